/** What operators give, and with which operands they fail. */
import { operatorSigns } from "../../syntax/print/signs.ts";
import type { BinOp, CompareOperator, Expr, Operator } from "../../syntax/tree.ts";
import type { Context } from "./context.ts";
import type { Env } from "./env.ts";
import { elementOf } from "./iteration.ts";
import { isWrapped, need, needEach, plain, refusePlaceholder } from "./needs.ts";
import {
  type Atom,
  BOOL,
  DATE,
  DATETIME,
  INEXACT,
  INT,
  isOnly,
  listOf,
  NEVER,
  only,
  TEXT,
  TIMEDELTA,
  type Type,
  textType,
  UNKNOWN,
  union,
} from "./type.ts";

/** A value with the expression it comes from. */
export interface Operand {
  readonly type: Type;
  readonly node: Expr;
  /** What had a part in the value: fields and variables. Only for arguments of calls. */
  readonly reads?: ReadonlySet<string>;
}

export function operandOf(cx: Context, env: Env, node: Expr): Operand {
  return { type: cx.evaluate(env, node), node };
}

type Family = "number" | "text" | "date" | "datetime" | "time" | "timedelta" | "list" | "tuple" | "set";

export function familyOf(atom: Atom): Family | null {
  switch (atom.kind) {
    case "bool":
    case "int":
    case "float":
      return "number";
    case "str":
      return "text";
    case "date":
    case "datetime":
    case "time":
    case "timedelta":
    case "list":
    case "tuple":
    case "set":
      return atom.kind;
    case "field": {
      const { valueType } = atom.node;
      if (valueType === "none") return null;
      return valueType === "string" ? "text" : valueType === "boolean" ? "number" : valueType;
    }
    default:
      return null;
  }
}

function isColumn(atom: Atom): boolean {
  return atom.kind === "column" || atom.kind === "vector";
}

const bitwise: ReadonlySet<string> = new Set(["LShift", "RShift", "BitOr", "BitXor", "BitAnd"]);

/** The value of `left op right`. */
export function binary(cx: Context, env: Env, op: Operator, left: Operand, right: Operand, place: BinOp | Expr): Type {
  const sign = `\`${operatorSigns[op]}\``;
  const columns = refusePlaceholder(cx, left.type, left.node, sign);
  if (refusePlaceholder(cx, right.type, right.node, sign) || columns) return UNKNOWN;
  if (left.type.atoms.some(isColumn) || right.type.atoms.some(isColumn))
    return columnwise(cx, env, op, left, right, sign);
  if (op === "Mod" && isOnly(left.type, (atom) => familyOf(atom) === "text")) return percent(cx, env, left, right);
  if (bitwise.has(op)) {
    for (const { type, node } of [left, right]) refuseWrapped(cx, type, node, sign);
    return isOnly(left.type, (atom) => atom.kind === "set") ? left.type : UNKNOWN;
  }
  need(cx, env, left.type, left.node, sign);
  need(cx, env, right.type, right.node, sign);
  if (mismatched(op, left.type, right.type) && !cx.catches("TypeError", "Exception", "BaseException")) {
    const names = `${familyName(left.type)} and ${familyName(right.type)}`;
    cx.report("operand-types", `${sign} does not take ${names}, so it raises TypeError`, place);
    return UNKNOWN;
  }
  return results(op, plain(left.type), plain(right.type));
}

/** A field's value where only a plain one will do. */
export function refuseWrapped(cx: Context, type: Type, node: Expr, doing: string): void {
  const atom = type.atoms.find(isWrapped);
  if (atom === undefined || !type.atoms.every(isWrapped) || type.unknown) return;
  if (cx.catches("TypeError", "Exception", "BaseException")) return;
  const source = cx.source(node);
  const { valueType } = atom.node;
  const way =
    valueType === "number"
      ? `\`int(${source})\` or \`float(${source})\``
      : valueType === "date"
        ? `\`date.fromisoformat(str(${source}))\``
        : `\`bool(${source})\``;
  cx.report("wrapped-value", `${doing} does not take a field's value: \`${source}\` is no plain ${valueType}`, node, {
    notes: [`${way} is one.`],
  });
}

