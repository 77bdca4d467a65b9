import { describe, expect, test } from "vitest";
import { parse } from "../../src/syntax/index.ts";
import { fixture, OPTIONS, type RecordedError } from "./fixtures.ts";

function firstProblem(source: string): RecordedError | null {
  const problem = parse(source, OPTIONS).problems[0];
  return problem === undefined ? null : [problem.type, problem.message, problem.line, problem.column, problem.phase];
}

describe("the first problem is the error that CPython raises", () => {
  test.each(fixture<[source: string, error: RecordedError][]>("errors.json"))("%j", (source, error) => {
    expect(firstProblem(source)).toEqual(error);
  });

  test("also for sources changed at random", () => {
    const rows = fixture<[source: string, error: RecordedError | null][]>("mutations.json");
    const different = rows.filter(([source, error]) => JSON.stringify(firstProblem(source)) !== JSON.stringify(error));
    expect(rows.length).toBeGreaterThanOrEqual(1500);
    expect(different).toEqual([]);
  });
});

describe("texts that are not even read", () => {
  test.each([
    [
      "x = \ud800",
      "UnicodeEncodeError",
      "'utf-8' codec can't encode character '\\ud800' in position 4: surrogates not allowed",
    ],
    [
      "😀\udfff\udfffx",
      "UnicodeEncodeError",
      "'utf-8' codec can't encode characters in position 1-2: surrogates not allowed",
    ],
    ["x = 1\0", "SyntaxError", "source code string cannot contain null bytes"],
  ])("%j", (source, type, message) => {
    const { problems, tree } = parse(source);
    expect(problems).toMatchObject([{ type, message, line: null, column: null }]);
    expect(tree.body.map((statement) => statement.kind)).toEqual(["Error"]);
  });
});

describe("spans", () => {
  test.each([
    ["f(a b)", "a b"],
    ["x = 5é", "é"],
    ["😀 = 1", "😀"],
    ["if x:\n  return 1", "return 1"],
    ["def f(a, a): pass", "a"],
    ["x = (1", "("],
  ])("%j", (source, marked) => {
    const [problem] = parse(source).problems;
    expect(problem && source.slice(problem.start, problem.end || undefined)).toContain(marked.slice(0, 1));
    expect(problem && source.indexOf(marked.slice(0, 1), problem.start)).toBe(problem?.start);
  });
});
