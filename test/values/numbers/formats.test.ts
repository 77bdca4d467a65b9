import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fixedDigits } from "../../../src/values/numbers/float-digits.ts";
import { scaledHalfEven } from "../../../src/values/numbers/float-parts.ts";
import { formatFloatAs, formatIntAs } from "../../../src/values/numbers/format-number.ts";
import { parseFormatSpec, specSize } from "../../../src/values/numbers/format-spec.ts";
import { formatTextAs } from "../../../src/values/numbers/format-text.ts";
import { differences, float, int, outcome, type Recorded, readCases, shown, text } from "./fixture.ts";

const RUNS: Readonly<Record<string, (args: readonly Recorded[]) => Recorded>> = {
  float: ([x, spec]) => formatFloatAs(float(x), text(spec)),
  int: ([n, spec]) => formatIntAs(int(n), text(spec)),
  str: ([value, spec]) => formatTextAs(text(value), text(spec)),
};

describe("format() equals CPython's", () => {
  for (const [name, cases] of readCases("formats")) {
    test(`${name}, ${cases.length} cases`, () => {
      const run = RUNS[name];
      if (run === undefined) throw new Error(`nothing runs ${name}`);
      expect(differences(cases, run)).toEqual([]);
    });
  }
});

test("faults name the type they are told", () => {
  expect(shown(outcome(() => formatIntAs(1n, "y", "bool")))).toBe(
    "ValueError: Unknown format code 'y' for object of type 'bool'",
  );
  expect(shown(outcome(() => formatFloatAs(1, "abc", "Amount")))).toBe(
    "ValueError: Invalid format specifier 'abc' for object of type 'Amount'",
  );
});

test("a specification's size bounds what it makes of a digit", () => {
  const spec = fc.tuple(
    fc.constantFrom("", "<", "^", "0"),
    fc.nat(200),
    fc.nat(200),
    fc.constantFrom("f", "e", "g", "%"),
  );
  fc.assert(
    fc.property(spec, ([before, width, precision, type]) => {
      const source = `${before}${width}.${precision}${type}`;
      return formatFloatAs(1, source).length <= specSize(parseFormatSpec(source, "float")) + 8;
    }),
  );
});

test("no specification makes anything but a text or a fault", () => {
  const source = fc.string({
    unit: fc.constantFrom(...Array.from("<>=^+- z#0123,_.bcdeEfFgGnosxX%é\u0663{}")),
    maxLength: 8,
  });
  fc.assert(
    fc.property(source, fc.double(), fc.bigInt(), (spec, x, n) => {
      outcome(() => formatFloatAs(x, spec));
      outcome(() => formatIntAs(n, spec));
      outcome(() => formatTextAs("é\u{1f600}", spec));
    }),
  );
});

test("two decimal places are those of the exact value, halves to even", () => {
  const near = fc
    .tuple(fc.nat(2_100_000_000), fc.constantFrom(0.5, 0.25, 0, 1), fc.integer({ min: -3, max: 3 }))
    .map(([n, part, ulps]) => {
      const x = (n + part) / 100;
      return Math.max(0, x + ulps * x * Number.EPSILON);
    });
  const eighths = fc.nat(20_000_000).map((n) => n / 8);
  fc.assert(
    fc.property(fc.oneof(near, eighths, fc.double({ min: 0, max: 1e9, noNaN: true })), (size) => {
      const digits = scaledHalfEven(size, 2).toString().padStart(3, "0");
      expect(fixedDigits(size, 2)).toBe(`${digits.slice(0, -2)}.${digits.slice(-2)}`);
    }),
    { numRuns: Number(process.env["RUNS"] ?? 3000) },
  );
});
