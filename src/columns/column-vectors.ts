import { type Datapoint, datapointsOf } from "../document/document.ts";
import { asText, typeOf } from "../values/core-types.ts";
import { valueError } from "../values/exceptions.ts";
import { collect, plainItems as listItems } from "../values/iteration.ts";
import { allowItems } from "../values/meter.ts";
import { PyList } from "../values/sequences.ts";
import { length } from "../values/truth.ts";
import { PyObject, type Value } from "../values/value.ts";
import { placeholderType } from "./column-types.ts";
import { DetachedColumn, FieldProxy, LiveColumn, Placeholder, type Space, type Vector } from "./model.ts";
import { fieldValueAsOf, fieldValueOf, innerValue, notPresent } from "./reading.ts";

/**
 * Columns as arrays of plain values. Operators work on these as far as plain values give the very same result; where the
 * outcome could show what an item is (its type's name in an error, its datapoint), the item itself is asked for.
 */
export type Column = LiveColumn | DetachedColumn;

export function isColumn(value: Value): value is Column {
  return value instanceof LiveColumn || value instanceof DetachedColumn;
}

/** Stands in a vector for a cell that the content lacks; never leaves this room. */
const absent: PyObject = new PyObject(placeholderType);

function vectorOf(column: LiveColumn): Vector {
  const { vector, table, node, space } = column;
  const columnRevision = table.columnRevisions[node.columnIndex] ?? 0;
  if (vector !== null && vector.tableRevision === table.revision && vector.columnRevision === columnRevision) {
    return vector;
  }
  const cells = datapointsOf(table, node.columnIndex).slice();
  const empty = node.type === "button" ? null : absent;
  const values = cells.map((cell) => (cell === null ? empty : innerValue(space, cell)));
  const made = { values, cells, wrapped: [], tableRevision: table.revision, columnRevision };
  column.vector = made;
  return made;
}

/** The column's values without their datapoints; not to be written to. */
export function plainItems(column: Column): readonly Value[] {
  if (column instanceof LiveColumn) return vectorOf(column).values;
  return column.list?.items ?? column.values;
}

/** The datapoints whose values the items are, where they are. */
export function cellsOf(column: Column): readonly (Datapoint | null)[] | null {
  if (column instanceof LiveColumn) return vectorOf(column).cells;
  return column.list === null ? column.origins : null;
}

export function lengthOf(column: Column): number {
  if (column instanceof DetachedColumn) return column.list?.items.length ?? column.values.length;
  const { table } = column;
  return table.node.kind === "table" ? table.rows.length : table.items.length;
}

/** Item `i` as a formula gets it. Throws `AttributeError` where the content has no such cell. */
export function itemAt(column: Column, i: number): Value {
  if (column instanceof LiveColumn) {
    const { wrapped, cells } = vectorOf(column);
    const known = wrapped[i];
    if (known !== undefined) return known;
    const cell = cells[i];
    if (!cell && column.node.type !== "button") throw notPresent(column.node);
    const item = cell ? fieldValueOf(column.space, cell) : null;
    wrapped[i] = item;
    return item;
  }
  if (column.list !== null) return column.list.items[i] ?? null;
  const value = column.values[i] ?? null;
  const cell = column.origins?.[i];
  return cell && column.space !== null ? fieldValueAsOf(column.space, cell, value) : value;
}

/** The items of a detached column as a list of its own, which from now on is what the column holds. */
export function listOf(column: DetachedColumn): PyList {
  if (column.list === null) {
    const items: Value[] = [];
    for (let i = 0; i < column.values.length; i++) items.push(itemAt(column, i));
    column.list = new PyList(items);
    column.values = [];
    column.origins = null;
  }
  return column.list;
}

/** The other side of an operator: one value for all items (`items` is null), or one for each. */
export interface Operand {
  readonly items: readonly Value[] | null;
  /** A plain value for all. */
  readonly scalar: Value;
  /** The value for item `i` as a formula would get it. */
  readonly at: (i: number) => Value;
  readonly cells: readonly (Datapoint | null)[] | null;
  readonly space: Space | null;
}

/**
 * What `other` is to a column of `count` items (spec 5.4): texts and what has no length stand for all items, anything else
 * must be as long. Throws `ValueError`.
 */
export function operandOf(other: Value, count: number): Operand {
  if (isColumn(other)) {
    const items = plainItems(other);
    checkLength(items.length, count);
    const at = (i: number): Value => itemAt(other, i);
    return { items, scalar: null, at, cells: cellsOf(other), space: other.space };
  }
  if (!isSized(other)) {
    const scalar = other instanceof FieldProxy ? other.inner : other;
    return { items: null, scalar, at: () => other, cells: null, space: null };
  }
  checkLength(length(other), count);
  const items = listItems(other) ?? collect(other);
  return { items, scalar: null, at: (i) => items[i] ?? null, cells: null, space: null };
}

function isSized(value: Value): boolean {
  if (!(value instanceof PyObject) || value instanceof Placeholder) return false;
  return asText(value) === undefined && typeOf(value).slots.len !== undefined;
}

function checkLength(found: number, count: number): void {
  if (found !== count) throw valueError(`Binary operation on unevenly long columns (${count}, ${found})`);
  allowItems(count);
}
