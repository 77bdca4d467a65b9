/** What the names that a formula depends on stand for, seen from the place it is evaluated at (spec 8.3, 8.4). */
import type { FieldModel } from "../columns/fields.ts";
import { type Datapoint, type Document, datapointsOf, type Row, type Table } from "../document/document.ts";
import type { SchemaNode } from "../document/schema.ts";
import { attributeError, keyError, type PyException } from "../values/exceptions.ts";
import { truth } from "../values/truth.ts";

/** The row's own cell of that name. */
export function cellNamed(document: Document, name: string, row: Row | null): Datapoint | undefined {
  if (row === null) return undefined;
  const node = document.schema.nodes.get(name);
  return node !== undefined && isOwnColumn(node, row) ? (row.cell(node.columnIndex) ?? undefined) : undefined;
}

/** Whether a name can be read from the row or the header: it is in the schema, and the content has it. */
export function isReadable(document: Document, name: string, row: Row | null): boolean {
  const node = document.schema.nodes.get(name);
  if (node === undefined) return false;
  if (isOwnColumn(node, row)) return row.has(node.columnIndex);
  return node.kind !== "header" || node.type === "button" || document.headers.has(name);
}

/**
 * The platform resolves what is read from other rows before it runs the formula, and fails where a row lacks it. Throws
 * `AttributeError`; `KeyError` for a section.
 */
export function checkCrossRow(document: Document, names: Iterable<string>, row: Row): void {
  for (const name of names) {
    const node = document.schema.nodes.get(name);
    if (node?.kind === "section") throw keyError("parent");
    const complete =
      node !== undefined && isOwnColumn(node, row)
        ? row.table.rows.every((other) => other.has(node.columnIndex))
        : node?.kind !== "tuple" && isReadable(document, name, null);
    if (!complete) throw attributeError(`Field '${name}' is not defined in tuple '${row.node.id}'`);
  }
}

/** The ids whose change makes a dependant due; none for what cannot be read. Throws `KeyError` for a section, `AttributeError` for a column that a row lacks. */
export function idsOf(document: Document, name: string, row: Row | null): readonly number[] {
  const node = document.schema.nodes.get(name);
  if (node === undefined) return [];
  if (isOwnColumn(node, row)) return idList(row.idAt(node.columnIndex));
  switch (node.kind) {
    case "header":
      return idList(document.headers.get(name)?.id);
    case "section":
      throw keyError("content");
    case "tuple":
      return [];
    case "table":
    case "simple":
      return idList(document.tables.get(name)?.id);
    default: {
      const table = document.tables.get(node.table?.id ?? "");
      return table === undefined ? [] : [...cellIds(table, node), ...idList(table.id)];
    }
  }
}

/** Cells that a row formula reads in other rows. In its own table the empty ones are overlooked, as on the platform. */
export function crossRowCells(fields: FieldModel, document: Document, name: string, row: Row): readonly Datapoint[] {
  const node = document.schema.nodes.get(name);
  const table = document.tables.get(node?.table?.id ?? "");
  if (node === undefined || table === undefined) return [];
  const own = table === row.table;
  const cells: Datapoint[] = [];
  for (const cell of datapointsOf(table, node.columnIndex)) {
    if (cell === null && !own) throw absentCell(node);
    if (cell !== null && (!own || truth(fields.value(cell)))) cells.push(cell);
  }
  return cells;
}

function isOwnColumn(node: SchemaNode, row: Row | null): row is Row {
  return row !== null && node.kind === "column" && node.table === row.table.node;
}

function idList(id: number | null | undefined): readonly number[] {
  return id === null || id === undefined ? [] : [id];
}

/** Ids of a column's cells. Throws where a row has no such cell. */
function cellIds(table: Table, node: SchemaNode): readonly number[] {
  const ids: number[] = [];
  for (const cell of datapointsOf(table, node.columnIndex)) {
    if (cell === null) throw absentCell(node);
    if (cell.id !== null) ids.push(cell.id);
  }
  return ids;
}

function absentCell(node: SchemaNode): PyException {
  return attributeError(`Field '${node.id}' is not present`);
}
