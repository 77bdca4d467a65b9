/**
 * Statements of functions with `yield`. Those that may suspend run as JavaScript generators; all others as the same closures as
 * everywhere. The two must do the same: what differs is only that blocks are delegated to with `yield*`.
 */
import type { For, If, Match, Stmt, Try, TryStar, While, With, WithItem } from "../syntax/tree.ts";
import { call } from "../values/calls.ts";
import type { PyException } from "../values/exceptions.ts";
import type { GeneratorBody, Resumption } from "../values/generators.ts";
import { iter, next } from "../values/iteration.ts";
import { spend } from "../values/meter.ts";
import type { Value } from "../values/value.ts";
import type { Compiler } from "./compiler.ts";
import { handleStar } from "./except-star.ts";
import { leaveAfterError, locationOf, managerMethod } from "./exceptions.ts";
import { compileTest } from "./expressions.ts";
import { BREAK, type Completion, type Frame, NORMAL, RETURN } from "./frame.ts";
import { compileHandler, selects } from "./handlers.ts";
import { compilePattern } from "./patterns.ts";
import { record } from "./tracebacks.ts";
import { lower, type Step, suspends } from "./yields.ts";

type Run = (frame: Frame) => Generator<Value, Completion, Resumption>;

/** The body of a generator function, ready to be started on a frame. */
export function compileGeneratorBody(body: readonly Stmt[], c: Compiler): (frame: Frame) => GeneratorBody {
  const run = block(body, c);
  return function* (frame) {
    return (yield* run(frame)) === RETURN ? frame.returned : null;
  };
}

function block(body: readonly Stmt[], c: Compiler): Run {
  const parts = body.map((stmt) => (suspends(stmt) ? { run: statement(stmt, c) } : { execute: c.block([stmt]) }));
  return function* (frame) {
    for (const part of parts) {
      const completion = part.run === undefined ? part.execute(frame) : yield* part.run(frame);
      if (completion !== NORMAL) return completion;
    }
    return NORMAL;
  };
}

function statement(node: Stmt, c: Compiler): Run {
  const counted = suspending(node, c);
  const seen = c.watch?.(node);
  return (frame) => {
    seen?.();
    spend(1);
    return counted(frame);
  };
}

function suspending(node: Stmt, c: Compiler): Run {
  switch (node.kind) {
    case "If":
      return compileIf(node, c);
    case "While":
      return compileWhile(node, c);
    case "For":
      return compileFor(node, c);
    case "Try":
    case "TryStar":
      return compileTry(node, c);
    case "With":
      return compileWith(node, c);
    case "Match":
      return compileMatch(node, c);
    default:
      return compileSimple(node, c);
  }
}

function* take(steps: readonly Step[], frame: Frame): Generator<Value, void, Resumption> {
  for (const step of steps) yield* step(frame);
}

/** A statement whose only suspending part is one expression. */
function compileSimple(node: Stmt, c: Compiler): Run {
  const steps: Step[] = [];
  let plain: Stmt = node;
  if (node.kind === "Expr" || node.kind === "Assign" || node.kind === "AugAssign") {
    plain = { ...node, value: lower(node.value, steps, c) };
  } else if ((node.kind === "Return" || node.kind === "AnnAssign") && node.value !== null) {
    plain = { ...node, value: lower(node.value, steps, c) };
  } else if (node.kind === "Raise" && node.exc !== null) {
    plain = { ...node, exc: lower(node.exc, steps, c) };
  } else if (node.kind === "Assert") {
    plain = { ...node, test: lower(node.test, steps, c) };
  }
  const execute = c.block([plain]);
  return function* (frame) {
    yield* take(steps, frame);
    return execute(frame);
  };
}

function compileIf(node: If, c: Compiler): Run {
  const steps: Step[] = [];
  const test = compileTest(lower(node.test, steps, c), c);
  const body = block(node.body, c);
  const orelse = block(node.orelse, c);
  return function* (frame) {
    yield* take(steps, frame);
    return yield* (test(frame) ? body : orelse)(frame);
  };
}

function compileWhile(node: While, c: Compiler): Run {
  const steps: Step[] = [];
  const test = compileTest(lower(node.test, steps, c), c);
  const body = block(node.body, c);
  const orelse = block(node.orelse, c);
  return function* (frame) {
    for (;;) {
      yield* take(steps, frame);
      if (!test(frame)) return yield* orelse(frame);
      spend(1);
      const completion = yield* body(frame);
      if (completion === BREAK) return NORMAL;
      if (completion === RETURN) return RETURN;
    }
  };
}

function compileFor(node: For, c: Compiler): Run {
  const steps: Step[] = [];
  const iterable = c.expr(lower(node.iter, steps, c));
  const store = c.target(node.target);
  const body = block(node.body, c);
  const orelse = block(node.orelse, c);
  const at = node.start;
  return function* (frame) {
    yield* take(steps, frame);
    const value = iterable(frame);
    frame.at = at;
    const iterator = iter(value);
    for (let item = next(iterator); item !== undefined; item = next(iterator)) {
      spend(1);
      store(frame, item);
      const completion = yield* body(frame);
      if (completion === BREAK) return NORMAL;
      if (completion === RETURN) return RETURN;
      frame.at = at;
    }
    return yield* orelse(frame);
  };
}