function columnwise(cx: Context, env: Env, op: Operator, left: Operand, right: Operand, sign: string): Type {
  trap(cx, left, right, sign);
  const sides = [left, right].map(({ type, node }) => {
    if (!type.atoms.some(isColumn)) {
      if (!type.atoms.some((atom) => atom.kind === "list" || atom.kind === "tuple")) need(cx, env, type, node, sign);
      return type.atoms.some((atom) => familyOf(atom) === null || atom.kind === "list" || atom.kind === "tuple")
        ? UNKNOWN
        : type;
    }
    const element = elementOf(cx, type, cx.mark());
    needEach(cx, env, element, node, sign);
    return element;
  });
  const [one = UNKNOWN, other = UNKNOWN] = sides;
  return only({ kind: "vector", element: results(op, plain(one), plain(other)) });
}

/** Spec 5.4: a number, date or boolean field before a computed column unwraps that to a plain list first. */
export function trap(cx: Context, left: Operand, right: Operand, sign: string): void {
  const isTrap =
    !left.type.unknown && left.type.atoms.some(isWrapped) && isOnly(right.type, (atom) => atom.kind === "vector");
  if (!isTrap || cx.catches("TypeError", "Exception", "BaseException")) return;
  cx.report(
    "field-before-column",
    `\`${cx.source(left.node)}\` stands before a computed column, and ${sign} then sees a plain list`,
    left.node,
    { notes: [`Put the column first, or write \`float(${cx.source(left.node)})\`.`] },
  );
}

