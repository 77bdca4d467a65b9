import type { Datapoint, Document, Row, Table } from "./document.ts";
import type { Json } from "./json.ts";

/**
 * What a document was like before its changes: a chain of links, the latest of which the document holds. Who keeps a link can tell how
 * things stood then, at no cost until they ask; links that nobody keeps are free to go.
 */
export interface Moment {
  /** The change that came after this moment; `null` while there is none. */
  next: Change | null;
}

type Change = Moment &
  (
    | { readonly datapoint: Datapoint; readonly value: Json }
    | { readonly table: Table; readonly rows: readonly Row[]; readonly items: readonly Datapoint[] }
  );

/** The present moment; from now on the document keeps its history. */
export function presentMoment(document: Document): Moment {
  document.latest ??= { next: null };
  return document.latest;
}

/** Call before the shown value of a datapoint is written. */
export function noteWrite(document: Document, datapoint: Datapoint): void {
  if (document.latest !== null) note(document, { datapoint, value: datapoint.value, next: null });
}

/** Call before rows or items come or go. */
export function noteRestructuring(document: Document, table: Table): void {
  if (document.latest === null) return;
  note(document, { table, rows: table.rows.slice(), items: table.items.slice(), next: null });
}

function note(document: Document, change: Change): void {
  if (document.latest !== null) document.latest.next = change;
  document.latest = change;
}

/** How things stood at a moment, as far as it differs from the present. */
export interface Past {
  readonly values: ReadonlyMap<Datapoint, Json>;
  readonly tables: ReadonlyMap<Table, { readonly rows: readonly Row[]; readonly items: readonly Datapoint[] }>;
}

export function pastAt(moment: Moment): Past {
  const values = new Map<Datapoint, Json>();
  const tables = new Map<Table, { readonly rows: readonly Row[]; readonly items: readonly Datapoint[] }>();
  // The first change after the moment has what stood at the moment.
  for (let change = moment.next; change !== null; change = change.next) {
    if ("table" in change) {
      if (!tables.has(change.table)) tables.set(change.table, change);
    } else if (!values.has(change.datapoint)) values.set(change.datapoint, change.value);
  }
  return { values, tables };
}
