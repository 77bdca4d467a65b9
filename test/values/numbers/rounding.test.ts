import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scaledHalfEven } from "../../../src/values/numbers/float-parts.ts";
import {
  ceilFloat,
  floorFloat,
  roundFloat,
  roundFloatToInteger,
  roundInt,
  truncateFloat,
} from "../../../src/values/numbers/rounding.ts";
import { differences, float, int, type Recorded, readCases } from "./fixture.ts";

const RUNS: Readonly<Record<string, (args: readonly Recorded[]) => Recorded>> = {
  round: ([x, digits]) => roundFloat(float(x), Number(int(digits))),
  "round to int": ([x]) => roundFloatToInteger(float(x)),
  floor: ([x]) => floorFloat(float(x)),
  ceil: ([x]) => ceilFloat(float(x)),
  trunc: ([x]) => truncateFloat(float(x)),
  "round int": ([n, digits]) => roundInt(int(n), Number(int(digits))),
};

describe("rounding equals CPython's", () => {
  for (const [name, cases] of readCases("rounding")) {
    test(`${name}, ${cases.length} cases`, () => {
      const run = RUNS[name];
      if (run === undefined) throw new Error(`nothing runs ${name}`);
      expect(differences(cases, run)).toEqual([]);
    });
  }
});

describe("the fast way is the exact way", () => {
  function exactly(x: number, digits: number): number {
    const size = Number(`${scaledHalfEven(x, digits)}e${-digits}`);
    return x < 0 || Object.is(x, -0) ? -size : size;
  }

  test("for any float", () => {
    const x = fc.double({ noNaN: true, min: -1e15, max: 1e15 });
    fc.assert(fc.property(x, fc.integer({ min: 0, max: 22 }), (x, n) => Object.is(roundFloat(x, n), exactly(x, n))));
  });

  test("for decimals that end in 5, and their neighbours", () => {
    const tie = fc.tuple(
      fc.integer({ min: 0, max: 1e9 }),
      fc.integer({ min: 0, max: 6 }),
      fc.integer({ min: -2, max: 2 }),
    );
    fc.assert(
      fc.property(tie, ([whole, n, steps]) => {
        const x = Number(`${whole}5e${-n - 1}`) * (1 + steps * Number.EPSILON);
        return Object.is(roundFloat(x, n), exactly(x, n)) && Object.is(roundFloat(-x, n), -exactly(x, n));
      }),
      { numRuns: 5000 },
    );
  });
});
