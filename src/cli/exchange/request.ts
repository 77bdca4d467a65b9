/** Requests of the exchange format: one JSON object a line, as `txs batch` reads them (documented in README, "Batch"). */
import { isObject, type Json, type JsonObject } from "../../document/json.ts";

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
