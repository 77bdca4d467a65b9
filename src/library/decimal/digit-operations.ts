/** Coefficients as rows of digits: logical operations on ones and zeros, shifts and rotations. */
import { type Context, invalid, nanOf } from "./context.ts";
import { Dec, tenTo } from "./decimal-value.ts";
import { smallInteger } from "./exponents.ts";

/** The digits of a number that consists of ones and zeros; `undefined` for others. */
function logicalDigits(x: Dec): string | undefined {
  if (!x.isFinite || x.negative || x.exponent !== 0) return undefined;
  const digits = x.coefficient.toString();
  return /^[01]*$/.test(digits) ? digits : undefined;
}

/** Combines digits pairwise; the shorter number is filled up with zeros. */
export function combineDigits(a: Dec, b: Dec, ctx: Context, apply: (a: boolean, b: boolean) => boolean): Dec {
  const left = logicalDigits(a);
  const right = logicalDigits(b);
  if (left === undefined || right === undefined) return invalid(ctx);
  const length = Math.max(left.length, right.length);
  const [padded, other] = [left.padStart(length, "0"), right.padStart(length, "0")];
  const digits = Array.from(padded, (digit, i) => (apply(digit === "1", other[i] === "1") ? "1" : "0"));
  return new Dec(false, BigInt(digits.slice(-ctx.prec).join("")), 0);
}

export function invertDigits(x: Dec, ctx: Context): Dec {
  const digits = logicalDigits(x);
  if (digits === undefined) return invalid(ctx);
  // As many ones as the precision has digits.
  const length = Math.max(ctx.prec, digits.length);
  return new Dec(false, ((tenTo(length) - 1n) / 9n - x.coefficient) % tenTo(ctx.prec), 0);
}

/** The digits moved by `count` places within the precision; what leaves at one end comes back at the other when they rotate. */
export function moveDigits(x: Dec, count: Dec, ctx: Context, rotate: boolean): Dec {
  const special = nanOf(ctx, x, count);
  if (special !== undefined) return special;
  const places = count.exponent === 0 ? smallInteger(count) : undefined;
  if (places === undefined || Math.abs(places) > ctx.prec) return invalid(ctx);
  if (x.isInfinite) return x;
  const size = tenTo(ctx.prec);
  const coefficient = x.coefficient % size;
  if (rotate) {
    const left = places < 0 ? places + ctx.prec : places;
    const high = coefficient / tenTo(ctx.prec - left);
    return new Dec(x.negative, ((coefficient * tenTo(left)) % size) + high, x.exponent);
  }
  const moved = places < 0 ? coefficient / tenTo(-places) : (coefficient * tenTo(places)) % size;
  return new Dec(x.negative, moved, x.exponent);
}
