import type { Datapoint, Document } from "../document/document.ts";
import { type Moment, type Past, pastAt, presentMoment } from "../document/history.ts";
import type { Operation } from "../document/journal.ts";
import { operationsOf } from "../document/journal.ts";
import type { Json } from "../document/json.ts";
import type { SchemaNode } from "../document/schema.ts";
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
  /** Problems of the schema and its formulas, and of the content where it was read for this evaluation. */
  readonly diagnostics: readonly Diagnostic[];
}

export function resultOf(
  { run, refusal }: Evaluated,
  values: ReadonlyMap<string, Json>,
  diagnostics: readonly Diagnostic[],
): EvaluationResult {
  return {
    values,
    messages: run.messages,
    automationBlockers: run.blockers,
    exceptions: run.exceptions,
    operations: operationsOf(run.journal),
    actions: run.actions,
    promises: run.promises,
    computedIds: run.computedIds(),
    refusal,
    diagnostics,
  };
}

const unchanged: Past = { values: new Map(), tables: new Map() };

/** `content.value` of the computed fields, as they are or were. */
export function computedValues(
  { fields }: SchemaProgram,
  document: Document,
  past: Past = unchanged,
): ReadonlyMap<string, Json> {
  return new Map(fields.map(({ node }) => [node.id, shownValues(node, document, past)]));
}

function shownValues(node: SchemaNode, document: Document, past: Past): Json {
  const shown = (datapoint: Datapoint | null | undefined): Json => {
    if (datapoint === null || datapoint === undefined) return null;
    const then = past.values.get(datapoint);
    return then === undefined ? datapoint.value : then;
  };
  if (node.table === null) return shown(document.headers.get(node.id));
  const table = document.tables.get(node.table.id);
  if (table === undefined) return [];
  const { rows, items } = past.tables.get(table) ?? table;
  if (table.node.kind !== "table") return items.map(shown);
  const { columnIndex } = node;
  // What was never asked for has no past.
  return rows.map((row) =>
    row.isMade(columnIndex) ? shown(row.cell(columnIndex)) : (row.read(columnIndex, shownOf) ?? null),
  );
}

function shownOf(value: Json): Json {
  return value;
}

/**
 * {@link computedValues} as they are now, read when they are asked for: an edit of one cell does not pay for a thousand rows. A getter of the
 * result would cost more than a small edit: V8 makes a layout of its own for each object with one.
 */
export class ValuesThen implements ReadonlyMap<string, Json> {
  private readonly program: SchemaProgram;
  private readonly document: Document;
  private readonly moment: Moment;
  private read: ReadonlyMap<string, Json> | null = null;

  constructor(program: SchemaProgram, document: Document) {
    this.program = program;
    this.document = document;
    this.moment = presentMoment(document);
  }

  private get all(): ReadonlyMap<string, Json> {
    this.read ??= computedValues(this.program, this.document, pastAt(this.moment));
    return this.read;
  }

  get size(): number {
    return this.program.fields.length;
  }

  get(key: string): Json | undefined {
    return this.all.get(key);
  }

  has(key: string): boolean {
    return this.all.has(key);
  }

  keys(): MapIterator<string> {
    return this.all.keys();
  }

  values(): MapIterator<Json> {
    return this.all.values();
  }

  entries(): MapIterator<[string, Json]> {
    return this.all.entries();
  }

  [Symbol.iterator](): MapIterator<[string, Json]> {
    return this.all.entries();
  }

  forEach(callback: (value: Json, key: string, map: ReadonlyMap<string, Json>) => void, thisArg?: unknown): void {
    for (const [key, value] of this.all) callback.call(thisArg, value, key, this);
  }
}
