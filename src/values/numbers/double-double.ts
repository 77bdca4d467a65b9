/**
 * Sums and products without error, the bricks of the kernels: a number of about 106 bits is an unevaluated sum of two floats.
 *
 * The kernels evaluate in this way and round once at the end. C libraries today are so near to correct rounding that this gives their results
 * except in few of a thousand cases, while hosts' own functions differ in several of a hundred, and from each other.
 */

/** `high + low`, |low| at most half a unit in the last place of `high` (where the maker says so). */
export interface Pair {
  high: number;
  low: number;
}

/** `a + b - s` for `s = a + b`, any sizes. */
export function sumError(a: number, b: number, s: number): number {
  const partOfB = s - a;
  return a - (s - partOfB) + (b - partOfB);
}

const SPLITTER = 134217729;

/** `a * b - p` for `p = a * b`; sizes between 2 ** -480 and 2 ** 990, and `p` as well. */
export function productError(a: number, b: number, p: number): number {
  const s = SPLITTER * a;
  const aHigh = s - (s - a);
  const aLow = a - aHigh;
  const t = SPLITTER * b;
  const bHigh = t - (t - b);
  const bLow = b - bHigh;
  return aLow * bLow - (p - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** `out = (a + b) / (c + d)`, both pairs. May be the operand's own pair. */
export function dividePairs(a: number, b: number, c: number, d: number, out: Pair): void {
  const q = a / c;
  const p = q * c;
  const rest = a - p - productError(q, c, p) + (b - q * d);
  const correction = rest / c;
  out.high = q + correction;
  out.low = q - out.high + correction;
}

/** `out = (a + b) * (c + d)`. */
export function multiplyPairs(a: number, b: number, c: number, d: number, out: Pair): void {
  const p = a * c;
  const e = productError(a, c, p) + (a * d + b * c);
  out.high = p + e;
  out.low = p - out.high + e;
}

/** `out = sqrt(a + b)`, `a > 0`. */
export function rootOfPair(a: number, b: number, out: Pair): void {
  const root = Math.sqrt(a);
  const square = root * root;
  const rest = a - square - productError(root, root, square) + b;
  const correction = rest / (2 * root);
  out.high = root + correction;
  out.low = root - out.high + correction;
}

/** `out = (a + b) + (c + d)`; accurate to about 2 ** -104 of the larger. */
export function addPairs(a: number, b: number, c: number, d: number, out: Pair): void {
  const s = a + c;
  const e = sumError(a, c, s) + (b + d);
  out.high = s + e;
  out.low = s - out.high + e;
}
