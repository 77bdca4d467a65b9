/**
 * What number and string tokens mean. Faults are returned; their texts are CPython's.
 */
import type { CharacterByName } from "./cursor.ts";
import type { Imaginary } from "./tree.ts";

const MAX_DECIMAL_DIGITS = 4300;

/** Ints below a thousand, made when first read. */
const small: bigint[] = [];

/** The value of a number token, or the text of the error. */
export function readNumber(text: string): bigint | number | Imaginary | { readonly error: string } {
  const plain = text.includes("_") ? text.replaceAll("_", "") : text;
  const first = plain.charCodeAt(0);
  const radix = first === 48 ? plain.charCodeAt(1) | 32 : 0;
  if (radix === 120 || radix === 111 || radix === 98) return BigInt(plain.toLowerCase());
  const last = plain.charCodeAt(plain.length - 1);
  if ((last | 32) === 106) return { imag: Number(plain.slice(0, -1)) };
  let value = 0;
  for (let i = 0; i < plain.length; i++) {
    const code = plain.charCodeAt(i);
    if (code < 48 || code > 57) return Number(plain);
    value = value * 10 + code - 48;
  }
  if (plain.length > MAX_DECIMAL_DIGITS) {
    const error =
      `Exceeds the limit (${MAX_DECIMAL_DIGITS} digits) for integer string conversion: value has ${plain.length} digits; ` +
      "use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid " +
      "decimal conversion limits.";
    return { error };
  }
  if (value >= 1000) return BigInt(plain);
  small[value] ??= BigInt(value);
  return small[value] ?? 0n;
}

/** A string that cannot be decoded: the whole message, as CPython words it. */
export interface StringFault {
  readonly error: string;
  /** `UnicodeDecodeError`'s own text, which a format spec lets through. */
  readonly bare?: string;
}

