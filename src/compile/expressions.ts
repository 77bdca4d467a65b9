import type {
  Attribute,
  BinOp,
  BoolOp,
  Compare,
  CompareOperator,
  Constant,
  Dict,
  Expr,
  IfExp,
  List,
  NamedExpr,
  SetExpr,
  Slice,
  Subscript,
  Tuple,
  UnaryOp,
} from "../syntax/tree.ts";
import { getAttribute } from "../values/attributes.ts";
import { PyBytes } from "../values/bytes.ts";
import { identical, richCompare } from "../values/comparison.ts";
import { PyComplex } from "../values/complex.ts";
import { Ellipsis, typeName } from "../values/core-types.ts";
import { PyDict } from "../values/dict.ts";
import { PyException, typeError } from "../values/exceptions.ts";
import { forEach, iter, plainItems } from "../values/iteration.ts";
import { allowGrowth, spend } from "../values/meter.ts";
import { binaryOperators, contains, getItem, invert, neg, pos } from "../values/operators.ts";
import { emptyTuple, PyList, PyTuple } from "../values/sequences.ts";
import { updateSet } from "../values/set-operations.ts";
import { PySet, setDisplay } from "../values/sets.ts";
import { PySlice } from "../values/slices.ts";
import { truth } from "../values/truth.ts";
import type { Comparison, Value } from "../values/value.ts";
import type { Compiler } from "./compiler.ts";
import type { Evaluate, Frame } from "./frame.ts";
import { updateMapping } from "./mappings.ts";
import { storeName } from "./names.ts";
import { writtenAttribute } from "./private-names.ts";

export function compileConstant(node: Constant): Evaluate {
  const { value } = node;
  if (value === null || typeof value !== "object") return () => value;
  if (value instanceof Uint8Array) {
    const bytes = new PyBytes(value);
    return () => bytes;
  }
  if ("ellipsis" in value) return () => Ellipsis;
  const imaginary = new PyComplex(0, value.imag);
  return () => imaginary;
}

/** The line of `x.attr` is that of `attr`, as CPython 3.12 reports chains over several lines. */
export function attributeOffset(node: Attribute): number {
  return node.end - writtenAttribute(node).length;
}

export function compileAttribute(node: Attribute, c: Compiler): Evaluate {
  const object = c.expr(node.value);
  const { attr } = node;
  const at = attributeOffset(node);
  return (frame) => {
    const value = object(frame);
    frame.at = at;
    return getAttribute(value, attr);
  };
}

export function compileSubscript(node: Subscript, c: Compiler): Evaluate {
  const object = c.expr(node.value);
  const key = c.expr(node.slice);
  const at = node.start;
  return (frame) => {
    const value = object(frame);
    const index = key(frame);
    frame.at = at;
    return getItem(value, index);
  };
}

export function compileSlice(node: Slice, c: Compiler): Evaluate {
  const [lower, upper, step] = [node.lower, node.upper, node.step].map((part) => (part === null ? none : c.expr(part)));
  const read = (part: Evaluate | undefined, frame: Frame): Value => (part === undefined ? null : part(frame));
  return (frame) => new PySlice(read(lower, frame), read(upper, frame), read(step, frame));
}

const none: Evaluate = () => null;

export function compileBinOp(node: BinOp, c: Compiler): Evaluate {
  const left = c.expr(node.left);
  const right = c.expr(node.right);
  const at = node.start;
  const operate = binaryOperators[node.op];
  if (operate === undefined) throw new TypeError(`no operator ${node.op}`);
  const fast = onFloats[node.op];
  if (fast !== undefined) return fast(left, right, at, operate);
  return (frame) => {
    const a = left(frame);
    const b = right(frame);
    frame.at = at;
    return operate(a, b);
  };
}

type Fast = (left: Evaluate, right: Evaluate, at: number, slow: (a: Value, b: Value) => Value) => Evaluate;

