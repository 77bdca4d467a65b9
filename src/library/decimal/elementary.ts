/** Square root, exponential, logarithms and powers. All but powers are rounded correctly, half to even; all as libmpdec. */
import { spend } from "../../values/meter.ts";
import { divide, multiply } from "./arithmetic.ts";
import { compareSizes } from "./comparison.ts";
import {
  CLAMPED,
  type Context,
  DIVISION_BY_ZERO,
  etiny,
  finalize,
  INEXACT,
  INVALID,
  invalid,
  nanOf,
  OVERFLOW,
  ROUNDED,
  workContext,
} from "./context.ts";
import { Dec, digitCount, infinity, nan, one, tenTo, zero } from "./decimal-value.ts";
import { smallInteger } from "./exponents.ts";
import { ERROR, expFixed, ln10, lnFixed } from "./fixed-point.ts";

const BITS_PER_DIGIT = 3.3219280948873626;

function evenly(ctx: Context): Context {
  return { ...ctx, rounding: "ROUND_HALF_EVEN" };
}

/** Finalizes with rounding half to even. */
function finalizeEvenly(x: Dec, ctx: Context): Dec {
  const work = evenly(ctx);
  const result = finalize(x, work);
  ctx.status |= work.status;
  return result;
}

/** The largest integer whose square is at most `n`. */
function integerRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let x = 1n << BigInt((n.toString(16).length * 4 + 1) >> 1);
  for (;;) {
    const y = (x + n / x) >> 1n;
    if (y >= x) return x;
    x = y;
  }
}

export function squareRoot(x: Dec, ctx: Context): Dec {
  const special = nanOf(ctx, x);
  if (special !== undefined) return special;
  const ideal = Math.floor(x.exponent / 2);
  if (x.isZero) return finalize(new Dec(x.negative, 0n, ideal), ctx);
  if (x.negative) return invalid(ctx);
  if (x.isInfinite) return x;
  if (ctx.prec > 1000) spend((ctx.prec * ctx.prec) >> 8);
  const precision = ctx.prec + 1;
  const odd = x.exponent - 2 * ideal === 1;
  let radicand = odd ? x.coefficient * 10n : x.coefficient;
  const length = odd ? (x.digits >> 1) + 1 : (x.digits + 1) >> 1;
  const shift = precision - length;
  let exact = true;
  if (shift >= 0) radicand *= tenTo(2 * shift);
  else {
    const power = tenTo(-2 * shift);
    exact = radicand % power === 0n;
    radicand /= power;
  }
  let root = integerRoot(radicand);
  exact &&= root * root === radicand;
  if (exact) {
    root = shift >= 0 ? root / tenTo(shift) : root * tenTo(-shift);
    return finalizeEvenly(new Dec(false, root, ideal), ctx);
  }
  if (root % 5n === 0n) root += 1n;
  return finalizeEvenly(new Dec(false, root, ideal - shift), ctx);
}

/** Rounds a fixed-point value, off by at most {@link ERROR}, to `prec` digits; `undefined` when the error is too large to tell. */
function roundFixed(value: bigint, bits: number, power: number, prec: number): Dec | undefined {
  const negative = value < 0n;
  const size = negative ? -value : value;
  // As many digits as the precision and some more, as an integer.
  const about = Math.floor((size.toString(16).length * 4 - bits) / BITS_PER_DIGIT);
  const places = prec + 4 - about;
  const digitsOf = (n: bigint): bigint =>
    places >= 0 ? (n * tenTo(places)) >> BigInt(bits) : (n / tenTo(-places)) >> BigInt(bits);
  const low = digitsOf(size - ERROR);
  const high = digitsOf(size + ERROR) + 1n;
  if (digitCount(low) < prec + 1) return undefined;
  const [least, most] = [roundDigits(low, prec), roundDigits(high, prec)];
  if (least.coefficient !== most.coefficient || least.cut !== most.cut) return undefined;
  return new Dec(negative, least.coefficient, least.cut - places + power);
}

/** The first `prec` digits, rounded half up, and how many are gone. A tie cannot be told from what is near it. */
function roundDigits(n: bigint, prec: number): { readonly coefficient: bigint; readonly cut: number } {
  const cut = digitCount(n) - prec;
  const coefficient = (n + tenTo(cut) / 2n) / tenTo(cut);
  return digitCount(coefficient) > prec ? { coefficient: coefficient / 10n, cut: cut + 1 } : { coefficient, cut };
}

/** Tries with more and more bits until the rounding is certain. */
function certainly(
  bits: number,
  prec: number,
  at: (bits: number) => { readonly value: bigint; readonly power: number },
): Dec {
  for (let more = bits; ; more += Math.ceil(more / 2)) {
    const { value, power } = at(more);
    const result = roundFixed(value, more, power, prec);
    if (result !== undefined) return result;
  }
}

function inexact(x: Dec, ctx: Context): Dec {
  ctx.status |= INEXACT | ROUNDED;
  return finalizeEvenly(x, ctx);
}

/** One, written with all digits. */
function fullOne(prec: number): Dec {
  return new Dec(false, tenTo(prec - 1), 1 - prec);
}

