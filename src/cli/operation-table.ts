/** The operations of a response as rows of a table: what is changed, before and after. */
import { attributeOf, contentOf, type Datapoint, type Document, type Entry, type Row } from "../document/document.ts";
import { isArray, isObject, type Json } from "../document/json.ts";
import type { Cell } from "./grid.ts";
import { member, textOf } from "./report.ts";
import type { Colours } from "./style.ts";

/** One change: where, what was there, what will be. */
interface Line {
  readonly place: string;
  readonly before: string;
  readonly after: string;
  readonly kind: "replace" | "add" | "remove";
}

/** Rows for `grid`; `before` is the document that the operations are meant for. */
export function operationRows(operations: readonly Json[], before: Document, colours: Colours): Cell[][] {
  const paint = { replace: colours.green, add: colours.green, remove: colours.red };
  return operations
    .flatMap((operation) => linesOf(operation, before))
    .map(({ place, before: old, after, kind }) => [
      { text: place },
      { text: old, paint: colours.dim },
      { text: "→" },
      { text: after, paint: paint[kind] },
    ]);
}

function linesOf(operation: Json, document: Document): readonly Line[] {
  const id = member(operation, "id");
  const value = member(operation, "value") ?? null;
  const entry = document.entries.get(Number(id));
  const place = entry === undefined ? `unknown id ${textOf(id)}` : placeOf(entry);
  switch (member(operation, "op")) {
    case "replace":
      return replaced(value, entry, place);
    case "add":
      return [{ place, before: "", after: `new: ${added(value)}`, kind: "add" }];
    case "remove":
      return [{ place, before: entry === undefined ? "" : summaryOf(entry), after: "removed", kind: "remove" }];
    default:
      return [{ place: "?", before: "", after: textOf(operation), kind: "replace" }];
  }
}

/** One line for the value, one for each other key written. */
function replaced(value: Json, entry: Entry | undefined, place: string): readonly Line[] {
  const lines: Line[] = [];
  for (const [key, after] of membersOf(value)) {
    if (key === "content") {
      for (const [part, text] of membersOf(after)) {
        const old = entry?.kind === "datapoint" ? contentOf(entry, part) : undefined;
        const where = part === "value" ? place : `${place}.${part}`;
        lines.push({ place: where, before: textOf(old), after: textOf(text), kind: "replace" });
      }
    } else {
      const old = entry === undefined ? undefined : attributeOf(entry, key);
      lines.push({ place: `${place}.${key}`, before: textOf(old), after: textOf(after), kind: "replace" });
    }
  }
  return lines;
}

function membersOf(value: Json | undefined): readonly (readonly [string, Json])[] {
  return isObject(value) ? Object.entries(value) : [];
}

/** `total`, `lines[3].amount`, `lines[3]`, `tags[2]`; counted from 1, as people do. */
function placeOf(entry: Entry): string {
  if (entry.kind === "row") return `${entry.table.node.id}[${entry.index + 1}]`;
  if (entry.kind !== "datapoint" || entry.table === null) return entry.node.id;
  if (entry.row !== null) return `${entry.table.node.id}[${entry.row.index + 1}].${entry.node.id}`;
  return `${entry.table.node.id}[${entry.table.items.indexOf(entry) + 1}]`;
}

function summaryOf(entry: Entry): string {
  if (entry.kind === "row") return rowSummary(entry);
  return entry.kind === "datapoint" ? textOf(entry.value) : "";
}

function rowSummary(row: Row): string {
  const texts = row.cells.filter((cell): cell is Datapoint => cell !== null).map((cell) => textOf(cell.value));
  return texts.filter((text) => text !== "").join(", ");
}

function added(value: Json): string {
  if (!isArray(value)) return textOf(member(member(value, "content") ?? null, "value"));
  return value
    .map((cell) => [textOf(member(cell, "schema_id")), textOf(member(member(cell, "content") ?? null, "value"))])
    .filter(([, text]) => text !== "")
    .map(([name, text]) => `${name}=${text}`)
    .join(", ");
}
