/**
 * The operations that `Decimal` and `Context` have in common, by name: `a.op(b, context=None)` and `context.op(a, b)`.
 */
import * as arithmetic from "./arithmetic.ts";
import { compare, compareTotal, compareTotalSizes, extreme } from "./comparison.ts";
import type { Context } from "./context.ts";
import { type Dec, one, zero } from "./decimal-value.ts";
import { combineDigits, invertDigits, moveDigits } from "./digit-operations.ts";
import * as elementary from "./elementary.ts";
import * as exponents from "./exponents.ts";

export type Unary = (x: Dec, ctx: Context) => Dec;
export type Binary = (a: Dec, b: Dec, ctx: Context) => Dec;

function ordinal(order: -1 | 0 | 1): Dec {
  return order === 0 ? zero : one.signed(order < 0);
}

const totalOrder: Binary = (a, b) => ordinal(compareTotal(a, b));
const totalSizeOrder: Binary = (a, b) => ordinal(compareTotalSizes(a, b));

/** Of one number; results are decimals. */
export const unaries: Readonly<Record<string, Unary>> = {
  exp: elementary.exponential,
  ln: elementary.naturalLogarithm,
  log10: elementary.commonLogarithm,
  logb: exponents.logb,
  logical_invert: invertDigits,
  next_minus: exponents.nextMinus,
  next_plus: exponents.nextPlus,
  normalize: exponents.normalize,
  sqrt: elementary.squareRoot,
};

/** Of two numbers. */
export const binaries: Readonly<Record<string, Binary>> = {
  compare: (a, b, ctx) => compare(a, b, ctx),
  compare_signal: (a, b, ctx) => compare(a, b, ctx, true),
  compare_total: totalOrder,
  compare_total_mag: totalSizeOrder,
  copy_sign: (a, b) => a.signed(b.negative),
  logical_and: (a, b, ctx) => combineDigits(a, b, ctx, (x, y) => x && y),
  logical_or: (a, b, ctx) => combineDigits(a, b, ctx, (x, y) => x || y),
  logical_xor: (a, b, ctx) => combineDigits(a, b, ctx, (x, y) => x !== y),
  max: (a, b, ctx) => extreme(a, b, ctx, 1, false),
  max_mag: (a, b, ctx) => extreme(a, b, ctx, 1, true),
  min: (a, b, ctx) => extreme(a, b, ctx, -1, false),
  min_mag: (a, b, ctx) => extreme(a, b, ctx, -1, true),
  next_toward: exponents.nextToward,
  remainder_near: arithmetic.remainderNear,
  rotate: (a, b, ctx) => moveDigits(a, b, ctx, true),
  scaleb: exponents.scaleb,
  shift: (a, b, ctx) => moveDigits(a, b, ctx, false),
};

/** Questions without a context. */
export const tests: Readonly<Record<string, (x: Dec) => boolean>> = {
  is_canonical: () => true,
  is_finite: (x) => x.isFinite,
  is_infinite: (x) => x.isInfinite,
  is_nan: (x) => x.isNan,
  is_qnan: (x) => x.kind === "quiet",
  is_signed: (x) => x.negative,
  is_snan: (x) => x.kind === "signaling",
  is_zero: (x) => x.isZero,
};

/** Questions whose answer depends on the exponent range. */
export const rangeTests: Readonly<Record<string, (x: Dec, ctx: Context) => boolean>> = {
  is_normal: (x, ctx) => x.isFinite && !x.isZero && x.adjusted >= ctx.emin,
  is_subnormal: (x, ctx) => x.isFinite && !x.isZero && x.adjusted < ctx.emin,
};

export function numberClass(x: Dec, ctx: Context): string {
  if (x.isNan) return x.kind === "signaling" ? "sNaN" : "NaN";
  const sign = x.negative ? "-" : "+";
  if (x.isInfinite) return `${sign}Infinity`;
  if (x.isZero) return `${sign}Zero`;
  return sign + (x.adjusted < ctx.emin ? "Subnormal" : "Normal");
}

export function sameQuantum(a: Dec, b: Dec): boolean {
  if (!a.isFinite || !b.isFinite) return (a.isNan && b.isNan) || (a.isInfinite && b.isInfinite);
  return a.exponent === b.exponent;
}
