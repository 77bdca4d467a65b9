/**
 * Floats to and from text: `repr(x)`, `float(text)`, and the exact value behind a float as a ratio or a decimal expansion.
 *
 * JavaScript and Python both print the shortest digits that read back as the same float, and agree on the digits; they differ in
 * layout: when the exponent form begins, how the exponent is written, `.0` on whole numbers, the sign of zero.
 */
import { asciiNumber } from "./decimal-digits.ts";
import { floatParts } from "./float-parts.ts";
import { NumberFault } from "./number-fault.ts";

/** `repr(x)`: `0.1`, `1e+16`, `1e-07`, `-0.0`, `inf`, `nan`. */
export function floatRepr(x: number): string {
  const size = Math.abs(x);
  if (size >= 1e-4 && size < 1e16) {
    const hundredths = Math.round(size * 100);
    if (hundredths < 1e15 && hundredths / 100 === size) return hundredthsText(x < 0, hundredths);
    const text = String(x);
    return Number.isInteger(x) ? `${text}.0` : text;
  }
  if (x === 0) return Object.is(x, -0) ? "-0.0" : "0.0";
  if (size === Number.POSITIVE_INFINITY) return x > 0 ? "inf" : "-inf";
  return Number.isNaN(x) ? "nan" : pythonExponent(x.toExponential());
}

/** `.0`, `.01`, …, `.1`, …: what stands behind the whole part. */
const fractions: readonly string[] = Array.from({ length: 100 }, (_, i) => (i === 0 ? ".0" : String(i / 100).slice(1)));

/** No other decimal of up to 15 digits is the same float, so that there is no search for the shortest one. */
function hundredthsText(negative: boolean, hundredths: number): string {
  const whole = Math.floor(hundredths / 100);
  const text = `${whole}${fractions[hundredths - whole * 100]}`;
  return negative ? `-${text}` : text;
}

/** JavaScript's exponent form with Python's exponent: sign always, two digits at least. `1e-7` → `1e-07`. */
export function pythonExponent(text: string): string {
  const mark = text.indexOf("e");
  return text.length - mark > 3 ? text : `${text.slice(0, mark + 2)}0${text.slice(mark + 2)}`;
}

const DECIMAL = /^[+-]?(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:[eE][+-]?\d+(?:_\d+)*)?$/;
const PLAIN = /^-?\d{1,15}(?:\.\d+)?$/;
const SPECIAL = /^([+-]?)(?:(inf(?:inity)?)|nan)$/i;

/**
 * `float(text)`: white space around, underscores between digits, digits of any script, `inf`, `infinity` and `nan` in any case.
 * `null` when Python would raise; {@link floatTextFault} then is what it raises.
 */
export function floatOfText(text: string): number | null {
  if (PLAIN.test(text)) return Number(text);
  const ascii = asciiNumber(text);
  if (ascii === null) return null;
  if (DECIMAL.test(ascii)) return Number(ascii.includes("_") ? ascii.replaceAll("_", "") : ascii);
  const special = SPECIAL.exec(ascii);
  if (special === null) return null;
  if (special[2] === undefined) return Number.NaN;
  return special[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** The fault of `float(text)`; takes the text's Python `repr`. */
export function floatTextFault(repr: string): NumberFault {
  return new NumberFault("ValueError", `could not convert string to float: ${repr}`);
}

/** `x.as_integer_ratio()`: numerator and denominator in lowest terms. Faults for infinities and nan. */
export function integerRatio(x: number): readonly [bigint, bigint] {
  if (Number.isNaN(x)) throw new NumberFault("ValueError", "cannot convert NaN to integer ratio");
  if (!Number.isFinite(x)) throw new NumberFault("OverflowError", "cannot convert Infinity to integer ratio");
  if (x === 0) return [0n, 1n];
  const { negative, mantissa, exponent } = floatParts(x);
  let numerator = mantissa;
  let power = exponent;
  while (power < 0 && (numerator & 1n) === 0n) {
    numerator >>= 1n;
    power++;
  }
  if (negative) numerator = -numerator;
  return power >= 0 ? [numerator << BigInt(power), 1n] : [numerator, 1n << BigInt(-power)];
}

/** A decimal number `coefficient * 10 ** exponent`, coefficient ≥ 0, sign apart. */
export interface DecimalExpansion {
  readonly negative: boolean;
  readonly coefficient: bigint;
  readonly exponent: number;
}

/** Every digit of a finite float, as `Decimal(x)` holds them: `0.1` has 55. The exponent is 0 for whole numbers, else negative. */
export function exactDecimal(x: number): DecimalExpansion {
  const [numerator, denominator] = integerRatio(x);
  const negative = x < 0 || Object.is(x, -0);
  const size = numerator < 0n ? -numerator : numerator;
  if (denominator === 1n) return { negative, coefficient: size, exponent: 0 };
  // n / 2**k = n * 5**k / 10**k
  const places = denominator.toString(2).length - 1;
  return { negative, coefficient: size * 5n ** BigInt(places), exponent: -places };
}
