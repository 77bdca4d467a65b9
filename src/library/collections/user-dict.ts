/** `collections.UserDict`. */
import { getAttribute, setAttribute } from "../../values/attributes.ts";
import { call, special } from "../../values/calls.ts";
import { dictType, isInstance, NotImplemented, typeOf } from "../../values/core-types.ts";
import { PyDict } from "../../values/dict.ts";
import { keyError } from "../../values/exceptions.ts";
import { forEach, iter } from "../../values/iteration.ts";
import { binaryOperators, contains, getItem, inplace, setItem } from "../../values/operators.ts";
import { repr } from "../../values/text.ts";
import { length } from "../../values/truth.ts";
import type { PyObject, PyType, Value } from "../../values/value.ts";
import { abstractMethods } from "../abc/meta.ts";
import { definePython, pythonClass } from "../python-class.ts";
import { mutableMappingType } from "./abstract-types.ts";

export const userDictType: PyType = pythonClass("UserDict", [mutableMappingType], { module: "collections" });

const data = (self: Value): Value => getAttribute(self, "data");
const union = (left: Value, right: Value): Value => binaryOperators["BitOr"]?.(left, right) ?? NotImplemented;
const likewise = (self: Value, content: Value): Value => call(typeOf(self), [content]);

export function installUserDict(): void {
  definePython<PyObject>(userDictType, {
    methods: {
      "__init__(dict=None, /, **kwargs)": (self, dict: Value, kwargs: Value) => {
        setAttribute(self, "data", new PyDict());
        if (dict !== null) call(getAttribute(self, "update"), [dict]);
        if (kwargs instanceof PyDict && kwargs.size > 0) call(getAttribute(self, "update"), [kwargs]);
        return null;
      },
      "__len__()": (self) => BigInt(length(data(self))),
      "__getitem__(key)": (self, key: Value) => {
        if (contains(data(self), key)) return getItem(data(self), key);
        const missing = special(self, "__missing__");
        if (missing === undefined) throw keyError(key);
        return call(missing, [key]);
      },
      "__setitem__(key, item)": (self, key: Value, item: Value) => {
        setItem(data(self), key, item);
        return null;
      },
      "__delitem__(key)": (self, key: Value) => {
        setItem(data(self), key, undefined);
        return null;
      },
      "__iter__()": (self) => iter(data(self)),
      "__contains__(key)": (self, key: Value) => contains(data(self), key),
      "get(key, default=None)": (self, key: Value, fallback: Value) =>
        contains(self, key) ? getItem(self, key) : fallback,
      "__repr__()": (self) => repr(data(self)),
      "__or__(other)": (self, other: Value) => {
        if (isInstance(other, userDictType)) return likewise(self, union(data(self), data(other)));
        return isInstance(other, dictType) ? likewise(self, union(data(self), other)) : NotImplemented;
      },
      "__ror__(other)": (self, other: Value) => {
        if (isInstance(other, userDictType)) return likewise(self, union(data(other), data(self)));
        return isInstance(other, dictType) ? likewise(self, union(other, data(self))) : NotImplemented;
      },
      "__ior__(other)": (self, other: Value) => {
        const right = isInstance(other, userDictType) ? data(other) : other;
        setAttribute(self, "data", inplace("BitOr", data(self), right));
        return self;
      },
      "__copy__()": duplicate,
      "copy()": duplicate,
    },
    classMethods: {
      "fromkeys(iterable, value=None)": (type, keys: Value, value: Value) => {
        const made = call(type, []);
        forEach(keys, (key) => setItem(made, key, value));
        return made;
      },
    },
  });
  abstractMethods(userDictType);
}

/** Of the same class, with all its attributes, and data of its own. */
function duplicate(self: PyObject): Value {
  if (self.type === userDictType) return likewise(self, call(getAttribute(data(self), "copy"), []));
  const made = call(getAttribute(self.type, "__new__"), [self.type]);
  if (typeof made === "object" && made !== null) made.attrs = new Map(self.attrs ?? []);
  setAttribute(made, "data", call(getAttribute(data(self), "copy"), []));
  return made;
}
