import type { Raise, Try, TryStar, With, WithItem } from "../syntax/tree.ts";
import { bind, call } from "../values/calls.ts";
import { isSubclass, typeOf } from "../values/core-types.ts";
import { baseExceptionType, PyException, runtimeError, setContext, typeError } from "../values/exceptions.ts";
import { tracebackOf } from "../values/tracebacks.ts";
import { truth } from "../values/truth.ts";
import { lookup, PyType, type Value } from "../values/value.ts";
import type { Compiler } from "./compiler.ts";
import { handleStar } from "./except-star.ts";
import { type Completion, type Execute, type Frame, NORMAL } from "./frame.ts";
import { compileHandler, type Handler, selects } from "./handlers.ts";
import { record } from "./tracebacks.ts";

/** The name that tracebacks give the frame being compiled; the last part of the qualified name. */
export function locationOf(c: Compiler): string {
  const { qualname } = c;
  return qualname === "" ? c.source.name : (qualname.split(".").at(-1) ?? qualname);
}

/** The exception that `raise value` means: an instance, or a class called without arguments. */
function exceptionOf(value: Value): PyException {
  if (value instanceof PyException) return value;
  if (value instanceof PyType && isSubclass(value, baseExceptionType)) {
    const made = call(value, []);
    if (made instanceof PyException) return made;
    throw typeError(
      `calling ${value.name} should have returned an instance of BaseException, not ${typeOf(made).name}`,
    );
  }
  throw typeError("exceptions must derive from BaseException");
}

export function compileRaise(node: Raise, c: Compiler): Execute {
  const exc = node.exc === null ? null : c.expr(node.exc);
  const cause = node.cause === null ? null : c.expr(node.cause);
  const at = node.start;
  return (frame) => {
    if (exc === null) {
      frame.at = at;
      const { handling } = frame.root;
      if (handling === null) throw runtimeError("No active exception to reraise");
      handling.recorded = true;
      throw handling;
    }
    const value = exc(frame);
    const reason = cause?.(frame);
    frame.at = at;
    const exception = exceptionOf(value);
    if (reason !== undefined) setCause(exception, reason);
    const { handling } = frame.root;
    if (handling !== null) setContext(exception, handling);
    exception.recorded = false;
    throw exception;
  };
}

function setCause(exception: PyException, reason: Value): void {
  if (reason === null) exception.cause = null;
  else if (reason instanceof PyException || (reason instanceof PyType && isSubclass(reason, baseExceptionType))) {
    exception.cause = exceptionOf(reason);
  } else throw typeError("exception causes must derive from BaseException");
  exception.suppressContext = true;
}

function handle(
  handlers: readonly Handler<Execute>[],
  exception: PyException,
  frame: Frame,
  location: string,
): Completion {
  const { root } = frame;
  const outer = root.handling;
  root.handling = exception;
  try {
    for (const handler of handlers) {
      if (!selects(handler, exception, frame)) continue;
      handler.bind?.(frame, exception);
      try {
        return handler.body(frame);
      } finally {
        handler.forget?.(frame);
      }
    }
  } catch (error) {
    // Recorded here, while the handled exception is known as the context of the new one.
    throw record(error, frame, location);
  } finally {
    root.handling = outer;
  }
  exception.recorded = true;
  throw exception;
}

/** The clauses of `except*` where no body suspends: the generator ends at its first step. */
const handleStarAtOnce: typeof handle = (handlers, exception, frame, location) => {
  const step = handleStar(handlers, exception, frame, location, runAtOnce).next();
  return step.done === true ? step.value : NORMAL;
};

// biome-ignore lint/correctness/useYield: it takes the place of a body that may suspend.
function* runAtOnce(body: Execute, frame: Frame): Generator<never, Completion> {
  return body(frame);
}

export function compileTry(node: Try | TryStar, c: Compiler): Execute {
  const location = locationOf(c);
  const body = c.block(node.body);
  const handlers = node.handlers.map((handler) => compileHandler(handler, c.block(handler.body), c));
  const handleAny = node.kind === "TryStar" ? handleStarAtOnce : handle;
  const orelse = node.orelse.length === 0 ? null : c.block(node.orelse);
  const guarded: Execute = (frame) => {
    let completion: Completion;
    try {
      completion = body(frame);
    } catch (error) {
      if (handlers.length === 0) throw error;
      return handleAny(handlers, record(error, frame, location), frame, location);
    }
    return completion === NORMAL && orelse !== null ? orelse(frame) : completion;
  };
  if (node.finalbody.length === 0) return guarded;
  const finalbody = c.block(node.finalbody);
  return (frame) => {
    let completion: Completion;
    try {
      completion = guarded(frame);
    } catch (error) {
      return finishAfterError(error, finalbody, frame, location);
    }
    // `return` in the final block replaces the value; running it must not lose the one that waits.
    const { returned } = frame;
    const last = finalbody(frame);
    if (last !== NORMAL) return last;
    frame.returned = returned;
    return completion;
  };
}

/** The final block after an exception: a `return`, `break` or `continue` in it drops the exception. */
function finishAfterError(error: unknown, finalbody: Execute, frame: Frame, location: string): Completion {
  const exception = record(error, frame, location);
  const { root } = frame;
  const outer = root.handling;
  root.handling = exception;
  try {
    const last = finalbody(frame);
    if (last !== NORMAL) return last;
  } catch (fault) {
    // Recorded here, while the waiting exception is known as the context of the new one.
    throw record(fault, frame, location);
  } finally {
    root.handling = outer;
  }
  exception.recorded = true;
  throw exception;
}

/** The special method of a context manager, bound; the text names the one that is missing first. */
export function managerMethod(manager: Value, name: "__enter__" | "__exit__"): Value {
  const type = typeOf(manager);
  const found = lookup(type, name);
  if (found === undefined) {
    const note = name === "__exit__" ? " (missed __exit__ method)" : "";
    throw typeError(`'${type.name}' object does not support the context manager protocol${note}`);
  }
  return bind(found, manager, type);
}

export function compileWith(node: With, c: Compiler): Execute {
  const location = locationOf(c);
  return node.items.reduceRight<Execute>(
    (body, item) => compileWithItem(item, node.start, body, location, c),
    c.block(node.body),
  );
}

/** `at`: the statement, which is the place CPython gives to entering and leaving. */
function compileWithItem(item: WithItem, at: number, body: Execute, location: string, c: Compiler): Execute {
  const context = c.expr(item.context_expr);
  const store = item.optional_vars === null ? null : c.target(item.optional_vars);
  return (frame) => {
    const manager = context(frame);
    frame.at = at;
    const enter = managerMethod(manager, "__enter__");
    const exit = managerMethod(manager, "__exit__");
    const entered = call(enter, []);
    let completion: Completion;
    try {
      store?.(frame, entered);
      completion = body(frame);
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

/** Calls `__exit__` with the exception; a true answer swallows it. */
export function leaveAfterError(error: unknown, exit: Value, frame: Frame, at: number, location: string): Completion {
  const exception = record(error, frame, location);
  const { root } = frame;
  const outer = root.handling;
  root.handling = exception;
  try {
    frame.at = at;
    exception.recorded = false;
    const swallow = truth(call(exit, [exception.type, exception, tracebackOf(exception)]));
    exception.recorded = true;
    if (swallow) return NORMAL;
  } catch (fault) {
    throw record(fault, frame, location);
  } finally {
    root.handling = outer;
  }
  throw exception;
}
