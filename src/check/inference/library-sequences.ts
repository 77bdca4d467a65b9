/** Library functions that go through values: sums, extremes, orders, and those that make lists and iterators. */
import type { Expr } from "../../syntax/tree.ts";
import { argument, type CallSite, type LibraryCall } from "./call-site.ts";
import type { Context } from "./context.ts";
import type { Env } from "./env.ts";
import { baked, elementOf } from "./iteration.ts";
import { need, needEach, plain, refusePlaceholder } from "./needs.ts";
import { familyOf, type Operand, unhashable } from "./operators.ts";
import { apply, factsWhen, part } from "./truth.ts";
import {
  type Atom,
  filtered,
  INEXACT,
  INT,
  isOnly,
  listOf,
  mapped,
  NEVER,
  only,
  type Type,
  tupleOf,
  UNKNOWN,
  union,
} from "./type.ts";

/** What going through an argument gives. */
export function values(cx: Context, operand: Operand | undefined, doing: string): Type {
  if (operand === undefined) return UNKNOWN;
  if (refusePlaceholder(cx, operand.type, operand.node, doing)) return UNKNOWN;
  return elementOf(cx, operand.type, cx.mark());
}

export const sum: LibraryCall = (cx, env, site) => {
  const [first] = site.args;
  const element = values(cx, first, "`sum`");
  if (first === undefined) return UNKNOWN;
  needEach(cx, env, element, first.node, "`sum`");
  if (isOnly(element, (atom) => familyOf(atom) === "text") && argument(site, 1, "start") === undefined) {
    cx.report("operand-types", `\`sum\` adds numbers, and \`${cx.source(first.node)}\` holds texts`, first.node, {
      notes: ['Texts are put together by `"".join(…)`.'],
    });
    return UNKNOWN;
  }
  const inner = plain(element);
  if (argument(site, 1, "start") !== undefined) return isOnly(inner, isNumber) ? INEXACT : UNKNOWN;
  if (isOnly(inner, (atom) => atom.kind === "int" || atom.kind === "bool")) return INT;
  return isOnly(inner, isNumber) ? INEXACT : UNKNOWN;
};

function isNumber(atom: Atom): boolean {
  return familyOf(atom) === "number";
}

/** `min`, `max`: of several arguments, or of what one holds. */
export function extreme(name: string): LibraryCall {
  return (cx, env, site) => {
    const key = site.keywords.get("key");
    const doing = `\`${name}\``;
    if (site.args.length > 1) {
      for (const { type, node } of site.args) {
        if (!refusePlaceholder(cx, type, node, doing) && key === undefined) need(cx, env, type, node, doing);
      }
      return union(...site.args.map(({ type }) => filtered(type, (atom) => atom.kind !== "none")));
    }
    const [first] = site.args;
    if (first === undefined || !site.complete) return UNKNOWN;
    const element = values(cx, first, doing);
    ordering(cx, env, element, first.node, key, site, doing);
    const fallback = site.keywords.get("default")?.type ?? NEVER;
    return union(baked(cx, env, element), fallback);
  };
}

/** What is put in order must be there: the values, or what `key` makes of them. */
function ordering(
  cx: Context,
  env: Env,
  element: Type,
  node: Expr,
  key: Operand | undefined,
  site: CallSite,
  doing: string,
): void {
  if (key === undefined) {
    needEach(cx, env, element, node, doing);
    return;
  }
  const inner = env.inner();
  const keys = mapped(key.type, (atom) => cx.attempt(() => cx.call(inner, atom, siteWith(site, [element])), NEVER));
  needEach(cx, inner, keys, key.node.kind === "Lambda" ? key.node.body : key.node, doing);
}

/** The call of a function that was handed over, with values that stand nowhere in the program. */
function siteWith(site: CallSite, args: readonly Type[]): CallSite {
  return {
    node: site.node,
    args: args.map((type) => ({ type, node: site.node })),
    keywords: new Map(),
    complete: true,
  };
}

export const sorted: LibraryCall = (cx, env, site) => {
  const [first] = site.args;
  const element = values(cx, first, "`sorted`");
  if (first !== undefined) ordering(cx, env, element, first.node, site.keywords.get("key"), site, "`sorted`");
  return listOf(baked(cx, env, element));
};

export function gathered(name: string, kind: "list" | "tuple" | "iterator" | "set"): LibraryCall {
  return (cx, env, site) => {
    const [first] = site.args;
    if (first === undefined) return only({ kind, element: NEVER, items: site.complete ? [] : null });
    const element = values(cx, first, `\`${name}\``);
    if (kind === "set") unhashable(cx, { type: element, node: first.node }, "a set");
    const [source] = first.type.atoms;
    const items = first.type.atoms.length === 1 && source !== undefined && "items" in source ? source.items : null;
    return only({ kind, element: baked(cx, env, element), items });
  };
}

export const enumerate: LibraryCall = (cx, env, site) =>
  only({
    kind: "iterator",
    element: tupleOf([INT, baked(cx, env, values(cx, argument(site, 0, "iterable"), "`enumerate`"))]),
    items: null,
  });

export const zip: LibraryCall = (cx, env, site) =>
  site.complete
    ? only({
        kind: "iterator",
        element: tupleOf(site.args.map((arg) => baked(cx, env, values(cx, arg, "`zip`")))),
        items: null,
      })
    : UNKNOWN;

export const map: LibraryCall = (cx, env, site) => {
  const [fn, ...rest] = site.args;
  if (fn === undefined || !site.complete) return UNKNOWN;
  const elements = rest.map((arg) => values(cx, arg, "`map`"));
  const inner = env.inner();
  const element = mapped(fn.type, (atom) => cx.attempt(() => cx.call(inner, atom, siteWith(site, elements)), NEVER));
  return only({ kind: "iterator", element: baked(cx, inner, element), items: null });
};

export const filter: LibraryCall = (cx, env, site) => {
  const [fn, iterable] = site.args;
  const element = values(cx, iterable, "`filter`");
  if (fn === undefined) return UNKNOWN;
  const inner = env.inner();
  if (isOnly(fn.type, (atom) => atom.kind === "none")) {
    return only({ kind: "iterator", element: part(cx, env, element, true), items: null });
  }
  const passed = mapped(fn.type, (atom) => cx.attempt(() => cx.call(inner, atom, siteWith(site, [element])), NEVER));
  apply(cx, inner, factsWhen(cx, inner, passed, true));
  return passed.unknown
    ? only({
        kind: "iterator",
        element: { ...filtered(element, (atom) => atom.kind !== "none"), unknown: true },
        items: null,
      })
    : only({ kind: "iterator", element: baked(cx, inner, element), items: null });
};

export const next: LibraryCall = (cx, _env, site) => {
  const [first, fallback] = site.args;
  if (first === undefined) return UNKNOWN;
  return union(elementOf(cx, first.type, cx.mark()), fallback?.type ?? NEVER);
};
