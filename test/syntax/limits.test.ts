import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse, printTree, walk } from "../../src/syntax/index.ts";
import { fixture } from "./fixtures.ts";

const MANY = 50_000;

/** Texts made to exhaust stack, memory or time; each must be read, with a result that CPython would give too. */
const HOSTILE: readonly [name: string, text: string, message: string | null][] = [
  ["parentheses", "(".repeat(MANY), "too many nested parentheses"],
  ["brackets", "[".repeat(MANY) + "]".repeat(MANY), "too many nested parentheses"],
  ["two hundred brackets", "[".repeat(200) + "]".repeat(200), null],
  [
    "brackets around a mistake",
    `${"[".repeat(199)}a b${"]".repeat(199)}`,
    "invalid syntax. Perhaps you forgot a comma?",
  ],
  [
    "dictionaries around a mistake",
    `${"{1:".repeat(199)}a b${"}".repeat(199)}`,
    "invalid syntax. Perhaps you forgot a comma?",
  ],
  ["calls without an end", "f(".repeat(150), "'(' was never closed"],
  ["not", `${"not ".repeat(MANY)}1`, "Parser stack overflowed - Python source too complex to parse"],
  ["signs", `${"-".repeat(MANY)}1`, "Parser stack overflowed - Python source too complex to parse"],
  ["powers", `${"2**".repeat(MANY)}1`, "Parser stack overflowed - Python source too complex to parse"],
  ["lambdas", `${"lambda:".repeat(MANY)}1`, "Parser stack overflowed - Python source too complex to parse"],
  ["conditionals", `${"1 if 1 else ".repeat(MANY)}1`, "Parser stack overflowed - Python source too complex to parse"],
  ["sums", `${"1+".repeat(MANY)}1`, "maximum recursion depth exceeded during compilation"],
  ["attributes", `x${".y".repeat(MANY)}`, "maximum recursion depth exceeded during compilation"],
  ["calls", `x${"()".repeat(MANY)}`, "maximum recursion depth exceeded during compilation"],
  ["elif", `if x: 1\n${"elif x: 1\n".repeat(MANY)}`, "maximum recursion depth exceeded during compilation"],
  ["two thousand terms", `${"x-".repeat(2000)}x`, null],
  ["comparisons", `${"1<".repeat(MANY)}1`, null],
  [
    "indentation",
    Array.from({ length: 150 }, (_, i) => `${" ".repeat(i)}if x:`).join("\n"),
    "too many levels of indentation",
  ],
  ["f-strings", "f'{".repeat(MANY), "too many nested f-strings"],
  ["digits", "1".repeat(5000), null],
  ["lines with mistakes", "x = = 1\n".repeat(MANY), "invalid syntax"],
  ["lines without ends", "x = (\n".repeat(MANY), "too many nested parentheses"],
  ["joined lines", "\\\n".repeat(MANY), "unexpected EOF while parsing"],
  ["one name", "x".repeat(1_000_000), null],
  ["strings", "'a' ".repeat(MANY), null],
];

describe("hostile texts", () => {
  test.each(HOSTILE)("%s", (name, text, message) => {
    const { problems, tree } = parse(text);
    if (name === "digits") expect(problems[0]?.message).toContain("Exceeds the limit (4300 digits)");
    else expect(problems[0]?.message ?? null).toBe(message);
    let nodes = 0;
    walk(tree, () => nodes++);
    expect(nodes).toBeGreaterThan(0);
  });
});

describe("any text", () => {
  const { valid } = fixture<{ valid: string[] }>("sources.json");
  const edit = fc.record({
    source: fc.constantFrom(...valid),
    at: fc.nat(400),
    remove: fc.nat(4),
    insert: fc.oneof(
      fc.constantFrom(
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "'",
        '"',
        "f'",
        ":",
        "=",
        "\n",
        " ",
        "\\",
        "lambda",
        "for",
        "if",
        "\t",
      ),
      fc.string({ unit: "binary", maxLength: 3 }),
    ),
  });
  test("gives a tree whose nodes lie in the text, and never throws", () => {
    fc.assert(
      fc.property(edit, ({ source, at, remove, insert }) => {
        const text = source.slice(0, at) + insert + source.slice(at + remove);
        const { tree, problems } = parse(text);
        walk(tree, (node) => {
          if (node.start < 0 || node.end < node.start || node.end > text.length)
            throw new Error(`${node.kind} lies outside`);
        });
        for (const { start, end } of problems) expect(start <= end && end <= text.length).toBe(true);
        expect(typeof printTree(tree)).toBe("string");
      }),
      { numRuns: 4000 },
    );
  });
});
