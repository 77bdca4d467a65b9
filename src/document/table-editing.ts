import {
  addedDatapoint,
  type Datapoint,
  datapointsOf,
  Row,
  removeEntries,
  renew,
  setText,
  type Table,
} from "./document.ts";
import { addEntry, type Journal, recordAnew, recordRemoval, writeText, writeUnsent } from "./journal.ts";
import { assignList } from "./list-diff.ts";
import { isFilledByPlatform, type SchemaNode } from "./schema.ts";

/**
 * Writing rows and items (spec 11.3 to 11.5). New values come as text, `null` standing for empty; turning Python values
 * into text, and saying what is wrong in Python's words, is the caller's business. Nothing here fails half-way.
 *
 * Indices count existing rows or items; negative ones and slices are resolved by the caller, except in the insertions,
 * which take any integer as Python's `insert` does.
 */
export type CellInput = string | null;

/** A row as text by column id. A missing column is empty; {@link unknownColumns} must find none. */
export type RowInput = ReadonlyMap<string, CellInput>;

/** The text that assigning an existing datapoint's typed value elsewhere would store: `2.0` for a number shown as `2`. */
export type TextOf = (datapoint: Datapoint) => string;

/** The column ids of a row input that the table lacks; to be refused before anything is written. */
export function unknownColumns(table: Table, input: RowInput): readonly string[] {
  const unknown: string[] = [];
  for (const id of input.keys()) if (!table.columns.some((column) => column.id === id)) unknown.push(id);
  return unknown;
}

/** A snapshot of a row; absent cells and buttons are left out. */
export function rowInput(row: Row, textOf: TextOf): RowInput {
  const input = new Map<string, CellInput>();
  for (const cell of row.cells) if (cell !== null && holdsText(cell.node)) input.set(cell.node.id, textOf(cell));
  return input;
}

/** Adds a row at the end; `null` when the multivalue is not one of tuples. */
export function appendRow(journal: Journal, table: Table, input: RowInput): Row | null {
  const node = table.node.children[0];
  if (node === undefined || table.node.kind !== "table") return null;
  const row = new Row(table, node, null, null);
  table.columns.forEach((column, i) => {
    row.cells[i] = addedDatapoint(column, input.get(column.id) ?? "", row, table);
  });
  addEntry(journal, table, row);
  return row;
}

/**
 * Adds a row before position `index`. The platform can only append, so the last row is appended once more and the values
 * of the others move down by one.
 */
export function insertRow(journal: Journal, table: Table, index: number, input: RowInput, textOf: TextOf): Row | null {
  const { rows } = table;
  const at = insertionPoint(index, rows.length);
  const last = rows.at(-1);
  if (last === undefined || at === rows.length) return appendRow(journal, table, input);
  if (rows.slice(at).some(lacksCells)) return rebuildTail(journal, table, at, input, textOf);
  appendRow(journal, table, rowInput(last, textOf));
  for (let i = rows.length - 2; i > at; i--) {
    const from = rows[i - 1];
    const to = rows[i];
    if (from !== undefined && to !== undefined) replaceRow(journal, to, rowInput(from, textOf));
  }
  const row = rows[at];
  if (row !== undefined) replaceRow(journal, row, input);
  return row ?? null;
}

/** Values cannot move into cells that the content lacks, so the rows from `at` on are removed and added anew after the new one. */
function rebuildTail(journal: Journal, table: Table, at: number, input: RowInput, textOf: TextOf): Row | null {
  const moved = table.rows.slice(at);
  const inputs = moved.map((row) => rowInput(row, textOf));
  removeFrom(journal, table, moved);
  const row = appendRow(journal, table, input);
  for (const each of inputs) appendRow(journal, table, each);
  return row;
}

function lacksCells({ cells, table }: Row): boolean {
  return table.columns.some((column, i) => !cells[i] && holdsText(column) && !isFilledByPlatform(column));
}

/** Makes every cell of the row a new one with the old id; buttons hold nothing, and what the platform fills changes in memory only. */
export function replaceRow(journal: Journal, row: Row, input: RowInput): void {
  for (const cell of row.cells) {
    if (cell === null || !holdsText(cell.node)) continue;
    renew(journal.document, cell);
    const text = input.get(cell.node.id) ?? "";
    if (isFilledByPlatform(cell.node)) {
      writeUnsent(journal, cell, text);
    } else {
      // The text is new in memory even where it means what the cell had, which gives no operation.
      if (!writeText(journal, cell, text) && cell.value !== text) setText(journal.document, cell, text);
      recordAnew(journal, cell);
    }
  }
}

/** An element of an assigned list of rows: its values, and the existing row it was taken from, if any. */
export interface AssignedRow {
  readonly row: Row | null;
  readonly input: RowInput;
}

