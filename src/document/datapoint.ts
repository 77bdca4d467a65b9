import type { Value } from "../values/value.ts";
import { isTruthy } from "./computed.ts";
import type { Table } from "./document.ts";
import type { Change } from "./journal.ts";
import { isObject, type Json, type JsonObject } from "./json.ts";
import type { Row } from "./row.ts";
import type { SchemaNode } from "./schema.ts";

/** A header field, the cell of a row, or the item of a simple multivalue. */
export interface Datapoint {
  readonly kind: "datapoint";
  readonly node: SchemaNode;
  /** `null` when the content gives none, or the node was added in this run. */
  readonly id: number | null;
  /** The content node as it came; `null` when added. */
  source: JsonObject | null;
  /** Written keys of the node itself, such as `hidden`; in order of first write. */
  attributes: Map<string, Json> | null;
  /** What the latest journal that recorded it has of it; `null` for none. */
  change: Change | null;
  /** Usually text or `null`, but any JSON can occur; the same for `normalizedValue`. A missing key is `null`. */
  value: Json;
  normalizedValue: Json;
  /** Written keys of the content object besides the two values, such as `page`; in order of first write. */
  content: Map<string, Json> | null;
  /** A formula's result that the present text was made of: a number or truth value, nothing else; `undefined` for other texts. */
  result: Value | undefined;
  /** The row of a cell. */
  readonly row: Row | null;
  /** The table of a cell or item. */
  readonly table: Table | null;
}

export function newDatapoint(
  node: SchemaNode,
  id: number | null,
  source: JsonObject | null,
  row: Row | null,
  table: Table | null,
): Datapoint {
  const content = source?.["content"];
  let value: Json = null;
  let normalizedValue: Json = null;
  if (isObject(content)) {
    value = content["value"] ?? null;
    normalizedValue = content["normalized_value"] ?? null;
  }
  return {
    kind: "datapoint",
    node,
    id,
    source,
    attributes: null,
    change: null,
    value,
    normalizedValue,
    content: null,
    result: undefined,
    row,
    table,
  };
}

/** The value a field is typed from: the normalized one unless Python would call it false, then the shown one (spec 3.1). */
export function rawOf(value: Json, normalizedValue: Json): Json {
  return isTruthy(normalizedValue) ? normalizedValue : value;
}

/** The value that a new text is compared with: the normalized one unless it is null, then the shown one (spec 6.4). */
export function comparedOf(value: Json, normalizedValue: Json): Json {
  return normalizedValue ?? value;
}

/** {@link rawOf} a datapoint. */
export function rawValue({ value, normalizedValue }: Datapoint): Json {
  return rawOf(value, normalizedValue);
}

/** {@link comparedOf} a datapoint. */
export function comparedValue({ value, normalizedValue }: Datapoint): Json {
  return comparedOf(value, normalizedValue);
}
