/** Functions and lambdas of the program: gone through with the arguments of each call. */
import type { Arguments, Expr, Node, Stmt } from "../../syntax/tree.ts";
import { walk } from "../../syntax/walk.ts";
import type { CallSite } from "./call-site.ts";
import { type Context, DEEPEST_CALL, Raises } from "./context.ts";
import { type Env, meet, RESULT } from "./env.ts";
import { baked } from "./iteration.ts";
import type { Operand } from "./operators.ts";
import { outward } from "./truth.ts";
import { type Facts, type FunctionAtom, NEVER, only, type Type, UNKNOWN, union, withGiven } from "./type.ts";

export function callFunction(cx: Context, env: Env, atom: FunctionAtom, site: CallSite): Type {
  const bound = bind(cx, env, atom.node.args, site);
  return enter(cx, env, atom, bound, site);
}

/** The parameters by name. */
function bind(cx: Context, env: Env, args: Arguments, site: CallSite): ReadonlyMap<string, Operand> {
  const bound = new Map<string, Operand>();
  const { node } = site;
  const otherwise = (fallback: Expr | null | undefined): Operand => {
    const known = site.complete && fallback !== null && fallback !== undefined;
    return { type: known ? cx.evaluate(env, fallback) : UNKNOWN, node };
  };
  const positional = [...args.posonlyargs, ...args.args];
  positional.forEach(({ arg }, i) => {
    const fallback = args.defaults[i - (positional.length - args.defaults.length)];
    bound.set(arg, site.args[i] ?? site.keywords.get(arg) ?? otherwise(fallback));
  });
  args.kwonlyargs.forEach(({ arg }, i) => {
    bound.set(arg, site.keywords.get(arg) ?? otherwise(args.kw_defaults[i]));
  });
  if (args.vararg !== null) {
    const rest = site.args.slice(positional.length);
    const items = rest.map(({ type }) => type);
    const reads = new Set(rest.flatMap((one) => [...(one.reads ?? [])]));
    const type: Type = only({ kind: "tuple", element: union(NEVER, ...items), items });
    bound.set(args.vararg.arg, { type: site.complete ? type : UNKNOWN, node, reads });
  }
  if (args.kwarg !== null) bound.set(args.kwarg.arg, { type: UNKNOWN, node });
  return bound;
}

function enter(cx: Context, env: Env, atom: FunctionAtom, bound: ReadonlyMap<string, Operand>, site: CallSite): Type {
  cx.called.add(atom.node);
  if (cx.depth >= DEEPEST_CALL) return UNKNOWN;
  cx.depth++;
  const inner = (atom.home ?? env.root()).inner(false);
  inner.facts = new Map(env.facts);
  inner.tested = new Map(env.tested);
  for (const [name, { type, reads }] of bound) inner.assign(name, baked(cx, env, type), new Set(reads));
  const { node } = atom;
  try {
    if (node.kind === "Lambda") return gained(env, inner, baked(cx, inner, cx.evaluate(inner, node.body)));
    return body(cx, env, inner, atom, site);
  } finally {
    cx.depth--;
  }
}

function body(cx: Context, env: Env, inner: Env, { node }: FunctionAtom, site: CallSite): Type {
  if (node.kind === "Lambda") return UNKNOWN;
  const recorded = env.root().vars.get(RESULT);
  if (recorded !== undefined) inner.vars.set(RESULT, recorded);
  const returns: { env: Env; type: Type }[] = [];
  cx.frames.push({ loops: [], returns });
  const end = cx.run(inner, node.body);
  cx.frames.pop();
  if (end !== null) returns.push({ env: end, type: only({ kind: "none", origin: "call", place: site.node }) });
  const types = returns.map((one) => gained(env, one.env, baked(cx, one.env, one.type)));
  if (isGenerator(node.body)) return UNKNOWN;
  const after = returns.reduce<Env | null>((met, one) => meet(met, one.env, inner), null);
  if (after === null) throw new Raises();
  for (const [key, fact] of outward(after.facts)) env.learn(key, fact);
  const result = after.vars.get(RESULT);
  if (result !== undefined && recorded !== undefined) env.root().vars.set(RESULT, result);
  return union(NEVER, ...types);
}

/** The value with what its way through the function made known. */
function gained(before: Env, after: Env, type: Type): Type {
  const own: Facts = new Map([...outward(after.facts)].filter(([key, fact]) => before.facts.get(key) !== fact));
  return {
    ...type,
    atoms: type.atoms.map((atom) => withGiven(atom, new Map([...outward(atom.given ?? own), ...own]))),
  };
}

function isGenerator(statements: readonly Stmt[]): boolean {
  let found = false;
  for (const statement of statements) {
    walk(statement, (node: Node) => {
      if (node.kind === "Yield" || node.kind === "YieldFrom") found = true;
      return node.kind !== "FunctionDef" && node.kind !== "Lambda";
    });
  }
  return found;
}
