import { Dec, infinity, nan, tenTo } from "./decimal-value.ts";

export const ROUNDINGS = [
  "ROUND_UP",
  "ROUND_DOWN",
  "ROUND_CEILING",
  "ROUND_FLOOR",
  "ROUND_HALF_UP",
  "ROUND_HALF_DOWN",
  "ROUND_HALF_EVEN",
  "ROUND_05UP",
] as const;
export type Rounding = (typeof ROUNDINGS)[number];

/** What may happen in an operation, as bits in libmpdec's order, which contexts are shown in. Several conditions make up the signal `InvalidOperation`. */
export const CLAMPED = 1;
export const CONVERSION_SYNTAX = 2;
export const DIVISION_BY_ZERO = 4;
export const DIVISION_IMPOSSIBLE = 8;
export const DIVISION_UNDEFINED = 16;
export const FLOAT_OPERATION = 1024;
export const INEXACT = 64;
export const INVALID_CONTEXT = 128;
export const INVALID_OPERATION = 256;
export const OVERFLOW = 2048;
export const ROUNDED = 4096;
export const SUBNORMAL = 8192;
export const UNDERFLOW = 16384;
/** All conditions of the signal `InvalidOperation`. */
export const INVALID: number =
  CONVERSION_SYNTAX | DIVISION_IMPOSSIBLE | DIVISION_UNDEFINED | INVALID_CONTEXT | INVALID_OPERATION;

export const MAX_PREC = 999999999999999999n;
export const MIN_ETINY = -1999999999999999997n;

/** The settings of an operation, and what happened in it. */
export interface Context {
  readonly prec: number;
  readonly rounding: Rounding;
  readonly emin: number;
  readonly emax: number;
  readonly clamp: boolean;
  /** Conditions met so far; operations only add to it. */
  status: number;
}

/** A context of its own for a step within an operation. */
export function workContext(prec: number, rounding: Rounding = "ROUND_HALF_EVEN"): Context {
  return { prec, rounding, emin: -1e18, emax: 1e18, clamp: false, status: 0 };
}

/** The least exponent. */
export function etiny(ctx: Context): number {
  return ctx.emin - (ctx.prec - 1);
}

/** The greatest exponent of a coefficient as long as the precision. */
export function etop(ctx: Context): number {
  return ctx.emax - (ctx.prec - 1);
}

/** NaN, with a condition noted. */
export function invalid(ctx: Context, condition: number = INVALID_OPERATION): Dec {
  ctx.status |= condition;
  return nan;
}

/** How much was cut off: 0 nothing, 1 less than half, 5 half, 6 more. */
export type Rest = 0 | 1 | 5 | 6;

/** Cuts `count` digits off a coefficient that has `digits`. */
export function cutDigits(coefficient: bigint, digits: number, count: number): readonly [bigint, Rest] {
  if (count > digits) return [0n, coefficient === 0n ? 0 : 1];
  const power = tenTo(count);
  const quotient = coefficient / power;
  const rest = coefficient - quotient * power;
  if (rest === 0n) return [quotient, 0];
  const half = 2n * rest;
  return [quotient, half < power ? 1 : half === power ? 5 : 6];
}

/** The coefficient after rounding what was cut off. */
export function rounded(coefficient: bigint, rest: Rest, rounding: Rounding, negative: boolean): bigint {
  return rest !== 0 && isRoundedUp(coefficient, rest, rounding, negative) ? coefficient + 1n : coefficient;
}

function isRoundedUp(coefficient: bigint, rest: Rest, rounding: Rounding, negative: boolean): boolean {
  switch (rounding) {
    case "ROUND_UP":
      return true;
    case "ROUND_DOWN":
      return false;
    case "ROUND_CEILING":
      return !negative;
    case "ROUND_FLOOR":
      return negative;
    case "ROUND_HALF_UP":
      return rest >= 5;
    case "ROUND_HALF_DOWN":
      return rest > 5;
    case "ROUND_HALF_EVEN":
      return rest > 5 || (rest === 5 && (coefficient & 1n) === 1n);
    case "ROUND_05UP":
      return coefficient % 5n === 0n;
  }
}

