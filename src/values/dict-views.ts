import { same } from "./comparison.ts";
import { builtinType, dictType, NotImplemented, objectType, setType } from "./core-types.ts";
import type { Entry, PyDict } from "./dict.ts";
import {
  type Aspect,
  itemAspect,
  iterateEntries,
  iterateEntriesBackwards,
  keyAspect,
  valueAspect,
} from "./dict-iterators.ts";
import { forEach, iter, next } from "./iteration.ts";
import { mappingProxy } from "./mapping-proxy.ts";
import { spend } from "./meter.ts";
import { define } from "./native.ts";
import { contains } from "./operators.ts";
import { PyTuple, tuple } from "./sequences.ts";
import { differenceUpdate, intersection, symmetricDifferenceUpdate, updateSet } from "./set-operations.ts";
import { PySet } from "./sets.ts";
import { guarded, joinReprs, joinTexts, repr } from "./text.ts";
import { length } from "./truth.ts";
import { type Comparison, PyObject, type PyType, type Value } from "./value.ts";

type Kind = "keys" | "values" | "items";

const sealed = { sealed: true };
const viewTypes: Readonly<Record<Kind, PyType>> = {
  keys: builtinType("dict_keys", objectType, sealed),
  values: builtinType("dict_values", objectType, sealed),
  items: builtinType("dict_items", objectType, sealed),
};
export const dictKeysType: PyType = viewTypes.keys;
export const dictValuesType: PyType = viewTypes.values;
export const dictItemsType: PyType = viewTypes.items;
const aspects: Readonly<Record<Kind, Aspect>> = { keys: keyAspect, values: valueAspect, items: itemAspect };

/** What `dict.keys()`, `dict.values()` and `dict.items()` give: a window on the dictionary. */
export class PyDictView extends PyObject {
  readonly kind: Kind;
  readonly dict: PyDict;

  constructor(kind: Kind, dict: PyDict) {
    super(viewTypes[kind]);
    this.kind = kind;
    this.dict = dict;
  }
}

/** Views of keys and items are sets in operators; the one of values is not. */
function isSetLike(value: Value): value is PyDictView {
  return value instanceof PyDictView && value.kind !== "values";
}

function holds(self: PyDictView, item: Value): boolean {
  if (self.kind === "keys") return self.dict.find(item) !== undefined;
  if (!(item instanceof PyTuple) || item.items.length !== 2) return false;
  const [key = null, value = null] = item.items;
  const found = self.dict.find(key);
  return found !== undefined && same(found.value, value);
}

/** Whether `other` contains every item of `self`. */
function allIn(self: Value, other: Value): boolean {
  let all = true;
  forEach(self, (item) => {
    all = contains(other, item);
    return all;
  });
  return all;
}

function compare(self: PyDictView, other: Value, op: Comparison): Value {
  if (!(other instanceof PySet || isSetLike(other))) return NotImplemented;
  const mine = self.dict.size;
  const others = length(other);
  switch (op) {
    case "==":
      return mine === others && allIn(self, other);
    case "!=":
      return !(mine === others && allIn(self, other));
    case "<":
      return mine < others && allIn(self, other);
    case "<=":
      return mine <= others && allIn(self, other);
    case ">":
      return mine > others && allIn(other, self);
    default:
      return mine >= others && allIn(other, self);
  }
}

/** `set(view)`: the keys of a plain dictionary come with its size known, which shows in the order. */
function toSet(value: Value): PySet {
  const source =
    value instanceof PyDictView && value.kind === "keys" && value.dict.type === dictType ? value.dict : value;
  const result = new PySet(setType);
  updateSet(result, source);
  return result;
}

/** `&` looks the items of the smaller side up in the larger one. */
function and(left: Value, right: Value): Value {
  let [self, other] = isSetLike(left) ? [left, right] : [right, left];
  if (!isSetLike(self)) return NotImplemented;
  if (other instanceof PySet && other.type === setType && self.dict.size <= other.size)
    return intersection(other, self);
  if (isSetLike(other) && other.dict.size > self.dict.size) [self, other] = [other, self];
  const result = new PySet(setType);
  const view = self;
  forEach(other, (item) => {
    if (isSetLike(view) && holds(view, item)) result.add(item);
  });
  return result;
}

function or(left: Value, right: Value): Value {
  const result = toSet(left);
  updateSet(result, right);
  return result;
}

function sub(left: Value, right: Value): Value {
  const result = toSet(left);
  differenceUpdate(result, right);
  return result;
}

function xor(left: Value, right: Value): Value {
  if (left instanceof PyDictView && left.kind === "items" && right instanceof PyDictView && right.kind === "items") {
    return xorItems(left.dict, right.dict);
  }
  const result = toSet(left);
  symmetricDifferenceUpdate(result, right);
  return result;
}

/** The items of either dictionary that are not in the other: first those of the right one. */
function xorItems(left: PyDict, right: PyDict): PySet {
  const result = new PySet(setType);
  spend((left.size + right.size) >> 3);
  const addMissing = (from: PyDict, other: PyDict): void => {
    for (const { key, value } of from.entries.values()) {
      const found = other.find(key);
      if (found === undefined || !same(found.value, value)) result.add(tuple(key, value));
    }
  };
  addMissing(right, left);
  addMissing(left, right);
  return result;
}

function isDisjoint(self: PyDictView, other: Value): boolean {
  if (self === other) return self.dict.size === 0;
  const swap = (other instanceof PySet || isSetLike(other)) && length(other) > self.dict.size;
  const [walked, asked] = swap ? [self, other] : [other, self];
  const iterator = iter(walked);
  for (let item = next(iterator); item !== undefined; item = next(iterator)) {
    spend(1);
    if (contains(asked, item)) return false;
  }
  return true;
}

function represent(self: PyDictView): string {
  const pair = ({ key, value }: Entry): string => `(${repr(key)}, ${repr(value)})`;
  const { entries } = self.dict;
  const inside = (): string => {
    if (self.kind === "items") return joinTexts(entries.values(), pair);
    return joinReprs([...entries.values()].map(aspects[self.kind].pick));
  };
  return guarded(self, "...", () => `${self.type.name}([${inside()}])`);
}

export function installDictViews(): void {
  for (const kind of ["keys", "values", "items"] as const) {
    define<PyDictView>(viewTypes[kind], {
      slots: {
        repr: represent,
        len: (self) => self.dict.size,
        iter: (self) => iterateEntries(self.dict, aspects[kind]),
      },
      methods: { "__reversed__()": (self) => iterateEntriesBackwards(self.dict, aspects[kind]) },
      getters: { mapping: (self) => mappingProxy(self.dict) },
    });
    if (kind === "values") continue;
    define<PyDictView>(viewTypes[kind], {
      slots: { contains: holds, compare, and, or, sub, xor },
      methods: { "isdisjoint(other, /)": isDisjoint },
    });
  }
}
