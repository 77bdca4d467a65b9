/** `asdict`, `astuple`, `replace`, `fields`. */
import { attributeOr, getAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { dictType, isInstance, listType, tupleType, typeOf } from "../../values/core-types.ts";
import { PyDict } from "../../values/dict.ts";
import { typeError, valueError } from "../../values/exceptions.ts";
import { collect } from "../../values/iteration.ts";
import { spend } from "../../values/meter.ts";
import { setItem } from "../../values/operators.ts";
import { PyList, PyTuple, tuple } from "../../values/sequences.ts";
import { repr, str } from "../../values/text.ts";
import { PyType, type Value } from "../../values/value.ts";
import { PyDefaultDict } from "../collections/default-dict.ts";
import { deepCopyOf } from "../copy/module.ts";
import { fieldsIn, fieldTable } from "./collect.ts";
import { type Field, missing } from "./field.ts";

const isInstanceOfDataclass = (value: Value): boolean =>
  !(value instanceof PyType) && fieldTable(typeOf(value)) !== undefined;

export function isDataclass(value: Value): boolean {
  return fieldTable(value instanceof PyType ? value : typeOf(value)) !== undefined;
}

const plainFields = (value: Value): Field[] =>
  fieldsIn(fieldTable(value instanceof PyType ? value : typeOf(value))).filter((field) => field.kind === "field");

export function fields(value: Value): Value {
  if (!isDataclass(value)) throw typeError("must be called with a dataclass type or instance");
  return new PyTuple(plainFields(value));
}

/** Converts data classes wherever they stand in containers; copies the rest. */
function inner(value: Value, convert: (dataclass: Value) => Value): Value {
  spend(1);
  if (isInstanceOfDataclass(value)) return convert(value);
  const items = (): Value[] => collect(value).map((item) => inner(item, convert));
  if (value instanceof PyTuple && isInstance(value, tupleType)) {
    if (attributeOr(value, "_fields") !== undefined) return call(value.type, items());
    return value.type === tupleType ? new PyTuple(items()) : call(value.type, [new PyList(items())]);
  }
  if (value instanceof PyList && isInstance(value, listType)) {
    return value.type === listType ? new PyList(items()) : call(value.type, [new PyList(items())]);
  }
  if (!(value instanceof PyDict) || !isInstance(value, dictType)) return deepCopyOf(value);
  const made = value instanceof PyDefaultDict ? call(value.type, [value.factory]) : call(value.type, []);
  for (const entry of [...value.entries.values()])
    setItem(made, inner(entry.key, convert), inner(entry.value, convert));
  return made;
}

export function asDict(value: Value, factory: Value): Value {
  if (!isInstanceOfDataclass(value)) throw typeError("asdict() should be called on dataclass instances");
  const convert = (dataclass: Value): Value => {
    const pairs = plainFields(dataclass).map((field) =>
      tuple(field.name, inner(getAttribute(dataclass, str(field.name)), convert)),
    );
    return call(factory, [new PyList(pairs)]);
  };
  return convert(value);
}

export function asTuple(value: Value, factory: Value): Value {
  if (!isInstanceOfDataclass(value)) throw typeError("astuple() should be called on dataclass instances");
  const convert = (dataclass: Value): Value =>
    call(factory, [
      new PyList(plainFields(dataclass).map((field) => inner(getAttribute(dataclass, str(field.name)), convert))),
    ]);
  return convert(value);
}

export function replace(value: Value, changes: Value): Value {
  if (!isInstanceOfDataclass(value)) throw typeError("replace() should be called on dataclass instances");
  const given = new Map<string, Value>();
  if (changes instanceof PyDict) for (const entry of changes.entries.values()) given.set(str(entry.key), entry.value);
  for (const field of fieldsIn(fieldTable(typeOf(value)))) {
    const name = str(field.name);
    if (field.kind === "class") continue;
    if (!field.init) {
      if (given.has(name)) {
        throw valueError(`field ${name} is declared with init=False, it cannot be specified with replace()`);
      }
      continue;
    }
    if (given.has(name)) continue;
    if (field.kind === "init") {
      if (field.fallback === missing) throw valueError(`InitVar ${repr(name)} must be specified with replace()`);
      continue;
    }
    given.set(name, getAttribute(value, name));
  }
  return call(typeOf(value), [], given);
}
