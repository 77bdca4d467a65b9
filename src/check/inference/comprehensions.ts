/** Comprehensions. */
import type { Comprehension, DictComp, Expr, GeneratorExp, ListComp, SetComp } from "../../syntax/tree.ts";
import type { Context } from "./context.ts";
import type { Env } from "./env.ts";
import { baked, elementOf } from "./iteration.ts";
import { refusePlaceholder } from "./needs.ts";
import { unhashable } from "./operators.ts";
import { assignTarget } from "./targets.ts";
import { bakedWith } from "./truth.ts";
import { NEVER, only, type Type, tupleOf, UNKNOWN, union } from "./type.ts";

/** A value as a key or member of a set. */
export function hashed(cx: Context, env: Env, node: Expr, doing: string): Type {
  const type = baked(cx, env, cx.evaluate(env, node));
  unhashable(cx, { type, node }, doing);
  return type;
}

/** Comprehensions over a few known items are gone through item by item. */
const MOST_ITEMS = 16;

export function comprehension(cx: Context, env: Env, node: ListComp | SetComp | GeneratorExp | DictComp): Type {
  const [first] = node.generators;
  if (first === undefined) return UNKNOWN;
  const iterable = cx.evaluate(env, first.iter);
  const [source] = iterable.atoms;
  const items = iterable.atoms.length === 1 && source !== undefined && "items" in source ? source.items : null;
  if (node.generators.length === 1 && items !== null && items.length <= MOST_ITEMS && first.ifs.length === 0) {
    const results = items.map((item) => {
      const inner = env.inner();
      assignTarget(cx, inner, first.target, item, new Set(), first.iter);
      return cx.attempt(() => result(cx, env, inner, node), NEVER);
    });
    return container(node, union(NEVER, ...results), results);
  }
  const inner = env.inner();
  const filtered = cx.attempt(() => generators(cx, inner, node.generators, iterable), null);
  if (filtered === null) return container(node, NEVER, null);
  const element = cx.attempt(() => result(cx, env, filtered, node), NEVER);
  const conditional = node.generators.some((generator) => generator.ifs.length > 0);
  return container(node, conditional ? withoutGiven(element) : element, null);
}

/** Goes into the loops of a comprehension; `null` if nothing ever comes through its conditions. */
function generators(cx: Context, inner: Env, all: readonly Comprehension[], iterable: Type): Env | null {
  let here: Env = inner;
  for (const [i, generator] of all.entries()) {
    const over = i === 0 ? iterable : cx.evaluate(here, generator.iter);
    refusePlaceholder(cx, over, generator.iter, "a loop");
    const mark = cx.mark();
    assignTarget(cx, here, generator.target, elementOf(cx, over, mark), new Set(), generator.iter);
    for (const condition of generator.ifs) {
      const { yes } = cx.branch(here, condition);
      if (yes === null) return null;
      here = yes;
    }
  }
  return here;
}

function withoutGiven(type: Type): Type {
  return { ...type, atoms: type.atoms.map(({ given: _, ...atom }) => atom) };
}

/** The value of one run of a comprehension. */
function result(cx: Context, env: Env, inner: Env, node: ListComp | SetComp | GeneratorExp | DictComp): Type {
  if (node.kind !== "DictComp") {
    const type = bakedWith(cx, env, inner, cx.evaluate(inner, node.elt));
    if (node.kind === "SetComp") unhashable(cx, { type, node: node.elt }, "a set");
    return type;
  }
  const key = hashed(cx, inner, node.key, "a dictionary key");
  return tupleOf([key, baked(cx, inner, cx.evaluate(inner, node.value))]);
}

function container(
  node: ListComp | SetComp | GeneratorExp | DictComp,
  element: Type,
  items: readonly Type[] | null,
): Type {
  switch (node.kind) {
    case "ListComp":
      return only({ kind: "list", element, items });
    case "SetComp":
      return only({ kind: "set", element, items });
    case "GeneratorExp":
      return only({ kind: "iterator", element, items });
    default: {
      const pairs = element.atoms.flatMap((atom) => (atom.kind === "tuple" && atom.items !== null ? [atom.items] : []));
      const at = (i: number): Type => union(NEVER, ...pairs.map((items) => items[i] ?? UNKNOWN));
      return only({ kind: "dict", key: at(0), value: at(1) });
    }
  }
}
