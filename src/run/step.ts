/** What one participant of a run did. */
import type { Json } from "../document/json.ts";
import type { Diagnostic } from "../source/diagnostic.ts";

/** Something that failed: a formula, a rule's condition, a hook. */
export interface RunFailure {
  /** A schema id, or the name of a hook or rule. */
  readonly source: string;
  /** The datapoint whose formula it is; `null` for others. */
  readonly sourceId: number | null;
  readonly message: string;
  /** Lines of the code, outermost first, as text. */
  readonly traceback: readonly string[];
}

/** One thing that was asked of the platform and that only the platform can do: change a status, send an email. */
export interface RunRequest {
  readonly source: string;
  readonly type: string;
  readonly detail: Json;
}

/** What one participant did. */
export interface RunStep {
  readonly kind: "computed fields" | "hook" | "rule";
  /** A hook's or rule's name; else the kind. */
  readonly name: string;
  /** Why the hook was not run; `null` when it was. */
  readonly skipped: string | null;
  readonly messages: readonly Json[];
  readonly automationBlockers: readonly Json[];
  readonly operations: readonly Json[];
  readonly requests: readonly RunRequest[];
  readonly failures: readonly RunFailure[];
  /** What it printed. */
  readonly printed: string;
  /** Ids of the datapoints computed. */
  readonly computedIds: readonly number[];
  /** Fields that wait for the platform: reasoning, lookups. */
  readonly waiting: readonly string[];
  /** Operations that could not be applied, rule actions that cannot work. */
  readonly findings: readonly Diagnostic[];
  /** The content before it: what its operations are meant for. `null` when the payload has none. */
  readonly before: Json | null;
  /** A hook's whole response. */
  readonly response: Json | null;
}

/** A step that did nothing. */
export const emptyStep: Omit<RunStep, "kind" | "name"> = {
  skipped: null,
  messages: [],
  automationBlockers: [],
  operations: [],
  requests: [],
  failures: [],
  printed: "",
  computedIds: [],
  waiting: [],
  findings: [],
  before: null,
  response: null,
};