/** Arithmetic on two floats, which is what formulas mostly do, stays in one closure. */
const onFloats: Readonly<Partial<Record<string, Fast>>> = {
  Add: (left, right, at, slow) => (frame) => {
    const a = left(frame);
    const b = right(frame);
    if (typeof a === "number" && typeof b === "number") return a + b;
    frame.at = at;
    return slow(a, b);
  },
  Sub: (left, right, at, slow) => (frame) => {
    const a = left(frame);
    const b = right(frame);
    if (typeof a === "number" && typeof b === "number") return a - b;
    frame.at = at;
    return slow(a, b);
  },
  Mult: (left, right, at, slow) => (frame) => {
    const a = left(frame);
    const b = right(frame);
    if (typeof a === "number" && typeof b === "number") return a * b;
    frame.at = at;
    return slow(a, b);
  },
  Div: (left, right, at, slow) => (frame) => {
    const a = left(frame);
    const b = right(frame);
    if (typeof a === "number" && typeof b === "number" && b !== 0) return a / b;
    frame.at = at;
    return slow(a, b);
  },
};

export function compileUnaryOp(node: UnaryOp, c: Compiler): Evaluate {
  const operand = c.expr(node.operand);
  const at = node.start;
  if (node.op === "Not") {
    return (frame) => {
      const value = operand(frame);
      if (typeof value === "boolean") return !value;
      frame.at = at;
      return !truth(value);
    };
  }
  const operate = node.op === "USub" ? neg : node.op === "UAdd" ? pos : invert;
  return (frame) => {
    const value = operand(frame);
    frame.at = at;
    return operate(value);
  };
}

/** A condition: `truth` of an expression without the detour over a value where that can be seen. */
export function compileTest(node: Expr, c: Compiler): (frame: Frame) => boolean {
  const test = c.expr(node);
  const at = node.start;
  return (frame) => {
    const value = test(frame);
    if (typeof value === "boolean") return value;
    frame.at = at;
    return truth(value);
  };
}

export function compileBoolOp(node: BoolOp, c: Compiler): Evaluate {
  const parts = node.values.map((value) => c.expr(value));
  const stopAt = node.op === "Or";
  const at = node.values.map((value) => value.start);
  const last = parts.length - 1;
  return (frame) => {
    for (let i = 0; i < last; i++) {
      const part = parts[i];
      if (part === undefined) break;
      const value = part(frame);
      frame.at = at[i] ?? frame.at;
      if (truth(value) === stopAt) return value;
    }
    return parts[last]?.(frame) ?? null;
  };
}

export function compileIfExp(node: IfExp, c: Compiler): Evaluate {
  const test = compileTest(node.test, c);
  const body = c.expr(node.body);
  const orelse = c.expr(node.orelse);
  return (frame) => (test(frame) ? body(frame) : orelse(frame));
}

export function compileNamedExpr(node: NamedExpr, c: Compiler): Evaluate {
  const value = c.expr(node.value);
  const store = storeName(node.target.id, c);
  return (frame) => {
    const result = value(frame);
    store(frame, result);
    return result;
  };
}

type Test = (a: Value, b: Value) => Value;

/** The comparisons that a type defines, as its slot knows them. */
export const comparisonSymbols: Readonly<Partial<Record<CompareOperator, Comparison>>> = {
  Eq: "==",
  NotEq: "!=",
  Lt: "<",
  LtE: "<=",
  Gt: ">",
  GtE: ">=",
};

function comparator(op: CompareOperator): Test {
  const symbol = comparisonSymbols[op];
  if (symbol !== undefined) return (a, b) => richCompare(a, b, symbol);
  if (op === "Is") return identical;
  if (op === "IsNot") return (a, b) => !identical(a, b);
  return op === "In" ? (a, b) => contains(b, a) : (a, b) => !contains(b, a);
}

export function compileCompare(node: Compare, c: Compiler): Evaluate {
  const left = c.expr(node.left);
  const at = node.start;
  const steps = node.ops.map((op, i) => {
    const operand = node.comparators[i];
    return { test: comparator(op), operand: operand === undefined ? none : c.expr(operand) };
  });
  const [only] = steps;
  if (steps.length === 1 && only !== undefined) {
    const { test, operand } = only;
    return (frame) => {
      const a = left(frame);
      const b = operand(frame);
      frame.at = at;
      return test(a, b);
    };
  }
  return (frame) => {
    let a = left(frame);
    let result: Value = true;
    for (let i = 0; i < steps.length; i++) {
      const step = steps[i];
      if (step === undefined) break;
      const b = step.operand(frame);
      frame.at = at;
      result = step.test(a, b);
      if (i < steps.length - 1 && !truth(result)) return result;
      a = b;
    }
    return result;
  };
}

