import type { Datapoint, Document, Row, Watcher } from "../document/document.ts";
import { type Journal, writeContent, writeText } from "../document/journal.ts";
import { getAttribute } from "../values/attributes.ts";
import { asInt, asText } from "../values/core-types.ts";
import { str } from "../values/text.ts";
import type { Value } from "../values/value.ts";
import { attributeNamed, writeNode } from "./datapoint-attributes.ts";
import { jsonOfValue } from "./json-values.ts";
import { FieldProxy, type FieldRow, HeaderFields, Placeholder, type Space } from "./model.ts";
import { normalizedOptions, structOf } from "./option-dicts.ts";
import { fieldValueOf, forget, rowOf } from "./reading.ts";
import { storedText } from "./value-texts.ts";

/** A document as the formulas of one run after another, or a hook, see it. */
export class FieldModel implements Watcher {
  /** `field` of header formulas, `t.field` of hooks. */
  readonly header: Value;
  private readonly space: Space;

  constructor(space: Space) {
    this.space = space;
    this.header = new HeaderFields(space);
  }

  /** Where writes are recorded. */
  set journal(journal: Journal) {
    this.space.journal = journal;
  }

  /** While set, every write raises `TypeError`. */
  set readonly(readonly: boolean) {
    this.space.readonly = readonly;
  }

  /** The row object, which is to be marked as `current` while a formula of the row runs. */
  row(row: Row): FieldRow {
    return rowOf(this.space, row);
  }

  /** Runs `work` with the row object, which looks up in the header what is no column meanwhile (spec 5.8). */
  enterRow<T>(row: Row, work: (row: Value) => T): T {
    const object = rowOf(this.space, row);
    const outer = object.current;
    object.current = true;
    try {
      return work(object);
    } finally {
      object.current = outer;
    }
  }

  /** The typed value of a header field, cell or item. */
  value(datapoint: Datapoint): Value {
    return fieldValueOf(this.space, datapoint);
  }

  /** `.attr.options` of a datapoint. */
  optionsOf(datapoint: Datapoint): Value {
    return attributeNamed(fieldValueOf(this.space, datapoint), "options") ?? null;
  }

  /** What a message's target is named by: `undefined` for a whole column. Throws `AttributeError`. */
  targetId(target: Value): number | string | undefined {
    if (target === null || target instanceof Placeholder) return undefined;
    const id = getAttribute(target, "id");
    const int = asInt(id);
    return int === undefined ? asText(id) : Number(int);
  }

  /** The text that a result is stored as (spec 6.3). Throws what comparing it with `None` throws. */
  resultText(value: Value): string {
    return storedText(value);
  }

  /**
   * Stores a formula's result; `false` when it equals the old value. A result that the present text was made of before is compared as it is:
   * no text is made of it again.
   */
  storeResult(datapoint: Datapoint, value: Value): boolean {
    const result = value instanceof FieldProxy && value.inner !== null ? value.inner : value;
    const kept = typeof result === "number" || typeof result === "bigint" || typeof result === "boolean";
    if (kept && Object.is(result, datapoint.result)) return false;
    const text = kept ? str(result) : storedText(value);
    const changed = writeText(this.space.journal, datapoint, text, kept ? result : undefined);
    if (!changed && kept) datapoint.result = result;
    return changed;
  }

  /** `set_options` (spec 6.5): always recorded, as is `set_struct`. */
  setOptions(datapoint: Datapoint, options: Value): void {
    writeNode(fieldValueOf(this.space, datapoint), "options", jsonOfValue(normalizedOptions(options)));
  }

  setStruct(datapoint: Datapoint, struct: Value): void {
    writeContent(this.space.journal, datapoint, "struct", jsonOfValue(structOf(struct)));
  }

  /** Lets go of the objects of rows that are gone, once there are more of them than of rows that are there. */
  tidy(rowCount: number): void {
    const { rows } = this.space;
    if (rows.size <= 2 * rowCount + 64) return;
    for (const row of rows.keys()) if (row.table.rows[row.index] !== row) rows.delete(row);
  }

  wrote(datapoint: Datapoint): void {
    forget(this.space, datapoint);
  }

  restructured(): void {}

  /** Stops following the document's changes. */
  close(): void {
    const { watchers } = this.space.document;
    const at = watchers.indexOf(this);
    if (at >= 0) watchers.splice(at, 1);
  }
}

/** Makes the objects that formulas see for `document`, writing through `journal`. */
export function createFields(document: Document, journal: Journal): FieldModel {
  const fields = new FieldModel(newSpace(document, journal));
  document.watchers.push(fields);
  return fields;
}

function newSpace(document: Document, journal: Journal): Space {
  return {
    document,
    journal,
    readonly: false,
    values: new Map(),
    named: new Map(),
    pinned: new Map(),
    rows: new Map(),
    rowNames: new Map(),
    tables: new Map(),
    tupleRows: new Map(),
    placeholders: new Map(),
    columns: new Map(),
  };
}
