/** Comparisons, and what they tell of whether a value is empty. */
import type { Compare, Expr } from "../../syntax/tree.ts";
import type { Context } from "./context.ts";
import type { Env } from "./env.ts";
import { compare, type Operand, operandOf } from "./operators.ts";
import { answer, canBeEmpty, factsOf } from "./truth.ts";
import { isOnly, NEVER, type Type, UNKNOWN, union, withGiven } from "./type.ts";

const opposites: Readonly<Record<string, string>> = {
  Lt: "GtE",
  GtE: "Lt",
  Gt: "LtE",
  LtE: "Gt",
  Eq: "NotEq",
  NotEq: "Eq",
  In: "NotIn",
  NotIn: "In",
  Is: "IsNot",
  IsNot: "Is",
};

export function comparison(cx: Context, env: Env, node: Compare): Type {
  let left = operandOf(cx, env, node.left);
  let result: Type = NEVER;
  for (const [i, op] of node.ops.entries()) {
    const comparator = node.comparators[i];
    if (comparator === undefined) break;
    const right = operandOf(cx, env, comparator);
    const plain = compare(cx, env, op, left, right);
    const found = isOnly(plain, (atom) => atom.kind === "bool")
      ? (emptinessTest(cx, env, op, left, right) ?? plain)
      : plain;
    result = node.ops.length === 1 ? remembered(cx, env, op, left, right, found) : union(result, plain);
    left = right;
  }
  return result;
}

/** The same comparison of the same things comes to the same, and its opposite to the opposite. */
function remembered(cx: Context, env: Env, op: string, left: Operand, right: Operand, found: Type): Type {
  if (!isStable(left.node) || !isStable(right.node)) return found;
  const code = (at: Expr): string => cx.text.slice(at.start, at.end).replace(/\s+/g, "");
  const key = (sign: string): string => `? ${code(left.node)}[${sign}]${code(right.node)}`;
  const same = env.facts.get(key(op));
  const other = env.facts.get(key(opposites[op] ?? ""));
  const known = same ?? (other === undefined ? undefined : other === "set" ? "empty" : "set");
  const outcomes = found.atoms.flatMap((atom) =>
    atom.kind === "bool" && atom.value === null ? [true, false].map((value) => ({ ...atom, value })) : [atom],
  );
  const kept = outcomes.filter(
    (atom) => known === undefined || atom.kind !== "bool" || atom.value === (known === "set"),
  );
  return {
    unknown: found.unknown,
    atoms: kept.map((atom) =>
      atom.kind === "bool"
        ? withGiven(atom, new Map([...(atom.given ?? []), [key(op), atom.value === true ? "set" : "empty"]]))
        : atom,
    ),
  };
}

/** Whether an expression gives the same value as long as its variables do. */
function isStable(node: Expr): boolean {
  if (node.kind === "Name" || node.kind === "Constant") return true;
  if (node.kind === "Attribute") return isStable(node.value);
  return node.kind === "UnaryOp" && isStable(node.operand);
}

/** What `x == None`, `x in (None, "")` and the like tell of whether `x` is empty. */
function emptinessTest(cx: Context, env: Env, op: string, left: Operand, right: Operand): Type | null {
  const positive = op === "Eq" || op === "Is" || op === "In";
  if (op === "In" || op === "NotIn") {
    const sequence = right.type.atoms[0];
    const items = sequence !== undefined && "items" in sequence ? sequence.items : null;
    if (right.type.atoms.length !== 1 || right.type.unknown || items === null) return null;
    const none = isOnly(left.type, (atom) => atom.kind === "none");
    if (none && "elts" in right.node) {
      // `None not in (a, b)`
      const all = new Map(right.node.elts.flatMap((elt, i) => [...factsOf(items[i] ?? UNKNOWN, elt, "set")]));
      return positive ? answer(new Map(), all) : answer(all, new Map());
    }
    const empties = items.filter((item) => isOnly(item, isEmptyValue)).length;
    if (empties === items.length && items.length > 0) {
      const isNone = items.some((item) => isOnly(item, (atom) => atom.kind === "none"));
      return isNone ? emptyOrSet(cx, env, left, positive) : null;
    }
    const sure = items.every((item) => isOnly(item, (atom) => !isEmptyValue(atom) && atom.kind !== "field"));
    return sure ? oneSided(left, positive) : null;
  }
  if (!["Eq", "NotEq", "Is", "IsNot"].includes(op)) return null;
  for (const [value, other] of [
    [left, right],
    [right, left],
  ] as const) {
    if (isOnly(other.type, (atom) => atom.kind === "none")) return emptyOrSet(cx, env, value, positive);
    if (!isOnly(other.type, isLiteralValue)) continue;
    if (isOnly(other.type, isEmptyValue)) {
      const text = isOnly(value.type, (atom) => atom.kind === "field" && atom.node.valueType === "string");
      if (text) return emptyOrSet(cx, env, value, positive);
      // A number, date or boolean field never equals an empty text.
      const never = isOnly(value.type, (atom) => atom.kind === "field");
      if (never) return positive ? answer(null, new Map()) : answer(new Map(), null);
    } else return oneSided(value, positive);
  }
  return null;
}

function isEmptyValue(atom: { readonly kind: string }): boolean {
  return atom.kind === "none" || (atom.kind === "str" && "value" in atom && atom.value === "");
}

function isLiteralValue(atom: { readonly kind: string }): boolean {
  if (atom.kind === "bool" || atom.kind === "float") return true;
  return (atom.kind === "int" || atom.kind === "str") && "value" in atom && atom.value !== null;
}

/** Yes: it is empty; no: it is there. Or the other way round. */
function emptyOrSet(cx: Context, env: Env, { type, node }: Operand, positive: boolean): Type {
  const can = canBeEmpty(cx, env, type);
  const empty = can.empty ? factsOf(type, node, "empty") : null;
  const set = can.set || !can.empty ? factsOf(type, node, "set") : null;
  return positive ? answer(empty, set) : answer(set, empty);
}

/** Equal to something that is there: then it is there, too; otherwise nothing is known. */
function oneSided({ type, node }: Operand, positive: boolean): Type {
  const set = factsOf(type, node, "set");
  return positive ? answer(set, new Map()) : answer(new Map(), set);
}
