/** `collections.deque`. */
import { call } from "../../values/calls.ts";
import { same } from "../../values/comparison.ts";
import { builtinType, NotImplemented, typeName, typeOf } from "../../values/core-types.ts";
import { indexError, type PyException, runtimeError, typeError, valueError } from "../../values/exceptions.ts";
import { makeSubscriptable } from "../../values/generic-alias.ts";
import { forEach, PyIterator } from "../../values/iteration.ts";
import { defineIterator } from "../../values/iterator-types.ts";
import { allowGrowth, allowItems, spend } from "../../values/meter.ts";
import { define } from "../../values/native.ts";
import { index, smallIndex } from "../../values/operators.ts";
import { compareItems } from "../../values/sequence-protocol.ts";
import { guarded, joinReprs, repr } from "../../values/text.ts";
import { type Kwargs, PyObject, type PyType, type Value } from "../../values/value.ts";

export const dequeType: PyType = builtinType("collections.deque");
const iteratorType: PyType = builtinType("_collections._deque_iterator", undefined, { sealed: true });
const reverseIteratorType: PyType = builtinType("_collections._deque_reverse_iterator", undefined, { sealed: true });

/** Items stand in `slots` from `head` on; the free places before it make `appendleft` cheap. */
export class PyDeque extends PyObject {
  private slots: Value[] = [];
  private head = 0;
  maxlen: number | null = null;
  /** Counts changes of the length, which iterators notice. */
  changes = 0;

  get size(): number {
    return this.slots.length - this.head;
  }

  at(i: number): Value {
    return this.slots[this.head + i] ?? null;
  }

  put(i: number, value: Value): void {
    this.slots[this.head + i] = value;
  }

  /** A copy of the items. */
  items(): Value[] {
    return this.slots.slice(this.head);
  }

  replace(items: Value[]): void {
    this.slots = items;
    this.head = 0;
    this.changes++;
  }

  push(value: Value): void {
    if ((this.size & 1023) === 1023) allowGrowth(this.size + 1);
    this.slots.push(value);
    this.changes++;
    if (this.maxlen !== null && this.size > this.maxlen) this.shift();
  }

  unshift(value: Value): void {
    if ((this.size & 1023) === 1023) allowGrowth(this.size + 1);
    if (this.head === 0) {
      const room = Math.max(16, this.size);
      spend(room >> 5);
      this.slots = new Array<Value>(room).fill(null).concat(this.slots);
      this.head = room;
    }
    this.slots[--this.head] = value;
    this.changes++;
    if (this.maxlen !== null && this.size > this.maxlen) this.pop();
  }

  pop(): Value {
    this.changes++;
    const value = this.slots.pop() ?? null;
    if (this.size === 0) this.reset();
    return value;
  }

  shift(): Value {
    this.changes++;
    const value = this.slots[this.head] ?? null;
    this.slots[this.head++] = null;
    if (this.size === 0) this.reset();
    else if (this.head > 64 && this.head > this.size) {
      spend(this.size >> 5);
      this.slots = this.slots.slice(this.head);
      this.head = 0;
    }
    return value;
  }

  private reset(): void {
    this.slots = [];
    this.head = 0;
  }
}

function initialise(self: PyDeque, args: readonly Value[], kwargs: Kwargs): void {
  const given = args.length + (kwargs?.size ?? 0);
  if (given > 2) throw typeError(`deque() takes at most 2 arguments (${given} given)`);
  for (const name of kwargs?.keys() ?? []) {
    if (name !== "iterable" && name !== "maxlen") {
      throw typeError(`'${name}' is an invalid keyword argument for deque()`);
    }
  }
  const iterable = args[0] ?? kwargs?.get("iterable");
  const limit = args.length > 1 ? args[1] : kwargs?.get("maxlen");
  if (limit !== undefined && limit !== null) {
    if (typeof limit !== "bigint" && typeof limit !== "boolean") throw typeError("an integer is required");
    self.maxlen = smallIndex(limit);
    if (self.maxlen < 0) throw valueError("maxlen must be non-negative");
  } else self.maxlen = null;
  if (self.size > 0) self.replace([]);
  if (iterable !== undefined && args[0] !== null) extend(self, iterable);
  else if (args[0] === null) throw typeError("'NoneType' object is not iterable");
}

