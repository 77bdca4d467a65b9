/**
 * The format mini-language: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`, read once into a {@link FormatSpec} that may be
 * kept and used again. `format-number.ts` and `format-text.ts` apply it.
 */
import { digitValue } from "./decimal-digits.ts";
import { NumberFault } from "./number-fault.ts";

/** The three families that read a specification differently: by default text goes left, numbers right. */
export type FormatFamily = "str" | "int" | "float";

export interface FormatSpec {
  readonly family: FormatFamily;
  /** The Python type's name, for faults: `bool` is of family `int`. */
  readonly typeName: string;
  /** One code point. */
  readonly fill: string;
  readonly align: "<" | ">" | "^" | "=";
  readonly sign: "" | "+" | "-" | " ";
  /** `z`: a result of zero has no minus. */
  readonly noNegativeZero: boolean;
  /** `#` */
  readonly alternate: boolean;
  /** In code points; -1 when absent. */
  readonly width: number;
  readonly grouping: "" | "," | "_";
  /** -1 when absent. */
  readonly precision: number;
  /** One code point, not yet checked against the family; `""` when absent. */
  readonly type: string;
  /** Nothing but precision and type is given: digits need no padding, grouping or sign handling. */
  readonly bare: boolean;
}

const ALIGNMENTS = "<>=^";
const SSIZE_MAX = 9223372036854775807n;
const GROUPABLE = "defgEG%F";
const GROUPABLE_BY_UNDERSCORE = "boxX";

/** Reads `spec` for an object of Python type `typeName`; faults with CPython's texts. Linear in `spec`. */
export function parseFormatSpec(spec: string, family: FormatFamily, typeName: string = family): FormatSpec {
  const chars = Array.from(spec);
  const at = (i: number): string => chars[i] ?? "";
  let pos = 0;
  let fill = " ";
  let align: FormatSpec["align"] = family === "str" ? "<" : ">";
  let filled = false;
  const first = alignment(at(0));
  const second = alignment(at(1));
  if (second !== "") {
    fill = at(0);
    align = second;
    filled = true;
    pos = 2;
  } else if (first !== "") {
    align = first;
    pos = 1;
  }
  const aligned = pos > 0;
  let sign: FormatSpec["sign"] = "";
  const signChar = at(pos);
  if (signChar === "+" || signChar === "-" || signChar === " ") {
    sign = signChar;
    pos++;
  }
  const noNegativeZero = at(pos) === "z";
  if (noNegativeZero) pos++;
  const alternate = at(pos) === "#";
  if (alternate) pos++;
  if (!filled && at(pos) === "0") {
    fill = "0";
    if (!aligned && align === ">") align = "=";
    pos++;
  }
  const widthStart = pos;
  const widthRead = readCount(chars, pos);
  pos = widthRead.end;
  const width = pos === widthStart ? -1 : widthRead.value;
  let grouping: FormatSpec["grouping"] = "";
  if (at(pos) === ",") {
    grouping = ",";
    pos++;
  }
  if (at(pos) === "_") {
    if (grouping !== "") throw bothGroupings();
    grouping = "_";
    pos++;
  }
  if (at(pos) === "," && grouping === "_") throw bothGroupings();
  let precision = -1;
  if (at(pos) === ".") {
    const start = pos + 1;
    const read = readCount(chars, start);
    if (read.end === start) throw new NumberFault("ValueError", "Format specifier missing precision");
    precision = read.value;
    pos = read.end;
  }
  if (chars.length - pos > 1) {
    throw new NumberFault("ValueError", `Invalid format specifier '${spec}' for object of type '${typeName}'`);
  }
  // A NUL stands for an absent type, in C's way.
  const defaultType = family === "str" ? "s" : family === "int" ? "d" : "";
  const type = pos < chars.length ? at(pos) : defaultType;
  if (grouping !== "") checkGrouping(grouping, type);
  const bare = !aligned && sign === "" && !noNegativeZero && !alternate && fill === " " && width < 0 && grouping === "";
  return { family, typeName, fill, align, sign, noNegativeZero, alternate, width, grouping, precision, type, bare };
}

/** An upper bound of what width and precision alone make of a short value, in characters: refuse oversized results before they are made. */
export function specSize(spec: FormatSpec): number {
  return Math.max(spec.width, 0) + (spec.family === "str" ? 0 : Math.max(spec.precision, 0));
}

/** The fault for a type letter that the object's family does not know. */
export function unknownFormatCode(spec: FormatSpec): NumberFault {
  return new NumberFault(
    "ValueError",
    `Unknown format code '${shownCode(spec.type)}' for object of type '${spec.typeName}'`,
  );
}

function alignment(char: string): FormatSpec["align"] | "" {
  return char !== "" && ALIGNMENTS.includes(char) ? (char as FormatSpec["align"]) : "";
}

/** A run of decimal digits of any script; `end` is the start when there is none. */
function readCount(chars: readonly string[], start: number): { readonly value: number; readonly end: number } {
  let value = 0n;
  let end = start;
  for (; end < chars.length; end++) {
    const digit = digitValue(chars[end]?.codePointAt(0) ?? 0);
    if (digit < 0) break;
    value = value * 10n + BigInt(digit);
    if (value > SSIZE_MAX) throw new NumberFault("ValueError", "Too many decimal digits in format string");
  }
  return { value: Number(value), end };
}

function checkGrouping(grouping: string, type: string): void {
  if (type === "" || type === "\0" || GROUPABLE.includes(type)) return;
  if (grouping === "_" && GROUPABLE_BY_UNDERSCORE.includes(type)) return;
  throw new NumberFault("ValueError", `Cannot specify '${grouping}' with '${shownCode(type)}'.`);
}

function bothGroupings(): NumberFault {
  return new NumberFault("ValueError", "Cannot specify both ',' and '_'.");
}

function shownCode(type: string): string {
  const code = type.codePointAt(0) ?? 0;
  return code > 32 && code < 128 ? type : `\\x${code.toString(16)}`;
}
