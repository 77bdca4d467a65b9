/**
 * A float taken apart exactly: the ground on which rounding, formatting and hashing stand when the fast ways do not decide.
 */

const float = new Float64Array(1);
const bits = new BigUint64Array(float.buffer);

/** A finite float as `mantissa * 2 ** exponent`, mantissa ≥ 0; the sign stands apart so that `-0.0` keeps it. */
export interface FloatParts {
  readonly negative: boolean;
  readonly mantissa: bigint;
  readonly exponent: number;
}

/** The parts of a finite `x`; the mantissa is below 2**53 and not reduced. */
export function floatParts(x: number): FloatParts {
  float[0] = x;
  const word = bits[0] ?? 0n;
  const biased = Number((word >> 52n) & 0x7ffn);
  const fraction = word & 0xfffffffffffffn;
  return {
    negative: word >> 63n === 1n,
    mantissa: biased === 0 ? fraction : fraction | 0x10000000000000n,
    exponent: (biased === 0 ? 1 : biased) - 1075,
  };
}

/** The 64 bits of `x`. */
export function floatBits(x: number): bigint {
  float[0] = x;
  return bits[0] ?? 0n;
}

/** The float with these 64 bits. */
export function floatOfBits(word: bigint): number {
  bits[0] = word;
  return float[0] ?? 0;
}

/** `2 ** n` exactly, for -1074 ≤ n ≤ 1023. */
export function powerOfTwo(n: number): number {
  return floatOfBits(n >= -1022 ? BigInt(n + 1023) << 52n : 1n << BigInt(n + 1074));
}

/** `x * 2 ** n`, rounded once (`math.ldexp` without its overflow fault); any integer `n`. */
export function scaleByTwo(x: number, n: number): number {
  if (n >= -1022 && n <= 1023) return x * powerOfTwo(n);
  if (n > 1023) {
    const doubled = x * powerOfTwo(1023);
    return n <= 2100 ? scaleByTwo(doubled, n - 1023) : doubled * Number.MAX_VALUE * Number.MAX_VALUE;
  }
  // Stop 53 short of the subnormal range on the way down, so that only the last step rounds.
  const halved = x * powerOfTwo(-969);
  return n >= -3200 ? scaleByTwo(halved, n + 969) : halved * 0;
}

const POWERS_OF_TEN: bigint[] = [1n];

/** `10 ** n` for `n >= 0`; remembered up to 10 ** 1100, which covers every float. */
export function powerOfTen(n: number): bigint {
  if (n > 1100) return 10n ** BigInt(n);
  for (let i = POWERS_OF_TEN.length; i <= n; i++) POWERS_OF_TEN.push((POWERS_OF_TEN[i - 1] ?? 1n) * 10n);
  return POWERS_OF_TEN[n] ?? 1n;
}

/** `numerator / denominator` rounded to the nearest integer, ties to even; both at least 0, the denominator positive. */
export function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  const twice = (numerator - quotient * denominator) << 1n;
  if (twice < denominator) return quotient;
  if (twice > denominator) return quotient + 1n;
  return quotient + (quotient & 1n);
}

/**
 * `|x| * 10 ** digits` rounded to the nearest integer, ties to even, exactly; `x` finite. The work is bounded by |digits|: keep it
 * within ±1400, beyond which every float is exact or zero.
 */
export function scaledHalfEven(x: number, digits: number): bigint {
  const { mantissa, exponent } = floatParts(x);
  let numerator = mantissa;
  let denominator = 1n;
  if (digits >= 0) numerator *= powerOfTen(digits);
  else denominator = powerOfTen(-digits);
  if (exponent >= 0) numerator <<= BigInt(exponent);
  else denominator <<= BigInt(-exponent);
  return divideHalfEven(numerator, denominator);
}
