/** Python's `//`, `%`, `divmod`, `/` and `**` on floats. Sums, differences and products are the host's. */
import { floatOfInt, intPower } from "./integer-arithmetic.ts";
import { power } from "./kernel-pow.ts";
import { NumberFault } from "./number-fault.ts";

/** `x / y`. */
export function floatDivide(x: number, y: number): number {
  if (y === 0) throw new NumberFault("ZeroDivisionError", "float division by zero");
  return x / y;
}

/** `x // y`, of type float. */
export function floatFloorDivide(x: number, y: number): number {
  if (y === 0) throw new NumberFault("ZeroDivisionError", "float floor division by zero");
  return quotient(x, y);
}

/** `x % y`, with the sign of `y`, also on zero. */
export function floatModulo(x: number, y: number): number {
  if (y === 0) throw new NumberFault("ZeroDivisionError", "float modulo");
  return rest(x, y);
}

/** `divmod(x, y)`. */
export function floatDivideWithRest(x: number, y: number): readonly [number, number] {
  if (y === 0) throw new NumberFault("ZeroDivisionError", "float divmod()");
  return [quotient(x, y), rest(x, y)];
}

/** The host's `%` is C's `fmod`, exact, with the sign of `x`. */
function rest(x: number, y: number): number {
  const truncated = x % y;
  if (truncated === 0) return y < 0 ? -0 : 0;
  return truncated < 0 !== y < 0 ? truncated + y : truncated;
}

function quotient(x: number, y: number): number {
  const truncated = x % y;
  // Exact up to the rounding of a quotient that is a whole number but for it.
  let whole = (x - truncated) / y;
  if (truncated !== 0 && truncated < 0 !== y < 0) whole -= 1;
  if (whole === 0) return x / y < 0 || Object.is(x / y, -0) ? -0 : 0;
  const floor = Math.floor(whole);
  return whole - floor > 0.5 ? floor + 1 : floor;
}

/**
 * `x ** y`; null where Python's result is complex (a negative base to a power that is no whole number). Faults for zero to a negative power
 * and for results beyond the floats.
 */
export function floatPower(x: number, y: number): number | null {
  if (y === 2) {
    const square = x * x;
    if (square !== Number.POSITIVE_INFINITY || !Number.isFinite(x)) return square;
  }
  if (x === 0 && y < 0 && y !== Number.NEGATIVE_INFINITY) {
    throw new NumberFault("ZeroDivisionError", "0.0 cannot be raised to a negative power");
  }
  if (x < 0 && Number.isFinite(x) && Number.isFinite(y) && !Number.isInteger(y)) {
    if (power(-x, y) !== Number.POSITIVE_INFINITY) return null;
    throw new NumberFault("OverflowError", "complex exponentiation");
  }
  const result = power(x, y);
  if (!Number.isFinite(result) && Number.isFinite(x) && Number.isFinite(y)) {
    throw new NumberFault("OverflowError", "(34, 'Numerical result out of range')");
  }
  return result;
}

/** `base ** exponent` of two ints: an int, or for a negative exponent a float. The caller bounds the size first (`bitsOfPower`). */
export function powerOfInts(base: bigint, exponent: bigint): bigint | number {
  if (exponent >= 0n) return intPower(base, exponent);
  // A whole exponent never makes a complex result.
  return floatPower(floatOfInt(base), floatOfInt(exponent)) ?? Number.NaN;
}