export function exponential(x: Dec, ctx: Context): Dec {
  const special = nanOf(ctx, x);
  if (special !== undefined) return special;
  if (x.isInfinite) return x.negative ? zero : x;
  if (x.isZero) return one;
  // Beyond what any exponent holds, or so near to one that only the digits of one are left.
  if (x.adjusted > 18) {
    return inexact(x.negative ? new Dec(false, 1n, -3e18) : new Dec(false, 1n, 3e18), ctx);
  }
  if (x.adjusted < -(ctx.prec + 2)) return inexact(fullOne(ctx.prec), ctx);
  const whole = Number(x.coefficient) * 10 ** x.exponent;
  if (whole / Math.LN10 > 2 * Math.abs(x.negative ? ctx.emin - ctx.prec : ctx.emax) + 100) {
    return inexact(new Dec(false, 1n, x.negative ? -3e18 : 3e18), ctx);
  }
  const bits =
    Math.ceil((ctx.prec + 8) * BITS_PER_DIGIT) + 60 + 4 * Math.max(x.adjusted, 0) + 4 * Math.max(-x.adjusted, 0);
  return inexact(
    certainly(bits, ctx.prec, (n) => expFixed(x, n)),
    ctx,
  );
}

/** Bits that `ln(x)` needs in front of its first digit: for numbers near one it is small. */
function lostBits(x: Dec): number {
  if (x.adjusted !== 0 && x.adjusted !== -1) return 0;
  const distance = x.coefficient - tenTo(Math.max(-x.exponent, 0));
  const size = distance < 0n ? -distance : distance;
  return Math.ceil((Math.max(-x.exponent, 0) - digitCount(size) + 2) * BITS_PER_DIGIT);
}

function logarithmBits(x: Dec, prec: number): number {
  return Math.ceil((prec + 8) * BITS_PER_DIGIT) + 128 + lostBits(x);
}

export function naturalLogarithm(x: Dec, ctx: Context): Dec {
  const special = nanOf(ctx, x);
  if (special !== undefined) return special;
  if (x.isZero) return infinity(true);
  if (x.negative) return invalid(ctx);
  if (x.isInfinite) return x;
  if (compareSizes(x, one) === 0) return zero;
  return inexact(
    certainly(logarithmBits(x, ctx.prec), ctx.prec, (bits) => ({ value: lnFixed(x, bits), power: 0 })),
    ctx,
  );
}

export function commonLogarithm(x: Dec, ctx: Context): Dec {
  const special = nanOf(ctx, x);
  if (special !== undefined) return special;
  if (x.isZero) return infinity(true);
  if (x.negative) return invalid(ctx);
  if (x.isInfinite) return x;
  if (x.coefficient === tenTo(x.digits - 1)) {
    return finalizeEvenly(new Dec(x.adjusted < 0, BigInt(Math.abs(x.adjusted)), 0), ctx);
  }
  const at = (bits: number): { value: bigint; power: number } => {
    const more = bits + 16;
    return { value: (lnFixed(x, more) << BigInt(bits)) / ln10(more), power: 0 };
  };
  return inexact(certainly(logarithmBits(x, ctx.prec), ctx.prec, at), ctx);
}

function isInteger(x: Dec): boolean {
  if (!x.isFinite) return false;
  return x.exponent >= 0 || x.isZero || (-x.exponent < x.digits && x.coefficient % tenTo(-x.exponent) === 0n);
}

function isOdd(x: Dec): boolean {
  if (x.exponent > 0 || x.isZero) return false;
  return ((x.coefficient / tenTo(-x.exponent)) & 1n) === 1n;
}

export function power(base: Dec, exponent: Dec, ctx: Context): Dec {
  const special = nanOf(ctx, base, exponent);
  if (special !== undefined) return special;
  const whole = isInteger(exponent);
  const negative = whole && base.negative && isOdd(exponent);
  if (base.isZero) {
    if (exponent.isZero) return invalid(ctx);
    return exponent.negative ? infinity(negative) : new Dec(negative, 0n, 0);
  }
  if (base.negative && (!whole || exponent.isInfinite)) return invalid(ctx);
  if (exponent.isInfinite) {
    const order = compareSizes(base, one);
    if (order === 0) {
      ctx.status |= INEXACT | ROUNDED;
      return fullOne(ctx.prec).signed(negative);
    }
    return order > 0 === exponent.negative ? new Dec(negative, 0n, 0) : infinity(negative);
  }
  if (base.isInfinite) {
    if (exponent.isZero) return one.signed(negative);
    return exponent.negative ? new Dec(negative, 0n, 0) : infinity(negative);
  }
  if (exponent.isZero) return one.signed(negative);
  if (compareSizes(base, one) === 0) return powerOfOne(base, exponent, whole, negative, ctx);
  const bound = outOfRange(base, exponent, negative, ctx);
  if (bound !== undefined) return bound;
  return whole ? wholePower(base, exponent, negative, ctx) : realPower(base, exponent, ctx);
}

