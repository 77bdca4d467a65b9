import { type Datapoint, type Row, rawValue, type Table } from "../document/document.ts";
import type { SchemaNode, ValueType } from "../document/schema.ts";
import { identical } from "../values/comparison.ts";
import { PyDate } from "../values/dates/date.ts";
import { attributeError, type PyException } from "../values/exceptions.ts";
import { lookup, type PyType, type Value } from "../values/value.ts";
import { booleanValueType, dateValueType, noneValueType, numberValueType, rowType } from "./column-types.ts";
import {
  FieldProxy,
  FieldRow,
  FieldTable,
  FieldText,
  LiveColumn,
  Placeholder,
  type Space,
  TupleRows,
} from "./model.ts";
import { typedValue } from "./typed-values.ts";

/** From places in the document to the objects that formulas see. */

const proxyTypes: Readonly<Record<Exclude<ValueType, "string">, PyType>> = {
  number: numberValueType,
  date: dateValueType,
  boolean: booleanValueType,
  none: noneValueType,
};

export function notPresent(node: SchemaNode): PyException {
  return attributeError(`Field '${node.id}' is not present`);
}

/** What a datapoint's value is in Python, without its datapoint: text, float, date, bool or `None`. */
export function innerValue(space: Space, datapoint: Datapoint): Value {
  if (space.pinned.size > 0) {
    const pinned = space.pinned.get(datapoint);
    if (pinned !== undefined) return pinned;
  }
  const { result, node } = datapoint;
  // A float's text reads back as the same float.
  if (typeof result === "number" && node.valueType === "number" && Number.isFinite(result)) return result;
  return typedValue(node.valueType, rawValue(datapoint));
}

/** The value of a header field, cell or item with its datapoint: the same object until it is written. */
export function fieldValueOf(space: Space, datapoint: Datapoint): FieldText | FieldProxy {
  if (datapoint.row !== null) return cellValue(rowOf(space, datapoint.row), datapoint);
  const known = space.values.get(datapoint);
  if (known !== undefined) return known;
  const value = wrap(space, datapoint, innerValue(space, datapoint));
  space.values.set(datapoint, value);
  return value;
}

function cellValue(row: FieldRow, cell: Datapoint): FieldText | FieldProxy {
  const { columnIndex } = cell.node;
  const known = row.values[columnIndex];
  if (known !== undefined) return known;
  const value = wrap(row.space, cell, innerValue(row.space, cell));
  row.values[columnIndex] = value;
  return value;
}

/** Drops what is kept of a datapoint's value: it was written. */
export function forget(space: Space, datapoint: Datapoint): void {
  if (space.pinned.size > 0) space.pinned.delete(datapoint);
  if (datapoint.row !== null) {
    if (space.rows.size === 0) return;
    const row = space.rows.get(datapoint.row);
    if (row !== undefined) row.values[datapoint.node.columnIndex] = undefined;
  } else if (space.values.size > 0 || space.named.size > 0) {
    space.values.delete(datapoint);
    space.named.delete(datapoint.node.id);
  }
}

/** Keeps a value of a datapoint that {@link forget} would drop. */
export function keep(space: Space, datapoint: Datapoint, value: FieldText | FieldProxy): void {
  if (datapoint.row === null) space.values.set(datapoint, value);
  else rowOf(space, datapoint.row).values[datapoint.node.columnIndex] = value;
}

function wrap(space: Space, datapoint: Datapoint, inner: Value): FieldText | FieldProxy {
  const { node } = datapoint;
  if (node.valueType === "string") return new FieldText(space, datapoint, typeof inner === "string" ? inner : "");
  return new FieldProxy(proxyTypes[node.valueType], space, node, datapoint, inner);
}

/** The value that a datapoint had when `inner` was read from it; its present one if that is the same. */
export function fieldValueAsOf(space: Space, datapoint: Datapoint, inner: Value): FieldText | FieldProxy {
  const value = fieldValueOf(space, datapoint);
  const present = value instanceof FieldText ? value.text : value.inner;
  const unchanged =
    present instanceof PyDate && inner instanceof PyDate
      ? present.ordinal === inner.ordinal
      : identical(present, inner);
  return unchanged ? value : wrap(space, datapoint, inner);
}

/** The cell of a row; a button that the content lacks is still there. */
export function cellOf(row: FieldRow, node: SchemaNode): FieldText | FieldProxy | undefined {
  const known = row.values[node.columnIndex];
  if (known !== undefined) return known;
  const cell = row.entry.cell(node.columnIndex);
  if (cell) return cellValue(row, cell);
  return node.type === "button" ? absentButton(row.space, node) : undefined;
}

function absentButton(space: Space, node: SchemaNode): FieldProxy {
  return new FieldProxy(noneValueType, space, node, null, null);
}

/** `field.name` in the header. Throws `AttributeError`. */
export function headerField(space: Space, name: string): Value {
  const known = space.named.get(name);
  if (known !== undefined) return known;
  const found = findHeaderField(space, name);
  space.named.set(name, found);
  return found;
}

function findHeaderField(space: Space, name: string): Value {
  const node = space.document.schema.nodes.get(name);
  if (node === undefined) throw attributeError(`Field '${name}' is not defined`);
  switch (node.kind) {
    case "header": {
      const datapoint = space.document.headers.get(name);
      if (datapoint !== undefined) return fieldValueOf(space, datapoint);
      if (node.type === "button") return absentButton(space, node);
      throw notPresent(node);
    }
    case "column":
    case "item":
      return placeholderOf(space, node);
    case "tuple":
      return tupleRowsOf(space, node);
    case "section":
      return new FieldProxy(noneValueType, space, node, null, null);
    default:
      return tableOf(space, tableIn(space, node));
  }
}

/** The multivalue of a column, item, tuple or of itself; every schema's multivalue has a table in the document. */
function tableIn(space: Space, node: SchemaNode): Table {
  const table = space.document.tables.get((node.table ?? node).id);
  if (table === undefined) throw notPresent(node);
  return table;
}

export function tableOf(space: Space, table: Table): FieldTable {
  return kept(space.tables, table, () => new FieldTable(space, table));
}

export function tupleRowsOf(space: Space, node: SchemaNode): TupleRows {
  const table = tableIn(space, node);
  return kept(space.tupleRows, table, () => new TupleRows(space, node, table));
}

export function placeholderOf(space: Space, node: SchemaNode): Placeholder {
  return kept(space.placeholders, node, () => new Placeholder(space, node, tableIn(space, node)));
}

export function columnOf(space: Space, node: SchemaNode): LiveColumn {
  return kept(space.columns, node, () => new LiveColumn(space, node, tableIn(space, node)));
}

export function rowOf(space: Space, row: Row): FieldRow {
  return kept(space.rows, row, () => new FieldRow(space, row, namesIn(space, row.table)));
}

function namesIn(space: Space, table: Table): ReadonlyMap<string, SchemaNode> {
  return kept(space.rowNames, table, () => {
    const columns = table.columns.filter((column) => lookup(rowType, column.id) === undefined);
    return new Map(columns.map((column) => [column.id, column]));
  });
}

function kept<K, V>(
  map: { readonly get: (key: K) => V | undefined; readonly set: (key: K, value: V) => unknown },
  key: K,
  make: () => V,
): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const value = make();
  map.set(key, value);
  return value;
}
