/** `default_to`, `is_empty` and their like, `all` and `any`. */
import { isColumn, type LibraryCall } from "./call-site.ts";
import type { Context } from "./context.ts";
import type { Env } from "./env.ts";
import { elementOf } from "./iteration.ts";
import { refusePlaceholder } from "./needs.ts";
import { allOrAny, emptinessAnswer, factsOf, negated, refuseTruth } from "./truth.ts";
import { type Atom, BOOL, type Facts, mapped, NEVER, only, type Type, UNKNOWN, union, withGiven } from "./type.ts";

/** `default_to(value, other)`. */
export const defaultTo: LibraryCall = (cx, env, site) => {
  const [value, other] = site.args;
  if (value === undefined || other === undefined) return UNKNOWN;
  if (refusePlaceholder(cx, value.type, value.node, "`default_to`")) return UNKNOWN;
  const whenThere = factsOf(value.type, value.node, "set");
  const whenEmpty = factsOf(value.type, value.node, "empty");
  if (value.type.atoms.some(isColumn)) {
    const element = elementOf(cx, value.type, cx.mark());
    const instead = other.type.atoms.some(isColumn) ? elementOf(cx, other.type, cx.mark()) : other.type;
    return only({ kind: "vector", element: eitherOr(cx, env, element, instead, none, none) });
  }
  return eitherOr(cx, env, value.type, other.type, whenThere, whenEmpty);
};

const none: Facts = new Map();

/** `value`, or `other` where it is empty; each with what holds then. */
function eitherOr(cx: Context, env: Env, value: Type, other: Type, whenThere: Facts, whenEmpty: Facts): Type {
  let empty = false;
  let unsure = value.unknown;
  const there = mapped(value, (atom) => {
    if (atom.kind === "none") {
      empty = true;
      return NEVER;
    }
    if (atom.kind === "str") empty ||= atom.value === "" || (atom.value === null && atom.least === 0);
    if (atom.kind !== "field") return only(atom);
    const found = cx.emptiness(atom, env);
    empty ||= found === "empty" || found === "maybe";
    unsure ||= found === "unknown";
    return found === "empty" ? NEVER : only({ ...atom, empty: "set" });
  });
  const instead = empty ? other : unsure ? unsureOf(other) : NEVER;
  return union(alsoGiven(there, whenThere), alsoGiven(instead, whenEmpty));
}

function alsoGiven(type: Type, facts: Facts): Type {
  if (facts.size === 0) return type;
  return { ...type, atoms: type.atoms.map((atom) => withGiven(atom, new Map([...(atom.given ?? []), ...facts]))) };
}

/** A value of which it is not known whether it is ever taken: that it may be empty is no claim of ours then. */
function unsureOf(type: Type): Type {
  const atoms = type.atoms.flatMap((atom): Atom[] => {
    if (atom.kind === "none") return [];
    return [atom.kind === "field" && atom.empty === "maybe" ? { ...atom, empty: "unknown" } : atom];
  });
  return { atoms, unknown: type.unknown || atoms.length < type.atoms.length };
}

export function emptinessOf(name: string, wanted: boolean): LibraryCall {
  return (cx, env, site) => {
    const [value] = site.args;
    if (value === undefined) return BOOL;
    if (refusePlaceholder(cx, value.type, value.node, `\`${name}\``)) return BOOL;
    if (value.type.atoms.some(isColumn)) {
      if (!wanted) {
        refuseTruth(cx, value.type, value.node, `\`${name}\``);
        return UNKNOWN;
      }
      const element = elementOf(cx, value.type, cx.mark());
      return only({ kind: "vector", element: emptinessAnswer(cx, env, element, site.node) });
    }
    const answer = emptinessAnswer(cx, env, value.type, value.node);
    return wanted ? answer : negated(cx, env, answer);
  };
}

export function allAny(which: "all" | "any"): LibraryCall {
  return (cx, env, site) => {
    const [values] = site.args;
    if (values === undefined || refusePlaceholder(cx, values.type, values.node, `\`${which}\``)) return BOOL;
    return allOrAny(cx, env, values.type, which);
  };
}
