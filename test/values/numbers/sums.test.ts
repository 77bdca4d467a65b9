import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hashFloat, hashFraction, hashInt, hashTuple } from "../../../src/values/numbers/hashing.ts";
import { floatOfInt } from "../../../src/values/numbers/integer-arithmetic.ts";
import {
  addFloat,
  addInt,
  exactSum,
  floatMean,
  settleSum,
  startSum,
  sumFloats,
  sumOfProducts,
} from "../../../src/values/numbers/sums.ts";
import { differences, float, int, items, type Recorded, readCases } from "./fixture.ts";

type Run = (args: readonly Recorded[]) => Recorded;

function pythonSum([values, start]: readonly Recorded[]): Recorded {
  const sum = startSum(typeof start === "number" || typeof start === "bigint" ? start : 0n);
  for (const value of items(values)) {
    if (typeof value === "number") addFloat(sum, value);
    else addInt(sum, typeof value === "boolean" ? BigInt(value) : int(value));
  }
  return settleSum(sum);
}

/** Of an int, a float or a tuple of such. */
function hashOf(value: Recorded): number | bigint {
  if (typeof value === "bigint") return hashInt(value);
  if (typeof value === "number") return hashFloat(value);
  return hashTuple(items(value).map(hashOf));
}

function reduced(numerator: bigint, denominator: bigint): readonly [bigint, bigint] {
  let [a, b] = [numerator < 0n ? -numerator : numerator, denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  return [numerator / a, denominator / a];
}

const RUNS: Readonly<Record<string, Readonly<Record<string, Run>>>> = {
  sums: {
    sum: pythonSum,
    "sum from": pythonSum,
    fsum: ([values]) => exactSum(items(values).map(float)),
    sumprod: ([values]) => sumOfProducts(items(values).map(float), items(values).map(float).reverse()),
  },
  hashes: {
    int: ([n]) => BigInt(hashOf(int(n))),
    float: ([x]) => BigInt(hashOf(float(x))),
    tuple: ([values]) => BigInt(hashOf(items(values))),
    fraction: ([n, d]) => BigInt(hashFraction(...reduced(int(n), int(d)))),
  },
};

for (const [file, runs] of Object.entries(RUNS)) {
  describe(`${file} equal CPython's`, () => {
    for (const [name, cases] of readCases(file)) {
      test(`${name}, ${cases.length} cases`, () => {
        const run = runs[name];
        if (run === undefined) throw new Error(`nothing runs ${name}`);
        expect(differences(cases, run)).toEqual([]);
      });
    }
  });
}

describe("properties", () => {
  const values = fc.array(fc.double({ noNaN: true, min: -1e100, max: 1e100 }));

  test("the quick sum of floats is the careful one", () => {
    fc.assert(
      fc.property(values, (xs) => {
        const sum = startSum();
        for (const x of xs) addFloat(sum, x);
        return xs.length === 0 || Object.is(settleSum(sum), sumFloats(xs));
      }),
    );
  });

  test("the exact sum does not depend on the order", () => {
    fc.assert(fc.property(values, (xs) => Object.is(exactSum(xs), exactSum([...xs].reverse()))));
    expect(floatMean([0.1, 0.2, 0.3])).toBe(0.19999999999999998);
  });

  test("equal numbers hash alike", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 1000n), max: 2n ** 1000n }), (n) => {
        const x = floatOfInt(n);
        return hashFloat(x) === hashInt(BigInt(x)) && hashFraction(n, 1n) === hashInt(n);
      }),
    );
  });
});
