import { expect, test } from "vitest";
import { children, parse, walk } from "../../src/syntax/index.ts";
import type { Node } from "../../src/syntax/tree.ts";
import { KINDS } from "./dump.ts";
import { fixture, OPTIONS } from "./fixtures.ts";

const { valid } = fixture<{ valid: string[] }>("sources.json");

/** All nodes below a value, found by looking at every property. */
function reflect(value: unknown, into: Set<unknown>): Set<unknown> {
  if (Array.isArray(value)) for (const one of value) reflect(one, into);
  else if (typeof value === "object" && value !== null && !(value instanceof Uint8Array)) {
    if ("kind" in value) into.add(value);
    for (const one of Object.values(value)) reflect(one, into);
  }
  return into;
}

test("walk visits every node once, parents first, whatever its kind", () => {
  const kinds = new Set<string>();
  for (const source of valid) {
    const { tree } = parse(source, OPTIONS);
    const seen: Node[] = [];
    walk(tree, (node) => {
      seen.push(node);
      kinds.add(node.kind);
    });
    expect(new Set(seen)).toEqual(reflect(tree, new Set()));
    expect(seen).toHaveLength(new Set(seen).size);
  }
  expect([...KINDS].filter((kind) => !kinds.has(kind))).toEqual(["Error"]);
});

test("walk leaves out what is below a node for which the visit says false", () => {
  const names: string[] = [];
  walk(parse("def f(): a\nb").tree, (node) => {
    if (node.kind === "Name") names.push(node.id);
    return node.kind !== "FunctionDef";
  });
  expect(names).toEqual(["b"]);
});

test("children come in the order of CPython's fields", () => {
  const [statement] = parse("for a, in b:\n  c\nelse: d").tree.body;
  expect(statement && children(statement).map((node) => node.kind)).toEqual(["Tuple", "Name", "Expr", "Expr"]);
});
