import type { Datapoint } from "../document/document.ts";
import { writeText } from "../document/journal.ts";
import type { SchemaNode } from "../document/schema.ts";
import { EntryView } from "./entry-view.ts";
import type { FieldValue } from "./field-types.ts";
import { showAs } from "./inspection.ts";
import type { Field } from "./members.ts";
import { TxScriptError } from "./script-error.ts";
import { kept, type Space, valueIn } from "./space.ts";
import { type Storable, storedText } from "./typed-values.ts";

/** A header field, a cell, or an item of a simple multivalue. */
export class DocumentField implements Field {
  readonly attr: EntryView;
  /** `null` for a button that the content lacks. */
  readonly entry: Datapoint | null;
  readonly node: SchemaNode;
  private readonly space: Space;

  constructor(space: Space, node: SchemaNode, entry: Datapoint | null) {
    this.space = space;
    this.node = node;
    this.entry = entry;
    this.attr = new EntryView(space, node, entry);
  }

  get schemaId(): string {
    return this.node.id;
  }

  get id(): number | null {
    return this.attr.id;
  }

  get value(): FieldValue {
    return this.entry === null ? null : valueIn(this.space, this.entry);
  }

  set value(value: Storable) {
    this.setText(storedText(value, this));
  }

  setText(text: string): void {
    if (this.entry === null || this.node.type === "button")
      throw new TxScriptError(`'${this.node.id}' is a button and holds nothing`);
    writeText(this.space.journal, this.entry, text);
  }

  isEmpty(): boolean {
    return isEmptyValue(this.value);
  }

  isSet(): boolean {
    return !this.isEmpty();
  }

  defaultTo<D>(fallback: D): Exclude<FieldValue, null> | D {
    const { value } = this;
    return value === null || value === "" ? fallback : value;
  }

  toString(): string {
    return String(this.value ?? "");
  }

  toJSON(): FieldValue {
    return this.value;
  }

  static {
    showAs(DocumentField.prototype, ({ schemaId, id, value }) => ({ schemaId, id, value }));
  }
}

/** The field of a datapoint, always the same. */
export function fieldOf(space: Space, entry: Datapoint): DocumentField {
  return kept(space.fields, entry, () => new DocumentField(space, entry.node, entry));
}

/** A button that the content lacks: it is there all the same. */
export function absentButton(space: Space, node: SchemaNode): DocumentField {
  return kept(space.fields, node, () => new DocumentField(space, node, null));
}

export function isEmptyValue(value: unknown): boolean {
  return value === null || value === undefined || value === "";
}
