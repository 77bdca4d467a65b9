import type { Diagnostic } from "./diagnostic.ts";
import type { Span } from "./span.ts";

/** Every code a {@link Diagnostic} can carry, for all rooms. What each means and what to do about it says the catalogue. */
export type DiagnosticCode =
  | "json-syntax"
  | "syntax-error"
  | "unknown-field"
  | "unknown-name"
  | "dependency-cycle"
  | "schema-shape"
  | "schema-missing-id"
  | "schema-duplicate-id"
  | "schema-category"
  | "schema-nesting"
  | "schema-computed"
  | "content-shape"
  | "content-unknown-field"
  | "content-misplaced"
  | "content-missing-id"
  | "content-duplicate-id"
  | "content-duplicate-field"
  | "payload-shape"
  | "payload-event"
  | "payload-ids"
  | "operation-shape"
  | "operation-unknown-id"
  | "operation-target"
  | "file-unreadable"
  | "queue-shape"
  | "formula-file-unknown"
  | "formula-file-unused"
  | "rule-shape"
  | "rule-action"
  | "hook-shape"
  | "hook-run-after"
  | "case-syntax"
  | "case-shape"
  | "option-unknown"
  | "option-value";

/** The others are errors. */
const warnings: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>([
  "unknown-name",
  "schema-computed",
  "content-missing-id",
  "content-duplicate-field",
  "payload-ids",
  "formula-file-unused",
  "hook-run-after",
]);

/** Where a finding lies; see {@link Diagnostic} for the parts. */
export interface Place {
  readonly origin?: string;
  readonly span?: Span;
  readonly pointer?: string;
  readonly notes?: readonly string[];
}

/** A diagnostic with the severity of its code. */
export function diagnostic(code: DiagnosticCode, message: string, place: Place = {}): Diagnostic {
  return { code, severity: warnings.has(code) ? "warning" : "error", message, ...place };
}
