/** The loops of vector programs. Each is one function, so that it is compiled for the few kinds of arrays it meets. */
import { INT, isTagged, type Lane, NONE, TEXT } from "../columns/lanes.ts";
import { compareText } from "../values/comparison.ts";
import { roundFloat } from "../values/numbers/rounding.ts";
import { type Lost, type Selection, tagsOfKind } from "./registers.ts";
import { ADD, DIVIDE, EQUAL, LESS, LESS_OR_EQUAL, MULTIPLY, OR_ELSE, SUBTRACT } from "./words.ts";

type Numbers = Float64Array;

/** An operation on two numbers: for a chunk of them, and for the one place of a header formula. */
export interface Arithmetic {
  readonly loop: (a: Numbers, b: Numbers, out: Numbers, places: Selection, count: number) => void;
  /** The machine's word for it. */
  readonly word: number;
}

/** Whether a selection, which ascends, leaves no place out: then there is no need to look places up. */
function isWhole(places: Selection, count: number): boolean {
  return places[count - 1] === count - 1;
}

export const LARGEST: number = 2 ** 53;

export const add: Arithmetic = {
  loop: (a, b, out, places, count) => {
    for (let k = 0; k < count; k++) {
      const i = places[k] ?? 0;
      out[i] = (a[i] ?? 0) + (b[i] ?? 0);
    }
  },
  word: ADD,
};

export const subtract: Arithmetic = {
  loop: (a, b, out, places, count) => {
    for (let k = 0; k < count; k++) {
      const i = places[k] ?? 0;
      out[i] = (a[i] ?? 0) - (b[i] ?? 0);
    }
  },
  word: SUBTRACT,
};

export const multiply: Arithmetic = {
  loop: (a, b, out, places, count) => {
    if (isWhole(places, count)) {
      for (let i = 0; i < count; i++) out[i] = (a[i] ?? 0) * (b[i] ?? 0);
      return;
    }
    for (let k = 0; k < count; k++) {
      const i = places[k] ?? 0;
      out[i] = (a[i] ?? 0) * (b[i] ?? 0);
    }
  },
  word: MULTIPLY,
};

export const divide: Arithmetic = {
  loop: (a, b, out, places, count) => {
    if (isWhole(places, count)) {
      for (let i = 0; i < count; i++) {
        const divisor = b[i] ?? 0;
        out[i] = divisor === 0 ? Number.NaN : (a[i] ?? 0) / divisor;
      }
      return;
    }
    for (let k = 0; k < count; k++) {
      const i = places[k] ?? 0;
      const divisor = b[i] ?? 0;
      out[i] = divisor === 0 ? Number.NaN : (a[i] ?? 0) / divisor;
    }
  },
  word: DIVIDE,
};

/** 1 where `a < b`, else 0; pairs with NaN are settled before. */
export const less: Arithmetic = {
  loop: (a, b, out, places, count) => {
    if (isWhole(places, count)) {
      for (let i = 0; i < count; i++) out[i] = (a[i] ?? 0) < (b[i] ?? 0) ? 1 : 0;
      return;
    }
    for (let k = 0; k < count; k++) {
      const i = places[k] ?? 0;
      out[i] = (a[i] ?? 0) < (b[i] ?? 0) ? 1 : 0;
    }
  },
  word: LESS,
};

export const lessOrEqual: Arithmetic = {
  loop: (a, b, out, places, count) => {
    if (isWhole(places, count)) {
      for (let i = 0; i < count; i++) out[i] = (a[i] ?? 0) <= (b[i] ?? 0) ? 1 : 0;
      return;
    }
    for (let k = 0; k < count; k++) {
      const i = places[k] ?? 0;
      out[i] = (a[i] ?? 0) <= (b[i] ?? 0) ? 1 : 0;
    }
  },
  word: LESS_OR_EQUAL,
};

/** `None`, which is NaN, equals itself. */
export const equal: Arithmetic = {
  loop: (a, b, out, places, count) => {
    for (let k = 0; k < count; k++) {
      const i = places[k] ?? 0;
      const x = a[i] ?? 0;
      const y = b[i] ?? 0;
      out[i] = x === y || (x !== x && y !== y) ? 1 : 0;
    }
  },
  word: EQUAL,
};

