/**
 * Expressions with a `yield` inside, for the statements of generators.
 *
 * Closures cannot be left half way, so such an expression is taken apart: what is evaluated before the `yield` goes into hidden
 * variables, the `yield` becomes a step of its own, and the expression that is left holds none. Steps are JavaScript generators.
 */

import type { Expr, Name, Node } from "../syntax/tree.ts";
import { children } from "../syntax/walk.ts";
import { getAttribute } from "../values/attributes.ts";
import { call } from "../values/calls.ts";
import { isSubclass } from "../values/core-types.ts";
import { PyException, stopIterationType } from "../values/exceptions.ts";
import { PyGenerator, type Resumption } from "../values/generators.ts";
import { iter, next } from "../values/iteration.ts";
import { truth } from "../values/truth.ts";
import type { Value } from "../values/value.ts";
import type { Compiler } from "./compiler.ts";
import type { Evaluate, Frame } from "./frame.ts";

/** What a step yields, with nothing to suspend for being the empty list. */
export type Step = (frame: Frame) => Generator<Value, void, Resumption> | readonly [];

/** Whether evaluating `node` may suspend the function it stands in. */
export function suspends(node: Node): boolean {
  if (node.kind === "Yield" || node.kind === "YieldFrom") return true;
  if (node.kind === "Lambda" || node.kind === "FunctionDef" || node.kind === "AsyncFunctionDef") return false;
  for (const child of children(node)) if (suspends(child)) return true;
  return false;
}

/** A hidden variable, as a name no program can write. */
function hidden(c: Compiler, at: Expr): { readonly name: Name; readonly index: number } {
  const index = c.scope.host.size++;
  const id = `yield ${index}`;
  c.scope.slots.set(id, index);
  return { name: { kind: "Name", id, ctx: "Load", start: at.start, end: at.end }, index };
}

/** Rewrites `expr` into one that does not suspend; the steps to take before go to `steps`. */
export function lower(expr: Expr, steps: Step[], c: Compiler): Expr {
  if (!suspends(expr)) return expr;
  switch (expr.kind) {
    case "Yield": {
      const value = expr.value === null ? null : c.expr(lower(expr.value, steps, c));
      const { name, index } = hidden(c, expr);
      steps.push(yieldStep(value, index, expr.start));
      return name;
    }
    case "YieldFrom": {
      const value = c.expr(lower(expr.value, steps, c));
      const { name, index } = hidden(c, expr);
      steps.push(delegateStep(value, index, expr.start));
      return name;
    }
    case "IfExp": {
      const test = c.expr(lower(expr.test, steps, c));
      const { name, index } = hidden(c, expr);
      const body = branch(expr.body, index, c);
      const orelse = branch(expr.orelse, index, c);
      steps.push(function* (frame) {
        yield* (truth(test(frame)) ? body : orelse)(frame);
      });
      return name;
    }
    case "BoolOp": {
      const { name, index } = hidden(c, expr);
      const parts = expr.values.map((value) => branch(value, index, c));
      const stopAt = expr.op === "Or";
      steps.push(function* (frame) {
        for (const part of parts) {
          yield* part(frame);
          if (truth(frame.slots[index] ?? null) === stopAt) return;
        }
      });
      return name;
    }
    case "NamedExpr":
      return { ...expr, value: lower(expr.value, steps, c) };
    default:
      return lowerOperands(expr, steps, c);
  }
}

/** Evaluates `expr` into a slot. */
function branch(expr: Expr, index: number, c: Compiler): Step {
  const steps: Step[] = [];
  const value = c.expr(lower(expr, steps, c));
  return function* (frame) {
    for (const step of steps) yield* step(frame);
    frame.slots[index] = value(frame);
  };
}

/** Operands that come before the last suspending one are evaluated early, in order. */
function lowerOperands(expr: Expr, steps: Step[], c: Compiler): Expr {
  const operands: Expr[] = [];
  mapOperands(expr, (operand) => {
    operands.push(operand);
    return operand;
  });
  let last = operands.length - 1;
  for (let i = 0; i < operands.length; i++) {
    const operand = operands[i];
    if (operand !== undefined && suspends(operand)) last = i;
  }
  let position = 0;
  return mapOperands(expr, (operand) => {
    const i = position++;
    if (suspends(operand)) return lower(operand, steps, c);
    if (i > last || operand.kind === "Constant") return operand;
    const value = c.expr(operand);
    const { name, index } = hidden(c, operand);
    steps.push((frame) => {
      frame.slots[index] = value(frame);
      return nothing;
    });
    return name;
  });
}

const nothing: readonly [] = [];

/** Rebuilds `expr` with its operands, in evaluation order, passed through `change`. */
function mapOperands(expr: Expr, change: (operand: Expr) => Expr): Expr {
  const item = (node: Expr): Expr => (node.kind === "Starred" ? { ...node, value: change(node.value) } : change(node));
  switch (expr.kind) {
    case "BinOp":
      return { ...expr, left: change(expr.left), right: change(expr.right) };
    case "UnaryOp":
      return { ...expr, operand: change(expr.operand) };
    case "Compare":
      return { ...expr, left: change(expr.left), comparators: expr.comparators.map(change) };
    case "Call":
      return {
        ...expr,
        func: change(expr.func),
        args: expr.args.map(item),
        keywords: expr.keywords.map((keyword) => ({ ...keyword, value: change(keyword.value) })),
      };
    case "Attribute":
      return { ...expr, value: change(expr.value) };
    case "Subscript":
      return { ...expr, value: change(expr.value), slice: change(expr.slice) };
    case "Tuple":
    case "List":
    case "Set":
      return { ...expr, elts: expr.elts.map(item) };
    case "Dict":
      return {
        ...expr,
        keys: expr.keys.map((key) => (key === null ? null : change(key))),
        values: expr.values.map(change),
      };
    case "JoinedStr":
      return { ...expr, values: expr.values.map(item) };
    case "FormattedValue":
    case "Starred":
      return { ...expr, value: change(expr.value) };
    default:
      return expr;
  }
}

function yieldStep(value: Evaluate | null, index: number, at: number): Step {
  return function* (frame) {
    const resumption = yield value === null ? null : value(frame);
    frame.at = at;
    if ("error" in resumption) throw resumption.error;
    frame.slots[index] = resumption.value;
  };
}

/** `yield from`: sends, exceptions and the end are passed between the caller and the inner iterator. */
function delegateStep(value: Evaluate, index: number, at: number): Step {
  return function* (frame) {
    const source = value(frame);
    frame.at = at;
    const iterator = source instanceof PyGenerator ? source : iter(source);
    let resumption: Resumption = { value: null };
    for (;;) {
      const step = advance(iterator, resumption);
      if ("result" in step) {
        frame.slots[index] = step.result;
        return;
      }
      resumption = yield step.item;
      frame.at = at;
    }
  };
}

type Advance = { readonly item: Value } | { readonly result: Value };

function advance(iterator: Value, resumption: Resumption): Advance {
  if (iterator instanceof PyGenerator) {
    const item = iterator.resume(resumption);
    return item === undefined ? { result: iterator.result } : { item };
  }
  try {
    if ("error" in resumption) throw resumption.error;
    if (resumption.value !== null) return { item: call(getAttribute(iterator, "send"), [resumption.value]) };
    const item = next(iterator);
    return item === undefined ? { result: null } : { item };
  } catch (error) {
    if (error instanceof PyException && isSubclass(error.type, stopIterationType))
      return { result: error.args[0] ?? null };
    throw error;
  }
}
