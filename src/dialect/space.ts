import { type Datapoint, type Document, type Row, rawValue, type Table } from "../document/document.ts";
import { type Journal, newJournal } from "../document/journal.ts";
import type { RowHolder } from "../document/row-edits.ts";
import { staleRow } from "../document/row-edits.ts";
import type { SchemaNode } from "../document/schema.ts";
import type { DocumentColumn } from "./document-column.ts";
import type { DocumentField } from "./document-field.ts";
import type { DocumentItems } from "./document-items.ts";
import type { DocumentTable } from "./document-table.ts";
import type { FieldValue } from "./field-types.ts";
import type { RowView } from "./row-view.ts";
import { storedText, typedValue } from "./typed-values.ts";

/** A document as one hook sees it. Objects are made when they are asked for and then kept, so that `t.field.n === t.field.n`. */
export interface Space {
  readonly document: Document;
  readonly journal: Journal;
  readonly fields: Map<Datapoint | SchemaNode, DocumentField>;
  readonly rows: Map<Row, RowView>;
  readonly tables: Map<Table, DocumentTable>;
  readonly lists: Map<Table, DocumentItems>;
  readonly columns: Map<SchemaNode, DocumentColumn>;
  /** Values that stay although the shown value was written: `attr.value = …` does not change what the field is read as. */
  readonly pinned: Map<Datapoint, FieldValue>;
  readonly holder: RowHolder;
}

export function newSpace(document: Document): Space {
  const journal = newJournal(document);
  const rows = new Map<Row, RowView>();
  const pinned = new Map<Datapoint, FieldValue>();
  const space: Space = {
    document,
    journal,
    fields: new Map(),
    rows,
    tables: new Map(),
    lists: new Map(),
    columns: new Map(),
    pinned,
    holder: {
      journal,
      textOf: (datapoint) => storedText(valueIn(space, datapoint), datapoint),
      detach: (row) => {
        const held = rows.get(row);
        if (held === undefined) return;
        const stale = staleRow(journal, row);
        rows.delete(row);
        rows.set(stale, held);
        held.entry = stale;
      },
    },
  };
  document.watchers.push({ wrote: (datapoint) => pinned.delete(datapoint), restructured: () => undefined });
  return space;
}

/** What a datapoint reads as. */
export function valueIn(space: Space, datapoint: Datapoint): FieldValue {
  const pinned = space.pinned.get(datapoint);
  return pinned === undefined ? typedValue(datapoint.node, rawValue(datapoint)) : pinned;
}

/** What `map` holds for `key`, made if need be. */
export function kept<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const value = make();
  map.set(key, value);
  return value;
}