/** A function of each number; called often enough to be no call any more. */
export function mapped(a: Numbers, one: (x: number) => number, out: Numbers, places: Selection, count: number): void {
  for (let k = 0; k < count; k++) {
    const i = places[k] ?? 0;
    out[i] = one(a[i] ?? 0);
  }
}

/** `round(x, digits)` of a float, `power` being `10 ** digits`; NaN where the result may be beyond floats. */
export function rounded(x: number, digits: number, power: number): number {
  // -0 stays as it is.
  const scaled = (x < 0 ? -x : x) * power;
  const floor = Math.floor(scaled);
  const rest = scaled - floor;
  const result = (rest > 0.5 ? floor + 1 : floor) / power;
  // Ties need the exact product; sizes beyond, and NaN, need more than a multiplication.
  if (rest !== 0.5 && scaled < 2 ** 52) return x < 0 ? -result : result;
  return Math.abs(x) < 1e300 ? roundFloat(x, digits) : Number.NaN;
}

/** `round(x)`: an int, with ties to even. */
export function roundedToInt(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  return rest > 0.5 || (rest === 0.5 && floor % 2 !== 0) ? floor + 1 : floor;
}

/** 1 for 0, 0 for all else. */
export function inverted(x: number): number {
  return x === 0 ? 1 : 0;
}

/** Makes NaN of what lies outside, and 0 of -0, which ints do not have. */
export function bound(out: Numbers, low: number, high: number, places: Selection, count: number): void {
  for (let k = 0; k < count; k++) {
    const i = places[k] ?? 0;
    const x = out[i] ?? 0;
    out[i] = x >= low && x <= high ? x + 0 : Number.NaN;
  }
}

export function tagsIn(lane: Lane): Uint8Array {
  return isTagged(lane.kinds) ? lane.tags : tagsOfKind(lane.kinds);
}

/** Tags of arithmetic on ints and floats: an int only of two ints, and then bounded. */
export function tagArithmetic(a: Uint8Array, b: Uint8Array, out: Lane, places: Selection, count: number): void {
  const { numbers, tags } = out;
  for (let k = 0; k < count; k++) {
    const i = places[k] ?? 0;
    const both = (a[i] ?? 0) & (b[i] ?? 0) & INT;
    tags[i] = both === 0 ? 1 : both;
    if (both === 0) continue;
    const x = numbers[i] ?? 0;
    numbers[i] = x >= -LARGEST && x <= LARGEST ? x + 0 : Number.NaN;
  }
}

export function tagAll(tags: Uint8Array, kind: number, places: Selection, count: number): void {
  for (let k = 0; k < count; k++) tags[places[k] ?? 0] = kind;
}

/** Gives up rows where the lane has NaN. */
export function loseNaN(a: Numbers, lost: Lost, places: Selection, count: number): void {
  for (let k = 0; k < count; k++) {
    const i = places[k] ?? 0;
    const x = a[i] ?? 0;
    if (x !== x) lost.add(i);
  }
}

/** Gives up rows whose kind is none of `kinds`. */
export function loseOthers(tags: Uint8Array, kinds: number, lost: Lost, places: Selection, count: number): void {
  for (let k = 0; k < count; k++) {
    const i = places[k] ?? 0;
    if (((tags[i] ?? 0) & kinds) === 0) lost.add(i);
  }
}

export function loseAll(lost: Lost, places: Selection, count: number): void {
  for (let k = 0; k < count; k++) lost.add(places[k] ?? 0);
}

/** `bool(x)` of each: true places to `yes`, the others to `no`; answers how many are true. */
export function split(lane: Lane, places: Selection, count: number, yes: Selection, no: Selection): number {
  const { kinds, numbers, tags, texts } = lane;
  const tagged = isTagged(kinds);
  let trues = 0;
  let falses = 0;
  for (let k = 0; k < count; k++) {
    const i = places[k] ?? 0;
    let isTrue: boolean;
    if (tagged ? tags[i] === TEXT : kinds === TEXT) isTrue = texts[i] !== "";
    else {
      const x = numbers[i] ?? 0;
      isTrue = x !== 0 && x === x;
    }
    if (isTrue) yes[trues++] = i;
    else no[falses++] = i;
  }
  return trues;
}

