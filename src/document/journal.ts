import type { Value } from "../values/value.ts";
import { comparedOf } from "./datapoint.ts";
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
  changes: Change[];
  /** How many of them were dropped. */
  dropped: number;
  /** Counts what was recorded. */
  recorded: number;
  /** Whether something was recorded anew, out of the order of `changes`. */
  reordered: boolean;
  /** Tells its changes from those of other journals. */
  readonly number: number;
}

/** Nothing is sent of what is `stale`, a copy that a hook holds of a row written over, and of what was taken back. */
type ChangeKind = "add" | "remove" | "replace" | "stale" | "dropped";

/** What is to be sent of an entry, apart from the document: row moves change computed cells without sending them. */
export interface Change {
  /** The row in place of a cell that is not made. */
  entry: Entry;
  readonly id: number | null;
  /** The journal's number. */
  readonly journal: number;
  kind: ChangeKind;
  /** Place among the operations; changes of one journal are in this order but for those recorded anew. */
  order: number;
  /** The value, while nothing else of the content object is written; then it is in `content`, in order of first write. */
  value: Json | undefined;
  content: Map<string, Json> | null;
  attributes: Map<string, Json> | null;
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
  return { document, changes: [], dropped: 0, recorded: 0, reordered: false, number: ++journals };
}

function changeOf({ number }: Journal, entry: Entry): Change | undefined {
  const { change } = entry;
  const isOwn = change !== null && change.journal === number && change.entry === entry;
  return isOwn && change.kind !== "dropped" ? change : undefined;
}

function record(journal: Journal, entry: Entry, id: number | null, kind: ChangeKind, value?: Json): Change {
  const change: Change = {
    entry,
    id,
    journal: journal.number,
    kind,
    order: ++journal.recorded,
    value,
    content: null,
    attributes: null,
  };
  journal.changes.push(change);
  return change;
}

function recordOf(journal: Journal, entry: Entry, kind: ChangeKind): Change {
  const change = record(journal, entry, entry.id, kind);
  entry.change = change;
  return change;
}

/** Records that nothing is to be sent of a copy. */
export function recordStale(journal: Journal, entry: Row): void {
  recordOf(journal, entry, "stale");
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
  if (row.read(columnIndex, comparedOf) === text) return false;
  setCellText(document, row, columnIndex, record(journal, row, row.idAt(columnIndex), "replace", text));
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
  recordOf(journal, entry, "add");
}

/** Puts what was recorded of `entry` at the end, and only its value, as replacing a row does with its cells. */
export function recordAnew(journal: Journal, entry: Entry): void {
  const change = changeOf(journal, entry);
  if (change?.kind !== "replace") return;
  change.order = ++journal.recorded;
  journal.reordered = true;
  if (change.content !== null) change.value = change.content.get("value");
  change.content = null;
  change.attributes = null;
}

/** Takes a change back. What was dropped leaves the list when it makes up half of it. */
function drop(journal: Journal, change: Change): void {
  change.kind = "dropped";
  if (++journal.dropped <= 64 + journal.changes.length / 2) return;
  journal.changes = journal.changes.filter(({ kind }) => kind !== "dropped");
  journal.dropped = 0;
}

/** Records that a row or item is to go; taking it out of its table is `removeEntries`' part. */
export function recordRemoval(journal: Journal, entry: Row | Datapoint): void {
  const known = changeOf(journal, entry);
  if (known === undefined) recordOf(journal, entry, "remove");
  else if (known.kind === "add") drop(journal, known);
  else known.kind = "remove";
}

/** The operations of a response. What has no id cannot be named to the platform and is left out. */
export function operationsOf(journal: Journal): readonly Operation[] {
  const operations: Operation[] = [];
  for (const change of journal.reordered ? journal.changes.toSorted((a, b) => a.order - b.order) : journal.changes) {
    const { entry, id, kind } = change;
    if (kind === "add") {
      const to = "table" in entry ? (entry.table?.id ?? null) : null;
      if (to !== null && entry.kind === "row") operations.push({ op: "add", id: to, value: addedCells(entry) });
      else if (to !== null && entry.kind === "datapoint")
        operations.push({ op: "add", id: to, value: addedValue(entry) });
    } else if (id !== null && kind === "remove") operations.push({ op: "remove", id });
    else if (id !== null && kind === "replace")
      operations.push({ op: "replace", id, value: replacedValue(entry, change) });
  }
  return operations;
}

/** Where a change of `entry` is to be recorded; `null` when it is part of an addition, or comes after the removal. */
function replacement(journal: Journal, entry: Entry): Change | null {
  const known = changeOf(journal, entry);
  if (known !== undefined) return known.kind === "replace" ? known : null;
  const row = entry.kind === "datapoint" && entry.row !== null ? changeOf(journal, entry.row)?.kind : undefined;
  return row === "add" || row === "remove" || row === "stale" ? null : recordOf(journal, entry, "replace");
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
