/** What follows from a value being true or false. */
import type { Expr } from "../../syntax/tree.ts";
import { clauseOf } from "./clauses.ts";
import type { Context } from "./context.ts";
import { cloud, type Env } from "./env.ts";
import { baked } from "./iteration.ts";
import { refusePlaceholder } from "./needs.ts";
import {
  type Atom,
  BOOL,
  type BoolAtom,
  common,
  type Emptiness,
  type Facts,
  filtered,
  only,
  type Type,
  withGiven,
} from "./type.ts";

/** What a condition leaves known on either side; `null` for a side that is never taken. */
export interface Sides {
  readonly value: Type;
  /** What follows from the condition itself. */
  readonly whenYes: Facts;
  readonly whenNo: Facts;
  readonly yes: Env | null;
  readonly no: Env | null;
}

/** Whether the value can be as wanted. */
function canBe(cx: Context, env: Env, atom: Atom, wanted: boolean): boolean {
  switch (atom.kind) {
    case "none":
      return !wanted;
    case "bool":
      return atom.value === null || atom.value === wanted;
    case "int":
      return atom.value === null || (atom.value !== 0n) === wanted;
    case "str":
      return atom.value !== null ? (atom.value !== "") === wanted : wanted || atom.least === 0;
    case "field": {
      const empty = cx.emptiness(atom, env);
      if (empty === "empty") return !wanted;
      const { valueType } = atom.node;
      // Dates are never false, nor are texts that are there.
      return wanted || empty !== "set" || valueType === "number" || valueType === "boolean";
    }
    case "date":
    case "datetime":
    case "match":
    case "function":
    case "builtin":
    case "method":
    case "row":
      return wanted;
    default:
      return true;
  }
}

/** What holds of the atom's own emptiness when it is true, or false. */
function ownFacts(atom: Atom, wanted: boolean): Facts {
  if (atom.kind !== "field") return atom.given ?? new Map();
  const facts = new Map(atom.given);
  const { valueType } = atom.node;
  if (wanted) facts.set(atom.key, "set");
  else if (valueType === "date" || valueType === "string") facts.set(atom.key, "empty");
  return facts;
}

/** What holds whenever the value is true, or false. */
export function factsWhen(cx: Context, env: Env, type: Type, wanted: boolean): Facts {
  if (type.unknown) return new Map();
  const atoms = type.atoms.filter((atom) => canBe(cx, env, atom, wanted));
  const [first, ...rest] = atoms;
  if (first === undefined) return new Map();
  return rest.reduce<Facts>((facts, atom) => common(facts, ownFacts(atom, wanted)), ownFacts(first, wanted));
}

/** `True` and `False`, each with what it implies. A side that cannot be is left out. */
export function answer(whenTrue: Facts | null, whenFalse: Facts | null): Type {
  const atoms: BoolAtom[] = [];
  if (whenTrue !== null) atoms.push({ kind: "bool", value: true, given: whenTrue });
  if (whenFalse !== null) atoms.push({ kind: "bool", value: false, given: whenFalse });
  return only(...atoms);
}

/** The key under which the emptiness of an expression's value is known: of the variable, of the one field that it is. */
function keysOf(type: Type, node: Expr): readonly string[] {
  const keys = new Set(type.atoms.map((atom) => (atom.kind === "field" ? atom.key : "")));
  const [key] = keys;
  const found = keys.size === 1 && key !== undefined && key !== "" && !type.unknown ? [key] : [];
  if (node.kind === "Name") found.push(`name ${node.id}`);
  if (node.kind === "NamedExpr") found.push(`name ${node.target.id}`);
  return found;
}

export function factsOf(type: Type, node: Expr, fact: Emptiness): Facts {
  return new Map(keysOf(type, node).map((key) => [key, fact]));
}

