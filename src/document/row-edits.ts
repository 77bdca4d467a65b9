import { comparedValue, type Datapoint, Row, type Table } from "./document.ts";
import { type Journal, recordStale } from "./journal.ts";
import {
  type AssignedRow,
  appendRow,
  insertRow,
  type RowInput,
  replaceRow,
  rowInput,
  type TextOf,
} from "./table-editing.ts";

/**
 * Row edits of hooks, which hold on to rows: who holds one that another row is written over keeps it as it was, as a copy apart from
 * the document. Without this `rows[0], rows[1] = rows[1], rows[0]` would lose one of them.
 */
export interface RowHolder {
  readonly journal: Journal;
  readonly textOf: TextOf;
  /** Told that `row` is about to be written over; whoever holds it goes on with {@link staleRow}. */
  readonly detach: (row: Row) => void;
}

/** A copy of a row with the values of this moment. Writes to it change nothing else, and nothing is sent of them. */
export function staleRow(journal: Journal, row: Row): Row {
  const stale = new Row(row.table, row.node, row.id, row.source);
  stale.attributes = copied(row.attributes);
  stale.index = -1;
  row.cells.forEach((cell, i) => {
    stale.cells[i] = cell === null ? null : staleCell(cell, stale);
  });
  recordStale(journal, stale);
  return stale;
}

function staleCell(cell: Datapoint, row: Row): Datapoint {
  return { ...cell, row, change: null, attributes: copied(cell.attributes), content: copied(cell.content) };
}

function copied<K, V>(map: Map<K, V> | null): Map<K, V> | null {
  return map === null ? null : new Map(map);
}

/** Writes a whole row over an existing one; writing a row over itself does nothing. */
export function overwriteRow(holder: RowHolder, row: Row, { row: from, input }: AssignedRow): void {
  if (from === row) return;
  if (from !== null) holder.detach(row);
  replaceRow(holder.journal, row, input);
}

/** Adds a row before position `index`, any integer as for Python's `insert`: the values of the rows after it move down by one. */
export function placeRow(
  holder: RowHolder,
  table: Table,
  index: number,
  { row: from, input }: AssignedRow,
): Row | null {
  const { journal, textOf, detach } = holder;
  if (index >= table.rows.length) return appendRow(journal, table, input);
  const inPlace = from !== null && from === table.rows[index];
  const first = Math.max(0, index < 0 ? index + table.rows.length : index);
  const given = inPlace ? presentInput(from, textOf) : input;
  for (const row of table.rows.slice(from === null ? first + 1 : first)) detach(row);
  return insertRow(journal, table, index, given, textOf);
}

/** A row's texts as they are: writing them to the row itself changes nothing. */
function presentInput(row: Row, textOf: TextOf): RowInput {
  const input = new Map(rowInput(row, textOf));
  for (const cell of row.cells) {
    const text = cell === null ? null : comparedValue(cell);
    if (cell !== null && typeof text === "string" && input.has(cell.node.id)) input.set(cell.node.id, text);
  }
  return input;
}
