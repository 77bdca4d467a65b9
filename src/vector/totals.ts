import { BOOL, DAY, FLOAT, INT, isTagged, type Lane, NONE, TEXT } from "../columns/lanes.ts";
import { accumulator, type Sum } from "./accumulator.ts";
import { type Builder, NUMBER } from "./builder.ts";
import * as kernels from "./kernels.ts";
import type { Operand } from "./registers.ts";
import { OR_ELSE } from "./words.ts";

/** What one function gathers from the values of a column, chunk by chunk. */
export interface Total {
  /** The column, as far as it can be gathered. */
  readonly values: Operand;
  /** What the result may be. */
  readonly kinds: number;
  readonly wrapped: boolean;
  /** Whether the numbers are enough at present, without tags and texts. */
  readonly numeric: () => boolean;
  readonly start: () => void;
  /** Takes one more chunk, whose numbers are in the accumulator; `kindAt` tells their kinds if the operand's lane does not have the values, too. */
  readonly add: (size: number, kindAt?: (i: number) => number) => void;
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
      values,
      numeric: () => false,
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
    values: column,
    numeric: () => true,
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

interface TaggedSum extends Sum {
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
  const state: TaggedSum = { total: 0, correction: 0, isFloat: false, inexact: false };
  const floatsOnly = (): boolean => tags === null || values.facts?.ints === false;
  const { origin } = values;
  const other = origin !== null && origin !== "given" && origin.word === OR_ELSE ? origin.right : null;
  return {
    kinds: floats === 0 ? INT : NUMBER,
    wrapped: false,
    values,
    // An int that is 0 adds as a float does.
    numeric: () => floatsOnly() || other?.numbers[0] === 0,
    start: () => {
      state.total = 0;
      state.correction = 0;
      state.isFloat = false;
      state.inexact = false;
    },
    add: (size, kindAt) => {
      const onlyFloats = floatsOnly();
      if (tags !== null && !onlyFloats && kindAt === undefined) {
        tagging?.(places, size);
        addTagged(state, numbers, tags, size, wrapped);
        return;
      }
      accumulator.reduce(isCount ? "ones" : wrapped ? "plainSum" : "floatSum", state, size);
      if (onlyFloats) state.isFloat = !isCount;
      else for (let i = 0; i < size && !state.isFloat; i++) state.isFloat = kindAt?.(i) === FLOAT;
    },
    put: (out) => {
      const { total, correction, isFloat } = state;
      if (state.inexact) return false;
      const settled = correction !== 0 && Number.isFinite(correction) ? total + correction : total;
      return putNumber(out, isFloat ? FLOAT : INT, settled);
    },
  };
}

function addTagged(state: TaggedSum, numbers: Float64Array, tags: Uint8Array, size: number, wrapped: boolean): void {
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
  const tags = kernels.tagsIn(values);
  const tagging = b.withoutTagging(values);
  const { places } = b.registers;
  const known: Sum = { total: 0, correction: 0 };
  let found = 0;
  let kind = 0;
  return {
    kinds: values.kinds & ~NONE,
    wrapped: values.wrapped,
    values,
    numeric: () => true,
    start: () => {
      kind = 0;
    },
    add: (size, kindAt) => {
      if (Number.isNaN(found) && kind !== 0) return;
      // Any number is better than NaN.
      known.total = kind === 0 ? Number.NaN : found;
      const at = accumulator.reduce(sign === 1 ? "greatest" : "least", known, size);
      if (at < 0) return;
      if (kindAt === undefined) tagging?.(places, size);
      kind = kindAt === undefined ? (tags[at] ?? 0) : kindAt(at);
      // Ints have no -0.
      found = kind === INT ? accumulator.at(at) + 0 : accumulator.at(at);
    },
    // Without any value there is no best.
    put: (out) => kind !== 0 && putNumber(out, kind, found),
  };
}

function truths(column: Operand, answer: (trues: number, count: number) => boolean): Total {
  const trues: Sum = { total: 0, correction: 0 };
  const isTruth = column.kinds === BOOL;
  return {
    kinds: BOOL,
    wrapped: false,
    values: column,
    numeric: () => isTruth,
    start: () => {
      trues.total = 0;
    },
    add: (size) => {
      if (isTruth) accumulator.reduce("ones", trues, size);
      else trues.total += countTrue(column, size);
    },
    put: (out, count) => putNumber(out, BOOL, answer(trues.total, count) ? 1 : 0),
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
