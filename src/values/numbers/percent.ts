/**
 * `'…%5.2f…' % values`: reading the conversions, taking the values in order, laying out each. What concerns objects (str, repr, int, float,
 * look-up by key) is asked of a {@link PercentProtocol}, so that this file knows no Python value.
 *
 * A format is read once into pieces and may be kept. Faults in it stay in their place among the pieces, because Python meets them only after the
 * conversions before them: `'%d %' % 'x'` complains about `%d`.
 */
import type { FloatForm } from "./float-format.ts";
import { floatBody } from "./float-format.ts";
import { codePointLength } from "./format-text.ts";
import { intText } from "./integer-text.ts";
import { NumberFault } from "./number-fault.ts";

/** One conversion. `"*"` stands for a width or precision taken from the values, -1 for none. */
export interface PercentConversion {
  /** `%(…` was begun: the values must be a mapping. */
  readonly keyed: boolean;
  /** The key, or null when there is none (or it never ends, see `fault`). */
  readonly key: string | null;
  /** `-` `+` blank `#` `0`, those given. */
  readonly flags: string;
  readonly width: number | "*";
  readonly precision: number | "*";
  /** The letter, one code point; `""` when `fault` is set. */
  readonly code: string;
  /** Where the letter stands, in code points; counted only when a fault names it. */
  readonly index: () => number;
  /** What is wrong with the text after the parts above. */
  readonly fault: NumberFault | null;
}

/** Literal text or a conversion. */
export type PercentPiece = string | PercentConversion;

const SSIZE_MAX = 9223372036854775807n;
const INT_MAX = 2147483647n;

/** Reads a format; linear. Never throws: faults are in the pieces. */
export function parsePercent(format: string): readonly PercentPiece[] {
  const pieces: PercentPiece[] = [];
  let literal = "";
  let pos = 0;
  for (;;) {
    const mark = format.indexOf("%", pos);
    if (mark < 0) break;
    literal += format.slice(pos, mark);
    if (format.charCodeAt(mark + 1) === 37) {
      literal += "%";
      pos = mark + 2;
      continue;
    }
    if (literal !== "") pieces.push(literal);
    literal = "";
    const read = readConversion(format, mark + 1);
    pieces.push(read.conversion);
    if (read.conversion.fault !== null) return pieces;
    pos = read.end;
  }
  literal += format.slice(pos);
  if (literal !== "") pieces.push(literal);
  return pieces;
}

interface Draft {
  keyed: boolean;
  key: string | null;
  flags: string;
  width: number | "*";
  precision: number | "*";
}

function readConversion(format: string, start: number): { conversion: PercentConversion; end: number } {
  const draft: Draft = { keyed: false, key: null, flags: "", width: -1, precision: -1 };
  let pos = start;
  const failed = (message: string): { conversion: PercentConversion; end: number } => ({
    conversion: { ...draft, code: "", index: () => 0, fault: new NumberFault("ValueError", message) },
    end: format.length,
  });
  if (format[pos] === "(") {
    draft.keyed = true;
    const close = closingParenthesis(format, pos);
    if (close < 0) return failed("incomplete format key");
    draft.key = format.slice(pos + 1, close);
    pos = close + 1;
  }
  while (pos < format.length && "-+ #0".includes(format[pos] ?? "")) draft.flags += format[pos++];
  if (format[pos] === "*") {
    draft.width = "*";
    pos++;
  } else {
    const end = digitsEnd(format, pos);
    if (end > pos) {
      if (tooBig(format, pos, end, SSIZE_MAX)) return failed("width too big");
      draft.width = Number(format.slice(pos, end));
    }
    pos = end;
  }
  if (format[pos] === ".") {
    pos++;
    if (format[pos] === "*") {
      draft.precision = "*";
      pos++;
    } else {
      const end = digitsEnd(format, pos);
      if (tooBig(format, pos, end, INT_MAX)) return failed("precision too big");
      draft.precision = Number(format.slice(pos, end));
      pos = end;
    }
  }
  // One of C's length letters means nothing.
  if (pos < format.length && "hlL".includes(format[pos] ?? "")) pos++;
  const point = format.codePointAt(pos);
  if (point === undefined) return failed("incomplete format");
  const code = String.fromCodePoint(point);
  const index = (): number => codePointLength(format.slice(0, pos));
  return { conversion: { ...draft, code, index, fault: null }, end: pos + code.length };
}

