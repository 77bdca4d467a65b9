import { ANY, BOOL, DAY, FLOAT, INT, kindAt, NONE, SPAN, TEXT, valueIn } from "../columns/lanes.ts";
import { comparisonSymbols } from "../compile/expressions.ts";
import type { BinOp, BoolOp, Compare, CompareOperator, Expr, IfExp, JoinedStr } from "../syntax/tree.ts";
import { richCompare } from "../values/comparison.ts";
import { PyDate } from "../values/dates/date.ts";
import { allowText } from "../values/meter.ts";
import { fixedDigits } from "../values/numbers/float-digits.ts";
import { binaryOperators, contains, getItem } from "../values/operators.ts";
import { PyTuple } from "../values/sequences.ts";
import { PySlice } from "../values/slices.ts";
import { format, repr, str } from "../values/text.ts";
import type { Comparison, Value } from "../values/value.ts";
import { type Builder, NUMBER, nothing } from "./builder.ts";
import { compileCall } from "./calls.ts";
import * as kernels from "./kernels.ts";
import { negate, truth } from "./logic.ts";
import { madeBy, type Operand, operandOf, type Selection } from "./registers.ts";

const DATED = DAY | SPAN;

/** Compiles an expression into steps, and says where its values are then. What has no steps gives the rows up. */
export function compileExpr(node: Expr, b: Builder): Operand {
  switch (node.kind) {
    case "Constant":
      return typeof node.value === "object" && node.value !== null ? b.fail() : b.constant(node.value);
    case "Name":
      return known(b.names.get(node.id), b);
    case "Attribute":
      return compileAttribute(node.value, node.attr, b);
    case "BinOp":
      return compileBinOp(node, b);
    case "UnaryOp": {
      if (node.op === "Invert") return b.fail();
      const operand = compileExpr(node.operand, b);
      return node.op === "Not" ? negate(truth(operand, b), b) : signed(operand, node.op === "USub", b);
    }
    case "BoolOp":
      return compileBoolOp(node, b);
    case "IfExp":
      return compileIfExp(node, b);
    case "Compare":
      return compileCompare(node, b);
    case "Call":
      return compileCall(node, b, compileExpr);
    case "JoinedStr":
      return compileJoined(node, b);
    case "Subscript": {
      const key = constantKey(node.slice);
      const text = b.only(compileExpr(node.value, b), TEXT);
      return key === undefined ? b.fail() : b.apply(TEXT, [text], ([value = null]) => getItem(value, key));
    }
    default:
      return b.fail();
  }
}

/** A name's value; a name that depends on the way taken is the closures' to look up. */
function known(operand: Operand | undefined, b: Builder): Operand {
  return operand === undefined || operand.kinds === 0 ? b.fail() : operand;
}

function compileAttribute(owner: Expr, name: string, b: Builder): Operand {
  if (owner.kind === "Name" && !b.names.has(owner.id)) return b.resolve(owner.id, name, b) ?? b.fail();
  const operand = compileExpr(owner, b);
  if (name === "days" && (operand.kinds & SPAN) !== 0)
    return operandOf(b.settle(b.only(operand, SPAN)), { kinds: INT });
  const part = dateParts.get(name);
  if (part === undefined) return b.fail();
  return b.apply(INT, [b.only(operand, DAY)], ([day = null]) => (day instanceof PyDate ? BigInt(part(day)) : null));
}

const dateParts: ReadonlyMap<string, (day: PyDate) => number> = new Map([
  ["year", ({ year }) => year],
  ["month", ({ month }) => month],
  ["day", ({ day }) => day],
]);

/** An index or slice of whole numbers. */
function constantKey(node: Expr): Value | undefined {
  if (node.kind === "Slice") {
    const [lower, upper, step] = [node.lower, node.upper, node.step].map((part) =>
      part === null ? null : constantKey(part),
    );
    return lower === undefined || upper === undefined || step === undefined
      ? undefined
      : new PySlice(lower, upper, step);
  }
  if (node.kind === "UnaryOp" && node.op === "USub") {
    const size = constantKey(node.operand);
    return typeof size === "bigint" ? -size : undefined;
  }
  return node.kind === "Constant" && typeof node.value === "bigint" ? node.value : undefined;
}

const arithmetic: Readonly<Record<string, kernels.Arithmetic>> = {
  Add: kernels.add,
  Sub: kernels.subtract,
  Mult: kernels.multiply,
  Div: kernels.divide,
};