/** 1 where `is_empty(x)`. */
export function emptiness(lane: Lane, out: Numbers, places: Selection, count: number): void {
  const { kinds, numbers, tags, texts } = lane;
  if ((kinds & TEXT) === 0) {
    emptyNumbers(numbers, out, places, count);
    return;
  }
  for (let k = 0; k < count; k++) {
    const i = places[k] ?? 0;
    const x = numbers[i] ?? 0;
    const isText = kinds === TEXT || tags[i] === TEXT;
    out[i] = (isText ? texts[i] === "" : x !== x) ? 1 : 0;
  }
}

function emptyNumbers(numbers: Numbers, out: Numbers, places: Selection, count: number): void {
  for (let k = 0; k < count; k++) {
    const i = places[k] ?? 0;
    const x = numbers[i] ?? 0;
    out[i] = x === x ? 0 : 1;
  }
}

/** `default_to(a, b)` of numbers in lanes of one kind each. */
export const orElse: Arithmetic = {
  loop: (a, b, out, places, count) => {
    if (isWhole(places, count)) {
      for (let i = 0; i < count; i++) {
        const x = a[i] ?? 0;
        out[i] = x === x ? x : (b[i] ?? 0);
      }
      return;
    }
    for (let k = 0; k < count; k++) {
      const i = places[k] ?? 0;
      const x = a[i] ?? 0;
      out[i] = x === x ? x : (b[i] ?? 0);
    }
  },
  word: OR_ELSE,
};

export function tagOrElse(
  a: Numbers,
  kind: number,
  other: Uint8Array,
  out: Uint8Array,
  places: Selection,
  count: number,
): void {
  for (let k = 0; k < count; k++) {
    const i = places[k] ?? 0;
    const x = a[i] ?? 0;
    out[i] = x === x ? kind : (other[i] ?? 0);
  }
}

/** Copies values into a lane that has room for their kinds. */
export function copy(from: Lane, to: Lane, places: Selection, count: number): void {
  const { kinds } = from;
  const tagging = isTagged(to.kinds);
  if ((kinds & ~TEXT) !== 0) copyNumbers(from.numbers, to.numbers, places, count);
  if ((kinds & TEXT) !== 0) copyTexts(from.texts, to.texts, places, count);
  if (!tagging) return;
  const own = isTagged(kinds);
  const kind = kinds & ~NONE;
  const { tags } = to;
  for (let k = 0; k < count; k++) {
    const i = places[k] ?? 0;
    const x = from.numbers[i] ?? 0;
    tags[i] = own ? (from.tags[i] ?? 0) : kind !== TEXT && x !== x ? NONE : kind;
  }
}

/** Copies the values at `places` to the first `count` places of a lane of the same kinds. */
export function gather(from: Lane, to: Lane, places: Selection, count: number): void {
  const { kinds } = from;
  const tagged = isTagged(kinds);
  for (let k = 0; k < count; k++) {
    const i = places[k] ?? 0;
    if ((kinds & TEXT) !== 0) to.texts[k] = from.texts[i] ?? "";
    if (kinds !== TEXT) to.numbers[k] = from.numbers[i] ?? 0;
    if (tagged) to.tags[k] = from.tags[i] ?? 0;
  }
}

function copyNumbers(from: Numbers, to: Numbers, places: Selection, count: number): void {
  for (let k = 0; k < count; k++) {
    const i = places[k] ?? 0;
    to[i] = from[i] ?? 0;
  }
}

function copyTexts(from: readonly string[], to: string[], places: Selection, count: number): void {
  for (let k = 0; k < count; k++) {
    const i = places[k] ?? 0;
    to[i] = from[i] ?? "";
  }
}

/** Texts that a formula makes are short; longer ones are the closures' to bound and to count. */
export const LONGEST = 1000;

export function concatenate(
  a: readonly string[],
  b: readonly string[],
  out: string[],
  lost: Lost,
  places: Selection,
  count: number,
): void {
  for (let k = 0; k < count; k++) {
    const i = places[k] ?? 0;
    const text = (a[i] ?? "") + (b[i] ?? "");
    out[i] = text;
    if (text.length > LONGEST) lost.add(i);
  }
}

/** -1, 0 or 1 as `a` comes before, equals or comes after `b`. */
export function orderTexts(
  a: readonly string[],
  b: readonly string[],
  out: Numbers,
  places: Selection,
  count: number,
): void {
  for (let k = 0; k < count; k++) {
    const i = places[k] ?? 0;
    const x = a[i] ?? "";
    const y = b[i] ?? "";
    out[i] = x === y ? 0 : compareText(x, y);
  }
}
