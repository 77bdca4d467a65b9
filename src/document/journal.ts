import type { Value } from "../values/value.ts";
import {
  comparedValue,
  type Datapoint,
  type Document,
  type Entry,
  insertEntry,
  type Row,
  setAttribute,
  setCellText,
  setContent,
  setShownValue,
  setText,
  type Table,
} from "./document.ts";
import { isObject, type Json, type JsonObject } from "./json.ts";
import { isFilledByPlatform } from "./schema.ts";

/**
 * What a run changed in a document, and the operations that tell the platform so (spec 11).
 *
 * One change per entry, in the order of the first one; a removal takes the place of what was recorded before. A change of
 * something that was added in the same run is part of its `add`, and something added and removed leaves no trace.
 */
export interface Journal {
  readonly document: Document;
  /** Each once; an entry's present change is kept with it, too. */
  changes: (Change | CellText)[];
  /** How many of them were dropped. */
  dropped: number;
  /** Counts what was recorded. */
  recorded: number;
  /** Tells its changes from those of other journals. */
  readonly number: number;
}

/** Nothing is sent of what is `stale`: a copy that a hook holds of a row written over. */
type ChangeKind = "add" | "remove" | "replace" | "stale";

/** What is to be sent of an entry, apart from the document: row moves change computed cells without sending them. */
export interface Change {
  readonly entry: Entry;
  /** The journal's number. */
  readonly journal: number;
  kind: ChangeKind;
  /** Place among the operations; changes of one journal are in this order but for those recorded anew. */
  order: number;
  /** Taken back. */
  dropped: boolean;
  /** The value, while nothing else of the content object is written; then it is in `content`, in order of first write. */
  value: Json | undefined;
  content: Map<string, Json> | null;
  attributes: Map<string, Json> | null;
}

/** A text written to a cell that is not made, and all that is to be sent of it then. */
export interface CellText {
  readonly kind: "text";
  readonly id: number | null;
  readonly text: string;
  readonly journal: number;
  readonly order: number;
}

export type ReplaceOperation = {
  readonly op: "replace";
  readonly id: number;
  readonly value: JsonObject;
};

/** Operations are JSON themselves. The value of a new row is a list with one cell per column, of a new item one object. */
export type AddOperation = {
  readonly op: "add";
  readonly id: number;
  readonly value: JsonObject | readonly JsonObject[];
};

export type RemoveOperation = {
  readonly op: "remove";
  readonly id: number;
};

export type Operation = ReplaceOperation | AddOperation | RemoveOperation;

/** Keys of the content object that can be written besides the value. */
export type ContentKey = "position" | "page" | "struct";
/** Keys of a node that can be written. */
export type AttributeKey = "hidden" | "options" | "validation_sources";

let journals = 0;

export function newJournal(document: Document): Journal {
  return { document, changes: [], dropped: 0, recorded: 0, number: ++journals };
}

function changeOf(journal: Journal, entry: Entry): Change | undefined {
  const { change } = entry;
  if (change === null || change.journal !== journal.number) return undefined;
  if (change.kind === "text") return entry.kind === "datapoint" ? madeOf(journal, entry, change) : undefined;
  return change.entry === entry && !change.dropped ? change : undefined;
}

function newChange({ number }: Journal, entry: Entry, kind: ChangeKind, order: number, value?: Json): Change {
  const change: Change = {
    entry,
    journal: number,
    kind,
    order,
    dropped: false,
    value,
    content: null,
    attributes: null,
  };
  entry.change = change;
  return change;
}

function record(journal: Journal, entry: Entry, kind: ChangeKind): Change {
  const change = newChange(journal, entry, kind, ++journal.recorded);
  journal.changes.push(change);
  return change;
}

/** The change that was recorded of a cell before it was made. */
function madeOf(journal: Journal, cell: Datapoint, written: CellText): Change {
  const change = newChange(journal, cell, "replace", written.order, written.text);
  const { changes } = journal;
  // Changes mostly stand where they were put.
  const place = changes[written.order - 1] === written ? written.order - 1 : changes.indexOf(written);
  changes[place] = change;
  return change;
}

