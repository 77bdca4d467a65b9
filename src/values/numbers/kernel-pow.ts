/** `pow` of two floats, evaluated to about 2**-68 at worst and rounded once; special values as C99 has them. */
import type { Pair } from "./double-double.ts";
import { productError } from "./double-double.ts";
import { expOfPair } from "./kernel-exp.ts";
import { logPair } from "./kernel-log.ts";

const work: Pair = { high: 0, low: 0 };

/** C's `pow(x, y)`: infinite on overflow, nan for a negative base to a power that is no whole number. */
export function power(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const size = Math.abs(x);
  const odd = y % 2 === 1 || y % 2 === -1;
  const negative = odd && (x < 0 || Object.is(x, -0));
  if (size === 0 || size === Number.POSITIVE_INFINITY) {
    const grown = (size === 0) === y < 0 ? Number.POSITIVE_INFINITY : 0;
    return negative ? -grown : grown;
  }
  if (y === Number.POSITIVE_INFINITY || y === Number.NEGATIVE_INFINITY) {
    if (size === 1) return 1;
    return size > 1 === y > 0 ? Number.POSITIVE_INFINITY : 0;
  }
  if (x < 0 && !Number.isInteger(y)) return Number.NaN;
  const result = size === 1 ? 1 : positivePower(size, y);
  return negative ? -result : result;
}

function positivePower(x: number, y: number): number {
  if (y === 1) return x;
  if (y === 2) return x * x;
  if (y === -1) return 1 / x;
  if (y === 0.5) return Math.sqrt(x);
  if (y >= 3 && y <= 64 && Number.isInteger(y) && x > 1e-4 && x < 4e4) return wholePower(x, y);
  logPair(x, work);
  const { high, low } = work;
  const product = y * high;
  // Beyond the floats, or equal to 1; between these bounds splitting neither overflows nor underflows.
  if (!(Math.abs(product) < 800)) return product > 0 ? Number.POSITIVE_INFINITY : 0;
  if (Math.abs(product) < 1e-20) return 1 + product;
  const error = productError(y, high, product) + y * low;
  const sum = product + error;
  return expOfPair(sum, product - sum + error);
}

/** By squaring in pairs; each product adds about 2 ** -104 to the error, and nothing leaves the floats' range by much. */
function wholePower(x: number, y: number): number {
  let high = 1;
  let low = 0;
  let baseHigh = x;
  let baseLow = 0;
  for (let left = y; ; ) {
    if (left % 2 === 1) {
      const product = high * baseHigh;
      const error = productError(high, baseHigh, product) + (high * baseLow + low * baseHigh);
      high = product + error;
      low = product - high + error;
    }
    left = Math.floor(left / 2);
    if (left === 0) return high + low;
    const square = baseHigh * baseHigh;
    const error = productError(baseHigh, baseHigh, square) + 2 * baseHigh * baseLow;
    baseHigh = square + error;
    baseLow = square - baseHigh + error;
  }
}
