/** Changing texts as fixes say. */
import type { Edit, Fix } from "./finding.ts";

export interface Fixed {
  readonly text: string;
  /** How many of the fixes were made; those that would change what another one changes are left for the next time. */
  readonly count: number;
}

/** Makes the fixes whose edits do not touch each other. Offsets are those of `text`. */
export function applyFixes(text: string, fixes: readonly Fix[]): Fixed {
  const taken: Edit[] = [];
  let count = 0;
  for (const { edits } of fixes) {
    if (edits.some((edit) => taken.some((other) => touches(edit, other)))) continue;
    taken.push(...edits);
    count++;
  }
  let changed = text;
  for (const { start, end, text: instead } of taken.toSorted((a, b) => b.start - a.start)) {
    changed = changed.slice(0, start) + instead + changed.slice(end);
  }
  return { text: changed, count };
}

function touches(a: Edit, b: Edit): boolean {
  return (a.start < b.end && b.start < a.end) || a.start === b.start;
}
