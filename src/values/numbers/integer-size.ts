/**
 * How large an integer is, and how large a result would become: asked before computing, so that a formula's `9**9**9` is refused instead
 * of filling the host's memory. Sizes are in bits; estimates never fall short and exceed by little. They are plain numbers and may be `Infinity`.
 */

/** Whether `n` fits 64 bits: the cheap test before any size is worked out. */
export function isWord(n: bigint): boolean {
  return n === BigInt.asIntN(64, n);
}

/** `n.bit_length()`; linear in the size. */
export function bitLength(n: bigint): number {
  const size = n < 0n ? -n : n;
  if (size < 0x100000000n) return 32 - Math.clz32(Number(size));
  const hex = size.toString(16);
  return hex.length * 4 - (Math.clz32(Number.parseInt(hex.charAt(0), 16)) - 28);
}

/** `n.bit_count()`: ones in the absolute value. */
export function bitCount(n: bigint): number {
  let count = 0;
  for (const digit of (n < 0n ? -n : n).toString(2)) if (digit === "1") count++;
  return count;
}

/** Of `a * b`. */
export function bitsOfProduct(a: bigint, b: bigint): number {
  return bitLength(a) + bitLength(b);
}

/** Of `base ** exponent`, for `exponent >= 0`. */
export function bitsOfPower(base: bigint, exponent: bigint): number {
  const size = base < 0n ? -base : base;
  if (size < 2n) return 1;
  if (size < 0x20000000000000n) return Math.floor(Math.log2(Number(size)) * (1 + 1e-12) * Number(exponent)) + 2;
  return Math.max(1, bitLength(base) * Number(exponent));
}

/** Of `n << shift`, for `shift >= 0`. */
export function bitsOfShift(n: bigint, shift: bigint): number {
  return n === 0n ? 1 : bitLength(n) + Number(shift);
}

/** Of `n!`: by Stirling's formula, from above. */
export function bitsOfFactorial(n: bigint): number {
  if (n < 2n) return 1;
  const x = Number(n);
  return Math.ceil((x + 0.5) * Math.log2(x) - x * Math.LOG2E + 2);
}

/** Of `comb(n, k)` and, as they are made of it, of the numbers met on the way; `n`, `k` at least 0. */
export function bitsOfCombinations(n: bigint, k: bigint): number {
  const least = k > n - k ? n - k : k;
  return least <= 0n ? 1 : bitsOfPermutations(n, least);
}

/** Of `perm(n, k)`; `n`, `k` at least 0. */
export function bitsOfPermutations(n: bigint, k: bigint): number {
  return k <= 0n || k > n
    ? 1
    : Math.min(bitLength(n) * Number(k), k === n ? bitsOfFactorial(n) : Number.POSITIVE_INFINITY);
}

/** A measure of the work of `pow(base, exponent, modulus)`, in multiplications of 64-bit words. */
export function workOfModularPower(exponent: bigint, modulus: bigint): number {
  const words = Math.ceil(bitLength(modulus) / 64) + 1;
  return bitLength(exponent) * words * words * 3;
}
