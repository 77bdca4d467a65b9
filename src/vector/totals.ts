import { BOOL, DAY, FLOAT, INT, isTagged, type Lane, NONE, TEXT } from "../columns/lanes.ts";
import { type Builder, NUMBER } from "./builder.ts";
import { LARGEST, tagsIn } from "./kernels.ts";
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
  ["any", (column) => truths(column, (trues) => trues > 0)],
  ["all", (column) => truths(column, (trues, count) => trues === count)],
  [
    "len",
    () => ({
      kinds: INT,
      wrapped: false,
      start: () => undefined,
      add: () => undefined,
      put: (out, count) => putNumber(out, INT, count),
    }),
  ],
]);

function putNumber(out: Lane, kind: number, number: number): boolean {
  if (isTagged(out.kinds)) out.tags[0] = kind;
  out.numbers[0] = number;
  return !Number.isNaN(number) && (kind !== INT || Math.abs(number) <= LARGEST);
}

/** A sum under way: see values/numbers/sums.ts for the rule. */
interface Sum {
  total: number;
  correction: number;
  /** Ints before the first float add exactly. */
  isFloat: boolean;
  inexact: boolean;
}

/** Floats with a datapoint are no floats to CPython's `sum`, which adds them without care for rounding (spec 5.6). */
function sum(column: Operand, b: Builder): Total | undefined {
  const values = b.only(b.numeric(column), NUMBER);
  const floats = values.kinds & FLOAT;
  if (values.kinds === 0 || (floats !== 0 && values.wrapped && values.plain)) return undefined;
  const kinds = floats === 0 ? INT : NUMBER;
  const tags = kinds === INT || isTagged(values.kinds) ? tagsIn(values) : null;
  const state: Sum = { total: 0, correction: 0, isFloat: false, inexact: false };
  return {
    kinds,
    wrapped: false,
    start: () => {
      state.total = 0;
      state.correction = 0;
      state.isFloat = false;
      state.inexact = false;
    },
    add: (size) => {
      if (tags !== null) addTagged(state, values.numbers, tags, size, values.wrapped);
      else if (values.wrapped) addPlain(state, values.numbers, size);
      else addFloats(state, values.numbers, size);
    },
    put: (out, count) => {
      const { total, correction, isFloat } = state;
      if (state.inexact) return false;
      const settled = correction !== 0 && Number.isFinite(correction) ? total + correction : total;
      return putNumber(out, isFloat && count > 0 ? FLOAT : INT, settled);
    },
  };
}

function addPlain(state: Sum, numbers: Float64Array, size: number): void {
  let { total } = state;
  for (let i = 0; i < size; i++) total += numbers[i] ?? 0;
  state.total = total;
  state.isFloat = true;
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
  state.isFloat = true;
}

function addTagged(state: Sum, numbers: Float64Array, tags: Uint8Array, size: number, wrapped: boolean): void {
  let { total, correction, isFloat } = state;
  for (let i = 0; i < size; i++) {
    const x = numbers[i] ?? 0;
    const next = total + x;
    if (tags[i] === FLOAT) {
      if (isFloat && !wrapped) correction += Math.abs(total) >= Math.abs(x) ? total - next + x : x - next + total;
      isFloat = true;
    } else if (!isFloat && (next > LARGEST || next < -LARGEST)) state.inexact = true;
    total = next;
  }
  state.total = total;
  state.correction = correction;
  state.isFloat = isFloat;
}

/** The first of the greatest (`sign` 1) or least (-1). */
function best(column: Operand, b: Builder, sign: 1 | -1): Total | undefined {
  const values = b.only(column, (column.kinds & ~NONE) === DAY ? DAY : NUMBER);
  if (values.kinds === 0) return undefined;
  const tags = tagsIn(values);
  let found = Number.NaN;
  let kind = 0;
  return {
    kinds: values.kinds,
    wrapped: values.wrapped,
    start: () => {
      found = Number.NaN;
    },
    add: (size) => {
      const { numbers } = values;
      const at = sign === 1 ? greatest(numbers, size, found) : least(numbers, size, found);
      if (at < 0) return;
      found = numbers[at] ?? 0;
      kind = tags[at] ?? 0;
    },
    put: (out) => putNumber(out, kind, found),
  };
}

/** Position of the first value that beats all before it and `known` (NaN for none); -1 if none does. */
function greatest(numbers: Float64Array, size: number, known: number): number {
  let at = known === known ? -1 : 0;
  let found = at < 0 ? known : (numbers[0] ?? 0);
  for (let i = at + 1; i < size; i++) {
    const x = numbers[i] ?? 0;
    if (x > found) {
      found = x;
      at = i;
    }
  }
  return at;
}

function least(numbers: Float64Array, size: number, known: number): number {
  let at = known === known ? -1 : 0;
  let found = at < 0 ? known : (numbers[0] ?? 0);
  for (let i = at + 1; i < size; i++) {
    const x = numbers[i] ?? 0;
    if (x < found) {
      found = x;
      at = i;
    }
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
      trues += countTrue(column, size);
    },
    put: (out, count) => putNumber(out, BOOL, answer(trues, count) ? 1 : 0),
  };
}

function countTrue({ kinds, numbers, tags, texts }: Lane, size: number): number {
  const tagged = isTagged(kinds);
  let trues = 0;
  for (let i = 0; i < size; i++) {
    if (tagged ? tags[i] === TEXT : kinds === TEXT) trues += texts[i] === "" ? 0 : 1;
    else {
      const x = numbers[i] ?? 0;
      if (x !== 0 && x === x) trues++;
    }
  }
  return trues;
}
