/**
 * Constants and tables of the kernels, computed when first needed with integers in units of 2**-192: a millisecond once, instead of
 * kilobytes of digits in the bundle, and nothing to mistype.
 */
import type { Pair } from "./double-double.ts";
import { floatParts, scaleByTwo } from "./float-parts.ts";

const PLACES = 192n;
const ONE = 1n << PLACES;

/** A finite float in units of 2 ** -192, cut off below. */
function fixedOf(x: number): bigint {
  const { negative, mantissa, exponent } = floatParts(x);
  const shift = BigInt(exponent) + PLACES;
  const size = shift >= 0n ? mantissa << shift : mantissa >> -shift;
  return negative ? -size : size;
}

/** The float nearest to a fixed-point number, and the float nearest to what is left. */
function pairOf(fixed: bigint): Readonly<Pair> {
  const high = scaleByTwo(Number(fixed), -192);
  return { high, low: scaleByTwo(Number(fixed - fixedOf(high)), -192) };
}

/** 2·artanh(p / q) = ln((q + p) / (q - p)), for |p / q| well below 1. */
function logOfRatio(p: bigint, q: bigint): bigint {
  let power = (p * ONE) / q;
  let sum = 0n;
  for (let n = 1n; power !== 0n; n += 2n) {
    sum += power / n;
    power = (power * p * p) / (q * q);
  }
  return sum * 2n;
}

function expOf(x: bigint): bigint {
  let sum = ONE;
  let term = ONE;
  for (let n = 1n; term !== 0n; n++) {
    term = (term * x) / (ONE * n);
    sum += term;
  }
  return sum;
}

/** arctan(1 / q) in units of 2 ** -places. */
function arcOfReciprocal(q: bigint, places: bigint): bigint {
  let power = (1n << places) / q;
  let sum = 0n;
  let sign = 1n;
  for (let n = 1n; power !== 0n; n += 2n) {
    sum += (sign * power) / n;
    power /= q * q;
    sign = -sign;
  }
  return sum;
}

/** π in units of 2 ** -places, by Machin's formula. */
export function fixedPi(places: bigint): bigint {
  const guard = 32n;
  return (16n * arcOfReciprocal(5n, places + guard) - 4n * arcOfReciprocal(239n, places + guard)) >> guard;
}

/** ln 2 in units of 2 ** -192. */
function fixedLog2(): bigint {
  return logOfRatio(1n, 3n);
}

/** A constant as three floats: the first with `bits` bits only, so that products with small integers are exact. */
export interface Thirds {
  readonly first: number;
  readonly second: number;
  readonly third: number;
}

function thirdsOf(fixed: bigint, bits: number, secondBits: number): Thirds {
  const first = cutTo(fixed, bits);
  const rest = fixed - fixedOf(first);
  const second = cutTo(rest, secondBits);
  return { first, second, third: scaleByTwo(Number(rest - fixedOf(second)), -192) };
}

function cutTo(fixed: bigint, bits: number): number {
  const drop = BigInt(fixed.toString(2).length - bits);
  return scaleByTwo(Number((fixed >> drop) << drop), -192);
}

/** Parallel columns of a table of pairs. */
export interface PairTable {
  readonly high: Float64Array;
  readonly low: Float64Array;
}

function tableOf(size: number, entry: (index: number) => bigint): PairTable {
  const table = { high: new Float64Array(size), low: new Float64Array(size) };
  for (let i = 0; i < size; i++) {
    const { high, low } = pairOf(entry(i));
    table.high[i] = high;
    table.low[i] = low;
  }
  return table;
}

/** What logarithms need: for i/128 between 1/2 and 3/2 the logarithm of the float nearest to 128/i, and ln 2. */
export interface LogTables {
  readonly logs: PairTable;
  readonly ln2: Thirds;
  readonly reciprocalLn2: Readonly<Pair>;
}

export function makeLogTables(): LogTables {
  const ln2 = fixedLog2();
  const logs = tableOf(192, (i) => {
    if (i < 64) return 0n;
    const reciprocal = fixedOf(128 / i);
    return logOfRatio(reciprocal - ONE, reciprocal + ONE);
  });
  return { logs, ln2: thirdsOf(ln2, 40, 53), reciprocalLn2: pairOf((ONE * ONE) / ln2) };
}

/** What exponentials need: 2 ** (i / 64), and (ln 2) / 64. */
export interface ExpTables {
  readonly powers: PairTable;
  readonly step: Thirds;
  readonly ln2: Readonly<Pair>;
}

export function makeExpTables(): ExpTables {
  const ln2 = fixedLog2();
  return {
    powers: tableOf(64, (i) => expOf((ln2 * BigInt(i)) / 64n)),
    step: thirdsOf(ln2 / 64n, 34, 53),
    ln2: pairOf(ln2),
  };
}

/** What sine and cosine need: sin(i·π/128) for i up to 64, that is π/2, and π/128. */
export interface SineTables {
  readonly sines: PairTable;
  readonly step: Thirds;
}

export function makeSineTables(): SineTables {
  const step = fixedPi(PLACES) / 128n;
  return { sines: tableOf(65, (i) => sineOf(step * BigInt(i))), step: thirdsOf(step, 27, 27) };
}

function sineOf(x: bigint): bigint {
  const square = (x * x) / ONE;
  let sum = 0n;
  let term = x;
  for (let n = 2n; term !== 0n; n += 2n) {
    sum += term;
    term = (-term * square) / (ONE * n * (n + 1n));
  }
  return sum;
}

/** What the arc functions need: arctan(i / 64) for i up to 64, and π. */
export interface ArcTables {
  readonly arcs: PairTable;
  readonly pi: Readonly<Pair>;
}

export function makeArcTables(): ArcTables {
  return { arcs: tableOf(65, (i) => arcOf(BigInt(i))), pi: pairOf(fixedPi(PLACES)) };
}

/** arctan(i / 64), by Euler's series, which converges up to 1. */
function arcOf(i: bigint): bigint {
  if (i === 0n) return 0n;
  const p = i * i;
  const q = 4096n + p;
  let term = (ONE * i * 64n) / q;
  let sum = 0n;
  for (let n = 1n; term !== 0n; n++) {
    sum += term;
    term = (term * 2n * n * p) / ((2n * n + 1n) * q);
  }
  return sum;
}

/** The reduction of a large `x` by steps of π/128: the step count modulo 256 and what is left, at most half a step. */
export function reduceLargeAngle(x: number, rest: Pair): number {
  largePi ??= fixedPi(LARGE_PLACES) / 128n;
  const { negative, mantissa, exponent } = floatParts(x);
  const shift = BigInt(exponent) + LARGE_PLACES;
  const size = shift >= 0n ? mantissa << shift : mantissa >> -shift;
  const count = (size * 2n + largePi) / (largePi * 2n);
  const left = (size - count * largePi) >> (LARGE_PLACES - PLACES * 2n);
  const high = Number(left);
  rest.high = scaleByTwo(negative ? -high : high, -384);
  const low = Number(left - BigInt(high));
  rest.low = scaleByTwo(negative ? -low : low, -384);
  const turn = Number(count & 255n);
  return negative ? (256 - turn) & 255 : turn;
}

/** Enough that a step counted 2 ** 1020 times is still known to 200 places. */
const LARGE_PLACES = 1260n;
let largePi: bigint | undefined;
