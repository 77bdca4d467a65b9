/** The values that expressions can have, and what is wrong with them. */
import type {
  Attribute,
  BoolOp,
  Compare,
  Comprehension,
  Constant,
  DictComp,
  Expr,
  FormattedValue,
  GeneratorExp,
  JoinedStr,
  ListComp,
  Name,
  SetComp,
  Subscript,
} from "../../syntax/tree.ts";
import { evaluateCall } from "./calls.ts";
import { clauseOf } from "./clauses.ts";
import { type Context, Raises } from "./context.ts";
import { type Env, meet } from "./env.ts";
import { accessOf, indexed } from "./fields.ts";
import { baked, elementOf } from "./iteration.ts";
import { memberOf } from "./members.ts";
import { globalName } from "./names.ts";
import { need, needEach, refusePlaceholder } from "./needs.ts";
import { binary, compare, type Operand, operandOf, unhashable } from "./operators.ts";
import { assignTarget } from "./targets.ts";
import { answer, canBeEmpty, factsOf, negated, outward, part, refuseTruth, type Sides, sides } from "./truth.ts";
import {
  EXACT,
  type Facts,
  INT,
  isOnly,
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
  withGiven,
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

/** The value with what holds on the way that gave it. */
function bakedWith(cx: Context, before: Env, env: Env, type: Type): Type {
  const own: Facts = new Map([...outward(env.facts)].filter(([key, fact]) => before.facts.get(key) !== fact));
  const value = baked(cx, env, type);
  if (own.size === 0) return value;
  return {
    ...value,
    atoms: value.atoms.map((atom) => withGiven(atom, new Map([...(atom.given ?? []), ...own]))),
  };
}

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

function comparison(cx: Context, env: Env, node: Compare): Type {
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
    result = node.ops.length === 1 ? remembered(cx, env, node, op, left, right, found) : union(result, plain);
    left = right;
  }
  return result;
}

/** The same comparison of the same things comes to the same, and its opposite to the opposite. */
function remembered(
  cx: Context,
  env: Env,
  node: Compare,
  op: string,
  left: Operand,
  right: Operand,
  found: Type,
): Type {
  if (!isStable(left.node) || !isStable(right.node)) return found;
  const code = (at: Expr): string => cx.text.slice(at.start, at.end).replace(/\s+/g, "");
  const key = (sign: string): string => `? ${code(left.node)}[${sign}]${code(right.node)}`;
  const same = env.facts.get(key(op));
  const other = env.facts.get(key(opposites[op] ?? ""));
  const known = same ?? (other === undefined ? undefined : other === "set" ? "empty" : "set");
  const atoms = found.atoms.filter(
    (atom) => known === undefined || atom.kind !== "bool" || atom.value === null || atom.value === (known === "set"),
  );
  if (node.ops.length !== 1) return found;
  const outcomes = atoms.flatMap((atom) =>
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

function hashed(cx: Context, env: Env, node: Expr, doing: string): Type {
  const type = baked(cx, env, evaluate(cx, env, node));
  unhashable(cx, { type, node }, doing);
  return type;
}

/** Comprehensions over a few known items are gone through item by item. */
const MOST_ITEMS = 16;

function comprehension(cx: Context, env: Env, node: ListComp | SetComp | GeneratorExp | DictComp): Type {
  const [first] = node.generators;
  if (first === undefined) return UNKNOWN;
  const iterable = evaluate(cx, env, first.iter);
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
    const over = i === 0 ? iterable : evaluate(cx, here, generator.iter);
    refusePlaceholder(cx, over, generator.iter, "a loop");
    const mark = cx.mark();
    assignTarget(cx, here, generator.target, elementOf(cx, over, mark), new Set(), generator.iter);
    for (const condition of generator.ifs) {
      const { yes } = branch(cx, here, condition);
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
    const type = bakedWith(cx, env, inner, evaluate(cx, inner, node.elt));
    if (node.kind === "SetComp") unhashable(cx, { type, node: node.elt }, "a set");
    return type;
  }
  const key = hashed(cx, inner, node.key, "a dictionary key");
  return tupleOf([key, baked(cx, inner, evaluate(cx, inner, node.value))]);
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
      const pair = element.atoms[0];
      const [key = UNKNOWN, value = UNKNOWN] = pair?.kind === "tuple" ? (pair.items ?? []) : [];
      return only({ kind: "dict", key, value });
    }
  }
}
