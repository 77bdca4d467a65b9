import { asText } from "../values/core-types.ts";
import { PyDict } from "../values/dict.ts";
import { isJsonList, type JsonData, valueOfJson } from "../values/json-values.ts";
import { PyList } from "../values/sequences.ts";
import type { Value } from "../values/value.ts";

/** An object of a hook's payload as Python sees it, whether it came as JSON or as the dictionary that a hook was called with. */
export interface PayloadSource {
  readonly keys: () => Iterable<string>;
  readonly get: (key: string) => Value | undefined;
  /** A member that is an object itself; else `null`. */
  readonly inner: (key: string) => PayloadSource | null;
  /** The first object of a member that is a list; else `null`. */
  readonly first: (key: string) => PayloadSource | null;
  /** The object itself. */
  readonly whole: () => Value;
}

type JsonRecord = { readonly [key: string]: JsonData };

function isRecord(json: JsonData | undefined): json is JsonRecord {
  return typeof json === "object" && json !== null && !isJsonList(json);
}

/** Members are made into Python values when asked for, each time anew. */
export function jsonSource(json: JsonRecord): PayloadSource {
  const member = (key: string): JsonData | undefined => (Object.hasOwn(json, key) ? json[key] : undefined);
  return {
    keys: () => Object.keys(json),
    get: (key) => {
      const value = member(key);
      return value === undefined ? undefined : valueOfJson(value);
    },
    inner: (key) => {
      const value = member(key);
      return isRecord(value) ? jsonSource(value) : null;
    },
    first: (key) => {
      const value = member(key);
      const first = value !== undefined && value !== null && isJsonList(value) ? value[0] : undefined;
      return isRecord(first) ? jsonSource(first) : null;
    },
    whole: () => valueOfJson(json),
  };
}

/** The dictionary's own members, not copies. */
export function dictSource(dict: PyDict): PayloadSource {
  return {
    keys: () => [...dict.entries.values()].flatMap(({ key }) => asText(key) ?? []),
    get: (key) => dict.get(key),
    inner: (key) => {
      const value = dict.get(key);
      return value instanceof PyDict ? dictSource(value) : null;
    },
    first: (key) => {
      const value = dict.get(key);
      const first = value instanceof PyList ? value.items[0] : undefined;
      return first instanceof PyDict ? dictSource(first) : null;
    },
    whole: () => dict,
  };
}
