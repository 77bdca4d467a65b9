/** `Mapping` and `MutableMapping`, over whatever their abstract methods answer. */
import { attributeOr, getAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { isInstanceOf } from "../../values/class-checks.ts";
import { equals } from "../../values/comparison.ts";
import { isSubclass, NotImplemented, typeName } from "../../values/core-types.ts";
import { PyDict } from "../../values/dict.ts";
import { keyError, keyErrorType, PyException, typeError, valueError } from "../../values/exceptions.ts";
import { collect, forEach, iter, next } from "../../values/iteration.ts";
import { getItem, setItem } from "../../values/operators.ts";
import { PyTuple, tuple } from "../../values/sequences.ts";
import type { PyType, Value } from "../../values/value.ts";
import { abstractMethods } from "../abc/meta.ts";
import { definePython } from "../python-class.ts";
import * as t from "./abstract-types.ts";

/** What `work` gives, or `fallback()` when it raises `KeyError`. */
export function orMissing(work: () => Value, fallback: () => Value): Value {
  try {
    return work();
  } catch (error) {
    if (error instanceof PyException && isSubclass(error.type, keyErrorType)) return fallback();
    throw error;
  }
}

/** The exceptions for items that are no pairs. */
export interface Unpacking {
  readonly few: (count: number) => PyException;
  readonly notIterable: (typeName: string) => PyException;
}

const pythonUnpacking: Unpacking = {
  few: (count) => valueError(`not enough values to unpack (expected 2, got ${count})`),
  notIterable: (name) => typeError(`cannot unpack non-iterable ${name} object`),
};

/** Calls `visit` with the items of what `update` methods take: a mapping, anything with `keys()`, or pairs. */
export function forEachItem(
  other: Value,
  visit: (key: Value, value: Value) => void,
  words: Unpacking = pythonUnpacking,
): void {
  if (other instanceof PyDict && !other.type.heap) {
    for (const { key, value } of [...other.entries.values()]) visit(key, value);
  } else if (isInstanceOf(other, t.mappingType)) {
    forEach(other, (key) => visit(key, getItem(other, key)));
  } else if (attributeOr(other, "keys") !== undefined) {
    forEach(call(getAttribute(other, "keys"), []), (key) => visit(key, getItem(other, key)));
  } else {
    forEach(other, (pair) => {
      const items = unpackable(pair, words);
      const [key, value] = items;
      if (key === undefined || value === undefined) {
        throw words.few(items.length);
      }
      if (items.length > 2) throw valueError("too many values to unpack (expected 2)");
      visit(key, value);
    });
  }
}

function unpackable(pair: Value, words: Unpacking): readonly Value[] {
  try {
    return collect(pair);
  } catch (error) {
    const message = error instanceof PyException ? error.args[0] : undefined;
    if (message === `'${typeName(pair)}' object is not iterable`) {
      throw words.notIterable(typeName(pair));
    }
    throw error;
  }
}

function update(self: Value, other: Value, keywords: Value): null {
  forEachItem(other, (key, value) => setItem(self, key, value));
  if (keywords instanceof PyDict) for (const { key, value } of keywords.entries.values()) setItem(self, key, value);
  return null;
}

const view = (type: PyType) => (self: Value) => call(type, [self]);

export function installAbstractMappings(): void {
  t.mappingType.pattern = "mapping";
  definePython<Value>(t.mappingType, {
    methods: {
      "__getitem__(key)": (_, key: Value) => {
        throw keyError(key);
      },
      "get(key, default=None)": (self, key: Value, fallback: Value) =>
        orMissing(
          () => getItem(self, key),
          () => fallback,
        ),
      "__contains__(key)": (self, key: Value) =>
        orMissing(
          () => {
            getItem(self, key);
            return true;
          },
          () => false,
        ),
      "keys()": view(t.keysViewType),
      "items()": view(t.itemsViewType),
      "values()": view(t.valuesViewType),
      "__eq__(other)": (self, other: Value) =>
        isInstanceOf(other, t.mappingType) ? equals(itemsOf(self), itemsOf(other)) : NotImplemented,
    },
    constants: { __reversed__: null },
  });
  abstractMethods(t.mappingType, "__getitem__", "__iter__", "__len__");
  definePython<Value>(t.mutableMappingType, {
    methods: {
      "__setitem__(key, value)": (_, key: Value) => {
        throw keyError(key);
      },
      "__delitem__(key)": (_, key: Value) => {
        throw keyError(key);
      },
      "pop(key, default?)": (self, key: Value, fallback?: Value) => {
        let value: Value;
        try {
          value = getItem(self, key);
        } catch (error) {
          const missing = error instanceof PyException && isSubclass(error.type, keyErrorType);
          if (missing && fallback !== undefined) return fallback;
          throw error;
        }
        setItem(self, key, undefined);
        return value;
      },
      "popitem()": (self) => {
        const key = next(iter(self));
        if (key === undefined) throw new PyException(keyErrorType, []);
        const value = getItem(self, key);
        setItem(self, key, undefined);
        return tuple(key, value);
      },
      "clear()": (self) => {
        orMissing(
          () => {
            for (;;) call(getAttribute(self, "popitem"), []);
          },
          () => null,
        );
        return null;
      },
      "update(other=(), /, **kwds)": update,
      "setdefault(key, default=None)": (self, key: Value, fallback: Value) =>
        orMissing(
          () => getItem(self, key),
          () => {
            setItem(self, key, fallback);
            return fallback;
          },
        ),
    },
  });
  abstractMethods(t.mutableMappingType, "__getitem__", "__iter__", "__len__", "__setitem__", "__delitem__");
}

/** `dict(self.items())`. */
function itemsOf(self: Value): PyDict {
  const result = new PyDict();
  if (self instanceof PyDict && !self.type.heap) return self;
  forEach(call(getAttribute(self, "items"), []), (pair) => {
    const [key = null, value = null] = pair instanceof PyTuple ? pair.items : collect(pair);
    result.set(key, value);
  });
  return result;
}