/** Whether a value can be empty, and whether it can be there, as far as is known. */
export function canBeEmpty(cx: Context, env: Env, type: Type): { readonly empty: boolean; readonly set: boolean } {
  let empty = type.unknown;
  let set = type.unknown;
  for (const atom of type.atoms) {
    if (atom.kind === "none") empty = true;
    else if (atom.kind === "field") {
      const fact = cx.emptiness(atom, env);
      empty ||= fact !== "set";
      set ||= fact !== "empty";
    } else if (atom.kind === "str") {
      empty ||= atom.value === "" || (atom.value === null && atom.least === 0);
      set ||= atom.value !== "";
    } else set = true;
  }
  return { empty, set };
}

/** `is_empty(value)`, the other way round for `is_set`. */
export function emptinessAnswer(cx: Context, env: Env, type: Type, node: Expr): Type {
  const can = canBeEmpty(cx, env, type);
  return answer(
    can.empty ? factsOf(type, node, "empty") : null,
    can.set || !can.empty ? factsOf(type, node, "set") : null,
  );
}

/** `not value`. */
export function negated(cx: Context, env: Env, type: Type): Type {
  if (type.unknown || type.atoms.length === 0) return BOOL;
  const yes = type.atoms.some((atom) => canBe(cx, env, atom, false)) ? factsWhen(cx, env, type, false) : null;
  const no = type.atoms.some((atom) => canBe(cx, env, atom, true)) ? factsWhen(cx, env, type, true) : null;
  return answer(yes, no);
}

/** The part of a value that is true, or false. */
export function part(cx: Context, env: Env, type: Type, wanted: boolean): Type {
  const kept = filtered(type, (atom) => canBe(cx, env, atom, wanted));
  if (!wanted) return kept;
  return {
    ...kept,
    atoms: kept.atoms.map((atom) => (atom.kind === "field" ? { ...atom, empty: "set" } : atom)),
  };
}

/** Puts facts into an environment; those about variables change what they can be. */
export function apply(cx: Context, env: Env, facts: Facts): void {
  for (const [key, fact] of facts) {
    if (!key.startsWith("name ")) {
      env.learn(key, fact);
      continue;
    }
    const name = key.slice(5);
    const holder = env.holder(name);
    const type = holder?.vars.get(name);
    if (holder === null || type === undefined) continue;
    // A variable of a scope around this one is narrowed in a copy that only this way sees.
    env.vars.set(name, fact === "set" ? withValue(type) : withoutValue(cx, env, type));
    env.taints.set(name, holder.taint(name));
  }
}

function withValue(type: Type): Type {
  const there = filtered(type, (atom) => atom.kind !== "none");
  const atoms = there.atoms.map((atom): Atom => (atom.kind === "field" ? { ...atom, empty: "set" } : atom));
  return { atoms, unknown: there.unknown };
}

function withoutValue(cx: Context, env: Env, type: Type): Type {
  return filtered(
    type,
    (atom) =>
      atom.kind === "none" ||
      (atom.kind === "field" && cx.emptiness(atom, env) !== "set") ||
      (atom.kind === "str" && atom.least === 0),
  );
}

/** The schema id that a key is about. */
function idOf(key: string): string {
  const path = key.replace(/\[.*\]/s, "");
  const name = path.slice(path.lastIndexOf(".") + 1);
  const end = name.indexOf("*");
  return end < 0 ? name : name.slice(0, end);
}

/** A column that is asked whether it is true. */
export function refuseTruth(cx: Context, type: Type, node: Expr, doing: string): void {
  if (refusePlaceholder(cx, type, node, doing)) return;
  if (!type.atoms.some((atom) => atom.kind === "column" || atom.kind === "vector")) return;
  if (cx.catches("ValueError", "Exception", "BaseException")) return;
  cx.report("truth-of-column", `\`${cx.source(node)}\` is a column, which is neither true nor false`, node, {
    notes: ["Wrap it in `all(…)` or `any(…)`, or in an aggregate such as `sum(…)`."],
  });
}

