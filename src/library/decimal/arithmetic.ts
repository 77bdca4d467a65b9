/** The four operations with their relatives, as libmpdec does them: exact where the precision allows, else one rounding at the end. */
import { spend } from "../../values/meter.ts";
import {
  CLAMPED,
  type Context,
  cutDigits,
  DIVISION_BY_ZERO,
  DIVISION_IMPOSSIBLE,
  DIVISION_UNDEFINED,
  etiny,
  finalize,
  INVALID_OPERATION,
  invalid,
  nanOf,
  rounded,
} from "./context.ts";
import { Dec, digitCount, infinity, nan, tenTo } from "./decimal-value.ts";

export function plus(x: Dec, ctx: Context): Dec {
  const special = nanOf(ctx, x);
  if (special !== undefined) return special;
  return finalize(x.isZero && ctx.rounding !== "ROUND_FLOOR" ? x.signed(false) : x, ctx);
}

export function minus(x: Dec, ctx: Context): Dec {
  const special = nanOf(ctx, x);
  if (special !== undefined) return special;
  return finalize(x.isZero && ctx.rounding !== "ROUND_FLOOR" ? x.signed(false) : x.signed(!x.negative), ctx);
}

export function absolute(x: Dec, ctx: Context): Dec {
  return nanOf(ctx, x) ?? (x.negative ? minus(x, ctx) : plus(x, ctx));
}

export function add(a: Dec, b: Dec, ctx: Context): Dec {
  const special = nanOf(ctx, a, b);
  if (special !== undefined) return special;
  if (a.isInfinite) return b.isInfinite && a.negative !== b.negative ? invalid(ctx) : a;
  return b.isInfinite ? b : finalize(exactSum(a, b, ctx), ctx);
}

export function subtract(a: Dec, b: Dec, ctx: Context): Dec {
  return nanOf(ctx, a, b) ?? add(a, b.signed(!b.negative), ctx);
}

/** The sum, exact or with digits that round as the exact one's would. */
function exactSum(a: Dec, b: Dec, ctx: Context): Dec {
  let big = a.exponent >= b.exponent ? a : b;
  let small = big === a ? b : a;
  if (big.exponent !== small.exponent && big.coefficient !== 0n) {
    // A summand far below the last digit that counts is as good as any other so small.
    const least = big.exponent - 1 + (big.digits > ctx.prec ? 0 : big.digits - ctx.prec - 1);
    if (small.adjusted < least) small = new Dec(small.negative, small.coefficient === 0n ? 0n : 1n, least);
    big = new Dec(big.negative, big.coefficient * tenTo(big.exponent - small.exponent), small.exponent);
  }
  if (big.negative === small.negative)
    return new Dec(big.negative, big.coefficient + small.coefficient, small.exponent);
  const difference = big.coefficient - small.coefficient;
  if (difference === 0n) return new Dec(ctx.rounding === "ROUND_FLOOR", 0n, small.exponent);
  return difference > 0n
    ? new Dec(big.negative, difference, small.exponent)
    : new Dec(small.negative, -difference, small.exponent);
}

export function multiply(a: Dec, b: Dec, ctx: Context): Dec {
  return nanOf(ctx, a, b) ?? finalizeProduct(a, b, ctx);
}

function finalizeProduct(a: Dec, b: Dec, ctx: Context): Dec {
  const product = exactProduct(a, b);
  return product === undefined ? invalid(ctx) : finalize(product, ctx);
}

/** `undefined`: infinity times zero. */
function exactProduct(a: Dec, b: Dec): Dec | undefined {
  const negative = a.negative !== b.negative;
  if (a.isInfinite || b.isInfinite) return a.isZero || b.isZero ? undefined : infinity(negative);
  const digits = a.digits + b.digits;
  if (digits > 1000) spend((a.digits * b.digits) >> 8);
  return new Dec(negative, a.coefficient * b.coefficient, a.exponent + b.exponent);
}

