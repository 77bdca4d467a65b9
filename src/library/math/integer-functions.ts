/** `math`'s functions of ints, and those that give ints. */
import { call, special } from "../../values/calls.ts";
import { typeName } from "../../values/core-types.ts";
import { typeError } from "../../values/exceptions.ts";
import type { NativeFunction } from "../../values/functions.ts";
import { allowBits, spend } from "../../values/meter.ts";
import { native } from "../../values/native.ts";
import { realNumber, workOfDivisor } from "../../values/number-conversions.ts";
import {
  bitLength,
  bitsOfCombinations,
  bitsOfFactorial,
  bitsOfPermutations,
} from "../../values/numbers/integer-size.ts";
import { combinations, factorial, gcd, integerRoot, lcm, permutations } from "../../values/numbers/number-theory.ts";
import { ceilFloat, floorFloat, truncateFloat } from "../../values/numbers/rounding.ts";
import { index } from "../../values/operators.ts";
import type { PyTuple } from "../../values/sequences.ts";
import type { Value } from "../../values/value.ts";

const module = "math";

/** `floor` and `ceil`: what the type's own method says, else of the float. */
const rounding =
  (method: string, ofFloat: (x: number) => bigint) =>
  (value: Value): Value => {
    if (typeof value === "number") return ofFloat(value);
    const own = special(value, method);
    return own === undefined ? ofFloat(realNumber(value)) : call(own, []);
  };

function trunc(value: Value): Value {
  if (typeof value === "number") return truncateFloat(value);
  const own = special(value, "__trunc__");
  if (own === undefined) throw typeError(`type ${typeName(value)} doesn't define __trunc__ method`);
  return call(own, []);
}

const LARGEST = 1n << 63n;

function factorialOf(value: Value): Value {
  const n = index(value);
  if (n > 0n && n < LARGEST) allowBits(bitsOfFactorial(n));
  return factorial(n);
}

function comb(first: Value, second: Value): Value {
  const [n, k] = [index(first), index(second)];
  if (k >= 0n && k <= n && (k < LARGEST || n - k < LARGEST)) allowBits(bitsOfCombinations(n, k));
  return combinations(n, k);
}

function perm(first: Value, second: Value): Value {
  if (second === null) return factorialOf(first);
  const [n, k] = [index(first), index(second)];
  if (k >= 0n && k <= n && k < LARGEST) allowBits(bitsOfPermutations(n, k));
  return permutations(n, k);
}

function isqrt(value: Value): Value {
  const n = index(value);
  const bits = bitLength(n);
  if (bits > 1024) spend((bits * bits) / 2 ** 18);
  return integerRoot(n);
}

const folded =
  (start: bigint, combine: (a: bigint, b: bigint) => bigint) =>
  (args: Value): Value => {
    const [first, ...rest] = (args as PyTuple).items.map(index);
    if (first === undefined) return start;
    const size = first < 0n ? -first : first;
    return rest.reduce((result, n) => {
      spend(2 * workOfDivisor(result, n));
      const next = combine(result, n);
      allowBits(next > LARGEST ? next.toString(16).length * 4 : 64);
      return next;
    }, size);
  };

export const integerFunctions: readonly NativeFunction[] = [
  native("ceil(x, /)", rounding("__ceil__", ceilFloat), { module }),
  native("comb(n, k, /)", comb, { module }),
  native("factorial(n, /)", factorialOf, { module }),
  native("floor(x, /)", rounding("__floor__", floorFloat), { module }),
  native("gcd(*integers)", folded(0n, gcd), { module }),
  native("isqrt(n, /)", isqrt, { module }),
  native("lcm(*integers)", folded(1n, lcm), { module }),
  native("perm(n, k=None, /)", perm, { module }),
  native("trunc(x, /)", trunc, { module }),
];
