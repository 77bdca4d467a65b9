/** Values in the types of their fields, to and from the texts that documents hold. */
import { typedValue } from "../columns/typed-values.ts";
import { attributeOf, type Datapoint, rawValue } from "../document/document.ts";
import { isArray, isObject, type Json, type JsonObject, member } from "../document/json.ts";
import type { SchemaNode } from "../document/schema.ts";
import { nearest } from "../source/nearest.ts";
import { PyDate } from "../values/dates/date.ts";
import { str } from "../values/text.ts";
import { type GivenCell, type GivenField, type GivenScalar, TestError, within } from "./given.ts";

/** What a cell is made of: its two values, and further keys of its content and of the datapoint. */
export interface CellContent {
  readonly value: string;
  /** `null` where the text cannot be read as the field's type, or is empty. */
  readonly normalized: string | null;
  readonly content: JsonObject;
  readonly attributes: JsonObject;
}

const contentKeys: ReadonlySet<string> = new Set([
  "page",
  "position",
  "rir_text",
  "rir_raw_text",
  "rir_confidence",
  "rir_position",
  "ocr_text",
  "struct",
  "normalized_value",
]);
const attributeKeys: ReadonlySet<string> = new Set([
  "hidden",
  "options",
  "validation_sources",
  "no_recalculation",
  "time_spent",
]);

/** The content of a cell that is given. Throws {@link TestError} for what the field cannot be. */
export function cellContent(node: SchemaNode, given: GivenField): CellContent {
  if (!isCell(given)) return plainCell(node, given);
  const content: { [key: string]: Json } = {};
  const attributes: { [key: string]: Json } = {};
  for (const [key, value] of Object.entries(given)) {
    if (key === "value" || key === "text") continue;
    const kept = contentKeys.has(key) ? content : attributeKeys.has(key) ? attributes : null;
    if (kept === null) throw unknownKey(key, ["value", "text", ...contentKeys, ...attributeKeys]);
    kept[key] = within(key, () => jsonGiven(value));
  }
  const { value = null, text } = given;
  if (text === undefined) return { ...plainCell(node, value), content, attributes };
  if (typeof text !== "string") throw new TestError("'text' must be a text", ["text"]);
  const readable = typedValue(node.valueType, text) !== null;
  return { value: text, normalized: readable && text !== "" ? text : null, content, attributes };
}

function plainCell(node: SchemaNode, given: GivenScalar): CellContent {
  const value = textOfScalar(node, given);
  return { value, normalized: value === "" ? null : value, content: {}, attributes: {} };
}

function isCell(given: GivenField): given is GivenCell {
  return typeof given === "object" && given !== null;
}

/** Anything as JSON; throws {@link TestError} for what JSON cannot hold. */
function jsonGiven(value: unknown): Json {
  if (value === null || typeof value === "string" || typeof value === "boolean" || typeof value === "number") {
    return value;
  }
  if (Array.isArray(value)) return value.map((item, i) => within(i, () => jsonGiven(item)));
  if (typeof value !== "object") throw new TestError(`no JSON value: ${String(value)}`);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, within(key, () => jsonGiven(item))]));
}

export function unknownKey(key: string, known: Iterable<string>): TestError {
  const near = nearest(key, known);
  return new TestError(`unknown key '${key}'${near === null ? "" : `; did you mean '${near}'?`}`, [key]);
}

const shapes: Readonly<Record<SchemaNode["valueType"], string>> = {
  string: "a text",
  number: "a number",
  date: "a date as YYYY-MM-DD",
  boolean: "true or false",
  none: "nothing",
};

/** The text that stands for a value in a document. Throws {@link TestError} for one that is not of the field's type. */
export function textOfScalar(node: SchemaNode, given: GivenScalar): string {
  if (given === null || given === "") return "";
  const text = textIn(node, given);
  if (text === null) throw wrongType(node, given, "for a text as it was read write {text: …}");
  const options = optionValues(node);
  if (options.length > 0 && !options.includes(text)) {
    const near = nearest(text, options);
    throw new TestError(
      `'${node.id}' has no option '${text}'${near === null ? "" : `; did you mean '${near}'?`} (to give it all the same write {text: …})`,
    );
  }
  return text;
}

/** Throws {@link TestError} for a value that the field cannot have, whatever is computed. */
export function checkType(node: SchemaNode, expected: GivenScalar): void {
  if (expected === null || expected === "" || textIn(node, expected) !== null) return;
  throw wrongType(node, expected, "for the exact text write {text: …}");
}

function wrongType(node: SchemaNode, value: GivenScalar, hint: string): TestError {
  const shown = typeof value === "string" ? `'${value}'` : String(value);
  const end = node.valueType === "none" ? "" : `; ${hint}`;
  return new TestError(`'${node.id}' takes ${shapes[node.valueType]}, not ${shown}${end}`);
}

function textIn(node: SchemaNode, given: string | number | boolean): string | null {
  switch (node.valueType) {
    case "number":
      return typeof given === "number" && Number.isFinite(given) ? String(given) : null;
    case "date":
      return typeof given === "string" && /^\d{4}-\d\d-\d\d$/.test(given) && typedValue("date", given) !== null
        ? given
        : null;
    case "boolean":
      return typeof given === "boolean" ? (given ? "True" : "False") : null;
    case "none":
      return null;
    default:
      return typeof given === "string" ? given : null;
  }
}

/** The values of a field's options as texts, a datapoint's `own` before the schema's; empty for a field without. */
export function optionValues(node: SchemaNode, own?: Json): readonly string[] {
  const options = node.type === "enum" ? (own ?? member(node.raw, "options")) : undefined;
  if (!isArray(options)) return [];
  return options.flatMap((option) => {
    const value = isObject(option) ? member(option, "value") : undefined;
    return value === undefined || value === null ? [] : [String(value)];
  });
}

/** A datapoint's value in its field's type: a date as an ISO text, `null` when it is empty or cannot be read; texts are `""`. */
export function scalarOf(datapoint: Datapoint): GivenScalar {
  const value = typedValue(datapoint.node.valueType, rawValue(datapoint));
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return value instanceof PyDate ? str(value) : null;
}

/** The text a datapoint holds. */
export function storedText(datapoint: Datapoint): string {
  const { value } = datapoint;
  return value === null ? "" : typeof value === "string" ? value : JSON.stringify(value);
}

/** Whether a datapoint's text is empty or can be read as its field's type; options are looked at as well. */
export function fits(datapoint: Datapoint): boolean {
  const text = storedText(datapoint);
  if (text === "" || datapoint.node.valueType === "none") return true;
  const scalar = scalarOf(datapoint);
  if (scalar === null || (typeof scalar === "number" && !Number.isFinite(scalar))) return false;
  const options = optionValues(datapoint.node, attributeOf(datapoint, "options"));
  return options.length === 0 || options.includes(text);
}

const MOST_SHOWN = 12;

/** A column's values, of long ones the first. */
export function shownList(values: readonly GivenScalar[]): string {
  const shown = values.slice(0, MOST_SHOWN).map((value) => (value === null ? "empty" : JSON.stringify(value)));
  const more = values.length > MOST_SHOWN ? `, … ${values.length - MOST_SHOWN} more` : "";
  return `[${shown.join(", ")}${more}]`;
}
