import type { Row } from "../document/document.ts";
import { type RowHolder, staleRow } from "../document/row-edits.ts";
import { spend } from "../values/meter.ts";
import type { Space } from "./model.ts";
import { textIn } from "./value-texts.ts";

/** Row edits of a hook: the row objects that it holds are kept apart from rows that are written over. */
export function rowHolder(space: Space): RowHolder {
  return { journal: space.journal, textOf: textIn(space), detach: (row) => detachRow(space, row) };
}

function detachRow(space: Space, row: Row): void {
  const held = space.rows.get(row);
  if (held === undefined) return;
  spend(row.cells.length);
  const stale = staleRow(space.journal, row);
  space.rows.delete(row);
  space.rows.set(stale, held);
  held.entry = stale;
  held.values.length = 0;
}