/** Records that nothing is to be sent of a copy. */
export function recordStale(journal: Journal, entry: Row): void {
  record(journal, entry, "stale");
}

/**
 * Assigns a text; `false` when it equals the old value (spec 6.4), which then also stays in memory as it was. `result` is what a formula
 * gave that the text is made of.
 */
export function writeText(journal: Journal, datapoint: Datapoint, text: string, result?: Value): boolean {
  if (comparedValue(datapoint) === text) return false;
  setText(journal.document, datapoint, text, result);
  recordContent(journal, datapoint, "value", text);
  return true;
}

/** {@link writeText} for a row's cell. It is not made for that, unless the document keeps its history. */
export function writeCell(journal: Journal, row: Row, columnIndex: number, text: string): boolean {
  const { document } = journal;
  if (document.latest !== null || row.isMade(columnIndex)) {
    const cell = row.cell(columnIndex);
    return cell !== null && writeText(journal, cell, text);
  }
  if (row.comparedAt(columnIndex) === text) return false;
  const id = row.idAt(columnIndex);
  const written: CellText = { kind: "text", id, text, journal: journal.number, order: ++journal.recorded };
  journal.changes.push(written);
  setCellText(document, row, columnIndex, written);
  return true;
}

/** Sets a text in memory only, as row writes do with the columns that the platform fills. */
export function writeUnsent(journal: Journal, datapoint: Datapoint, text: string): void {
  if (comparedValue(datapoint) !== text) setText(journal.document, datapoint, text);
}

/** `.attr.value = …`: the shown value alone, whether or not it differs. */
export function writeShownValue(journal: Journal, datapoint: Datapoint, value: Json): void {
  setShownValue(journal.document, datapoint, value);
  recordContent(journal, datapoint, "value", value);
}

/** `.attr.page = …` and the like; recorded whether or not it differs. */
export function writeContent(journal: Journal, datapoint: Datapoint, key: ContentKey, value: Json): void {
  setContent(journal.document, datapoint, key, value);
  recordContent(journal, datapoint, key, value);
}

/** `.attr.hidden = …` and the like; recorded whether or not it differs. */
export function writeAttribute(journal: Journal, entry: Entry, key: AttributeKey, value: Json): void {
  setAttribute(journal.document, entry, key, value);
  const change = replacement(journal, entry);
  if (change === null) return;
  change.attributes ??= new Map();
  change.attributes.set(key, value);
}

/** Puts a new row or item at the end of its table. */
export function addEntry(journal: Journal, table: Table, entry: Row | Datapoint): void {
  insertEntry(journal.document, entry, entry.kind === "row" ? table.rows.length : table.items.length);
  record(journal, entry, "add");
}

/** Puts what was recorded of `entry` at the end, and only its value, as replacing a row does with its cells. */
export function recordAnew(journal: Journal, entry: Entry): void {
  const change = changeOf(journal, entry);
  if (change?.kind !== "replace") return;
  change.order = ++journal.recorded;
  if (change.content !== null) change.value = change.content.get("value");
  change.content = null;
  change.attributes = null;
}

/** Takes a change back. What was dropped leaves the list when it makes up half of it. */
function drop(journal: Journal, change: Change): void {
  change.dropped = true;
  if (++journal.dropped <= 64 + journal.changes.length / 2) return;
  journal.changes = journal.changes.filter((change) => change.kind === "text" || !change.dropped);
  journal.dropped = 0;
}

/** Records that a row or item is to go; taking it out of its table is `removeEntries`' part. */
export function recordRemoval(journal: Journal, entry: Row | Datapoint): void {
  const known = changeOf(journal, entry);
  if (known === undefined) record(journal, entry, "remove");
  else if (known.kind === "add") drop(journal, known);
  else known.kind = "remove";
}

