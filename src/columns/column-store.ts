/**
 * The columns of a document's tables as typed vectors: decoded when first asked for, then kept current. Writes are noted as they happen
 * and read again when the column is next asked for; rows that come and go move what is decoded.
 */
import {
  type Datapoint,
  type Document,
  type Row,
  rawOf,
  rawValue,
  type Table,
  type Watcher,
} from "../document/document.ts";
import { type Journal, writeCell } from "../document/journal.ts";
import type { SchemaNode, ValueType } from "../document/schema.ts";
import { PyDate } from "../values/dates/date.ts";
import { BOOL, DAY, FLOAT, INT, isTagged, kindAt, type Lane, NONE, storedTextIn, TEXT } from "./lanes.ts";
import { typedValue } from "./typed-values.ts";

/** A column as it is now; not to be written to. Places from `count` on mean nothing. */
export interface ColumnVector extends Lane {
  count: number;
  /** How many places hold what a lane cannot: a cell that the content lacks, or a float that is NaN. */
  odd: number;
  /** How many of the numbers are NaN. */
  empties: number;
  /** Where they are, ascending; `null` while nobody has asked ({@link gapsIn}). */
  gaps: Uint32Array | null;
  /** {@link ODD} for those places; else the kind of the value that the cell's text was made of, 0 if it was not. */
  marks: Uint8Array;
}

export const ODD = 255;

/** What a formula gave for rows of a table: place `k` is for the `k`th of the rows asked for. */
export interface RowResults {
  readonly count: number;
  /** Positions in `table.rows`, ascending; `null` for all. */
  readonly rows: readonly number[] | null;
  readonly lane: Lane;
  /** 1 for rows whose outcome is not known: they would raise, say something, or do what only the closures can. */
  readonly left: Uint8Array;
  readonly leftCount: number;
}

/** What became of a row whose result is not as it was: it was written, or has to be computed by the row's closures. */
export type Fate = "written" | "left";

interface KeptColumn extends ColumnVector {
  tags: Uint8Array;
  /** Cells written since they were read. */
  readonly written: Datapoint[];
  /** The table's count of writes, with those in `written`. */
  revision: number;
}

const kindsOf: Readonly<Record<ValueType, number>> = {
  string: TEXT,
  number: FLOAT | NONE,
  date: DAY | NONE,
  boolean: BOOL | NONE,
  none: NONE,
};

/** Kinds that a field of this type reads back from their texts as they were. */
export const storedKinds: Readonly<Record<ValueType, number>> = {
  string: 0,
  number: FLOAT | INT,
  date: DAY,
  boolean: BOOL,
  none: 0,
};

const noTags = new Uint8Array(0);

/** Reads the cell of an entry into place `i`. */
function readAt(column: KeptColumn, node: SchemaNode, entries: readonly (Row | Datapoint)[], i: number): void {
  const entry = entries[i];
  const raw =
    entry?.kind === "row" ? entry.read(node.columnIndex, rawOf) : entry === undefined ? undefined : rawValue(entry);
  let odd = raw === undefined && node.type !== "button";
  if (node.valueType === "string") {
    const text = typeof raw === "string" ? raw : typedValue("string", raw ?? null);
    column.texts[i] = typeof text === "string" ? text : "";
  } else {
    const value = raw === undefined ? null : typedValue(node.valueType, raw);
    let number = Number.NaN;
    if (typeof value === "number") {
      number = value;
      odd ||= Number.isNaN(value);
    } else if (value instanceof PyDate) number = value.ordinal;
    else if (typeof value === "boolean") number = value ? 1 : 0;
    setNumber(column, i, number);
  }
  mark(column, i, odd ? ODD : 0);
}

function setNumber(column: KeptColumn, i: number, number: number): void {
  const was = Number.isNaN(column.numbers[i]);
  const is = Number.isNaN(number);
  column.numbers[i] = number;
  if (was === is) return;
  column.empties += is ? 1 : -1;
  column.gaps = null;
}

