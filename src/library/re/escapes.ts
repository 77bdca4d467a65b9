import { pointLength } from "../../values/code-points.ts";
import type { PatternError } from "./pattern-error.ts";
import type { PatternReader } from "./pattern-reader.ts";
import type { Anchor, Category, SetItem } from "./pattern-tree.ts";

export const OCTAL_DIGITS = "01234567";
export const DECIMAL_DIGITS = "0123456789";
const HEX_DIGITS = "0123456789abcdefABCDEF";

/** The letters after a backslash that stand for one control character. */
export const CONTROL_ESCAPES: ReadonlyMap<string, number> = new Map([
  ["a", 7],
  ["b", 8],
  ["f", 12],
  ["n", 10],
  ["r", 13],
  ["t", 9],
  ["v", 11],
  ["\\", 92],
]);

export const ANCHOR_ESCAPES: ReadonlyMap<string, Anchor> = new Map<string, Anchor>([
  ["A", "start-of-text"],
  ["Z", "end-of-text"],
  ["b", "boundary"],
  ["B", "no-boundary"],
]);

type CategoryItem = Extract<SetItem, { kind: "category" }>;

function category(name: Category, negated: boolean): CategoryItem {
  return { kind: "category", category: name, negated };
}

export const CATEGORY_ESCAPES: ReadonlyMap<string, CategoryItem> = new Map([
  ["d", category("digit", false)],
  ["D", category("digit", true)],
  ["s", category("space", false)],
  ["S", category("space", true)],
  ["w", category("word", false)],
  ["W", category("word", true)],
]);

/** How many hexadecimal digits follow `\x`, `\u`, `\U`. */
const HEX_LENGTHS: ReadonlyMap<string, number> = new Map([
  ["x", 2],
  ["u", 4],
  ["U", 8],
]);

/** A letter that means nothing after a backslash: reserved, hence refused. */
export function isAsciiLetter(char: string): boolean {
  return /^[A-Za-z]$/.test(char);
}

/**
 * The code point of `\x41`, `\u20ac`, `\U0001f600`, `\N{EURO SIGN}`; null when `piece` (a backslash and a code point, already taken)
 * is none of these. Bytes patterns know only `\x`.
 */
export function numericEscape(reader: PatternReader, piece: string): number | null {
  const letter = piece.slice(1);
  if (letter !== "x" && !reader.isText) return null;
  if (letter === "N") return namedCharacter(reader);
  const length = HEX_LENGTHS.get(letter);
  if (length === undefined) return null;
  const whole = piece + reader.takeWhile(length, HEX_DIGITS);
  if (whole.length !== length + 2) throw reader.fault(`incomplete escape ${whole}`, whole.length);
  const code = Number.parseInt(whole.slice(2), 16);
  if (code > 0x10ffff) throw badEscape(reader, whole);
  return code;
}

function namedCharacter(reader: PatternReader): number {
  if (!reader.accept("{")) throw reader.fault("missing {");
  const name = reader.takeUntil("}", "character name");
  const code = reader.rules.lookupName(name)?.codePointAt(0);
  if (code === undefined) {
    throw reader.fault(`undefined character name ${reader.rules.repr(name)}`, pointLength(name) + "\\N{}".length);
  }
  return code;
}

export function badEscape(reader: PatternReader, whole: string): PatternError {
  return reader.fault(`bad escape ${whole}`, pointLength(whole));
}

/** The value of a three-digit octal escape, which must fit a byte. */
export function octalValue(reader: PatternReader, whole: string): number {
  const code = Number.parseInt(whole.slice(1), 8);
  if (code > 0o377) {
    throw reader.fault(`octal escape value ${whole} outside of range 0-0o377`, whole.length);
  }
  return code;
}

/** What a backslash means inside `[…]`; `piece` is already taken. */
export function classEscape(reader: PatternReader, piece: string): SetItem {
  const letter = piece.slice(1);
  const control = CONTROL_ESCAPES.get(letter);
  if (control !== undefined) return { kind: "char", code: control };
  const known = CATEGORY_ESCAPES.get(letter);
  if (known !== undefined) return known;
  const code = numericEscape(reader, piece);
  if (code !== null) return { kind: "char", code };
  if (OCTAL_DIGITS.includes(letter)) {
    return { kind: "char", code: octalValue(reader, piece + reader.takeWhile(2, OCTAL_DIGITS)) };
  }
  if (DECIMAL_DIGITS.includes(letter) || isAsciiLetter(letter)) throw badEscape(reader, piece);
  return { kind: "char", code: letter.codePointAt(0) ?? 0 };
}
