import type { Datapoint } from "../document/document.ts";
import { equals } from "../values/comparison.ts";
import { spend } from "../values/meter.ts";
import type { Value } from "../values/value.ts";
import { type Column, cellsOf, itemAt, operandOf, plainItems } from "./column-vectors.ts";
import { DetachedColumn, FieldProxy, FieldText } from "./model.ts";

/** `col.is_empty()`: a column of truth values. */
export function columnIsEmpty(column: Column): DetachedColumn {
  const values = plainItems(column);
  spend(values.length >> 2);
  return new DetachedColumn(values.map((value, i) => emptyAt(column, value, i)));
}

function emptyAt(column: Column, value: Value, i: number): boolean {
  if (value === null || value === "") return true;
  if (typeof value !== "object") return false;
  const item = itemAt(column, i);
  if (item instanceof FieldProxy) return item.inner === null;
  if (item instanceof FieldText) return item.text === "";
  return equals(item, null) || equals(item, "");
}

/** `col.default_to(fallback)`: items that are not empty stay as they are, with their datapoints. */
export function columnDefaultTo(column: Column, fallback: Value): DetachedColumn {
  const values = plainItems(column);
  const operand = operandOf(fallback, values.length);
  const cells = cellsOf(column);
  const result: Value[] = [];
  const origins: (Datapoint | null)[] = [];
  spend(values.length >> 2);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? null;
    const empty = emptyAt(column, value, i);
    const cell = (empty ? operand.cells : cells)?.[i] ?? null;
    origins.push(cell);
    result.push(empty ? (cell === null ? operand.at(i) : (operand.items?.[i] ?? null)) : value);
  }
  return new DetachedColumn(result, column.space ?? operand.space, origins);
}
