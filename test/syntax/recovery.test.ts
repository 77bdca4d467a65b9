import { describe, expect, test } from "vitest";
import { parse } from "../../src/syntax/index.ts";

const kinds = (source: string): string[] => parse(source).tree.body.map((statement) => statement.kind);
const messages = (source: string): string[] =>
  parse(source).problems.map((problem) => `${problem.line}: ${problem.message}`);

describe("reading goes on after a statement that cannot be read", () => {
  test("at the next line", () => {
    const source = "a = 1\nb = = 2\nc = 3\nd(\ne = 4\n";
    expect(kinds(source)).toEqual(["Assign", "Error", "Assign", "Error", "Assign"]);
    // An unclosed bracket makes CPython forget the earlier mistake only when that one is not on an earlier line.
    expect(messages(source)).toEqual(["2: invalid syntax", "4: '(' was never closed"]);
  });

  test("inside of a block", () => {
    const { tree } = parse("def f():\n    a = 1\n    b = = 2\n    return a\nc = 3\n");
    const [definition, after] = tree.body;
    expect(definition?.kind === "FunctionDef" && definition.body.map((one) => one.kind)).toEqual([
      "Assign",
      "Error",
      "Return",
    ]);
    expect(after?.kind).toBe("Assign");
  });

  test("after a string without an end", () => {
    expect(kinds("a = 'x\nb = 2\n")).toEqual(["Error", "Assign"]);
  });

  test("after an unexpected indentation", () => {
    expect(kinds("a = 1\n    b = 2\nc = 3\n")).toEqual(["Assign", "Error", "Assign"]);
  });

  test("a statement whose block is missing leaves the next one alone", () => {
    expect(kinds("if a:\nb = 1\n")).toEqual(["Error", "Assign"]);
  });

  test("no more than twenty problems are told", () => {
    expect(parse("x = = 1\n".repeat(100)).problems).toHaveLength(20);
  });
});
