/**
 * `format(n, spec)` for ints and floats.
 *
 * A formatted number is sign, prefix (`0x`), whole digits, and the rest (point, fraction, exponent, `%`). Grouping concerns the whole digits
 * only; padding goes around everything, or for `=` between prefix and digits. Zeros filled in front of grouped digits are grouped as well.
 */
import { fixedDigits } from "./float-digits.ts";
import type { FloatForm, FloatLayout } from "./float-format.ts";
import { floatBody } from "./float-format.ts";
import { floatRepr } from "./float-text.ts";
import type { FormatSpec } from "./format-spec.ts";
import { parseFormatSpec, unknownFormatCode } from "./format-spec.ts";
import { padded } from "./format-text.ts";
import { intText } from "./integer-text.ts";
import { NumberFault } from "./number-fault.ts";

const INTEGER_BASES: Readonly<Record<string, { readonly base: 2 | 8 | 10 | 16; readonly prefix: string }>> = {
  b: { base: 2, prefix: "0b" },
  d: { base: 10, prefix: "" },
  n: { base: 10, prefix: "" },
  o: { base: 8, prefix: "0o" },
  x: { base: 16, prefix: "0x" },
  X: { base: 16, prefix: "0X" },
};

/** Applies a specification of family `int` to `n` (also to a bool's 0 or 1). A fault beyond 4300 decimal digits. */
export function formatInt(n: bigint, spec: FormatSpec): string {
  const { type, alternate } = spec;
  if (spec.bare && spec.precision < 0 && type === "d") return intText(n);
  if (type !== "" && "eEfFgG%".includes(type)) return formatFloat(floatOfInteger(n), spec);
  const shape = INTEGER_BASES[type];
  if (shape === undefined && type !== "c") throw unknownFormatCode(spec);
  if (spec.precision >= 0) {
    throw new NumberFault("ValueError", "Precision not allowed in integer format specifier");
  }
  if (spec.noNegativeZero) {
    throw new NumberFault("ValueError", "Negative zero coercion (z) not allowed in integer format specifier");
  }
  if (shape === undefined) return formatCharacter(n, spec);
  const size = n < 0n ? -n : n;
  let digits = shape.base === 10 ? intText(size) : size.toString(shape.base);
  if (type === "X") digits = digits.toUpperCase();
  return assembled(n < 0n, alternate ? shape.prefix : "", digits, "", spec);
}

function formatCharacter(n: bigint, spec: FormatSpec): string {
  if (spec.sign !== "") {
    throw new NumberFault("ValueError", "Sign not allowed with integer format specifier 'c'");
  }
  if (spec.alternate) {
    throw new NumberFault("ValueError", "Alternate form (#) not allowed with integer format specifier 'c'");
  }
  if (n !== BigInt.asIntN(64, n)) throw new NumberFault("OverflowError", "Python int too large to convert to C long");
  if (n < 0n || n > 0x10ffffn) throw new NumberFault("OverflowError", "%c arg not in range(0x110000)");
  return padded(String.fromCodePoint(Number(n)), 1, spec);
}

/** C's `int` bounds the precision of a float. */
const MAX_PRECISION = 2147483647;

/** Applies a specification of family `float` or, for the letters of floats, `int`. The result is as long as the specification asks. */
export function formatFloat(x: number, spec: FormatSpec): string {
  const { type, precision } = spec;
  if (
    type === "f" &&
    precision >= 0 &&
    precision <= 100 &&
    !spec.alternate &&
    !spec.noNegativeZero &&
    Number.isFinite(x)
  ) {
    const body = fixedDigits(Math.abs(x), precision);
    const negative = x < 0 || Object.is(x, -0);
    if (spec.bare) return negative ? `-${body}` : body;
    const wholeEnd = precision === 0 ? body.length : body.length - precision - 1;
    return assembled(negative, "", body.slice(0, wholeEnd), body.slice(wholeEnd), spec);
  }
  if (precision > MAX_PRECISION) throw new NumberFault("ValueError", "precision too big");
  const percent = type === "%";
  const value = percent ? x * 100 : x;
  const body = floatBody(value, layoutOf(spec));
  let negative = value < 0 || Object.is(value, -0);
  if (negative && spec.noNegativeZero && Number.isFinite(value) && !/[1-9]/.test(body.split(/e/i)[0] ?? "")) {
    negative = false;
  }
  const wholeEnd = body.search(/[^0-9]|$/);
  return assembled(negative, "", body.slice(0, wholeEnd), body.slice(wholeEnd) + (percent ? "%" : ""), spec);
}

