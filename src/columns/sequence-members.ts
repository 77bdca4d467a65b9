import { same } from "../values/comparison.ts";
import { indexError, valueError } from "../values/exceptions.ts";
import { collect, forEach, PyIterator } from "../values/iteration.ts";
import { defineIterator, iteratorType } from "../values/iterator-types.ts";
import { allowItems, spend } from "../values/meter.ts";
import { define } from "../values/native.ts";
import { PyList } from "../values/sequences.ts";
import { PySlice, position, searchBound, sizeArgument, sliceIndices } from "../values/slices.ts";
import { repr } from "../values/text.ts";
import type { PyType, Value } from "../values/value.ts";
import { fieldSequenceType } from "./column-types.ts";
import { type EntryList, editingOf } from "./entries.ts";
import { checkWritable, FieldProxy, FieldText, LiveColumn } from "./model.ts";

/** Iterators of sequences written in Python are generators; these only look so. */
const generatorLikeType: PyType = iteratorType("generator");

/** Walks through positions 0, 1, … while `length` allows; the sequence may change meanwhile. */
export function walk(length: () => number, at: (index: number) => Value): PyIterator {
  let i = 0;
  return new PyIterator(generatorLikeType, () => (i < length() ? at(i++) : undefined));
}

/** Walks backwards from the end that the sequence has when the first item is asked for. */
export function walkBack(length: () => number, at: (index: number) => Value): PyIterator {
  let i = -1;
  let started = false;
  return new PyIterator(generatorLikeType, () => {
    if (!started) i = length();
    started = true;
    return i > 0 ? at(--i) : undefined;
  });
}

function positions(slice: PySlice, length: number): number[] {
  const { start, step, count } = sliceIndices(slice, length);
  allowItems(count);
  return Array.from({ length: count }, (_, i) => start + i * step);
}

function getItem(self: EntryList, key: Value): Value {
  const editing = editingOf(self);
  const length = editing.length(self);
  if (key instanceof PySlice) return new PyList(positions(key, length).map((i) => editing.at(self, i)));
  return editing.at(self, position(key, length, "list", "list index out of range"));
}

/** Whether one of `count` values assigned to a slice would go where nothing is: the bounds are not cut to the length. */
function goesBeyond({ start, stop, step }: PySlice, length: number, count: number): boolean {
  const plain = (bound: Value, missing: number): number => (bound === null ? missing : Number(bound));
  const [from, to, by] = [plain(start, 0), plain(stop, length), plain(step, 1)];
  if (count === 0 || !(from < to && by > 0)) return false;
  if (from < 0) return from < -length;
  const beyond = Math.max(0, Math.ceil((length - from) / by));
  return beyond < count && from + beyond * by < to;
}

function setItem(self: EntryList, key: Value, value: Value | undefined): void {
  const editing = editingOf(self);
  if (value === undefined) checkWritable(self.space);
  const length = editing.length(self);
  if (key instanceof PySlice) {
    const places = positions(key, length);
    if (value === undefined) {
      if (places.length > 0) editing.remove(self, places);
      return;
    }
    // The size never changes: what is left over on either side is passed over.
    const all = collect(value);
    if (goesBeyond(key, length, all.length)) throw indexError("list index out of range");
    const values = all.slice(0, places.length);
    if (values.length > 0) editing.write(self, places.slice(0, values.length), values);
    return;
  }
  // As on the platform, nothing is removed where nothing is.
  if (value === undefined && typeof key === "bigint" && (key >= BigInt(length) || key < -BigInt(length))) return;
  const at = position(key, length, "list", "list index out of range");
  if (value === undefined) editing.remove(self, [at]);
  else editing.write(self, [at], [value]);
}

function find(self: EntryList, value: Value, start: number, stop: number): number {
  const editing = editingOf(self);
  for (let i = start; i < stop && i < editing.length(self); i++) {
    spend(1);
    if (same(editing.at(self, i), value)) return i;
  }
  return -1;
}

