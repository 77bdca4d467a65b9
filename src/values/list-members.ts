import { listType, NotImplemented, typeName } from "./core-types.ts";
import { indexError, typeError, valueError } from "./exceptions.ts";
import { collect, forEach, iterableOr, PyIterator, plainItems } from "./iteration.ts";
import { defineIterator, iteratorType } from "./iterator-types.ts";
import { allowGrowth, allowItems, spend } from "./meter.ts";
import { define } from "./native.ts";
import { compareItems, countItems, findItem, optionalArgument, repeatItems } from "./sequence-protocol.ts";
import { PyList } from "./sequences.ts";
import { PySlice, position, repeatCount, searchBound, sizeArgument, slicedItems, sliceIndices } from "./slices.ts";
import { sortList } from "./sorting.ts";
import { guarded, joinReprs, repr } from "./text.ts";
import type { Kwargs, PyType, Value } from "./value.ts";

const listIteratorType: PyType = iteratorType("list_iterator");
const listReverseIteratorType: PyType = iteratorType("list_reverseiterator");

/** Counts the work of moving items when one is put in or taken out before them. */
function spendMoves(moved: number): void {
  // Hosts move the items of long arrays one by one.
  if (moved > 128) spend(moved > 16384 ? moved >> 5 : moved >> 7);
}

function initialise(self: PyList, args: readonly Value[], kwargs: Kwargs): void {
  // A derived class with a `__new__` of its own may take keywords.
  const taken = self.type.slots.new === listType.slots.new ? kwargs : null;
  const source = optionalArgument("list", args, taken);
  const fresh = self.items.length === 0;
  // Iterators hold on to the array: it is replaced only where there can be none yet.
  if (!fresh) self.items.length = 0;
  if (source === undefined) return;
  if (fresh && self.type === listType) self.items = collect(source);
  else extend(self, source);
}

/** `list.extend`: what came before an exception stays. */
function extend(self: PyList, source: Value): null {
  const plain = plainItems(source);
  if (plain === undefined) {
    forEach(source, (item) => self.append(item));
    return null;
  }
  const { items } = self;
  const { length } = plain;
  allowItems(items.length + length);
  for (let i = 0; i < length; i++) {
    const item = plain[i];
    if (item !== undefined) items.push(item);
  }
  return null;
}

function getItem(self: PyList, key: Value): Value {
  const { items } = self;
  if (key instanceof PySlice) return new PyList(slicedItems(items, key));
  return items[position(key, items.length, "list", "list index out of range")] ?? null;
}

function setItem(self: PyList, key: Value, value: Value | undefined): void {
  if (key instanceof PySlice) {
    if (value === undefined) deleteSlice(self.items, key);
    else assignSlice(self, key, value);
    return;
  }
  const { items } = self;
  const at = position(key, items.length, "list", "list assignment index out of range");
  if (value !== undefined) items[at] = value;
  else removeAt(items, at);
}

function removeAt(items: Value[], at: number): Value {
  spendMoves(items.length - at);
  return items.splice(at, 1)[0] ?? null;
}

/** Puts `values` in the place of `removed` items at `start`, in the same array: iterators hold on to it. */
function replaceRange(items: Value[], start: number, removed: number, values: readonly Value[]): void {
  const size = items.length - removed + values.length;
  if (values.length > removed) allowItems(size);
  spendMoves(items.length - start);
  if (values.length < 1000) {
    items.splice(start, removed, ...values);
    return;
  }
  const tail = items.slice(start + removed);
  items.length = start;
  for (const value of values) items.push(value);
  for (const value of tail) items.push(value);
}

function deleteSlice(items: Value[], slice: PySlice): void {
  const { start, step, count } = sliceIndices(slice, items.length);
  if (count === 0) return;
  if (step === 1) {
    replaceRange(items, start, count, []);
    return;
  }
  const first = step > 0 ? start : start + (count - 1) * step;
  const stride = Math.abs(step);
  spendMoves(items.length - first);
  let to = first;
  for (let from = first; from < items.length; from++) {
    const offset = from - first;
    if (offset % stride === 0 && offset / stride < count) continue;
    items[to++] = items[from] ?? null;
  }
  items.length = to;
}

function assignSlice(self: PyList, slice: PySlice, value: Value): void {
  const extended = slice.step !== null && sliceIndices(slice, self.items.length).step !== 1;
  sliceIndices(slice, self.items.length);
  const refusal = extended ? "must assign iterable to extended slice" : "can only assign an iterable";
  const values = collect(iterableOr(value, refusal));
  // Worked out again: making the values may have changed the list.
  const { items } = self;
  const { start, step, count } = sliceIndices(slice, items.length);
  if (!extended) {
    replaceRange(items, start, count, values);
    return;
  }
  if (values.length !== count) {
    throw valueError(`attempt to assign sequence of size ${values.length} to extended slice of size ${count}`);
  }
  for (let i = 0, at = start; i < count; i++, at += step) items[at] = values[i] ?? null;
}

