import { frozensetType, isSubclass, NotImplemented, setType } from "./core-types.ts";
import { keyError, PyException, runtimeError, typeErrorType } from "./exceptions.ts";
import { forEach, PyIterator, plainItems } from "./iteration.ts";
import { defineIterator, iteratorType } from "./iterator-types.ts";
import { allowItems, spend } from "./meter.ts";
import { define, type Members } from "./native.ts";
import { optionalArgument } from "./sequence-protocol.ts";
import type { PyTuple } from "./sequences.ts";
import {
  copySet,
  difference,
  differenceUpdate,
  intersection,
  isDisjoint,
  isSubset,
  makeSet,
  symmetricDifference,
  symmetricDifferenceUpdate,
  union,
  updateSet,
} from "./set-operations.ts";
import { PySet } from "./sets.ts";
import { guarded, joinReprs } from "./text.ts";
import { signedHash } from "./tuple-hash.ts";
import type { Comparison, Kwargs, PyType, Value } from "./value.ts";

const setIteratorType: PyType = iteratorType("set_iterator");

function iterate(self: PySet): PyIterator {
  // Sizes are never negative: once noticed, a change is noticed for good.
  let size = self.used;
  let place = 0;
  let left = size;
  return new PyIterator(
    setIteratorType,
    () => {
      if (self.used !== size) {
        size = -1;
        throw runtimeError("Set changed size during iteration");
      }
      place = self.nextPlace(place);
      left--;
      return self.keys[place++];
    },
    () => (self.used === size ? left : 0),
  );
}

function represent(self: PySet): string {
  const { name } = self.type;
  if (self.used === 0) return `${name}()`;
  return guarded(self, `${name}(...)`, () => {
    allowItems(self.used);
    const inside = `{${joinReprs(self.elements())}}`;
    return self.type === setType ? inside : `${name}(${inside})`;
  });
}

function compare(self: PySet, other: Value, op: Comparison): Value {
  if (!(other instanceof PySet)) return NotImplemented;
  switch (op) {
    case "==":
      return self.used === other.used && isSubset(self, other);
    case "!=":
      return !(self.used === other.used && isSubset(self, other));
    case "<":
      return self.used < other.used && isSubset(self, other);
    case "<=":
      return isSubset(self, other);
    case ">":
      return other.used < self.used && isSubset(other, self);
    default:
      return isSubset(other, self);
  }
}

/** Runs `work` with `key`; a set, which is unhashable, is looked for as the frozenset it equals. */
function withKey<T>(key: Value, work: (key: Value) => T): T {
  try {
    return work(key);
  } catch (error) {
    const unhashable = error instanceof PyException && isSubclass(error.type, typeErrorType);
    if (!(unhashable && key instanceof PySet)) throw error;
    const frozen = new PySet(frozensetType);
    frozen.become(key);
    return work(frozen);
  }
}

const contains = (self: PySet, item: Value): boolean => withKey(item, (key) => self.has(key));

/** A binary operator: both operands are sets. */
const operator =
  (apply: (self: PySet, other: PySet) => PySet) =>
  (left: Value, right: Value): Value =>
    left instanceof PySet && right instanceof PySet ? apply(left, right) : NotImplemented;

/** An in-place operator of sets. */
const inPlace =
  (apply: (self: PySet, other: PySet) => void) =>
  (left: Value, right: Value): Value => {
    if (!(left instanceof PySet && right instanceof PySet)) return NotImplemented;
    apply(left, right);
    return left;
  };

/** The elements of a `*others` tuple. */
function others(tuple: Value): readonly Value[] {
  return plainItems(tuple as PyTuple) ?? [];
}

function unionAll(self: PySet, sources: Value): PySet {
  const result = copySet(self);
  for (const source of others(sources)) if (source !== self) updateSet(result, source);
  return result;
}

function intersectAll(self: PySet, sources: Value): PySet {
  const items = others(sources);
  return items.length === 0 ? copySet(self) : items.reduce<PySet>(intersection, self);
}

function subtractAll(self: PySet, sources: Value): PySet {
  const [first, ...rest] = others(sources);
  if (first === undefined) return copySet(self);
  const result = difference(self, first);
  for (const other of rest) differenceUpdate(result, other);
  return result;
}

function isSubsetOf(self: PySet, other: Value): boolean {
  return other instanceof PySet ? isSubset(self, other) : intersection(self, other).used === self.used;
}

