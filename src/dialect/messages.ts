import { attributeJson } from "../document/entry-attributes.ts";
import type { Json, JsonObject } from "../document/json.ts";
import { DocumentColumn } from "./document-column.ts";
import { DocumentField } from "./document-field.ts";
import { EntrySequence } from "./entry-sequence.ts";
import type { Column, EntryAttributes } from "./members.ts";
import { viewOf } from "./row-view.ts";
import { TxScriptError } from "./script-error.ts";

/** What a message or automation blocker can be about: a field, row, table, simple multivalue or column; a column says no more than the document. */
export type MessageTarget = { readonly attr: EntryAttributes } | Column<unknown> | null;

export type MessageKind = "error" | "warning" | "info";

/** A message as the platform gets it. `kind` is `null` for an automation blocker. */
export function messageOf(
  kind: MessageKind | null,
  content: Json,
  target: object | null,
  extra: JsonObject,
): JsonObject {
  const message = new Map<string, Json>(kind === null ? [] : [["type", kind]]);
  message.set("content", content);
  for (const [key, value] of Object.entries(extra)) {
    if (key !== "type" && key !== "content") message.set(key, value);
  }
  const id = target === null ? undefined : targetId(target);
  if (id !== undefined) message.set("id", id);
  message.set("source_id", -1);
  message.set("detail", { ...(extra["detail"] as JsonObject | undefined) });
  return Object.fromEntries(message);
}

/** The id of what a message is about; of what this hook added, the schema id. */
function targetId(target: object): Json | undefined {
  if (target instanceof DocumentColumn) return undefined;
  if (target instanceof DocumentField) return attributeJson(target.entry, target.node, "id");
  if (target instanceof EntrySequence) return attributeJson(target.table, target.table.node, "id");
  const row = viewOf(target)?.entry;
  if (row === undefined) throw new TxScriptError("Messages are about fields, rows, tables or columns");
  return attributeJson(row, row.node, "id");
}