/** Fits an exact result into the context: precision, exponent range, clamping. */
export function finalize(x: Dec, ctx: Context): Dec {
  if (!x.isFinite) return x.isNan ? fitPayload(x, ctx) : x;
  if (
    x.digits <= ctx.prec &&
    x.adjusted <= ctx.emax &&
    x.adjusted >= ctx.emin &&
    !(ctx.clamp && x.exponent > etop(ctx))
  ) {
    return x;
  }
  if (x.adjusted > ctx.emax) return tooLarge(x, ctx);
  if (x.adjusted < ctx.emin) return tooSmall(x, ctx);
  const surplus = x.digits - ctx.prec;
  if (surplus <= 0) return clamped(x, ctx);
  const [cut, rest] = cutDigits(x.coefficient, x.digits, surplus);
  ctx.status |= rest === 0 ? ROUNDED : ROUNDED | INEXACT;
  const coefficient = rounded(cut, rest, ctx.rounding, x.negative);
  let result = new Dec(x.negative, coefficient, x.exponent + surplus);
  if (result.digits > ctx.prec) result = new Dec(x.negative, coefficient / 10n, x.exponent + surplus + 1);
  return result.adjusted > ctx.emax ? tooLarge(result, ctx) : clamped(result, ctx);
}

function clamped(x: Dec, ctx: Context): Dec {
  if (!ctx.clamp || x.exponent <= etop(ctx)) return x;
  const shift = x.exponent - etop(ctx);
  ctx.status |= CLAMPED;
  return new Dec(x.negative, x.isZero ? 0n : x.coefficient * tenTo(shift), etop(ctx));
}

function tooLarge(x: Dec, ctx: Context): Dec {
  if (x.isZero) {
    ctx.status |= CLAMPED;
    return new Dec(x.negative, 0n, ctx.clamp ? etop(ctx) : ctx.emax);
  }
  ctx.status |= OVERFLOW | INEXACT | ROUNDED;
  const { rounding } = ctx;
  const inwards =
    rounding === "ROUND_DOWN" ||
    rounding === "ROUND_05UP" ||
    (rounding === "ROUND_CEILING" && x.negative) ||
    (rounding === "ROUND_FLOOR" && !x.negative);
  return inwards ? greatest(x.negative, ctx) : infinity(x.negative);
}

/** The finite number farthest from zero. */
export function greatest(negative: boolean, ctx: Context): Dec {
  return new Dec(negative, tenTo(ctx.prec) - 1n, etop(ctx));
}

function tooSmall(x: Dec, ctx: Context): Dec {
  const least = etiny(ctx);
  if (x.isZero) {
    if (x.exponent >= least) return clamped(x, ctx);
    ctx.status |= CLAMPED;
    return new Dec(x.negative, 0n, least);
  }
  ctx.status |= SUBNORMAL;
  if (x.exponent >= least) return clamped(x, ctx);
  const [cut, rest] = cutDigits(x.coefficient, x.digits, least - x.exponent);
  ctx.status |= rest === 0 ? ROUNDED : ROUNDED | INEXACT | UNDERFLOW;
  const result = new Dec(x.negative, rounded(cut, rest, ctx.rounding, x.negative), least);
  if (result.isZero) ctx.status |= CLAMPED;
  return result;
}

/** A NaN keeps the last digits of a payload that is too long. */
function fitPayload(x: Dec, ctx: Context): Dec {
  const room = ctx.prec - (ctx.clamp ? 1 : 0);
  return x.digits <= room ? x : new Dec(x.negative, room === 0 ? 0n : x.coefficient % tenTo(room), 0, x.kind);
}

/** The NaN that an operation on NaNs gives, a signaling one first; `undefined` when there is none among the operands. */
export function nanOf(ctx: Context, ...operands: readonly Dec[]): Dec | undefined {
  const found = operands.find((x) => x.kind === "signaling") ?? operands.find((x) => x.kind === "quiet");
  if (found === undefined) return undefined;
  if (found.kind === "signaling") ctx.status |= INVALID_OPERATION;
  return fitPayload(new Dec(found.negative, found.coefficient, 0, "quiet"), ctx);
}
