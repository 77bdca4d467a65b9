/** Values that must not be empty where they are used. */
import type { Expr } from "../../syntax/tree.ts";
import { type Context, Raises } from "./context.ts";
import type { Env } from "./env.ts";
import { type Atom, common, type Facts, type FieldAtom, filtered, mapped, only, type Type, UNKNOWN } from "./type.ts";

/** Values of text fields are never `None`, only `""`. */
function canBeNone(atom: Atom): atom is FieldAtom {
  return atom.kind === "field" && atom.node.valueType !== "string";
}

/** The atoms of a value that are `None`, or behave as it does, on some document. */
function nones(cx: Context, env: Env, type: Type): readonly Atom[] {
  return type.atoms.filter((atom) => {
    if (atom.kind === "none") return true;
    if (!canBeNone(atom)) return false;
    const empty = cx.emptiness(atom, supposing(env, atom.given));
    return empty === "maybe" || empty === "empty";
  });
}

/** The environment when also `given` holds. */
function supposing(env: Env, given: Facts | undefined): Env {
  if (given === undefined || given.size === 0) return env;
  const supposed = env.inner();
  supposed.learnAll(given);
  return supposed;
}

/**
 * Reports a value that may be `None` where that raises, and goes on as if it were not, since nothing after that place would run. `doing`
 * names the operation.
 */
export function need(
  cx: Context,
  env: Env,
  type: Type,
  node: Expr,
  doing: string,
  raises: "TypeError" | "AttributeError" = "TypeError",
): void {
  const found = nones(cx, env, type);
  if (found.length === 0) return;
  const always = isAlways(cx, env, found, type);
  if (!cx.catches(raises, "Exception", "BaseException")) report(cx, found, node, doing, raises, always);
  if (always) throw new Raises();
  settle(cx, env, type, node);
}

function isAlways(cx: Context, env: Env, found: readonly Atom[], type: Type): boolean {
  if (type.unknown || found.length < type.atoms.length) return false;
  return found.every((atom) => isEmpty(cx, env, atom));
}

/** Whether the atom cannot be there. */
function isEmpty(cx: Context, env: Env, atom: Atom): boolean {
  return atom.kind === "none" || (atom.kind === "field" && cx.emptiness(atom, env) === "empty");
}

/** The same for each of the values that a column or list holds. */
export function needEach(cx: Context, env: Env, element: Type, node: Expr, doing: string): void {
  const found = nones(cx, env, element);
  if (found.length === 0) return;
  if (!cx.catches("TypeError", "Exception", "BaseException")) {
    const source = cx.source(node);
    const fields = named(found);
    const [first] = found;
    const what =
      first?.kind === "field" && first.wide !== null && node.kind === "Attribute"
        ? `\`${source}\` may have empty cells, and then ${doing} raises TypeError`
        : `\`${source}\` may hold an empty value${fields}, and then ${doing} raises TypeError`;
    cx.report("may-be-empty", what, node, {
      notes: [`\`default_to(${source}, …)\` fills the empty ones; a condition \`if not is_empty(…)\` leaves them out.`],
    });
  }
  for (const atom of found) if (atom.kind === "field" && atom.wide !== null) env.learn(atom.wide, "set");
}

function report(cx: Context, found: readonly Atom[], node: Expr, doing: string, raises: string, always: boolean): void {
  const source = cx.source(node);
  const [first] = found;
  const what = found.every((atom) => atom.kind === "none") ? "None" : "empty";
  const message = always
    ? `\`${source}\` is ${what} here, so ${doing} raises ${raises}`
    : `\`${source}\` may be ${what} here${direct(node) ? "" : named(found)}, and then ${doing} raises ${raises}`;
  const value = first?.kind === "field" && first.node.valueType === "number" ? "0" : "…";
  const short = node.kind === "Attribute" || node.kind === "Name";
  const ways =
    first?.kind === "field"
      ? [`Give it a value with \`default_to(${source}, ${value})\`, or ask \`if not is_empty(${source})\` before.`]
      : [`Ask \`if ${source} is not None\` before.`];
  const notes = short ? ways : ["Give it another value in that case, or ask before whether it is there."];
  cx.report("may-be-empty", message, node, { notes });
}

/** Whether the code itself names the field. */
function direct(node: Expr): boolean {
  return node.kind === "Attribute" || node.kind === "Call";
}

function named(found: readonly Atom[]): string {
  const names = [...new Set(found.flatMap((atom) => (atom.kind === "field" ? [`'${atom.node.id}'`] : [])))];
  return names.length === 0 ? "" : ` (${names.join(", ")})`;
}

/** Learns that a value is there. */
function settle(cx: Context, env: Env, type: Type, node: Expr): void {
  const keys = new Set(type.atoms.flatMap((atom) => (atom.kind === "field" ? [atom.key] : [])));
  const [key] = keys;
  const [first, ...rest] = type.unknown ? [] : type.atoms.filter((atom) => !isEmpty(cx, env, atom));
  if (first !== undefined) {
    const given = rest.reduce<Facts>((facts, atom) => common(facts, atom.given), first.given ?? new Map());
    for (const [known, fact] of given) if (!known.startsWith("name ")) env.learn(known, fact);
  }
  if (keys.size === 1 && key !== undefined && type.atoms.every((atom) => atom.kind === "field")) env.learn(key, "set");
  if (node.kind === "Name") {
    const holder = env.holder(node.id);
    const known = holder?.vars.get(node.id);
    if (holder === null || known === undefined) return;
    const there = filtered(known, (atom) => atom.kind !== "none");
    const atoms = there.atoms.map((atom): Atom => (atom.kind === "field" ? { ...atom, empty: "set" } : atom));
    env.vars.set(node.id, { atoms, unknown: there.unknown });
    env.taints.set(node.id, holder.taint(node.id));
  }
}

/** The plain value that a field's value holds, and other values as they are. `None` is left out: where it matters it was needed before. */
export function plain(type: Type): Type {
  return mapped(type, (atom) => {
    if (atom.kind === "none") return { atoms: [], unknown: false };
    if (atom.kind !== "field") return only(atom);
    switch (atom.node.valueType) {
      case "number":
        return only({ kind: "float", inexact: atom.inexact });
      case "date":
        return only({ kind: "date" });
      case "boolean":
        return only({ kind: "bool", value: null });
      case "string":
        return only({ kind: "str", value: null, least: 0, dated: null });
      default:
        return UNKNOWN;
    }
  });
}

/** A column used as if it were its values. `true` if there is nothing else the value can be. */
export function refusePlaceholder(cx: Context, type: Type, node: Expr, doing: string): boolean {
  const atom = type.atoms.find((one) => one.kind === "placeholder");
  if (atom?.kind !== "placeholder") return false;
  if (!cx.catches("TypeError", "Exception", "BaseException")) {
    const source = cx.source(node);
    const direct = node.kind === "Attribute" || node.kind === "Call";
    cx.report(
      "column-without-all-values",
      `\`${source}\` is a column, and ${doing} needs its values: \`${source}.all_values\``,
      node,
      direct
        ? { fix: { title: "Add `.all_values`", edits: [{ start: node.end, end: node.end, text: ".all_values" }] } }
        : {},
    );
  }
  return type.atoms.length === 1 && !type.unknown;
}

export function isWrapped(atom: Atom): atom is FieldAtom {
  return canBeNone(atom);
}