function layoutOf(spec: FormatSpec): FloatLayout {
  const { type, precision, alternate } = spec;
  // No letter: repr, or with a precision `g` that keeps `.0`.
  if (type === "" || type === "\0") {
    return { form: precision < 0 ? "r" : "g", precision, alternate, keepPoint: true };
  }
  if (!"eEfFgGn%".includes(type)) throw unknownFormatCode(spec);
  const form = (type === "n" ? "g" : type === "%" ? "f" : type) as FloatForm;
  return { form, precision: precision < 0 ? 6 : precision, alternate, keepPoint: false };
}

function assembled(negative: boolean, prefix: string, digits: string, rest: string, spec: FormatSpec): string {
  const sign = negative ? "-" : spec.sign === "+" || spec.sign === " " ? spec.sign : "";
  const zeroFilled = spec.fill === "0" && spec.align === "=";
  let whole = digits;
  if (spec.grouping !== "" && digits !== "") {
    const size = spec.grouping === "_" && "boxX".includes(spec.type) && spec.type !== "" ? 4 : 3;
    const room = zeroFilled ? spec.width - sign.length - prefix.length - rest.length : 0;
    whole = grouped(digits, spec.grouping, size, room);
  }
  const head = sign + prefix;
  const length = head.length + whole.length + rest.length;
  if (length >= spec.width) return head + whole + rest;
  if (spec.align === "=") return head + spec.fill.repeat(spec.width - length) + whole + rest;
  return padded(head + whole + rest, length, spec);
}

/** Digits in groups from the right; first filled with zeros until they are at least `room` wide with their separators. */
function grouped(digits: string, separator: string, size: number, room: number): string {
  let count = digits.length;
  if (room > count) {
    // count + floor((count - 1) / size) is the width of `count` grouped digits; the smallest count that reaches the room.
    const least = Math.ceil((room * size + 1) / (size + 1)) - 1;
    count = Math.max(count, least);
    while (count + Math.floor((count - 1) / size) < room) count++;
  }
  const all = count > digits.length ? digits.padStart(count, "0") : digits;
  let end = ((count - 1) % size) + 1;
  let text = all.slice(0, end);
  for (; end < count; end += size) text += separator + all.slice(end, end + size);
  return text;
}

function floatOfInteger(n: bigint): number {
  const x = Number(n);
  if (!Number.isFinite(x)) throw new NumberFault("OverflowError", "int too large to convert to float");
  return x;
}

const specs = new Map<string, FormatSpec>();

/** Specifications read lately, since a script formats with a handful of them; forgotten all at once when there are many. */
function recalled(spec: string, family: "int" | "float", typeName: string): FormatSpec {
  const key = family === typeName ? `${family}:${spec}` : `${family}:${typeName}:${spec}`;
  let read = specs.get(key);
  if (read === undefined) {
    read = parseFormatSpec(spec, family, typeName);
    if (spec.length <= 32) {
      if (specs.size >= 256) specs.clear();
      specs.set(key, read);
    }
  }
  return read;
}

/** {@link formatInt} with the specification as text; `""` is `str(n)`. */
export function formatIntAs(n: bigint, spec: string, typeName = "int"): string {
  return spec === "" ? intText(n) : formatInt(n, recalled(spec, "int", typeName));
}

/** {@link formatFloat} with the specification as text; `""` is `repr(x)`. */
export function formatFloatAs(x: number, spec: string, typeName = "float"): string {
  return spec === "" ? floatRepr(x) : formatFloat(x, recalled(spec, "float", typeName));
}