function compileBinOp({ left, right, op }: BinOp, b: Builder): Operand {
  const x = compileExpr(left, b);
  return binary(op, x, compileExpr(right, b), b);
}

/** `x op y`; the operands are used up. */
export function binary(op: BinOp["op"], left: Operand, right: Operand, b: Builder): Operand {
  if (left.kinds === 0 || right.kinds === 0) return nothing;
  const kernel = arithmetic[op];
  const x = b.numeric(left);
  const y = b.numeric(right);
  const either = x.kinds | y.kinds;
  if (kernel !== undefined && (x.kinds & NUMBER) !== 0 && (y.kinds & NUMBER) !== 0) {
    const [p, q] = [b.only(x, NUMBER | NONE), b.only(y, NUMBER | NONE)];
    const toFloat = op === "Div" || (p.kinds & NUMBER) === FLOAT || (q.kinds & NUMBER) === FLOAT;
    return toFloat ? calculate(kernel, b.untagged(p), b.untagged(q), b) : calculate(kernel, p, q, b);
  }
  const dates = kernel === undefined ? 0 : datesOf(op, x.kinds & ~NONE, y.kinds & ~NONE);
  if (kernel !== undefined && dates !== 0) {
    b.release(x, y);
    const out = b.result(dates);
    b.combine(kernel, x, y, out);
    return b.bounded(out);
  }
  const [u, v] = [b.settle(x), b.settle(y)];
  if (op === "Add" && (u.kinds & TEXT) !== 0 && (v.kinds & TEXT) !== 0) {
    const [s, t] = [b.only(u, TEXT), b.only(v, TEXT)];
    b.release(s, t);
    const out = b.result(TEXT);
    const { lost } = b.registers;
    b.push((places, count) => kernels.concatenate(s.texts, t.texts, out.texts, lost, places, count));
    return out;
  }
  const operate = binaryOperators[op];
  if (operate === undefined) return b.fail();
  const floats = (either & ~(NUMBER | NONE)) === 0 && ((x.kinds & INT) === 0 || (y.kinds & INT) === 0);
  const kinds = floats ? FLOAT : (either & (TEXT | DATED)) === 0 ? NUMBER : ANY;
  return b.apply(kinds, [u, v], ([p = null, q = null]) => operate(p, q));
}

/** Arithmetic of floats and ints. Whatever goes wrong gives NaN. */
function calculate(kernel: kernels.Arithmetic, x: Operand, y: Operand, b: Builder): Operand {
  const [xs, ys] = [x.kinds & NUMBER, y.kinds & NUMBER];
  const isFloat = kernel === kernels.divide || xs === FLOAT || ys === FLOAT;
  const kinds = isFloat ? FLOAT : xs === INT && ys === INT ? INT : NUMBER;
  const [xTags, yTags] = [kernels.tagsIn(x), kernels.tagsIn(y)];
  const taggings = kinds === NUMBER ? [b.withoutTagging(x), b.withoutTagging(y)] : [];
  b.release(x, y);
  const out = b.result(kinds, false, true);
  b.combine(kernel, x, y, out);
  if (kinds === INT) return b.bounded(out);
  out.origin = madeBy(kernel.word, x, y);
  if (kinds !== NUMBER) return out;
  const mayBeInts = (): boolean => x.facts?.ints !== false && y.facts?.ints !== false;
  // The operands' own tags are written now, and only if they matter.
  const tagging = (places: Selection, count: number): void => {
    if (!mayBeInts()) kernels.tagAll(out.tags, FLOAT, places, count);
    else {
      for (const step of taggings) step?.(places, count);
      kernels.tagArithmetic(xTags, yTags, out, places, count);
    }
  };
  b.push(tagging);
  const facts = {
    empties: true,
    get ints() {
      return mayBeInts();
    },
  };
  return operandOf(out, { tagging, facts });
}

/** The kind of a sum or difference of days and spans; 0 for what is none. */
function datesOf(op: string, x: number, y: number): number {
  if (op === "Sub" && x === DAY) return y === DAY ? SPAN : y === SPAN ? DAY : 0;
  if (x === SPAN && y === SPAN) return op === "Add" || op === "Sub" ? SPAN : 0;
  return op === "Add" && (x | y) === DATED && x !== DATED && y !== DATED ? DAY : 0;
}

