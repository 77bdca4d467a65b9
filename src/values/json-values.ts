import { dictOf } from "./dict.ts";
import { spend } from "./meter.ts";
import { PyList } from "./sequences.ts";
import type { Value } from "./value.ts";

/** JSON as read by `JSON.parse`. */
export type JsonData = null | boolean | number | string | readonly JsonData[] | { readonly [key: string]: JsonData };

/**
 * A copy of JSON data as Python values, a step for each list and object. Whole numbers are `int`, since JSON read here no
 * longer tells `5` from `5.0`; `-0` stays a float.
 */
export function valueOfJson(json: JsonData): Value {
  if (typeof json === "number") return Number.isSafeInteger(json) && !Object.is(json, -0) ? BigInt(json) : json;
  if (json === null || typeof json !== "object") return json;
  spend(1);
  if (isJsonList(json)) return new PyList(json.map(valueOfJson));
  return dictOf(Object.entries(json).map(([key, value]) => [key, valueOfJson(value)] as const));
}

export function isJsonList(json: JsonData): json is readonly JsonData[] {
  return Array.isArray(json);
}
