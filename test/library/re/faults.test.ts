import { describe, expect, it } from "vitest";
import { compileRegex } from "../../../src/library/re/regex.ts";
import { faultOf, type RecordedFault, recorded, rules } from "./recorded.ts";

interface Line {
  readonly pattern: string;
  readonly flags: number;
  readonly bytes: boolean;
  readonly fault?: RecordedFault;
}

describe("faults of patterns have CPython's texts and places", () => {
  const lines = recorded<Line>("faults");

  it("has hundreds of bad patterns", () => {
    expect(lines.filter((line) => line.fault !== undefined).length).toBeGreaterThan(700);
  });

  it("are found where CPython finds them, and nowhere else", () => {
    for (const line of lines) {
      const fault = faultOf(() => compileRegex(line.pattern, line.flags, line.bytes, rules));
      expect([line.pattern, line.flags, fault]).toEqual([line.pattern, line.flags, line.fault ?? null]);
    }
  });

  it.each([
    ["(", "a)"],
    ["(?:", ")"],
    ["(?=", ")"],
    ["(?(1)", ")"],
  ])("nesting of %s ends as CPython's recursion does", (open, close) => {
    const nested = (depth: number): string => `(a)${open.repeat(depth)}${close.repeat(depth)}`;
    expect(faultOf(() => compileRegex(nested(100_000), 0, false))).toEqual([
      "RecursionError",
      "maximum recursion depth exceeded",
    ]);
    expect(faultOf(() => compileRegex(nested(400), 0, false))?.[0]).not.toBe("RecursionError");
  });

  it("long runs of digits are refused as int() refuses them", () => {
    const text =
      "Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit";
    expect(faultOf(() => compileRegex(`a{${"1".repeat(5000)}}`, 0, false))).toEqual(["ValueError", text]);
  });
});
