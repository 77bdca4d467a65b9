import { callSpecial } from "../values/calls.ts";
import { asFloat, asInt, asText } from "../values/core-types.ts";
import { PyDict } from "../values/dict.ts";
import { PyException } from "../values/exceptions.ts";
import { collect } from "../values/iteration.ts";
import { spend } from "../values/meter.ts";
import { PyList, PyTuple } from "../values/sequences.ts";
import { PySet } from "../values/sets.ts";
import { repr } from "../values/text.ts";
import type { Value } from "../values/value.ts";
import { describeError } from "./error-text.ts";

/** JSON data; what JSON cannot hold is tagged: `{"__float__": "nan"}`, `{"__int__": "…"}`, `{"__repr__": "…"}`. */
export type Plain = null | boolean | number | string | Plain[] | { [key: string]: Plain };

/** A value as plain data for results. Field values become what they stand for; foreign objects their tagged `repr`. */
export function plainData(value: Value, depth = 0): Plain {
  if (depth > 60) return { __repr__: "<too deep>" };
  const text = asText(value);
  if (text !== undefined) return text;
  if (value === null || typeof value === "boolean") return value;
  const int = asInt(value);
  if (int !== undefined) {
    return int > -(2n ** 53n) && int < 2n ** 53n ? Number(int) : { __int__: String(int) };
  }
  const float = asFloat(value);
  if (float !== undefined) return Number.isFinite(float) ? float : { __float__: repr(float) };
  // What contains itself is written out down to the depth allowed, which is paid for.
  spend(1);
  if (value instanceof PyDict) {
    spend(value.size >> 2);
    const result: { [key: string]: Plain } = Object.create(null);
    for (const entry of value.entries.values()) {
      result[asText(entry.key) ?? repr(entry.key)] = plainData(entry.value, depth + 1);
    }
    return result;
  }
  if (value instanceof PyList || value instanceof PyTuple) {
    return value.items.map((item) => plainData(item, depth + 1));
  }
  if (value instanceof PySet) {
    // Sets have no order of their own; this one is the same every time.
    const items = collect(value).map((item) => ({ item, key: repr(item) }));
    items.sort((a, b) => (a.key < b.key ? -1 : 1));
    return items.map(({ item }) => plainData(item, depth + 1));
  }
  try {
    const json = callSpecial(value, "__json__", []);
    if (json !== undefined) return plainData(json, depth + 1);
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    return { __repr__: `<__json__ failed: ${describeError(error)}>` };
  }
  return { __repr__: repr(value) };
}
