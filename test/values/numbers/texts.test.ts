import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { floatFromHex, floatHex } from "../../../src/values/numbers/float-hex.ts";
import {
  exactDecimal,
  floatOfText,
  floatRepr,
  floatTextFault,
  integerRatio,
} from "../../../src/values/numbers/float-text.ts";
import { trueDivide } from "../../../src/values/numbers/integer-arithmetic.ts";
import { intText, parseInteger, plainRepr, prefixedInteger } from "../../../src/values/numbers/integer-text.ts";
import { differences, float, int, type Recorded, readCases, text } from "./fixture.ts";

type Run = (args: readonly Recorded[]) => Recorded;

function floatOrFault(source: string): number {
  const x = floatOfText(source);
  if (x === null) throw floatTextFault(plainRepr(source));
  return x;
}

/** Plain notation, as Decimal's `f` format. */
function plainDecimal(x: number): string {
  const { negative, coefficient, exponent } = exactDecimal(x);
  const digits = coefficient.toString().padStart(1 - exponent, "0");
  const point = digits.length + exponent;
  const fraction = exponent < 0 ? `.${digits.slice(point)}` : "";
  return (negative ? "-" : "") + digits.slice(0, point) + fraction;
}

const RUNS: Readonly<Record<string, Run>> = {
  repr: ([x]) => floatRepr(float(x)),
  float: ([source]) => floatOrFault(text(source)),
  int: ([source, base]) => parseInteger(text(source), Number(int(base))),
  str: ([n]) => intText(int(n)),
  "hex of int": ([n]) => prefixedInteger(int(n), 16),
  oct: ([n]) => prefixedInteger(int(n), 8),
  bin: ([n]) => prefixedInteger(int(n), 2),
  hex: ([x]) => floatHex(float(x)),
  fromhex: ([source]) => floatFromHex(text(source)),
  ratio: ([x]) => integerRatio(float(x)),
  decimal: ([x]) => plainDecimal(float(x)),
};

describe("texts of numbers equal CPython's", () => {
  for (const [name, cases] of readCases("texts")) {
    test(`${name}, ${cases.length} cases`, () => {
      const run = RUNS[name];
      if (run === undefined) throw new Error(`nothing runs ${name}`);
      expect(differences(cases, run)).toEqual([]);
    });
  }
});

describe("round trips", () => {
  const anyFloat = fc.double({ noNaN: true });

  test("float(repr(x)) is x", () => {
    fc.assert(fc.property(anyFloat, (x) => Object.is(floatOfText(floatRepr(x)), x)));
  });

  test("float.fromhex(x.hex()) is x", () => {
    fc.assert(fc.property(anyFloat, (x) => Object.is(floatFromHex(floatHex(x)), x)));
  });

  test("int(text of n in any base, base) is n", () => {
    fc.assert(
      fc.property(
        fc.bigInt(),
        fc.integer({ min: 2, max: 36 }),
        (n, base) => parseInteger(n.toString(base), base) === n,
      ),
    );
  });

  test("a ratio divides to its float", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        const [numerator, denominator] = integerRatio(x);
        return trueDivide(numerator, denominator) === x;
      }),
    );
  });
});