export function signed(operand: Operand, minus: boolean, b: Builder): Operand {
  const number = b.numeric(operand);
  if ((number.kinds & NUMBER) === 0) return number.kinds === 0 ? nothing : b.fail();
  return calculate(kernels.multiply, b.only(number, NUMBER | NONE), b.constant(minus ? -1n : 1n), b);
}

function compileIfExp(node: IfExp, b: Builder): Operand {
  const test = b.settle(compileExpr(node.test, b));
  if (test.kinds === 0) return nothing;
  b.release(test);
  return branch(
    test,
    () => compileExpr(node.body, b),
    () => compileExpr(node.orelse, b),
    b,
  );
}

/** One of two values, each computed only where it is wanted. */
function branch(test: Operand, whenTrue: () => Operand, whenFalse: () => Operand, b: Builder): Operand {
  const ways = [whenTrue, whenFalse].map((way) => b.apart(() => b.settle(way())));
  const [first, second] = ways;
  if (first === undefined || second === undefined) return nothing;
  b.dead = first.dead && second.dead;
  const kinds = first.value.kinds | second.value.kinds;
  if (kinds === 0) return b.fail();
  const out = b.either(first.value, second.value);
  for (const { value, steps } of [first, second]) {
    if (value.kinds !== 0) steps.push(b.copying(value, out));
    b.release(value);
  }
  b.choose(test, first.steps, second.steps);
  return out;
}

/** `and` and `or` answer with an operand, not with its truth. */
function compileBoolOp({ op, values }: BoolOp, b: Builder): Operand {
  const from = (index: number): Operand => {
    const node = values[index];
    if (node === undefined) return nothing;
    const value = b.settle(compileExpr(node, b));
    if (index === values.length - 1 || value.kinds === 0) return value;
    const itself = (): Operand => operandOf(value, { register: -1 });
    const others = (): Operand => from(index + 1);
    const out = op === "And" ? branch(value, others, itself, b) : branch(value, itself, others, b);
    b.release(value);
    return out;
  };
  return from(0);
}

function compileCompare(node: Compare, b: Builder): Operand {
  const [op] = node.ops;
  const [right] = node.comparators;
  const left = compileExpr(node.left, b);
  if (op === undefined || right === undefined) return b.fail();
  if (node.ops.length === 1) return compareTo(left, op, right, b);
  // `a < b < c` is `a < b and b < c` with `b` computed once.
  const middle = operandOf(compileExpr(right, b), { register: -1 });
  const symbol = comparisonSymbols[op];
  if (symbol === undefined || middle.kinds === 0) return b.fail();
  const test = compare(left, middle, symbol, b);
  const rest = { ...node, ops: node.ops.slice(1), comparators: node.comparators.slice(1) };
  const next = rest.ops[0];
  const last = rest.comparators[0];
  if (rest.ops.length !== 1 || next === undefined || last === undefined || test.kinds !== BOOL) return b.fail();
  const itself = (): Operand => operandOf(test, { register: -1 });
  return branch(test, () => compareTo(middle, next, last, b), itself, b);
}

function compareTo(left: Operand, op: CompareOperator, right: Expr, b: Builder): Operand {
  const symbol = comparisonSymbols[op];
  if (symbol !== undefined) return compare(left, compileExpr(right, b), symbol, b);
  const found = op === "Is" || op === "IsNot" ? isNone(left, right, b) : isIn(left, right, b);
  return op === "IsNot" || op === "NotIn" ? negate(found, b) : found;
}

/** `x is None`: never for a field's value. */
function isNone(operand: Operand, right: Expr, b: Builder): Operand {
  const isNull = right.kind === "Constant" && right.value === null;
  if (operand.kinds === 0) return nothing;
  if (!isNull || operand.wrapped) return b.fail();
  return b.apply(BOOL, [operand], ([value = null]) => value === null);
}

/** `x in …`: a text, or constants listed in brackets. */
function isIn(left: Operand, right: Expr, b: Builder): Operand {
  if (right.kind !== "Tuple" && right.kind !== "List") {
    const text = b.only(compileExpr(right, b), TEXT);
    return b.apply(BOOL, [left, text], ([item = null, within = null]) => contains(within, item));
  }
  const items: Value[] = [];
  for (const element of right.elts) {
    if (element.kind !== "Constant" || (typeof element.value === "object" && element.value !== null)) return b.fail();
    items.push(element.value);
  }
  const container = new PyTuple(items);
  return b.apply(BOOL, [left], ([item = null]) => contains(container, item));
}

