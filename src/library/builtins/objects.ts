import { attributeOr, getAttribute, setAttribute } from "../../values/attributes.ts";
import { callSpecial } from "../../values/calls.ts";
import { asText, typeName, typeOf } from "../../values/core-types.ts";
import { PyDict } from "../../values/dict.ts";
import { typeError } from "../../values/exceptions.ts";
import type { NativeFunction } from "../../values/functions.ts";
import { hash } from "../../values/hashing.ts";
import { identity } from "../../values/identity.ts";
import { collect } from "../../values/iteration.ts";
import { native } from "../../values/native.ts";
import { PyList } from "../../values/sequences.ts";
import { sortItems } from "../../values/sorting.ts";
import { ascii, format, repr } from "../../values/text.ts";
import { length } from "../../values/truth.ts";
import type { Value } from "../../values/value.ts";

function attributeName(name: Value): string {
  const text = asText(name);
  if (text === undefined) throw typeError(`attribute name must be string, not '${typeName(name)}'`);
  return text;
}

function getattr(object: Value, name: Value, fallback?: Value): Value {
  const text = attributeName(name);
  if (fallback === undefined) return getAttribute(object, text);
  const found = attributeOr(object, text);
  return found === undefined ? fallback : found;
}

/** `dir(object)`. Without an object CPython lists the names of the calling scope, which built-ins do not see here. */
function dir(object?: Value): Value {
  const names = object === undefined ? [] : collect(callSpecial(object, "__dir__", [], new PyList([])));
  sortItems(names, null, false);
  return new PyList(names);
}

function vars(object?: Value): Value {
  const found = object === undefined ? undefined : attributeOr(object, "__dict__");
  if (found === undefined) throw typeError("vars() argument must have __dict__ attribute");
  return found;
}

/** `format(value, spec)`; the only built-in that names its second argument. */
function formatValue(value: Value, spec: Value): Value {
  const text = asText(spec);
  if (text === undefined)
    throw typeError(`format() argument 2 must be str, not ${spec === null ? "None" : typeName(spec)}`);
  return format(value, text);
}

/** Functions that any object answers to. */
export const objectFunctions: readonly NativeFunction[] = [
  native("ascii(obj, /)", ascii),
  native("callable(obj, /)", (object) => typeOf(object).slots.call !== undefined),
  native("delattr(obj, name, /)", (object, name) => {
    setAttribute(object, attributeName(name), undefined);
    return null;
  }),
  native("dir(object?, /)", dir),
  native("format(value, format_spec='', /)", formatValue),
  native("getattr(object, name, default?, /)", getattr),
  native("hasattr(obj, name, /)", (object, name) => attributeOr(object, attributeName(name)) !== undefined),
  native("hash(obj, /)", (object) => BigInt(hash(object))),
  native("id(obj, /)", identity),
  native("len(obj, /)", (object) => BigInt(length(object))),
  native("repr(obj, /)", repr),
  native("setattr(obj, name, value, /)", (object, name, value) => {
    setAttribute(object, attributeName(name), value);
    return null;
  }),
  native("vars(object?, /)", vars),
  // Calls in a program are compiled to what it does there; the function itself sees no scope.
  native("locals()", () => new PyDict()),
];
