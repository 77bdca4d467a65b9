/** `annotation`, `queue` and `workspace`: plain objects made from the payload (spec 12.1, 12.2). */
import { objectType, typeType } from "../values/core-types.ts";
import { exceptionType, importError, keyError, PyException } from "../values/exceptions.ts";
import { define } from "../values/native.ts";
import { PyObject, PyType, type Value } from "../values/value.ts";
import { isList, type JsonData, valueOfJson } from "./json-values.ts";

function objectTypeOf(name: string, module: string): PyType {
  return new PyType(typeType, name, [objectType], { module, heap: true });
}

const annotationType: PyType = objectTypeOf("Annotation", "txscript.annotation");
const documentType: PyType = objectTypeOf("Document", "txscript.document");
const emailType: PyType = objectTypeOf("Email", "txscript.email");
const queueType: PyType = objectTypeOf("Queue", "txscript.txscript");
const workspaceType: PyType = objectTypeOf("Workspace", "txscript.txscript");

/** Something the payload should have held. */
export const payloadErrorType: PyType = new PyType(typeType, "PayloadError", [exceptionType], {
  module: "txscript.exceptions",
});

type Payload = { readonly [key: string]: JsonData };

function isObject(json: JsonData | undefined): json is Payload {
  return typeof json === "object" && json !== null && !isList(json);
}

/** Turns the text of a date and time into a `datetime`, or `None`. */
export type ParseMoment = (text: string) => Value;

const annotationKeys = ["id", "url", "status", "automated", "automatically_rejected", "einvoice", "metadata"];
const annotationMoments = [
  "created_at",
  "modified_at",
  "exported_at",
  "confirmed_at",
  "assigned_at",
  "export_failed_at",
  "deleted_at",
  "rejected_at",
  "purged_at",
];
const documentKeys = ["id", "url", "original_file_name", "metadata", "mime_type"];
const documentMoments = ["arrived_at", "created_at"];
const emailKeys = [
  "id",
  "url",
  "subject",
  "to",
  "cc",
  "bcc",
  "body_text_plain",
  "body_text_html",
  "metadata",
  "annotation_counts",
  "type",
  "labels",
]; // prettier-ignore

function required(json: Payload, key: string): JsonData {
  const value = Object.hasOwn(json, key) ? json[key] : undefined;
  if (value === undefined) throw keyError(key);
  return value;
}

function makeObject(
  type: PyType,
  json: Payload,
  keys: readonly string[],
  moments: readonly string[],
  parseMoment: ParseMoment,
): PyObject {
  const object = new PyObject(type);
  object.attrs = new Map();
  for (const key of keys) object.attrs.set(key, valueOfJson(required(json, key)));
  for (const key of moments) {
    const text = required(json, key);
    object.attrs.set(key, typeof text === "string" && text !== "" ? parseMoment(text) : null);
  }
  return object;
}

class PyAnnotation extends PyObject {
  readonly payload: Payload;
  readonly parseMoment: ParseMoment;

  constructor(payload: Payload, parseMoment: ParseMoment) {
    super(annotationType);
    this.payload = payload;
    this.parseMoment = parseMoment;
  }
}

/** The `annotation` object, or `None` when the payload's annotation has no `status`. Throws `KeyError` for what it lacks. */
export function makeAnnotation(payload: Payload, parseMoment: ParseMoment): Value {
  const json = payload["annotation"];
  if (!isObject(json) || !Object.hasOwn(json, "status")) return null;
  const annotation = new PyAnnotation(payload, parseMoment);
  annotation.attrs = makeObject(annotationType, json, annotationKeys, annotationMoments, parseMoment).attrs;
  annotation.attrs?.set("previous_status", valueOfJson(json["previous_status"] ?? null));
  annotation.attrs?.set("raw_data", valueOfJson(json));
  const document = required(payload, "document");
  annotation.attrs?.set(
    "document",
    makeObject(documentType, isObject(document) ? document : {}, documentKeys, documentMoments, parseMoment),
  );
  return annotation;
}

function emailOf(self: PyAnnotation): Value {
  const emails = self.payload["emails"];
  if (emails === undefined) {
    throw new PyException(payloadErrorType, ["Email sideloading must be enabled to access email."]);
  }
  const first = emails !== null && isList(emails) ? emails[0] : undefined;
  if (!isObject(first)) return null;
  const email = makeObject(emailType, first, emailKeys, ["created_at"], self.parseMoment);
  email.attrs?.set("email_from", valueOfJson(required(first, "from")));
  const last = first["last_thread_email_created_at"];
  email.attrs?.set("last_thread_email_created_at", typeof last === "string" ? self.parseMoment(last) : null);
  email.attrs?.set("filtered_out_document_count", valueOfJson(first["filtered_out_document_count"] ?? 0));
  return email;
}

/** `queue` or `workspace`: its `url` and `name`, or `None` without a name. */
export function makeNamed(payload: Payload, key: "queue" | "workspace"): Value {
  const name = payload[`${key}_name`];
  if (name === undefined || name === null || name === "") return null;
  const object = new PyObject(key === "queue" ? queueType : workspaceType);
  object.attrs = new Map([
    ["url", valueOfJson(payload[key] ?? null)],
    ["name", valueOfJson(name)],
  ]);
  return object;
}

/** Called with the verb and arguments of `annotation.action`; without one the call fails as it does without a network. */
export type PerformAction = (verb: string, args: Value) => Value;

export function installAnnotation(perform: () => PerformAction | null): void {
  define<PyAnnotation>(annotationType, {
    python: true,
    methods: {
      "action(verb, **args)": (_, verb, args) => {
        const act = perform();
        if (act === null || typeof verb !== "string") {
          throw importError("ModuleNotFoundError", "No module named 'requests'", "requests");
        }
        return act(verb, args ?? null);
      },
    },
    getters: { email: emailOf },
  });
  for (const type of [documentType, emailType, queueType, workspaceType, payloadErrorType]) define(type, {});
}
