import type {
  AnnAssign,
  Assert,
  Assign,
  AugAssign,
  Delete,
  ErrorStmt,
  Expr,
  ExprStmt,
  For,
  If,
  Return,
  TypeAlias,
  While,
} from "../syntax/tree.ts";
import { getAttribute, setAttribute } from "../values/attributes.ts";
import { PyDict } from "../values/dict.ts";
import { assertionErrorType, notImplementedError, PyException, typeError } from "../values/exceptions.ts";
import { iter, next, plainItems } from "../values/iteration.ts";
import { spend } from "../values/meter.ts";
import { getItem, inplace, setItem } from "../values/operators.ts";
import { compileAnnotation } from "./annotations.ts";
import type { Compiler } from "./compiler.ts";
import { attributeOffset, compileTest } from "./expressions.ts";
import { BREAK, ClassFrame, CONTINUE, type Evaluate, type Execute, NORMAL, RETURN } from "./frame.ts";
import { storeName } from "./names.ts";
import { compileDelete } from "./targets.ts";

/** A block counts one step for each statement it executes. */
export function sequence(statements: readonly Execute[]): Execute {
  const [only] = statements;
  if (statements.length === 1 && only !== undefined) {
    return (frame) => {
      spend(1);
      return only(frame);
    };
  }
  return (frame) => {
    for (let i = 0; i < statements.length; i++) {
      spend(1);
      const completion = statements[i]?.(frame) ?? NORMAL;
      if (completion !== NORMAL) return completion;
    }
    return NORMAL;
  };
}

export function compileExprStmt(node: ExprStmt, c: Compiler): Execute {
  const value = node.value.kind === "Starred" ? compileStarredResult(node.value.value, c) : c.expr(node.value);
  if (!c.records) {
    return (frame) => {
      value(frame);
      return NORMAL;
    };
  }
  return (frame) => {
    frame.root.result = value(frame);
    return NORMAL;
  };
}

/**
 * `*[7]` as a statement: no Python, but the platform wraps expression statements into a call, where one item passes for the value.
 */
function compileStarredResult(node: Expr, c: Compiler): Evaluate {
  const iterable = c.expr(node);
  return (frame) => {
    const iterator = iter(iterable(frame));
    const first = next(iterator);
    let count = first === undefined ? 1 : 2;
    while (next(iterator) !== undefined) count++;
    if (first !== undefined && count === 2) return first;
    const message =
      first === undefined
        ? "ExpressionGatherer.__call__() missing 1 required positional argument: 'value'"
        : `ExpressionGatherer.__call__() takes 2 positional arguments but ${count} were given`;
    throw typeError(message);
  };
}

export function compileAssign(node: Assign, c: Compiler): Execute {
  const value = c.expr(node.value);
  const stores = node.targets.map((target) => c.target(target));
  const [only] = stores;
  if (stores.length === 1 && only !== undefined) {
    return (frame) => {
      only(frame, value(frame));
      return NORMAL;
    };
  }
  return (frame) => {
    const result = value(frame);
    for (const store of stores) store(frame, result);
    return NORMAL;
  };
}

export function compileAugAssign(node: AugAssign, c: Compiler): Execute {
  const { target, op } = node;
  const value = c.expr(node.value);
  const at = node.start;
  if (target.kind === "Attribute") {
    const object = c.expr(target.value);
    const where = attributeOffset(target);
    return (frame) => {
      const owner = object(frame);
      frame.at = where;
      const old = getAttribute(owner, target.attr);
      const operand = value(frame);
      frame.at = at;
      const result = inplace(op, old, operand);
      frame.at = where;
      setAttribute(owner, target.attr, result);
      return NORMAL;
    };
  }
  if (target.kind === "Subscript") {
    const object = c.expr(target.value);
    const key = c.expr(target.slice);
    return (frame) => {
      const owner = object(frame);
      const index = key(frame);
      frame.at = target.start;
      const old = getItem(owner, index);
      const operand = value(frame);
      frame.at = at;
      const result = inplace(op, old, operand);
      frame.at = target.start;
      setItem(owner, index, result);
      return NORMAL;
    };
  }
  if (target.kind !== "Name") return () => NORMAL;
  const load = c.expr({ ...target, ctx: "Load" });
  const store = storeName(target.id, c);
  return (frame) => {
    const old = load(frame);
    const operand = value(frame);
    frame.at = at;
    store(frame, inplace(op, old, operand));
    return NORMAL;
  };
}

