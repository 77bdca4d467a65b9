import { hash } from "./hashing.ts";
import { spend } from "./meter.ts";
import type { Value } from "./value.ts";

/**
 * The hash of a tuple: xxHash over the hashes of its items (CPython since 3.8), in unsigned arithmetic of 64 bits. Sets of tuples are
 * iterated in an order that follows from it, so it must agree. Numbers of 64 bits are pairs of 32-bit halves here, since `bigint`
 * arithmetic would make keys of dictionaries several times slower.
 */
const PRIME_1_HIGH = 0x9e3779b1;
const PRIME_1_LOW = 0x85ebca87;
const PRIME_2_HIGH = 0xc2b2ae3d;
const PRIME_2_LOW = 0x27d4eb4f;
const PRIME_5_HIGH = 0x27d4eb2f;
const PRIME_5_LOW = 0x165667c5;

/** The product of {@link multiply}; read at once. */
let high = 0;
let low = 0;

/** The low 64 bits of a product. */
function multiply(aHigh: number, aLow: number, bHigh: number, bLow: number): void {
  const a0 = aLow & 0xffff;
  const a1 = aLow >>> 16;
  const b0 = bLow & 0xffff;
  const b1 = bLow >>> 16;
  const bottom = a0 * b0;
  const middle = a0 * b1 + a1 * b0 + (bottom >>> 16);
  low = (((middle & 0xffff) << 16) | (bottom & 0xffff)) >>> 0;
  const carried = a1 * b1 + Math.floor(middle / 65536);
  high = (carried + Math.imul(aHigh, bLow) + Math.imul(aLow, bHigh)) >>> 0;
}

/** A hash of 64 bits as slots give it: signed, a `number` when safe. */
export function signedHash(unsigned: bigint): number | bigint {
  const signed = BigInt.asIntN(64, unsigned);
  return signed >= -9007199254740991n && signed <= 9007199254740991n ? Number(signed) : signed;
}

function fromHalves(upper: number, lower: number): number | bigint {
  const signed = upper | 0;
  if (signed >= -0x200000 && signed < 0x200000) {
    const small = signed * 4294967296 + lower;
    if (Number.isSafeInteger(small)) return small;
  }
  return (BigInt(signed) << 32n) | BigInt(lower);
}

/** The upper half of a hash in two's complement. */
export function upperHalf(hashed: number | bigint): number {
  return typeof hashed === "number" ? Math.floor(hashed / 4294967296) >>> 0 : Number(BigInt.asUintN(32, hashed >> 32n));
}

/** The lower half, as a signed integer of 32 bits. */
export function lowerHalf(hashed: number | bigint): number {
  return typeof hashed === "number" ? hashed | 0 : Number(BigInt.asIntN(32, hashed));
}

/** The combined hash of `items`; tuples work their length in too, slices do not. */
export function combineHashes(items: readonly Value[], withLength: boolean): number | bigint {
  // Each level counts: tuples that hold the same tuple twice double the work with every level.
  spend(14 + 2 * items.length);
  let sumHigh = PRIME_5_HIGH;
  let sumLow = PRIME_5_LOW;
  for (const item of items) {
    const hashed = hash(item);
    multiply(upperHalf(hashed), lowerHalf(hashed) >>> 0, PRIME_2_HIGH, PRIME_2_LOW);
    const added = sumLow + low;
    sumHigh = (sumHigh + high + (added > 0xffffffff ? 1 : 0)) >>> 0;
    sumLow = added >>> 0;
    // Rotated left by 31 bits: swapped halves rotated right by one.
    const upper = ((sumHigh << 31) | (sumLow >>> 1)) >>> 0;
    const lower = ((sumLow << 31) | (sumHigh >>> 1)) >>> 0;
    multiply(upper, lower, PRIME_1_HIGH, PRIME_1_LOW);
    sumHigh = high;
    sumLow = low;
  }
  if (withLength) {
    // The length is worked in by `length ^ (PRIME_5 ^ 3527539)`.
    const added = sumLow + ((items.length ^ PRIME_5_LOW ^ 3527539) >>> 0);
    sumHigh = (sumHigh + PRIME_5_HIGH + (added > 0xffffffff ? 1 : 0)) >>> 0;
    sumLow = added >>> 0;
  }
  return sumHigh === 0xffffffff && sumLow === 0xffffffff ? 1546275796 : fromHalves(sumHigh, sumLow);
}
