import { attributeJson, optionsJson, sourcesJson } from "../document/entry-attributes.ts";
import { writeAttribute, writeContent, writeShownValue } from "../document/journal.ts";
import type { Json } from "../document/json.ts";
import { typeOf } from "../values/core-types.ts";
import { attributeError, keyError, type PyException, typeError } from "../values/exceptions.ts";
import { valueOfJson } from "../values/json-values.ts";
import { PyList } from "../values/sequences.ts";
import { repr } from "../values/text.ts";
import type { Value } from "../values/value.ts";
import { jsonOfValue } from "./json-values.ts";
import { checkWritable, OptionList, SourceList, type Subject } from "./model.ts";
import { normalizedOptions } from "./option-dicts.ts";
import { fieldValueOf, innerValue, keep } from "./reading.ts";

/**
 * Looks `name` up as `.attr.name` does (spec 4.1): options, validation sources, keys of the content object, of the node, of
 * the schema. `undefined` when nothing has it. Throws `KeyError` on sections, which have no content.
 */
export function attributeNamed(subject: Subject, name: string): Value | undefined {
  const { node } = subject;
  if (node.kind === "section") throw keyError("content");
  if (name === "options")
    return new OptionList(subject, listOf(optionsJson(subject.space.document, subject.entry, node)));
  if (name === "validation_sources") return new SourceList(subject, listOf(sourcesJson(subject.entry, node)));
  const json = attributeJson(subject.entry, node, name);
  return json === undefined ? undefined : valueOfJson(json);
}

function listOf(list: readonly Json[]): PyList {
  const value = valueOfJson(list);
  return value instanceof PyList ? value : new PyList([]);
}

/** Names that still work without `.attr`. */
const direct: ReadonlySet<string> = new Set(["id", "value", "rir_confidence", "options", "struct"]);

/** `value.name` for the names that work without `.attr` (spec 4.4); `undefined` for others and where there is none. */
export function directAttribute(subject: Subject, name: string): Value | undefined {
  if (subject.node.kind === "section") throw keyError("content");
  if (!direct.has(name)) return undefined;
  const found = attributeNamed(subject, name);
  return (found === undefined || found === null) && name === "struct" ? valueOfJson({}) : found;
}

/** The exception for a name that a value does not have: with a hint when `.attr` has it. */
export function unknownAttribute(subject: Subject, name: string): PyException {
  const known = attributeNamed(subject, name);
  const hinted = known !== undefined && known !== null;
  return attributeError(hinted ? `Consider accessing .${name} as .attr.${name}` : name);
}

type Write = (subject: Subject, value: Value, name: string) => void;

/** What `.attr.name = value` does, for the names that can be written. */
const writable: ReadonlyMap<string, Write> = new Map<string, Write>([
  ["options", (subject, value) => writeNode(subject, "options", jsonOfValue(normalizedOptions(value)))],
  ["validation_sources", (subject, value) => writeNode(subject, "validation_sources", sourcesOf(value))],
  ["hidden", (subject, value) => writeNode(subject, "hidden", jsonOfValue(value))],
  ["value", writeValue],
  ["position", writeContentKey("position")],
  ["page", writeContentKey("page")],
  ["struct", writeContentKey("struct")],
]);

/** `.attr.name = value`. Throws `AttributeError` for other names, `TypeError` while a formula runs. */
export function setAttributeNamed(subject: Subject, name: string, value: Value): void {
  checkWritable(subject.space);
  const write = writable.get(name);
  if (write === undefined) throw readOnly(name);
  if (subject.node.kind === "section") throw keyError("content");
  write(subject, value, name);
}

function readOnly(name: string): PyException {
  return attributeError(`${name} is read-only or unknown`);
}

function sourcesOf(value: Value): Json {
  if (value instanceof PyList || value instanceof SourceList) return jsonOfValue(value);
  throw typeError(`validation_sources must be a list, not ${repr(typeOf(value))}`);
}

/**
 * Writes a key of the node. A table's whole column takes it without effect, as in the reference; what the platform could not
 * be told of (buttons, tuples, the items of a simple multivalue all at once) is refused.
 */
export function writeNode(subject: Subject, key: "options" | "validation_sources" | "hidden", json: Json): void {
  const { entry, node, space } = subject;
  checkWritable(space);
  if (entry === null && node.kind === "column") return;
  if (entry === null || node.type === "button") throw readOnly(key);
  writeAttribute(space.journal, entry, key, json);
}

function writeContentKey(key: "position" | "page" | "struct"): Write {
  return ({ entry, node, space }, value) => {
    const json = jsonOfValue(value);
    if (entry === null && node.kind === "column") return;
    if (entry?.kind !== "datapoint" || node.type === "button") throw readOnly(key);
    writeContent(space.journal, entry, key, json);
  };
}

/** The shown value alone: what the field is typed as stays (spec 11.2). */
function writeValue(subject: Subject, value: Value): void {
  const { entry, node, space } = subject;
  const json = jsonOfValue(value);
  if (entry === null && node.kind === "column") return;
  if (entry?.kind !== "datapoint" || node.type === "button") throw readOnly("value");
  const inner = innerValue(space, entry);
  const wrapped = fieldValueOf(space, entry);
  writeShownValue(space.journal, entry, json);
  space.pinned.set(entry, inner);
  keep(space, entry, wrapped);
}