/** `a * b + c`, rounded once. */
export function fusedMultiplyAdd(a: Dec, b: Dec, c: Dec, ctx: Context): Dec {
  if (a.isNan || b.isNan) return nanOf(ctx, a, b, c) ?? nan;
  const product = exactProduct(a, b);
  if (product === undefined) return invalid(ctx);
  return add(product, c, ctx);
}

export function divide(a: Dec, b: Dec, ctx: Context): Dec {
  const special = nanOf(ctx, a, b) ?? specialQuotient(a, b, ctx, etiny(ctx));
  if (special !== undefined) return special;
  const negative = a.negative !== b.negative;
  const ideal = a.exponent - b.exponent;
  if (a.coefficient === 0n) return finalize(new Dec(negative, 0n, ideal), ctx);
  const shift = b.digits - a.digits + ctx.prec + 1;
  const dividend = shift > 0 ? a.coefficient * tenTo(shift) : a.coefficient;
  const divisor = shift < 0 ? b.coefficient * tenTo(-shift) : b.coefficient;
  if (ctx.prec > 1000) spend((ctx.prec * b.digits) >> 8);
  let quotient = dividend / divisor;
  let exponent = ideal - shift;
  if (quotient * divisor !== dividend) {
    // A last digit of 0 or 5 would hide that there is more.
    if (quotient % 5n === 0n) quotient += 1n;
  } else {
    for (; exponent < ideal && quotient % 10n === 0n; exponent++) quotient /= 10n;
  }
  return finalize(new Dec(negative, quotient, exponent), ctx);
}

/** Quotients with infinities and by zero. */
function specialQuotient(a: Dec, b: Dec, ctx: Context, zeroExponent: number): Dec | undefined {
  const negative = a.negative !== b.negative;
  if (a.isInfinite) return b.isInfinite ? invalid(ctx) : infinity(negative);
  if (b.isInfinite) {
    if (zeroExponent !== 0) ctx.status |= CLAMPED;
    return new Dec(negative, 0n, zeroExponent);
  }
  if (b.coefficient !== 0n) return undefined;
  if (a.coefficient === 0n) return invalid(ctx, DIVISION_UNDEFINED);
  ctx.status |= DIVISION_BY_ZERO;
  return infinity(negative);
}

interface Division {
  readonly quotient: Dec;
  readonly remainder: Dec;
}

/** Whole quotient, rounded towards zero, and remainder of finite numbers; `undefined` when the quotient has too many digits. */
function wholeDivision(a: Dec, b: Dec, ctx: Context): Division | undefined {
  const negative = a.negative !== b.negative;
  const exponent = Math.min(a.exponent, b.exponent);
  if (a.coefficient === 0n || a.adjusted < b.adjusted) {
    const coefficient = a.coefficient === 0n ? 0n : a.coefficient * tenTo(a.exponent - exponent);
    return { quotient: new Dec(negative, 0n, 0), remainder: new Dec(a.negative, coefficient, exponent) };
  }
  if (a.adjusted - b.adjusted > ctx.prec) return undefined;
  const dividend = a.coefficient * tenTo(a.exponent - exponent);
  const divisor = b.coefficient * tenTo(b.exponent - exponent);
  const quotient = dividend / divisor;
  if (digitCount(quotient) > ctx.prec) return undefined;
  return {
    quotient: new Dec(negative, quotient, 0),
    remainder: new Dec(a.negative, dividend - quotient * divisor, exponent),
  };
}

export function divideWhole(a: Dec, b: Dec, ctx: Context): Dec {
  const special = nanOf(ctx, a, b) ?? specialQuotient(a, b, ctx, 0);
  if (special !== undefined) return special;
  const division = wholeDivision(a, b, ctx);
  return division === undefined ? invalid(ctx, DIVISION_IMPOSSIBLE) : finalize(division.quotient, ctx);
}

