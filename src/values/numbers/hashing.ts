/**
 * `hash` of numbers and of tuples, as CPython has them on 64-bit machines: equal numbers hash alike whatever their type, by arithmetic modulo the prime
 * 2**61 - 1. The order of a set of numbers follows from these. A hash is a `number` where that is exact, else a `bigint`.
 */
import { floatParts } from "./float-parts.ts";
import { modularPower } from "./integer-arithmetic.ts";

const PRIME = (1n << 61n) - 1n;
const SAFE = 9007199254740991n;
const OF_INFINITY = 314159n;

/** Of an int: its remainder with its sign; -1 is reserved and becomes -2. */
export function hashInt(n: bigint): number | bigint {
  return reserved(n >= -SAFE && n <= SAFE ? n : n % PRIME);
}

/** Of a float. CPython hashes each nan by its address; here it is 0. */
export function hashFloat(x: number): number | bigint {
  if (Number.isSafeInteger(x)) return x === -1 ? -2 : x + 0;
  if (Number.isNaN(x)) return 0;
  if (!Number.isFinite(x)) return x > 0 ? 314159 : -314159;
  const { negative, mantissa, exponent } = floatParts(x);
  // 2**61 is 1 modulo the prime: exponents count modulo 61, also negative ones.
  const rest = (mantissa << BigInt(((exponent % 61) + 61) % 61)) % PRIME;
  return reserved(negative ? -rest : rest);
}

/** Of a fraction in lowest terms, denominator > 0: the numerator times the denominator's inverse. Also of a decimal, as a fraction. */
export function hashFraction(numerator: bigint, denominator: bigint): number | bigint {
  const size = numerator < 0n ? -numerator : numerator;
  const rest =
    denominator % PRIME === 0n ? OF_INFINITY : ((size % PRIME) * modularPower(denominator, PRIME - 2n, PRIME)) % PRIME;
  return reserved(numerator < 0n ? -rest : rest);
}

const FACTOR_1 = 11400714785074694791n;
const FACTOR_2 = 14029467366897019727n;
const FACTOR_5 = 2870177450012600261n;

/** Of a tuple, from its items' hashes (xxHash's mixing, in 64 bits). Linear. */
export function hashTuple(hashes: readonly (number | bigint)[]): number | bigint {
  let mixed = FACTOR_5;
  for (const hash of hashes) {
    mixed = BigInt.asUintN(64, mixed + BigInt(hash) * FACTOR_2);
    mixed = BigInt.asUintN(64, (mixed << 31n) | (mixed >> 33n));
    mixed = BigInt.asUintN(64, mixed * FACTOR_1);
  }
  mixed = BigInt.asIntN(64, mixed + (BigInt(hashes.length) ^ (FACTOR_5 ^ 3527539n)));
  return mixed === -1n ? 1546275796 : reserved(mixed);
}

function reserved(hash: bigint): number | bigint {
  if (hash === -1n) return -2;
  return hash >= -SAFE && hash <= SAFE ? Number(hash) : hash;
}
