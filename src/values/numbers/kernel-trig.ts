/**
 * Sine, cosine and tangent, evaluated to about 2**-68 and rounded once.
 *
 * x = k·π/128 + r with |r| ≤ π/256; sin and cos of k·π/128 come from a table, those of r from their series, and the addition theorem joins
 * them. Where x is large, or r so small that digits of π run out, r is found with integers.
 */
import type { Pair } from "./double-double.ts";
import { addPairs, dividePairs, multiplyPairs, sumError } from "./double-double.ts";
import type { SineTables } from "./fixed-point.ts";
import { makeSineTables, reduceLargeAngle } from "./fixed-point.ts";

let tables: SineTables | undefined;

/** Below this size x³/6 is less than half a unit in the last place of x. */
const TINY = 7.450580596923828e-9;

const rest: Pair = { high: 0, low: 0 };
const sineOfRest: Pair = { high: 0, low: 0 };
const cosineOfRest: Pair = { high: 0, low: 0 };
const left: Pair = { high: 0, low: 0 };
const right: Pair = { high: 0, low: 0 };

/** Leaves r in `rest`; gives k modulo 256, of which 256 make a turn. */
function reduce(x: number, { step }: SineTables): number {
  const k = Math.round(x * 40.74366543152521);
  if (Math.abs(x) < 1e5) {
    const first = x - k * step.first;
    const second = k * step.second;
    const a = first - second;
    const b = sumError(first, -second, a) - k * step.third;
    const high = a + b;
    if (k === 0 || Math.abs(high) > 1e-7) {
      rest.high = high;
      rest.low = a - high + b;
      return k & 255;
    }
  }
  return reduceLargeAngle(x, rest);
}

/** sin r - r/1 … as pairs: {@link sineOfRest}, and cos r - 1 in {@link cosineOfRest}. */
function seriesOfRest(): void {
  const { high: r, low: s } = rest;
  multiplyPairs(r, s, r, s, right);
  const square = right.high;
  // r²/2 is wanted to its last digits, the further terms are small enough for floats.
  const cosineTail = square * square * (1 / 24 + square * (-1 / 720 + square * (1 / 40320 - square / 3628800)));
  addPairs(-0.5 * right.high, -0.5 * right.low, cosineTail, 0, cosineOfRest);
  const cube = r * square;
  const sineTail = cube * (-1 / 6 + square * (1 / 120 + square * (-1 / 5040 + square / 362880)));
  addPairs(r, s, sineTail, 0, sineOfRest);
}

/** sin(turn·π/128 + rest) into `out`, `turn` in 0 … 255, from the two series. */
function sineAt(turn: number, { sines }: SineTables, out: Pair): void {
  const half = turn & 127;
  const i = half <= 64 ? half : 128 - half;
  const j = half <= 64 ? 64 - half : half - 64;
  const sign = turn < 128 ? 1 : -1;
  const cosineSign = half <= 64 ? sign : -sign;
  const sine = sign * (sines.high[i] ?? 0);
  const sineLow = sign * (sines.low[i] ?? 0);
  const cosine = cosineSign * (sines.high[j] ?? 0);
  const cosineLow = cosineSign * (sines.low[j] ?? 0);
  multiplyPairs(cosine, cosineLow, sineOfRest.high, sineOfRest.low, left);
  multiplyPairs(sine, sineLow, cosineOfRest.high, cosineOfRest.low, right);
  addPairs(left.high, left.low, right.high, right.low, left);
  addPairs(sine, sineLow, left.high, left.low, out);
}

const result: Pair = { high: 0, low: 0 };
const divisor: Pair = { high: 0, low: 0 };

/** sin x; nan for infinities (`math.sin`'s fault is its caller's), as for the others. */
export function sin(x: number): number {
  if (Math.abs(x) < TINY) return x;
  if (!Number.isFinite(x)) return Number.NaN;
  tables ??= makeSineTables();
  const turn = reduce(x, tables);
  seriesOfRest();
  sineAt(turn, tables, result);
  return result.high;
}

/** cos x. */
export function cos(x: number): number {
  if (!Number.isFinite(x)) return Number.NaN;
  if (Math.abs(x) < TINY) return 1;
  tables ??= makeSineTables();
  const turn = reduce(x, tables);
  seriesOfRest();
  sineAt((turn + 64) & 255, tables, result);
  return result.high;
}

/** tan x. */
export function tan(x: number): number {
  if (Math.abs(x) < TINY) return x;
  if (!Number.isFinite(x)) return Number.NaN;
  tables ??= makeSineTables();
  const turn = reduce(x, tables);
  seriesOfRest();
  sineAt((turn + 64) & 255, tables, divisor);
  sineAt(turn, tables, result);
  dividePairs(result.high, result.low, divisor.high, divisor.low, result);
  return result.high;
}
