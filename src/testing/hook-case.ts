/** Hooks in test cases: the payload that a document makes, what the hook answered, and where that is not as expected. */
import type { Document } from "../document/document.ts";
import { isArray, isObject, type Json, type JsonObject, member } from "../document/json.ts";
import type { Schema } from "../document/schema.ts";
import type { ExpectedOperation, HookExpectation } from "./case.ts";
import { cellContent } from "./cells.ts";
import type { Shown, TestDocument } from "./document.ts";
import {
  compareShown,
  type Expectation,
  type ExpectedMessage,
  type Mismatch,
  matches,
  shownMatch,
} from "./expectation.ts";
import { type GivenField, TestError, within } from "./given.ts";
import { entryNamed, placeName } from "./places.ts";
import { messageJson } from "./update.ts";

/** What a hook did, however it was run. */
export interface HookOutcome {
  readonly response: Json;
  /** `KeyError: 'x'`; `null` when it went well. */
  readonly error: string | null;
  /** Where that was, for people: file, line and code. */
  readonly place: string;
}

export interface HookUnderTest {
  readonly name: string;
  /** The name of its file without ending, by which cases may call it as well. */
  readonly file: string;
  readonly events: readonly string[];
  /** What the platform makes of a payload for this hook: its settings, what it side-loads. */
  readonly prepare: (payload: JsonObject, action: string) => JsonObject;
  readonly run: (payload: JsonObject, now: number) => HookOutcome | Promise<HookOutcome>;
}

/** The payload that the platform would send for `doc`, all formulas computed. */
export function hookPayload(
  doc: TestDocument,
  schema: Json,
  hook: HookUnderTest,
  event: string | null,
  further: JsonObject,
): JsonObject {
  const [name = "annotation_content", action = "user_update"] = (event ?? hook.events[0] ?? "")
    .split(".")
    .filter(Boolean);
  const content = isObject(schema) ? (member(schema, "content") ?? []) : schema;
  const payload = {
    request_id: "test",
    event: name,
    action,
    annotation: { id: 1, url: "https://example.rossum.app/api/v1/annotations/1", content: doc.content() },
    document: { id: 1, url: "https://example.rossum.app/api/v1/documents/1", mime_type: "application/pdf" },
    schemas: [{ id: 1, url: "https://example.rossum.app/api/v1/schemas/1", content }],
  };
  return { ...hook.prepare(payload, action), ...further };
}

export function compareHook(
  doc: TestDocument,
  outcome: HookOutcome,
  expected: Expectation & HookExpectation,
): readonly Mismatch[] {
  const { hookError } = expected;
  if (outcome.error !== null || hookError !== undefined) {
    if (outcome.error !== null && hookError !== undefined && matches(outcome.error, hookError)) return [];
    const wanted = hookError === undefined ? "no error" : shownMatch(hookError);
    return [{ kind: "error", title: "hook", expected: wanted, actual: failureText(outcome), place: null }];
  }
  const found: Mismatch[] = [];
  const { document } = doc;
  if (expected.operations !== undefined) {
    const wanted = within("operations", () =>
      (expected.operations ?? []).map((operation, i) => within(i, () => expectedLine(document, operation))),
    );
    found.push(...compareLines("operations", wanted, operationLines(outcome.response, document)));
  }
  const exact = expected.exact ?? false;
  found.push(
    ...compareShown("message", hookMessages(outcome.response, document, "messages"), expected.messages, exact),
  );
  const blockers = hookMessages(outcome.response, document, "automation_blockers");
  found.push(...compareShown("blocker", blockers, expected.blockers, exact));
  if (expected.response !== undefined) {
    for (const path of missing(outcome.response, expected.response, "response")) found.push(path);
  }
  return found;
}

function failureText({ error, place }: HookOutcome): string {
  return error === null ? "no error" : `${error}\n${place}`.trimEnd();
}

/** The operations of a response, a line each: `set notes value='x'`, `add lines qty='1'`, `remove lines[0]`. */
export function operationLines(response: Json, document: Document): readonly string[] {
  const operations = isObject(response) ? member(response, "operations") : undefined;
  return (isArray(operations) ? operations : []).map((operation) => {
    if (!isObject(operation)) return JSON.stringify(operation);
    const { op = null, id = null, value = null } = operation;
    const entry = typeof id === "number" ? document.entries.get(id) : undefined;
    const place = entry === undefined ? `unknown id ${JSON.stringify(id)}` : placeName(entry);
    switch (op) {
      case "remove":
        return `remove ${place}`;
      case "add":
        return `add ${place} ${pairs(addedValues(value))}`.trimEnd();
      default:
        return `set ${place} ${pairs(writtenValues(value))}`.trimEnd();
    }
  });
}

/** Content keys beside attributes: `{"content": {"value": "x"}, "hidden": true}` is value and hidden. */
function writtenValues(value: Json): readonly (readonly [string, Json])[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === "content" && isObject(item) ? Object.entries(item) : [[key, item]],
  );
}

function addedValues(value: Json): readonly (readonly [string, Json])[] {
  if (!isArray(value)) return writtenValues(value).filter(([, item]) => item !== "");
  return value.flatMap((cell) => {
    if (!isObject(cell)) return [];
    const text = writtenValues({ content: cell["content"] ?? null }).find(([key]) => key === "value")?.[1] ?? "";
    return text === "" ? [] : [[String(cell["schema_id"]), text]];
  });
}

