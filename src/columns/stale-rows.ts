import type { Datapoint, Row } from "../document/document.ts";
import { spend } from "../values/meter.ts";
import type { Space } from "./model.ts";

/**
 * Leaves the row object that a hook holds of `row` with the values of this moment, apart from the document: another row is about to be
 * written over it. Without this `rows[0], rows[1] = rows[1], rows[0]` would lose one of them. Writes to it change nothing else.
 */
export function detachRow(space: Space, row: Row): void {
  const held = space.rows.get(row);
  if (held === undefined) return;
  spend(row.cells.length);
  const stale: Row = { ...row, attributes: copied(row.attributes), cells: [], index: -1 };
  for (const cell of row.cells) stale.cells.push(cell === null ? null : staleCell(cell, stale));
  space.rows.delete(row);
  space.rows.set(stale, held);
  held.entry = stale;
  held.values.length = 0;
  space.journal.changes.set(stale, { kind: "stale" });
}

function staleCell(cell: Datapoint, row: Row): Datapoint {
  return { ...cell, row, attributes: copied(cell.attributes), content: copied(cell.content) };
}

function copied<K, V>(map: Map<K, V> | null): Map<K, V> | null {
  return map === null ? null : new Map(map);
}