/** Assigns the whole table by the greedy diff; rows match by identity, and one that matches is left as it is. */
export function assignRows(journal: Journal, table: Table, assigned: readonly AssignedRow[]): void {
  const existing = table.rows.slice();
  const gone = new Set<Row>();
  assignList<Row>(existing, assigned.length, {
    find: (i, from) => {
      const row = assigned[i]?.row ?? null;
      return row !== null && row.index >= from && existing[row.index] === row ? row.index : -1;
    },
    write: (i, target) => {
      const element = assigned[i];
      if (element !== undefined && element.row !== target) replaceRow(journal, target, element.input);
    },
    append: (i) => appendRow(journal, table, assigned[i]?.input ?? new Map()) !== null,
    remove: (rows) => noteRemovals(journal, rows, gone),
  });
  removeEntries(journal.document, table, gone);
}

/** Removes rows or items; operations come in the order given. To clear a table, give all it has. */
export function removeFrom(journal: Journal, table: Table, gone: readonly (Row | Datapoint)[]): void {
  const leaving = new Set<Row | Datapoint>();
  noteRemovals(journal, gone, leaving);
  removeEntries(journal.document, table, leaving);
}

/** Adds an item to a simple multivalue; `null` when it is not one. */
export function appendItem(journal: Journal, table: Table, input: CellInput): Datapoint | null {
  const node = table.node.children[0];
  if (node === undefined || table.node.kind !== "simple") return null;
  const item = addedDatapoint(node, input ?? "", null, table);
  addEntry(journal, table, item);
  return item;
}

/** Adds an item before position `index`, by the same detour as {@link insertRow}. */
export function insertItem(
  journal: Journal,
  table: Table,
  index: number,
  input: CellInput,
  textOf: TextOf,
): Datapoint | null {
  const { items } = table;
  const at = insertionPoint(index, items.length);
  const last = items.at(-1);
  if (last === undefined || at === items.length) return appendItem(journal, table, input);
  appendItem(journal, table, textOf(last));
  for (let i = items.length - 2; i > at; i--) {
    const from = items[i - 1];
    const to = items[i];
    if (from !== undefined && to !== undefined) writeText(journal, to, textOf(from));
  }
  const item = items[at];
  if (item !== undefined) writeText(journal, item, input ?? "");
  return item ?? null;
}

/** Whether element `index` of an assigned list equals an existing datapoint, as Python's `==` on the typed values does. */
export type SameValue = (index: number, existing: Datapoint) => boolean;

/** The first position at or after `from` whose value element `index` equals, -1 for none, without asking {@link SameValue}; `undefined` if that is not known. */
export type FindValue = (index: number, from: number) => number | undefined;

/** Assigns all items by the greedy diff; an equal one is still written, and changes if its text differs (`1` and `1.0`). */
export function assignItems(
  journal: Journal,
  table: Table,
  inputs: readonly CellInput[],
  same: SameValue,
  find?: FindValue,
): void {
  const existing = table.items.slice();
  const gone = new Set<Datapoint>();
  assignList<Datapoint>(existing, inputs.length, {
    find: (i, from) => find?.(i, from) ?? findSame(existing, i, from, same),
    write: (i, target) => writeText(journal, target, inputs[i] ?? ""),
    append: (i) => appendItem(journal, table, inputs[i] ?? null) !== null,
    remove: (items) => noteRemovals(journal, items, gone),
  });
  removeEntries(journal.document, table, gone);
}

/**
 * Assigns a whole column of a table. The greedy diff is the same, but a column cannot change size: `false` when the diff
 * wants to remove or append, after what it wrote before that (spec 11.5). Absent cells are passed over.
 */
export function assignColumn(
  journal: Journal,
  table: Table,
  columnIndex: number,
  inputs: readonly CellInput[],
  same: SameValue,
  find?: FindValue,
): boolean {
  const cells = datapointsOf(table, columnIndex);
  return assignList<Datapoint | null>(cells, inputs.length, {
    find: (i, from) => find?.(i, from) ?? findSame(cells, i, from, same),
    write: (i, target) => {
      if (target !== null && holdsText(target.node)) writeText(journal, target, inputs[i] ?? "");
    },
    append: () => false,
    remove: () => false,
  });
}

function findSame(existing: readonly (Datapoint | null)[], index: number, from: number, same: SameValue): number {
  for (let i = from; i < existing.length; i++) {
    const datapoint = existing[i];
    if (datapoint && same(index, datapoint)) return i;
  }
  return -1;
}

/** Records removals at once, for the order of operations, and gathers what is to leave the table together at the end. */
function noteRemovals<T extends Row | Datapoint>(journal: Journal, entries: readonly T[], gone: Set<T>): true {
  for (const entry of entries) {
    recordRemoval(journal, entry);
    gone.add(entry);
  }
  return true;
}

function insertionPoint(index: number, length: number): number {
  return Math.min(length, index < 0 ? Math.max(0, index + length) : index);
}

function holdsText(node: SchemaNode): boolean {
  return node.type !== "button";
}