function pairs(values: readonly (readonly [string, Json])[]): string {
  return [...values]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${typeof value === "string" ? `'${value}'` : JSON.stringify(value)}`)
    .join(" ");
}

/** An expected operation in the words of {@link operationLines}. */
function expectedLine(document: Document, { kind, place, values }: ExpectedOperation): string {
  const entry = within(kind, () => entryNamed(document, place));
  const { node } = entry;
  if (kind === "remove") return `remove ${place}`;
  if (kind === "set") {
    const written = Object.entries(values).map(([key, value]): readonly [string, Json] =>
      key === "text" || key === "value"
        ? ["value", within(key, () => cellContent(node, { [key]: value }).value)]
        : [key, value],
    );
    return `set ${place} ${pairs(written)}`;
  }
  const { schema } = document;
  const { row = {}, value } = values;
  if (value !== undefined)
    return `add ${place} ${pairs([["value", cellText(schema, node.children[0]?.id ?? "", value)]])}`;
  if (!isObject(row)) throw new TestError("a row is an object with values by column", ["row"]);
  const cells = Object.entries(row).map(([column, cell]): readonly [string, Json] => [
    column,
    within("row", () => within(column, () => cellText(schema, column, cell))),
  ]);
  return `add ${place} ${pairs(cells.filter(([, text]) => text !== ""))}`.trimEnd();
}

function cellText(schema: Schema, column: string, value: Json): string {
  const node = schema.nodes.get(column);
  if (node === undefined) throw new TestError(`the schema has no field '${column}'`);
  return cellContent(node, value as GivenField).value;
}

function compareLines(title: string, wanted: readonly string[], actual: readonly string[]): readonly Mismatch[] {
  const left = [...actual];
  const missing = wanted.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  if (missing.length === 0 && left.length === 0) return [];
  const text = (lines: readonly string[]): string => (lines.length === 0 ? "none" : lines.join("\n"));
  return [{ kind: "operations", title, expected: text(wanted), actual: text(actual), place: null }];
}

/** Messages or blockers of a hook's response. */
export function hookMessages(
  response: Json,
  document: Document,
  key: "messages" | "automation_blockers",
): readonly Shown[] {
  const list = isObject(response) ? member(response, key) : undefined;
  return (isArray(list) ? list : []).flatMap((message) => {
    if (!isObject(message)) return [];
    const { id, content = null, type = "blocker" } = message;
    const entry = typeof id === "number" ? document.entries.get(id) : undefined;
    const on = entry !== undefined ? placeName(entry) : id === undefined || id === "all" ? null : String(id);
    return [{ type: type as ExpectedMessage["type"], content: content as Shown["content"], on, from: "" }];
  });
}

/** Where `actual` lacks what `expected` names. */
function* missing(actual: Json | undefined, expected: Json, title: string): Iterable<Mismatch> {
  if (isObject(expected) && isObject(actual)) {
    for (const [key, value] of Object.entries(expected)) yield* missing(member(actual, key), value, `${title}.${key}`);
  } else if (isArray(expected) && isArray(actual) && expected.length === actual.length) {
    for (const [i, value] of expected.entries()) yield* missing(actual[i], value, `${title}[${i}]`);
  } else if (JSON.stringify(actual) !== JSON.stringify(expected)) {
    const shown = actual === undefined ? "nothing" : JSON.stringify(actual, null, 2);
    yield { kind: "response", title, expected: JSON.stringify(expected, null, 2), actual: shown, place: null };
  }
}

/** Keys of a hook's expectation as they would have to be. Operations are written by the texts that they set. */
export function updatedHookKeys(
  document: Document,
  { response }: HookOutcome,
  mismatches: readonly Mismatch[],
): JsonObject {
  const updated: { [key: string]: Json } = {};
  const kinds = new Set(mismatches.map(({ kind }) => kind));
  if (kinds.has("message")) updated["messages"] = hookMessages(response, document, "messages").map(messageJson);
  if (kinds.has("blocker"))
    updated["blockers"] = hookMessages(response, document, "automation_blockers").map(messageJson);
  if (kinds.has("operations")) updated["operations"] = operationsJson(response, document);
  return updated;
}

function operationsJson(response: Json, document: Document): Json {
  const operations = isObject(response) ? member(response, "operations") : undefined;
  return (isArray(operations) ? operations : []).map((operation): Json => {
    if (!isObject(operation)) return operation;
    const { op = null, id = null, value = null } = operation;
    const entry = typeof id === "number" ? document.entries.get(id) : undefined;
    const place = entry === undefined ? String(id) : placeName(entry);
    if (op === "remove") return { remove: place };
    const texts = Object.fromEntries(
      (op === "add" ? addedValues(value) : writtenValues(value)).map(([key, text]) => [
        key === "value" ? "text" : key,
        text,
      ]),
    );
    if (op !== "add") return { set: place, ...texts };
    const cells = Object.entries(texts).map(([column, text]) => [column, { text }]);
    return isArray(value)
      ? { add: place, row: Object.fromEntries(cells) }
      : { add: place, value: { text: texts["text"] ?? "" } };
  });
}
