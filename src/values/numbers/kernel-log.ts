/**
 * Logarithms, evaluated to about 2**-78 and rounded once.
 *
 * x = 2**e · m with m near 1; with c the float nearest to 1/i for i = m rounded to 128ths, r = m·c - 1 is at most 2**-7.4 and known without error,
 * and ln x = e·ln 2 - ln c + ln(1 + r), the last by its series: three terms in pairs, the others in floats.
 */
import type { Pair } from "./double-double.ts";
import { multiplyPairs, productError, sumError } from "./double-double.ts";
import type { LogTables } from "./fixed-point.ts";
import { makeLogTables } from "./fixed-point.ts";

let tables: LogTables | undefined;

const float = new Float64Array(1);
const halves = new Uint32Array(float.buffer);
/** Which half of a float's bits holds the exponent depends on the host's byte order. */
const TOP = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;

const THIRD = 1 / 3;
const THIRD_LOW = 1.850371707708594e-17;

/** ln `x` for finite `x > 0` as a pair. */
export function logPair(x: number, out: Pair): void {
  tables ??= makeLogTables();
  let exponent = 0;
  let size = x;
  if (size < 2.2250738585072014e-308) {
    size *= 18014398509481984;
    exponent = -54;
  }
  float[0] = size;
  const top = halves[TOP] ?? 0;
  exponent += (top >>> 20) - 1023;
  halves[TOP] = (top & 0xfffff) | 0x3ff00000;
  let m = float[0] ?? 1;
  if (m >= 1.41) {
    m *= 0.5;
    exponent++;
  }
  const i = Math.floor(m * 128 + 0.5);
  const c = 128 / i;
  const product = m * c;
  const high = product - 1;
  const low = i === 128 ? 0 : productError(m, c, product);
  // r = r + s, a pair
  const r = high + low;
  const s = high - r + low;
  // r²/2
  const square = r * r;
  const squareLow = productError(r, r, square) + 2 * r * s;
  // r³/3
  const cube = square * r;
  const cubeLow = productError(square, r, cube) + (squareLow * r + square * s);
  const third = cube * THIRD;
  const thirdLow = productError(cube, THIRD, third) + (cube * THIRD_LOW + cubeLow * THIRD);
  const tail =
    square *
    square *
    (-0.25 +
      r * (0.2 + r * (-1 / 6 + r * (1 / 7 + r * (-0.125 + r * (1 / 9 + r * (-0.1 + r * (1 / 11 - r * (1 / 12)))))))));
  // From the large to the small, keeping every error.
  const { logs, ln2 } = tables;
  const whole = exponent * ln2.first;
  const base = whole - (logs.high[i] ?? 0);
  let rest = sumError(whole, -(logs.high[i] ?? 0), base) + (exponent * ln2.second - (logs.low[i] ?? 0));
  const one = base + r;
  rest += sumError(base, r, one) + s;
  const two = one - 0.5 * square;
  rest += sumError(one, -0.5 * square, two) - 0.5 * squareLow;
  const three = two + third;
  rest += sumError(two, third, three) + thirdLow + tail;
  out.high = three + rest;
  out.low = three - out.high + rest;
}

const work: Pair = { high: 0, low: 0 };

/** ln `x`; -inf for 0 and nan below, as C's. `math.log`'s faults are its caller's. */
export function log(x: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) return edge(x);
  logPair(x, work);
  return work.high;
}

/** The logarithm to base 2, exact on powers of two. */
export function log2(x: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) return edge(x);
  logPair(x, work);
  const { reciprocalLn2 } = tables ?? makeLogTables();
  multiplyPairs(work.high, work.low, reciprocalLn2.high, reciprocalLn2.low, work);
  return work.high;
}

/**
 * The logarithm to base 10 in the way C libraries have it from Sun's: in floats, not rounded once, hence with their last digit rather than the
 * best one. x = 2**k · m, and log10(x) = k·log10(2) + log10(e)·ln(m), with m in [1/2, 1) for negative k.
 */
export function log10(x: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) return edge(x);
  let exponent = 0;
  let size = x;
  if (size < 2.2250738585072014e-308) {
    size *= 18014398509481984;
    exponent = -54;
  }
  float[0] = size;
  const top = halves[TOP] ?? 0;
  exponent += (top >>> 20) - 1023;
  const below = exponent < 0 ? 1 : 0;
  halves[TOP] = (top & 0xfffff) | ((1023 - below) << 20);
  const m = float[0] ?? 1;
  const k = exponent + below;
  return k * 3.694239077158931e-13 + Math.LOG10E * log(m) + k * 0.30102999566361177;
}

/**
 * A logarithm of an int `n > 0` beyond the floats, as Python takes it: of n / 2**bits, plus that many times the one of 2. `bits` is the
 * int's length, `scaled` the quotient, between 1/2 and 1.
 */
export function logOfScaled(logarithm: (x: number) => number, scaled: number, bits: number): number {
  return logarithm(scaled) + logarithm(2) * bits;
}

function edge(x: number): number {
  return x === 0 ? Number.NEGATIVE_INFINITY : x > 0 ? x : Number.NaN;
}
