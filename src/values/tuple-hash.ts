import { hash } from "./hashing.ts";
import type { Value } from "./value.ts";

/**
 * The hash of a tuple: xxHash over the hashes of its items (CPython since 3.8), in unsigned arithmetic of 64 bits. Sets of
 * tuples are iterated in an order that follows from it, so it must agree.
 */
const PRIME_1 = 11400714785074694791n;
const PRIME_2 = 14029467366897019727n;
const PRIME_5 = 2870177450012600261n;
const MASK = 0xffffffffffffffffn;

/** A hash of 64 bits as slots give it: signed, a `number` when safe, never -1. */
export function signedHash(unsigned: bigint): number | bigint {
  const signed = BigInt.asIntN(64, unsigned);
  return signed >= -9007199254740991n && signed <= 9007199254740991n ? Number(signed) : signed;
}

/** The combined hash of `items`; tuples work their length in too, slices do not. */
export function combineHashes(items: readonly Value[], withLength: boolean): number | bigint {
  let sum = PRIME_5;
  for (const item of items) {
    const lane = BigInt.asUintN(64, BigInt(hash(item)));
    sum = (sum + lane * PRIME_2) & MASK;
    sum = ((sum << 31n) & MASK) | (sum >> 33n);
    sum = (sum * PRIME_1) & MASK;
  }
  if (withLength) sum = (sum + (BigInt(items.length) ^ (PRIME_5 ^ 3527539n))) & MASK;
  return sum === MASK ? 1546275796 : signedHash(sum);
}
