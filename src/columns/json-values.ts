import type { Json, JsonObject } from "../document/json.ts";
import { asFloat, asInt, asText, className, typeName, typeOf } from "../values/core-types.ts";
import { PyDate } from "../values/dates/date.ts";
import { isoDate } from "../values/dates/date-members.ts";
import { PyDict } from "../values/dict.ts";
import { typeError, valueError } from "../values/exceptions.ts";
import { collect } from "../values/iteration.ts";
import { spend } from "../values/meter.ts";
import { PyList, PyTuple } from "../values/sequences.ts";
import { repr } from "../values/text.ts";
import type { Value } from "../values/value.ts";
import { DetachedColumn, FieldProxy, LiveColumn, OptionList, SourceList } from "./model.ts";

const DEEPEST = 200;

/** A copy of a value that is written into the document as JSON, by the rules of `json.dumps`. Throws `TypeError`. */
export function jsonOfValue(value: Value, depth = 0): Json {
  if (value === null || typeof value === "boolean" || typeof value === "string" || typeof value === "number") {
    return value;
  }
  spend(1);
  if (depth > DEEPEST) throw valueError("Circular reference detected");
  if (value instanceof FieldProxy)
    return value.inner instanceof PyDate ? isoDate(value.inner) : jsonOfValue(value.inner);
  const text = asText(value);
  if (text !== undefined) return text;
  const int = asInt(value);
  if (int !== undefined) return Number(int);
  const float = asFloat(value);
  if (float !== undefined) return float;
  if (value instanceof PyDict) return objectOf(value, depth);
  const items = itemsOf(value);
  if (items === undefined) throw typeError(`Object of type ${className(typeOf(value))} is not JSON serializable`);
  return items.map((item) => jsonOfValue(item, depth + 1));
}

function itemsOf(value: Value): readonly Value[] | undefined {
  if (value instanceof PyList || value instanceof PyTuple) return value.items;
  if (value instanceof SourceList || value instanceof OptionList) return value.data.items;
  return value instanceof LiveColumn || value instanceof DetachedColumn ? collect(value) : undefined;
}

function objectOf(dict: PyDict, depth: number): JsonObject {
  const entries: [string, Json][] = [];
  for (const { key, value } of dict.entries.values()) entries.push([keyText(key), jsonOfValue(value, depth + 1)]);
  return Object.fromEntries(entries);
}

function keyText(key: Value): string {
  const text = asText(key);
  if (text !== undefined) return text;
  if (key === null) return "null";
  if (typeof key === "boolean") return String(key);
  if (asInt(key) === undefined && asFloat(key) === undefined) {
    throw typeError(`keys must be str, int, float, bool or None, not ${typeName(key)}`);
  }
  return repr(key);
}
