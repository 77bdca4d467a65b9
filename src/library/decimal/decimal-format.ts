/** `format(decimal, spec)`: the mini-language as libmpdec reads it. */

import { pointLength } from "../../values/code-points.ts";
import { asText } from "../../values/core-types.ts";
import { PyDict } from "../../values/dict.ts";
import { typeError, valueError } from "../../values/exceptions.ts";
import { allowText } from "../../values/meter.ts";
import type { Value } from "../../values/value.ts";
import { rescaled } from "./arithmetic.ts";
import type { Context } from "./context.ts";
import { Dec, decimalText, layOut } from "./decimal-value.ts";

interface Spec {
  readonly fill: string;
  readonly align: "<" | ">" | "^" | "=" | "z";
  readonly sign: "-" | "+" | " ";
  readonly noNegativeZero: boolean;
  readonly width: number;
  readonly grouped: boolean;
  /** -1: none. */
  readonly precision: number;
  readonly type: string;
  readonly point: string;
  readonly separator: string;
}

const SPEC = /^(?:(.)?([<>=^]))?([-+ ])?(z)?(0)?([1-9]\d*)?(,)?(?:\.(\d+))?([eEfFgGn%])?$/su;
const MAX_WIDTH = 999999999999999999n;

function invalidSpec(): never {
  throw valueError("invalid format string");
}

function readSpec(text: string, capitals: boolean, override: Value): Spec {
  const match = SPEC.exec(text);
  if (match === null || text.includes("\0")) return invalidSpec();
  const [, fill, align, sign = "-", z, zero, width = "0", comma, precision = "-1", type] = match;
  // Zeros in front imply an alignment, which may not be given as well.
  if (zero !== undefined && align !== undefined) return invalidSpec();
  if (BigInt(width) > MAX_WIDTH || BigInt(precision) > MAX_WIDTH) return invalidSpec();
  if (type === "n" && comma !== undefined) return invalidSpec();
  return {
    fill: fill ?? (zero === undefined ? " " : "0"),
    align: zero === undefined ? ((align ?? ">") as Spec["align"]) : "z",
    sign: sign as Spec["sign"],
    noNegativeZero: z !== undefined,
    width: Number(width),
    grouped: comma !== undefined,
    precision: Number(precision),
    type: type === undefined || type === "n" ? (capitals || type === "n" ? (type === "n" ? "g" : "G") : "g") : type,
    ...locale(override),
  };
}

/** Point and separator, from the undocumented second argument. */
function locale(override: Value): { point: string; separator: string } {
  if (override === null) return { point: ".", separator: "," };
  if (!(override instanceof PyDict)) throw typeError("optional argument must be a dict");
  const text = (name: string, fallback: string): string => {
    const value = override.get(name);
    if (value === undefined) return fallback;
    const found = asText(value);
    if (found === undefined) throw typeError("format arg");
    return found;
  };
  return { point: text("decimal_point", "."), separator: text("thousands_sep", ",") };
}

/** `x` rounded to so many digits, filled up with zeros. */
function toDigits(x: Dec, count: number, ctx: Context): Dec {
  if (x.isZero) return x;
  const { result } = rescaled(x, x.adjusted + 1 - count, ctx);
  return result.digits > count ? rescaled(result, result.exponent + 1, ctx).result : result;
}

/** Digits with point and exponent, without sign. */
function bodyOf(given: Dec, spec: Spec, ctx: Context): { readonly text: string; readonly zero: boolean } {
  const { precision } = spec;
  const type = spec.type.toLowerCase();
  let x = type === "%" ? new Dec(given.negative, given.coefficient, given.exponent + 2) : given;
  if (precision >= 0) {
    if (type === "e") x = toDigits(x, precision + 1, ctx);
    else if (type !== "g") x = rescaled(x, -precision, ctx).result;
    else if (x.digits > Math.max(precision, 1)) x = toDigits(x, Math.max(precision, 1), ctx);
  }
  if ((type === "f" || type === "%") && x.isZero && x.exponent > 0) x = new Dec(x.negative, 0n, 0);
  const left = x.exponent + x.digits;
  let place = left;
  if (type === "e") place = x.isZero && precision >= 0 ? 1 - precision : 1;
  else if (type === "g" && !(x.exponent <= 0 && left > -6)) place = 1;
  allowText(Math.abs(place) + x.digits);
  const upper = spec.type === "E" || spec.type === "G";
  let text = layOut(x.coefficient.toString(), place, left - place, upper ? "E" : "e");
  // The exponent is shown in this form even when it is zero.
  if (type === "e" && left === place) text += upper ? "E+0" : "e+0";
  // libmpdec forgets to round for `F` before it looks whether the result is zero.
  return { text: type === "%" ? `${text}%` : text, zero: spec.type === "F" ? given.isZero : x.isZero };
}

/** `format(x, text)`. */
export function formatDecimal(x: Dec, text: string, ctx: Context, capitals: boolean, override: Value): string {
  const spec = readSpec(text, capitals, override);
  allowText(spec.width + Math.max(spec.precision, 0));
  if (!x.isFinite) {
    const shown = decimalText(x.signed(false)) + (spec.type === "%" ? "%" : "");
    const special: Spec = spec.align === "z" ? { ...spec, fill: " ", align: ">" } : spec;
    return assembled(signOf(x.negative, spec), shown, "", special);
  }
  const { text: body, zero } = bodyOf(x, spec, ctx);
  const negative = x.negative && !(spec.noNegativeZero && zero);
  const end = body.search(/[^0-9]|$/);
  return assembled(signOf(negative, spec), body.slice(0, end), body.slice(end), spec);
}

function signOf(negative: boolean, spec: Spec): string {
  return negative ? "-" : spec.sign === "-" ? "" : spec.sign;
}

function assembled(sign: string, whole: string, tail: string, spec: Spec): string {
  const rest = tail.startsWith(".") ? spec.point + tail.slice(1) : tail;
  let digits = whole;
  const numeric = /^\d/.test(whole);
  if (spec.align === "z") {
    const room = spec.width - sign.length - rest.length;
    digits = spec.grouped && numeric ? grouped(whole, spec.separator, room) : whole.padStart(room, "0");
  } else if (spec.grouped && numeric) digits = grouped(whole, spec.separator, 0);
  const missing = spec.width - pointLength(sign + digits + rest);
  if (missing <= 0) return sign + digits + rest;
  const fill = (n: number): string => spec.fill.repeat(n);
  switch (spec.align) {
    case "<":
      return sign + digits + rest + fill(missing);
    case "=":
      return sign + fill(missing) + digits + rest;
    case "^":
      return fill(missing >> 1) + sign + digits + rest + fill(missing - (missing >> 1));
    default:
      return fill(missing) + sign + digits + rest;
  }
}

/** Digits in groups of three, with zeros in front until they are at least `room` wide. */
function grouped(digits: string, separator: string, room: number): string {
  let all = digits;
  const width = (count: number): number => count + Math.floor((count - 1) / 3) * separator.length;
  if (room > width(digits.length)) {
    let count = Math.max(digits.length, Math.floor((room * 3) / (3 + separator.length)) - 3);
    while (width(count) < room) count++;
    all = digits.padStart(count, "0");
  }
  const groups = [all.slice(0, ((all.length - 1) % 3) + 1)];
  for (let at = groups[0]?.length ?? 0; at < all.length; at += 3) groups.push(all.slice(at, at + 3));
  return groups.join(separator);
}
