import { type Datapoint, datapointsOf, type Table } from "../document/document.ts";
import { writeText } from "../document/journal.ts";
import { overwriteRow, placeRow } from "../document/row-edits.ts";
import {
  type AssignedRow,
  appendItem,
  assignColumn,
  assignItems,
  assignRows,
  type CellInput,
  insertItem,
  removeFrom,
  type SameValue,
} from "../document/table-editing.ts";
import { same } from "../values/comparison.ts";
import { type PyException, typeError } from "../values/exceptions.ts";
import { spend } from "../values/meter.ts";
import type { Value } from "../values/value.ts";
import { itemAt, lengthOf } from "./column-vectors.ts";
import { checkWritable, FieldRow, type FieldTable, LiveColumn, type Space, type TupleRows } from "./model.ts";
import { fieldValueOf, rowOf } from "./reading.ts";
import { rowInputOf } from "./row-inputs.ts";
import { rowHolder } from "./stale-rows.ts";
import { finderIn } from "./value-index.ts";
import { storedText, textIn } from "./value-texts.ts";

/** What can be read and edited like a list: a table's rows, a simple multivalue's items, a column's cells. */
export type EntryList = LiveColumn | FieldTable | TupleRows;

/** How one kind of entries is read and edited. Positions are valid, but for `insert`, which takes any as `list.insert`. */
interface Editing {
  readonly ofRows: boolean;
  readonly length: (list: EntryList) => number;
  readonly at: (list: EntryList, index: number) => Value;
  /** Writes values over entries; all values are read before the first is written. */
  readonly write: (list: EntryList, positions: readonly number[], values: readonly Value[]) => void;
  readonly remove: (list: EntryList, positions: readonly number[]) => void;
  readonly insert: (list: EntryList, index: number, value: Value) => void;
  readonly assign: (list: EntryList, values: readonly Value[]) => void;
}

/** The way `list`'s entries are read and edited. */
export function editingOf(list: EntryList): Editing {
  if (list.table.node.kind === "simple") return items;
  return list instanceof LiveColumn ? cells : rows;
}

function present<T>(list: readonly T[], positions: readonly number[]): T[] {
  return positions.flatMap((position) => list[position] ?? []);
}

const rows: Editing = {
  ofRows: true,
  length: (list) => list.table.rows.length,
  at: ({ space, table }, index) => {
    const row = table.rows[index];
    return row === undefined ? null : rowOf(space, row);
  },
  write: ({ space, table }, positions, values) => {
    const assigned = values.map((value) => assignedRow(space, table, value));
    checkWritable(space);
    const holder = rowHolder(space);
    present(table.rows, positions).forEach((row, i) => {
      const given = assigned[i];
      if (given !== undefined) overwriteRow(holder, row, given);
    });
  },
  remove: ({ space, table }, positions) => {
    checkWritable(space);
    removeFrom(space.journal, table, present(table.rows, positions));
  },
  insert: ({ space, table }, index, value) => {
    checkWritable(space);
    const given = assignedRow(space, table, value);
    spend(10 + table.columns.length);
    placeRow(rowHolder(space), table, index, given);
  },
  assign: ({ space, table }, values) => {
    checkWritable(space);
    const assigned = values.map((value) => assignedRow(space, table, value));
    spend(values.length);
    assignRows(space.journal, table, assigned);
  },
};

function assignedRow(space: Space, table: Table, value: Value): AssignedRow {
  return { row: value instanceof FieldRow ? value.entry : null, input: rowInputOf(space, table, value) };
}

const items: Editing = {
  ofRows: false,
  length: (list) => list.table.items.length,
  at: ({ space, table }, index) => {
    const item = table.items[index];
    return item === undefined ? null : fieldValueOf(space, item);
  },
  write: ({ space, table }, positions, values) => writeCells(space, present(table.items, positions), values),
  remove: ({ space, table }, positions) => {
    checkWritable(space);
    removeFrom(space.journal, table, present(table.items, positions));
  },
  insert: ({ space, table }, index, value) => {
    checkWritable(space);
    const text = storedText(value);
    // A new item costs more than an ordinary step: it is kept, indexed and sent.
    spend(10);
    if (index >= table.items.length) appendItem(space.journal, table, text);
    else insertItem(space.journal, table, index, text, textIn(space));
  },
  assign: ({ space, table }, values) => {
    checkWritable(space);
    const texts = values.map(storedText);
    const same = sameValues(space, values);
    assignItems(space.journal, table, texts, same, finderIn(space, table.items, values));
  },
};

const cells: Editing = {
  ofRows: false,
  length: (list) => (list instanceof LiveColumn ? lengthOf(list) : 0),
  at: (list, index) => (list instanceof LiveColumn ? itemAt(list, index) : null),
  write: ({ space, table, node }, positions, values) => {
    const written = present(table.rows, positions).map((row) => row.cell(node.columnIndex));
    writeCells(space, written, values);
  },
  remove: ({ space }) => {
    checkWritable(space);
    throw fixedSize();
  },
  insert: ({ space }) => {
    checkWritable(space);
    throw fixedSize();
  },
  assign: ({ space, table, node }, values) => {
    checkWritable(space);
    const texts: readonly CellInput[] = values.map(storedText);
    const existing = datapointsOf(table, node.columnIndex).slice();
    const find = finderIn(space, existing, values);
    if (!assignColumn(space.journal, table, node.columnIndex, texts, sameValues(space, values), find)) {
      throw fixedSize();
    }
  },
};

function fixedSize(): PyException {
  return typeError("Tuple columns cannot change size individually, modify the whole tuple's .all_values instead");
}

function writeCells(space: Space, written: readonly (Datapoint | null)[], values: readonly Value[]): void {
  const texts = values.map(storedText);
  if (written.length > 0) checkWritable(space);
  written.forEach((cell, i) => {
    const text = texts[i];
    if (cell !== null && text !== undefined && cell.node.type !== "button") writeText(space.journal, cell, text);
  });
}

/** Equality of assigned values with existing ones for the greedy diff. What they are is read before anything is written. */
function sameValues(space: Space, values: readonly Value[]): SameValue {
  return (index, datapoint) => {
    spend(1);
    return same(fieldValueOf(space, datapoint), values[index] ?? null);
  };
}
