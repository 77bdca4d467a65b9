import { describe, expect, test } from "vitest";
import { parse, printTree } from "../../src/syntax/index.ts";
import { dumpStatements, shape } from "./dump.ts";
import { fixture, OPTIONS } from "./fixtures.ts";

const trees = fixture<[source: string, statements: string[]][]>("trees.json");

describe("trees are CPython's, positions included", () => {
  test.each(trees)("%j", (source, statements) => {
    const { tree, problems } = parse(source, OPTIONS);
    expect(problems.filter((problem) => problem.phase === "parse")).toEqual([]);
    expect(dumpStatements(source, tree.body)).toEqual(statements);
  });
});

describe("what is printed reads as the same tree", () => {
  test.each(trees)("%j", (source) => {
    const { tree } = parse(source, OPTIONS);
    const printed = printTree(tree);
    const again = parse(printed, OPTIONS);
    expect(again.problems.filter((problem) => problem.phase === "parse")).toEqual([]);
    expect(shape(again.tree.body)).toEqual(shape(tree.body));
    expect(printTree(again.tree)).toBe(printed);
  });
});
