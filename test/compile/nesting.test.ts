import { expect, test } from "vitest";
import { compileProgram } from "../../src/compile/program.ts";
import { parse } from "../../src/syntax/index.ts";
import type { Node } from "../../src/syntax/tree.ts";

test.each([
  ["calls", (inner: string) => `f(1, 2, ${inner})`],
  ["calls of methods", (inner: string) => `a.f(1, 2, ${inner})`],
  ["calls with keywords", (inner: string) => `f(1, 2, k=${inner})`],
  ["starred arguments", (inner: string) => `f(*a, 2, ${inner})`],
  ["comprehensions", (inner: string) => `[x for x in ${inner}]`],
  ["conditions", (inner: string) => `(1 if ${inner} else 2)`],
  ["subscripts", (inner: string) => `a[1:${inner}]`],
  ["comparisons", (inner: string) => `(1 < ${inner} < 3)`],
])("nested %s are compiled once each", (_, around) => {
  let text = "q";
  for (let i = 0; i < 40; i++) text = around(text);
  const asked = new Map<Node, number>();
  const watch = (node: Node): undefined => {
    asked.set(node, (asked.get(node) ?? 0) + 1);
    // Twice at each level would never end.
    if (asked.get(node) === 3) throw new Error("compiled three times");
  };
  const { tree } = parse(text);
  compileProgram(tree, { name: "<string>", text }, { builtins: new Map(), records: true, moduleName: "m", watch });
  expect(Math.max(...asked.values())).toBe(1);
});
