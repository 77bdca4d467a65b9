/** The value behind `fractions.Fraction`: two ints in lowest terms, the denominator above 0. */
import { asInt, builtinType, objectType } from "../../values/core-types.ts";
import { zeroDivisionError } from "../../values/exceptions.ts";
import { allowBits, allowInt, spend } from "../../values/meter.ts";
import { workOfDivisor } from "../../values/number-conversions.ts";
import { integerRatio } from "../../values/numbers/float-text.ts";
import { trueDivide } from "../../values/numbers/integer-arithmetic.ts";
import { bitLength, bitsOfPower } from "../../values/numbers/integer-size.ts";
import { gcd } from "../../values/numbers/number-theory.ts";
import { PyObject, type PyType, type Value } from "../../values/value.ts";

export const fractionType: PyType = builtinType("Fraction", objectType, { module: "fractions" });

/** A ratio of ints; see {@link reduced} for lowest terms. */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export class PyFraction extends PyObject implements Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;

  constructor({ numerator, denominator }: Ratio, type: PyType = fractionType) {
    super(type);
    this.numerator = numerator;
    this.denominator = denominator;
  }
}

/** `numerator / denominator` in lowest terms. Throws `ZeroDivisionError`. */
export function reduced(numerator: bigint, denominator: bigint): Ratio {
  if (denominator === 0n) throw zeroDivisionError(`Fraction(${numerator}, 0)`);
  if (denominator === 1n) return { numerator: allowInt(numerator), denominator };
  spend(workOfDivisor(numerator, denominator));
  const divisor = gcd(numerator, denominator) * (denominator < 0n ? -1n : 1n);
  return { numerator: allowInt(numerator / divisor), denominator: allowInt(denominator / divisor) };
}

/** An int or a fraction as a ratio. */
export function asRatio(value: Value): Ratio | undefined {
  if (value instanceof PyFraction) return value;
  const n = asInt(value);
  return n === undefined ? undefined : { numerator: n, denominator: 1n };
}

export function ratioOfFloat(x: number): Ratio {
  const [numerator, denominator] = integerRatio(x);
  return { numerator, denominator };
}

export function addRatios(a: Ratio, b: Ratio): Ratio {
  return reduced(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function subtractRatios(a: Ratio, b: Ratio): Ratio {
  return reduced(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator);
}

export function multiplyRatios(a: Ratio, b: Ratio): Ratio {
  return reduced(a.numerator * b.numerator, a.denominator * b.denominator);
}

export function divideRatios(a: Ratio, b: Ratio): Ratio {
  if (b.numerator === 0n) throw zeroDivisionError(`Fraction(${b.denominator}, 0)`);
  return reduced(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** `ratio ** exponent`. */
export function powerOfRatio({ numerator, denominator }: Ratio, exponent: bigint): Ratio {
  const size = exponent < 0n ? -exponent : exponent;
  for (const part of [numerator, denominator]) if (bitLength(part) > 1) allowBits(bitsOfPower(part, size));
  const [top, bottom] = [numerator ** size, denominator ** size];
  return exponent < 0n ? reduced(bottom, top) : { numerator: top, denominator: bottom };
}

/** -1, 0 or 1. */
export function compareRatios(a: Ratio, b: Ratio): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function floatOfRatio({ numerator, denominator }: Ratio): number {
  return trueDivide(numerator, denominator);
}