const SIMPLE_ESCAPES: ReadonlyMap<string, string> = new Map([
  ["\\", "\\"],
  ["'", "'"],
  ['"', '"'],
  ["a", "\x07"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["v", "\v"],
  ["\n", ""],
]);

const HEX_ESCAPES: ReadonlyMap<string, { size: number; name: string }> = new Map([
  ["x", { size: 2, name: "\\xXX" }],
  ["u", { size: 4, name: "\\uXXXX" }],
  ["U", { size: 8, name: "\\UXXXXXXXX" }],
]);

/** Line breaks inside a literal are `\n`, however the file writes them. */
export function normalizeBreaks(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

function isOctal(code: number): boolean {
  return code >= 48 && code <= 55;
}

function hexDigits(body: string, from: number, most: number): number {
  let n = 0;
  while (n < most && /[0-9a-fA-F]/.test(body.charAt(from + n))) n++;
  return n;
}

/** How far into the text that CPython decodes `at` is: it spells characters outside ASCII as ten. */
function decodedOffset(body: string, at: number): number {
  let offset = 0;
  for (const character of body.slice(0, at)) offset += character.length > 1 || character > "\x7f" ? 10 : 1;
  return offset;
}

function unicodeFault(body: string, at: number, size: number, reason: string): StringFault {
  const from = decodedOffset(body, at);
  const place = `position ${from}-${from + size - 1}`;
  const bare = `'unicodeescape' codec can't decode bytes in ${place}: ${reason}`;
  return { error: `(unicode error) ${bare}`, bare };
}

/** Text between the quotes of a `str` literal (breaks already normalised) to its value. Unknown escapes stay as they are. */
export function decodeString(body: string, characterByName: CharacterByName | null): string | StringFault {
  let from = 0;
  let at = body.indexOf("\\");
  if (at < 0) return body;
  let value = "";
  for (; at >= 0; at = body.indexOf("\\", from)) {
    value += body.slice(from, at);
    const letter = body.charAt(at + 1);
    const simple = SIMPLE_ESCAPES.get(letter);
    if (simple !== undefined) {
      value += simple;
      from = at + 2;
      continue;
    }
    const hex = HEX_ESCAPES.get(letter);
    if (hex !== undefined) {
      const digits = hexDigits(body, at + 2, hex.size);
      if (digits < hex.size) return unicodeFault(body, at, 2 + digits, `truncated ${hex.name} escape`);
      const code = Number.parseInt(body.slice(at + 2, at + 2 + digits), 16);
      if (code > 0x10ffff) return unicodeFault(body, at, 10, "illegal Unicode character");
      value += String.fromCodePoint(code);
      from = at + 2 + digits;
    } else if (letter === "N") {
      const close = body.charAt(at + 2) === "{" ? body.indexOf("}", at + 3) : -1;
      if (close <= at + 3) {
        const size = body.charAt(at + 2) !== "{" ? 2 : close < 0 ? decodedOffset(body.slice(at), body.length) : 3;
        return unicodeFault(body, at, size, "malformed \\N character escape");
      }
      const character = characterByName?.(body.slice(at + 3, close)) ?? null;
      if (character === null) {
        const size = decodedOffset(body.slice(at, close + 1), close + 1 - at);
        return unicodeFault(body, at, size, "unknown Unicode character name");
      }
      value += character;
      from = close + 1;
    } else if (isOctal(letter.charCodeAt(0))) {
      from = octalEnd(body, at + 1);
      value += String.fromCharCode(Number.parseInt(body.slice(at + 1, from), 8));
    } else {
      value += "\\";
      from = at + 1;
    }
  }
  return value + body.slice(from);
}

function octalEnd(body: string, from: number): number {
  let end = from + 1;
  while (end < from + 3 && isOctal(body.charCodeAt(end))) end++;
  return end;
}

/** Text between the quotes of a `bytes` literal to its value. */
export function decodeBytes(body: string, raw: boolean): Uint8Array | StringFault {
  const bytes = new Uint8Array(body.length);
  let size = 0;
  for (let at = 0; at < body.length; ) {
    const code = body.charCodeAt(at);
    if (code > 127) return { error: "bytes can only contain ASCII literal characters" };
    if (raw || code !== 92) {
      bytes[size++] = code;
      at++;
      continue;
    }
    const letter = body.charAt(at + 1);
    const simple = SIMPLE_ESCAPES.get(letter);
    if (simple !== undefined) {
      if (simple !== "") bytes[size++] = simple.charCodeAt(0);
      at += 2;
    } else if (letter === "x") {
      if (hexDigits(body, at + 2, 2) < 2) {
        // Only ASCII matters more than the escape: CPython looks for it first.
        if (/[^\0-\x7f]/.test(body)) return { error: "bytes can only contain ASCII literal characters" };
        return { error: `(value error) invalid \\x escape at position ${at}` };
      }
      bytes[size++] = Number.parseInt(body.slice(at + 2, at + 4), 16);
      at += 4;
    } else if (isOctal(letter.charCodeAt(0))) {
      const end = octalEnd(body, at + 1);
      bytes[size++] = Number.parseInt(body.slice(at + 1, end), 8) & 255;
      at = end;
    } else {
      bytes[size++] = 92;
      at++;
    }
  }
  return bytes.slice(0, size);
}

/** A string token taken apart: its flags, and where its text lies. */
export interface StringParts {
  readonly bytes: boolean;
  readonly raw: boolean;
  readonly unicode: boolean;
  readonly from: number;
  readonly to: number;
}

export function splitString(text: string, start: number, end: number): StringParts {
  let bytes = false;
  let raw = false;
  let unicode = false;
  let at = start;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 34 || code === 39) {
      const triple = end - at >= 6 && text.charCodeAt(at + 1) === code && text.charCodeAt(at + 2) === code;
      const quotes = triple ? 3 : 1;
      return { bytes, raw, unicode, from: at + quotes, to: end - quotes };
    }
    const letter = code | 32;
    if (letter === 98) bytes = true;
    else if (letter === 114) raw = true;
    else unicode = code === 117;
    at++;
  }
}
