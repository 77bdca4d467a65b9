/** The values that expressions can have, and what is wrong with them. */
import type {
  Attribute,
  BoolOp,
  Constant,
  Expr,
  FormattedValue,
  JoinedStr,
  Name,
  Subscript,
} from "../../syntax/tree.ts";
import { evaluateCall } from "./calls.ts";
import { clauseOf } from "./clauses.ts";
import { comparison } from "./comparisons.ts";
import { comprehension, hashed } from "./comprehensions.ts";
import { type Context, Raises } from "./context.ts";
import { type Env, meet } from "./env.ts";
import { accessOf, indexed } from "./fields.ts";
import { baked, elementOf } from "./iteration.ts";
import { memberOf } from "./members.ts";
import { globalName } from "./names.ts";
import { need, needEach, refusePlaceholder } from "./needs.ts";
import { binary, operandOf, unhashable } from "./operators.ts";
import { bakedWith, negated, part, refuseTruth, type Sides, sides } from "./truth.ts";
import {
  EXACT,
  type Facts,
  INT,
  listOf,
  mapped,
  NEVER,
  NONE,
  only,
  TEXT,
  type Type,
  textType,
  tupleOf,
  UNKNOWN,
  union,
} from "./type.ts";

/** The value of `node`; `env` learns what holds once it was computed. */
export function evaluate(cx: Context, env: Env, node: Expr): Type {
  cx.step();
  switch (node.kind) {
    case "Constant":
      return constant(node);
    case "Name":
      return nameValue(cx, env, node);
    case "Attribute":
      return attribute(cx, env, node);
    case "Subscript":
      return subscript(cx, env, node);
    case "Call":
      return evaluateCall(cx, env, node);
    case "BinOp": {
      const left = operandOf(cx, env, node.left);
      return binary(cx, env, node.op, left, operandOf(cx, env, node.right), node);
    }
    case "UnaryOp":
      return node.op === "Not" ? joinSides(env, branch(cx, env, node)) : unary(cx, env, node.op, node.operand);
    case "BoolOp":
      return joinSides(env, branch(cx, env, node));
    case "Compare":
      return comparison(cx, env, node);
    case "IfExp":
      return conditional(cx, env, node.test, node.body, node.orelse);
    case "NamedExpr": {
      const [type, touched] = cx.collect(() => evaluate(cx, env, node.value));
      env.scope().assign(node.target.id, baked(cx, env, type), touched);
      return type;
    }
    case "JoinedStr":
      return joinedText(cx, env, node);
    case "FormattedValue":
      return formatted(cx, env, node);
    case "List":
    case "Tuple":
    case "Set":
      return display(cx, env, node.kind, node.elts);
    case "Dict": {
      const keys = node.keys.map((key) => (key === null ? UNKNOWN : hashed(cx, env, key, "a dictionary key")));
      const values = node.values.map((value) => baked(cx, env, evaluate(cx, env, value)));
      return only({ kind: "dict", key: union(NEVER, ...keys), value: union(NEVER, ...values) });
    }
    case "ListComp":
    case "SetComp":
    case "GeneratorExp":
    case "DictComp":
      return comprehension(cx, env, node);
    case "Lambda":
      return only({ kind: "function", node, home: env.parent === null ? null : env });
    case "Starred":
      evaluate(cx, env, node.value);
      return UNKNOWN;
    case "Slice":
      for (const bound of [node.lower, node.upper, node.step]) if (bound !== null) evaluate(cx, env, bound);
      return UNKNOWN;
    case "Await":
    case "YieldFrom":
      evaluate(cx, env, node.value);
      return UNKNOWN;
    case "Yield":
      if (node.value !== null) evaluate(cx, env, node.value);
      return UNKNOWN;
    default:
      return UNKNOWN;
  }
}

function constant({ value }: Constant): Type {
  if (value === null) return NONE;
  switch (typeof value) {
    case "boolean":
      return only({ kind: "bool", value });
    case "bigint":
      return only({ kind: "int", value });
    case "number":
      return EXACT;
    case "string":
      return textType(value);
    default:
      return UNKNOWN;
  }
}

