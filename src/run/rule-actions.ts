/** What rule actions are, and what each does where its rule's condition holds (platform API: rule actions). */
import {
  attributeOf,
  type Datapoint,
  type Document,
  datapointsOf,
  type Entry,
  type Row,
} from "../document/document.ts";
import { isArray, type Json, type JsonObject, member, textMember } from "../document/json.ts";
import type { ConditionAnswer } from "../engine/condition.ts";

/** Gathers what the actions do. */
export interface Effects {
  readonly document: Document;
  readonly message: (message: Json) => void;
  readonly blocker: (blocker: Json) => void;
  readonly operation: (operation: JsonObject) => void;
  readonly request: (type: string, detail: JsonObject) => void;
}

/** Where a rule's condition was asked, and held. `holding` is a part of `asked`. */
export interface Places {
  readonly asked: readonly ConditionAnswer[];
  readonly holding: readonly ConditionAnswer[];
}

export type ActionEvent = "validation" | "annotation_imported" | "annotation_confirmed" | "annotation_exported";

export interface ActionType {
  /** The events it can be configured for. */
  readonly events: readonly ActionEvent[];
  /** Keys of the payload that it cannot do without: their kind. */
  readonly needs: Readonly<Record<string, "text" | "number" | "list">>;
  readonly run: (effects: Effects, payload: JsonObject, places: Places) => void;
}

const afterwards: readonly ActionEvent[] = ["annotation_imported", "annotation_confirmed", "annotation_exported"];

/** An action that only the platform can do; asked for once, whatever the number of rows. */
const request =
  (type: string): ActionType["run"] =>
  (effects, payload, { holding }) => {
    if (holding.length > 0) effects.request(type, payload);
  };

export const actionTypes: ReadonlyMap<string, ActionType> = new Map<string, ActionType>([
  ["show_message", { events: ["validation"], needs: { type: "text", content: "text" }, run: showMessage }],
  ["add_automation_blocker", { events: ["validation"], needs: { content: "text" }, run: addBlocker }],
  ["change_status", { events: ["annotation_imported"], needs: { method: "text" }, run: request("change_status") }],
  ["change_queue", { events: afterwards, needs: { queue_id: "number" }, run: request("change_queue") }],
  ["add_label", { events: ["validation"], needs: { labels: "list" }, run: request("add_label") }],
  ["remove_label", { events: ["validation"], needs: { labels: "list" }, run: request("remove_label") }],
  ["add_remove_label", { events: ["validation"], needs: { labels: "list" }, run: addOrRemoveLabel }],
  ["show_hide_field", { events: ["validation"], needs: { schema_ids: "list" }, run: showOrHide }],
  ["show_field", { events: ["validation"], needs: { schema_ids: "list" }, run: setHidden(false) }],
  ["hide_field", { events: ["validation"], needs: { schema_ids: "list" }, run: setHidden(true) }],
  ["add_validation_source", { events: ["validation"], needs: { schema_id: "text" }, run: addValidationSource }],
  ["send_email", { events: afterwards, needs: {}, run: request("send_email") }],
]);

/** The id of what a message is attached to: the row's own cell, or the header's datapoint or multivalue. */
function targetId(document: Document, payload: JsonObject, row: Row | null): { readonly id?: number } {
  const schemaId = textMember(payload, "schema_id");
  const entry = schemaId === null ? undefined : entriesOf(document, schemaId, row)[0];
  return entry === undefined || entry.id === null ? {} : { id: entry.id };
}

/** What a schema id stands for: a header field, a multivalue, a section; of a column the row's cell, without a row all cells. */
function entriesOf(document: Document, schemaId: string, row: Row | null): readonly Entry[] {
  const node = document.schema.nodes.get(schemaId);
  if (node?.table != null && (node.kind === "column" || node.kind === "item")) {
    const table = document.tables.get(node.table.id);
    if (table === undefined) return [];
    if (row !== null && row.table === table) return present([row.cells[node.columnIndex]]);
    return present(datapointsOf(table, node.columnIndex));
  }
  const entry = document.headers.get(schemaId) ?? document.tables.get(schemaId) ?? document.sections.get(schemaId);
  return entry === undefined ? [] : [entry];
}

function present(cells: readonly (Datapoint | null | undefined)[]): readonly Datapoint[] {
  return cells.filter((cell): cell is Datapoint => cell !== null && cell !== undefined);
}

function showMessage(effects: Effects, payload: JsonObject, { holding }: Places): void {
  const { type = "error", content = "" } = payload;
  for (const { row } of holding) effects.message({ ...targetId(effects.document, payload, row), type, content });
}

function addBlocker(effects: Effects, payload: JsonObject, { holding }: Places): void {
  const { content = "" } = payload;
  for (const { row } of holding) effects.blocker({ ...targetId(effects.document, payload, row), content });
}

function addOrRemoveLabel(effects: Effects, payload: JsonObject, { holding }: Places): void {
  effects.request(holding.length > 0 ? "add_label" : "remove_label", payload);
}

function hide(effects: Effects, payload: JsonObject, row: Row | null, hidden: boolean): void {
  const ids = member(payload, "schema_ids");
  for (const schemaId of isArray(ids) ? ids : []) {
    if (typeof schemaId !== "string") continue;
    for (const entry of entriesOf(effects.document, schemaId, row)) {
      const now = attributeOf(entry, "hidden") ?? false;
      if (entry.id !== null && now !== hidden) effects.operation({ op: "replace", id: entry.id, value: { hidden } });
    }
  }
}

function setHidden(hidden: boolean): ActionType["run"] {
  return (effects, payload, { holding }) => {
    for (const { row } of holding) hide(effects, payload, row, hidden);
  };
}

/**
 * Shown where the condition holds and hidden where it does not: a column row by row. For a field outside of the table the condition holds if it
 * does in any row; the documentation leaves that open.
 */
function showOrHide(effects: Effects, payload: JsonObject, { asked, holding }: Places): void {
  const ids = member(payload, "schema_ids");
  for (const schemaId of isArray(ids) ? ids : []) {
    const node = typeof schemaId === "string" ? effects.document.schema.nodes.get(schemaId) : undefined;
    const one: JsonObject = { schema_ids: [schemaId] };
    const perRow = asked.filter(({ row }) => row !== null && row.table.node === node?.table);
    if (perRow.length > 0) for (const { row, holds } of perRow) hide(effects, one, row, !holds);
    else hide(effects, one, null, holding.length === 0);
  }
}

function addValidationSource(effects: Effects, payload: JsonObject, { holding }: Places): void {
  const schemaId = textMember(payload, "schema_id") ?? "";
  for (const { row } of holding) {
    for (const entry of entriesOf(effects.document, schemaId, row)) {
      const given = attributeOf(entry, "validation_sources");
      const sources: readonly Json[] = isArray(given) ? given : [];
      if (entry.id === null || sources.includes("rules")) continue;
      const value = { validation_sources: [...sources, "rules"] };
      effects.operation({ op: "replace", id: entry.id, value });
    }
  }
}
