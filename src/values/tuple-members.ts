import { NotImplemented, tupleType, typeName } from "./core-types.ts";
import { typeError, valueError } from "./exceptions.ts";
import { collect, PyIterator } from "./iteration.ts";
import { defineIterator, iteratorType } from "./iterator-types.ts";
import { allowItems } from "./meter.ts";
import { define } from "./native.ts";
import { compareItems, countItems, findItem, optionalArgument, repeatItems } from "./sequence-protocol.ts";
import { emptyTuple, PyTuple } from "./sequences.ts";
import { PySlice, position, repeatCount, searchBound, slicedItems, sliceIndices } from "./slices.ts";
import { guarded, joinReprs } from "./text.ts";
import { combineHashes } from "./tuple-hash.ts";
import type { Kwargs, PyType, Value } from "./value.ts";

const tupleIteratorType: PyType = iteratorType("tuple_iterator");

function isPlain(value: Value): value is PyTuple {
  return value instanceof PyTuple && value.type === tupleType;
}

function makeTuple(type: PyType, args: readonly Value[], kwargs: Kwargs): PyTuple {
  // A derived class with an `__init__` of its own may take keywords.
  const taken = type.slots.init === tupleType.slots.init ? kwargs : null;
  const source = optionalArgument("tuple", args, taken);
  if (source === undefined) return type === tupleType ? emptyTuple : new PyTuple([], type);
  if (type === tupleType && isPlain(source)) return source;
  return new PyTuple(collect(source), type);
}

function getItem(self: PyTuple, key: Value): Value {
  const { items } = self;
  if (key instanceof PySlice) return slice(self, key);
  return items[position(key, items.length, "tuple", "tuple index out of range")] ?? null;
}

/** The whole of a plain tuple is the tuple itself. */
function slice(self: PyTuple, key: PySlice): PyTuple {
  const { items } = self;
  const { start, step, count } = sliceIndices(key, items.length);
  if (count === 0) return emptyTuple;
  if (isPlain(self) && start === 0 && step === 1 && count === items.length) return self;
  return new PyTuple(slicedItems(items, key));
}

function iterate(self: PyTuple): PyIterator {
  const { items } = self;
  let i = 0;
  return new PyIterator(
    tupleIteratorType,
    () => items[i++],
    () => items.length - i,
  );
}

function concat(self: PyTuple, other: Value): Value {
  if (!(other instanceof PyTuple)) {
    throw typeError(`can only concatenate tuple (not "${typeName(other)}") to tuple`);
  }
  if (self.items.length === 0 && isPlain(other)) return other;
  if (other.items.length === 0 && isPlain(self)) return self;
  allowItems(self.items.length + other.items.length);
  return new PyTuple([...self.items, ...other.items]);
}

function repeat(self: PyTuple, by: Value): Value {
  const count = repeatCount(by);
  if (isPlain(self) && (count === 1 || self.items.length === 0)) return self;
  if (count === 0 || self.items.length === 0) return emptyTuple;
  allowItems(self.items.length * count);
  return new PyTuple(repeatItems(self.items, count));
}

function index(self: PyTuple, value: Value, start: Value = 0n, stop?: Value): Value {
  const { length } = self.items;
  const from = searchBound(start, length);
  const to = stop === undefined ? length : searchBound(stop, length);
  const found = findItem(self.items, value, from, to);
  if (found < 0) throw valueError("tuple.index(x): x not in tuple");
  return BigInt(found);
}

function represent(self: PyTuple): string {
  const { items } = self;
  if (items.length === 0) return "()";
  return guarded(self, "(...)", () => `(${joinReprs(items)}${items.length === 1 ? "," : ""})`);
}

export function installTuple(): void {
  define<PyTuple>(tupleType, {
    slots: {
      new: makeTuple,
      repr: represent,
      hash: (self) => combineHashes(self.items, true),
      len: (self) => self.items.length,
      iter: iterate,
      getitem: getItem,
      contains: (self, item) => findItem(self.items, item, 0, self.items.length) >= 0,
      concat,
      repeat,
      compare: (self, other, op) =>
        other instanceof PyTuple ? compareItems(self.items, other.items, op) : NotImplemented,
    },
    methods: {
      "index(value, start?, stop?, /)": index,
      "count(value, /)": (self, value: Value) => BigInt(countItems(self.items, value)),
    },
  });
  defineIterator(tupleIteratorType, true);
}
