import type { Row } from "../document/document.ts";
import { writeText } from "../document/journal.ts";
import type { SchemaNode } from "../document/schema.ts";
import { typeName, typeOf } from "../values/core-types.ts";
import { attributeError, typeError } from "../values/exceptions.ts";
import { collect, plainItems } from "../values/iteration.ts";
import type { Value } from "../values/value.ts";
import { editingOf } from "./entries.ts";
import { checkWritable, type FieldTable, LiveColumn, type Space, type TupleRows } from "./model.ts";
import { notPresent, tableOf } from "./reading.ts";
import { storedText } from "./value-texts.ts";

/** `field.name = value` in the header (spec 11.2). Throws `AttributeError` for what is not there, `TypeError` for columns. */
export function assignHeaderField(space: Space, name: string, value: Value): void {
  checkWritable(space);
  const node = space.document.schema.nodes.get(name);
  if (node === undefined) throw attributeError(`Field '${name}' is not defined`);
  switch (node.kind) {
    case "header":
      assignDatapoint(space, node, value);
      return;
    case "section":
      throw notPresent(node);
    case "table":
    case "tuple":
      assignRows(space, node, value);
      return;
    default:
      throw typeError("Cannot assign to multivalue field; consider assigning to the .all_values property");
  }
}

function assignDatapoint(space: Space, node: SchemaNode, value: Value): void {
  if (node.type === "button") throw attributeError("'NoneType' object has no attribute 'get'");
  const datapoint = space.document.headers.get(node.id);
  if (datapoint === undefined) throw notPresent(node);
  writeText(space.journal, datapoint, storedText(value));
}

function assignRows(space: Space, node: SchemaNode, value: Value): void {
  const table = space.document.tables.get((node.table ?? node).id);
  if (table === undefined) throw notPresent(node);
  assignTable(tableOf(space, table), value);
}

/** A whole table. */
export function assignTable(table: FieldTable | TupleRows, value: Value): void {
  if (!isIterable(value)) throw typeError("Multivalue tuple must be assigned a list or other iterable (of rows)");
  editingOf(table).assign(table, assignedValues(value));
}

/** `column.all_values = value`, also of a simple multivalue. */
export function assignAllValues(column: LiveColumn | FieldTable, value: Value): void {
  if (column instanceof LiveColumn && !isIterable(value)) {
    throw typeError(".all_values must be assigned a list or other iterable");
  }
  editingOf(column).assign(column, assignedValues(value));
}

/** The values assigned; those of a generator cannot be counted in the reference, which then breaks off half-way. */
function assignedValues(value: Value): readonly Value[] {
  const items = plainItems(value);
  if (items !== undefined) return items.slice();
  if (isIterable(value) && typeof value !== "string" && typeOf(value).slots.len === undefined) {
    throw typeError(`object of type '${typeName(value)}' has no len()`);
  }
  return collect(value);
}

function isIterable(value: Value): boolean {
  return typeOf(value).slots.iter !== undefined && typeOf(value).slots.iter !== null;
}

/** `row.name = value`. */
export function assignCell(space: Space, row: Row, column: SchemaNode, value: Value): void {
  const undefinedIn = attributeError(`Field '${column.id}' is not defined in tuple '${row.node.id}'`);
  const cell = row.cell(column.columnIndex);
  if (!cell || column.type === "button") throw undefinedIn;
  checkWritable(space);
  writeText(space.journal, cell, storedText(value));
}