function nameValue(cx: Context, env: Env, node: Name): Type {
  cx.touch(`name ${node.id}`);
  const holder = env.holder(node.id);
  if (holder === null) return globalName(cx, node.id);
  for (const key of holder.taint(node.id)) cx.touch(key);
  return holder.vars.get(node.id) ?? UNKNOWN;
}

function attribute(cx: Context, env: Env, node: Attribute): Type {
  const owner = evaluate(cx, env, node.value);
  const access = accessOf(node);
  if (owner.atoms.some((atom) => atom.kind === "none")) {
    need(cx, env, owner, node.value, `\`.${node.attr}\``, "AttributeError");
  }
  return mapped(owner, (atom) => memberOf(cx, env, atom, access));
}

function subscript(cx: Context, env: Env, node: Subscript): Type {
  const owner = evaluate(cx, env, node.value);
  const index = evaluate(cx, env, node.slice);
  if (refusePlaceholder(cx, owner, node.value, "an index")) return UNKNOWN;
  if (owner.atoms.some((atom) => atom.kind === "none")) need(cx, env, owner, node.value, "an index");
  const sliced = node.slice.kind === "Slice";
  return mapped(owner, (atom) => {
    switch (atom.kind) {
      case "column":
      case "table":
        return sliced ? listOf(elementOf(cx, only(atom), cx.mark())) : indexed(cx, atom, node.slice);
      case "vector":
        return sliced ? only(atom) : atom.element;
      case "list":
      case "tuple": {
        if (sliced) return only({ ...atom, items: null });
        const [at] = index.atoms;
        const exact = index.atoms.length === 1 && at?.kind === "int" && at.value !== null ? Number(at.value) : null;
        const item = exact === null ? undefined : atom.items?.at(exact);
        return item ?? elementOf(cx, only(atom), cx.mark());
      }
      case "dict":
        unhashable(cx, { type: index, node: node.slice }, "a dictionary");
        return atom.value;
      case "str":
        return TEXT;
      case "field":
        return atom.node.valueType === "string" ? TEXT : UNKNOWN;
      default:
        return UNKNOWN;
    }
  });
}

function unary(cx: Context, env: Env, op: "Invert" | "UAdd" | "USub", node: Expr): Type {
  const type = evaluate(cx, env, node);
  const sign = op === "USub" ? "`-`" : op === "UAdd" ? "`+`" : "`~`";
  if (refusePlaceholder(cx, type, node, sign)) return UNKNOWN;
  if (type.atoms.some((atom) => atom.kind === "column" || atom.kind === "vector")) {
    const element = elementOf(cx, type, cx.mark());
    needEach(cx, env, element, node, sign);
    return only({ kind: "vector", element: signed(element) });
  }
  need(cx, env, type, node, sign);
  return signed(type);
}

function signed(type: Type): Type {
  return mapped(type, (atom) => {
    if (atom.kind === "int" || atom.kind === "bool") return INT;
    if (atom.kind === "float" || atom.kind === "timedelta") return only(atom);
    return atom.kind === "field" && atom.node.valueType === "number"
      ? only({ kind: "float", inexact: atom.inexact })
      : UNKNOWN;
  });
}

/** A condition: what is known when it holds and when it does not. `env` itself learns nothing. */
export function branch(cx: Context, env: Env, node: Expr): Sides {
  if (node.kind === "UnaryOp" && node.op === "Not") {
    const { value, yes, no, whenYes, whenNo } = branch(cx, env, node.operand);
    return { value: negated(cx, env, value), yes: no, no: yes, whenYes: whenNo, whenNo: whenYes };
  }
  if (node.kind === "BoolOp") return junction(cx, env, node);
  cx.step(env.vars.size);
  const there = env.clone();
  const [value, touched] = cx.collect(() => evaluate(cx, there, node));
  refuseTruth(cx, value, node, "a condition");
  return sides(cx, there, node, value, touched);
}

