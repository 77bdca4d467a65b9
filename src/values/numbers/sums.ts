/**
 * Sums of numbers: the rules of `sum()` since Python 3.12, and sums rounded once (`math.fsum`, `math.sumprod`).
 *
 * `sum()` starts out adding ints exactly; the first float turns it to floats, whose rounding errors are gathered apart (Neumaier) and added at the
 * end; an int met there is added as a float, without that care. Anything else ends both: from then on it is plain `+`, even if floats follow.
 */
import { productError } from "./double-double.ts";
import { floatOfInt } from "./integer-arithmetic.ts";
import { isWord } from "./integer-size.ts";
import { NumberFault } from "./number-fault.ts";

/** A sum under way. */
export interface RunningSum {
  mode: "ints" | "floats" | "plain";
  /** The total, but for `correction` in mode `floats`. */
  total: bigint | number;
  correction: number;
}

/** `sum(…, start)` for a start that is an int or a float (exactly: for subtypes and others plain addition is right from the start). */
export function startSum(start: bigint | number = 0n): RunningSum {
  return { mode: typeof start === "number" ? "floats" : isWord(start) ? "ints" : "plain", total: start, correction: 0 };
}

/** Adds a float. Faults when ints so far are beyond the floats. */
export function addFloat(sum: RunningSum, x: number): void {
  const { total } = sum;
  if (typeof total === "bigint") {
    if (sum.mode === "ints") sum.mode = "floats";
    sum.total = floatOfInt(total) + x;
    return;
  }
  const next = total + x;
  if (sum.mode === "floats") {
    sum.correction += Math.abs(total) >= Math.abs(x) ? total - next + x : x - next + total;
  }
  sum.total = next;
}

/** Adds an int or bool; `subtype` for ints of a class of their own. Faults where an int beyond the floats meets a float. */
export function addInt(sum: RunningSum, n: bigint, subtype = false): void {
  const { total } = sum;
  if (typeof total === "bigint") {
    const next = total + n;
    if (subtype || !isWord(n) || !isWord(next)) sum.mode = "plain";
    sum.total = next;
    return;
  }
  if (sum.mode === "floats" && !isWord(n)) settleSum(sum);
  sum.total = (sum.total as number) + floatOfInt(n);
}

/** Ends the special treatment because something else comes next, or nothing: gives the total, to which plain addition may go on. */
export function settleSum(sum: RunningSum): bigint | number {
  // An infinite or overflowed correction must not turn the sum to nan, nor a zero one -0.0 to 0.0.
  if (typeof sum.total === "number" && sum.correction !== 0 && Number.isFinite(sum.correction)) {
    sum.total += sum.correction;
  }
  sum.correction = 0;
  sum.mode = "plain";
  return sum.total;
}

/** `sum` of floats alone, from the int 0 that is its default start; the int 0 for none is the caller's. */
export function sumFloats(values: ArrayLike<number>): number {
  let total = 0;
  let correction = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i] ?? 0;
    const next = total + x;
    correction += Math.abs(total) >= Math.abs(x) ? total - next + x : x - next + total;
    total = next;
  }
  return correction !== 0 && Number.isFinite(correction) ? total + correction : total;
}

/** `math.fsum`: the exact sum, rounded once. Faults when it overflows on the way, and for infinities of both signs. */
export function exactSum(values: Iterable<number>): number {
  const parts: number[] = [];
  let infinities = 0;
  let special = 0;
  for (const value of values) {
    if (Number.isFinite(value)) {
      if (!addPart(parts, value)) throw new NumberFault("OverflowError", "intermediate overflow in fsum");
    } else {
      parts.length = 0;
      special += value;
      if (!Number.isNaN(value)) infinities += value;
    }
  }
  if (special !== 0) {
    if (Number.isNaN(infinities)) throw new NumberFault("ValueError", "-inf + inf in fsum");
    return special;
  }
  return roundParts(parts);
}

/** Adds to a sum kept as floats without common digits, by growing size (Shewchuk). False on overflow. */
function addPart(parts: number[], value: number): boolean {
  let x = value;
  let kept = 0;
  for (const part of parts) {
    const [large, small] = Math.abs(x) < Math.abs(part) ? [part, x] : [x, part];
    const high = large + small;
    const low = small - (high - large);
    if (low !== 0) parts[kept++] = low;
    x = high;
  }
  parts.length = kept;
  if (x !== 0) parts.push(x);
  return Number.isFinite(x);
}

/** The float nearest to such a sum, ties to even. */
function roundParts(parts: readonly number[]): number {
  let i = parts.length - 1;
  if (i < 0) return 0;
  let high = parts[i] ?? 0;
  let low = 0;
  while (i > 0 && low === 0) {
    const part = parts[--i] ?? 0;
    const sum = high + part;
    low = part - (sum - high);
    high = sum;
  }
  // Half way by `low` alone: what lies below it decides.
  const below = parts[i - 1] ?? 0;
  if (i > 0 && ((low < 0 && below < 0) || (low > 0 && below > 0))) {
    const twice = low * 2;
    const up = high + twice;
    if (up - high === twice) return up;
  }
  return high;
}

/** `statistics.fmean` without weights, of at least one value. */
export function floatMean(values: readonly number[]): number {
  return exactSum(values) / values.length;
}

/** `math.sumprod` of two vectors of floats of the same length: the exact sum of products, rounded once. */
export function sumOfProducts(left: readonly number[], right: readonly number[]): number {
  const parts: number[] = [];
  let simple = 0;
  let ranged = true;
  for (let i = 0; i < left.length; i++) {
    const a = left[i] ?? 0;
    const b = right[i] ?? 0;
    const product = a * b;
    simple += product;
    const size = Math.abs(product);
    // Where splitting might leave the floats' range, CPython loses digits too, or all of them.
    const safe = Math.abs(a) < 1e290 && Math.abs(b) < 1e290 && size < 1e300;
    if (!safe || !addPart(parts, product) || !addPart(parts, size < 1e-280 ? 0 : productError(a, b, product))) {
      ranged = false;
    }
  }
  return ranged && Number.isFinite(simple) ? roundParts(parts) : simple;
}
