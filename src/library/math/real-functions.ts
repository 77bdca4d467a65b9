/** `math`'s functions of one or two floats: the kernels of `values/numbers` with Python's domain and range errors. */
import { asInt } from "../../values/core-types.ts";
import { overflowError, type PyException, typeError, valueError } from "../../values/exceptions.ts";
import type { NativeFunction } from "../../values/functions.ts";
import { native } from "../../values/native.ts";
import { realNumber } from "../../values/number-conversions.ts";
import { floatDivide } from "../../values/numbers/float-arithmetic.ts";
import { floatBits, floatOfBits, floatParts, scaleByTwo } from "../../values/numbers/float-parts.ts";
import { bitLength } from "../../values/numbers/integer-size.ts";
import { acos, asin, atan, atan2 } from "../../values/numbers/kernel-arc.ts";
import { erf, erfc } from "../../values/numbers/kernel-erf.ts";
import { exp, exp2 } from "../../values/numbers/kernel-exp.ts";
import { gamma, lgamma } from "../../values/numbers/kernel-gamma.ts";
import { acosh, asinh, atanh, cosh, expm1, log1p, sinh, tanh } from "../../values/numbers/kernel-hyperbolic.ts";
import { log, log2, log10, logOfScaled } from "../../values/numbers/kernel-log.ts";
import { power } from "../../values/numbers/kernel-pow.ts";
import { cbrt } from "../../values/numbers/kernel-root.ts";
import { cos, sin, tan } from "../../values/numbers/kernel-trig.ts";
import { index } from "../../values/operators.ts";
import { tuple } from "../../values/sequences.ts";
import type { Value } from "../../values/value.ts";

const module = "math";
const domainError = (): PyException => valueError("math domain error");
const rangeError = (): PyException => overflowError("math range error");

/** nan from a number is a domain error; an infinity from a finite one an overflow, or again a domain error where the function has poles. */
function checked(result: number, finite: boolean, anyNan: boolean, overflows: boolean): number {
  if (Number.isNaN(result) && !anyNan) throw domainError();
  if (!Number.isFinite(result) && !Number.isNaN(result) && finite) throw overflows ? rangeError() : domainError();
  return result;
}

const one = (name: string, f: (x: number) => number, overflows = false): NativeFunction =>
  native(
    `${name}(x, /)`,
    (value) => {
      const x = realNumber(value);
      return checked(f(x), Number.isFinite(x), Number.isNaN(x), overflows);
    },
    { module },
  );

const two = (name: string, f: (x: number, y: number) => number): NativeFunction =>
  native(
    `${name}(x, y, /)`,
    (first, second) => {
      const x = realNumber(first);
      const y = realNumber(second);
      return checked(f(x, y), Number.isFinite(x) && Number.isFinite(y), Number.isNaN(x) || Number.isNaN(y), true);
    },
    { module },
  );

/** A logarithm that takes ints of any size. */
export function logarithm(f: (x: number) => number, value: Value): number {
  const n = asInt(value);
  if (n === undefined) {
    const x = realNumber(value);
    if (x <= 0) throw domainError();
    return f(x);
  }
  if (n <= 0n) throw domainError();
  const x = Number(n);
  if (Number.isFinite(x)) return f(x);
  const bits = bitLength(n);
  // Of the digits beyond the 64 highest only whether there are any can matter.
  const shift = BigInt(bits - 64);
  const high = n >> shift;
  const sticky = high << shift === n ? 0n : 1n;
  return logOfScaled(f, scaleByTwo(Number(high | sticky), -64), bits);
}

const logOf = (name: string, f: (x: number) => number): NativeFunction =>
  native(`${name}(x, /)`, (value) => logarithm(f, value), { module });

function logOfBase(value: Value, base?: Value): Value {
  const numerator = logarithm(log, value);
  return base === undefined ? numerator : floatDivide(numerator, logarithm(log, base));
}

function pow(x: number, y: number): number {
  if (x === 0 && y < 0 && Number.isFinite(y)) throw domainError();
  return power(x, y);
}

function fmod(x: number, y: number): number {
  return Number.isFinite(x) && !Number.isFinite(y) && !Number.isNaN(y) ? x : x % y;
}

/** IEEE's remainder: `x - n·y` with `n` the nearest whole number, ties to even. */
function remainder(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (!Number.isFinite(x) || y === 0) return Number.NaN;
  if (!Number.isFinite(y)) return x;
  const size = Math.abs(x);
  const step = Math.abs(y);
  const rest = size % step;
  const other = step - rest;
  const result = rest < other ? rest : rest > other ? -other : rest - 2 * ((0.5 * (size - rest)) % step);
  return signOf(x) * result;
}

const signOf = (x: number): number => (x < 0 || Object.is(x, -0) ? -1 : 1);

function copysign(x: number, y: number): number {
  return signOf(y) * Math.abs(x);
}

/** `frexp`: mantissa in [0.5, 1) and power of two. */
function frexp(value: Value): Value {
  const x = realNumber(value);
  if (x === 0 || !Number.isFinite(x)) return tuple(x, 0n);
  const { mantissa, exponent } = floatParts(x);
  const power2 = bitLength(mantissa) + exponent;
  return tuple(signOf(x) * scaleByTwo(Number(mantissa), exponent - power2), BigInt(power2));
}

