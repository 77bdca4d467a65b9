/** Fractions from texts, and the format mini-language on them. */
import { valueError, zeroDivisionError } from "../../values/exceptions.ts";
import { allowBits, allowText } from "../../values/meter.ts";
import { asciiNumber } from "../../values/numbers/decimal-digits.ts";
import { powerOfTen } from "../../values/numbers/float-parts.ts";
import { floorDivide, modulo } from "../../values/numbers/integer-arithmetic.ts";
import { parseInteger } from "../../values/numbers/integer-text.ts";
import { quoteText } from "../../values/quoting.ts";
import { type Ratio, reduced } from "./fraction.ts";

const NUMBER =
  /^([-+]?)(?=\d|\.\d)(\d*|\d+(?:_\d+)*)(?:\s*\/\s*(\d+(?:_\d+)*)|(?:\.(\d*|\d+(?:_\d+)*))?(?:[eE]([-+]?\d+(?:_\d+)*))?)$/;

/** `Fraction(text)`: `3`, `-1/2`, `1.25e-3`. */
export function ratioOfText(text: string): Ratio {
  const ascii = asciiNumber(text);
  const match = ascii === null ? null : NUMBER.exec(ascii);
  if (match === null) throw valueError(`Invalid literal for Fraction: ${quoteText(text)}`);
  const [, sign, whole = "", below, decimals = "", exponent] = match;
  let numerator = parseInteger(whole === "" ? "0" : whole);
  let denominator = 1n;
  if (below !== undefined) {
    denominator = parseInteger(below);
    if (denominator === 0n) throw zeroDivisionError(`Fraction(${sign === "-" ? -numerator : numerator}, 0)`);
  } else {
    const places = decimals.replaceAll("_", "");
    if (places !== "") {
      denominator = power10(places.length);
      numerator = numerator * denominator + parseInteger(places);
    }
    const power = exponent === undefined ? 0 : Number(exponent.replaceAll("_", ""));
    if (power >= 0) numerator *= power10(power);
    else denominator *= power10(-power);
  }
  return reduced(sign === "-" ? -numerator : numerator, denominator);
}

function power10(n: number): bigint {
  if (n > 300) allowBits(n * 3.33);
  return powerOfTen(n);
}

const SPEC = /^(?:(.)?([<>=^]))?([-+ ]?)(z)?(#)?(0(?=\d))?(0|[1-9]\d*)?([,_])?(?:\.(0|[1-9]\d*))?([eEfFgG%])$/su;

interface Rounded {
  readonly negative: boolean;
  readonly digits: bigint;
}

/** `n / d` in units of `10 ** exponent`, ties to even. */
function roundToExponent(n: bigint, d: bigint, exponent: number, noNegativeZero: boolean): Rounded {
  const top = exponent >= 0 ? n : n * power10(-exponent);
  const bottom = exponent >= 0 ? d * power10(exponent) : d;
  const shifted = top + (bottom >> 1n);
  let digits = floorDivide(shifted, bottom);
  if (modulo(shifted, bottom) === 0n && (bottom & 1n) === 0n) digits &= -2n;
  return { negative: noNegativeZero ? digits < 0n : n < 0n, digits: digits < 0n ? -digits : digits };
}

/** `n / d` to a number of significant digits, and the exponent of the last. */
function roundToFigures(n: bigint, d: bigint, figures: number): Rounded & { readonly exponent: number } {
  if (n === 0n) return { negative: false, digits: 0n, exponent: 1 - figures };
  const [top, bottom] = [(n < 0n ? -n : n).toString(), d.toString()];
  let exponent = top.length - bottom.length + (bottom <= top ? 1 : 0) - figures;
  const { negative, digits } = roundToExponent(n, d, exponent, false);
  if (digits.toString().length !== figures + 1) return { negative, digits, exponent };
  exponent++;
  return { negative, digits: digits / 10n, exponent };
}

/** `format(fraction, spec)` for a spec that is not empty. */
export function formatRatio({ numerator, denominator }: Ratio, spec: string, typeName: string): string {
  const match = SPEC.exec(spec);
  const invalid = `Invalid format specifier ${quoteText(spec)} for object of type ${quoteText(typeName)}`;
  if (match === null) throw valueError(invalid);
  const [, fill = " ", givenAlign, signs, noNegativeZero, alternate, zeroPad, widthText, grouping, places, type] =
    match;
  if (givenAlign !== undefined && zeroPad !== undefined) {
    throw valueError(`${invalid}; can't use explicit alignment when zero-padding`);
  }
  const width = Number(widthText ?? "0");
  const precision = Number(places ?? "6");
  allowText(width + precision);
  const general = type === "g" || type === "G";
  let scientific = false;
  let rounded: Rounded;
  let point = precision;
  let suffix = type === "%" ? "%" : "";
  if (type === "f" || type === "F" || type === "%") {
    const exponent = type === "%" ? -precision - 2 : -precision;
    rounded = roundToExponent(numerator, denominator, exponent, noNegativeZero !== undefined);
  } else {
    const figures = general ? Math.max(precision, 1) : precision + 1;
    const found = roundToFigures(numerator, denominator, figures);
    const { exponent } = found;
    rounded = found;
    scientific = !general || exponent > 0 || exponent + figures <= -4;
    point = scientific ? figures - 1 : -exponent;
    if (scientific) {
      const power = exponent + point;
      const mark = type === "E" || type === "G" ? "E" : "e";
      suffix = `${mark}${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
    }
  }
  const digits = rounded.digits.toString().padStart(point + 1, "0");
  const sign = rounded.negative ? "-" : signs === "-" ? "" : (signs ?? "");
  let leading = digits.slice(0, digits.length - point);
  let fraction = digits.slice(digits.length - point);
  if (general && alternate === undefined) fraction = fraction.replace(/0+$/, "");
  const trailing = (alternate === undefined && fraction === "" ? "" : ".") + fraction + suffix;
  if (zeroPad !== undefined) {
    const room = width - sign.length - trailing.length;
    leading = leading.padStart(grouping === undefined ? room : Math.floor((3 * room) / 4) + 1, "0");
  }
  if (grouping !== undefined) leading = grouped(leading, grouping);
  const body = leading + trailing;
  const padding = fill.repeat(Math.max(0, width - sign.length - body.length));
  switch (givenAlign) {
    case "<":
      return sign + body + padding;
    case "=":
      return sign + padding + body;
    case "^": {
      const half = Math.floor(padding.length / 2);
      return padding.slice(0, half) + sign + body + padding.slice(half);
    }
    default:
      return padding + sign + body;
  }
}

function grouped(digits: string, separator: string): string {
  const first = 1 + ((digits.length - 1) % 3);
  let text = digits.slice(0, first);
  for (let at = first; at < digits.length; at += 3) text += separator + digits.slice(at, at + 3);
  return text;
}
