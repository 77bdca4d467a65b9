import type { Datapoint, Document, Row, Table } from "./document.ts";
import type { Json } from "./json.ts";

/**
 * What stood in a document before each of its changes, for a stretch of its time. Who keeps a moment of it can tell how things stood then,
 * at no cost until they ask.
 *
 * A stretch that has become several times as long as the document ends with all that the document holds, and the next moment is in another:
 * an old moment keeps nothing of what came later, and a forgotten one does not make V8's collector carry all changes along.
 */
export interface Stretch {
  readonly datapoints: Datapoint[];
  /** What was shown of each of them. */
  readonly values: Json[];
  readonly tables: TableThen[];
  /** Where it is to end. */
  readonly room: number;
}

interface TableThen {
  readonly table: Table;
  readonly rows: readonly Row[];
  readonly items: readonly Datapoint[];
}

/** A place in a stretch. */
export interface Moment {
  readonly stretch: Stretch;
  readonly written: number;
  readonly restructured: number;
}

/** Copies of the document that fit into a stretch: few enough to be held on to, so many that ending it costs its changes little. */
const COPIES = 4;

/** The present moment; from now on the document keeps its history. */
export function presentMoment(document: Document): Moment {
  document.latest ??= { datapoints: [], values: [], tables: [], room: COPIES * (16 + datapointCount(document)) };
  const stretch = document.latest;
  return { stretch, written: stretch.datapoints.length, restructured: stretch.tables.length };
}

function datapointCount({ headers, tables }: Document): number {
  let count = headers.size;
  for (const { columns, rows, items } of tables.values()) count += columns.length * rows.length + items.length;
  return count;
}

/** Call before the shown value of a datapoint is written. */
export function noteWrite(document: Document, datapoint: Datapoint): void {
  const { latest } = document;
  if (latest === null) return;
  if (latest.datapoints.length > latest.room) end(document, latest);
  else note(latest, datapoint);
}

/** Call before rows or items come or go. */
export function noteRestructuring(document: Document, table: Table): void {
  if (document.latest !== null) noteTable(document.latest, table);
}

function note({ datapoints, values }: Stretch, datapoint: Datapoint): void {
  datapoints.push(datapoint);
  values.push(datapoint.value);
}

function noteTable({ tables }: Stretch, table: Table): void {
  tables.push({ table, rows: table.rows.slice(), items: table.items.slice() });
}

/** Notes everything. What has left its table is not written any more. */
function end(document: Document, stretch: Stretch): void {
  for (const datapoint of document.headers.values()) note(stretch, datapoint);
  for (const table of document.tables.values()) {
    noteTable(stretch, table);
    for (const { cells } of table.rows) for (const cell of cells) if (cell !== null) note(stretch, cell);
    for (const item of table.items) note(stretch, item);
  }
  document.latest = null;
}

/** How things stood at a moment, as far as it differs from the present. */
export interface Past {
  readonly values: ReadonlyMap<Datapoint, Json>;
  readonly tables: ReadonlyMap<Table, { readonly rows: readonly Row[]; readonly items: readonly Datapoint[] }>;
}

export function pastAt({ stretch, written, restructured }: Moment): Past {
  const values = new Map<Datapoint, Json>();
  const tables = new Map<Table, TableThen>();
  // The first change after the moment has what stood at the moment.
  for (let i = written; i < stretch.datapoints.length; i++) {
    const datapoint = stretch.datapoints[i];
    if (datapoint !== undefined && !values.has(datapoint)) values.set(datapoint, stretch.values[i] ?? null);
  }
  for (let i = restructured; i < stretch.tables.length; i++) {
    const then = stretch.tables[i];
    if (then !== undefined && !tables.has(then.table)) tables.set(then.table, then);
  }
  return { values, tables };
}
