/** `hash` of numbers: equal numbers hash alike, whatever their type. The rule is modular arithmetic by the prime 2**61 - 1. */
import { floatParts } from "./numbers/float-parts.ts";

const PRIME = (1n << 61n) - 1n;
const SAFE = 9007199254740991n;

/** Of an int: its remainder with its sign; -1 is reserved and becomes -2. */
export function hashInt(n: bigint): number | bigint {
  if (n >= -SAFE && n <= SAFE) return n === -1n ? -2 : Number(n);
  return reserved(n % PRIME);
}

/** Of a float. CPython hashes each `nan` object by its address; ours are one. */
export function hashFloat(x: number): number | bigint {
  if (Number.isSafeInteger(x)) return x === -1 ? -2 : x + 0;
  if (Number.isNaN(x)) return 0;
  if (!Number.isFinite(x)) return x > 0 ? 314159 : -314159;
  const { negative, mantissa, exponent } = floatParts(x);
  // 2**61 is 1 modulo the prime, so that the exponent counts modulo 61, also below zero.
  const turns = BigInt(((exponent % 61) + 61) % 61);
  const rest = (mantissa << turns) % PRIME;
  return reserved(negative ? -rest : rest);
}

function reserved(rest: bigint): number | bigint {
  if (rest === -1n) return -2;
  return rest >= -SAFE && rest <= SAFE ? Number(rest) : rest;
}
