/**
 * Inverse trigonometric functions, all by way of the angle of a point (x, y), whose coordinates are pairs: evaluated to about 2**-68 and
 * rounded once.
 *
 * With t = the smaller coordinate over the larger and i = t rounded to 64ths, arctan t = arctan(i/64) + arctan z, z = (t - i/64) / (1 + t·i/64),
 * |z| ≤ 1/128; the first comes from a table, the second from its series.
 */
import type { Pair } from "./double-double.ts";
import { addPairs, dividePairs, multiplyPairs, productError, rootOfPair, sumError } from "./double-double.ts";
import type { ArcTables } from "./fixed-point.ts";
import { makeArcTables } from "./fixed-point.ts";
import { scaleByTwo } from "./float-parts.ts";

let tables: ArcTables | undefined;

const TINY = 7.450580596923828e-9;

const ratio: Pair = { high: 0, low: 0 };
const angle: Pair = { high: 0, low: 0 };
const work: Pair = { high: 0, low: 0 };

/** The angle of (`x`, `y`), pairs with y ≥ 0 and not both zero, into `angle`: 0 … π. */
function angleOf(y: number, yLow: number, x: number, xLow: number): void {
  tables ??= makeArcTables();
  const { arcs, pi } = tables;
  const size = Math.abs(x);
  const sizeLow = x < 0 ? -xLow : xLow;
  const steep = y > size;
  if (steep) dividePairs(size, sizeLow, y, yLow, ratio);
  else dividePairs(y, yLow, size, sizeLow, ratio);
  const i = Math.round(ratio.high * 64);
  if (i !== 0) {
    const point = i / 64;
    // 1 + t·i/64
    const product = ratio.high * point;
    const sum = 1 + product;
    const low = product - (sum - 1) + (productError(ratio.high, point, product) + ratio.low * point);
    const difference = ratio.high - point;
    dividePairs(difference, ratio.low, sum, low, ratio);
  }
  const { high: z, low: zLow } = ratio;
  const square = z * z;
  const tail = z * square * (-1 / 3 + square * (0.2 + square * (-1 / 7 + square * (1 / 9 - square / 11))));
  addPairs(arcs.high[i] ?? 0, arcs.low[i] ?? 0, z, zLow, angle);
  addPairs(angle.high, angle.low, tail, 0, angle);
  if (steep) addPairs(pi.high / 2, pi.low / 2, -angle.high, -angle.low, angle);
  if (x < 0) addPairs(pi.high, pi.low, -angle.high, -angle.low, angle);
}

/** arctan x. */
export function atan(x: number): number {
  const size = Math.abs(x);
  if (size < TINY || Number.isNaN(x)) return x;
  if (size > 1e20) return x > 0 ? Math.PI / 2 : -Math.PI / 2;
  angleOf(size, 0, 1, 0);
  return x < 0 ? -angle.high : angle.high;
}

/** sqrt(1 - x²) into `work`, |x| < 1. */
function leg(x: number): void {
  const sum = 1 + x;
  const difference = 1 - x;
  multiplyPairs(sum, sumError(1, x, sum), difference, sumError(1, -x, difference), work);
  rootOfPair(work.high, work.low, work);
}

/** arcsin x; nan beyond ±1 (`math.asin`'s fault is its caller's). */
export function asin(x: number): number {
  const size = Math.abs(x);
  if (size < TINY) return x;
  if (!(size < 1)) return size === 1 ? (x * Math.PI) / 2 : Number.NaN;
  leg(size);
  angleOf(size, 0, work.high, work.low);
  return x < 0 ? -angle.high : angle.high;
}

/** arccos x; nan beyond ±1. */
export function acos(x: number): number {
  if (!(Math.abs(x) < 1)) return x === 1 ? 0 : x === -1 ? Math.PI : Number.NaN;
  if (Math.abs(x) < 1e-17) return Math.PI / 2;
  leg(x);
  angleOf(work.high, work.low, x, 0);
  return angle.high;
}

/** The angle of the point (`x`, `y`), with C99's results for zeros and infinities. */
export function atan2(y: number, x: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const behind = x < 0 || Object.is(x, -0);
  const below = y < 0 || Object.is(y, -0);
  const size = angleOfSizes(Math.abs(y), Math.abs(x), behind);
  return below ? -size : size;
}

function angleOfSizes(y: number, x: number, behind: boolean): number {
  if (y === 0) return behind ? Math.PI : 0;
  if (x === Number.POSITIVE_INFINITY) {
    if (y !== Number.POSITIVE_INFINITY) return behind ? Math.PI : 0;
    return behind ? 3 * (Math.PI / 4) : Math.PI / 4;
  }
  if (x === 0 || y === Number.POSITIVE_INFINITY) return Math.PI / 2;
  const larger = Math.max(x, y);
  const gap = Math.min(x, y) / larger;
  if (gap < 2.4e-17) {
    if (y > x) return Math.PI / 2;
    if (behind) return Math.PI;
    // The angle is y/x, or for a quotient that underflows what the host's division makes of it.
    return y / x;
  }
  // Bring the coordinates near 1, where pairs cannot leave the floats' range.
  const shift = larger > 1e150 ? -520 : larger < 1e-150 ? 560 : 0;
  const scaledX = shift === 0 ? x : scaleByTwo(x, shift);
  angleOf(shift === 0 ? y : scaleByTwo(y, shift), 0, behind ? -scaledX : scaledX, 0);
  return angle.high;
}