function extend(self: PyDeque, iterable: Value): null {
  const source = iterable === self ? null : iterable;
  if (source === null) for (const item of self.items()) self.push(item);
  else forEach(source, (item) => self.push(item));
  return null;
}

function extendLeft(self: PyDeque, iterable: Value): null {
  if (iterable === self) for (const item of self.items()) self.unshift(item);
  else forEach(iterable, (item) => self.unshift(item));
  return null;
}

function likewise(self: PyDeque, items: Value[]): PyDeque {
  const made = new PyDeque(dequeType);
  made.maxlen = self.maxlen;
  made.replace(self.maxlen !== null && items.length > self.maxlen ? items.slice(items.length - self.maxlen) : items);
  return made;
}

function copy(self: PyDeque): Value {
  if (self.type === dequeType) {
    allowItems(self.size);
    return likewise(self, self.items());
  }
  const kwargs = self.maxlen === null ? null : new Map<string, Value>([["maxlen", BigInt(self.maxlen)]]);
  return call(self.type, [self], kwargs);
}

function place(self: PyDeque, key: Value): number {
  if (typeof key !== "bigint" && typeof key !== "boolean" && typeOf(key).slots.index === undefined) {
    throw typeError(`sequence index must be integer, not '${typeName(key)}'`);
  }
  const n = smallIndex(key);
  const at = n < 0 ? n + self.size : n;
  if (at < 0 || at >= self.size) throw indexError("deque index out of range");
  return at;
}

function removeAt(self: PyDeque, at: number): void {
  spend(self.size >> 5);
  const items = self.items();
  items.splice(at, 1);
  self.replace(items);
}

/** The position of the first equal item; a comparison that changes the deque is an error. */
function find(self: PyDeque, value: Value, start: number, stop: number, changed: () => PyException): number {
  const { changes } = self;
  for (let i = start; i < Math.min(stop, self.size); i++) {
    if ((i & 7) === 0) spend(1);
    const equal = same(self.at(i), value);
    if (self.changes !== changes) throw changed();
    if (equal) return i;
  }
  return -1;
}

const mutated = (): never => {
  throw runtimeError("deque mutated during iteration");
};

function bound(value: Value, size: number): number {
  const n = smallIndex(index(value));
  return n < 0 ? Math.max(0, n + size) : n;
}

function rotate(self: PyDeque, by: Value): null {
  const { size } = self;
  const n = smallIndex(by);
  if (size < 2) return null;
  const shift = ((n % size) + size) % size;
  if (shift === 0) return null;
  if (shift <= 8) for (let i = 0; i < shift; i++) self.unshift(self.pop());
  else if (size - shift <= 8) for (let i = shift; i < size; i++) self.push(self.shift());
  else {
    spend(size >> 3);
    const items = self.items();
    self.replace([...items.slice(size - shift), ...items.slice(0, size - shift)]);
  }
  return null;
}

function repeated(self: PyDeque, by: Value): Value[] {
  const count = Math.max(0, smallIndex(by));
  allowItems(self.size * count);
  const items = self.items();
  const result: Value[] = [];
  for (let turn = 0; turn < count; turn++) for (const item of items) result.push(item);
  return self.maxlen !== null && result.length > self.maxlen ? result.slice(result.length - self.maxlen) : result;
}

function represent(self: PyDeque): string {
  const limit = self.maxlen === null ? "" : `, maxlen=${self.maxlen}`;
  const { type } = self;
  const name = type.heap ? type.name : type.qualname;
  return guarded(self, "[...]", () => `${name}([${joinReprs(self.items())}]${limit})`);
}

function walk(self: PyDeque, type: PyType, at: (i: number) => number): PyIterator {
  const { changes, size } = self;
  let i = 0;
  return new PyIterator(
    type,
    () => {
      if (i >= size) return undefined;
      if (self.changes !== changes) return mutated();
      return self.at(at(i++));
    },
    () => size - i,
  );
}