/** The places of a column's NaN, ascending. */
export function gapsIn(column: ColumnVector): Uint32Array {
  if (column.gaps !== null) return column.gaps;
  const gaps = new Uint32Array(column.empties);
  let found = 0;
  for (let i = 0; i < column.count && found < gaps.length; i++) if (Number.isNaN(column.numbers[i])) gaps[found++] = i;
  column.gaps = gaps;
  return gaps;
}

function mark(column: KeptColumn, i: number, as: number): void {
  if (column.marks[i] === ODD) column.odd--;
  if (as === ODD) column.odd++;
  column.marks[i] = as;
}

/** Makes room for `count` places, and some more when it has to move. */
function resize(column: KeptColumn, count: number): void {
  if (count <= column.marks.length) return;
  const room = count + (count >> 1);
  const { numbers, marks } = column;
  if (column.kinds !== TEXT) {
    column.numbers = new Float64Array(room);
    column.numbers.set(numbers);
  }
  column.marks = new Uint8Array(room);
  column.marks.set(marks);
}

export class TableVectors {
  readonly table: Table;
  private readonly columns: (KeptColumn | undefined)[] = [];
  /** Rows or items when the columns were last aligned with them. */
  private entries: readonly (Row | Datapoint)[] = [];
  private revision = -1;

  constructor(table: Table) {
    this.table = table;
  }

  /** Notes that a cell was written. */
  wrote(cell: Datapoint): void {
    const index = cell.node.columnIndex;
    const written = this.columns[index]?.written;
    if (written === undefined) return;
    written.push(cell);
    if (written.length > this.entries.length) this.columns[index] = undefined;
  }

  /** The column at `index`, up to date. */
  column(index: number): ColumnVector {
    this.align();
    const node = this.table.columns[index];
    if (node === undefined) throw new RangeError(`no column ${index}`);
    return this.kept(node, index);
  }

  /**
   * Stores what a formula gave, from top to bottom. `visit` is told of the rows written, does those that are left, and may end it all by
   * answering `false`. Answers how many of the rows asked for are done. The column is the results afterwards: nothing is read again from
   * texts, nor made into texts where it is what it was.
   */
  store(journal: Journal, index: number, results: RowResults, visit: (row: Row, fate: Fate) => boolean): number {
    const { rows, lane, left, count } = results;
    this.align();
    const node = this.table.columns[index];
    if (node === undefined) return count;
    const known = this.columns[index];
    const column = known === undefined && rows === null ? this.blank(node, 0) : this.kept(node, index);
    // Not current until the last row is done.
    this.columns[index] = undefined;
    const { numbers, texts, marks } = column;
    const { numbers: given, texts: givenTexts, tags } = lane;
    const tagged = isTagged(lane.kinds);
    const plain = lane.kinds & ~NONE;
    for (let k = 0; k < count; k++) {
      const i = rows === null ? k : (rows[k] ?? 0);
      const kind = tagged ? (tags[k] ?? 0) : plain;
      if (marks[i] === kind && left[k] !== 1) {
        const x = given[k] ?? 0;
        if (kind === TEXT ? givenTexts[k] === texts[i] : x === numbers[i] && (x !== 0 || Object.is(x, numbers[i]))) {
          continue;
        }
      }
      if (!this.storeAt(journal, column, node, i, k, results, visit)) return k;
    }
    if (column.written.length > 0) column.written.length = 0;
    column.revision = this.table.columnRevisions[index] ?? 0;
    this.columns[index] = column;
    return count;
  }

  /** Stores result `k` into row `i`, or has it done; `false` to go no further. */
  private storeAt(
    journal: Journal,
    column: KeptColumn,
    node: SchemaNode,
    i: number,
    k: number,
    { lane, left }: RowResults,
    visit: (row: Row, fate: Fate) => boolean,
  ): boolean {
    const row = this.table.rows[i];
    if (row === undefined) return false;
    if (!row.has(node.columnIndex) || left[k] === 1) {
      if (!visit(row, "left")) return false;
      readAt(column, node, this.entries, i);
      return true;
    }
    const kind = kindAt(lane, k);
    const text = storedTextIn(lane, k);
    const written = writeCell(journal, row, node.columnIndex, text);
    if ((kind & storedKinds[node.valueType]) !== 0) {
      setNumber(column, i, lane.numbers[k] ?? 0);
      mark(column, i, kind);
    } else if (node.valueType === "string" && text !== "") {
      column.texts[i] = text;
      mark(column, i, kind === TEXT ? TEXT : 0);
    } else readAt(column, node, this.entries, i);
    return !written || visit(row, "written");
  }

