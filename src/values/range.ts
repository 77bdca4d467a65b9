import { same } from "./comparison.ts";
import { asInt, NotImplemented, rangeType, typeName, typeOf } from "./core-types.ts";
import { indexError, overflowError, typeError, valueError } from "./exceptions.ts";
import { forEach, PyIterator } from "./iteration.ts";
import { defineIterator, iteratorType } from "./iterator-types.ts";
import { define, native } from "./native.ts";
import { index } from "./operators.ts";
import { PySlice, readOnly, wideIndices } from "./slices.ts";
import { repr } from "./text.ts";
import { combineHashes } from "./tuple-hash.ts";
import { PyObject, type PyType, type Value } from "./value.ts";

const rangeIteratorType: PyType = iteratorType("range_iterator");
const longRangeIteratorType: PyType = iteratorType("longrange_iterator");

const MAX_INDEX = 2n ** 63n - 1n;

/** `range(start, stop, step)`: nothing but its bounds, whatever its length. */
export class PyRange extends PyObject {
  readonly start: bigint;
  readonly stop: bigint;
  readonly step: bigint;
  readonly length: bigint;

  constructor(start: bigint, stop: bigint, step: bigint) {
    super(rangeType);
    this.start = start;
    this.stop = stop;
    this.step = step;
    const distance = step > 0n ? stop - start : start - stop;
    this.length = distance <= 0n ? 0n : (distance - 1n) / (step > 0n ? step : -step) + 1n;
  }

  /** The item at a position that is known to be there. */
  at(position: bigint): bigint {
    return this.start + position * this.step;
  }

  /** The position of an integer; -1 when it is not among the items. */
  find(n: bigint): bigint {
    const { start, step } = this;
    const distance = step > 0n ? n - start : start - n;
    const stride = step > 0n ? step : -step;
    return distance >= 0n && distance % stride === 0n && distance / stride < this.length ? distance / stride : -1n;
  }
}

const bounds = native("range(start, stop?, step?, /)", (start: Value, stop?: Value, step?: Value) => {
  if (stop === undefined) return new PyRange(0n, index(start), 1n);
  const from = index(start);
  const to = index(stop);
  const by = step === undefined ? 1n : index(step);
  if (by === 0n) throw valueError("range() arg 3 must not be zero");
  return new PyRange(from, to, by);
});

function length(self: PyRange): number {
  if (self.length > MAX_INDEX) throw overflowError("Python int too large to convert to C ssize_t");
  return Number(self.length);
}

/** `count` items from `first` on. */
function walk(first: bigint, step: bigint, count: bigint): PyIterator {
  const last = first + step * count;
  const fits = BigInt.asIntN(64, last) === last && BigInt.asIntN(64, first) === first;
  let current = first;
  // Counting with a number is quicker; no run is long enough to count further than a number can.
  let left = Number(count);
  return new PyIterator(
    fits ? rangeIteratorType : longRangeIteratorType,
    () => {
      if (left <= 0) return undefined;
      left--;
      const item = current;
      current += step;
      return item;
    },
    () => left,
  );
}

function slice(self: PyRange, key: PySlice): PyRange {
  const { start, stop, step } = wideIndices(key, self.length);
  return new PyRange(self.at(start), self.at(stop), self.step * step);
}

function getItem(self: PyRange, key: Value): Value {
  if (key instanceof PySlice) return slice(self, key);
  if (typeof key !== "bigint" && typeOf(key).slots.index === undefined) {
    throw typeError(`range indices must be integers or slices, not ${typeName(key)}`);
  }
  const n = index(key);
  const position = n < 0n ? n + self.length : n;
  if (position < 0n || position >= self.length) throw indexError("range object index out of range");
  return self.at(position);
}

/** The integer that is looked for by arithmetic; `undefined` for values that are compared with each item. */
function exactInt(value: Value): bigint | undefined {
  return typeof value === "bigint" || typeof value === "boolean" ? asInt(value) : undefined;
}

/** The position of the first item that equals a value of any type. */
function search(self: PyRange, value: Value): bigint {
  if (typeof value === "number") return Number.isInteger(value) ? self.find(BigInt(value)) : -1n;
  if (value === null || typeof value === "string") return -1n;
  let position = -1n;
  let found = false;
  forEach(self, (item) => {
    position++;
    found = same(item, value);
    return !found;
  });
  return found ? position : -1n;
}

function find(self: PyRange, value: Value): bigint {
  const n = exactInt(value);
  return n === undefined ? search(self, value) : self.find(n);
}

function indexOf(self: PyRange, value: Value): Value {
  const n = exactInt(value);
  const position = find(self, value);
  if (position >= 0n) return position;
  throw valueError(n === undefined ? "sequence.index(x): x not in sequence" : `${repr(value)} is not in range`);
}

/** Ranges are equal when they give the same items. */
function equal(a: PyRange, b: PyRange): boolean {
  if (a.length !== b.length) return false;
  if (a.length === 0n) return true;
  return a.start === b.start && (a.length === 1n || a.step === b.step);
}

function hashRange(self: PyRange): number | bigint {
  const { length: size, start, step } = self;
  return combineHashes([size, size === 0n ? null : start, size <= 1n ? null : step], true);
}

function represent({ start, stop, step }: PyRange): string {
  return step === 1n ? `range(${repr(start)}, ${repr(stop)})` : `range(${repr(start)}, ${repr(stop)}, ${repr(step)})`;
}

export function installRange(): void {
  define<PyRange>(rangeType, {
    slots: {
      new: (_type, args, kwargs) => bounds.invoke(args, kwargs),
      repr: represent,
      len: length,
      bool: (self) => self.length > 0n,
      hash: hashRange,
      iter: (self) => walk(self.start, self.step, self.length),
      getitem: getItem,
      contains: (self, item) => find(self, item) >= 0n,
      compare: (self, other, op) => {
        if (!(other instanceof PyRange) || (op !== "==" && op !== "!=")) return NotImplemented;
        return equal(self, other) === (op === "==");
      },
    },
    methods: {
      "index(value, /)": indexOf,
      "count(value, /)": (self, value: Value) => (find(self, value) >= 0n ? 1n : 0n),
      "__reversed__()": (self) => walk(self.at(self.length - 1n), -self.step, self.length),
    },
    getters: { start: (self) => self.start, stop: (self) => self.stop, step: (self) => self.step },
    setters: { start: readOnly, stop: readOnly, step: readOnly },
  });
  defineIterator(rangeIteratorType, true);
  defineIterator(longRangeIteratorType, true);
}
