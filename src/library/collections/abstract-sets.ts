/** `Set`, `MutableSet` and the views of mappings, over whatever their abstract methods answer. */
import { getAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { isInstanceOf } from "../../values/class-checks.ts";
import { same } from "../../values/comparison.ts";
import { frozensetType, isSubclass, NotImplemented, setType, typeName } from "../../values/core-types.ts";
import { exceptionTypes, keyError, keyErrorType, PyException } from "../../values/exceptions.ts";
import { hash } from "../../values/hashing.ts";
import { forEach, iter, next } from "../../values/iteration.ts";
import { allowGrowth } from "../../values/meter.ts";
import { contains, getItem, sub } from "../../values/operators.ts";
import { PyList, PyTuple, tuple } from "../../values/sequences.ts";
import { PySet } from "../../values/sets.ts";
import { repr } from "../../values/text.ts";
import { length, truth } from "../../values/truth.ts";
import type { PyObject, PyType, Value } from "../../values/value.ts";
import { abstractMethods } from "../abc/meta.ts";
import { lazy } from "../lazy-iterator.ts";
import { definePython } from "../python-class.ts";
import * as t from "./abstract-types.ts";

const isSet = (value: Value): boolean => isInstanceOf(value, t.setAbcType);
const method = (self: Value, name: string, ...args: Value[]): Value => call(getAttribute(self, name), args);
/** A new set of the left operand's kind. */
const make = (self: Value, items: Value[]): Value => method(self, "_from_iterable", new PyList(items));

function allIn(items: Value, container: Value): boolean {
  let all = true;
  forEach(items, (item) => {
    all = contains(container, item);
    return all;
  });
  return all;
}

/** `self <= other`. */
function isSubset(self: Value, other: Value): Value {
  if (!isSet(other)) return NotImplemented;
  return length(self) <= length(other) && allIn(self, other);
}

/** `self >= other`. */
function isSuperset(self: Value, other: Value): Value {
  if (!isSet(other)) return NotImplemented;
  return length(self) >= length(other) && allIn(other, self);
}

function filtered(source: Value, keep: (item: Value) => boolean): Value[] {
  const items: Value[] = [];
  forEach(source, (item) => {
    if (!keep(item)) return;
    if ((items.length & 1023) === 1023) allowGrowth(items.length + 1);
    items.push(item);
  });
  return items;
}

function and(self: Value, other: Value): Value {
  if (!isInstanceOf(other, t.iterableType)) return NotImplemented;
  return make(
    self,
    filtered(other, (item) => contains(self, item)),
  );
}

function or(self: Value, other: Value): Value {
  if (!isInstanceOf(other, t.iterableType)) return NotImplemented;
  return make(self, [...filtered(self, () => true), ...filtered(other, () => true)]);
}

const asSet = (self: Value, other: Value): Value =>
  isSet(other)
    ? other
    : make(
        self,
        filtered(other, () => true),
      );

function minus(self: Value, other: Value): Value {
  if (!isInstanceOf(other, t.iterableType)) return NotImplemented;
  const taken = asSet(self, other);
  return make(
    self,
    filtered(self, (item) => !contains(taken, item)),
  );
}

function minusFrom(self: Value, other: Value): Value {
  if (!isInstanceOf(other, t.iterableType)) return NotImplemented;
  const source = asSet(self, other);
  return make(
    self,
    filtered(source, (item) => !contains(self, item)),
  );
}

function xor(self: Value, other: Value): Value {
  if (!isInstanceOf(other, t.iterableType)) return NotImplemented;
  const right = asSet(self, other);
  return or(sub(self, right), sub(right, self));
}

function hashOf(self: Value): Value {
  const items = new PySet(frozensetType);
  forEach(self, (item) => items.add(item));
  return BigInt(hash(items));
}

function installSet(): void {
  definePython<Value>(t.setAbcType, {
    methods: {
      "__le__(other)": isSubset,
      "__lt__(other)": (self, other: Value) => {
        if (!isSet(other)) return NotImplemented;
        return length(self) < length(other) && truth(isSubset(self, other));
      },
      "__gt__(other)": (self, other: Value) => {
        if (!isSet(other)) return NotImplemented;
        return length(self) > length(other) && truth(isSuperset(self, other));
      },
      "__ge__(other)": isSuperset,
      "__eq__(other)": (self, other: Value) => {
        if (!isSet(other)) return NotImplemented;
        return length(self) === length(other) && truth(isSubset(self, other));
      },
      "__and__(other)": and,
      "__rand__(other)": and,
      "__or__(other)": or,
      "__ror__(other)": or,
      "__sub__(other)": minus,
      "__rsub__(other)": minusFrom,
      "__xor__(other)": xor,
      "__rxor__(other)": xor,
      "isdisjoint(other)": (self, other: Value) => {
        let apart = true;
        forEach(other, (item) => {
          apart = !contains(self, item);
          return apart;
        });
        return apart;
      },
      "_hash()": hashOf,
    },
    classMethods: { "_from_iterable(it)": (type, items: Value) => call(type, [items]) },
  });
  abstractMethods(t.setAbcType, "__contains__", "__iter__", "__len__");
  const updating = (apply: (self: Value, item: Value) => void) => (self: Value, items: Value) => {
    forEach(items, (item) => apply(self, item));
    return self;
  };
  const discardAll = updating((self, item) => method(self, "discard", item));
  definePython<Value>(t.mutableSetType, {
    methods: {
      "add(value)": notWritten,
      "discard(value)": notWritten,
      "remove(value)": (self, value: Value) => {
        if (!contains(self, value)) throw keyError(value);
        method(self, "discard", value);
        return null;
      },
      "pop()": (self) => {
        const value = next(iter(self));
        if (value === undefined) throw new PyException(keyErrorType, []);
        method(self, "discard", value);
        return value;
      },
      "clear()": (self) => {
        try {
          for (;;) method(self, "pop");
        } catch (error) {
          if (error instanceof PyException && isSubclass(error.type, keyErrorType)) return null;
          throw error;
        }
      },
      "__ior__(it)": updating((self, item) => method(self, "add", item)),
      "__iand__(it)": (self, items: Value) => discardAll(self, sub(self, items)),
      "__ixor__(it)": (self, items: Value) => {
        if (items === self) {
          method(self, "clear");
          return self;
        }
        const other = isSet(items)
          ? items
          : make(
              self,
              filtered(items, () => true),
            );
        return updating((set, item) => method(set, contains(set, item) ? "discard" : "add", item))(self, other);
      },
      "__isub__(it)": (self, items: Value) => {
        if (items !== self) return discardAll(self, items);
        method(self, "clear");
        return self;
      },
    },
  });
  abstractMethods(t.mutableSetType, "__contains__", "__iter__", "__len__", "add", "discard");
}

export function notWritten(): never {
  throw new PyException(exceptionTypes.get("NotImplementedError") ?? keyErrorType, []);
}

const mappingOf = (self: Value): Value => getAttribute(self, "_mapping");

function installViews(): void {
  definePython<PyObject>(t.mappingViewType, {
    methods: {
      "__init__(mapping)": (self, mapping: Value) => {
        self.attrs ??= new Map();
        self.attrs.set("_mapping", mapping);
        return null;
      },
      "__len__()": (self) => BigInt(length(mappingOf(self))),
      "__repr__()": (self) => `${typeName(self)}(${repr(mappingOf(self))})`,
    },
  });
  const fromIterable = { "_from_iterable(it)": (_: PyType, items: Value) => call(setType, [items]) };
  definePython<Value>(t.keysViewType, {
    methods: {
      "__contains__(key)": (self, key: Value) => contains(mappingOf(self), key),
      "__iter__()": (self) => {
        const keys = iter(mappingOf(self));
        return lazy(() => next(keys));
      },
    },
    classMethods: fromIterable,
  });
  definePython<Value>(t.itemsViewType, {
    methods: {
      "__contains__(item)": (self, item: Value) => {
        const [key = null, value = null] = item instanceof PyTuple ? item.items : [];
        try {
          return same(getItem(mappingOf(self), key), value);
        } catch (error) {
          if (error instanceof PyException && isSubclass(error.type, keyErrorType)) return false;
          throw error;
        }
      },
      "__iter__()": (self) => {
        const mapping = mappingOf(self);
        const keys = iter(mapping);
        return lazy(() => {
          const key = next(keys);
          return key === undefined ? undefined : tuple(key, getItem(mapping, key));
        });
      },
    },
    classMethods: fromIterable,
  });
  definePython<Value>(t.valuesViewType, {
    methods: {
      "__contains__(value)": (self, value: Value) => {
        const mapping = mappingOf(self);
        let found = false;
        forEach(mapping, (key) => {
          found = same(getItem(mapping, key), value);
          return !found;
        });
        return found;
      },
      "__iter__()": (self) => {
        const mapping = mappingOf(self);
        const keys = iter(mapping);
        return lazy(() => {
          const key = next(keys);
          return key === undefined ? undefined : getItem(mapping, key);
        });
      },
    },
  });
  for (const type of [t.mappingViewType, t.keysViewType, t.itemsViewType, t.valuesViewType]) abstractMethods(type);
}

export function installAbstractSets(): void {
  installSet();
  installViews();
}
