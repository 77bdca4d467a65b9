/**
 * The gamma function and its logarithm as CPython has them, which does not ask the C library: Lanczos' approximation with g = 6.0246… and thirteen
 * terms (the coefficients are those published with the Boost libraries), reflection for negative arguments.
 */
import { exp } from "./kernel-exp.ts";
import { log } from "./kernel-log.ts";
import { power } from "./kernel-pow.ts";
import { cos, sin } from "./kernel-trig.ts";

const G = 6.02468004077673;
const G_MINUS_HALF = 5.52468004077673;

/** Highest power last. */
const NUMERATOR: readonly number[] = [
  23531376880.41076, 42919803642.6491, 35711959237.35567, 17921034426.03721, 6039542586.352028, 1439720407.3117216,
  248874557.86205417, 31426415.585400194, 2876370.6289353725, 186056.26539522348, 8071.672002365816, 210.82427775157936,
  2.5066282746310002,
];
/** x · (x + 1) · … · (x + 11), multiplied out. */
const DENOMINATOR: readonly number[] = [
  0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1,
];

/** Lanczos' sum for x > 0: one rational function, in 1/x where x is large, so that powers stay small. */
function lanczos(x: number): number {
  let above = 0;
  let below = 0;
  if (x < 5) {
    for (let i = NUMERATOR.length - 1; i >= 0; i--) {
      above = above * x + (NUMERATOR[i] ?? 0);
      below = below * x + (DENOMINATOR[i] ?? 0);
    }
  } else {
    for (let i = 0; i < NUMERATOR.length; i++) {
      above = above / x + (NUMERATOR[i] ?? 0);
      below = below / x + (DENOMINATOR[i] ?? 0);
    }
  }
  return above / below;
}

/** sin(π·x), exact at whole and half numbers. */
function sinOfPi(x: number): number {
  const y = Math.abs(x) % 2;
  const part = Math.round(2 * y);
  const angle = (shift: number): number => Math.PI * (y - shift);
  const values = [
    () => sin(angle(0)),
    () => cos(angle(0.5)),
    () => sin(-angle(1)),
    () => -cos(angle(1.5)),
    () => sin(angle(2)),
  ];
  const value = values[part]?.() ?? 0;
  return x < 0 ? -value : value;
}

let factorials: Float64Array | undefined;

/** (n - 1)! rounded once, for whole n from 1 to 23, where it is exact. */
function smallFactorial(n: number): number {
  if (factorials === undefined) {
    factorials = new Float64Array(24).fill(1);
    for (let i = 2; i < 24; i++) factorials[i] = (factorials[i - 1] ?? 1) * (i - 1);
  }
  return factorials[n] ?? 1;
}

/** Γ(x); nan at whole numbers below 1 and at -inf (a domain error for `math.gamma`), infinite on overflow (its range error). */
export function gamma(x: number): number {
  if (!Number.isFinite(x)) return x > 0 ? x : Number.NaN;
  if (x === 0) return 1 / x;
  if (Number.isInteger(x)) {
    if (x < 0) return Number.NaN;
    if (x <= 23) return smallFactorial(x);
  }
  const size = Math.abs(x);
  if (size < 1e-20) return 1 / x;
  if (size > 200) return x < 0 ? 0 / sinOfPi(x) : Number.POSITIVE_INFINITY;
  const y = size + G_MINUS_HALF;
  // What rounding took from y, to be made good to first order.
  let z: number;
  if (size > G_MINUS_HALF) {
    const q = y - size;
    z = q - G_MINUS_HALF;
  } else {
    const q = y - G_MINUS_HALF;
    z = q - size;
  }
  z = (z * G) / y;
  if (x < 0) {
    const reflected = ((-Math.PI / sinOfPi(size) / size) * exp(y)) / lanczos(size);
    const corrected = reflected - z * reflected;
    if (size < 140) return corrected / power(y, size - 0.5);
    const root = power(y, size / 2 - 0.25);
    return corrected / root / root;
  }
  const plain = lanczos(size) / exp(y);
  const corrected = plain + z * plain;
  if (size < 140) return corrected * power(y, size - 0.5);
  const root = power(y, size / 2 - 0.25);
  return corrected * root * root;
}

/** ln |Γ(x)|; infinite at whole numbers below 1 (a domain error for `math.lgamma` there) and for infinities. */
export function lgamma(x: number): number {
  if (Number.isNaN(x)) return x;
  if (!Number.isFinite(x)) return Number.POSITIVE_INFINITY;
  if (x === Math.floor(x) && x <= 2) return x <= 0 ? Number.POSITIVE_INFINITY : 0;
  const size = Math.abs(x);
  if (size < 1e-20) return -log(size);
  const result = log(lanczos(size)) - G + (size - 0.5) * (log(size + G - 0.5) - 1);
  if (x >= 0) return result;
  return LOG_OF_PI - log(Math.abs(sinOfPi(size))) - log(size) - result;
}

const LOG_OF_PI = 1.1447298858494002;
