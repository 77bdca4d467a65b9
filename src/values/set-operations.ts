import { dictType, frozensetType, isSubclass, setType } from "./core-types.ts";
import { PyDict } from "./dict.ts";
import { forEach } from "./iteration.ts";
import { allowItems, spend } from "./meter.ts";
import { elementHash, PySet } from "./sets.ts";
import type { PyType, Value } from "./value.ts";

/**
 * Operations on sets, each with the steps CPython takes: which side is walked and whether the result's table is made
 * large at once decides the order of the result.
 */

/** Results are plain sets or frozensets, whatever class the operand derives. */
function plainType(type: PyType): PyType {
  return isSubclass(type, setType) ? setType : frozensetType;
}

/** A plain dictionary, whose size is known before it is walked. */
function asPlainDict(value: Value): PyDict | undefined {
  return value instanceof PyDict && value.type === dictType ? value : undefined;
}

/** Counts the walk over a set. */
function spendWalk(set: PySet): void {
  spend(1 + (set.mask >> 3));
}

/** `set.update(other)`. */
export function updateSet(self: PySet, other: Value): void {
  if (other instanceof PySet) {
    spendWalk(other);
    self.merge(other);
    return;
  }
  const dict = asPlainDict(other);
  if (dict !== undefined) {
    allowItems(dict.size);
    self.reserve(dict.size);
    for (const { key } of dict.entries.values()) self.add(key);
    return;
  }
  forEach(other, (item) => self.add(item));
}

/** `type(source)` without calling Python code. */
export function makeSet(type: PyType, source?: Value): PySet {
  const result = new PySet(type);
  if (source !== undefined) updateSet(result, source);
  return result;
}

export function copySet(self: PySet): PySet {
  return makeSet(plainType(self.type), self);
}

export function union(self: PySet, other: Value): PySet {
  const result = copySet(self);
  if (other !== self) updateSet(result, other);
  return result;
}

/** Walks the smaller of two sets; any other iterable is walked itself. */
export function intersection(self: PySet, other: Value): PySet {
  if (self === other) return copySet(self);
  const result = new PySet(plainType(self.type));
  if (other instanceof PySet) {
    const [asked, walked] = other.used > self.used ? [other, self] : [self, other];
    spendWalk(walked);
    walked.each((key, hashed) => {
      if (asked.hasHashed(key, hashed)) result.addHashed(key, hashed);
    });
    return result;
  }
  forEach(other, (item) => {
    const hashed = elementHash(item);
    if (self.hasHashed(item, hashed)) result.addHashed(item, hashed);
  });
  return result;
}

/** `self -= other` for any iterable. */
export function differenceUpdate(self: PySet, other: Value): void {
  if (self === other) {
    self.clear();
    return;
  }
  if (other instanceof PySet) {
    // A much larger set is not walked: only what both have need be removed.
    const removed = other.used >> 3 > self.used ? intersection(self, other) : other;
    spendWalk(removed);
    removed.each((key, hashed) => {
      self.discardHashed(key, hashed);
    });
  } else {
    forEach(other, (item) => {
      self.discard(item);
    });
  }
  if (self.fill - self.used > self.mask >> 2) self.regrow();
}

export function difference(self: PySet, other: Value): PySet {
  const dict = asPlainDict(other);
  const size = other instanceof PySet ? other.used : dict?.size;
  if (size === undefined || self.used >> 2 > size) {
    const result = copySet(self);
    differenceUpdate(result, other);
    return result;
  }
  const result = new PySet(plainType(self.type));
  spendWalk(self);
  self.each((key, hashed) => {
    const there = other instanceof PySet ? other.hasHashed(key, hashed) : dict?.find(key) !== undefined;
    if (!there) result.addHashed(key, hashed);
  });
  return result;
}

export function symmetricDifferenceUpdate(self: PySet, other: Value): void {
  if (self === other) {
    self.clear();
    return;
  }
  const toggle = (key: Value, hashed: number | bigint): void => {
    if (!self.discardHashed(key, hashed)) self.addHashed(key, hashed);
  };
  const dict = asPlainDict(other);
  if (dict !== undefined) {
    forEach(dict, (key) => toggle(key, elementHash(key)));
    return;
  }
  const walked = other instanceof PySet ? other : makeSet(plainType(self.type), other);
  spendWalk(walked);
  walked.each((key, hashed) => toggle(key, hashed));
}

export function symmetricDifference(self: PySet, other: Value): PySet {
  const result = makeSet(plainType(self.type), other);
  symmetricDifferenceUpdate(result, self);
  return result;
}

/** Whether every element of `self` is in `other`. */
export function isSubset(self: PySet, other: PySet): boolean {
  if (self.used > other.used) return false;
  spendWalk(self);
  let all = true;
  self.each((key, hashed) => {
    all = other.hasHashed(key, hashed);
    return all;
  });
  return all;
}

export function isDisjoint(self: PySet, other: Value): boolean {
  if (self === other) return self.used === 0;
  let disjoint = true;
  const meet = (key: Value, hashed: number | bigint, asked: PySet): boolean => {
    disjoint = !asked.hasHashed(key, hashed);
    return disjoint;
  };
  if (other instanceof PySet) {
    const [walked, asked] = other.used > self.used ? [self, other] : [other, self];
    spendWalk(walked);
    walked.each((key, hashed) => meet(key, hashed, asked));
  } else {
    forEach(other, (item) => meet(item, elementHash(item), self));
  }
  return disjoint;
}
