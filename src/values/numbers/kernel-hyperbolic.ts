/**
 * Hyperbolic functions and their inverses, by the formulas and at the boundaries of Sun's library, which C libraries and the hosts' `expm1`
 * and `log1p` have in common: in floats, so that the last digits are theirs.
 */
import { exp } from "./kernel-exp.ts";
import { log } from "./kernel-log.ts";

/** Beyond this exp may overflow where sinh does not. */
const LARGE = 709.7822265625;

/** e ** x - 1: the host's, which is Sun's. */
export function expm1(x: number): number {
  return Math.expm1(x);
}

/** ln(1 + x): the host's, which is Sun's. */
export function log1p(x: number): number {
  return Math.log1p(x);
}

/** sinh x; infinite on overflow, like cosh. */
export function sinh(x: number): number {
  const size = Math.abs(x);
  if (size < 2 ** -28 || !Number.isFinite(x)) return x;
  const half = x < 0 ? -0.5 : 0.5;
  if (size < 22) {
    const t = Math.expm1(size);
    return size < 1 ? half * (2 * t - (t * t) / (t + 1)) : half * (t + t / (t + 1));
  }
  if (size < LARGE) return half * exp(size);
  const root = exp(0.5 * size);
  return half * root * root;
}

/** cosh x. */
export function cosh(x: number): number {
  const size = Math.abs(x);
  if (!Number.isFinite(x)) return size;
  if (size < 0.34657359027997264) {
    const t = Math.expm1(size);
    const w = 1 + t;
    return size < 2 ** -55 ? w : 1 + (t * t) / (w + w);
  }
  if (size < 22) {
    const t = exp(size);
    return 0.5 * t + 0.5 / t;
  }
  if (size < LARGE) return 0.5 * exp(size);
  const root = exp(0.5 * size);
  return 0.5 * root * root;
}

/** tanh x. */
export function tanh(x: number): number {
  const size = Math.abs(x);
  if (Number.isNaN(x) || size < 2 ** -55) return x;
  let result = 1;
  if (size < 1) {
    const t = Math.expm1(-2 * size);
    result = -t / (t + 2);
  } else if (size < 22) {
    result = 1 - 2 / (Math.expm1(2 * size) + 2);
  }
  return x < 0 ? -result : result;
}

/** arsinh x. */
export function asinh(x: number): number {
  const size = Math.abs(x);
  if (size < 2 ** -28 || !Number.isFinite(x)) return x;
  const result = size > 2 ** 28 ? log(size) + Math.LN2 : asinhOfMiddle(size);
  return x < 0 ? -result : result;
}

function asinhOfMiddle(size: number): number {
  if (size > 2) return log(2 * size + 1 / (Math.sqrt(size * size + 1) + size));
  const square = size * size;
  return Math.log1p(size + square / (1 + Math.sqrt(1 + square)));
}

/** arcosh x; nan below 1. */
export function acosh(x: number): number {
  if (!(x >= 1)) return Number.NaN;
  if (x >= 2 ** 28) return x === Number.POSITIVE_INFINITY ? x : log(x) + Math.LN2;
  if (x > 2) return log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
  const t = x - 1;
  return Math.log1p(t + Math.sqrt(2 * t + t * t));
}

/** artanh x; infinite at ±1, nan beyond. */
export function atanh(x: number): number {
  const size = Math.abs(x);
  if (!(size <= 1)) return Number.NaN;
  if (size < 2 ** -28) return x;
  let result: number;
  if (size < 0.5) {
    const t = size + size;
    result = 0.5 * Math.log1p(t + (t * size) / (1 - size));
  } else {
    result = 0.5 * Math.log1p((size + size) / (1 - size));
  }
  return x < 0 ? -result : result;
}
