import type { Entry } from "../document/document.ts";
import { attributeJson, optionsJson, sourcesJson } from "../document/entry-attributes.ts";
import {
  type AttributeKey,
  type ContentKey,
  writeAttribute,
  writeContent,
  writeShownValue,
} from "../document/journal.ts";
import { isObject, type Json, type JsonObject, member } from "../document/json.ts";
import type { SchemaNode } from "../document/schema.ts";
import type { FieldValue } from "./field-types.ts";
import type { FieldAttributes, Option, OptionInput } from "./members.ts";
import { TxScriptError } from "./script-error.ts";
import { type Space, valueIn } from "./space.ts";
import { plainNumber, typedValue } from "./typed-values.ts";

/** Options that were read, with what they were read from: written back they stay as they were, `1.0` too. */
const readFrom: WeakMap<object, JsonObject> = new WeakMap();

/** `.attr` of fields, rows, tables and simple multivalues. */
export class EntryView implements FieldAttributes {
  private readonly space: Space;
  private readonly node: SchemaNode;
  private readonly entry: Entry | null;

  /** `entry` is `null` for a button that the content lacks. */
  constructor(space: Space, node: SchemaNode, entry: Entry | null) {
    this.space = space;
    this.node = node;
    this.entry = entry;
  }

  get id(): number | null {
    return this.entry?.id ?? null;
  }

  get schema_id(): string {
    return this.node.id;
  }

  get label(): string {
    const label = this.get("label");
    return typeof label === "string" ? label : "";
  }

  get type(): string {
    return this.node.type;
  }

  get(name: string): Json | undefined {
    if (name === "options") return optionsJson(this.space.document, this.entry, this.node);
    if (name === "validation_sources") return sourcesJson(this.entry, this.node);
    return attributeJson(this.entry, this.node, name);
  }

  get hidden(): boolean {
    return this.get("hidden") === true;
  }

  set hidden(hidden: boolean) {
    this.write("hidden", hidden);
  }

  get options(): readonly Option[] {
    return optionsJson(this.space.document, this.entry, this.node).map((json) => {
      const stored: JsonObject = isObject(json) ? json : {};
      const struct = member(stored, "struct");
      const option: Option = {
        label: String(member(stored, "label") ?? ""),
        value: typedValue(this.node, member(stored, "value") ?? null),
        ...(struct === undefined ? {} : { struct }),
      };
      readFrom.set(option, stored);
      return option;
    });
  }

  set options(options: Iterable<OptionInput>) {
    this.write("options", [...options].map(storedOption));
  }

  get validation_sources(): readonly string[] {
    return sourcesJson(this.entry, this.node).map(String);
  }

  set validation_sources(sources: Iterable<string>) {
    if (typeof sources === "string") throw new TxScriptError("validation_sources must be a list, not a text");
    this.write("validation_sources", [...sources]);
  }

  get position(): Json {
    return this.get("position") ?? null;
  }

  set position(position: readonly number[] | null) {
    this.writeContent("position", position);
  }

  get page(): Json {
    return this.get("page") ?? null;
  }

  set page(page: number | null) {
    this.writeContent("page", page);
  }

  get struct(): Json {
    return this.get("struct") ?? null;
  }

  set struct(struct: Json) {
    this.writeContent("struct", struct);
  }

  get normalized_value(): Json {
    return this.get("normalized_value") ?? null;
  }

  get value(): Json {
    return this.get("value") ?? null;
  }

  set value(text: string | null) {
    const { entry, space } = this;
    if (entry?.kind !== "datapoint" || entry.node.type === "button") throw this.readOnly("value");
    const value = valueIn(space, entry);
    writeShownValue(space.journal, entry, text);
    space.pinned.set(entry, value);
  }

  private write(key: AttributeKey, value: Json): void {
    if (this.entry === null || this.node.type === "button") throw this.readOnly(key);
    writeAttribute(this.space.journal, this.entry, key, value);
  }

  private writeContent(key: ContentKey, value: Json): void {
    const { entry } = this;
    if (entry?.kind !== "datapoint" || entry.node.type === "button") throw this.readOnly(key);
    writeContent(this.space.journal, entry, key, value);
  }

  private readOnly(key: string): TxScriptError {
    return new TxScriptError(`'${key}' of '${this.node.id}' cannot be written`);
  }
}

function storedOption(option: OptionInput): JsonObject {
  const known = readFrom.get(option);
  const { label, value, struct } = option;
  const text = known === undefined ? optionText(value) : String(member(known, "value") ?? "");
  return { label, value: text, ...(struct === undefined ? {} : { struct }) };
}

function optionText(value: FieldValue): string {
  return typeof value === "number" ? plainNumber(value) : value === null ? "" : String(value);
}