function closingParenthesis(format: string, open: number): number {
  let depth = 0;
  for (let i = open; i < format.length; i++) {
    const code = format.charCodeAt(i);
    if (code === 40) depth++;
    else if (code === 41 && --depth === 0) return i;
  }
  return -1;
}

function digitsEnd(format: string, start: number): number {
  let end = start;
  for (let code = format.charCodeAt(end); code >= 48 && code <= 57; code = format.charCodeAt(end)) end++;
  return end;
}

function tooBig(format: string, start: number, end: number, limit: bigint): boolean {
  if (end - start < 10) return false;
  const digits = format.slice(start, end).replace(/^0+/, "");
  return digits.length > 19 || BigInt(`0${digits}`) > limit;
}

/** What formatting asks of Python objects. Each may throw what it likes. */
export interface PercentProtocol<V> {
  str(value: V): string;
  repr(value: V): string;
  ascii(value: V): string;
  /** The value of an `int` (or a subtype), for `*`; null for others. */
  int(value: V): bigint | null;
  /** `int(value)` of a number, for `%d`; null when it is no number. */
  truncated(value: V): bigint | null;
  /** `operator.index(value)`, for `%x` and `%c`; null when there is none. */
  index(value: V): bigint | null;
  /** `float(value)` of a real number; null when it is none. */
  float(value: V): number | null;
  /** The text of a `str`; null for others. */
  text(value: V): string | null;
  /** The name of its type. */
  typeName(value: V): string;
  /** Called before a piece of `length` characters is made by width or precision; throws to refuse it. */
  allow(length: number): void;
}

/** The right operand of `%`. */
export interface PercentValues<V> {
  /** A tuple's items, or the one value that is no tuple. */
  readonly items: readonly V[];
  /** Look-up by key when the operand is a mapping in Python's sense (a dict or list, but no tuple or text); else null. */
  readonly lookup: ((key: string) => V) | null;
}

/** `format % values`. */
export function formatPercent<V>(
  pieces: readonly PercentPiece[],
  values: PercentValues<V>,
  protocol: PercentProtocol<V>,
): string {
  let { items } = values;
  let next = 0;
  const take = (): V => {
    if (next >= items.length) throw typeFault("not enough arguments for format string");
    return items[next++] as V;
  };
  let out = "";
  for (const piece of pieces) {
    if (typeof piece === "string") {
      out += piece;
      continue;
    }
    if (piece.keyed) {
      if (values.lookup === null) throw typeFault("format requires a mapping");
      if (piece.key !== null) {
        // From here on the value looked up is the only one, for later conversions too.
        items = [values.lookup(piece.key)];
        next = 0;
      }
    }
    let { flags } = piece;
    let width = piece.width === "*" ? star(take(), protocol, SSIZE_MAX, "ssize_t") : piece.width;
    if (piece.width === "*" && width < 0) {
      flags += "-";
      width = -width;
    }
    const precision = piece.precision === "*" ? Math.max(0, star(take(), protocol, INT_MAX, "int")) : piece.precision;
    if (piece.fault !== null) throw piece.fault;
    out += converted(take(), piece, flags, width, precision, protocol);
  }
  if (next < items.length && values.lookup === null) {
    throw typeFault("not all arguments converted during string formatting");
  }
  return out;
}

function star<V>(value: V, protocol: PercentProtocol<V>, limit: bigint, cType: string): number {
  const n = protocol.int(value);
  if (n === null) throw typeFault("* wants int");
  if (n > limit || n < -limit - 1n) {
    throw new NumberFault("OverflowError", `Python int too large to convert to C ${cType}`);
  }
  return Number(n);
}

/** Sign, prefix and body of a number, or just a body for text. */
interface Layout {
  readonly head: string;
  readonly body: string;
  readonly numeric: boolean;
}

