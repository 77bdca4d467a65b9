/**
 * Arithmetic of Python's ints on bigints. Sums and products need no function: the host's are right. Sizes are the caller's to bound beforehand,
 * see `integer-size.ts`.
 */
import { scaleByTwo } from "./float-parts.ts";
import { bitLength, isWord } from "./integer-size.ts";
import { NumberFault } from "./number-fault.ts";

/** `a // b`, towards minus infinity. */
export function floorDivide(a: bigint, b: bigint): bigint {
  if (b === 0n) throw new NumberFault("ZeroDivisionError", "integer division or modulo by zero");
  const quotient = a / b;
  return a < 0n !== b < 0n && quotient * b !== a ? quotient - 1n : quotient;
}

/** `a % b`, with the sign of `b`. */
export function modulo(a: bigint, b: bigint): bigint {
  if (b === 0n) throw new NumberFault("ZeroDivisionError", "integer modulo by zero");
  return residue(a, b);
}

function residue(a: bigint, b: bigint): bigint {
  const rest = a % b;
  return rest !== 0n && rest < 0n !== b < 0n ? rest + b : rest;
}

/** `divmod(a, b)`. */
export function divideWithRest(a: bigint, b: bigint): readonly [bigint, bigint] {
  const quotient = floorDivide(a, b);
  return [quotient, a - quotient * b];
}

const SAFE = 9007199254740992n;

/** `a / b` of two ints, rounded once however large they are. */
export function trueDivide(a: bigint, b: bigint): number {
  if (b === 0n) throw new NumberFault("ZeroDivisionError", "division by zero");
  if (a <= SAFE && a >= -SAFE && b <= SAFE && b >= -SAFE) {
    return Number(a) / Number(b);
  }
  const size = divideSizes(a < 0n ? -a : a, b < 0n ? -b : b);
  if (size === Number.POSITIVE_INFINITY) {
    throw new NumberFault("OverflowError", "integer division result too large for a float");
  }
  // 0 / -1 is -0.0 in Python, though an int has no such zero.
  return a < 0n === b < 0n ? size : -size;
}

/** `a / b` for positive ints; infinite when beyond the floats. */
function divideSizes(a: bigint, b: bigint): number {
  if (a === 0n) return 0;
  // The quotient lies between 2 ** (gap - 1) and 2 ** (gap + 1).
  const gap = bitLength(a) - bitLength(b);
  if (gap > 1025) return Number.POSITIVE_INFINITY;
  if (gap < -1077) return 0;
  // Quotient in units of 2 ** unit: 53 bits, or 54 and one too many, or fewer where floats are subnormal.
  let unit = Math.max(gap - 53, -1074);
  const numerator = unit < 0 ? a << BigInt(-unit) : a;
  const denominator = unit > 0 ? b << BigInt(unit) : b;
  let quotient = numerator / denominator;
  const rest = numerator - quotient * denominator;
  let up: boolean;
  if (quotient >= SAFE) {
    up = (quotient & 1n) === 1n && (rest > 0n || (quotient & 2n) === 2n);
    quotient >>= 1n;
    unit++;
  } else {
    const twice = rest << 1n;
    up = twice > denominator || (twice === denominator && (quotient & 1n) === 1n);
  }
  return scaleByTwo(Number(up ? quotient + 1n : quotient), unit);
}

/** `float(n)`: nearest, ties to even, as ECMAScript's conversion is. */
export function floatOfInt(n: bigint): number {
  const x = Number(n);
  if (Number.isFinite(x)) return x;
  throw new NumberFault("OverflowError", "int too large to convert to float");
}

/** The sign of `n - x`, exactly; NaN for nan. ECMAScript compares bigint with number by their mathematical values. */
export function compareIntFloat(n: bigint, x: number): number {
  return n < x ? -1 : n > x ? 1 : Number.isNaN(x) ? Number.NaN : 0;
}

/** `n << shift`. A result beyond a petabyte is Python's own fault; the caller bounds smaller ones. */
export function shiftLeft(n: bigint, shift: bigint): bigint {
  if (shift < 0n) throw negativeShift();
  if (n === 0n) return 0n;
  if (shift > 0xfffffffffffffn) throw new NumberFault("OverflowError", "too many digits in integer");
  return n << shift;
}

/** `n >> shift`, towards minus infinity. */
export function shiftRight(n: bigint, shift: bigint): bigint {
  if (shift < 0n) throw negativeShift();
  if (!isWord(shift)) return n < 0n ? -1n : 0n;
  return n >> shift;
}

function negativeShift(): NumberFault {
  return new NumberFault("ValueError", "negative shift count");
}

/** `base ** exponent` for `exponent >= 0`; for a negative exponent Python goes by floats, see `powerOfInts`. */
export function intPower(base: bigint, exponent: bigint): bigint {
  // The host refuses exponents beyond its largest size even where the result is small.
  if (base === 0n || base === 1n) return exponent === 0n ? 1n : base;
  if (base === -1n) return (exponent & 1n) === 0n ? 1n : -1n;
  return base ** exponent;
}

/** `pow(base, exponent, modulus)` of three ints, with the sign of the modulus. */
export function modularPower(base: bigint, exponent: bigint, modulus: bigint): bigint {
  if (modulus === 0n) throw new NumberFault("ValueError", "pow() 3rd argument cannot be 0");
  const size = modulus < 0n ? -modulus : modulus;
  if (size === 1n) return 0n;
  let factor = residue(base, size);
  if (exponent < 0n) factor = inverse(factor, size);
  let result = 1n;
  for (const bit of (exponent < 0n ? -exponent : exponent).toString(2)) {
    result = (result * result) % size;
    if (bit === "1") result = (result * factor) % size;
  }
  return residue(result, modulus);
}

/** The inverse of `a`, 0 ≤ a < modulus, by Euclid's extended algorithm. */
function inverse(a: bigint, modulus: bigint): bigint {
  let [r0, r1] = [modulus, a];
  let [s0, s1] = [0n, 1n];
  while (r1 !== 0n) {
    const quotient = r0 / r1;
    [r0, r1] = [r1, r0 - quotient * r1];
    [s0, s1] = [s1, s0 - quotient * s1];
  }
  if (r0 !== 1n) throw new NumberFault("ValueError", "base is not invertible for the given modulus");
  return residue(s0, modulus);
}
