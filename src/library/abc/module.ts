import { setAttribute } from "../../values/attributes.ts";
import { builtinType, classmethodType, propertyType, staticmethodType } from "../../values/core-types.ts";
import { PyProperty, PyWrappedMethod } from "../../values/functions.ts";
import { define, native } from "../../values/native.ts";
import type { PyType, Value } from "../../values/value.ts";
import type { ModuleDefinition } from "../module-definition.ts";
import { definePython, pythonClass } from "../python-class.ts";
import { abcMetaType, installAbcMeta, updateAbstract } from "./meta.ts";

/** `class C(ABC)` instead of `class C(metaclass=ABCMeta)`. */
export const abcType: PyType = pythonClass("ABC", [], { module: "abc", meta: abcMetaType, slotted: true });

export const abstractMethod: Value = native(
  "abstractmethod(funcobj)",
  (func) => {
    setAttribute(func, "__isabstractmethod__", true);
    return func;
  },
  { python: true },
);

/** Deprecated forms of `@property` and the like over `@abstractmethod`. */
function abstractForm(name: string, base: PyType, make: (func: Value, type: PyType) => Value): PyType {
  const type = builtinType(name, base, { module: "abc" });
  return define(type, {
    slots: { new: (cls, [func = null]) => make(func, cls), init: () => undefined },
    getters: { __isabstractmethod__: () => true },
  });
}

let forms: readonly PyType[] | null = null;

function members(): Iterable<readonly [string, Value]> {
  installAbc();
  forms ??= [
    abstractForm("abstractproperty", propertyType, (func, type) => new PyProperty(func, null, null, null, type)),
    abstractForm("abstractclassmethod", classmethodType, (func) => new PyWrappedMethod("class", func)),
    abstractForm("abstractstaticmethod", staticmethodType, (func) => new PyWrappedMethod("static", func)),
  ];
  return [
    ["ABCMeta", abcMetaType],
    ["ABC", abcType],
    ["abstractmethod", abstractMethod],
    ["update_abstractmethods", native("update_abstractmethods(cls)", updateAbstract, { python: true })],
    ["get_cache_token", native("get_cache_token()", () => 0n, { python: true })],
    ...forms.map((type) => [type.name, type] as const),
  ];
}

let installed = false;

export function installAbc(): void {
  if (installed) return;
  installAbcMeta();
  definePython(abcType, {});
  installed = true;
}

export const abcModule: ModuleDefinition = { name: "abc", members };
