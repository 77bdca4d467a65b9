import { PyDict } from "../values/dict.ts";
import { PyList } from "../values/sequences.ts";
import type { Value } from "../values/value.ts";

/** JSON as read by `JSON.parse`. */
export type JsonData = null | boolean | number | string | readonly JsonData[] | { readonly [key: string]: JsonData };

/** JSON as Python's `json.loads` gives it; whole numbers are `int`, since `JSON.parse` does not keep the difference. */
export function valueOfJson(json: JsonData): Value {
  if (typeof json === "number") return Number.isSafeInteger(json) ? BigInt(json) : json;
  if (json === null || typeof json !== "object") return json;
  if (isList(json)) return new PyList(json.map(valueOfJson));
  const dict = new PyDict();
  for (const [key, value] of Object.entries(json)) dict.set(key, valueOfJson(value));
  return dict;
}

export function isList(json: JsonData): json is readonly JsonData[] {
  return Array.isArray(json);
}
