import type { ExceptHandler } from "../syntax/tree.ts";
import { isSubclass } from "../values/core-types.ts";
import { baseExceptionType, type PyException, typeError } from "../values/exceptions.ts";
import { PyTuple } from "../values/sequences.ts";
import { PyType, type Value } from "../values/value.ts";
import type { Compiler } from "./compiler.ts";
import type { Evaluate, Frame, Store } from "./frame.ts";
import { forgetName, storeName } from "./names.ts";

/** Whether a handler's `type` expression covers the exception. */
export function matches(exception: PyException, wanted: Value): boolean {
  const wantedTypes = wanted instanceof PyTuple ? wanted.items : [wanted];
  for (const type of wantedTypes) {
    if (!(type instanceof PyType) || !isSubclass(type, baseExceptionType)) {
      throw typeError("catching classes that do not inherit from BaseException is not allowed");
    }
  }
  return wantedTypes.some((type) => type instanceof PyType && isSubclass(exception.type, type));
}

/** An `except` clause; its body is a closure, or a generator where it may suspend. */
export interface Handler<Body> {
  readonly type: Evaluate | null;
  /** The clause itself: where CPython compares types. */
  readonly at: number;
  readonly bind: Store | null;
  readonly forget: ((frame: Frame) => void) | null;
  readonly body: Body;
}

export function compileHandler<Body>(node: ExceptHandler, body: Body, c: Compiler): Handler<Body> {
  return {
    type: node.type === null ? null : c.expr(node.type),
    at: node.start,
    bind: node.name === null ? null : storeName(node.name, c),
    forget: node.name === null ? null : forgetName(node.name, c),
    body,
  };
}

/** Whether the clause is the one for the exception. Evaluates its types; throws `TypeError` when they are none. */
export function selects(handler: Handler<unknown>, exception: PyException, frame: Frame): boolean {
  if (handler.type === null) return true;
  const wanted = handler.type(frame);
  frame.at = handler.at;
  return matches(exception, wanted);
}
