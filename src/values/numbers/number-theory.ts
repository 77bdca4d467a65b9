/** `math`'s integer functions: isqrt, gcd, lcm, factorial, comb, perm. Sizes are bounded by the caller, see `integer-size.ts`. */
import { bitLength } from "./integer-size.ts";
import { NumberFault } from "./number-fault.ts";

const LARGEST = 9223372036854775807n;

/** `math.isqrt(n)`: the whole part of the root. */
export function integerRoot(n: bigint): bigint {
  if (n < 0n) throw new NumberFault("ValueError", "isqrt() argument must be nonnegative");
  if (n < 0x10000000000000n) return BigInt(Math.floor(Math.sqrt(Number(n))));
  return rootOfLarge(n);
}

/** Newton's step doubles the right digits, so the root of the upper half of the digits is begun with; at most two corrections. */
function rootOfLarge(n: bigint): bigint {
  if (n < 0x10000000000000n) return BigInt(Math.floor(Math.sqrt(Number(n))));
  const quarter = BigInt(bitLength(n) >> 2);
  let root = (rootOfLarge(n >> (2n * quarter)) + 1n) << quarter;
  // From above, Newton's sequence falls until it has arrived.
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** `math.gcd` of two. */
export function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y > 0x1fffffffffffffn) [x, y] = [y, x % y];
  if (y === 0n) return x;
  let [p, q] = [Number(y), Number(x % y)];
  while (q !== 0) [p, q] = [q, p % q];
  return BigInt(p);
}

/** `math.lcm` of two. */
export function lcm(a: bigint, b: bigint): bigint {
  if (a === 0n || b === 0n) return 0n;
  const product = (a / gcd(a, b)) * b;
  return product < 0n ? -product : product;
}

/** `math.factorial(n)`. */
export function factorial(n: bigint): bigint {
  if (n < 0n) throw new NumberFault("ValueError", "factorial() not defined for negative values");
  if (n > LARGEST) {
    throw new NumberFault("OverflowError", `factorial() argument should not exceed ${LARGEST}`);
  }
  return n < 2n ? 1n : productOfRange(2n, n);
}

/** `math.comb(n, k)`. */
export function combinations(n: bigint, k: bigint): bigint {
  checkCounts(n, k);
  if (k > n) return 0n;
  const least = k > n - k ? n - k : k;
  if (least > LARGEST) {
    throw new NumberFault("OverflowError", `min(n - k, k) must not exceed ${LARGEST}`);
  }
  return least === 0n ? 1n : productOfRange(n - least + 1n, n) / productOfRange(1n, least);
}

/** `math.perm(n, k)`; with one argument Python's is {@link factorial}. */
export function permutations(n: bigint, k: bigint): bigint {
  checkCounts(n, k);
  if (k > n) return 0n;
  if (k > LARGEST) throw new NumberFault("OverflowError", `k must not exceed ${LARGEST}`);
  return k === 0n ? 1n : productOfRange(n - k + 1n, n);
}

function checkCounts(n: bigint, k: bigint): void {
  if (n < 0n) throw new NumberFault("ValueError", "n must be a non-negative integer");
  if (k < 0n) throw new NumberFault("ValueError", "k must be a non-negative integer");
}

/** `low · (low + 1) · … · high` by halves, so that factors of like size meet and the host's fast multiplication pays. */
function productOfRange(low: bigint, high: bigint): bigint {
  if (high - low < 16n) {
    let product = low;
    for (let factor = low + 1n; factor <= high; factor++) product *= factor;
    return product;
  }
  const middle = (low + high) >> 1n;
  return productOfRange(low, middle) * productOfRange(middle + 1n, high);
}