/** Items of a display, star items unpacked. */
export function compileItems(nodes: readonly Expr[], c: Compiler): (frame: Frame) => Value[] {
  if (nodes.some(({ kind }) => kind === "Starred")) {
    const parts = nodes.map((node) => ({
      value: c.expr(node.kind === "Starred" ? node.value : node),
      at: node.start,
      starred: node.kind === "Starred",
    }));
    return (frame) => {
      const items: Value[] = [];
      for (const { value, at, starred } of parts) {
        const item = value(frame);
        if (!starred) {
          items.push(item);
          continue;
        }
        frame.at = at;
        spreadItems(item, items);
      }
      return items;
    };
  }
  const values = nodes.map((node) => c.expr(node));
  return (frame) => {
    const items: Value[] = [];
    for (const value of values) items.push(value(frame));
    return items;
  };
}

/** `*value` in a display. */
function spreadItems(value: Value, items: Value[]): void {
  let iterator: Value;
  try {
    iterator = iter(value);
  } catch (error) {
    if (error instanceof PyException && String(error.args[0]).endsWith("object is not iterable")) {
      throw typeError(`Value after * must be an iterable, not ${typeName(value)}`);
    }
    throw error;
  }
  forEach(plainItems(value) === undefined ? iterator : value, (item) => {
    if ((items.length & 1023) === 1023) allowGrowth(items.length + 1);
    items.push(item);
  });
}

export function compileTuple(node: Tuple, c: Compiler): Evaluate {
  if (node.elts.length === 0) return () => emptyTuple;
  const items = compileItems(node.elts, c);
  return (frame) => new PyTuple(items(frame));
}

export function compileList(node: List, c: Compiler): Evaluate {
  const items = compileItems(node.elts, c);
  return (frame) => {
    spend(1);
    return new PyList(items(frame));
  };
}

export function compileSet(node: SetExpr, c: Compiler): Evaluate {
  const at = node.start;
  if (node.elts.some((element) => element.kind === "Starred")) return compileSpreadSet(node, c);
  const items = compileItems(node.elts, c);
  const constant = node.elts.every(isFolded);
  return (frame) => {
    const values = items(frame);
    frame.at = at;
    return setDisplay(values, constant);
  };
}

/** `{*a, b}`: sets and dictionaries are merged whole, which shows in the order. */
function compileSpreadSet(node: SetExpr, c: Compiler): Evaluate {
  const parts = node.elts.map((element) =>
    element.kind === "Starred"
      ? { value: c.expr(element.value), starred: true }
      : { value: c.expr(element), starred: false },
  );
  const at = node.start;
  return (frame) => {
    const set = new PySet();
    for (const { value, starred } of parts) {
      const item = value(frame);
      frame.at = at;
      if (starred) updateSet(set, item);
      else set.add(item);
    }
    return set;
  };
}

/** Whether CPython's compiler makes a constant of the expression, or of each of its parts. */
function isFolded(node: Expr): boolean {
  switch (node.kind) {
    case "Constant":
      return true;
    case "UnaryOp":
      return isFolded(node.operand);
    case "BinOp":
      return isFolded(node.left) && isFolded(node.right);
    case "Tuple":
      return node.elts.every(isFolded);
    default:
      return false;
  }
}

export function compileDict(node: Dict, c: Compiler): Evaluate {
  const pairs = node.values.map((value, i) => {
    const key = node.keys[i];
    return { key: key === null || key === undefined ? null : c.expr(key), value: c.expr(value), at: value.start };
  });
  const at = node.start;
  return (frame) => {
    const dict = new PyDict();
    for (const pair of pairs) {
      if (pair.key === null) {
        const mapping = pair.value(frame);
        frame.at = pair.at;
        updateMapping(dict, mapping);
        continue;
      }
      const key = pair.key(frame);
      const value = pair.value(frame);
      frame.at = at;
      dict.set(key, value);
    }
    return dict;
  };
}
