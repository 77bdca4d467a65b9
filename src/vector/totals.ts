import { BOOL, DAY, FLOAT, INT, isTagged, type Lane, NONE, TEXT } from "../columns/lanes.ts";
import { type Builder, NUMBER } from "./builder.ts";
import * as kernels from "./kernels.ts";
import type { Operand } from "./registers.ts";

/** What one function gathers from the values of a column, chunk by chunk. */
export interface Total {
  /** What the result may be. */
  readonly kinds: number;
  readonly wrapped: boolean;
  readonly start: () => void;
  readonly add: (size: number) => void;
  /** Puts the result for `count` values into place 0; `false` where only the closures know it. */
  readonly put: (out: Lane, count: number) => boolean;
}

type Gather = (column: Operand, b: Builder) => Total | undefined;

/** Functions by name; `undefined` for columns of which they cannot tell. */
export const gatherers: ReadonlyMap<string, Gather> = new Map<string, Gather>([
  ["sum", sum],
  ["max", (column, b) => best(column, b, 1)],
  ["min", (column, b) => best(column, b, -1)],
  ["any", (column, b) => truths(b.settle(column), (trues) => trues > 0)],
  ["all", (column, b) => truths(b.settle(column), (trues, count) => trues === count)],
  ["len", size],
]);

/** `separator.join(…)` of texts. */
export function joiner(separator: Operand): Gather {
  return (column, b) => {
    const values = b.only(column, TEXT);
    if (values.kinds === 0) return undefined;
    const { texts } = values;
    let parts: string[] = [];
    let length = 0;
    return {
      kinds: TEXT,
      wrapped: false,
      start: () => {
        parts = [];
        length = 0;
      },
      add: (size) => {
        for (let i = 0; i < size && length <= kernels.LONGEST; i++) {
          const text = texts[i] ?? "";
          length += text.length + 1;
          parts.push(text);
        }
      },
      put: (out) => {
        const between = separator.texts[0] ?? "";
        if (length + parts.length * between.length > kernels.LONGEST) return false;
        out.texts[0] = parts.join(between);
        return true;
      },
    };
  };
}

function size(column: Operand, b: Builder): Total {
  b.settle(column);
  const nothing = (): void => undefined;
  return {
    kinds: INT,
    wrapped: false,
    start: nothing,
    add: nothing,
    put: (out, count) => putNumber(out, INT, count),
  };
}

function putNumber(out: Lane, kind: number, number: number): boolean {
  if (isTagged(out.kinds)) out.tags[0] = kind;
  out.numbers[0] = number;
  return !Number.isNaN(number) && (kind !== INT || Math.abs(number) <= kernels.LARGEST);
}

/** A sum under way: see values/numbers/sums.ts for the rule. */
interface Sum {
  total: number;
  correction: number;
  /** Ints before the first float add exactly. */
  isFloat: boolean;
  inexact: boolean;
}

/**
 * Floats with a datapoint are no floats to CPython's `sum`, which adds them without care for rounding (spec 5.6). A value that cannot be
 * added is NaN here, and makes the total so.
 */
function sum(column: Operand, b: Builder): Total | undefined {
  const values = b.only(b.numeric(column), NUMBER | NONE);
  const { numbers, wrapped } = values;
  const floats = values.kinds & FLOAT;
  if (values.kinds === 0 || (floats !== 0 && wrapped && values.plain)) return undefined;
  const isCount = column.kinds === BOOL;
  const tags = (floats === 0 && !isCount) || isTagged(values.kinds) ? kernels.tagsIn(values) : null;
  const tagging = b.withoutTagging(values);
  const { places } = b.registers;
  const state: Sum = { total: 0, correction: 0, isFloat: false, inexact: false };
  return {
    kinds: floats === 0 ? INT : NUMBER,
    wrapped: false,
    start: () => {
      state.total = 0;
      state.correction = 0;
      state.isFloat = false;
      state.inexact = false;
    },
    add: (size) => {
      if (tags !== null && values.facts?.ints !== false) {
        tagging?.(places, size);
        addTagged(state, numbers, tags, size, wrapped);
      } else {
        if (isCount) state.total += countOnes(numbers, size);
        else if (wrapped) addPlain(state, numbers, size);
        else addFloats(state, numbers, size);
        state.isFloat = !isCount;
      }
    },
    put: (out) => {
      const { total, correction, isFloat } = state;
      if (state.inexact) return false;
      const settled = correction !== 0 && Number.isFinite(correction) ? total + correction : total;
      return putNumber(out, isFloat ? FLOAT : INT, settled);
    },
  };
}

function addPlain(state: Sum, numbers: Float64Array, size: number): void {
  let { total } = state;
  for (let i = 0; i < size; i++) total += numbers[i] ?? 0;
  state.total = total;
}