function isSupersetOf(self: PySet, other: Value): boolean {
  if (other instanceof PySet) return isSubset(other, self);
  let all = true;
  forEach(other, (item) => {
    all = self.has(item);
    return all;
  });
  return all;
}

/** What `set` and `frozenset` share. */
const shared: Members<PySet> = {
  slots: {
    repr: represent,
    len: (self) => self.used,
    iter: iterate,
    contains,
    compare,
    or: operator(union),
    and: operator(intersection),
    sub: operator(difference),
    xor: operator(symmetricDifference),
  },
  methods: {
    "union(*others)": unionAll,
    "intersection(*others)": intersectAll,
    "difference(*others)": subtractAll,
    "symmetric_difference(other, /)": symmetricDifference,
    "issubset(other, /)": isSubsetOf,
    "issuperset(other, /)": isSupersetOf,
    "isdisjoint(other, /)": isDisjoint,
    "__contains__(item, /)": contains,
  },
};

function newFrozenset(type: PyType, args: readonly Value[], kwargs: Kwargs): Value {
  const taken = type.slots.init === frozensetType.slots.init ? kwargs : null;
  const source = optionalArgument("frozenset", args, taken, type.name);
  if (type === frozensetType && source instanceof PySet && source.type === frozensetType) return source;
  return makeSet(type, source);
}

function initialise(self: PySet, args: readonly Value[], kwargs: Kwargs): void {
  const taken = self.type.slots.new === setType.slots.new ? kwargs : null;
  const source = optionalArgument("set", args, taken, self.type.name);
  self.clear();
  if (source !== undefined) updateSet(self, source);
}

const MASK = 0xffffffffffffffffn;
const shuffled = (hashed: bigint): bigint => ((hashed ^ 89869747n ^ (hashed << 16n)) * 3644798167n) & MASK;

/** CPython's hash of a frozenset: the order of the elements does not matter, and near hashes end far apart. */
function frozenHash(self: PySet): number | bigint {
  if (self.frozenHash !== undefined) return self.frozenHash;
  spend(1 + self.used);
  let sum = 0n;
  self.each((_, hashed) => {
    sum ^= shuffled(BigInt.asUintN(64, BigInt(hashed)));
  });
  sum ^= ((BigInt(self.used) + 1n) * 1927868237n) & MASK;
  sum ^= (sum >> 11n) ^ (sum >> 25n);
  sum = (sum * 69069n + 907133923n) & MASK;
  self.frozenHash = sum === MASK ? 590923713 : signedHash(sum);
  return self.frozenHash;
}

/** A method that changes the set and answers `None`. */
const changing =
  (change: (self: PySet, other: Value) => void) =>
  (self: PySet, other: Value): null => {
    change(self, other);
    return null;
  };

function remove(self: PySet, item: Value): null {
  if (!withKey(item, (key) => self.discard(key))) throw keyError(item);
  return null;
}

function pop(self: PySet): Value {
  const item = self.pop();
  if (item === undefined) throw keyError("pop from an empty set");
  return item;
}

export function installSets(): void {
  define<PySet>(setType, shared);
  define<PySet>(frozensetType, shared);
  define<PySet>(frozensetType, {
    slots: { new: newFrozenset, hash: frozenHash },
    methods: { "copy()": (self) => (self.type === frozensetType ? self : copySet(self)) },
  });
  define<PySet>(setType, {
    slots: {
      new: (type) => new PySet(type),
      init: initialise,
      ior: inPlace(updateSet),
      iand: inPlace((self, other) => self.become(intersection(self, other))),
      isub: inPlace(differenceUpdate),
      ixor: inPlace(symmetricDifferenceUpdate),
    },
    methods: {
      "add(item, /)": changing((self, item) => self.add(item)),
      "discard(item, /)": changing((self, item) => withKey(item, (key) => self.discard(key))),
      "remove(item, /)": remove,
      "pop()": pop,
      "clear()": (self) => {
        self.clear();
        return null;
      },
      "copy()": copySet,
      "update(*others)": changing((self, sources) => {
        for (const source of others(sources)) updateSet(self, source);
      }),
      "intersection_update(*others)": changing((self, sources) => self.become(intersectAll(self, sources))),
      "difference_update(*others)": changing((self, sources) => {
        for (const source of others(sources)) differenceUpdate(self, source);
      }),
      "symmetric_difference_update(other, /)": changing(symmetricDifferenceUpdate),
    },
  });
  defineIterator(setIteratorType, true);
}