/** What is known on either side of `node`, whose value is `value` and which read `touched`. */
export function sides(cx: Context, env: Env, node: Expr, value: Type, touched: ReadonlySet<string>): Sides {
  const side = (wanted: boolean): Env | null => {
    if (!value.unknown && value.atoms.length > 0 && !value.atoms.some((atom) => canBe(cx, env, atom, wanted))) {
      return null;
    }
    const there = env.clone();
    const facts = factsWhen(cx, env, value, wanted);
    if (contradicts(facts, env.facts)) return null;
    const sure = new Set<string>();
    for (const facts of [factsWhen(cx, env, value, true), factsWhen(cx, env, value, false)]) {
      for (const key of facts.keys()) sure.add(key.startsWith("name ") ? key : idOf(key));
    }
    if (node.kind === "Name") sure.add(`name ${node.id}`);
    cloud(there, touched, sure);
    for (const key of touched) {
      if (!key.startsWith("name ")) there.tested.set(key, there.tested.get(key) === true || !sure.has(key));
    }
    apply(cx, there, facts);
    const name = node.kind === "Name" ? node.id : node.kind === "NamedExpr" ? node.target.id : null;
    const known = name === null ? undefined : env.holder(name)?.vars.get(name);
    if (name !== null && known !== undefined) there.vars.set(name, part(cx, env, known, wanted));
    return there;
  };
  const whenYes = factsWhen(cx, env, value, true);
  return { value, whenYes, whenNo: factsWhen(cx, env, value, false), yes: side(true), no: side(false) };
}

/** The facts of one run through a loop as facts of all runs. What does not change from run to run is left out: there may be no run. */
function promoted(facts: Facts): Facts {
  const wide = new Map<string, Emptiness>();
  for (const [key, fact] of facts) if (key.includes("@")) wide.set(`${idOf(key)}*`, fact);
  return wide;
}

/** Whether a field would be empty and not empty at once. */
function contradicts(facts: Facts, known: Facts): boolean {
  for (const [key, fact] of facts) {
    const other = known.get(key);
    if ((fact === "set" && other === "empty") || (fact === "empty" && other === "set")) return true;
  }
  return false;
}

/** `all(values)` and `any(values)`. */
export function allOrAny(cx: Context, env: Env, type: Type, which: "all" | "any"): Type {
  const wanted = which === "all";
  let together: Facts = new Map();
  let otherwise: Facts = new Map();
  const [atom] = type.atoms;
  if (type.atoms.length === 1 && !type.unknown && atom !== undefined) {
    if ("items" in atom && atom.items !== null) {
      const each = atom.items.map((item) => factsWhen(cx, env, item, wanted));
      together = new Map(each.flatMap((facts) => [...facts]));
      // The same field cannot be empty and not empty.
      if (each.some((facts) => contradicts(facts, together)))
        return wanted ? answer(null, new Map()) : answer(new Map(), null);
      otherwise = clauseOf(atom.items.map((item) => factsWhen(cx, env, item, !wanted))) ?? otherwise;
    } else if ("element" in atom) {
      together = promoted(factsWhen(cx, env, atom.element, wanted));
    } else if (atom.kind === "column" && wanted) together = new Map([[`${atom.node.id}*`, "set"]]);
  }
  return wanted ? answer(together, otherwise) : answer(otherwise, together);
}

/** Facts that hold outside of a function or comprehension: not those about its variables. */
export function outward(facts: Facts): Facts {
  return new Map([...facts].filter(([key]) => !key.startsWith("name ")));
}

/** The value with what holds on the way that gave it. */
export function bakedWith(cx: Context, before: Env, env: Env, type: Type): Type {
  const own: Facts = new Map([...outward(env.facts)].filter(([key, fact]) => before.facts.get(key) !== fact));
  const value = baked(cx, env, type);
  if (own.size === 0) return value;
  return {
    ...value,
    atoms: value.atoms.map((atom) => withGiven(atom, new Map([...(atom.given ?? []), ...own]))),
  };
}
