import { readFileSync } from "node:fs";
import type { ParseOptions } from "../../src/syntax/index.ts";

/** Type, message, line, offset and phase of an error as CPython gives it. */
export type RecordedError = readonly [string, string, number | null, number | null, "parse" | "compile"];

/** What `scripts/record-trees.py` wrote. */
export function fixture<Rows>(name: string): Rows {
  return JSON.parse(readFileSync(new URL(`../fixtures/syntax/${name}`, import.meta.url), "utf8")) as Rows;
}

/** The characters that sources name by `\N{…}`. */
export const OPTIONS: ParseOptions = {
  characterByName: (name) => ({ BULLET: "\u2022", "DIGIT ONE": "1" })[name] ?? null,
};
