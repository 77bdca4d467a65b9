/** What {@link assignList} does to a list; `false` ends the assignment. */
export interface ListEdits<T> {
  /** The position of the first existing element at or after `from` that element `index` of the assigned list is the same as, or -1. */
  readonly find: (index: number, from: number) => number;
  readonly write: (index: number, existing: T) => void;
  readonly append: (index: number) => boolean;
  /** Told of neighbours that have to go; they may leave the list at once or when the assignment is over. */
  readonly remove: (gone: readonly T[]) => boolean;
}

/**
 * Assigns a whole list of `length` elements over `existing` ones by the reference's greedy diff (spec 11.3): each new
 * element looks for the first existing one, from its own position on, that is the same; what stands before that is removed. Without one the
 * element at the position is overwritten, or, past the end, a new one appended. What is left over is removed.
 *
 * Neither list may change meanwhile: reading existing elements while they are overwritten is how the reference loses
 * rows. Returns whether the assignment came to its end.
 */
export function assignList<T>(existing: readonly T[], length: number, edits: ListEdits<T>): boolean {
  // Removals always start at the current position, so what is still to be matched is a tail of `existing`.
  let next = 0;
  for (let i = 0; i < length; i++) {
    if (next >= existing.length) {
      if (!edits.append(i)) return false;
      continue;
    }
    const found = edits.find(i, next);
    if (found > next) {
      if (!edits.remove(existing.slice(next, found))) return false;
      next = found;
    }
    const target = existing[next];
    if (target !== undefined) edits.write(i, target);
    next++;
  }
  return next >= existing.length || edits.remove(existing.slice(next));
}
