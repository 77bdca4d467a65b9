/** The methods that `@dataclass` writes. */
import { getAttribute, setAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { richCompare } from "../../values/comparison.ts";
import { builtinType, NotImplemented, objectType, typeOf } from "../../values/core-types.ts";
import { dictOf } from "../../values/dict.ts";
import { attributeErrorType, PyException, typeError } from "../../values/exceptions.ts";
import type { PyFunction } from "../../values/functions.ts";
import { hash } from "../../values/hashing.ts";
import type { Parameters } from "../../values/parameters.ts";
import { PyTuple } from "../../values/sequences.ts";
import { guarded, repr, str } from "../../values/text.ts";
import { truth } from "../../values/truth.ts";
import { type Comparison, PyObject, type PyType, type Value } from "../../values/value.ts";
import { pythonFunction } from "../python-class.ts";
import { type Field, fromFactory, InitVar, missing } from "./field.ts";

export const frozenErrorType: PyType = builtinType("FrozenInstanceError", attributeErrorType, {
  module: "dataclasses",
});

const nameOf = (field: Field): string => str(field.name);

function method(type: PyType, name: string, parameters: Parameters, body: (...args: Value[]) => Value): PyFunction {
  return pythonFunction(name, parameters, body, { qualname: `${type.qualname}.${name}`, module: type.module });
}

const positional = (...names: string[]): Parameters => ({
  names,
  positionalOnly: 0,
  positional: names.length,
  defaults: names.map(() => undefined),
  vararg: null,
  kwarg: null,
});

const tupleOf = (self: Value, fields: readonly Field[]): PyTuple =>
  new PyTuple(fields.map((field) => getAttribute(self, nameOf(field))));

function store(self: Value, name: string, value: Value, frozen: boolean): void {
  if (frozen) objectType.slots.setattr?.(self, name, value);
  else setAttribute(self, name, value);
}

/** `__init__` over the fields: positional ones first, then those by keyword only. */
export function initMethod(type: PyType, fields: readonly Field[], frozen: boolean): Value {
  const given = fields.filter((field) => field.kind !== "class" && field.init);
  const standard = given.filter((field) => !truth(field.keywordOnly));
  const ordered = [...standard, ...given.filter((field) => truth(field.keywordOnly))];
  let defaulted = false;
  for (const field of standard) {
    if (field.optional) defaulted = true;
    else if (defaulted) throw typeError(`non-default argument ${repr(field.name)} follows default argument`);
  }
  const self = given.some((field) => field.name === "self") ? "__dataclass_self__" : "self";
  const defaults = ordered.map((field) =>
    field.fallback !== missing ? field.fallback : field.factory !== missing ? fromFactory : undefined,
  );
  const parameters: Parameters = {
    ...positional(self, ...ordered.map(nameOf)),
    positional: standard.length + 1,
    defaults: [undefined, ...defaults],
  };
  const all = fields.filter((field) => field.kind !== "class");
  const initOnly = all.filter((field) => field.kind === "init");
  const post = type.mro.some((base) => base.members.has("__post_init__"));
  const places = new Map(ordered.map((field, i) => [field, i] as const));
  const init = method(type, "__init__", parameters, (instance, ...args) => {
    const passed: Value[] = [];
    for (const field of all) {
      const place = places.get(field);
      let value = place === undefined ? undefined : args[place];
      if (field.factory !== missing && (value === fromFactory || value === undefined)) value = call(field.factory, []);
      if (field.kind === "init") {
        passed.push(value === undefined ? (field.fallback === missing ? null : field.fallback) : value);
      } else if (value !== undefined) store(instance, nameOf(field), value, frozen);
      else if (field.fallback !== missing && isSlot(type, nameOf(field)))
        store(instance, nameOf(field), field.fallback, frozen);
    }
    if (post) call(getAttribute(instance, "__post_init__"), initOnly.length === 0 ? [] : passed);
    return null;
  });
  const annotations = ordered.map((field) => [field.name, initAnnotation(field)] as const);
  init.annotations = dictOf([...annotations, ["return", null]]);
  return init;
}

/** What `InitVar[int]` says of the parameter: `int`. */
const initAnnotation = (field: Field): Value =>
  field.annotation instanceof InitVar ? field.annotation.annotation : field.annotation;

/** Whether the class keeps the name in `__slots__`, where no class attribute can stand for a default. */
function isSlot(type: PyType, name: string): boolean {
  const slots = type.members.get("__slots__");
  return slots instanceof PyTuple && slots.items.includes(name);
}

export function reprMethod(type: PyType, fields: readonly Field[]): Value {
  return method(type, "__repr__", positional("self"), (self) => {
    if (!(self instanceof PyObject)) return repr(self);
    return guarded(self, "...", () => {
      const parts = fields.map((field) => `${nameOf(field)}=${repr(getAttribute(self, nameOf(field)))}`);
      return `${typeOf(self).qualname}(${parts.join(", ")})`;
    });
  });
}

/** Instances of the same class compare as the tuples of their fields. */
export function comparisonMethod(type: PyType, name: string, op: Comparison, fields: readonly Field[]): Value {
  return method(type, name, positional("self", "other"), (self, other) => {
    const [left, right] = [self, other].map((side) => getAttribute(side, "__class__"));
    if (left !== right) return NotImplemented;
    return richCompare(tupleOf(self, fields), tupleOf(other, fields), op);
  });
}

export function hashMethod(type: PyType, fields: readonly Field[]): Value {
  return method(type, "__hash__", positional("self"), (self) => BigInt(hash(tupleOf(self, fields))));
}

/** `__setattr__` and `__delattr__` of frozen classes. */
export function frozenMethods(type: PyType, fields: readonly Field[]): readonly (readonly [string, Value])[] {
  const names = new Set(fields.map(nameOf));
  const refuse = (self: Value, name: Value, verb: string): void => {
    if (typeOf(self) !== type && !names.has(str(name))) return;
    throw new PyException(frozenErrorType, [`cannot ${verb} field ${repr(name)}`]);
  };
  /** What the class after this one does with attributes. */
  const parent = (self: Value, name: string): Value => {
    const { mro } = typeOf(self);
    const next = mro.slice(mro.indexOf(type) + 1).find((base) => base.members.has(name));
    return next?.members.get(name) ?? null;
  };
  return [
    [
      "__setattr__",
      method(type, "__setattr__", positional("self", "name", "value"), (self, name, value) => {
        refuse(self, name, "assign to");
        return call(parent(self, "__setattr__"), [self, name, value]);
      }),
    ],
    [
      "__delattr__",
      method(type, "__delattr__", positional("self", "name"), (self, name) => {
        refuse(self, name, "delete");
        return call(parent(self, "__delattr__"), [self, name]);
      }),
    ],
  ];
}
