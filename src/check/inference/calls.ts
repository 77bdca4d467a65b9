/** Calls: of the library, of methods, of functions that the program defines. */
import type { Call, Expr } from "../../syntax/tree.ts";
import type { CallSite } from "./call-site.ts";
import type { Context } from "./context.ts";
import type { Env } from "./env.ts";
import { callFunction } from "./functions.ts";
import { baked } from "./iteration.ts";
import { callLibrary } from "./library.ts";
import { memberOf } from "./members.ts";
import { afterMethod, callMethod } from "./methods.ts";
import { type Operand, operandOf } from "./operators.ts";
import { type Atom, mapped, NEVER, type Type, UNKNOWN, union } from "./type.ts";

export function evaluateCall(cx: Context, env: Env, node: Call): Type {
  const called = cx.evaluate(env, node.func);
  if (node.func.kind === "Name" && node.func.id === "getattr" && isBuiltin(called, "getattr")) {
    return dynamicAttribute(cx, env, node);
  }
  const site = siteOf(cx, env, node);
  const value = mapped(called, (atom) => callAtom(cx, env, atom, site));
  if (node.func.kind === "Attribute" && node.func.value.kind === "Name") {
    changeVariable(cx, env, node.func.value.id, node.func.attr, site);
  }
  return value;
}

function isBuiltin(type: Type, name: string): boolean {
  const [atom] = type.atoms;
  return type.atoms.length === 1 && atom?.kind === "builtin" && atom.name === name;
}

function siteOf(cx: Context, env: Env, node: Call): CallSite {
  const args: Operand[] = [];
  let complete = true;
  for (const arg of node.args) {
    const found = argument(cx, env, arg);
    if (arg.kind === "Starred") complete = false;
    else if (complete) args.push(found);
  }
  const keywords = new Map<string, Operand>();
  for (const { arg, value } of node.keywords) {
    const found = argument(cx, env, value);
    if (arg === null) complete = false;
    else keywords.set(arg, found);
  }
  return { node, args, keywords, complete };
}

function argument(cx: Context, env: Env, node: Expr): Operand {
  const [operand, reads] = cx.collect(() => operandOf(cx, env, node));
  return { ...operand, reads };
}

/** The value of calling one of the things that the called expression can be. */
export function callAtom(cx: Context, env: Env, atom: Atom, site: CallSite): Type {
  switch (atom.kind) {
    case "builtin":
      return callLibrary(cx, env, atom.name, site);
    case "method":
      return callMethod(cx, atom.self, atom.name, site);
    case "function":
      return callFunction(cx, env, atom, site);
    default:
      return UNKNOWN;
  }
}

/** Methods that change what they are called on change what the variable holds. */
function changeVariable(cx: Context, env: Env, name: string, method: string, site: CallSite): void {
  const holder = env.holder(name);
  const type = holder?.vars.get(name);
  if (holder === null || type === undefined) return;
  let changed = false;
  const atoms = type.atoms.map((atom) => {
    const after = afterMethod(cx, atom, method, site);
    changed ||= after !== null;
    return after ?? { atoms: [atom], unknown: false };
  });
  if (!changed) return;
  const taint = new Set(holder.taint(name));
  for (const key of cx.around()) taint.add(key);
  for (const key of cx.touched.at(-1) ?? []) taint.add(key);
  holder.assign(name, baked(cx, env, union({ atoms: [], unknown: type.unknown }, ...atoms)), taint);
}

/** `getattr(object, name[, default])`: an access like any other when the name is known. */
function dynamicAttribute(cx: Context, env: Env, node: Call): Type {
  const [object, name, fallback] = node.args;
  if (object === undefined || name === undefined) return UNKNOWN;
  const owner = cx.evaluate(env, object);
  const names = cx.evaluate(env, name);
  const other = fallback === undefined ? NEVER : cx.evaluate(env, fallback);
  const known = names.atoms.flatMap((atom) => (atom.kind === "str" && atom.value !== null ? [atom.value] : []));
  if (names.unknown || known.length !== names.atoms.length || known.length === 0) {
    if (owner.atoms.some((atom) => atom.kind === "header" || atom.kind === "row")) hidden(cx, node, name);
    return UNKNOWN;
  }
  const { length } = cx.caught;
  if (fallback !== undefined) cx.caught.push(new Set(["AttributeError"]));
  const value = mapped(owner, (atom) =>
    union(...known.map((attr) => memberOf(cx, env, atom, { name: attr, place: name, owner: object, whole: node }))),
  );
  cx.caught.length = length;
  return union(value, other);
}

function hidden(cx: Context, node: Call, name: Expr): void {
  cx.report("hidden-dependency", `The platform cannot tell which field \`${cx.source(node)}\` reads`, name, {
    notes: ["The formula is not computed again when that field changes. Write the field's name out."],
  });
}
