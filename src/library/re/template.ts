import { pointLength } from "../../values/code-points.ts";
import { badEscape, CONTROL_ESCAPES, DECIMAL_DIGITS, isAsciiLetter, OCTAL_DIGITS, octalValue } from "./escapes.ts";
import { MAX_GROUPS } from "./groups.ts";
import { PatternError } from "./pattern-error.ts";
import { decimalNumber, type NameRules, PatternReader, PLAIN_NAME_RULES } from "./pattern-reader.ts";
import { FREE, type StepMeter } from "./step-meter.ts";

/** A replacement template: pieces of text, and numbers of groups. Never two texts in a row. */
export type Template = readonly (string | number)[];

/** What a template may refer to. */
interface Groups {
  readonly groups: number;
  readonly groupIndex: ReadonlyMap<string, number>;
}

/**
 * Parses the template of `sub` and `expand`: `\1`, `\g<name>`, `\g<0>`, and the escapes of patterns.
 *
 * Throws PatternError with CPython's texts; an unknown group name is of the kind IndexError, without a position.
 */
export function parseTemplate(
  template: string,
  isBytes: boolean,
  pattern: Groups,
  rules: NameRules = PLAIN_NAME_RULES,
  meter: StepMeter = FREE,
): Template {
  const reader = new PatternReader(template, isBytes, rules, meter);
  const pieces: (string | number)[] = [];
  let literal = "";
  for (let piece = reader.take(); piece !== null; piece = reader.take()) {
    const part = piece.startsWith("\\") ? escapedPart(reader, piece, pattern) : piece;
    if (typeof part === "string") literal += part;
    else {
      if (literal !== "") pieces.push(literal);
      literal = "";
      pieces.push(part);
    }
  }
  if (literal !== "") pieces.push(literal);
  return pieces;
}

/** What a backslash stands for: text, or a group. */
function escapedPart(reader: PatternReader, piece: string, pattern: Groups): string | number {
  const letter = piece.slice(1);
  if (letter === "g") return namedReference(reader, pattern);
  if (letter === "0") {
    const digits = `0${reader.takeWhile(2, OCTAL_DIGITS)}`;
    return String.fromCharCode(Number.parseInt(digits, 8) & 0xff);
  }
  if (DECIMAL_DIGITS.includes(letter)) return numberedReference(reader, piece, pattern);
  const control = CONTROL_ESCAPES.get(letter);
  if (control !== undefined) return String.fromCharCode(control);
  if (isAsciiLetter(letter)) throw badEscape(reader, piece);
  return piece;
}

/** `\1` to `\99`; three octal digits are a character. */
function numberedReference(reader: PatternReader, piece: string, pattern: Groups): string | number {
  const digits = piece + reader.takeWhile(1, DECIMAL_DIGITS);
  if (/^\\[0-7][0-7]$/.test(digits)) {
    const third = reader.takeWhile(1, OCTAL_DIGITS);
    if (third !== "") return String.fromCharCode(octalValue(reader, digits + third));
  }
  return checkedGroup(reader, digits.slice(1), digits.length - 1, pattern);
}

function namedReference(reader: PatternReader, pattern: Groups): number {
  if (!reader.accept("<")) throw reader.fault("missing <");
  const name = reader.takeUntil(">", "group name");
  const back = pointLength(name) + 1;
  if (/^[0-9]+$/.test(name)) return checkedGroup(reader, name, back, pattern);
  reader.checkGroupName(name, 1);
  const group = pattern.groupIndex.get(name);
  if (group === undefined) throw new PatternError("IndexError", `unknown group name ${reader.rules.repr(name)}`);
  return group;
}

function checkedGroup(reader: PatternReader, digits: string, back: number, pattern: Groups): number {
  const group = decimalNumber(digits);
  if (group > pattern.groups || group >= MAX_GROUPS) {
    throw reader.fault(`invalid group reference ${BigInt(digits)}`, back);
  }
  return group;
}
