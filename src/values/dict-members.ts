import { attributeOr } from "./attributes.ts";
import { call, special } from "./calls.ts";
import { same } from "./comparison.ts";
import { dictType, NotImplemented } from "./core-types.ts";
import { type Entry, PyDict } from "./dict.ts";
import { installDictIterators, iterateEntries, iterateEntriesBackwards, keyAspect } from "./dict-iterators.ts";
import { installDictViews, PyDictView } from "./dict-views.ts";
import { keyError, typeError, valueError } from "./exceptions.ts";
import { collect, forEach, iterableOr } from "./iteration.ts";
import { allowItems, spend } from "./meter.ts";
import { define } from "./native.ts";
import { getItem, setItem } from "./operators.ts";
import { comparing } from "./sequence-protocol.ts";
import { tuple } from "./sequences.ts";
import { guarded, joinTexts, repr } from "./text.ts";
import type { Comparison, Kwargs, PyType, Value } from "./value.ts";

/** `dict(…)` and `dict.update(…)`: a mapping or pairs, then keywords. */
function update(name: string, self: PyDict, args: readonly Value[], kwargs: Kwargs): null {
  if (args.length > 1) throw typeError(`${name} expected at most 1 argument, got ${args.length}`);
  const [source] = args;
  if (source !== undefined) merge(self, source);
  if (kwargs !== null) for (const [key, value] of kwargs) self.set(key, value);
  return null;
}

/** Adds the items of a dictionary, of anything with `keys`, or of an iterable of pairs. */
function merge(self: PyDict, source: Value): void {
  if (source instanceof PyDict && source.type.slots.iter === dictType.slots.iter) {
    if (source !== self) mergeDict(self, source);
    return;
  }
  const keys = attributeOr(source, "keys");
  if (keys === undefined) mergePairs(self, source);
  else forEach(call(keys, []), (key) => self.set(key, getItem(source, key)));
}

function mergeDict(self: PyDict, source: PyDict): void {
  allowItems(source.size);
  spend(source.size);
  for (const { key, value } of source.entries.values()) self.set(key, value);
}

function mergePairs(self: PyDict, source: Value): void {
  let n = 0;
  forEach(source, (item) => {
    const pair = collect(iterableOr(item, `cannot convert dictionary update sequence element #${n} to a sequence`));
    const [key, value] = pair;
    if (pair.length !== 2 || key === undefined || value === undefined) {
      throw valueError(`dictionary update sequence element #${n} has length ${pair.length}; 2 is required`);
    }
    self.set(key, value);
    n++;
  });
}

function copy(self: PyDict): PyDict {
  const result = new PyDict();
  mergeDict(result, self);
  return result;
}

function getEntry(self: PyDict, key: Value): Value {
  const found = self.find(key);
  if (found !== undefined) return found.value;
  if (self.type !== dictType) {
    const missing = special(self, "__missing__");
    if (missing !== undefined) return call(missing, [key]);
  }
  throw keyError(key);
}

function setEntry(self: PyDict, key: Value, value: Value | undefined): void {
  if (value !== undefined) self.set(key, value);
  else if (self.delete(key) === undefined) throw keyError(key);
}

/** Equal when both have equal keys with equal values, in whatever order. */
function equalDicts(a: PyDict, b: PyDict): boolean {
  if (a.size !== b.size) return false;
  spend(1 + (a.size >> 1));
  return comparing(() => {
    for (const { key, value } of a.entries.values()) {
      const other = b.find(key);
      if (other === undefined || !same(other.value, value)) return false;
    }
    return true;
  });
}

function compare(self: PyDict, other: Value, op: Comparison): Value {
  if (!(other instanceof PyDict) || (op !== "==" && op !== "!=")) return NotImplemented;
  return equalDicts(self, other) === (op === "==");
}

function represent(self: PyDict): string {
  if (self.size === 0) return "{}";
  const item = ({ key, value }: Entry): string => `${repr(key)}: ${repr(value)}`;
  return guarded(self, "{...}", () => `{${joinTexts(self.entries.values(), item)}}`);
}

/** `left | right` of two dictionaries: the right one's values win. */
function union(left: Value, right: Value): Value {
  if (!(left instanceof PyDict && right instanceof PyDict)) return NotImplemented;
  const result = copy(left);
  merge(result, right);
  return result;
}

function pop(self: PyDict, key: Value, fallback?: Value): Value {
  // An empty dictionary does not even hash the key.
  const entry = self.size === 0 ? undefined : self.delete(key);
  if (entry !== undefined) return entry.value;
  if (fallback === undefined) throw keyError(key);
  return fallback;
}

function setDefault(self: PyDict, key: Value, value: Value): Value {
  const known = self.find(key);
  if (known !== undefined) return known.value;
  self.set(key, value);
  return value;
}

function popItem(self: PyDict): Value {
  const entry = self.popLast();
  if (entry === undefined) throw keyError("popitem(): dictionary is empty");
  return tuple(entry.key, entry.value);
}

/** `dict.fromkeys` of a class: what the class makes is filled, through `__setitem__` unless it is a plain dictionary. */
function fromKeys(type: PyType, keys: Value, value: Value): Value {
  const made = type === dictType ? new PyDict() : call(type, []);
  const plain = made instanceof PyDict && made.type === dictType ? made : undefined;
  forEach(keys, (key) => {
    if (plain !== undefined) plain.set(key, value);
    else setItem(made, key, value);
  });
  return made;
}

export function installDict(): void {
  define<PyDict>(dictType, {
    slots: {
      new: (type) => new PyDict(type),
      init: (self, args, kwargs) => {
        update("dict", self, args, kwargs);
      },
      repr: represent,
      len: (self) => self.entries.size,
      iter: (self) => iterateEntries(self, keyAspect),
      getitem: getEntry,
      setitem: setEntry,
      contains: (self, key) => self.find(key) !== undefined,
      compare,
      or: union,
      ior: (self, other) => {
        if (self instanceof PyDict) merge(self, other);
        return self;
      },
    },
    methods: {
      "get(key, default=None, /)": (self, key: Value, fallback: Value) => {
        const entry = self.find(key);
        return entry === undefined ? fallback : entry.value;
      },
      "setdefault(key, default=None, /)": setDefault,
      "pop(key, default?, /)": pop,
      "popitem()": popItem,
      "keys()": (self) => new PyDictView("keys", self),
      "values()": (self) => new PyDictView("values", self),
      "items()": (self) => new PyDictView("items", self),
      "update(*args, **kwargs)": (self, args: Value, kwargs: Value) =>
        update("update", self, collect(args), kwargs instanceof PyDict ? keywords(kwargs) : null),
      "copy()": copy,
      "clear()": (self) => {
        self.clear();
        return null;
      },
      "__getitem__(key, /)": getEntry,
      "__contains__(key, /)": (self, key: Value) => self.find(key) !== undefined,
      "__reversed__()": (self) => iterateEntriesBackwards(self, keyAspect),
    },
    classMethods: { "fromkeys(iterable, value=None, /)": fromKeys },
  });
  installDictIterators();
  installDictViews();
}

function keywords(dict: PyDict): Kwargs {
  const result = new Map<string, Value>();
  for (const { key, value } of dict.entries.values()) if (typeof key === "string") result.set(key, value);
  return result;
}
