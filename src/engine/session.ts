import {
  addedDatapoint,
  type Datapoint,
  type Document,
  insertEntry,
  Row,
  removeEntries,
  setText,
  type Table,
} from "../document/document.ts";
import { greatestId } from "../document/ids.ts";
import type { Json, JsonObject } from "../document/json.ts";
import { readPayload } from "../document/payload.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import { type EvaluationOptions, evaluateDocument } from "./evaluate.ts";
import { computedValues, type EvaluationResult, resultOf, ValuesThen } from "./result.ts";
import type { SchemaProgram } from "./schema-program.ts";

/**
 * One document that is edited and evaluated again and again, as in a form. The content given is never written to.
 *
 * Edits gather until {@link Session.evaluate}; the first evaluation computes everything, later ones what the edits made stale.
 */
export interface Session {
  readonly document: Document;
  /** Problems of the content as it was read. */
  readonly diagnostics: readonly Diagnostic[];
  /** Sets a datapoint's value as a user would: both the shown and the normalized one. Throws `RangeError` for an unknown id. */
  setValue(id: number, text: string): void;
  /** Appends a row to a table (or an item to a simple multivalue), texts by column schema id. Returns the row's id. */
  addRow(multivalue: string, values?: Readonly<Record<string, string>>): number;
  /** Removes a row or item. Throws `RangeError` for an unknown id. */
  removeRow(id: number): void;
  /** The values of the computed fields as they are now. */
  values(): ReadonlyMap<string, Json>;
  /**
   * Computes what the edits made stale (everything, the first time). `updated` computes instead what depends on those datapoints and
   * on the edits.
   */
  evaluate(updated?: readonly number[]): EvaluationResult;
}

const noIds: ReadonlySet<number> = new Set();
const noPayload: JsonObject = {};

/** Opens a document of `program`'s schema. `json` is content in any of the accepted shapes, or a whole hook payload. */
export function openSession(program: SchemaProgram, json: Json, options: EvaluationOptions = {}): Session {
  const { document, payload, diagnostics } = readPayload(json, program.schema);
  let updated = new Set<number>();
  let fresh = true;
  let lastId = greatestId(document);
  const touch = (datapoint: Datapoint | null): void => {
    if (datapoint !== null && datapoint.id !== null) updated.add(datapoint.id);
  };
  const tableOf = (multivalue: string): Table => {
    const table = document.tables.get(multivalue);
    if (table === undefined) throw new RangeError(`the schema has no multivalue '${multivalue}'`);
    return table;
  };
  const touchTable = (table: Table): void => {
    if (table.id !== null) updated.add(table.id);
  };
  return {
    document,
    diagnostics,
    setValue: (id, text) => {
      const entry = document.entries.get(id);
      if (entry?.kind !== "datapoint") throw new RangeError(`the document has no datapoint ${id}`);
      setText(document, entry, text);
      touch(entry);
    },
    addRow: (multivalue, values = {}) => {
      const table = tableOf(multivalue);
      const text = (column: string): string => (Object.hasOwn(values, column) ? (values[column] ?? "") : "");
      touchTable(table);
      if (table.node.kind === "simple") {
        const [node] = table.columns;
        if (node === undefined) throw new RangeError(`'${multivalue}' has no child to add`);
        const item = addedDatapoint(node, text(node.id), null, table, ++lastId);
        insertEntry(document, item, table.items.length);
        touch(item);
        return lastId;
      }
      const [tuple] = table.node.children;
      if (tuple === undefined) throw new RangeError(`'${multivalue}' has no tuple to add`);
      const row = new Row(table, tuple, ++lastId, null);
      const rowId = lastId;
      for (const [i, column] of table.columns.entries()) {
        row.cells[i] = addedDatapoint(column, text(column.id), row, table, ++lastId);
      }
      insertEntry(document, row, table.rows.length);
      for (const cell of row.cells) touch(cell);
      return rowId;
    },
    removeRow: (id) => {
      const entry = document.entries.get(id);
      const table = entry?.kind === "row" || entry?.kind === "datapoint" ? entry.table : null;
      if (table === null || entry === undefined || entry.kind === "table" || entry.kind === "section") {
        throw new RangeError(`the document has no row or item ${id}`);
      }
      removeEntries(document, table, new Set([entry]));
      touchTable(table);
    },
    values: () => computedValues(program, document),
    evaluate: (given) => {
      const everything = fresh && given === undefined;
      for (const id of given ?? []) updated.add(id);
      const input = {
        document,
        payload: payload ?? noPayload,
        incremental: !everything,
        updatedIds: everything ? noIds : updated,
        forcedIds: noIds,
      };
      updated = new Set();
      const evaluated = evaluateDocument(program, input, options);
      fresh = false;
      return resultOf(evaluated, new ValuesThen(program, document), program.diagnostics);
    },
  };
}