/** `'%.2f' % value`. */
function percent(cx: Context, env: Env, left: Operand, right: Operand): Type {
  const [text] = left.type.atoms;
  if (text?.kind === "str" && text.value !== null) {
    const numeric = [...text.value.matchAll(/%[-+ #0]*\d*(?:\.\d+)?([a-zA-Z])/g)].map((match) => match[1] ?? "");
    const items = right.node.kind === "Tuple" ? right.node.elts : [right.node];
    const tuple = right.type.atoms.find((atom) => atom.kind === "tuple");
    const types = tuple?.kind === "tuple" ? (tuple.items ?? []) : [right.type];
    if (right.node.kind === "Tuple" || tuple === undefined) {
      numeric.forEach((conversion, i) => {
        const type = types[i];
        const item = items[i];
        if (type !== undefined && item !== undefined && "diouxXeEfFgG".includes(conversion)) {
          need(cx, env, type, item, `\`%${conversion}\``);
        }
      });
    }
  }
  return TEXT;
}

function results(op: Operator, left: Type, right: Type): Type {
  if (left.unknown || right.unknown) return UNKNOWN;
  const found: Type[] = [];
  for (const a of left.atoms) for (const b of right.atoms) found.push(resultOf(op, a, b));
  return found.length === 0 ? NEVER : union(...found);
}

function resultOf(op: Operator, a: Atom, b: Atom): Type {
  const pair = `${familyOf(a)} ${familyOf(b)}`;
  switch (pair) {
    case "number number":
      return numberResult(op, a, b);
    case "text text":
      return op === "Add" ? concatenated(a, b) : UNKNOWN;
    case "text number":
    case "number text":
      return op === "Mult" ? TEXT : UNKNOWN;
    case "date date":
    case "datetime datetime":
      return op === "Sub" ? TIMEDELTA : UNKNOWN;
    case "date timedelta":
    case "timedelta date":
      return DATE;
    case "datetime timedelta":
    case "timedelta datetime":
      return DATETIME;
    case "timedelta timedelta":
      return op === "Div" ? INEXACT : op === "FloorDiv" ? INT : TIMEDELTA;
    case "timedelta number":
    case "number timedelta":
      return TIMEDELTA;
    case "list list":
      return a.kind === "list" && b.kind === "list" ? listOf(union(a.element, b.element)) : UNKNOWN;
    case "list number":
      return a.kind === "list" ? listOf(a.element) : UNKNOWN;
    case "set set":
      return only(a);
    default:
      return UNKNOWN;
  }
}

function isWhole(atom: Atom): boolean {
  return atom.kind === "int" || atom.kind === "bool";
}

function isInexact(atom: Atom): boolean {
  return (atom.kind === "float" || atom.kind === "field") && atom.inexact;
}

function numberResult(op: Operator, a: Atom, b: Atom): Type {
  const whole = isWhole(a) && isWhole(b);
  switch (op) {
    case "Add":
    case "Sub":
    case "Mult":
      return whole ? INT : INEXACT;
    case "Mod":
    case "FloorDiv":
      return whole ? INT : only({ kind: "float", inexact: isInexact(a) || isInexact(b) });
    case "Pow":
      return whole ? union(INT, INEXACT) : INEXACT;
    case "Div":
      return INEXACT;
    default:
      return UNKNOWN;
  }
}

function concatenated(a: Atom, b: Atom): Type {
  if (a.kind !== "str" || b.kind !== "str") return TEXT;
  const whole = a.value !== null && b.value !== null && a.least + b.least < 10_000 ? a.value + b.value : null;
  return textType(whole, a.least + b.least);
}

const arithmetic: ReadonlySet<string> = new Set(["Add", "Sub", "Mult", "Div", "Mod", "FloorDiv", "Pow"]);

/** Families that an operator takes together, as `left op right`. */
const fits: Readonly<Record<string, string>> = {
  "number number": "Add Sub Mult Div Mod FloorDiv Pow",
  "text text": "Add Mod",
  "text number": "Mult Mod",
  "number text": "Mult",
  "list list": "Add",
  "tuple tuple": "Add",
  "list number": "Mult",
  "number list": "Mult",
  "tuple number": "Mult",
  "number tuple": "Mult",
  "date date": "Sub",
  "datetime datetime": "Sub",
  "date timedelta": "Add Sub",
  "timedelta date": "Add",
  "datetime timedelta": "Add Sub",
  "timedelta datetime": "Add",
  "timedelta timedelta": "Add Sub Div FloorDiv Mod",
  "timedelta number": "Mult Div FloorDiv",
  "number timedelta": "Mult",
  "set set": "Sub",
};

/** Whether no value that the operands can have fits the operator. */
function mismatched(op: Operator, left: Type, right: Type): boolean {
  if (!arithmetic.has(op)) return false;
  return everyPair(left, right, (a, b) => !(fits[`${a} ${b}`] ?? "").split(" ").includes(op));
}

/** Whether `test` holds for each pair of known families, of which there is at least one, and nothing else can be there. */
function everyPair(left: Type, right: Type, test: (a: Family, b: Family) => boolean): boolean {
  const lefts = left.atoms.filter((atom) => atom.kind !== "none");
  const rights = right.atoms.filter((atom) => atom.kind !== "none");
  if (left.unknown || right.unknown || lefts.length === 0 || rights.length === 0) return false;
  return lefts.every((a) =>
    rights.every((b) => {
      const one = familyOf(a);
      const other = familyOf(b);
      return one !== null && other !== null && test(one, other);
    }),
  );
}

function familyName(type: Type): string {
  const names = new Set(type.atoms.flatMap((atom) => familyOf(atom) ?? []));
  return `a ${[...names].join(" or ")}`;
}

const ordered: ReadonlySet<string> = new Set(["Lt", "LtE", "Gt", "GtE"]);

/** The value of one comparison of a chain, with what is wrong about it. Facts are for conditions to find. */
export function compare(cx: Context, env: Env, op: CompareOperator, left: Operand, right: Operand): Type {
  const sign = `\`${operatorSigns[op]}\``;
  if (op === "Is" || op === "IsNot") {
    identity(cx, op, left, right);
    return BOOL;
  }
  if (op === "In" || op === "NotIn") {
    refusePlaceholder(cx, right.type, right.node, sign);
    if (isOnly(right.type, (atom) => atom.kind === "set" || atom.kind === "dict")) unhashable(cx, left, sign);
    return BOOL;
  }
  const columns = refusePlaceholder(cx, left.type, left.node, sign);
  if (refusePlaceholder(cx, right.type, right.node, sign) || columns) return UNKNOWN;
  if (left.type.atoms.some(isColumn) || right.type.atoms.some(isColumn)) {
    trap(cx, left, right, sign);
    if (ordered.has(op)) {
      for (const { type, node } of [left, right]) {
        if (type.atoms.some(isColumn)) needEach(cx, env, elementOf(cx, type, cx.mark()), node, sign);
        else need(cx, env, type, node, sign);
      }
    }
    return only({ kind: "vector", element: BOOL });
  }
  if (ordered.has(op)) {
    need(cx, env, left.type, left.node, sign);
    need(cx, env, right.type, right.node, sign);
    if (everyPair(left.type, right.type, (a, b) => a !== b) && !cx.catches("TypeError", "Exception", "BaseException")) {
      const names = `${familyName(left.type)} and ${familyName(right.type)}`;
      cx.report("operand-types", `${sign} does not order ${names}, so it raises TypeError`, right.node);
    }
  } else floatEquality(cx, op, left, right);
  return BOOL;
}

function identity(cx: Context, op: "Is" | "IsNot", left: Operand, right: Operand): void {
  for (const [value, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const { node } = other;
    if (node.kind !== "Constant" || (node.value !== null && typeof node.value !== "boolean")) continue;
    if (!isOnly(value.type, (atom) => atom.kind === "field")) continue;
    const source = cx.source(value.node);
    const place = { start: Math.min(left.node.start, right.node.start), end: Math.max(left.node.end, right.node.end) };
    const answer = op === "Is" ? "False" : "True";
    const sign = operatorSigns[op];
    const written = node.value === null ? "None" : node.value ? "True" : "False";
    const way =
      node.value === null
        ? `${op === "Is" ? "" : "not "}is_empty(${source})`
        : `${source} ${op === "Is" ? "==" : "!="} ${written}`;
    const code = cx.text.slice(value.node.start, value.node.end);
    const text =
      node.value === null
        ? `${op === "Is" ? "" : "not "}is_empty(${code})`
        : `${code} ${op === "Is" ? "==" : "!="} ${written}`;
    cx.report(
      "none-identity",
      `\`${source} ${sign} ${written}\` is always ${answer}: a field's value is an object`,
      place,
      {
        notes: [`Write \`${way}\`.`],
        fix: { title: `Write \`${way}\``, edits: [{ ...place, text }] },
      },
    );
    return;
  }
}

/** A field's value as a key or member of a set. */
export function unhashable(cx: Context, { type, node }: Operand, doing: string): void {
  const atom = type.atoms.find(isWrapped);
  if (atom === undefined || !isOnly(type, isWrapped) || cx.catches("TypeError", "Exception", "BaseException")) return;
  const source = cx.source(node);
  const { valueType } = atom.node;
  const way = valueType === "number" ? `float(${source})` : valueType === "date" ? `str(${source})` : `bool(${source})`;
  const named = node.kind === "Attribute" || node.kind === "Name" ? `\`${source}\`` : `A value of \`${source}\``;
  cx.report("unhashable-value", `${named} is a ${valueType} field's value, which ${doing} cannot hash`, node, {
    notes: [`\`${way}\` is a plain value.`],
  });
}

function floatEquality(cx: Context, op: CompareOperator, left: Operand, right: Operand): void {
  const numeric = (type: Type): boolean =>
    isOnly(type, (atom) => atom.kind === "none" || (familyOf(atom) === "number" && atom.kind !== "bool"));
  if (!numeric(left.type) || !numeric(right.type)) return;
  const side = [left, right].find(({ type }) => type.atoms.some(isInexact));
  if (side === undefined || zeroDifference(left, right) || zeroDifference(right, left)) return;
  cx.report(
    "float-equality",
    `\`${cx.source(side.node)}\` is a computed float, and \`${operatorSigns[op]}\` compares it to the last digit`,
    { start: left.node.start, end: right.node.end },
    { notes: [`Round it first: \`round(${cx.source(side.node)}, 2)\`.`] },
  );
}

/** `a - b == 0` is as good as `a == b`, which is exact for values as they were read. */
function zeroDifference(left: Operand, right: Operand): boolean {
  if (right.node.kind !== "Constant" || Number(right.node.value) !== 0) return false;
  const { node } = left;
  if (node.kind !== "BinOp" || node.op !== "Sub") return false;
  return node.left.kind === "Attribute" && node.right.kind === "Attribute";
}
