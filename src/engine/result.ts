import { type Document, datapointsOf } from "../document/document.ts";
import type { Operation } from "../document/journal.ts";
import { operationsOf } from "../document/journal.ts";
import type { Json } from "../document/json.ts";
import type { Plain } from "../library/plain-data.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import type { Evaluated, Refusal } from "./evaluate.ts";
import type { ExceptionRecord } from "./exception-record.ts";
import type { FieldPromise } from "./run-state.ts";
import type { SchemaProgram } from "./schema-program.ts";

/** What an evaluation found, as plain data. */
export interface EvaluationResult {
  /** `content.value` of every computed field by schema id: a text, `null` where it is absent, a list of them for a column. */
  readonly values: ReadonlyMap<string, Json>;
  readonly messages: readonly Plain[];
  readonly automationBlockers: readonly Plain[];
  /** Failed formulas, one entry a datapoint. The fields keep their old values. */
  readonly exceptions: readonly ExceptionRecord[];
  /** The changes, as the platform's bulk operations. */
  readonly operations: readonly Operation[];
  readonly actions: readonly Plain[];
  readonly promises: readonly FieldPromise[];
  /** Ids of the datapoints whose formula ran, sorted. */
  readonly computedIds: readonly number[];
  /** Why nothing was evaluated at all (a cycle, an incomplete payload); normally `null`. */
  readonly refusal: Refusal | null;
  /** Problems of the schema and its formulas. */
  readonly diagnostics: readonly Diagnostic[];
}

export function resultOf(program: SchemaProgram, document: Document, evaluated: Evaluated): EvaluationResult {
  const { run, refusal } = evaluated;
  return {
    values: computedValues(program, document),
    messages: run.messages,
    automationBlockers: run.blockers,
    exceptions: run.exceptions,
    operations: operationsOf(run.journal),
    actions: run.actions,
    promises: run.promises,
    computedIds: run.computedIds(),
    refusal,
    diagnostics: program.diagnostics,
  };
}

/** `content.value` of the computed fields. */
export function computedValues(program: SchemaProgram, document: Document): ReadonlyMap<string, Json> {
  const values = new Map<string, Json>();
  for (const { node } of program.fields) {
    if (node.table === null) {
      values.set(node.id, document.headers.get(node.id)?.value ?? null);
      continue;
    }
    const table = document.tables.get(node.table.id);
    const cells = table === undefined ? [] : datapointsOf(table, node.columnIndex);
    values.set(
      node.id,
      cells.map((cell) => cell?.value ?? null),
    );
  }
  return values;
}