function junction(cx: Context, env: Env, node: BoolOp): Sides {
  const wanted = node.op === "And";
  let here: Env | null = env;
  let ended: Env | null = null;
  const values: Type[] = [];
  const together: Facts[] = [];
  const apart: Facts[] = [];
  for (const [i, operand] of node.values.entries()) {
    if (here === null) break;
    const last = i === node.values.length - 1;
    // The last operand is the value, whatever it is; only those before are asked whether they are true.
    const from: Env = here;
    const found: Sides = cx.attempt(() => branch(cx, from, operand), raised);
    values.push(last ? found.value : part(cx, here, found.value, !wanted));
    together.push(wanted ? found.whenYes : found.whenNo);
    apart.push(wanted ? found.whenNo : found.whenYes);
    ended = meet(ended, wanted ? found.no : found.yes, env);
    here = wanted ? found.yes : found.no;
  }
  if (ended !== null && here !== null) carry(ended, here);
  const all: Facts = new Map(together.flatMap((facts) => [...facts]));
  const one = clauseOf(apart) ?? new Map();
  if (ended !== null) for (const [key, fact] of one) ended.learn(key, fact);
  const value = union(NEVER, ...values);
  return wanted
    ? { value, yes: here, no: ended, whenYes: all, whenNo: one }
    : { value, yes: ended, no: here, whenYes: one, whenNo: all };
}

const nothing: Facts = new Map();
/** An operand that never comes to its end. */
const raised: Sides = { value: NEVER, yes: null, no: null, whenYes: nothing, whenNo: nothing };

/** Tests that only one of several operands made still were made. */
function carry(into: Env, from: Env): void {
  for (const [key, vague] of from.tested) if (!into.tested.has(key)) into.tested.set(key, vague);
}

function joinSides(env: Env, { value, yes, no }: Sides): Type {
  const met = meet(yes, no, env);
  if (met === null) throw new Raises();
  env.become(met);
  return value;
}

function conditional(cx: Context, env: Env, test: Expr, body: Expr, orelse: Expr): Type {
  const [{ yes, no }, touched] = cx.collect(() => branch(cx, env, test));
  cx.control.push(touched);
  const values: Type[] = [];
  const ends: (Env | null)[] = [];
  for (const [side, node] of [
    [yes, body],
    [no, orelse],
  ] as const) {
    if (side === null) continue;
    const value = cx.attempt<Type | null>(() => bakedWith(cx, env, side, evaluate(cx, side, node)), null);
    if (value === null) continue;
    values.push(value);
    ends.push(side);
  }
  cx.control.pop();
  if (ends.length === 0) throw new Raises();
  const met = meet(ends[0] ?? null, ends[1] ?? null, env);
  if (met !== null) env.become(met);
  return union(NEVER, ...values);
}

function joinedText(cx: Context, env: Env, node: JoinedStr): Type {
  let least = 0;
  for (const part of node.values) {
    if (part.kind === "Constant" && typeof part.value === "string") least += part.value.length;
    else evaluate(cx, env, part);
  }
  const [only] = node.values;
  const spec = node.values.length === 1 && only?.kind === "FormattedValue" ? literalSpec(only) : null;
  const whole = node.values.length === 1 && only?.kind === "Constant" ? String(only.value) : null;
  return textType(whole, least, spec?.includes("%") === true && spec !== "%" ? spec : null);
}

function literalSpec(node: FormattedValue): string | null {
  const [text] = node.format_spec?.values ?? [];
  return text?.kind === "Constant" && typeof text.value === "string" ? text.value : null;
}

function formatted(cx: Context, env: Env, node: FormattedValue): Type {
  const type = evaluate(cx, env, node.value);
  for (const part of node.format_spec?.values ?? []) if (part.kind !== "Constant") evaluate(cx, env, part);
  if (refusePlaceholder(cx, type, node.value, "a text")) return TEXT;
  if (node.format_spec !== null && node.conversion === -1 && node.format_spec.values.length > 0) {
    need(cx, env, type, node.value, "a format");
  }
  return TEXT;
}

function display(cx: Context, env: Env, kind: "List" | "Tuple" | "Set", elts: readonly Expr[]): Type {
  const starred = elts.some((elt) => elt.kind === "Starred");
  const items = elts.map((elt) =>
    kind === "Set" ? hashed(cx, env, elt, "a set") : baked(cx, env, evaluate(cx, env, elt)),
  );
  const element = union(NEVER, ...items);
  if (kind === "Tuple" && !starred) return tupleOf(items);
  const known = starred || items.length > 16 ? null : items;
  return only({ kind: kind === "Set" ? "set" : kind === "Tuple" ? "tuple" : "list", element, items: known });
}