  /** The column at `index`, up to date; rows are aligned. */
  private kept(node: SchemaNode, index: number): KeptColumn {
    const revision = this.table.columnRevisions[index] ?? 0;
    const known = this.columns[index];
    if (known !== undefined) {
      if (known.revision !== revision) this.refresh(known, node, revision);
      return known;
    }
    const column = this.blank(node, revision);
    for (let i = 0; i < column.count; i++) readAt(column, node, this.entries, i);
    this.columns[index] = column;
    return column;
  }

  private blank(node: SchemaNode, revision: number): KeptColumn {
    const { length } = this.entries;
    return {
      kinds: kindsOf[node.valueType],
      numbers: new Float64Array(node.valueType === "string" ? 0 : length),
      tags: noTags,
      texts: [],
      count: length,
      odd: 0,
      empties: 0,
      gaps: null,
      marks: new Uint8Array(length),
      written: [],
      revision,
    };
  }

  private present(): readonly (Row | Datapoint)[] {
    return this.table.node.kind === "table" ? this.table.rows : this.table.items;
  }

  /** Reads again what was written; all of it if the notes are not complete. */
  private refresh(column: KeptColumn, node: SchemaNode, revision: number): void {
    const { written } = column;
    const noted = this.table.node.kind === "table" && revision - column.revision === written.length;
    if (noted && written.length < this.entries.length) {
      for (const cell of written) {
        const i = cell.row?.index ?? -1;
        if (this.entries[i] === cell.row) readAt(column, node, this.entries, i);
      }
    } else for (let i = 0; i < column.count; i++) readAt(column, node, this.entries, i);
    written.length = 0;
    column.revision = revision;
  }

  /** Moves what is decoded to where the rows are now, and reads those that are new. */
  private align(): void {
    if (this.revision === this.table.revision) return;
    const before = this.entries;
    const after = this.present().slice();
    let head = 0;
    while (head < before.length && before[head] === after[head]) head++;
    let tail = 0;
    const most = Math.min(before.length, after.length) - head;
    while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
    this.entries = after;
    this.revision = this.table.revision;
    this.columns.forEach((column, index) => {
      const node = this.table.columns[index];
      if (column === undefined || node === undefined) return;
      const from = before.length - tail;
      const to = after.length - tail;
      resize(column, after.length);
      column.numbers.copyWithin(to, from, before.length);
      column.marks.copyWithin(to, from, before.length);
      if (node.valueType === "string") {
        const moved = column.texts.slice(from, before.length);
        column.texts.length = to;
        for (const text of moved) column.texts.push(text);
      }
      column.count = after.length;
      column.marks.fill(0, after.length);
      column.marks.fill(0, head, to);
      column.numbers.fill(0, head, to);
      column.numbers.fill(0, after.length);
      column.odd = 0;
      column.empties = 0;
      column.gaps = null;
      for (let i = 0; i < after.length; i++) {
        if (column.marks[i] === ODD) column.odd++;
        if (Number.isNaN(column.numbers[i])) column.empties++;
      }
      for (let i = head; i < to; i++) readAt(column, node, after, i);
    });
  }
}

/** Passes writes on to the vectors of their tables. */
const following: Watcher = {
  wrote: (cell) => {
    const vectors = cell.table?.vectors;
    if (vectors instanceof TableVectors) vectors.wrote(cell);
  },
  restructured: () => undefined,
};

/** The vectors of a table of `document`. They are kept with the table: weak maps of documents that come and go keep V8's collector busy. */
export function vectorsOf(document: Document, table: Table): TableVectors {
  const known = table.vectors;
  if (known instanceof TableVectors) return known;
  const made = new TableVectors(table);
  table.vectors = made;
  if (!document.watchers.includes(following)) document.watchers.push(following);
  return made;
}