/** The position of a value that is one of the sequence's own: of equal ones it is found itself. -1: it is gone; `undefined`: it is not. */
function ownPosition(self: EntryList, value: Value): number | undefined {
  if (!(value instanceof FieldText || value instanceof FieldProxy)) return undefined;
  const { entry, node } = value;
  if (entry?.table !== self.table || (self instanceof LiveColumn && self.node !== node)) return undefined;
  if (entry.row !== null) return self.table.rows[entry.row.index] === entry.row ? entry.row.index : -1;
  spend(self.table.items.length >> 3);
  return self.table.items.indexOf(entry);
}

function indexOf(self: EntryList, value: Value, start: Value, stop: Value): number {
  const length = editingOf(self).length(self);
  const from = start === null ? 0 : searchBound(start, length);
  const to = stop === null ? length : searchBound(stop, length);
  const at = ownPosition(self, value) ?? find(self, value, from, to);
  if (at >= from && at < to) return at;
  throw valueError(editingOf(self).ofRows ? "value not found" : `${repr(value)} is not in list`);
}

/** Adds at the end, however the sequence grows meanwhile; a sequence extended by itself doubles. */
function extend(self: EntryList, source: Value): null {
  const values = source === self ? new PyList(collect(source)) : source;
  forEach(values, (value) => append(self, value));
  return null;
}

function append(self: EntryList, value: Value): null {
  const editing = editingOf(self);
  editing.insert(self, editing.length(self), value);
  return null;
}

function pop(self: EntryList, index: Value): Value {
  const editing = editingOf(self);
  const length = editing.length(self);
  if (typeof index !== "bigint") sizeArgument(index);
  const at = position(index, length, "list", "list index out of range");
  const value = editing.at(self, at);
  editing.remove(self, [at]);
  return value;
}

function reverse(self: EntryList): null {
  const editing = editingOf(self);
  const length = editing.length(self);
  for (let i = 0; i < length >> 1; i++) {
    const j = length - 1 - i;
    editing.write(self, [i, j], [editing.at(self, j), editing.at(self, i)]);
  }
  return null;
}

function clear(self: EntryList): null {
  const editing = editingOf(self);
  const length = editing.length(self);
  if (length > 0)
    editing.remove(
      self,
      Array.from({ length }, (_, i) => i),
    );
  return null;
}

/** Tables, tuples' rows and live columns as lists. */
export function installSequences(): void {
  defineIterator(generatorLikeType);
  define<EntryList>(fieldSequenceType, {
    python: true,
    slots: {
      len: (self) => editingOf(self).length(self),
      getitem: getItem,
      setitem: setItem,
      contains: (self, item) => find(self, item, 0, Number.MAX_SAFE_INTEGER) >= 0,
      iter: (self) => {
        const { length, at } = editingOf(self);
        return walk(
          () => length(self),
          (i) => at(self, i),
        );
      },
      inplaceConcat: (self, other) => {
        extend(self, other);
        return self;
      },
    },
    methods: {
      "__reversed__()": (self) => {
        const { length, at } = editingOf(self);
        return walkBack(
          () => length(self),
          (i) => at(self, i),
        );
      },
      "index(value, start=0, stop=None)": (self, value: Value, start: Value = 0n, stop: Value = null) =>
        BigInt(indexOf(self, value, start, stop)),
      "count(value)": (self, value: Value) => {
        let count = 0;
        const { length, at } = editingOf(self);
        for (let i = 0; i < length(self); i++) if (same(at(self, i), value)) count++;
        spend(length(self));
        return BigInt(count);
      },
      "copy()": (self) => new PyList(collect(self)),
      "append(value)": append,
      "extend(values)": extend,
      "insert(index, value)": (self, index: Value, value: Value) => {
        editingOf(self).insert(self, sizeArgument(index), value);
        return null;
      },
      "pop(index=-1)": (self, index: Value = -1n) => pop(self, index),
      "remove(value)": (self, value: Value) => {
        editingOf(self).remove(self, [indexOf(self, value, 0n, null)]);
        return null;
      },
      "reverse()": reverse,
      "clear()": clear,
    },
  });
}
