import { beforeAll, describe, expect, test } from "vitest";
import { typedValue } from "../../src/columns/typed-values.ts";
import type { Json } from "../../src/document/json.ts";
import type { ValueType } from "../../src/document/schema.ts";
import { dayOf } from "../../src/document/typed-reading.ts";
import { installCore } from "../../src/library/install.ts";

/** Observed on the reference (spec 3.2 and beyond). */
const cases: readonly (readonly [ValueType, Json, unknown])[] = [
  ["number", "1e3", 1000],
  ["number", " 12 ", 12],
  ["number", "1_000", 1000],
  ["number", "1__0", null],
  ["number", "1,5", null],
  ["number", "٣", 3],
  ["number", "５", 5],
  ["number", "nan", Number.NaN],
  ["number", "-inf", Number.NEGATIVE_INFINITY],
  ["number", "1e400", Number.POSITIVE_INFINITY],
  ["number", "-0", -0],
  ["number", "0x10", null],
  ["number", "", null],
  ["number", 5, 5],
  ["number", true, 1],
  ["number", [1], null],
  ["number", "12345678901234567", 12345678901234568],
  ["boolean", "True", true],
  ["boolean", "False", false],
  ["boolean", "true", null],
  ["boolean", true, null],
  ["boolean", "", null],
  ["string", null, ""],
  ["string", false, ""],
  ["string", 0, ""],
  ["string", 5, "5"],
  ["string", true, "True"],
  ["string", [1, null], "[1, None]"],
  ["string", { a: "x" }, "{'a': 'x'}"],
  ["none", "x", null],
];

beforeAll(installCore);

describe("values by field type", () => {
  for (const [type, raw, expected] of cases) {
    test(`${type} ${JSON.stringify(raw)}`, () => {
      expect(typedValue(type, raw)).toBe(expected);
    });
  }
});

const dates: readonly (readonly [string, string | null])[] = [
  ["2024-1-5", "2024-1-5"],
  ["2024-01-05 10:00:00", "2024-1-5"],
  ["2024-01-05 10:00:00.5", "2024-1-5"],
  ["2024-05-01 1:2:3", "2024-5-1"],
  ["2024-5-1  10:00:00", "2024-5-1"],
  ["2024-05-01\t10:00:00", "2024-5-1"],
  ["2024-05-01\u00a010:00:00", "2024-5-1"],
  ["2024-05-01\u001c10:00:00", "2024-5-1"],
  ["2024-05-01\ufeff10:00:00", null],
  ["2024-05-01 10:00:00.123456", "2024-5-1"],
  ["2024-05-01 10:00:00.1234567", null],
  ["2024-05-01 10:00:00.", null],
  ["2024-05-01 10:00", null],
  ["2024-05-01 23:59:60", null],
  ["2024-05-01 24:00:00", null],
  ["2024-05-0110:00:00", null],
  ["2024-1-310:00:00", null],
  ["２０２４-05-01", "2024-5-1"],
  ["2024-٠5-01", null],
  ["2024-05-0٢", null],
  ["2024-05-1٢", "2024-5-12"],
  ["2024-05-3٢", null],
  ["2024-05-01 10:٣:00", "2024-5-1"],
  ["2024-05-01 10:00:00.٣", null],
  ["0001-01-01", "1-1-1"],
  ["0000-05-01", null],
  ["24-05-01", null],
  ["02024-05-01", null],
  ["2024-02-29", "2024-2-29"],
  ["2023-2-29", null],
  ["2024-02-30", null],
  ["2024-13-01", null],
  ["2024-00-01", null],
  [" 2024-05-01", null],
  ["2024-05-01 ", null],
  ["2024-05-01T00:00:00", null],
  ["20240105", null],
  ["2024-W01-1", null],
  ["99999-01-01", null],
];

describe("dates", () => {
  for (const [text, expected] of dates) {
    test(JSON.stringify(text), () => {
      const date = dayOf(text);
      expect(date === null ? null : `${date.year}-${date.month}-${date.day}`).toBe(expected);
    });
  }
});
