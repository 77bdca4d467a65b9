/** What a queue folder holds, read and put together; plain data. */
import type { Json, JsonObject } from "../document/json.ts";
import type { Diagnostic } from "../source/diagnostic.ts";

/**
 * A queue: its schema with the formulas of `formulas/` merged in, its rules and hooks.
 *
 * Paths are those the walk met: below the path that was given, so relative to the working directory if that was. The same paths are the
 * `origin` of {@link Queue.findings} and the keys of {@link Queue.texts}.
 */
export interface Queue {
  /** From `queue.json`, else from the folder's name without its `_[id]`, else the file's name. */
  readonly name: string;
  readonly id: number | null;
  /** The folder that holds the schema; for a payload or a bare file the one it lies in. */
  readonly folder: string;
  /** `queue.json` as it is; empty without one. */
  readonly settings: JsonObject;
  /** A list of sections or an API schema object, for `compileSchema` and `readSchema`; formulas of `.py` files are worked in. */
  readonly schema: Json;
  readonly schemaPath: string;
  /** Where each formula's text comes from, by schema id; in the order of the schema. */
  readonly formulas: ReadonlyMap<string, FormulaSource>;
  /** By path. */
  readonly rules: readonly Rule[];
  /** By path; {@link "./hook-order.ts"} gives the order in which they run. */
  readonly hooks: readonly Hook[];
  /** What is wrong with the files: not with the schema's content or the code in them. */
  readonly findings: readonly Diagnostic[];
  /** The texts of all files read, by path. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Where a piece of code stands: a file of its own, or a text inside a JSON file. */
export interface CodeSource {
  readonly path: string;
  /** RFC 6901 pointer of the text in a JSON file; `null` when the file is the code. */
  readonly pointer: string | null;
  readonly text: string;
}

export interface FormulaSource extends CodeSource {
  readonly schemaId: string;
}

/** A business rule (platform API: rule object). */
export interface Rule {
  readonly name: string;
  readonly id: number | null;
  readonly path: string;
  readonly enabled: boolean;
  /** The trigger condition, a TxScript formula; the platform's default is `True`. */
  readonly condition: CodeSource;
  readonly actions: readonly RuleAction[];
  readonly raw: JsonObject;
}

export interface RuleAction {
  readonly id: string | null;
  readonly enabled: boolean;
  /** `show_message`, `add_automation_blocker`, `hide_field`, … as written. */
  readonly type: string;
  /** `validation`, `annotation_imported`, `annotation_confirmed` or `annotation_exported`. */
  readonly event: string;
  readonly payload: JsonObject;
  /** Where the action stands in the rule's file. */
  readonly pointer: string;
}

/** An extension (platform API: hook object). */
export interface Hook {
  readonly name: string;
  readonly id: number | null;
  readonly path: string;
  /** `function` or `webhook`, as written. */
  readonly type: string;
  readonly active: boolean;
  /** `annotation_content.initialize`; `annotation_content` stands for all actions of the event. */
  readonly events: readonly string[];
  /** Of a function: by its runtime or the code file's name. */
  readonly language: "python" | "javascript" | "typescript" | null;
  /** A function's code; the file of the same name goes before `config.code`. `null`: a webhook, or it is missing. */
  readonly code: CodeSource | null;
  /** Hooks of this queue that have to run before, by path. */
  readonly runAfter: readonly string[];
  readonly settings: JsonObject;
  /** Objects that the payload is enriched with: `schemas`, `queues`, … */
  readonly sideload: readonly string[];
  readonly raw: JsonObject;
}