function iterate(self: PyList): PyIterator {
  let i = 0;
  return new PyIterator(
    listIteratorType,
    () => self.items[i++],
    () => self.items.length - i,
  );
}

function iterateBackwards(self: PyList): PyIterator {
  let i = self.items.length;
  return new PyIterator(
    listReverseIteratorType,
    () => (i > 0 ? self.items[--i] : undefined),
    () => Math.min(i, self.items.length),
  );
}

function concat(self: PyList, other: Value): Value {
  if (!(other instanceof PyList)) throw typeError(`can only concatenate list (not "${typeName(other)}") to list`);
  allowItems(self.items.length + other.items.length);
  return new PyList(self.items.concat(other.items));
}

function repeat(self: PyList, by: Value): Value {
  const count = repeatCount(by);
  allowItems(self.items.length * count);
  return new PyList(self.items.length === 0 ? [] : repeatItems(self.items, count));
}

function repeatInPlace(self: PyList, by: Value): Value {
  const count = repeatCount(by);
  const { items } = self;
  const { length } = items;
  allowItems(length * count);
  if (count === 0) items.length = 0;
  for (let i = length; i < length * count; i++) items.push(items[i - length] ?? null);
  return self;
}

function insert(self: PyList, index: Value, value: Value): null {
  const { items } = self;
  const n = sizeArgument(index);
  const at = n < 0 ? Math.max(0, n + items.length) : n;
  if (at >= items.length) {
    self.append(value);
    return null;
  }
  if ((items.length & 1023) === 1023) allowGrowth(items.length + 1);
  spendMoves(items.length - at);
  items.splice(at, 0, value);
  return null;
}

function pop(self: PyList, index: Value = -1n): Value {
  const { items } = self;
  const n = sizeArgument(index);
  if (items.length === 0) throw indexError("pop from empty list");
  const at = n < 0 ? n + items.length : n;
  if (at < 0 || at >= items.length) throw indexError("pop index out of range");
  if (at === items.length - 1) return items.pop() ?? null;
  return removeAt(items, at);
}

function indexOf(self: PyList, value: Value, start: Value = 0n, stop?: Value): Value {
  const { length } = self.items;
  const from = searchBound(start, length);
  const to = stop === undefined ? Number.MAX_SAFE_INTEGER : searchBound(stop, length);
  const found = findItem(self.items, value, from, to);
  if (found < 0) throw valueError(`${repr(value)} is not in list`);
  return BigInt(found);
}

function remove(self: PyList, value: Value): null {
  const found = findItem(self.items, value, 0, Number.MAX_SAFE_INTEGER);
  if (found < 0) throw valueError("list.remove(x): x not in list");
  if (found < self.items.length) removeAt(self.items, found);
  return null;
}

function compare(self: PyList, other: Value, op: Parameters<typeof compareItems>[2]): Value {
  if (!(other instanceof PyList)) return NotImplemented;
  if (self.items.length !== other.items.length && (op === "==" || op === "!=")) return op === "!=";
  return compareItems(self.items, other.items, op);
}

export function installList(): void {
  define<PyList>(listType, {
    slots: {
      new: (type) => new PyList([], type),
      init: initialise,
      repr: (self) => (self.items.length === 0 ? "[]" : guarded(self, "[...]", () => `[${joinReprs(self.items)}]`)),
      len: (self) => self.items.length,
      iter: iterate,
      getitem: getItem,
      setitem: setItem,
      contains: (self, item) => findItem(self.items, item, 0, Number.MAX_SAFE_INTEGER) >= 0,
      concat,
      repeat,
      inplaceConcat: (self, other) => {
        extend(self, other);
        return self;
      },
      inplaceRepeat: repeatInPlace,
      compare,
    },
    methods: {
      "append(object, /)": (self, object: Value) => {
        self.append(object);
        return null;
      },
      "clear()": (self) => {
        self.items.length = 0;
        return null;
      },
      "copy()": (self) => new PyList(collect(self.type === listType ? self : new PyList(self.items))),
      "count(value, /)": (self, value: Value) => BigInt(countItems(self.items, value)),
      "extend(iterable, /)": extend,
      "index(value, start?, stop?, /)": indexOf,
      "insert(index, object, /)": insert,
      "pop(index=-1, /)": pop,
      "remove(value, /)": remove,
      "reverse()": (self) => {
        spend(self.items.length >> 3);
        self.items.reverse();
        return null;
      },
      "sort(*, key=None, reverse=False)": (self, key: Value, reverse: Value) => sortList(self, key, reverse),
      "__getitem__(key, /)": getItem,
      "__reversed__()": iterateBackwards,
    },
  });
  defineIterator(listIteratorType, true);
  defineIterator(listReverseIteratorType, true);
}
