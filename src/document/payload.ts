import { type DiagnosticCode, diagnostic } from "../source/codes.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import { readContent } from "./content.ts";
import type { Document } from "./document.ts";
import { isArray, isObject, type Json, type JsonObject, kindOf, member } from "./json.ts";
import { readSchema, type Schema } from "./schema.ts";

export interface PayloadReading {
  readonly schema: Schema;
  readonly document: Document;
  /** The payload itself, for what else a hook may look at; `null` when only content was given. */
  readonly payload: JsonObject | null;
  /** Whether only what depends on `updatedIds` is to be computed: `updated_datapoint_ids` is not empty. */
  readonly incremental: boolean;
  readonly updatedIds: ReadonlySet<number>;
  readonly forcedIds: ReadonlySet<number>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads whatever a document comes in: a whole hook payload, or content in any shape {@link readContent} takes. A `schema`
 * given here goes before the one in the payload; content alone needs it. Never throws.
 */
export function readPayload(json: Json, schema: Schema | null = null): PayloadReading {
  const diagnostics: Diagnostic[] = [];
  const payload = isPayload(json) ? json : null;
  const report = (code: DiagnosticCode, message: string, pointer: string): void => {
    diagnostics.push(diagnostic(code, message, { pointer }));
  };
  let known = schema;
  if (known === null) {
    const reading = readSchema(payload === null ? [] : schemaOf(payload, report), "/schemas/0/content");
    known = reading.schema;
    diagnostics.push(...reading.diagnostics);
    if (payload === null) report("payload-shape", "Content alone cannot be read without a schema", "");
  }
  const place = payload === null ? "" : "/annotation/content";
  const { document, diagnostics: found } = readContent(
    payload === null ? json : annotationContent(payload, report),
    known,
    place,
  );
  diagnostics.push(...found);
  const updated = payload === null ? null : idsOf(payload, "updated_datapoint_ids", report);
  const forced = payload === null ? null : idsOf(payload, "force_update_datapoint_ids", report);
  return {
    schema: known,
    document,
    payload,
    incremental: updated?.given ?? false,
    updatedIds: updated?.ids ?? new Set(),
    forcedIds: forced?.ids ?? new Set(),
    diagnostics,
  };
}

type Report = (code: DiagnosticCode, message: string, pointer: string) => void;

function isPayload(json: Json): json is JsonObject {
  return (
    isObject(json) &&
    (Object.hasOwn(json, "annotation") || Object.hasOwn(json, "event")) &&
    !isArray(member(json, "content"))
  );
}

/** The content of the first schema; further ones are never looked at. */
function schemaOf(payload: JsonObject, report: Report): Json {
  const schemas = member(payload, "schemas");
  const first = isArray(schemas) ? schemas[0] : undefined;
  const content = isObject(first) ? member(first, "content") : undefined;
  if (isArray(content)) return content;
  report("payload-shape", "The payload holds no schema: 'schemas[0].content' must be a list", "/schemas");
  return [];
}

function annotationContent(payload: JsonObject, report: Report): Json {
  const event = member(payload, "event");
  if (event !== "annotation_content" && event !== undefined) {
    report("payload-event", `The event is ${typeof event === "string" ? `'${event}'` : kindOf(event)}`, "/event");
  }
  const annotation = member(payload, "annotation");
  const content = isObject(annotation) ? member(annotation, "content") : undefined;
  if (isArray(content)) return content;
  const found = typeof content === "string" ? "a URL" : kindOf(content);
  report("payload-shape", `'annotation.content' must be a list of sections, not ${found}`, "/annotation");
  return [];
}

/** A list of ids. One that names nothing usable is still a given list: it makes the run incremental (spec 8.3). */
function idsOf(
  payload: JsonObject,
  key: string,
  report: Report,
): { readonly given: boolean; readonly ids: Set<number> } {
  const list = member(payload, key) ?? [];
  const ids = new Set<number>();
  if (!isArray(list)) {
    report("payload-ids", `'${key}' must be a list, not ${kindOf(list)}`, `/${key}`);
    return { given: false, ids };
  }
  list.forEach((id, i) => {
    if (typeof id === "number" && Number.isInteger(id)) ids.add(id);
    else report("payload-ids", `An id in '${key}' must be a whole number, not ${kindOf(id)}`, `/${key}/${i}`);
  });
  return { given: list.length > 0, ids };
}
