import { type Parsed, parse } from "../syntax/index.ts";
import { characterByName } from "../values/character-names.ts";

/** Parses a program; `\N{…}` knows the names of characters if their table is loaded. */
export function readProgram(text: string): Parsed {
  return parse(text, { characterByName });
}
