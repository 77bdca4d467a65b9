/** Names of places in a document: `total`, `lines[0].amount`, `tags[1]`, `lines[0]`. Rows count from 0, as in formulas. */
import type { Datapoint, Document, Entry, Row, Table } from "../document/document.ts";
import type { Schema } from "../document/schema.ts";
import { nearest } from "../source/nearest.ts";
import { TestError } from "./given.ts";

const pattern = /^([^[\].]+)(?:\[(\d+)\](?:\.([^[\].]+))?)?$/;

/** What a name stands for in `document`. Throws {@link TestError} when there is no such place. */
export function entryNamed(document: Document, name: string): Datapoint | Row | Table {
  const match = pattern.exec(name);
  const [, id = "", index, column] = match ?? [];
  const node = document.schema.nodes.get(id);
  if (match === null || node === undefined) throw unknownPlace(document.schema, name, id);
  const table = document.tables.get(id);
  if (index === undefined) {
    const entry = table ?? document.headers.get(id);
    if (entry !== undefined) return entry;
    const hint = node.table === null ? "" : `: say in which row, as in ${node.table.id}[0].${id}`;
    throw new TestError(`'${id}' is no single field${hint}`);
  }
  if (table === undefined) throw new TestError(`'${id}' is no table`);
  const count = table.node.kind === "simple" ? table.items.length : table.rows.length;
  const found = table.node.kind === "simple" ? table.items[Number(index)] : table.rows[Number(index)];
  if (found === undefined)
    throw new TestError(`'${name}' is not there: '${id}' has ${count} ${count === 1 ? "row" : "rows"}`);
  if (column === undefined) return found;
  const at = table.columns.findIndex((candidate) => candidate.id === column);
  const cell = found.kind === "row" ? found.cells[at] : undefined;
  if (cell === undefined || cell === null) {
    const columns = table.columns.map((candidate) => candidate.id);
    throw new TestError(`'${id}' has no column '${column}'${suggestion(column, columns)}`);
  }
  return cell;
}

/** A single field, cell or item. Throws {@link TestError} for what is none. */
export function datapointNamed(document: Document, name: string): Datapoint {
  const entry = entryNamed(document, name);
  if (entry.kind === "datapoint") return entry;
  throw new TestError(`'${name}' is a ${entry.kind}, not a single field`);
}

export function unknownPlace(schema: Schema, name: string, id: string = name): TestError {
  if (id === "" || schema.nodes.has(id)) {
    return new TestError(`'${name}' names no place: write total, lines[0].amount or tags[0]`);
  }
  return new TestError(`the schema has no field '${id}'${suggestion(id, schema.order)}`);
}

function suggestion(name: string, known: Iterable<string>): string {
  const near = nearest(name, known);
  return near === null ? "" : `; did you mean '${near}'?`;
}

/** The name of a place, as {@link entryNamed} takes it. */
export function placeName(entry: Entry): string {
  if (entry.kind === "row") return `${entry.table.node.id}[${entry.index}]`;
  if (entry.kind !== "datapoint" || entry.table === null) return entry.node.id;
  if (entry.row !== null) return `${entry.table.node.id}[${entry.row.index}].${entry.node.id}`;
  return `${entry.table.node.id}[${entry.table.items.indexOf(entry)}]`;
}
