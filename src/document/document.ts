import type { Value } from "../values/value.ts";
import { type Datapoint, newDatapoint } from "./datapoint.ts";
import { noteRestructuring, noteWrite, type Stretch } from "./history.ts";
import type { Change } from "./journal.ts";
import { isObject, type Json, type JsonObject, member } from "./json.ts";
import type { Row } from "./row.ts";
import { columnsOf, type Schema, type SchemaNode } from "./schema.ts";

export { comparedValue, type Datapoint, newDatapoint, rawOf, rawValue } from "./datapoint.ts";
export { Row } from "./row.ts";

/**
 * A document in memory: an index over the caller's content tree with the changes laid over it. The tree itself is neither
 * copied nor written to. What is read often (`value`, `normalizedValue`) are plain fields; the rest is looked up in `source`.
 *
 * All fields that are not `readonly` are written by the functions below and by nobody else, so that revisions and watchers can be trusted.
 */
export interface Document {
  readonly schema: Schema;
  /** Header datapoints that the content has, by schema id. */
  readonly headers: Map<string, Datapoint>;
  /** Every multivalue of the schema; one that the content lacks has no id and nothing in it. */
  readonly tables: Map<string, Table>;
  readonly sections: Map<string, Section>;
  /** Everything with an id, as it came or was added; removed entries leave. Made when first asked for. */
  readonly entries: ReadonlyMap<number, Entry>;
  /** Whether the content gives an id to two entries, of which `entries` has the later. */
  sharedIds: boolean;
  /** Counts writes of any kind. */
  revision: number;
  readonly watchers: Watcher[];
  /** The stretch of its history that goes on; `null` while nobody asks for it. */
  latest: Stretch | null;
  /** What the room that evaluates documents keeps with this one from one evaluation to the next. */
  evaluated: object | null;
  /** What the columns room keeps of the header fields: bare values. */
  header: object | null;
}

/** Told of changes as they happen, for derived data such as typed vectors of columns. */
export interface Watcher {
  /** The value of a datapoint was written. Not told of texts for cells that are not made yet ({@link setCellText}). */
  wrote(datapoint: Datapoint): void;
  /** Rows or items came, went or moved. */
  restructured(table: Table): void;
}

interface Common {
  readonly node: SchemaNode;
  /** `null` when the content gives none, or the node was added in this run. */
  readonly id: number | null;
  /** The content node as it came; `null` when added. */
  readonly source: JsonObject | null;
  /** Written keys of the node itself, such as `hidden`; in order of first write. */
  attributes: Map<string, Json> | null;
  /** What the latest journal that recorded it has of it; `null` for none. */
  change: Change | null;
}

export interface Section extends Common {
  readonly kind: "section";
}

export interface Table extends Common {
  readonly kind: "table";
  readonly columns: readonly SchemaNode[];
  /** The rows of a table of tuples; empty for a simple multivalue. */
  readonly rows: Row[];
  /** The items of a simple multivalue; empty for a table of tuples. */
  readonly items: Datapoint[];
  /** Counts rows or items coming, going or moving. */
  revision: number;
  /** Per column: counts values written. */
  readonly columnRevisions: number[];
  /** Per column: rows that lack its cell in the content, as far as they are still there, or more. */
  readonly gaps: number[];
  /** Per column: cells that came with `no_recalculation`, as far as they are still there, or more. */
  readonly settled: number[];
  /** What the columns room keeps of the table: bare values. */
  vectors: object | null;
}

export type Entry = Section | Datapoint | Row | Table;

/** `entries` are those of content in which ids or places are given twice; else they are found in the document when they are needed. */
export function newDocument(schema: Schema, entries: Map<number, Entry> | null = null): Document {
  return new ContentDocument(schema, entries);
}