/** Remainders with infinities and by zero. */
function specialRemainder(a: Dec, b: Dec, ctx: Context): Dec | undefined {
  if (a.isInfinite) return invalid(ctx);
  if (b.isInfinite) return finalize(a, ctx);
  if (b.coefficient !== 0n) return undefined;
  return invalid(ctx, a.coefficient === 0n ? DIVISION_UNDEFINED : INVALID_OPERATION);
}

export function remainder(a: Dec, b: Dec, ctx: Context): Dec {
  const special = nanOf(ctx, a, b) ?? specialRemainder(a, b, ctx);
  if (special !== undefined) return special;
  const division = wholeDivision(a, b, ctx);
  return division === undefined ? invalid(ctx, DIVISION_IMPOSSIBLE) : finalize(division.remainder, ctx);
}

export function divideWithRemainder(a: Dec, b: Dec, ctx: Context): readonly [Dec, Dec] {
  const found = nanOf(ctx, a, b);
  if (found !== undefined) return [found, found];
  const negative = a.negative !== b.negative;
  if (a.isInfinite) return [b.isInfinite ? invalid(ctx) : infinity(negative), invalid(ctx)];
  if (b.isInfinite) return [new Dec(negative, 0n, 0), finalize(a, ctx)];
  if (b.coefficient === 0n) {
    if (a.coefficient === 0n) return [invalid(ctx, DIVISION_UNDEFINED), nan];
    ctx.status |= DIVISION_BY_ZERO;
    return [infinity(negative), invalid(ctx)];
  }
  const division = wholeDivision(a, b, ctx);
  if (division === undefined) return [invalid(ctx, DIVISION_IMPOSSIBLE), nan];
  return [finalize(division.quotient, ctx), finalize(division.remainder, ctx)];
}

/** `a - b * n`, `n` the integer nearest to the quotient, the even one of two. */
export function remainderNear(a: Dec, b: Dec, ctx: Context): Dec {
  const special = nanOf(ctx, a, b) ?? specialRemainder(a, b, ctx);
  if (special !== undefined) return special;
  const exponent = Math.min(a.exponent, b.exponent);
  if (a.adjusted < b.adjusted - 1 || a.coefficient === 0n) {
    const shift = a.exponent - exponent;
    return finalize(new Dec(a.negative, a.coefficient === 0n ? 0n : a.coefficient * tenTo(shift), exponent), ctx);
  }
  if (a.adjusted - b.adjusted > ctx.prec + 1) return invalid(ctx, DIVISION_IMPOSSIBLE);
  const dividend = a.coefficient * tenTo(a.exponent - exponent);
  const divisor = b.coefficient * tenTo(b.exponent - exponent);
  let quotient = dividend / divisor;
  let rest = dividend - quotient * divisor;
  if (2n * rest > divisor || (2n * rest === divisor && (quotient & 1n) === 1n)) {
    quotient += 1n;
    rest -= divisor;
  }
  if (digitCount(quotient) > ctx.prec) return invalid(ctx, DIVISION_IMPOSSIBLE);
  return finalize(new Dec(a.negative !== rest < 0n, rest < 0n ? -rest : rest, exponent), ctx);
}

/** `x` with another exponent, rounded; the result's size is the caller's to check. */
export function rescaled(x: Dec, exponent: number, ctx: Context): { readonly result: Dec; readonly lost: boolean } {
  const shift = x.exponent - exponent;
  if (shift >= 0) {
    const coefficient = x.coefficient === 0n ? 0n : x.coefficient * tenTo(shift);
    return { result: new Dec(x.negative, coefficient, exponent), lost: false };
  }
  const [cut, rest] = cutDigits(x.coefficient, x.digits, -shift);
  const coefficient = rounded(cut, rest, ctx.rounding, x.negative);
  return { result: new Dec(x.negative, coefficient, exponent), lost: rest !== 0 };
}
