import type { Document } from "./document.ts";

/** The ids of all that is in the document, without making cells for that. */
export function idsIn({ sections, headers, tables }: Document): readonly number[] {
  const ids: (number | null)[] = [];
  const add = ({ id }: { readonly id: number | null }): unknown => ids.push(id);
  sections.forEach(add);
  headers.forEach(add);
  for (const { id, columns, rows, items } of tables.values()) {
    ids.push(id);
    for (const row of rows) {
      ids.push(row.id);
      for (let i = 0; i < columns.length; i++) ids.push(row.idAt(i));
    }
    items.forEach(add);
  }
  return ids.filter((id) => id !== null);
}

/** The greatest id in the document, 0 when there is none. */
export function greatestId(document: Document): number {
  return risingOnce(idsIn(document)).at(-1) ?? 0;
}

/** Each id once, in order. Those of a document are mostly close to each other. */
export function risingOnce(ids: readonly number[]): readonly number[] {
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  let areRising = true;
  for (const id of ids) {
    if (id <= greatest) areRising = false;
    if (id < least) least = id;
    if (id > greatest) greatest = id;
  }
  if (areRising) return ids;
  const range = greatest - least + 1;
  if (range > 16 * ids.length) return [...new Set(ids)].sort((a, b) => a - b);
  const found = new Uint8Array(range);
  for (const id of ids) found[id - least] = 1;
  const rising: number[] = [];
  for (let i = 0; i < range; i++) if (found[i] === 1) rising.push(least + i);
  return rising;
}