function addFloats(state: Sum, numbers: Float64Array, size: number): void {
  let { total, correction } = state;
  for (let i = 0; i < size; i++) {
    const x = numbers[i] ?? 0;
    const next = total + x;
    correction += Math.abs(total) >= Math.abs(x) ? total - next + x : x - next + total;
    total = next;
  }
  state.total = total;
  state.correction = correction;
}

function addTagged(state: Sum, numbers: Float64Array, tags: Uint8Array, size: number, wrapped: boolean): void {
  let { total, correction, isFloat } = state;
  for (let i = 0; i < size; i++) {
    const x = numbers[i] ?? 0;
    const next = total + x;
    if (tags[i] === FLOAT) {
      if (isFloat && !wrapped) correction += Math.abs(total) >= Math.abs(x) ? total - next + x : x - next + total;
      isFloat = true;
    } else if (!isFloat && (next > kernels.LARGEST || next < -kernels.LARGEST)) state.inexact = true;
    total = next;
  }
  state.total = total;
  state.correction = correction;
  state.isFloat = isFloat;
}

/** The first of the greatest (`sign` 1) or least (-1). */
function best(column: Operand, b: Builder, sign: 1 | -1): Total | undefined {
  const values = b.only(column, ((column.kinds & ~NONE) === DAY ? DAY : NUMBER) | NONE);
  if (values.kinds === 0) return undefined;
  const { numbers } = values;
  const tags = kernels.tagsIn(values);
  const tagging = b.withoutTagging(values);
  const { places } = b.registers;
  let found = 0;
  let kind = 0;
  return {
    kinds: values.kinds & ~NONE,
    wrapped: values.wrapped,
    start: () => {
      kind = 0;
    },
    add: (size) => {
      if (Number.isNaN(found) && kind !== 0) return;
      const at = sign === 1 ? greatest(numbers, size, kind === 0, found) : least(numbers, size, kind === 0, found);
      if (at < 0) return;
      tagging?.(places, size);
      found = numbers[at] ?? 0;
      kind = tags[at] ?? 0;
    },
    // Without any value there is no best.
    put: (out) => kind !== 0 && putNumber(out, kind, found),
  };
}

/** Position of the first value that beats `known` and all before it, or of the first NaN; -1 if there is none. `isFirst`: nothing is known. */
function greatest(numbers: Float64Array, size: number, isFirst: boolean, known: number): number {
  let at = isFirst ? 0 : -1;
  let found = isFirst ? (numbers[0] ?? 0) : known;
  for (let i = 0; i < size; i++) {
    const x = numbers[i] ?? 0;
    if (x <= found) continue;
    at = i;
    found = x;
    if (x !== x) break;
  }
  return at;
}

function least(numbers: Float64Array, size: number, isFirst: boolean, known: number): number {
  let at = isFirst ? 0 : -1;
  let found = isFirst ? (numbers[0] ?? 0) : known;
  for (let i = 0; i < size; i++) {
    const x = numbers[i] ?? 0;
    if (x >= found) continue;
    at = i;
    found = x;
    if (x !== x) break;
  }
  return at;
}

function truths(column: Operand, answer: (trues: number, count: number) => boolean): Total {
  let trues = 0;
  return {
    kinds: BOOL,
    wrapped: false,
    start: () => {
      trues = 0;
    },
    add: (size) => {
      trues += column.kinds === BOOL ? countOnes(column.numbers, size) : countTrue(column, size);
    },
    put: (out, count) => putNumber(out, BOOL, answer(trues, count) ? 1 : 0),
  };
}

function countTrue({ kinds, numbers, tags, texts }: Lane, size: number): number {
  if ((kinds & TEXT) === 0) return countNumbers(numbers, size);
  let trues = 0;
  for (let i = 0; i < size; i++) {
    const x = numbers[i] ?? 0;
    const isText = kinds === TEXT || tags[i] === TEXT;
    if (isText ? texts[i] !== "" : x !== 0 && x === x) trues++;
  }
  return trues;
}

function countNumbers(numbers: Float64Array, size: number): number {
  let trues = 0;
  for (let i = 0; i < size; i++) {
    const x = numbers[i] ?? 0;
    trues += x !== 0 && x === x ? 1 : 0;
  }
  return trues;
}

/** The sum of truth values, in two strands: additions wait for each other. */
function countOnes(numbers: Float64Array, size: number): number {
  let even = 0;
  let odd = 0;
  for (let i = 1; i < size; i += 2) {
    even += numbers[i - 1] ?? 0;
    odd += numbers[i] ?? 0;
  }
  return even + odd + (size % 2 === 1 ? (numbers[size - 1] ?? 0) : 0);
}