function compileTry(node: Try | TryStar, c: Compiler): Run {
  const location = locationOf(c);
  const body = block(node.body, c);
  const handlers = node.handlers.map((handler) => compileHandler(handler, block(handler.body, c), c));
  const orelse = block(node.orelse, c);
  const finalbody = block(node.finalbody, c);
  const handle = function* (error: unknown, frame: Frame): Generator<Value, Completion, Resumption> {
    const exception = record(error, frame, location);
    const { root } = frame;
    const outer = root.handling;
    root.handling = exception;
    try {
      for (const handler of handlers) {
        if (!selects(handler, exception, frame)) continue;
        handler.bind?.(frame, exception);
        try {
          return yield* whileHandling(handler.body(frame), frame);
        } finally {
          handler.forget?.(frame);
        }
      }
    } catch (inner) {
      throw record(inner, frame, location);
    } finally {
      root.handling = outer;
    }
    exception.recorded = true;
    throw exception;
  };
  const guarded: Run = function* (frame) {
    let completion: Completion;
    try {
      completion = yield* body(frame);
    } catch (error) {
      if (handlers.length === 0) throw error;
      if (node.kind === "Try") return yield* handle(error, frame);
      return yield* handleStar(handlers, record(error, frame, location), frame, location, runHandling);
    }
    return completion === NORMAL ? yield* orelse(frame) : completion;
  };
  if (node.finalbody.length === 0) return guarded;
  const finishAfterError = function* (exception: PyException, frame: Frame): Generator<Value, Completion, Resumption> {
    const { root } = frame;
    const outer = root.handling;
    root.handling = exception;
    try {
      const last = yield* whileHandling(finalbody(frame), frame);
      if (last !== NORMAL) return last;
    } catch (fault) {
      throw record(fault, frame, location);
    } finally {
      root.handling = outer;
    }
    exception.recorded = true;
    throw exception;
  };
  return function* (frame) {
    let completion: Completion;
    try {
      completion = yield* guarded(frame);
    } catch (error) {
      // Limits pass without running the final block: the formula is over.
      return yield* finishAfterError(record(error, frame, location), frame);
    }
    const { returned } = frame;
    const last = yield* finalbody(frame);
    if (last !== NORMAL) return last;
    frame.returned = returned;
    return completion;
  };
}

const runHandling = (body: Run, frame: Frame): ReturnType<Run> => whileHandling(body(frame), frame);

/** The exception being handled belongs to the generator: while it is suspended, its caller sees its own. */
function* whileHandling(
  body: Generator<Value, Completion, Resumption>,
  frame: Frame,
): Generator<Value, Completion, Resumption> {
  const { root } = frame;
  const own = root.handling;
  let step = body.next({ value: null });
  while (step.done !== true) {
    const resumption: Resumption = yield step.value;
    root.handling = own;
    step = body.next(resumption);
  }
  return step.value;
}

function compileWith(node: With, c: Compiler): Run {
  const location = locationOf(c);
  return node.items.reduceRight<Run>(
    (body, item) => withItem(item, node.start, body, location, c),
    block(node.body, c),
  );
}

function withItem(item: WithItem, at: number, body: Run, location: string, c: Compiler): Run {
  const steps: Step[] = [];
  const context = c.expr(lower(item.context_expr, steps, c));
  const store = item.optional_vars === null ? null : c.target(item.optional_vars);
  return function* (frame) {
    yield* take(steps, frame);
    const manager = context(frame);
    frame.at = at;
    const enter = managerMethod(manager, "__enter__");
    const exit = managerMethod(manager, "__exit__");
    const entered = call(enter, []);
    let completion: Completion;
    try {
      store?.(frame, entered);
      completion = yield* body(frame);
    } catch (error) {
      return leaveAfterError(error, exit, frame, at, location);
    }
    const { returned } = frame;
    frame.at = at;
    call(exit, [null, null, null]);
    frame.returned = returned;
    return completion;
  };
}

function compileMatch(node: Match, c: Compiler): Run {
  const steps: Step[] = [];
  const subject = c.expr(lower(node.subject, steps, c));
  const cases = node.cases.map((branch) => ({
    matches: compilePattern(branch.pattern, c),
    guard: branch.guard === null ? null : compileTest(branch.guard, c),
    body: block(branch.body, c),
  }));
  return function* (frame) {
    yield* take(steps, frame);
    const value = subject(frame);
    for (const { matches: fits, guard, body } of cases) {
      spend(1);
      if (fits(frame, value) && (guard === null || guard(frame))) return yield* body(frame);
    }
    return NORMAL;
  };
}