function ldexp(first: Value, second: Value): Value {
  const x = realNumber(first);
  const power2 = asInt(second);
  if (power2 === undefined) throw typeError("Expected an int as second argument to ldexp.");
  if (x === 0 || !Number.isFinite(x)) return x;
  if (power2 > 5000n) throw rangeError();
  if (power2 < -5000n) return signOf(x) * 0;
  return checked(scaleByTwo(x, Number(power2)), true, false, true);
}

function modf(value: Value): Value {
  const x = realNumber(value);
  if (Number.isNaN(x)) return tuple(x, x);
  if (!Number.isFinite(x)) return tuple(signOf(x) * 0, x);
  const whole = Math.trunc(x);
  return tuple(x === whole ? signOf(x) * 0 : x - whole, whole);
}

/** The bits of floats, ordered as the floats are. */
function ordinal(x: number): bigint {
  const bits = floatBits(x);
  return bits >> 63n === 1n ? -(bits & 0x7fffffffffffffffn) : bits;
}

function ofOrdinal(n: bigint): number {
  return n < 0n ? -floatOfBits(-n) : floatOfBits(n);
}

function nextafter(first: Value, second: Value, steps: Value): Value {
  const x = realNumber(first);
  const y = realNumber(second);
  const count = steps === null ? 1n : index(steps);
  if (count < 0n) throw valueError("steps must be a non-negative integer");
  if (count === 0n || Number.isNaN(x)) return x;
  if (Number.isNaN(y)) return y;
  if (x === y) return y;
  const [from, to] = [ordinal(x), ordinal(y)];
  const distance = from < to ? to - from : from - to;
  if (count >= distance) return y;
  const reached = from < to ? from + count : from - count;
  return reached === 0n && from < 0n ? -0 : ofOrdinal(reached);
}

function ulp(value: Value): Value {
  const x = Math.abs(realNumber(value));
  if (Number.isNaN(x) || !Number.isFinite(x)) return x;
  if (x === Number.MAX_VALUE) return x - ofOrdinal(ordinal(x) - 1n);
  return ofOrdinal(ordinal(x) + 1n) - x;
}

function isclose(first: Value, second: Value, relative: Value, absolute: Value): Value {
  const [a, b] = [realNumber(first), realNumber(second)];
  const [rel, abs] = [realNumber(relative), realNumber(absolute)];
  if (rel < 0 || abs < 0) throw valueError("tolerances must be non-negative");
  if (a === b) return true;
  if (Math.abs(a) === Number.POSITIVE_INFINITY || Math.abs(b) === Number.POSITIVE_INFINITY) return false;
  const difference = Math.abs(b - a);
  return difference <= Math.abs(rel * b) || difference <= Math.abs(rel * a) || difference <= abs;
}

function checkedGamma(x: number): number {
  // Its poles are domain errors, unlike its overflow.
  if (x === 0) throw domainError();
  return gamma(x);
}

function checkedLgamma(x: number): number {
  if (x <= 0 && Number.isInteger(x)) throw domainError();
  return lgamma(x);
}

export const realFunctions: readonly NativeFunction[] = [
  one("acos", acos),
  one("acosh", acosh),
  one("asin", asin),
  one("asinh", asinh),
  one("atan", atan),
  two("atan2", atan2),
  one("atanh", atanh),
  one("cbrt", cbrt),
  two("copysign", copysign),
  one("cos", cos),
  one("cosh", cosh, true),
  native("degrees(x, /)", (x) => realNumber(x) * (180 / Math.PI), { module }),
  one("erf", erf),
  one("erfc", erfc),
  one("exp", exp, true),
  one("exp2", exp2, true),
  one("expm1", expm1, true),
  one("fabs", Math.abs),
  two("fmod", fmod),
  native("frexp(x, /)", frexp, { module }),
  one("gamma", checkedGamma, true),
  native("isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)", isclose, { module }),
  native("isfinite(x, /)", (x) => Number.isFinite(realNumber(x)), { module }),
  native("isinf(x, /)", (x) => Math.abs(realNumber(x)) === Number.POSITIVE_INFINITY, { module }),
  native("isnan(x, /)", (x) => Number.isNaN(realNumber(x)), { module }),
  native("ldexp(x, i, /)", ldexp, { module }),
  one("lgamma", checkedLgamma, true),
  native("log(x, base?, /)", logOfBase, { module }),
  one("log1p", log1p),
  logOf("log10", log10),
  logOf("log2", log2),
  native("modf(x, /)", modf, { module }),
  native("nextafter(x, y, /, *, steps=None)", nextafter, { module }),
  two("pow", pow),
  native("radians(x, /)", (x) => realNumber(x) * (Math.PI / 180), { module }),
  two("remainder", remainder),
  one("sin", sin),
  one("sinh", sinh, true),
  one("sqrt", Math.sqrt),
  one("tan", tan),
  one("tanh", tanh),
  native("ulp(x, /)", ulp, { module }),
];
