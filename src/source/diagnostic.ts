import type { Span } from "./span.ts";

/**
 * A problem in something a user wrote: text, schema, content, payload. Returned, never thrown.
 *
 * `code` is one of the catalogue's. `origin` names the snippet (a schema id, a file) the `span` lies in; `pointer` is an
 * RFC 6901 JSON pointer for problems in JSON.
 */
export interface Diagnostic {
  readonly code: string;
  readonly severity: "error" | "warning" | "info";
  readonly message: string;
  readonly origin?: string;
  readonly span?: Span;
  readonly pointer?: string;
  /** What to do about it, or what else to know; each a sentence. */
  readonly notes?: readonly string[];
}
