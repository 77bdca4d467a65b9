import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runHook } from "../../src/engine/hook.ts";
import { Decimal, fixed, round, roundHalfUp } from "../../src/hook.ts";
import { allModules } from "../../src/library/all-modules.ts";

/** Answers of Python's `decimal`, which this engine has from the reference. */
function python(expression: string): string {
  const code = `from decimal import *\ngetcontext().prec = 200\ndef rossum_hook_request_handler(payload):\n  return str(${expression})`;
  const { response, error } = runHook(code, {}, { modules: allModules });
  expect(error).toBeNull();
  return String(response);
}

const text = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: 12 }))
  .map(([digits, places]) => {
    const size = String(digits < 0n ? -digits : digits).padStart(places + 1, "0");
    const whole = size.slice(0, size.length - places);
    return `${digits < 0n ? "-" : ""}${whole}${places > 0 ? `.${size.slice(-places)}` : ""}`;
  });

/** There is no negative zero here. */
function unsignedZero(shown: string): string {
  return shown.replace(/^-(0(?:\.0+)?)$/, "$1");
}

describe("Decimal", () => {
  test("sums, differences and products are exact", () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [x, y] = [Decimal.from(a), Decimal.from(b)];
        for (const [operator, result] of [
          ["+", x.add(y)],
          ["-", x.sub(y)],
          ["*", x.mul(y)],
        ] as const) {
          const wanted = python(`f'{Decimal("${a}") ${operator} Decimal("${b}"):f}'`);
          expect(result.toString()).toBe(unsignedZero(wanted));
        }
      }),
      { numRuns: 60 },
    );
  });

  test("rounding is that of quantize", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 6 }), fc.boolean(), (a, places, even) => {
        const rounding = even ? "ROUND_HALF_EVEN" : "ROUND_HALF_UP";
        const wanted = python(`f'{Decimal("${a}").quantize(Decimal(1).scaleb(-${places}), rounding=${rounding}):f}'`);
        const rounded = Decimal.from(a).round(places, even ? "half-even" : "half-up");
        expect(rounded.toString()).toBe(unsignedZero(wanted));
      }),
      { numRuns: 60 },
    );
  });

  test("quotients round once", () => {
    expect(Decimal.from(2).div(3, 4).toString()).toBe("0.6667");
    expect(Decimal.from(-1).div(8, 2).toString()).toBe("-0.12");
    expect(Decimal.from(-1).div(8, 2, "half-up").toString()).toBe("-0.13");
    expect(Decimal.from("1e-3").div("0.00001", 0).toString()).toBe("100");
    expect(() => Decimal.from(1).div(0, 2)).toThrow(RangeError);
    expect(() => Decimal.from(1).div(3, 2.5)).toThrow(RangeError);
  });

  test("numbers count as what they are written as", () => {
    expect(Decimal.from(0.1).add(0.2).toString()).toBe("0.3");
    expect(Decimal.from(1e21).toString()).toBe("1000000000000000000000");
    expect(Decimal.from(1.5e-7).toString()).toBe("0.00000015");
    expect(Decimal.sum([0.1, "0.2", 3n]).toNumber()).toBe(3.3);
    expect(Decimal.sum([]).toString()).toBe("0");
    expect(JSON.stringify({ a: Decimal.from("12.50") })).toBe('{"a":12.5}');
  });

  test.each(["", ".", "1,5", "1 000", "nan", "0x1", "1e99999"])("'%s' is refused", (bad) => {
    expect(() => Decimal.from(bad)).toThrow(RangeError);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY])("%d is refused", (bad) => {
    expect(() => Decimal.from(bad)).toThrow(RangeError);
  });

  test("comparison", () => {
    expect(Decimal.from("1.50").equals(1.5)).toBe(true);
    expect(Decimal.from(2).compare("10")).toBe(-1);
    expect(Decimal.from(-2).abs() > Decimal.from("1.9")).toBe(true);
  });
});

describe("rounding of numbers", () => {
  test("round and fixed are Python's", () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
        fc.integer({ min: 0, max: 6 }),
        (x, places) => {
          const [rounded, shown] = [round(x, places), fixed(x, places)];
          const literal = Object.is(x, -0) ? "-0.0" : String(x);
          expect(
            python(
              `[float("${literal}").__round__(${places}) == float("${rounded}"), f"{float('${literal}'):.${places}f}"]`,
            ),
          ).toBe(`[True, '${shown}']`);
        },
      ),
      { numRuns: 80 },
    );
  });

  test("halves", () => {
    expect([round(2.5), round(0.125, 2), round(2.675, 2)]).toEqual([2, 0.12, 2.67]);
    expect([roundHalfUp(2.5), roundHalfUp(0.125, 2), roundHalfUp(2.675, 2), roundHalfUp(-0.5)]).toEqual([
      3, 0.13, 2.68, -1,
    ]);
    expect([fixed(0.125, 2), fixed(-1), fixed(Number.NaN)]).toEqual(["0.12", "-1.00", "NaN"]);
  });
});
