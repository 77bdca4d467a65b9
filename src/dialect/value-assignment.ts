import { type Datapoint, datapointsOf, type Table } from "../document/document.ts";
import { writeText } from "../document/journal.ts";
import { PositionIndex } from "../document/position-index.ts";
import { assignItems, type FindValue } from "../document/table-editing.ts";
import { PlainDate } from "./plain-date.ts";
import { type Space, valueIn } from "./space.ts";
import { type Storable, storedText } from "./typed-values.ts";

/**
 * Assigns all items of a simple multivalue, or all cells of a column, which must be as many: one by one, also where the reference
 * refuses because one value stands further down already.
 */
export function assignValues(space: Space, table: Table, columnIndex: number, values: readonly Storable[]): void {
  const node = table.columns[columnIndex];
  if (node === undefined) return;
  const texts = values.map((value) => storedText(value, { node }));
  const existing = datapointsOf(table, columnIndex).slice();
  if (table.node.kind === "simple") {
    assignItems(space.journal, table, texts, () => false, finder(space, existing, values));
    return;
  }
  if (existing.length !== texts.length) {
    const lengths = `has ${existing.length} values, ${texts.length} were assigned`;
    throw new RangeError(`Column '${node.id}' ${lengths}: rows come and go by '${table.node.id}'`);
  }
  existing.forEach((cell, i) => {
    if (cell !== null && node.type !== "button") writeText(space.journal, cell, texts[i] ?? "");
  });
}

/** Where an assigned value is found among existing ones, as Python's `==` finds it. */
function finder(space: Space, existing: readonly (Datapoint | null)[], values: readonly Storable[]): FindValue {
  const index = new PositionIndex<string | number | null>();
  existing.forEach((datapoint, i) => {
    if (datapoint !== null) index.add(keyOf(valueIn(space, datapoint)), i);
  });
  return (i, from) => {
    const value = values[i];
    return Number.isNaN(value) ? -1 : index.firstFrom(keyOf(value), from);
  };
}

/** The same for equal values: text is apart from numbers, days are apart from both. */
function keyOf(value: Storable): string | number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return `'${value}`;
  return value instanceof PlainDate ? String(value) : Number(value);
}