class ContentDocument implements Document {
  readonly schema: Schema;
  readonly headers: Map<string, Datapoint> = new Map();
  readonly tables: Map<string, Table> = new Map();
  readonly sections: Map<string, Section> = new Map();
  /** Entries by id, once they were asked for. */
  index: Map<number, Entry> | null;
  sharedIds = false;
  revision = 0;
  readonly watchers: Watcher[] = [];
  latest: Stretch | null = null;
  evaluated: object | null = null;
  header: object | null = null;

  constructor(schema: Schema, entries: Map<number, Entry> | null) {
    this.schema = schema;
    this.index = entries;
  }

  get entries(): ReadonlyMap<number, Entry> {
    this.index ??= indexed(this);
    return this.index;
  }
}

function indexed({ sections, headers, tables }: Document): Map<number, Entry> {
  const index = new Map<number, Entry>();
  const add = (entry: Entry | null): void => {
    if (entry !== null && entry.id !== null) index.set(entry.id, entry);
  };
  for (const section of sections.values()) add(section);
  for (const datapoint of headers.values()) add(datapoint);
  for (const table of tables.values()) {
    add(table);
    for (const row of table.rows) {
      add(row);
      for (const cell of row.cells) add(cell);
    }
    for (const item of table.items) add(item);
  }
  return index;
}

export function newTable(node: SchemaNode, id: number | null, source: JsonObject | null): Table {
  const columns = columnsOf(node);
  const columnRevisions = columns.map(() => 0);
  const gaps = columns.map(() => 0);
  const settled = columns.map(() => 0);
  return {
    kind: "table",
    node,
    id,
    source,
    attributes: null,
    change: null,
    columns,
    rows: [],
    items: [],
    revision: 0,
    columnRevisions,
    gaps,
    settled,
    vectors: null,
  };
}

/** A datapoint that does not come from content: one of a row or item that a run adds has no id, one that a user adds may have. */
export function addedDatapoint(
  node: SchemaNode,
  text: string,
  row: Row | null,
  table: Table,
  id: number | null = null,
): Datapoint {
  const datapoint = newDatapoint(node, id, null, row, table);
  datapoint.value = text;
  datapoint.normalizedValue = text;
  return datapoint;
}

/** What a cell has beside its value goes, but for its ids: another row was written over its own. */
export function renew(document: Document, cell: Datapoint): void {
  const isNew = cell.source === null || !Object.hasOwn(cell.source, "content");
  if (cell.attributes === null && cell.content === null && isNew) return;
  noteWrite(document, cell);
  if (cell.source !== null) cell.source = { schema_id: cell.node.id, ...(cell.id !== null && { id: cell.id }) };
  cell.attributes = null;
  cell.content = null;
}

/** Rows of all tables, and items of simple multivalues. */
export function rowCount(document: Document): number {
  let count = 0;
  for (const table of document.tables.values()) count += table.rows.length + table.items.length;
  return count;
}

/** A key of the node itself (`hidden`, `options`, `id`, …) as last written or as it came. */
export function attributeOf(entry: Entry, key: string): Json | undefined {
  const written = entry.attributes?.get(key);
  if (written !== undefined || entry.source === null) return written;
  return member(entry.source, key);
}

/** A key of the content object (`value`, `page`, `position`, …) as last written or as it came. */
export function contentOf(datapoint: Datapoint, key: string): Json | undefined {
  if (key === "value") return datapoint.value;
  if (key === "normalized_value") return datapoint.normalizedValue;
  const written = datapoint.content?.get(key);
  if (written !== undefined) return written;
  const content = datapoint.source?.["content"];
  return isObject(content) ? member(content, key) : undefined;
}

/** The datapoints of a column from top to bottom, or of a simple multivalue; `null` where a cell is absent. */
export function datapointsOf(table: Table, columnIndex: number): readonly (Datapoint | null)[] {
  return table.node.kind === "table" ? table.rows.map((row) => row.cell(columnIndex)) : table.items;
}

