import { richCompare } from "./comparison.ts";
import { NotImplemented, sliceType, typeName, typeOf } from "./core-types.ts";
import { attributeError, indexError, overflowError, typeError, valueError } from "./exceptions.ts";
import { allowItems } from "./meter.ts";
import { define, native } from "./native.ts";
import { index } from "./operators.ts";
import { emptyTuple, type PyTuple, tuple } from "./sequences.ts";
import { guarded, joinReprs } from "./text.ts";
import { combineHashes } from "./tuple-hash.ts";
import { PyObject, type Value } from "./value.ts";

/** `slice(start, stop, step)`: what `a[start:stop:step]` hands to `__getitem__`; `None` where nothing stands. */
export class PySlice extends PyObject {
  readonly start: Value;
  readonly stop: Value;
  readonly step: Value;

  constructor(start: Value, stop: Value, step: Value) {
    super(sliceType);
    this.start = start;
    this.stop = stop;
    this.step = step;
  }
}

/** A slice worked out for one length: `start`, `start + step`, … are `count` valid positions. */
export interface SliceIndices {
  readonly start: number;
  readonly stop: number;
  readonly step: number;
  readonly count: number;
}

const MAX_INDEX = 2n ** 63n - 1n;
const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** A bound of a slice as an integer; `undefined` for `None`. */
function bound(value: Value): bigint | undefined {
  if (value === null) return undefined;
  if (typeof value === "bigint") return value;
  if (typeof value !== "boolean" && typeOf(value).slots.index === undefined) {
    throw typeError("slice indices must be integers or None or have an __index__ method");
  }
  return index(value);
}

/** Beyond any length it does not matter how far: such an integer is clipped to what a `number` holds. */
function clipped(value: bigint): number {
  if (value > MAX_SAFE) return Number.MAX_SAFE_INTEGER;
  return value < -MAX_SAFE ? -Number.MAX_SAFE_INTEGER : Number(value);
}

function clamp(value: bigint | undefined, fallback: number, length: number, low: number, high: number): number {
  if (value === undefined) return fallback;
  let n = clipped(value);
  if (n < 0) n += length;
  return Math.max(low, Math.min(n, high));
}

/** The positions that `slice` means in a sequence of `length` items. Bounds are asked for in CPython's order: step first. */
export function sliceIndices(slice: PySlice, length: number): SliceIndices {
  const wideStep = bound(slice.step);
  if (wideStep === 0n) throw valueError("slice step cannot be zero");
  const step = wideStep === undefined ? 1 : clipped(wideStep);
  const low = step < 0 ? -1 : 0;
  const high = step < 0 ? length - 1 : length;
  const start = clamp(bound(slice.start), step < 0 ? high : low, length, low, high);
  const stop = clamp(bound(slice.stop), step < 0 ? low : high, length, low, high);
  const distance = step < 0 ? start - stop : stop - start;
  const count = distance <= 0 ? 0 : Math.floor((distance - 1) / Math.abs(step)) + 1;
  return { start, stop, step, count };
}

/** The items that `slice` picks, as an array of its own. */
export function slicedItems(items: readonly Value[], slice: PySlice): Value[] {
  const { start, step, count } = sliceIndices(slice, items.length);
  allowItems(count);
  if (step === 1) return items.slice(start, start + count);
  const result: Value[] = [];
  for (let i = 0, at = start; i < count; i++, at += step) result.push(items[at] ?? null);
  return result;
}

/**
 * The position that the subscript `key` means, or an exception: `type` names the container in the text for keys that are
 * no integers, `missing` is the text for positions that are not there.
 */
export function position(key: Value, length: number, type: string, missing: string): number {
  let wide: bigint;
  if (typeof key === "bigint") wide = key;
  else if (typeof key === "boolean" || typeOf(key).slots.index !== undefined) wide = index(key);
  else throw typeError(`${type} indices must be integers or slices, not ${typeName(key)}`);
  const n = Number(wide);
  const resolved = n < 0 ? n + length : n;
  if (resolved >= 0 && resolved < length) return resolved;
  throw indexError(
    wide > MAX_INDEX || wide < -MAX_INDEX - 1n ? "cannot fit 'int' into an index-sized integer" : missing,
  );
}

/** An argument that C code takes as `Py_ssize_t`; what lies beyond raises `OverflowError`. Clipped to safe integers. */
export function sizeArgument(value: Value): number {
  const wide = index(value);
  if (wide > MAX_INDEX || wide < -MAX_INDEX - 1n) throw overflowError("Python int too large to convert to C ssize_t");
  return clipped(wide);
}

/** The `start` and `stop` arguments of `index` methods: clipped, then counted from the end when negative. */
export function searchBound(value: Value, length: number): number {
  if (typeof value !== "bigint" && typeof value !== "boolean" && typeOf(value).slots.index === undefined) {
    throw typeError("slice indices must be integers or have an __index__ method");
  }
  const n = clipped(index(value));
  return n < 0 ? Math.max(0, n + length) : n;
}

/** How often a sequence may be repeated: what does not fit CPython's index type raises `OverflowError`, negative is none. */
export function repeatCount(count: Value): number {
  const wide = index(count);
  if (wide > MAX_INDEX || wide < -MAX_INDEX - 1n) {
    throw overflowError("cannot fit 'int' into an index-sized integer");
  }
  return wide <= 0n ? 0 : clipped(wide);
}

/** `slice.indices(length)`, exact for integers of any size. */
export function wideIndices(slice: PySlice, length: bigint): { start: bigint; stop: bigint; step: bigint } {
  const step = bound(slice.step) ?? 1n;
  if (step === 0n) throw valueError("slice step cannot be zero");
  const low = step < 0n ? -1n : 0n;
  const high = step < 0n ? length - 1n : length;
  const clampWide = (value: bigint | undefined, fallback: bigint): bigint => {
    if (value === undefined) return fallback;
    const n = value < 0n ? value + length : value;
    return n < low ? low : n > high ? high : n;
  };
  const start = clampWide(bound(slice.start), step < 0n ? high : low);
  const stop = clampWide(bound(slice.stop), step < 0n ? low : high);
  return { start, stop, step };
}

function indices(self: PySlice, length: Value): Value {
  const wide = index(length);
  if (wide < 0n) throw valueError("length should not be negative");
  const { start, stop, step } = wideIndices(self, wide);
  return tuple(start, stop, step);
}

const parts = (self: PySlice): PyTuple => tuple(self.start, self.stop, self.step);

const newSlice = native("slice(start, stop?, step=None, /)", (start: Value, stop?: Value, step: Value = null) =>
  stop === undefined ? new PySlice(null, start, null) : new PySlice(start, stop, step),
);

/** The attributes of slices and ranges cannot be set. */
export function readOnly(): never {
  throw attributeError("readonly attribute");
}

export function installSlice(): void {
  define<PySlice>(sliceType, {
    slots: {
      new: (_type, args, kwargs) => newSlice.invoke(args, kwargs),
      repr: (self) => guarded(self, "slice(...)", () => `slice(${joinReprs([self.start, self.stop, self.step])})`),
      hash: (self) => combineHashes([self.start, self.stop, self.step], false),
      compare: (self, other, op) => {
        if (!(other instanceof PySlice)) return NotImplemented;
        return self === other ? richCompare(emptyTuple, emptyTuple, op) : richCompare(parts(self), parts(other), op);
      },
    },
    methods: { "indices(length, /)": indices },
    getters: { start: (self) => self.start, stop: (self) => self.stop, step: (self) => self.step },
    setters: { start: readOnly, stop: readOnly, step: readOnly },
  });
}