/** `x op y` for the six comparisons; the operands are used up. */
export function compare(left: Operand, right: Operand, op: Comparison, b: Builder): Operand {
  if (left.kinds === 0 || right.kinds === 0) return nothing;
  const [x, y] = [b.untagged(b.settle(left)), b.untagged(b.settle(right))];
  const [xs, ys] = [x.kinds & ~NONE, y.kinds & ~NONE];
  const numbers = ((xs | ys) & ~(NUMBER | BOOL)) === 0;
  const alike = numbers || (xs | ys) === DAY || (xs | ys) === SPAN;
  const equality = op === "==" || op === "!=";
  if (alike) {
    if (!equality) for (const side of [x, y]) if ((side.kinds & NONE) !== 0) b.lose(side);
    b.release(x, y);
    const out = b.result(BOOL);
    const swapped = op === ">" || op === ">=";
    const [p, q] = swapped ? [y, x] : [x, y];
    const kernel = equality ? kernels.equal : op === "<" || op === ">" ? kernels.less : kernels.lessOrEqual;
    b.combine(kernel, p, q, out);
    out.origin = madeBy(kernel.word, p, q);
    return op === "!=" ? negate(out, b) : out;
  }
  if (x.kinds === TEXT && y.kinds === TEXT) {
    b.release(x, y);
    const order = b.result(INT);
    b.push((places, count) => kernels.orderTexts(x.texts, y.texts, order.numbers, places, count));
    return compare(order, b.constant(0n), op, b);
  }
  return b.apply(BOOL, [x, y], ([p = null, q = null]) => richCompare(p, q, op));
}

const conversions: ReadonlyMap<number, (value: Value) => string> = new Map([
  [115, str],
  [114, repr],
]);

interface Part {
  readonly text: string;
  readonly operand: Operand | null;
  readonly convert: ((value: Value) => string) | undefined;
  readonly spec: string;
  /** A text that is not formatted. */
  readonly asIs: boolean;
  /** Decimal places of a float in fixed notation, -1 for all else. */
  readonly decimals: number;
}

function compileJoined(node: JoinedStr, b: Builder): Operand {
  const parts: Part[] = [];
  for (const value of node.values) {
    if (value.kind === "Constant") {
      parts.push({ text: String(value.value), operand: null, convert: undefined, spec: "", asIs: false, decimals: -1 });
      continue;
    }
    const spec = value.kind === "FormattedValue" ? plainSpec(value.format_spec) : undefined;
    if (value.kind !== "FormattedValue" || spec === undefined || value.conversion === 97) return b.fail();
    const operand = b.settle(compileExpr(value.value, b));
    if (operand.kinds === 0) return nothing;
    const convert = conversions.get(value.conversion);
    const asIs = operand.kinds === TEXT && convert !== repr && spec === "";
    const decimals = convert === undefined && /^\.[0-9]f$/.test(spec) ? Number(spec.slice(1, -1)) : -1;
    parts.push({ text: "", operand, convert, spec, asIs, decimals });
  }
  const out = b.result(TEXT);
  const operands = parts.flatMap(({ operand }) => operand ?? []);
  b.each(out, (i) => {
    let text = "";
    for (const part of parts) {
      if (part.operand === null) text += part.text;
      else if (part.asIs) text += part.operand.texts[i] ?? "";
      else if (part.decimals >= 0 && kindAt(part.operand, i) === FLOAT && Number.isFinite(part.operand.numbers[i])) {
        const x = part.operand.numbers[i] ?? 0;
        text += (x < 0 || Object.is(x, -0) ? "-" : "") + fixedDigits(Math.abs(x), part.decimals);
      } else {
        const value = valueIn(part.operand, i);
        text += format(part.convert === undefined ? value : part.convert(value), part.spec);
      }
    }
    allowText(text.length);
    return text;
  });
  b.release(...operands);
  return out;
}

function plainSpec(spec: JoinedStr | null): string | undefined {
  if (spec === null) return "";
  let text = "";
  for (const part of spec.values) {
    if (part.kind !== "Constant") return undefined;
    text += String(part.value);
  }
  return text;
}
