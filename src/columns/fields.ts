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

/** A document as the formulas of one run, or a hook, see it. */
export interface FieldModel {
  /** `field` of header formulas, `t.field` of hooks. */
  readonly header: Value;
  /** Where writes are recorded. */
  journal: Journal;
  /** While set, every write raises `TypeError`. */
  readonly: boolean;
  readonly row: (row: Row) => Value;
  /** Runs `work` with the row object, which looks up in the header what is no column meanwhile (spec 5.8). */
  readonly enterRow: <T>(row: Row, work: (row: Value) => T) => T;
  /** The typed value of a header field, cell or item. */
  readonly value: (datapoint: Datapoint) => Value;
  /** `.attr.options` of a datapoint. */
  readonly optionsOf: (datapoint: Datapoint) => Value;
  /** What a message's target is named by: `undefined` for a whole column. Throws `AttributeError`. */
  readonly targetId: (target: Value) => number | string | undefined;
  /** The text that a result is stored as (spec 6.3). Throws what comparing it with `None` throws. */
  readonly resultText: (value: Value) => string;
  /** Stores a formula's result; `false` when it equals the old value. */
  readonly storeResult: (datapoint: Datapoint, value: Value) => boolean;
  /** `set_options` and `set_struct` (spec 6.5): always recorded. */
  readonly setOptions: (datapoint: Datapoint, options: Value) => void;
  readonly setStruct: (datapoint: Datapoint, struct: Value) => void;
  /** Stops following the document's changes. */
  readonly close: () => void;
}

/** Makes the objects that formulas see for `document`, writing through `journal`. */
export function createFields(document: Document, journal: Journal): FieldModel {
  const space = newSpace(document, journal);
  const watcher: Watcher = {
    wrote: (datapoint) => forget(space, datapoint),
    restructured: () => undefined,
  };
  document.watchers.push(watcher);
  return {
    header: new HeaderFields(space),
    get journal() {
      return space.journal;
    },
    set journal(value) {
      space.journal = value;
    },
    get readonly() {
      return space.readonly;
    },
    set readonly(value) {
      space.readonly = value;
    },
    row: (row) => rowOf(space, row),
    enterRow: (row, work) => inside(rowOf(space, row), work),
    value: (datapoint) => fieldValueOf(space, datapoint),
    optionsOf: (datapoint) => attributeNamed(fieldValueOf(space, datapoint), "options") ?? null,
    targetId,
    resultText: storedText,
    storeResult: (datapoint, value) => storeResult(space, datapoint, value),
    setOptions: (datapoint, options) => {
      writeNode(fieldValueOf(space, datapoint), "options", jsonOfValue(normalizedOptions(options)));
    },
    setStruct: (datapoint, struct) => writeContent(space.journal, datapoint, "struct", jsonOfValue(structOf(struct))),
    close: () => {
      const at = document.watchers.indexOf(watcher);
      if (at >= 0) document.watchers.splice(at, 1);
    },
  };
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

/** Results that a text was made of before are compared as they are: no text is made of them again. */
function storeResult({ journal }: Space, datapoint: Datapoint, value: Value): boolean {
  const result = value instanceof FieldProxy && value.inner !== null ? value.inner : value;
  const kept = typeof result === "number" || typeof result === "bigint" || typeof result === "boolean";
  if (kept && Object.is(result, datapoint.result)) return false;
  const text = kept ? str(result) : storedText(value);
  const changed = writeText(journal, datapoint, text, kept ? result : undefined);
  if (!changed && kept) datapoint.result = result;
  return changed;
}

function inside<T>(row: FieldRow, work: (row: Value) => T): T {
  const outer = row.current;
  row.current = true;
  try {
    return work(row);
  } finally {
    row.current = outer;
  }
}

function targetId(target: Value): number | string | undefined {
  if (target === null || target instanceof Placeholder) return undefined;
  const id = getAttribute(target, "id");
  const int = asInt(id);
  return int === undefined ? asText(id) : Number(int);
}
