/** A hook's payload as the dictionary that the hook sees, and the document in it. */

import type { Watcher } from "../document/document.ts";
import type { Json, JsonObject } from "../document/json.ts";
import { type PayloadReading, readPayload } from "../document/payload.ts";
import { payloadError } from "../library/annotation.ts";
import { equals } from "../values/comparison.ts";
import { asFloat, asInt, asText, isInstance } from "../values/core-types.ts";
import { PyDict } from "../values/dict.ts";
import { keyError, keyErrorType, PyException, valueError } from "../values/exceptions.ts";
import { forEach } from "../values/iteration.ts";
import { valueOfJson } from "../values/json-values.ts";
import { spend } from "../values/meter.ts";
import { getItem } from "../values/operators.ts";
import { PyList, PyTuple } from "../values/sequences.ts";
import { str } from "../values/text.ts";
import type { Value } from "../values/value.ts";

/** A document read from a payload dictionary. */
export interface OpenedDocument {
  readonly reading: PayloadReading;
  /** Tells the payload's own dictionaries of values that the hook writes, as on the platform. */
  readonly watcher: Watcher;
}

/** Reads the document in a payload. Throws what the platform throws for one it cannot serve (spec 2.1). */
export function openDocument(payload: Value): OpenedDocument {
  const event = getItem(payload, "event");
  if (!equals(event, "annotation_content")) throw valueError(`Event not supported by TxScript: ${str(event)}`);
  const schema = schemaOf(payload);
  const content = getItem(getItem(payload, "annotation"), "content");
  const origins: Origins = new Map();
  const json: { [key: string]: Json } = {
    event: "annotation_content",
    schemas: [{ content: jsonOf(schema, origins, 0) }],
    annotation: { content: jsonOf(content, origins, 0) },
  };
  for (const key of ["updated_datapoint_ids", "force_update_datapoint_ids"]) {
    const ids = payload instanceof PyDict ? payload.get(key) : undefined;
    if (ids !== undefined && ids !== null) json[key] = jsonOf(ids, origins, 0);
  }
  const reading = readPayload(json);
  const { nodes } = reading.schema;
  if (schema !== null) forEach(schema, checkSchemaNode);
  forEach(content, (node) => checkContentNode(node, nodes, 0));
  return { reading, watcher: writeThrough(origins) };
}

function schemaOf(payload: Value): Value {
  try {
    return getItem(getItem(getItem(payload, "schemas"), 0n), "content");
  } catch (error) {
    if (!(error instanceof PyException && isInstance(error, keyErrorType))) throw error;
    throw payloadError("Schema sideloading must be enabled!");
  }
}

/** The dictionaries that JSON objects were made from. */
type Origins = Map<JsonObject, PyDict>;

const DEEPEST = 100;
/** Steps that reading one node counts for, over and above its parts: what the document keeps of it. */
const COST = 10;

function checkSchemaNode(node: Value): void {
  spend(COST);
  getItem(node, "id");
  getItem(node, "category");
}

/** Every node below a section or multivalue must be known to the schema. */
function checkContentNode(node: Value, schema: { has(id: string): boolean }, depth: number): void {
  spend(COST);
  const id = getItem(node, "schema_id");
  if (typeof id !== "string" || !schema.has(id)) throw keyError(id);
  const children = node instanceof PyDict && depth < DEEPEST ? node.get("children") : undefined;
  if (children instanceof PyList) for (const child of children.items) checkContentNode(child, schema, depth + 1);
}

/** A copy of what the document is read from. What JSON does not have becomes null. */
function jsonOf(value: Value, origins: Origins, depth: number): Json {
  if (value === null || typeof value === "boolean" || typeof value === "number") return value;
  const text = asText(value);
  if (text !== undefined) return text;
  const int = asInt(value);
  if (int !== undefined) return Number(int);
  if (depth > DEEPEST) return null;
  spend(1);
  if (value instanceof PyList || value instanceof PyTuple) {
    return value.items.map((item) => jsonOf(item, origins, depth + 1));
  }
  if (!(value instanceof PyDict)) return asFloat(value) ?? null;
  // Members are defined, not assigned: `__proto__` is a key like any other.
  const object: JsonObject = Object.fromEntries(
    [...value.entries.values()].map((entry) => [str(entry.key), jsonOf(entry.value, origins, depth + 1)]),
  );
  origins.set(object, value);
  return object;
}

function writeThrough(origins: Origins): Watcher {
  return {
    wrote: (datapoint) => {
      const stale = datapoint.row !== null && datapoint.row.index < 0;
      const node = datapoint.source === null || stale ? undefined : origins.get(datapoint.source);
      const content = node?.get("content");
      if (!(content instanceof PyDict)) return;
      content.set("value", valueOfJson(datapoint.value));
      content.set("normalized_value", valueOfJson(datapoint.normalizedValue));
    },
    restructured: () => undefined,
  };
}
