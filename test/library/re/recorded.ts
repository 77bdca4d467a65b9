import { readFileSync } from "node:fs";
import { PatternError } from "../../../src/library/re/pattern-error.ts";
import { type NameRules, PLAIN_NAME_RULES } from "../../../src/library/re/pattern-reader.ts";

/** What CPython said; see scripts/record-re.py. */
export function recorded<T>(name: string): T[] {
  const text = readFileSync(new URL(`../../fixtures/re/${name}.jsonl`, import.meta.url), "utf8");
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as T);
}

/** `re.error`: kind, str(), msg, pos, lineno, colno; other exceptions: kind and text. */
export type RecordedFault = readonly (string | number | null)[];

const names = new Map([
  ["EURO SIGN", "€"],
  ["DIGIT ONE", "1"],
]);

export const rules: NameRules = { ...PLAIN_NAME_RULES, lookupName: (name) => names.get(name) ?? null };

/** Runs `work`; a fault of a pattern comes back in the recorded shape. */
export function faultOf(work: () => unknown): RecordedFault | null {
  try {
    work();
    return null;
  } catch (fault) {
    if (!(fault instanceof PatternError)) throw fault;
    const { kind, message, msg, pos, lineno, colno } = fault;
    return kind === "error" ? [kind, message, msg, pos, lineno, colno] : [kind, message];
  }
}
