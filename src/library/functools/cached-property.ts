/** `functools.cached_property`. */

import { hasDict } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { className, typeOf } from "../../values/core-types.ts";
import { typeError } from "../../values/exceptions.ts";
import { PyFunction } from "../../values/functions.ts";
import { makeSubscriptable } from "../../values/generic-alias.ts";
import { repr, str } from "../../values/text.ts";
import { PyObject, type PyType, type Value } from "../../values/value.ts";
import { definePython, pythonClass } from "../python-class.ts";

export const cachedPropertyType: PyType = pythonClass("cached_property", [], { module: "functools" });

function set(self: PyObject, name: string, value: Value): void {
  self.attrs ??= new Map();
  self.attrs.set(name, value);
}

function read(self: PyObject, instance: Value): Value {
  if (instance === null) return self;
  const name = self.attrs?.get("attrname");
  if (name === undefined || name === null) {
    throw typeError("Cannot use cached_property instance without calling __set_name__ on it.");
  }
  const attribute = str(name);
  if (!(instance instanceof PyObject) || !hasDict(instance)) {
    const owner = repr(className(typeOf(instance)));
    throw typeError(`No '__dict__' attribute on ${owner} instance to cache ${repr(name)} property.`);
  }
  const known = instance.attrs?.get(attribute);
  if (known !== undefined) return known;
  const value = call(self.attrs?.get("func") ?? null, [instance]);
  set(instance, attribute, value);
  return value;
}

export function installCachedProperty(): void {
  definePython<PyObject>(cachedPropertyType, {
    methods: {
      "__init__(func)": (self, func: Value) => {
        set(self, "func", func);
        set(self, "attrname", null);
        set(self, "__doc__", func instanceof PyFunction ? func.doc : null);
        return null;
      },
      "__set_name__(owner, name)": (self, _: Value, name: Value) => {
        const known = self.attrs?.get("attrname") ?? null;
        if (known !== null && name !== known) {
          const both = `${repr(known)} and ${repr(name)}`;
          throw typeError(`Cannot assign the same cached_property to two different names (${both}).`);
        }
        set(self, "attrname", name);
        return null;
      },
      "__get__(instance, owner=None)": read,
    },
  });
  makeSubscriptable(cachedPropertyType);
}