function converted<V>(
  value: V,
  conversion: PercentConversion,
  flags: string,
  width: number,
  precision: number,
  protocol: PercentProtocol<V>,
): string {
  protocol.allow(Math.max(width, 0) + ("diuxXoeEfFgG".includes(conversion.code) ? Math.max(precision, 0) : 0));
  const { head, body, numeric } = layoutOf(value, conversion, flags, precision, protocol);
  const missing = width - head.length - (numeric ? body.length : codePointLength(body));
  if (missing <= 0) return head + body;
  if (flags.includes("-")) return head + body + " ".repeat(missing);
  return numeric && flags.includes("0") ? head + "0".repeat(missing) + body : " ".repeat(missing) + head + body;
}

function layoutOf<V>(
  value: V,
  conversion: PercentConversion,
  flags: string,
  precision: number,
  protocol: PercentProtocol<V>,
): Layout {
  const { code } = conversion;
  switch (code) {
    case "s":
      return textLayout(protocol.str(value), precision);
    case "r":
      return textLayout(protocol.repr(value), precision);
    case "a":
      return textLayout(protocol.ascii(value), precision);
    case "c":
      return { head: "", body: character(value, protocol), numeric: false };
    case "d":
    case "i":
    case "u": {
      const n = protocol.truncated(value);
      if (n === null) throw wrongType(value, code, "a real number", protocol);
      return integerLayout(n, intText(n < 0n ? -n : n), "", flags, precision);
    }
    case "x":
    case "X":
    case "o": {
      const n = protocol.index(value);
      if (n === null) throw wrongType(value, code, "an integer", protocol);
      const digits = (n < 0n ? -n : n).toString(code === "o" ? 8 : 16);
      return integerLayout(n, code === "X" ? digits.toUpperCase() : digits, `0${code}`, flags, precision);
    }
    case "e":
    case "E":
    case "f":
    case "F":
    case "g":
    case "G":
      return floatLayout(value, code, flags, precision, protocol);
    default: {
      const point = code.codePointAt(0) ?? 0;
      const shown = point > 31 && point < 127 ? code : "?";
      const where = `(0x${point.toString(16)}) at index ${conversion.index()}`;
      throw new NumberFault("ValueError", `unsupported format character '${shown}' ${where}`);
    }
  }
}

function textLayout(text: string, precision: number): Layout {
  const cut = precision >= 0 && precision < codePointLength(text);
  return { head: "", body: cut ? Array.from(text).slice(0, precision).join("") : text, numeric: false };
}

function integerLayout(n: bigint, digits: string, prefix: string, flags: string, precision: number): Layout {
  const head = signOf(n < 0n, flags) + (flags.includes("#") ? prefix : "");
  return { head, body: precision > digits.length ? digits.padStart(precision, "0") : digits, numeric: true };
}

function floatLayout<V>(
  value: V,
  form: FloatForm,
  flags: string,
  precision: number,
  protocol: PercentProtocol<V>,
): Layout {
  const x = protocol.float(value);
  if (x === null) throw typeFault(`must be real number, not ${protocol.typeName(value)}`);
  const layout = { form, precision: precision < 0 ? 6 : precision, alternate: flags.includes("#"), keepPoint: false };
  return { head: signOf(x < 0 || Object.is(x, -0), flags), body: floatBody(x, layout), numeric: true };
}

function signOf(negative: boolean, flags: string): string {
  return negative ? "-" : flags.includes("+") ? "+" : flags.includes(" ") ? " " : "";
}

function character<V>(value: V, protocol: PercentProtocol<V>): string {
  const text = protocol.text(value);
  const n = text === null ? protocol.index(value) : null;
  if (n !== null) {
    if (n < 0n || n > 0x10ffffn) throw new NumberFault("OverflowError", "%c arg not in range(0x110000)");
    return String.fromCodePoint(Number(n));
  }
  if (text === null || codePointLength(text) !== 1) throw typeFault("%c requires int or char");
  return text;
}

function wrongType<V>(value: V, code: string, wanted: string, protocol: PercentProtocol<V>): NumberFault {
  return typeFault(`%${code} format: ${wanted} is required, not ${protocol.typeName(value)}`);
}

function typeFault(message: string): NumberFault {
  return new NumberFault("TypeError", message);
}
