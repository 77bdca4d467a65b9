/** Operations on exponents: `quantize`, rounding to whole numbers, `normalize`, neighbours, scaling. */
import { add, rescaled, subtract } from "./arithmetic.ts";
import { compareNumbers } from "./comparison.ts";
import {
  CLAMPED,
  type Context,
  DIVISION_BY_ZERO,
  etiny,
  etop,
  finalize,
  greatest,
  INEXACT,
  invalid,
  nanOf,
  OVERFLOW,
  ROUNDED,
  SUBNORMAL,
  UNDERFLOW,
} from "./context.ts";
import { Dec, infinity, tenTo } from "./decimal-value.ts";

/** `a` rounded to the exponent of `b`. */
export function quantize(a: Dec, b: Dec, ctx: Context): Dec {
  const special = nanOf(ctx, a, b);
  if (special !== undefined) return special;
  if (a.isInfinite || b.isInfinite) return a.isInfinite && b.isInfinite ? a : invalid(ctx);
  if (b.exponent > ctx.emax || b.exponent < etiny(ctx)) return invalid(ctx);
  if (a.isZero) return finalize(new Dec(a.negative, 0n, b.exponent), ctx);
  if (a.exponent - b.exponent + a.digits > ctx.prec || a.adjusted > ctx.emax) return invalid(ctx);
  const { result, lost } = rescaled(a, b.exponent, ctx);
  if (result.adjusted > ctx.emax || result.digits > ctx.prec) return invalid(ctx);
  if (b.exponent > a.exponent) ctx.status |= lost ? ROUNDED | INEXACT : ROUNDED;
  if (result.adjusted < ctx.emin && !result.isZero) ctx.status |= SUBNORMAL;
  if (!(ctx.clamp && result.exponent > etop(ctx))) return result;
  return finalize(result, ctx);
}

/** To a whole number. `exact` notes what was lost. */
export function toIntegral(x: Dec, ctx: Context, exact: boolean): Dec {
  const special = nanOf(ctx, x);
  if (special !== undefined) return special;
  if (x.isInfinite || x.exponent >= 0) return x;
  if (x.isZero) return new Dec(x.negative, 0n, 0);
  const { result, lost } = rescaled(x, 0, ctx);
  if (exact) ctx.status |= lost ? ROUNDED | INEXACT : ROUNDED;
  return result;
}

/** Without trailing zeros. */
export function normalize(x: Dec, ctx: Context): Dec {
  const special = nanOf(ctx, x);
  if (special !== undefined) return special;
  const fitted = finalize(x, ctx);
  if (fitted.isInfinite) return fitted;
  if (fitted.isZero) return new Dec(fitted.negative, 0n, 0);
  const limit = ctx.clamp ? etop(ctx) : ctx.emax;
  let { coefficient, exponent } = fitted;
  while (exponent < limit && coefficient % 10n === 0n) {
    coefficient /= 10n;
    exponent++;
  }
  return finalize(new Dec(fitted.negative, coefficient, exponent), ctx);
}

/** `adjusted()` as a number. */
export function logb(x: Dec, ctx: Context): Dec {
  const special = nanOf(ctx, x);
  if (special !== undefined) return special;
  if (x.isInfinite) return infinity(false);
  if (x.isZero) {
    ctx.status |= DIVISION_BY_ZERO;
    return infinity(true);
  }
  return finalize(new Dec(x.adjusted < 0, BigInt(Math.abs(x.adjusted)), 0), ctx);
}

/** The integer that a finite number without a fraction is; `undefined` beyond any exponent. */
export function smallInteger(x: Dec): number | undefined {
  if (!x.isFinite || x.exponent < 0) return undefined;
  if (x.isZero) return 0;
  if (x.adjusted > 18) return undefined;
  const n = Number(x.coefficient * tenTo(x.exponent));
  return x.negative ? -n : n;
}

/** `a * 10 ** b`. */
export function scaleb(a: Dec, b: Dec, ctx: Context): Dec {
  const special = nanOf(ctx, a, b);
  if (special !== undefined) return special;
  const n = b.exponent === 0 ? smallInteger(b) : undefined;
  const limit = 2 * (ctx.emax + ctx.prec);
  if (n === undefined || Math.abs(n) > limit) return invalid(ctx);
  if (a.isInfinite) return a;
  return finalize(new Dec(a.negative, a.coefficient, a.exponent + n), ctx);
}

/** The nearest number below. */
export function nextMinus(x: Dec, ctx: Context): Dec {
  const special = nanOf(ctx, x);
  if (special !== undefined) return special;
  if (x.isInfinite) return x.negative ? x : greatest(false, ctx);
  return neighbour(x, ctx, "ROUND_FLOOR");
}

/** The nearest number above. */
export function nextPlus(x: Dec, ctx: Context): Dec {
  const special = nanOf(ctx, x);
  if (special !== undefined) return special;
  if (x.isInfinite) return x.negative ? greatest(true, ctx) : x;
  return neighbour(x, ctx, "ROUND_CEILING");
}

function neighbour(x: Dec, ctx: Context, rounding: "ROUND_FLOOR" | "ROUND_CEILING"): Dec {
  const work: Context = { ...ctx, rounding, status: 0 };
  const fitted = finalize(x, work);
  if ((work.status & (INEXACT | OVERFLOW)) !== 0) return fitted;
  const tiny = new Dec(false, 1n, etiny(ctx) - 1);
  return (rounding === "ROUND_FLOOR" ? subtract : add)(x, tiny, work);
}

/** The neighbour of `a` in the direction of `b`. */
export function nextToward(a: Dec, b: Dec, ctx: Context): Dec {
  const special = nanOf(ctx, a, b);
  if (special !== undefined) return special;
  const order = compareNumbers(a, b);
  if (order === 0) return a.signed(b.negative);
  const result = order < 0 ? nextPlus(a, ctx) : nextMinus(a, ctx);
  if (result.isInfinite) ctx.status |= OVERFLOW | ROUNDED | INEXACT;
  else if (result.adjusted < ctx.emin) {
    ctx.status |= UNDERFLOW | SUBNORMAL | ROUNDED | INEXACT;
    if (result.isZero) ctx.status |= CLAMPED;
  }
  return result;
}
