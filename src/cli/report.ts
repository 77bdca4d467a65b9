import { isObject, type Json } from "../document/json.ts";
import type { Schema } from "../document/schema.ts";
import type { EvaluationResult } from "../engine/result.ts";
import { type Cell, grid } from "./grid.ts";
import type { Colours } from "./style.ts";

/** A text as it is, nothing for null, other data as JSON. */
export function textOf(json: Json | undefined): string {
  return typeof json === "string" ? json : json === null || json === undefined ? "" : JSON.stringify(json);
}

/** A member of an object; `undefined` for anything else. */
export function member(message: Json, key: string): Json | undefined {
  return isObject(message) ? message[key] : undefined;
}

/** What an evaluation did, for people: computed fields before and after, tables by row, messages, blockers, failures. */
export function reportOf(
  schema: Schema,
  before: ReadonlyMap<string, Json>,
  result: EvaluationResult,
  colours: Colours,
): string {
  const parts = [headerTable(schema, before, result, colours), ...columnTables(schema, before, result, colours)];
  parts.push(
    list("Messages", result.messages, colours, (message) => messageLine(message, colours)),
    list("Automation blockers", result.automationBlockers, colours, (message) => messageLine(message, colours)),
    list("Waiting for the platform", result.promises, colours, (promise) => `${promise.type} ${promise.schema_id}`),
    failures(result, colours),
    summary(result),
  );
  return parts.filter((part) => part !== "").join("\n\n");
}

function change(before: Json | undefined, after: Json | undefined, colours: Colours): Cell {
  const text = textOf(after);
  return textOf(before) === text ? { text, paint: colours.dim } : { text, paint: colours.green };
}

function headerTable(
  schema: Schema,
  before: ReadonlyMap<string, Json>,
  result: EvaluationResult,
  colours: Colours,
): string {
  const rows: Cell[][] = [];
  for (const [id, after] of result.values) {
    if (schema.nodes.get(id)?.table != null) continue;
    rows.push([
      { text: id },
      { text: textOf(before.get(id)), paint: colours.dim },
      { text: "→" },
      change(before.get(id), after, colours),
    ]);
  }
  return rows.length === 0 ? "" : `${colours.bold("Fields")}\n${grid(rows, "left")}`;
}

/** One table for each multivalue that has computed columns: a line a row. */
function columnTables(
  schema: Schema,
  before: ReadonlyMap<string, Json>,
  result: EvaluationResult,
  colours: Colours,
): string[] {
  const columns = new Map<string, string[]>();
  for (const id of result.values.keys()) {
    const table = schema.nodes.get(id)?.table?.id;
    if (table !== undefined) columns.set(table, [...(columns.get(table) ?? []), id]);
  }
  return [...columns].map(([table, ids]) => {
    const lists = ids.map((id) => listOf(result.values.get(id)));
    const old = ids.map((id) => listOf(before.get(id)));
    const length = Math.max(0, ...lists.map((values) => values.length));
    const head: Cell[] = ["#", ...ids].map((text) => ({ text, paint: colours.dim }));
    const rows = Array.from({ length }, (_, row): Cell[] => [
      { text: String(row + 1), paint: colours.dim },
      ...lists.map((values, column) => change(old[column]?.[row], values[row], colours)),
    ]);
    return `${colours.bold(table)}\n${grid([head, ...rows], "numbers right")}`;
  });
}

function listOf(json: Json | undefined): readonly Json[] {
  return Array.isArray(json) ? json : [];
}

/** A titled list, one line an item; nothing at all when it is empty. */
export function list<T>(title: string, items: readonly T[], colours: Colours, line: (item: T) => string): string {
  return items.length === 0 ? "" : `${colours.bold(title)}\n${items.map((item) => `  ${line(item)}`).join("\n")}`;
}

/** A message or blocker with its place. */
export function messageLine(message: Json, colours: Colours): string {
  const type = textOf(member(message, "type") ?? "blocker");
  const paint =
    type === "error" || type === "blocker" ? colours.red : type === "warning" ? colours.yellow : colours.cyan;
  const id = member(message, "id");
  const source = textOf(member(member(message, "detail") ?? null, "source_schema_id"));
  const place = [id === undefined ? "" : `on ${textOf(id)}`, source === "" ? "" : `from ${source}`].filter(
    (part) => part !== "",
  );
  const where = place.length === 0 ? "" : colours.dim(` (${place.join(", ")})`);
  return `${paint(type)} ${textOf(member(message, "content"))}${where}`;
}

function failures(result: EvaluationResult, colours: Colours): string {
  return list("Failed formulas", result.exceptions, colours, (record) => {
    const lines = record.traceback.map(
      ({ lineno, loc, code }) => `    line ${lineno}${loc === undefined ? "" : `, in ${loc}`}: ${code}`,
    );
    const title = `${colours.red(record.content)}${colours.dim(` (${record.detail.source_schema_id}, datapoint ${record.source_id})`)}`;
    return [title, ...lines].join("\n");
  });
}

function summary(result: EvaluationResult): string {
  const { refusal } = result;
  if (refusal !== null) return `Nothing was evaluated: ${refusal.type}: ${refusal.message}`;
  const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`;
  return [
    `${count(result.computedIds.length, "datapoint")} computed`,
    `${result.operations.length} changed`,
    count(result.messages.length, "message"),
    count(result.automationBlockers.length, "automation blocker"),
    `${result.exceptions.length} failed`,
  ].join(", ");
}