/** `1.00 ** 3` keeps the places, as far as there is room. */
function powerOfOne(base: Dec, exponent: Dec, whole: boolean, negative: boolean, ctx: Context): Dec {
  let places = ctx.prec - 1;
  if (!whole) ctx.status |= INEXACT | ROUNDED;
  else {
    if (exponent.negative) return one.signed(negative);
    const times = smallInteger(normalInteger(exponent)) ?? Number.POSITIVE_INFINITY;
    const n = base.exponent === 0 ? 0 : times * -base.exponent;
    if (n > places) ctx.status |= ROUNDED;
    else places = n;
  }
  return new Dec(negative, tenTo(Math.max(places, 0)), -Math.max(places, 0));
}

/** An integer without digits behind the point. */
function normalInteger(x: Dec): Dec {
  return x.exponent >= 0 ? x : new Dec(x.negative, x.coefficient / tenTo(-x.exponent), 0);
}

/** The infinity or zero of a power whose exponent is far out of the range. */
function outOfRange(base: Dec, exponent: Dec, negative: boolean, ctx: Context): Dec | undefined {
  const digits = base.coefficient.toString();
  const logarithm = Math.log10(Number(`0.${digits.slice(0, 17)}`)) + base.adjusted + 1;
  if (Math.abs(logarithm) < 1e-15 || exponent.adjusted < 0) return undefined;
  const size =
    logarithm *
    Number(
      `${exponent.coefficient.toString().slice(0, 17)}e${Math.min(exponent.adjusted, 300) - Math.min(exponent.digits, 17) + 1}`,
    );
  const result = exponent.negative ? -size : size;
  // Only what is out of range by an order of magnitude: nearer results come out of the computation, rounded its way.
  const beyond = (bound: number): number => 10 ** String(Math.abs(bound)).length;
  if (result > beyond(ctx.emax)) return finalize(new Dec(negative, 1n, 3e18), ctx);
  if (result < -beyond(etiny(ctx))) return finalize(new Dec(negative, 1n, -4e18), ctx);
  return undefined;
}

/** By squaring, with more digits than asked for. */
function wholePower(base: Dec, exponent: Dec, negative: boolean, ctx: Context): Dec {
  const n = normalInteger(exponent);
  const more = exponent.digits + exponent.exponent + 2;
  const work: Context = {
    prec: ctx.prec + more + (exponent.negative ? 1 : 0),
    rounding: "ROUND_HALF_EVEN",
    emin: ctx.emin,
    emax: ctx.emax,
    clamp: false,
    status: 0,
  };
  const factor = exponent.negative ? divide(one, base, work) : base;
  if ((work.status & (INVALID | DIVISION_BY_ZERO)) !== 0) {
    ctx.status |= work.status;
    return nan;
  }
  const bits = (n.exponent > 0 ? n.coefficient * tenTo(n.exponent) : n.coefficient).toString(2);
  let result = factor;
  for (const bit of bits.slice(1)) {
    spend(1);
    result = multiply(result, result, work);
    if (bit === "1") result = multiply(result, factor, work);
    if (!result.isFinite || (result.isZero && (work.status & CLAMPED) !== 0)) break;
  }
  ctx.status |= work.status;
  result = result.isInfinite ? new Dec(negative, 1n, 3e18) : result.signed(negative);
  return finalize(result, ctx);
}

/** `exp(exponent * ln(base))`, with more digits than asked for. */
function realPower(base: Dec, exponent: Dec, ctx: Context): Dec {
  const work = workContext(Math.max(base.digits, ctx.prec) + 23);
  const product = multiply(naturalLogarithm(base, work), exponent, work);
  let result = exponential(product, { ...work, emin: 4 * ctx.emin - 1000, emax: 4 * ctx.emax + 1000 });
  ctx.status |= INEXACT | ROUNDED;
  if (result.isFinite && compareSizes(result, one) === 0) result = fullOne(ctx.prec);
  if (result.isInfinite) {
    ctx.status |= OVERFLOW;
    result = new Dec(false, 1n, 3e18);
  }
  return finalize(result, ctx);
}

/** `base ** exponent % modulus` of integers. */
export function modularPowerOf(base: Dec, exponent: Dec, modulus: Dec, ctx: Context): Dec {
  const special = nanOf(ctx, base, exponent, modulus);
  if (special !== undefined) return special;
  const [b, e, m] = [base, exponent, modulus].map((x) => (isInteger(x) ? normalInteger(x) : undefined));
  if (b === undefined || e === undefined || m === undefined) return invalid(ctx);
  if ((exponent.negative && !exponent.isZero) || modulus.isZero || m.adjusted >= ctx.prec || (b.isZero && e.isZero))
    return invalid(ctx);
  const value = (x: Dec): bigint => x.coefficient * tenTo(x.exponent);
  const size = value(m);
  let left = value(e);
  let square = value(b) % size;
  let result = 1n % size;
  while (left > 0n) {
    spend(1 + (m.digits >> 4) ** 2);
    if (left & 1n) result = (result * square) % size;
    square = (square * square) % size;
    left >>= 1n;
  }
  return new Dec(base.negative && isOdd(e), result, 0);
}
