/** `collections.OrderedDict`: a dictionary whose order can be changed and counts in comparisons. */
import { call, special } from "../../values/calls.ts";
import { equals } from "../../values/comparison.ts";
import { builtinType, className, dictType, NotImplemented } from "../../values/core-types.ts";
import { type Entry, PyDict } from "../../values/dict.ts";
import { iterateEntries, keyAspect } from "../../values/dict-iterators.ts";
import { dictItemsType, dictKeysType, dictValuesType, PyDictView } from "../../values/dict-views.ts";
import { keyError, keyErrorType, PyException, runtimeError, typeError, valueError } from "../../values/exceptions.ts";
import { GetSet } from "../../values/functions.ts";
import { collect, forEach, type PyIterator } from "../../values/iteration.ts";
import { spend } from "../../values/meter.ts";
import { define } from "../../values/native.ts";
import { setItem } from "../../values/operators.ts";
import { tuple } from "../../values/sequences.ts";
import { guarded, joinTexts, repr } from "../../values/text.ts";
import { truth } from "../../values/truth.ts";
import type { PyType, Value } from "../../values/value.ts";
import { instanceDict } from "../instance-dict.ts";
import { forEachItem, type Unpacking } from "./abstract-mappings.ts";

export const orderedDictType: PyType = builtinType("collections.OrderedDict", dictType, { open: true });
const sealed = { sealed: true };
const viewTypes = {
  keys: builtinType("odict_keys", dictKeysType, sealed),
  values: builtinType("odict_values", dictValuesType, sealed),
  items: builtinType("odict_items", dictItemsType, sealed),
};

function view(kind: keyof typeof viewTypes) {
  return (self: PyDict): Value => {
    const made = new PyDictView(kind, self);
    made.type = viewTypes[kind];
    return made;
  };
}

/** Through `__setitem__`, which derived classes may define. */
function update(self: PyDict, other: Value | undefined, keywords: Iterable<readonly [Value, Value]>): void {
  if (other !== undefined) forEachItem(other, (key, value) => setItem(self, key, value), nativeUnpacking);
  for (const [key, value] of keywords) setItem(self, key, value);
}

/** How items that are no pairs are refused. */
const nativeUnpacking: Unpacking = {
  few: (count) => valueError(`need more than ${count} value${count === 1 ? "" : "s"} to unpack`),
  notIterable: (name) => typeError(`'${name}' object is not iterable`),
};

/** Walks the dictionary in its order, worded for this class when that changes on the way. */
function walk(iterator: PyIterator): PyIterator {
  const { step } = iterator;
  iterator.step = () => {
    try {
      return step();
    } catch (error) {
      if (error instanceof PyException) throw runtimeError("OrderedDict mutated during iteration");
      throw error;
    }
  };
  return iterator;
}

function represent(self: PyDict): string {
  const name = className(self.type);
  if (self.size === 0) return `${name}()`;
  const item = ({ key, value }: Entry): string => `${repr(key)}: ${repr(value)}`;
  return guarded(self, "...", () => `${name}({${joinTexts(self.entries.values(), item)}})`);
}

function sameOrder(self: PyDict, other: PyDict): boolean {
  const others = other.entries.values();
  for (const { key } of self.entries.values()) {
    spend(1);
    const step = others.next();
    if (step.done === true || !equals(key, step.value.key)) return false;
  }
  return true;
}

function firstEntry(self: PyDict): Entry | undefined {
  const step = self.entries.values().next();
  return step.done === true ? undefined : step.value;
}

/** `left | right`: a new one of the class of the operand that is an `OrderedDict`. */
function union(left: Value, right: Value): Value {
  if (!(left instanceof PyDict && right instanceof PyDict)) return NotImplemented;
  const kind = left.type.mro.includes(orderedDictType) ? left.type : right.type;
  const made = call(kind, [left]);
  if (made instanceof PyDict) update(made, right, []);
  return made;
}

function copy(self: PyDict): Value {
  const made = self.type === orderedDictType ? new PyDict(orderedDictType) : call(self.type, []);
  if (made instanceof PyDict) for (const { key, value } of self.entries.values()) setItem(made, key, value);
  return made;
}

export function installOrderedDict(): void {
  const parent = dictType.slots;
  define<PyDict>(orderedDictType, {
    slots: {
      init: (self, args, kwargs) => {
        if (args.length > 1) throw typeError(`expected at most 1 arguments, got ${args.length}`);
        update(self, args[0], kwargs ?? []);
      },
      repr: represent,
      iter: (self) => walk(iterateEntries(self, keyAspect)),
      compare: (self, other, op) => {
        if (!(other instanceof PyDict) || (op !== "==" && op !== "!=")) return NotImplemented;
        const equal = parent.compare?.(self, other, "==") ?? NotImplemented;
        if (equal === NotImplemented) return NotImplemented;
        const both = truth(equal) && (!other.type.mro.includes(orderedDictType) || sameOrder(self, other));
        return both === (op === "==");
      },
      or: union,
      ior: (self, other) => {
        if (self instanceof PyDict) update(self, other, []);
        return self;
      },
    },
    methods: {
      "update(*args, **kwargs)": (self, args: Value, kwargs: Value) => {
        const given = collect(args);
        if (given.length > 1) throw typeError(`update() takes at most 1 positional argument (${given.length} given)`);
        const keywords = kwargs instanceof PyDict ? [...kwargs.entries.values()] : [];
        update(
          self,
          given[0],
          keywords.map(({ key, value }) => [key, value] as const),
        );
        return null;
      },
      "move_to_end(key, last=True)": (self, key: Value, last: Value) => {
        const entry = self.find(key);
        // CPython sets the key itself as the exception, and `None` means no argument.
        if (entry === undefined) throw key === null ? new PyException(keyErrorType, []) : keyError(key);
        if (truth(last)) self.moveLast(entry);
        else self.reorder([entry, ...[...self.entries.values()].filter((other) => other !== entry)]);
        return null;
      },
      "popitem(last=True)": (self, last: Value) => {
        if (self.size === 0) throw keyError("dictionary is empty");
        const entry = truth(last) ? self.popLast() : firstEntry(self);
        if (entry === undefined) throw keyError("dictionary is empty");
        if (!truth(last)) self.delete(entry.key);
        return tuple(entry.key, entry.value);
      },
      "pop(key, default?)": (self, key: Value, fallback?: Value) => {
        const entry = self.delete(key);
        if (entry !== undefined) return entry.value;
        const missing = fallback === undefined ? special(self, "__missing__") : undefined;
        if (missing !== undefined) return call(missing, [key]);
        if (fallback === undefined) throw keyError(key);
        return fallback;
      },
      "setdefault(key, default=None)": (self, key: Value, fallback: Value) => {
        const entry = self.find(key);
        if (entry !== undefined) return entry.value;
        setItem(self, key, fallback);
        return fallback;
      },
      "copy()": copy,
      "__copy__()": copy,
      "keys()": view("keys"),
      "values()": view("values"),
      "items()": view("items"),
    },
    classMethods: {
      "fromkeys(iterable, value=None)": (type, keys: Value, value: Value) => {
        const made = call(type, []);
        forEach(keys, (key) => setItem(made, key, value));
        return made;
      },
    },
  });
  orderedDictType.members.set("__dict__", new GetSet("__dict__", orderedDictType, instanceDict));
}
