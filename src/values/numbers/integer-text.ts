/**
 * Integers to and from text: `int(text, base)`, `str(n)`, digits in any base.
 *
 * CPython refuses decimal conversions beyond 4300 digits in both directions, since they take quadratic time; bases that are powers of two are
 * linear and free of the limit.
 */
import { asciiNumber } from "./decimal-digits.ts";
import { powerOfTen } from "./float-parts.ts";
import { NumberFault } from "./number-fault.ts";

/** CPython's default for `sys.set_int_max_str_digits`. */
export const MAX_DECIMAL_DIGITS = 4300;

const LIMIT_TEXT = `Exceeds the limit (${MAX_DECIMAL_DIGITS} digits) for integer string conversion`;
const ADVICE = "use sys.set_int_max_str_digits() to increase the limit";

let smallestRefused: bigint | undefined;

/** `str(n)`; a fault beyond 4300 digits. */
export function intText(n: bigint): string {
  if (n === BigInt.asIntN(64, n)) return n.toString();
  smallestRefused ??= powerOfTen(MAX_DECIMAL_DIGITS);
  if (n >= smallestRefused || n <= -smallestRefused) throw new NumberFault("ValueError", `${LIMIT_TEXT}; ${ADVICE}`);
  return n.toString();
}

const PREFIX: Readonly<Record<2 | 8 | 16, string>> = { 2: "0b", 8: "0o", 16: "0x" };

/** `bin(n)`, `oct(n)`, `hex(n)`. */
export function prefixedInteger(n: bigint, base: 2 | 8 | 16): string {
  return n < 0n ? `-${PREFIX[base]}${(-n).toString(base)}` : `${PREFIX[base]}${n.toString(base)}`;
}

const SMALL = /^[+-]?\d{1,15}$/;
const DIGITS = /^[0-9a-z]+(?:_[0-9a-z]+)*$/;
const ZEROS = /^0+(?:_0+)*$/;

/**
 * `int(text, base)`: white space around, a sign, a prefix where the base allows one, underscores between digits, digits of any script.
 * `repr` gives the text's Python `repr` for the fault; the default is exact for ASCII text.
 */
export function parseInteger(text: string, base = 10, repr: (text: string) => string = plainRepr): bigint {
  if (base === 10 && SMALL.test(text)) return BigInt(Number(text));
  if (base !== 0 && (base < 2 || base > 36)) {
    throw new NumberFault("ValueError", "int() base must be >= 2 and <= 36, or 0");
  }
  const value = readInteger(text, base);
  if (value !== null) return value;
  // CPython cuts the repr, not the text, and says nothing of the cut.
  const shown = Array.from(repr(text)).slice(0, 200).join("");
  throw new NumberFault("ValueError", `invalid literal for int() with base ${base}: ${shown}`);
}

function readInteger(text: string, givenBase: number): bigint | null {
  const ascii = asciiNumber(text)?.toLowerCase() ?? "";
  const sign = ascii.charCodeAt(0);
  const negative = sign === 45;
  let digits = negative || sign === 43 ? ascii.slice(1) : ascii;
  const prefixed = digits.charCodeAt(0) === 48 ? prefixBase(digits.charCodeAt(1)) : 0;
  let base = givenBase;
  if (base === 0) {
    base = prefixed === 0 ? 10 : prefixed;
    // An old octal literal such as `010` is no number; zeros alone are.
    if (prefixed === 0 && digits.startsWith("0") && !ZEROS.test(digits)) return null;
  }
  // One underscore may stand between prefix and digits.
  if (prefixed === base) digits = digits.slice(digits.charCodeAt(2) === 95 ? 3 : 2);
  if (!DIGITS.test(digits)) return null;
  if (digits.includes("_")) digits = digits.replaceAll("_", "");
  if (!allBelow(digits, base)) return null;
  if ((base & (base - 1)) !== 0 && digits.length > MAX_DECIMAL_DIGITS) {
    const has = `value has ${digits.length} digits`;
    throw new NumberFault("ValueError", `${LIMIT_TEXT}: ${has}; ${ADVICE}`);
  }
  const value = magnitude(digits, base);
  return negative ? -value : value;
}

function prefixBase(code: number): number {
  return code === 120 ? 16 : code === 111 ? 8 : code === 98 ? 2 : 0;
}

function allBelow(digits: string, base: number): boolean {
  if (base === 36) return true;
  for (let i = 0; i < digits.length; i++) {
    const code = digits.charCodeAt(i);
    if ((code >= 97 ? code - 87 : code - 48) >= base) return false;
  }
  return true;
}

/** Digits, lower case and all below `base`, as a number. The host parses four bases in good time; others go in chunks. */
function magnitude(digits: string, base: number): bigint {
  if (base === 10) return BigInt(digits);
  if (base === 16 || base === 8 || base === 2) return BigInt(PREFIX[base] + digits);
  if ((base & (base - 1)) === 0) {
    let bits = "0b";
    const width = base === 4 ? 2 : 5;
    for (const digit of digits) bits += Number.parseInt(digit, base).toString(2).padStart(width, "0");
    return BigInt(bits);
  }
  let value = 0n;
  for (let i = 0; i < digits.length; i += 8) {
    const chunk = digits.slice(i, i + 8);
    value = value * BigInt(base) ** BigInt(chunk.length) + BigInt(Number.parseInt(chunk, base));
  }
  return value;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["\\", "\\\\"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

/** Python's `repr` of a text; beyond ASCII only as good as the host's notion of printable. */
export function plainRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let shown = "";
  for (const char of text) shown += char === quote ? `\\${char}` : (ESCAPES.get(char) ?? escaped(char));
  return quote + shown + quote;
}

function escaped(char: string): string {
  if (char === " " || !/[\p{C}\p{Z}]/u.test(char)) return char;
  const code = char.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  return code < 0x100
    ? `\\x${hex.padStart(2, "0")}`
    : code < 0x10000
      ? `\\u${hex.padStart(4, "0")}`
      : `\\U${hex.padStart(8, "0")}`;
}
