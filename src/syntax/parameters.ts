/**
 * Parameters of `def` and `lambda`, and type parameters.
 */
import type { Cursor } from "./cursor.ts";
import * as K from "./tokens.ts";
import type { Arg, Arguments, Expr, TypeParam } from "./tree.ts";

/** The parameters between the parentheses of a `def`; the cursor ends on the closing one. */
export function parseParameters(p: Cursor): Arguments {
  return parseParameterList(p, K.RPAR, true);
}

/** The parameters of a lambda, up to its colon. */
export function parseLambdaParameters(p: Cursor): Arguments {
  return parseParameterList(p, K.COLON, false);
}

function parseParameter(p: Cursor, annotated: boolean, starred: boolean): Arg {
  const start = p.start();
  const arg = p.name();
  let annotation: Expr | null = null;
  if (annotated && p.take(K.COLON)) {
    const from = p.start();
    if (starred && p.take(K.STAR)) {
      const value = p.rules.bitwiseOr(p);
      annotation = { kind: "Starred", start: from, end: p.lastEnd(), value, ctx: "Load" };
    } else annotation = p.rules.expression(p);
  }
  return { kind: "arg", start, end: p.lastEnd(), arg, annotation };
}

function parseParameterList(p: Cursor, close: number, annotated: boolean): Arguments {
  const start = p.start();
  let posonlyargs: Arg[] = [];
  let args: Arg[] = [];
  const kwonlyargs: Arg[] = [];
  const kw_defaults: (Expr | null)[] = [];
  const defaults: Expr[] = [];
  let vararg: Arg | null = null;
  let kwarg: Arg | null = null;
  let slash = false;
  let star = false;
  while (p.kind !== close) {
    if (kwarg !== null) p.fail();
    if (p.take(K.DOUBLESTAR)) {
      kwarg = parseParameter(p, annotated, false);
    } else if (p.take(K.STAR)) {
      if (star) p.fail();
      star = true;
      if (p.kind === K.COMMA) {
        if (p.peek(1) !== K.NAME) p.fail();
      } else vararg = parseParameter(p, annotated, true);
    } else if (p.take(K.SLASH)) {
      if (slash || star || args.length === 0) p.fail();
      slash = true;
      posonlyargs = args;
      args = [];
    } else {
      const parameter = parseParameter(p, annotated, false);
      const value = p.take(K.EQUAL) ? p.rules.expression(p) : null;
      if (star) {
        kwonlyargs.push(parameter);
        kw_defaults.push(value);
      } else {
        args.push(parameter);
        if (value !== null) defaults.push(value);
        else if (defaults.length > 0) p.fail();
      }
    }
    if (!p.take(K.COMMA)) break;
  }
  if (p.kind !== close) p.fail();
  const end = Math.max(start, p.lastEnd());
  return { kind: "arguments", start, end, posonlyargs, args, vararg, kwonlyargs, kw_defaults, kwarg, defaults };
}

/** `[T, *Ts, **P]`, or nothing. */
export function parseTypeParameters(p: Cursor): TypeParam[] {
  const parameters: TypeParam[] = [];
  if (!p.take(K.LSQB)) return parameters;
  do {
    if (parameters.length > 0 && p.kind === K.RSQB) break;
    const start = p.start();
    const kind = p.take(K.STAR) ? "TypeVarTuple" : p.take(K.DOUBLESTAR) ? "ParamSpec" : "TypeVar";
    const name = p.name();
    const bound = kind === "TypeVar" && p.take(K.COLON) ? p.rules.expression(p) : null;
    parameters.push({ kind, start, end: p.lastEnd(), name, bound });
  } while (p.take(K.COMMA));
  p.expect(K.RSQB);
  return parameters;
}
