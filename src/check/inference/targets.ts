/** What assignments do. */
import type { Expr } from "../../syntax/tree.ts";
import type { Context } from "./context.ts";
import type { Env } from "./env.ts";
import { accessOf, headerField, rowField } from "./fields.ts";
import { elementOf } from "./iteration.ts";
import { unhashable } from "./operators.ts";
import { type Atom, isOnly, listOf, only, type Type, UNKNOWN, union } from "./type.ts";

/** Binds a target; `value` is the expression it comes from. */
export function assignTarget(
  cx: Context,
  env: Env,
  target: Expr,
  type: Type,
  taint: ReadonlySet<string>,
  value: Expr,
): void {
  switch (target.kind) {
    case "Name":
      env.assign(target.id, cx.changed.has(target.id) ? withoutItems(type) : type, taint);
      return;
    case "Tuple":
    case "List":
      unpack(cx, env, target.elts, type, taint, value);
      return;
    case "Starred":
      assignTarget(cx, env, target.value, type, taint, value);
      return;
    case "Attribute": {
      const owner = cx.evaluate(env, target.value);
      written(cx, owner, target);
      if (cx.writable) {
        for (const atom of owner.atoms) {
          if (atom.kind === "header") headerField(cx, accessOf(target));
          else if (atom.kind === "row") rowField(cx, atom, accessOf(target));
        }
        changed(env, owner, target.attr);
      }
      return;
    }
    case "Subscript":
      store(cx, env, target.value, target.slice, type, target);
      return;
    default:
  }
}

/** Lists that a method of their variable changes keep no items apart. */
function withoutItems(type: Type): Type {
  return { ...type, atoms: type.atoms.map((atom) => (atom.kind === "list" ? { ...atom, items: null } : atom)) };
}

function unpack(
  cx: Context,
  env: Env,
  targets: readonly Expr[],
  type: Type,
  taint: ReadonlySet<string>,
  value: Expr,
): void {
  const starred = targets.some((target) => target.kind === "Starred");
  const columns = type.atoms.map((atom) =>
    !starred && atom.kind === "tuple" && atom.items?.length === targets.length
      ? atom.items
      : targets.map(() => elementOf(cx, only(atom), cx.mark())),
  );
  targets.forEach((target, i) => {
    const found = union({ atoms: [], unknown: type.unknown }, ...columns.map((items) => items[i] ?? UNKNOWN));
    assignTarget(cx, env, target, target.kind === "Starred" ? listOf(found) : found, taint, value);
  });
}

const ofDocument: ReadonlySet<Atom["kind"]> = new Set([
  ...(["header", "row", "field", "attr", "placeholder", "table", "column", "section"] as const),
]);

/** What a hook writes to a field is not followed: from there on nothing is known of it. */
function changed(env: Env, owner: Type, name: string): void {
  env.forget((key) => /^(?:\?|any) /.test(key) && key.includes(name));
  for (const atom of owner.atoms) {
    if (atom.kind === "header") env.learn(`field.${name}`, "unknown");
    if (atom.kind === "row") env.learn(`${atom.id}.${name}`, "unknown");
    if (atom.kind === "row" || atom.kind === "placeholder") env.learn(`${name}*`, "unknown");
  }
}

/** A write to what belongs to the document. */
export function written(cx: Context, owner: Type, target: Expr): void {
  if (cx.writable || !isOnly(owner, (atom) => ofDocument.has(atom.kind))) return;
  if (cx.catches("TypeError", "Exception", "BaseException")) return;
  cx.report("field-written", `\`${cx.source(target)}\` is a field, which formulas must not change`, target, {
    notes: ["The formula's own field gets the value of the last expression statement."],
  });
}

function store(cx: Context, env: Env, owner: Expr, slice: Expr, type: Type, target: Expr): void {
  const base = cx.evaluate(env, owner);
  const index = cx.evaluate(env, slice);
  written(cx, base, target);
  if (isOnly(base, (atom) => atom.kind === "dict")) unhashable(cx, { type: index, node: slice }, "a dictionary");
  if (owner.kind !== "Name") return;
  const holder = env.holder(owner.id);
  if (holder === null) return;
  const atoms = base.atoms.map((atom): Atom => {
    if (atom.kind === "dict") return { ...atom, key: union(atom.key, index), value: union(atom.value, type) };
    return atom.kind === "list" ? { ...atom, element: union(atom.element, type), items: null } : atom;
  });
  holder.assign(owner.id, { atoms, unknown: base.unknown }, holder.taint(owner.id));
}