export function installDeque(): void {
  define<PyDeque>(dequeType, {
    slots: {
      new: (type) => new PyDeque(type),
      init: initialise,
      repr: represent,
      len: (self) => self.size,
      iter: (self) => walk(self, iteratorType, (i) => i),
      getitem: (self, key) => self.at(place(self, key)),
      setitem: (self, key, value) => {
        const at = place(self, key);
        if (value !== undefined) self.put(at, value);
        else removeAt(self, at);
      },
      contains: (self, item) => find(self, item, 0, self.size, mutated) >= 0,
      concat: (self, other) => {
        if (!(other instanceof PyDeque)) {
          throw typeError(`can only concatenate deque (not "${typeName(other)}") to deque`);
        }
        allowItems(self.size + other.size);
        return likewise(self, [...self.items(), ...other.items()]);
      },
      repeat: (self, count) => likewise(self, repeated(self, count)),
      inplaceConcat: (self, other) => {
        extend(self, other);
        return self;
      },
      inplaceRepeat: (self, count) => {
        self.replace(repeated(self, count));
        return self;
      },
      compare: (self, other, op) =>
        other instanceof PyDeque ? compareItems(self.items(), other.items(), op) : NotImplemented,
    },
    methods: {
      "append(object, /)": (self, value: Value) => {
        self.push(value);
        return null;
      },
      "appendleft(object, /)": (self, value: Value) => {
        self.unshift(value);
        return null;
      },
      "clear()": (self) => {
        self.replace([]);
        return null;
      },
      "copy()": copy,
      "__copy__()": copy,
      "count(value, /)": (self, value: Value) => {
        let count = 0n;
        const { changes } = self;
        for (let i = 0; i < self.size; i++) {
          if ((i & 7) === 0) spend(1);
          if (same(self.at(i), value)) count++;
          if (self.changes !== changes) return mutated();
        }
        return count;
      },
      "extend(iterable, /)": extend,
      "extendleft(iterable, /)": extendLeft,
      "index(value, start?, stop?, /)": (self, value: Value, start?: Value, stop?: Value) => {
        const from = start === undefined ? 0 : bound(start, self.size);
        const to = stop === undefined ? self.size : bound(stop, self.size);
        const found = find(self, value, from, to, mutated);
        if (found < 0) throw valueError(`${repr(value)} is not in deque`);
        return BigInt(found);
      },
      "insert(index, value, /)": (self, at: Value, value: Value) => {
        if (self.maxlen !== null && self.size >= self.maxlen) throw indexError("deque already at its maximum size");
        const n = smallIndex(at);
        const items = self.items();
        spend(items.length >> 5);
        if ((items.length & 1023) === 1023) allowGrowth(items.length + 1);
        items.splice(n < 0 ? Math.max(0, n + items.length) : n, 0, value);
        self.replace(items);
        return null;
      },
      "pop()": (self) => {
        if (self.size === 0) throw indexError("pop from an empty deque");
        return self.pop();
      },
      "popleft()": (self) => {
        if (self.size === 0) throw indexError("pop from an empty deque");
        return self.shift();
      },
      "remove(value, /)": (self, value: Value) => {
        const found = find(self, value, 0, self.size, () => indexError("deque mutated during remove()."));
        if (found < 0) throw valueError(`${repr(value)} is not in deque`);
        removeAt(self, found);
        return null;
      },
      "reverse()": (self) => {
        spend(self.size >> 5);
        const { changes } = self;
        self.replace(self.items().reverse());
        self.changes = changes;
        return null;
      },
      "rotate(n=1, /)": rotate,
      "__reversed__()": (self) => walk(self, reverseIteratorType, (i) => self.size - 1 - i),
    },
    getters: { maxlen: (self) => (self.maxlen === null ? null : BigInt(self.maxlen)) },
  });
  dequeType.pattern = "sequence";
  makeSubscriptable(dequeType);
  defineIterator(iteratorType, true);
  defineIterator(reverseIteratorType, true);
}