/** Sets both values to a text, as every assignment does. `result` is what a formula gave that the text is made of. */
export function setText(document: Document, datapoint: Datapoint, text: string, result?: Value): void {
  noteWrite(document, datapoint);
  datapoint.value = text;
  datapoint.normalizedValue = text;
  datapoint.result = result;
  wrote(document, datapoint);
}

/**
 * Sets both values of a row's cell that is not made, which it stays. Nothing but the vectors of its column, which whoever calls this keeps,
 * can hold what it was.
 */
export function setCellText(document: Document, row: Row, columnIndex: number, change: Change): void {
  row.keep(columnIndex, change);
  countWrite(document, row.table, columnIndex);
}

/** Sets the shown value alone, as `.attr.value` does. */
export function setShownValue(document: Document, datapoint: Datapoint, value: Json): void {
  noteWrite(document, datapoint);
  datapoint.value = value;
  datapoint.result = undefined;
  wrote(document, datapoint);
}

/** Sets a key of the content object other than the two values. */
export function setContent(document: Document, datapoint: Datapoint, key: string, value: Json): void {
  datapoint.content ??= new Map();
  datapoint.content.set(key, value);
  document.revision++;
}

/** Sets a key of the node itself. */
export function setAttribute(document: Document, entry: Entry, key: string, value: Json): void {
  entry.attributes ??= new Map();
  entry.attributes.set(key, value);
  document.revision++;
}

/** Puts a new row or item in place `index` (its length: at the end); what it holds becomes findable by id. */
export function insertEntry(document: Document, entry: Row | Datapoint, index: number): void {
  const { table } = entry;
  if (table === null) return;
  noteRestructuring(document, table);
  if (entry.kind === "row") table.rows.splice(index, 0, entry);
  else table.items.splice(index, 0, entry);
  enroll(document, entry);
  restructured(document, table, index);
}

/** Takes rows or items out of their table, in one pass. */
export function removeEntries(document: Document, table: Table, gone: ReadonlySet<Row | Datapoint>): void {
  if (gone.size === 0) return;
  noteRestructuring(document, table);
  keep(table.rows, (row) => !gone.has(row));
  keep(table.items, (item) => !gone.has(item));
  for (const entry of gone) {
    leave(document, entry);
    if (entry.kind === "row") for (const cell of entry.cells) if (cell !== null) leave(document, cell);
  }
  restructured(document, table, 0);
}

function countWrite(document: Document, table: Table | null, columnIndex: number): void {
  document.revision++;
  const revisions = table?.columnRevisions;
  if (revisions !== undefined) revisions[columnIndex] = (revisions[columnIndex] ?? 0) + 1;
}

function wrote(document: Document, datapoint: Datapoint): void {
  countWrite(document, datapoint.table, datapoint.node.columnIndex);
  for (const watcher of document.watchers) watcher.wrote(datapoint);
}

function restructured(document: Document, table: Table, from: number): void {
  document.revision++;
  table.revision++;
  for (let i = from; i < table.rows.length; i++) {
    const row = table.rows[i];
    if (row !== undefined) row.index = i;
  }
  for (const watcher of document.watchers) watcher.restructured(table);
}

function enroll(document: Document, entry: Row | Datapoint): void {
  const index = document instanceof ContentDocument ? document.index : null;
  if (index === null) return;
  if (entry.id !== null) index.set(entry.id, entry);
  if (entry.kind === "row") for (const cell of entry.cells) if (cell !== null) enroll(document, cell);
}

function leave(document: Document, entry: Row | Datapoint): void {
  const index = document instanceof ContentDocument ? document.index : null;
  if (index !== null && entry.id !== null && index.get(entry.id) === entry) index.delete(entry.id);
}

/** Filters a list in place. */
function keep<T>(list: T[], stays: (element: T) => boolean): void {
  const staying = list.filter(stays);
  if (staying.length === list.length) return;
  list.length = 0;
  for (const element of staying) list.push(element);
}
