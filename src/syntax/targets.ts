/**
 * Expressions that are bound or deleted. They are read as ordinary expressions; when it turns out that they are targets
 * their context is set in place, before anyone else has seen the tree.
 */
import type { Cursor } from "./cursor.ts";
import * as K from "./tokens.ts";
import type { Expr, ExprContext } from "./tree.ts";

type Open = { ctx: ExprContext };

/** Turns `expr` into a target; false when it cannot be one. */
export function setContext(expr: Expr, ctx: ExprContext): boolean {
  switch (expr.kind) {
    case "Name":
    case "Attribute":
    case "Subscript":
      (expr as Open).ctx = ctx;
      return true;
    case "List":
    case "Tuple":
      (expr as Open).ctx = ctx;
      for (const element of expr.elts) if (!setContext(element, ctx)) return false;
      return true;
    case "Starred":
      if (ctx === "Del" || expr.value.kind === "Starred") return false;
      (expr as Open).ctx = ctx;
      return setContext(expr.value, ctx);
    default:
      return false;
  }
}

/** `*target` or `target`. */
export function parseStarTarget(p: Cursor): Expr {
  const start = p.start();
  if (p.take(K.STAR)) {
    p.suspicious = true;
    const value = p.rules.primary(p);
    const starred: Expr = { kind: "Starred", start, end: p.lastEnd(), value, ctx: "Store" };
    if (!setContext(starred, "Store")) p.fail();
    return starred;
  }
  if (p.kind === K.AWAIT) p.fail();
  const target = p.rules.primary(p);
  if (!setContext(target, "Store")) p.fail();
  return target;
}

/** The targets of `for`: one, or a tuple without parentheses. */
export function parseStarTargets(p: Cursor): Expr {
  const start = p.start();
  const first = parseStarTarget(p);
  if (p.kind !== K.COMMA) return first;
  const elts = [first];
  while (p.take(K.COMMA)) {
    if (p.kind === K.IN || p.kind === K.EQUAL) break;
    elts.push(parseStarTarget(p));
  }
  return { kind: "Tuple", start, end: p.lastEnd(), elts, ctx: "Store" };
}
