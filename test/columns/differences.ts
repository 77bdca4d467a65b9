import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A hook snippet that the reference answers otherwise, why, and what is done instead. */
export interface Difference {
  readonly fixture: string;
  readonly code: string;
  readonly why: string;
  readonly error: { readonly type: string; readonly message: string } | null;
  readonly operations: unknown;
  readonly result?: unknown;
}

export const differences: readonly Difference[] = readFileSync(
  join(import.meta.dirname, "../fixtures/columns/differences.jsonl"),
  "utf8",
)
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line) as Difference);

export function isDifferent(fixture: string, code: string): boolean {
  return differences.some((difference) => difference.fixture === fixture && difference.code === code);
}
