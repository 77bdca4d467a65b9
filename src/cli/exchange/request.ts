/** Requests of the exchange format: one JSON object a line, as `txs batch` reads them (documented in README, "Batch"). */
import { isObject, type Json, type JsonObject } from "../../document/json.ts";
import { dictOf, PyDict } from "../../values/dict.ts";
import { valueOfJson } from "../../values/json-values.ts";
import { PyList } from "../../values/sequences.ts";
import type { Value } from "../../values/value.ts";

/** What an annotation object is filled up with when a request gives one, even an empty one. */
const annotationDefaults: JsonObject = {
  id: 1,
  url: "https://example.test/api/v1/annotations/1",
  status: "to_review",
  previous_status: null,
  automated: false,
  automatically_rejected: false,
  einvoice: false,
  metadata: {},
  created_at: null,
  modified_at: null,
  exported_at: null,
  confirmed_at: null,
  assigned_at: null,
  export_failed_at: null,
  deleted_at: null,
  rejected_at: null,
  purged_at: null,
};

const documentDefaults: JsonObject = {
  id: 1,
  url: "https://example.test/api/v1/documents/1",
  arrived_at: null,
  created_at: null,
  original_file_name: "sample.pdf",
  metadata: {},
  mime_type: "application/pdf",
};

function objectOr(json: Json | undefined, fallback: JsonObject): JsonObject {
  return isObject(json) ? json : fallback;
}

/** The hook payload a request stands for: its own, or one made of its parts. */
export function payloadOf(request: JsonObject): JsonObject {
  if (isObject(request["payload"])) return request["payload"];
  const annotation = isObject(request["annotation"]) ? { ...annotationDefaults, ...request["annotation"] } : {};
  const payload: { [key: string]: Json } = {
    event: "annotation_content",
    action: "user_update",
    schemas: [{ id: 1, content: request["schema"] ?? [] }],
    annotation: { ...annotation, content: request["content"] ?? [] },
    document: { ...documentDefaults, ...objectOr(request["document"], {}) },
  };
  for (const key of ["updated_datapoint_ids", "force_update_datapoint_ids"]) {
    const ids = request[key];
    if (ids !== undefined && ids !== null) payload[key] = ids;
  }
  return { ...payload, ...objectOr(request["payload_extra"], {}) };
}

/** The same in Python's terms, for hooks: what the request's text spells `5.0` is a float. */
export function payloadValueOf(request: PyDict): PyDict {
  const given = request.get("payload");
  if (given instanceof PyDict) return given;
  const part = (key: string): PyDict | null => {
    const value = request.get(key);
    return value instanceof PyDict ? value : null;
  };
  const or = (key: string, fallback: Value): Value => {
    const value = request.get(key);
    return value === undefined || value === null ? fallback : value;
  };
  const annotation = part("annotation");
  const schema = dictOf([
    ["id", 1n],
    ["content", or("schema", new PyList([]))],
  ]);
  const payload = dictOf([
    ["event", "annotation_content"],
    ["action", "user_update"],
    ["schemas", new PyList([schema])],
    ["annotation", merged(annotation === null ? {} : annotationDefaults, annotation)],
    ["document", merged(documentDefaults, part("document"))],
  ]);
  const whole = payload.get("annotation");
  if (whole instanceof PyDict) whole.set("content", or("content", new PyList([])));
  for (const key of ["updated_datapoint_ids", "force_update_datapoint_ids"]) {
    const ids = or(key, null);
    if (ids !== null) payload.set(key, ids);
  }
  for (const { key, value } of part("payload_extra")?.entries.values() ?? []) payload.set(key, value);
  return payload;
}

function merged(defaults: JsonObject, given: PyDict | null): PyDict {
  const whole = dictOf(Object.entries(defaults).map(([key, value]) => [key, valueOfJson(value)] as const));
  for (const { key, value } of given?.entries.values() ?? []) whole.set(key, value);
  return whole;
}
