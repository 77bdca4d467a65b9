/** Order of numbers, total order of representations, least and greatest. */
import { type Context, finalize, INVALID_OPERATION, nanOf } from "./context.ts";
import { Dec, tenTo } from "./decimal-value.ts";

/** The sign of `a - b`; neither is a NaN. */
export function compareNumbers(a: Dec, b: Dec): -1 | 0 | 1 {
  const signA = a.isZero ? 0 : a.negative ? -1 : 1;
  const signB = b.isZero ? 0 : b.negative ? -1 : 1;
  if (signA !== signB) return signA < signB ? -1 : 1;
  if (signA === 0) return 0;
  const size = compareSizes(a, b);
  return signA < 0 ? negate(size) : size;
}

function negate(order: -1 | 0 | 1): -1 | 0 | 1 {
  return order === 0 ? 0 : order < 0 ? 1 : -1;
}

/** The order of absolute values. */
export function compareSizes(a: Dec, b: Dec): -1 | 0 | 1 {
  if (a.isInfinite || b.isInfinite) return a.isInfinite === b.isInfinite ? 0 : a.isInfinite ? 1 : -1;
  if (a.isZero || b.isZero) return a.isZero === b.isZero ? 0 : a.isZero ? -1 : 1;
  if (a.adjusted !== b.adjusted) return a.adjusted < b.adjusted ? -1 : 1;
  const shift = a.exponent - b.exponent;
  const left = shift > 0 ? a.coefficient * tenTo(shift) : a.coefficient;
  const right = shift < 0 ? b.coefficient * tenTo(-shift) : b.coefficient;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** `compare`: -1, 0, 1 or a NaN. `signal`: any NaN is invalid. */
export function compare(a: Dec, b: Dec, ctx: Context, signal = false): Dec {
  const found = nanOf(ctx, a, b);
  if (found !== undefined) {
    if (signal) ctx.status |= INVALID_OPERATION;
    return found;
  }
  const order = compareNumbers(a, b);
  return new Dec(order < 0, order === 0 ? 0n : 1n, 0);
}

/** An order in which no two different representations are equal; NaNs have their place in it. */
export function compareTotal(a: Dec, b: Dec): -1 | 0 | 1 {
  if (a.negative !== b.negative) return a.negative ? -1 : 1;
  const order = compareTotalSizes(a, b);
  return a.negative ? negate(order) : order;
}

/** The same of absolute values. */
export function compareTotalSizes(a: Dec, b: Dec): -1 | 0 | 1 {
  const [rankA, rankB] = [nanRank(a), nanRank(b)];
  if (rankA !== rankB) return rankA < rankB ? -1 : 1;
  if (rankA > 0) return a.coefficient < b.coefficient ? -1 : a.coefficient > b.coefficient ? 1 : 0;
  const order = compareSizes(a, b);
  if (order !== 0 || a.isInfinite) return order;
  return a.exponent < b.exponent ? -1 : a.exponent > b.exponent ? 1 : 0;
}

function nanRank(x: Dec): number {
  return x.kind === "quiet" ? 2 : x.kind === "signaling" ? 1 : 0;
}

/** `max` (`sign` 1) and `min` (-1); `sizes` compares absolute values first. A number beats a quiet NaN. */
export function extreme(a: Dec, b: Dec, ctx: Context, sign: 1 | -1, sizes: boolean): Dec {
  if (a.kind === "quiet" && !b.isNan) return finalize(b, ctx);
  if (b.kind === "quiet" && !a.isNan) return finalize(a, ctx);
  const found = nanOf(ctx, a, b);
  if (found !== undefined) return found;
  const order = (sizes ? compareSizes(a, b) : compareNumbers(a, b)) || compareTotal(a, b);
  return finalize(order * sign >= 0 ? a : b, ctx);
}
