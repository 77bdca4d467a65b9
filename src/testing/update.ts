/** What a case would have to expect for the document to be as expected. */
import { type Datapoint, datapointsOf, type Table } from "../document/document.ts";
import { isArray, isObject, type Json, type JsonObject } from "../document/json.ts";
import { scalarOf, storedText } from "./cells.ts";
import type { Shown, TestDocument } from "./document.ts";
import type { Expectation, ExpectedValues, Mismatch } from "./expectation.ts";
import { entryNamed } from "./places.ts";

/** The keys of an expectation that have to change, with what they should be: the same places, messages in full. */
export function updatedKeys(doc: TestDocument, expected: Expectation, mismatches: readonly Mismatch[]): JsonObject {
  const kinds = new Set(mismatches.map(({ kind }) => kind));
  const updated: { [key: string]: Json } = {};
  if (kinds.has("value") && expected.values !== undefined) updated["values"] = updatedValues(doc, expected.values);
  if (kinds.has("message")) updated["messages"] = doc.messages.map(messageJson);
  if (kinds.has("blocker")) updated["blockers"] = doc.blockers.map(messageJson);
  if (kinds.has("error")) updated["errors"] = Object.fromEntries(doc.errors.map(({ on, content }) => [on, content]));
  return updated;
}

/** A message as cases write it. */
export function messageJson({ type, content, on }: Shown): JsonObject {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  return on === null ? { [type]: text } : { [type]: text, on };
}

function updatedValues(doc: TestDocument, values: ExpectedValues): Json {
  return Object.fromEntries(
    Object.entries(values as JsonObject).map(([name, expected]) => {
      const node = doc.document.schema.nodes.get(name);
      const column = node?.kind === "column" ? doc.document.tables.get(node.table?.id ?? "") : undefined;
      if (column !== undefined && node !== undefined) {
        return [name, datapointsOf(column, node.columnIndex).map((cell) => (cell === null ? null : cellJson(cell)))];
      }
      const entry = entryNamed(doc.document, name);
      if (entry.kind === "table") return [name, rowsJson(entry, isArray(expected) ? expected : [])];
      return [name, entry.kind === "datapoint" ? cellJson(entry, expected) : expected];
    }),
  );
}

/** Rows with the cells that were named; rows beyond those expected have those of the first. */
function rowsJson(table: Table, expected: readonly Json[]): Json {
  if (table.node.kind === "simple") return table.items.map((item, i) => cellJson(item, expected[i]));
  return table.rows.map((row, i) => {
    const named = expected[i] ?? expected[0] ?? {};
    return Object.fromEntries(
      Object.entries(isObject(named) ? named : {}).map(([column, value]) => {
        const cell = row.cells[table.columns.findIndex(({ id }) => id === column)];
        return [column, cell === undefined || cell === null ? null : cellJson(cell, value)];
      }),
    );
  });
}

/** A cell's value in its type; its text where that was expected, or where it is none of the type. */
export function cellJson(cell: Datapoint, expected: Json = null): Json {
  const text = storedText(cell);
  const scalar = scalarOf(cell);
  if (isObject(expected) || (scalar === null && text !== "")) return { text };
  return scalar === "" ? null : scalar;
}
