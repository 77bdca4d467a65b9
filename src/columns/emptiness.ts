import { attributeOr } from "../values/attributes.ts";
import { call } from "../values/calls.ts";
import { equals } from "../values/comparison.ts";
import { keyError } from "../values/exceptions.ts";
import { truth } from "../values/truth.ts";
import { PyObject, type Value } from "../values/value.ts";
import { columnDefaultTo, columnIsEmpty } from "./column-emptiness.ts";
import { DetachedColumn, FieldProxy, FieldText, LiveColumn } from "./model.ts";

/** `is_empty(value)` (spec 3.10): the object's own method where it has one, else whether it equals `None` or `""`. */
export function isEmpty(value: Value): Value {
  if (value === null || value === "") return true;
  if (!(value instanceof PyObject)) return false;
  if (value instanceof FieldText) return value.text === "";
  if (value instanceof FieldProxy) return proxyIsEmpty(value);
  if (value instanceof LiveColumn || value instanceof DetachedColumn) return columnIsEmpty(value);
  const own = value.type.heap ? attributeOr(value, "is_empty") : undefined;
  return own === undefined ? equalsNothing(value) : call(own, []);
}

/** `default_to(value, fallback)`: the value itself, still with its datapoint, unless it is empty. */
export function defaultTo(value: Value, fallback: Value): Value {
  if (value instanceof FieldProxy) return proxyIsEmpty(value) ? fallback : value;
  if (value instanceof LiveColumn || value instanceof DetachedColumn) return columnDefaultTo(value, fallback);
  const own = value instanceof PyObject && value.type.heap ? attributeOr(value, "default_to") : undefined;
  if (own !== undefined) return call(own, [fallback]);
  return truth(isEmpty(value)) ? fallback : value;
}

function proxyIsEmpty(value: FieldProxy): boolean {
  if (value.node.kind === "section") throw keyError("content");
  return value.inner === null;
}

/** `value == None or value == ""`, asked in this order: columns raise at the first. */
export function equalsNothing(value: Value): boolean {
  return equals(value, null) || equals(value, "");
}