/** The operations of a response. What has no id cannot be named to the platform and is left out. */
export function operationsOf(journal: Journal): readonly Operation[] {
  const operations: Operation[] = [];
  for (const change of inOrder(journal.changes)) {
    if (change.kind === "text") {
      if (change.id !== null)
        operations.push({ op: "replace", id: change.id, value: { content: { value: change.text } } });
      continue;
    }
    if (change.dropped) continue;
    const { entry } = change;
    if (change.kind === "add") {
      const id = "table" in entry ? (entry.table?.id ?? null) : null;
      if (id !== null && entry.kind === "row") operations.push({ op: "add", id, value: addedCells(entry) });
      else if (id !== null && entry.kind === "datapoint") operations.push({ op: "add", id, value: addedValue(entry) });
    } else if (entry.id !== null && change.kind !== "stale") {
      if (change.kind === "remove") operations.push({ op: "remove", id: entry.id });
      else
        operations.push({
          op: "replace",
          id: entry.id,
          value: replacedValue(entry, change),
        });
    }
  }
  return operations;
}

/** Sorted only where something was recorded anew. */
function inOrder(changes: readonly (Change | CellText)[]): readonly (Change | CellText)[] {
  let last = 0;
  for (const { order } of changes) {
    if (order <= last) return changes.toSorted((a, b) => a.order - b.order);
    last = order;
  }
  return changes;
}

/** Where a change of `entry` is to be recorded; `null` when it is part of an addition, or comes after the removal. */
function replacement(journal: Journal, entry: Entry): Change | null {
  const known = changeOf(journal, entry);
  if (known !== undefined) return known.kind === "replace" ? known : null;
  const row = entry.kind === "datapoint" && entry.row !== null ? changeOf(journal, entry.row)?.kind : undefined;
  return row === "add" || row === "remove" || row === "stale" ? null : record(journal, entry, "replace");
}

function recordContent(journal: Journal, datapoint: Datapoint, key: ContentKey | "value", value: Json): void {
  const change = replacement(journal, datapoint);
  if (change === null) return;
  if (change.content === null && key === "value") {
    change.value = value;
    return;
  }
  if (change.content === null) {
    change.content = new Map();
    if (change.value !== undefined) change.content.set("value", change.value);
  }
  change.content.set(key, value);
}

function addedCells(row: Row): readonly JsonObject[] {
  const cells: JsonObject[] = [];
  for (const cell of row.cells) {
    if (cell === null || isFilledByPlatform(cell.node)) continue;
    cells.push({ ...addedValue(cell), schema_id: cell.node.id });
  }
  return cells;
}

function addedValue(datapoint: Datapoint): JsonObject {
  return { content: { value: datapoint.value, ...fromMap(datapoint.content) }, ...fromMap(datapoint.attributes) };
}

/** The content object comes first; its keys and those of the node come in the order in which these have them, new ones after. */
function replacedValue(entry: Entry, { value, content, attributes }: Change): JsonObject {
  const rest = inOrderOf(entry.source, attributes);
  if (content !== null) {
    const source = entry.source?.["content"];
    return { content: fromMap(inOrderOf(isObject(source) ? source : null, content)), ...fromMap(rest) };
  }
  if (value === undefined) return fromMap(rest);
  return rest === null ? { content: { value } } : { content: { value }, ...fromMap(rest) };
}

function inOrderOf(source: JsonObject | null, written: Map<string, Json> | null): Map<string, Json> | null {
  if (source === null || written === null || written.size < 2) return written;
  const ordered = new Map<string, Json>();
  for (const key of Object.keys(source)) {
    const value = written.get(key);
    if (value !== undefined) ordered.set(key, value);
  }
  for (const [key, value] of written) ordered.set(key, value);
  return ordered;
}

function fromMap(map: Map<string, Json> | null): JsonObject {
  return map === null ? {} : Object.fromEntries(map);
}
