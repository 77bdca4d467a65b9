import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { categoryTest, extraCasesOf, lowerUnicode, upperUnicode } from "../../../src/library/re/unicode.ts";

/** Ranges as `gap length-1`, mappings as runs `first count step delta`, base 36; see scripts/record-re.py. */
const recorded = JSON.parse(
  readFileSync(new URL("../../fixtures/re/characters.json", import.meta.url), "utf8"),
) as Record<"word" | "digit" | "space" | "lower" | "upper", string> & { extra: Record<string, number[]> };

const LAST = 0x10ffff;

test.each(["word", "digit", "space"] as const)("the class %s of all code points", (category) => {
  const expected = new Uint8Array(LAST + 1);
  let last = 0;
  const numbers = recorded[category].split(" ").map((digits) => {
    last += Number.parseInt(digits, 36);
    return last;
  });
  for (let i = 0; i < numbers.length; i += 2) expected.fill(1, numbers[i], (numbers[i + 1] ?? 0) + 1);
  const has = categoryTest(category, true);
  const wrong = Array.from(expected.keys()).filter((code) => has(code) !== (expected[code] === 1));
  expect(wrong).toEqual([]);
});

test.each([
  ["lower", lowerUnicode],
  ["upper", upperUnicode],
] as const)("the simple %s case of all code points", (name, image) => {
  const expected = new Map<number, number>();
  for (const run of recorded[name].split(",")) {
    const [first = 0, count = 0, step = 0, delta = 0] = run.split(" ").map((digits) => Number.parseInt(digits, 36));
    for (let n = 0; n < count; n++) expected.set(first + n * step, first + n * step + delta);
  }
  const wrong = Array.from({ length: LAST + 1 }, (_, code) => code).filter(
    (code) => image(code) !== (expected.get(code) ?? code),
  );
  expect(wrong).toEqual([]);
});

test("the letters that share an upper case", () => {
  const found: Record<string, readonly number[]> = {};
  for (let code = 0; code <= LAST; code++) {
    const extra = lowerUnicode(code) === code ? extraCasesOf(code) : [];
    if (extra.length > 0) found[code] = extra;
  }
  expect(found).toEqual(recorded.extra);
});