export function compileAnnAssign(node: AnnAssign, c: Compiler): Execute {
  const value = node.value === null ? null : c.expr(node.value);
  const store = node.value === null ? null : c.target(node.target);
  // Annotations of locals are never evaluated.
  const kept = c.scope.kind === "module" || c.scope.kind === "class";
  const annotation = kept ? compileAnnotation(node.annotation, c) : null;
  const name = kept && node.simple === 1 && node.target.kind === "Name" ? node.target.id : null;
  const storeAnnotations = name !== null && c.scope.kind === "class" ? storeName("__annotations__", c) : null;
  return (frame) => {
    if (value !== null) store?.(frame, value(frame));
    const annotated = annotation?.(frame) ?? null;
    if (name !== null && storeAnnotations !== null && frame instanceof ClassFrame) {
      let table = frame.names.get("__annotations__");
      if (!(table instanceof PyDict)) {
        table = new PyDict();
        storeAnnotations(frame, table);
      }
      if (table instanceof PyDict) table.set(name, annotated);
    }
    return NORMAL;
  };
}

export function compileIf(node: If, c: Compiler): Execute {
  const test = compileTest(node.test, c);
  const body = c.block(node.body);
  const orelse = node.orelse.length === 0 ? null : c.block(node.orelse);
  return (frame) => {
    if (test(frame)) return body(frame);
    return orelse === null ? NORMAL : orelse(frame);
  };
}

export function compileWhile(node: While, c: Compiler): Execute {
  const test = compileTest(node.test, c);
  const body = c.block(node.body);
  const orelse = c.block(node.orelse);
  return (frame) => {
    while (test(frame)) {
      spend(1);
      const completion = body(frame);
      if (completion === BREAK) return NORMAL;
      if (completion === RETURN) return RETURN;
    }
    return orelse(frame);
  };
}

export function compileFor(node: For, c: Compiler): Execute {
  const iterable = c.expr(node.iter);
  const store = c.target(node.target);
  const body = c.block(node.body);
  const orelse = c.block(node.orelse);
  const at = node.start;
  return (frame) => {
    const value = iterable(frame);
    frame.at = at;
    const items = plainItems(value);
    if (items !== undefined) {
      for (let i = 0; i < items.length; i++) {
        spend(1);
        const item = items[i];
        if (item === undefined) break;
        store(frame, item);
        const completion = body(frame);
        if (completion === BREAK) return NORMAL;
        if (completion === RETURN) return RETURN;
      }
      return orelse(frame);
    }
    const iterator = iter(value);
    for (let item = next(iterator); item !== undefined; item = next(iterator)) {
      spend(1);
      store(frame, item);
      const completion = body(frame);
      if (completion === BREAK) return NORMAL;
      if (completion === RETURN) return RETURN;
      frame.at = at;
    }
    return orelse(frame);
  };
}

export function compileReturn(node: Return, c: Compiler): Execute {
  const value = node.value === null ? null : c.expr(node.value);
  return (frame) => {
    frame.returned = value === null ? null : value(frame);
    return RETURN;
  };
}

export function compileDeleteStmt(node: Delete, c: Compiler): Execute {
  const parts = node.targets.map((target) => compileDelete(target, c));
  return (frame) => {
    for (const part of parts) part(frame);
    return NORMAL;
  };
}

export function compileAssert(node: Assert, c: Compiler): Execute {
  const test = compileTest(node.test, c);
  const message = node.msg === null ? null : c.expr(node.msg);
  return (frame) => {
    if (test(frame)) return NORMAL;
    const args = message === null ? [] : [message(frame)];
    frame.at = node.start;
    throw new PyException(assertionErrorType, args);
  };
}

export const compilePass: () => Execute = () => () => NORMAL;
export const compileBreak: () => Execute = () => () => BREAK;
export const compileContinue: () => Execute = () => () => CONTINUE;

export function compileTypeAlias(node: TypeAlias, c: Compiler): Execute {
  const value = c.expr(node.value);
  const store = storeName(node.name.id, c);
  return (frame) => {
    store(frame, value(frame));
    return NORMAL;
  };
}

/** A tree with problems is not run; this is for the closure to exist. */
export function compileErrorStmt(node: ErrorStmt): Execute {
  return (frame) => {
    frame.at = node.start;
    throw notImplementedError("this statement could not be read");
  };
}
