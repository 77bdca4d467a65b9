import fc from "fast-check";
import { expect, test } from "vitest";
import { nearest } from "../../src/source/nearest.ts";

const fields = ["amount_total", "amount_total_base", "date_issue", "date_due", "iban", "f", "Σum"];

test.each([
  ["amount_totl", "amount_total"],
  ["amuont_total", "amount_total"],
  ["Amount_Total", "amount_total"],
  ["amount_total_bse", "amount_total_base"],
  ["date_isue", "date_issue"],
  ["ibna", "iban"],
  ["iban", null],
  ["g", "f"],
  ["recipient_name", null],
  ["σum", "Σum"],
  ["", null],
  ["amount_total".repeat(10), null],
])("nearest to %j is %j", (name, expected) => {
  expect(nearest(name, fields)).toBe(expected);
});

test("the first of equally near names wins, a nearer one beats it", () => {
  expect(nearest("abcd", ["abcx", "abcy"])).toBe("abcx");
  expect(nearest("abcdef", ["abcdxy", "abcdxf"])).toBe("abcdxf");
  expect(nearest("abc", ["ABC", "abx"])).toBe("ABC");
});

test("one slip in a longer name is always found", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 6, maxLength: 30 }), fc.nat(), (name, at) => {
      const slip = name.slice(0, at % name.length) + name.slice((at % name.length) + 1);
      fc.pre(slip !== name && slip.length > 0);
      expect(nearest(slip, ["____", name])).not.toBeNull();
    }),
  );
});
