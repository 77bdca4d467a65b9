import fc from "fast-check";
import { describe, expect, test } from "vitest";
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
