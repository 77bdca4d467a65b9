/** `annotation`, `queue` and `workspace`: plain objects made from the payload (spec 12.1, 12.2). */
import { exceptionType, importError, keyError, PyException, typeError } from "../values/exceptions.ts";
import { truth } from "../values/truth.ts";
import { PyObject, type PyType, type Value } from "../values/value.ts";
import type { PayloadSource } from "./payload-source.ts";
import { definePython, pythonClass } from "./python-class.ts";

const annotationType: PyType = pythonClass("Annotation", [], { module: "txscript.annotation" });
const documentType: PyType = pythonClass("Document", [], { module: "txscript.document" });
const emailType: PyType = pythonClass("Email", [], { module: "txscript.email" });
const queueType: PyType = pythonClass("Queue", [], { module: "txscript.txscript" });
const workspaceType: PyType = pythonClass("Workspace", [], { module: "txscript.txscript" });

/** Something the payload should have held. */
export const payloadErrorType: PyType = pythonClass("PayloadError", [exceptionType], { module: "txscript.exceptions" });

export function payloadError(message: string): PyException {
  return new PyException(payloadErrorType, [message]);
}

/** Turns the text of a date and time into a `datetime`, or `None`. */
export type ParseMoment = (text: string) => Value;

/** Called with the verb and arguments of `annotation.action`; without one the call fails as it does without a network. */
export type PerformAction = (verb: Value, args: Value) => Value;

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

function required(source: PayloadSource, key: string): Value {
  const value = source.get(key);
  if (value === undefined) throw keyError(key);
  return value;
}

/** An object with attributes of the names given. `raw_data` is made when asked for: it may hold a whole document. */
class PyRecord extends PyObject {
  readonly source: PayloadSource;
  raw: Value | undefined;

  constructor(type: PyType, source: PayloadSource) {
    super(type);
    this.source = source;
    this.attrs = new Map();
  }

  fill(keys: readonly string[], moments: readonly string[], parseMoment: ParseMoment): void {
    for (const key of keys) this.attrs?.set(key, required(this.source, key));
    for (const key of moments) {
      const text = required(this.source, key);
      this.attrs?.set(key, typeof text === "string" && text !== "" ? parseMoment(text) : null);
    }
  }
}

class PyAnnotation extends PyRecord {
  readonly payload: PayloadSource;
  readonly parseMoment: ParseMoment;
  readonly perform: PerformAction | null;

  constructor(source: PayloadSource, payload: PayloadSource, parseMoment: ParseMoment, perform: PerformAction | null) {
    super(annotationType, source);
    this.payload = payload;
    this.parseMoment = parseMoment;
    this.perform = perform;
  }
}

/**
 * The `annotation` object, or `None` when the payload's annotation has no `status`. Throws `KeyError` for what it lacks. `perform`
 * takes what `annotation.action` is asked to do.
 */
export function makeAnnotation(
  payload: PayloadSource,
  parseMoment: ParseMoment,
  perform: PerformAction | null = null,
): Value {
  const source = payload.inner("annotation");
  if (source === null || source.get("status") === undefined) return null;
  required(payload, "document");
  const annotation = new PyAnnotation(source, payload, parseMoment, perform);
  annotation.fill(annotationKeys, annotationMoments, parseMoment);
  const previous = source.get("previous_status");
  annotation.attrs?.set("previous_status", previous === undefined ? null : previous);
  const inner = payload.inner("document");
  if (inner === null) throw typeError("the payload's 'document' is no object");
  const document = new PyRecord(documentType, inner);
  document.fill(documentKeys, documentMoments, parseMoment);
  annotation.attrs?.set("document", document);
  return annotation;
}

function emailOf(self: PyObject): Value {
  if (!(self instanceof PyAnnotation)) return null;
  if (self.payload.get("emails") === undefined) {
    throw payloadError("Email sideloading must be enabled to access email.");
  }
  const source = self.payload.first("emails");
  if (source === null) return null;
  const email = new PyRecord(emailType, source);
  email.fill(emailKeys, ["created_at"], self.parseMoment);
  email.attrs?.set("email_from", required(source, "from"));
  const last = source.get("last_thread_email_created_at");
  email.attrs?.set("last_thread_email_created_at", typeof last === "string" ? self.parseMoment(last) : null);
  const count = source.get("filtered_out_document_count");
  email.attrs?.set("filtered_out_document_count", count === undefined ? 0n : count);
  return email;
}

/** `queue` or `workspace`: its `url` and `name`, or `None` without a name. */
export function makeNamed(payload: PayloadSource, key: "queue" | "workspace"): Value {
  const name = payload.get(`${key}_name`);
  if (name === undefined || !truth(name)) return null;
  const object = new PyObject(key === "queue" ? queueType : workspaceType);
  const url = payload.get(key);
  object.attrs = new Map([
    ["url", url === undefined ? null : url],
    ["name", name],
  ]);
  return object;
}

const rawData = {
  getters: {
    raw_data: (self: PyObject): Value => {
      if (!(self instanceof PyRecord)) return null;
      self.raw ??= self.source.whole();
      return self.raw;
    },
  },
  setters: {
    raw_data: (self: PyObject, value: Value | undefined): void => {
      if (self instanceof PyRecord && value !== undefined) self.raw = value;
    },
  },
};

export function installAnnotation(): void {
  definePython<PyObject>(annotationType, {
    methods: {
      "action(verb, **args)": (self, verb = null, args = null) => {
        if (!(self instanceof PyAnnotation) || self.perform === null) {
          throw importError("ModuleNotFoundError", "No module named 'requests'", "requests");
        }
        return self.perform(verb, args);
      },
    },
    getters: { ...rawData.getters, email: emailOf },
    setters: rawData.setters,
  });
  for (const type of [documentType, emailType]) definePython<PyObject>(type, rawData);
  for (const type of [queueType, workspaceType, payloadErrorType]) definePython(type, {});
}
