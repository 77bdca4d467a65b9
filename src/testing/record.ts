/** Test cases from saved documents, with only the fields that formulas read. */
import { type Datapoint, datapointsOf, type Table } from "../document/document.ts";
import type { Json, JsonObject } from "../document/json.ts";
import type { SchemaNode } from "../document/schema.ts";
import { cellContent, fits, storedText } from "./cells.ts";
import { defaultCell } from "./content.ts";
import type { GivenField } from "./given.ts";
import type { Testbed } from "./testbed.ts";
import { cellJson, messageJson } from "./update.ts";

/**
 * A case as files hold it: what is given are the values that some formula depends on and that are not those of an empty document;
 * expected is everything that the formulas make of them now.
 */
export function recordCase(bed: Testbed, saved: Json, name: string, now: string | undefined): JsonObject {
  const time = now === undefined ? {} : { now };
  const doc = bed.saved(saved, time);
  const { document } = doc;
  const read = new Set(bed.subject.program.fields.flatMap(({ dependencies }) => [...dependencies]));
  const given = new Map<string, Json>();
  const values = new Map<string, Json>();
  for (const id of document.schema.order) {
    const node = document.schema.nodes.get(id);
    const header = document.headers.get(id);
    const table = document.tables.get(id);
    if (node === undefined) continue;
    if (header !== undefined && node.type !== "button") {
      if (node.computed !== null) {
        if (storedText(header) !== "") values.set(id, cellJson(header));
      } else if (read.has(id) && !isDefault(header)) given.set(id, givenJson(header));
    } else if (table !== undefined) {
      tableCase(table, read, given, values);
    }
  }
  const messages = doc.messages.map(messageJson);
  const blockers = doc.blockers.map(messageJson);
  const errors = Object.fromEntries(doc.errors.map(({ on, content }) => [on, content]));
  return {
    name,
    ...time,
    given: Object.fromEntries(given),
    expect: {
      values: Object.fromEntries(values),
      messages,
      blockers,
      ...(Object.keys(errors).length > 0 && { errors }),
    },
  };
}

function isDefault(datapoint: Datapoint): boolean {
  return storedText(datapoint) === defaultCell(datapoint.node).value;
}

function tableCase(table: Table, read: ReadonlySet<string>, given: Map<string, Json>, values: Map<string, Json>): void {
  const { node } = table;
  const known = (column: SchemaNode): boolean => column.computed === null && read.has(column.id);
  if (node.kind === "simple") {
    if (table.columns.some(known) && table.items.length > 0) given.set(node.id, table.items.map(givenJson));
    return;
  }
  const tuple = node.children[0]?.id ?? "";
  const matters =
    read.has(node.id) || read.has(tuple) || table.columns.some((column) => known(column) || column.computed !== null);
  if (!matters || table.rows.length === 0) return;
  const rows = table.rows.map((row) => {
    const cells = row.cells.filter((cell): cell is Datapoint => cell !== null && known(cell.node) && !isDefault(cell));
    return Object.fromEntries(cells.map((cell) => [cell.node.id, givenJson(cell)]));
  });
  given.set(node.id, rows);
  for (const column of table.columns) {
    if (column.computed === null) continue;
    const cells = datapointsOf(table, column.columnIndex);
    if (cells.some((cell) => cell !== null && storedText(cell) !== "")) {
      values.set(
        column.id,
        cells.map((cell) => (cell === null ? null : cellJson(cell))),
      );
    }
  }
}

/** A value as a case gives it; the text where the field could not take the value. */
function givenJson(cell: Datapoint): Json {
  const json = cellJson(cell);
  if (!fits(cell)) return { text: storedText(cell) };
  try {
    cellContent(cell.node, json as GivenField);
    return json;
  } catch {
    return { text: storedText(cell) };
  }
}
