/** `--fix`: changes files where findings say how. */
import { writeFileSync } from "node:fs";
import { applyFixes } from "../../check/apply-fixes.ts";
import type { Fix } from "../../check/finding.ts";
import { escaped } from "../../check/json-text.ts";
import type { Checked, Found } from "./found.ts";

/** Writes the fixes of all findings into their files; how many there were. */
export function fixFiles(checked: readonly Checked[]): number {
  const byPath = new Map<string, { readonly text: string; readonly fixes: Fix[] }>();
  for (const found of checked.flatMap((one) => one.found)) {
    const fix = fileFix(found);
    if (fix === null) continue;
    const file = byPath.get(found.path) ?? { text: found.text, fixes: [] };
    file.fixes.push(fix);
    byPath.set(found.path, file);
  }
  let count = 0;
  for (const [path, { text, fixes }] of byPath) {
    const fixed = applyFixes(text, fixes);
    writeFileSync(path, fixed.text);
    count += fixed.count;
  }
  return count;
}

/** A fix in the file's own offsets: in a JSON string its texts are escaped, and all else of the file stays as it is. */
function fileFix({ finding, code }: Found): Fix | null {
  const { fix } = finding;
  if (fix === undefined) return null;
  if (code === null) return fix;
  const edits = fix.edits.map(({ start, end, text }) => ({
    start: code.offsets[start] ?? -1,
    end: code.offsets[end] ?? -1,
    text: escaped(text),
  }));
  return edits.some(({ start, end }) => start < 0 || end < 0) ? null : { title: fix.title, edits };
}
