/**
 * Names, constants, and everything in brackets.
 */
import { atComprehension, parseComprehensions } from "./comprehensions.ts";
import type { Cursor } from "./cursor.ts";
import { readNumber } from "./literals.ts";
import { parseStrings } from "./strings.ts";
import * as K from "./tokens.ts";
import type { ConstantValue, Expr } from "./tree.ts";

const ELLIPSIS = { ellipsis: true } as const;

export function parseAtom(p: Cursor): Expr {
  switch (p.kind) {
    case K.NAME: {
      const start = p.start();
      const id = p.name();
      return { kind: "Name", start, end: p.lastEnd(), id, ctx: "Load" };
    }
    case K.NUMBER: {
      const start = p.start();
      const end = p.end();
      const value = readNumber(p.text.slice(start, end));
      if (value !== null && typeof value === "object" && "error" in value) return p.fail();
      p.advance();
      return { kind: "Constant", start, end, value, prefix: null };
    }
    case K.STRING:
    case K.FSTRING_START:
      return parseStrings(p);
    case K.NONE:
      return word(p, null);
    case K.TRUE:
      return word(p, true);
    case K.FALSE:
      return word(p, false);
    case K.ELLIPSIS:
      return word(p, ELLIPSIS);
    case K.LPAR:
      return parseParenthesized(p);
    case K.LSQB:
      return parseList(p);
    case K.LBRACE:
      return parseBraces(p);
    default:
      return p.fail();
  }
}

function word(p: Cursor, value: ConstantValue): Expr {
  const start = p.start();
  const end = p.end();
  p.advance();
  return { kind: "Constant", start, end, value, prefix: null };
}

/** A tuple, a generator, or an expression in parentheses, which keeps no trace of them. */
function parseParenthesized(p: Cursor): Expr {
  const start = p.start();
  p.advance();
  if (p.take(K.RPAR)) return { kind: "Tuple", start, end: p.lastEnd(), elts: [], ctx: "Load" };
  if (p.kind === K.YIELD) {
    const value = p.rules.yieldExpression(p);
    p.expect(K.RPAR);
    return value;
  }
  const first = p.rules.starNamedExpression(p);
  if (p.kind === K.COMMA) {
    const elts = [first];
    readMore(p, elts, K.RPAR);
    p.expect(K.RPAR);
    return { kind: "Tuple", start, end: p.lastEnd(), elts, ctx: "Load" };
  }
  if (first.kind === "Starred") p.fail();
  if (atComprehension(p)) {
    const generators = parseComprehensions(p);
    p.expect(K.RPAR);
    return { kind: "GeneratorExp", start, end: p.lastEnd(), elt: first, generators };
  }
  p.expect(K.RPAR);
  return first;
}

/** From a comma on: further elements, up to `close`. */
function readMore(p: Cursor, elts: Expr[], close: number): void {
  while (p.take(K.COMMA)) {
    if (p.kind === close) return;
    elts.push(p.rules.starNamedExpression(p));
  }
}

function parseList(p: Cursor): Expr {
  const start = p.start();
  p.advance();
  const elts: Expr[] = [];
  if (p.kind !== K.RSQB) {
    const first = p.rules.starNamedExpression(p);
    if (atComprehension(p)) {
      if (first.kind === "Starred") p.fail();
      const generators = parseComprehensions(p);
      p.expect(K.RSQB);
      return { kind: "ListComp", start, end: p.lastEnd(), elt: first, generators };
    }
    elts.push(first);
    readMore(p, elts, K.RSQB);
  }
  p.expect(K.RSQB);
  return { kind: "List", start, end: p.lastEnd(), elts, ctx: "Load" };
}

function parseBraces(p: Cursor): Expr {
  const start = p.start();
  p.advance();
  if (p.take(K.RBRACE)) return { kind: "Dict", start, end: p.lastEnd(), keys: [], values: [] };
  if (p.kind === K.DOUBLESTAR) return parseDict(p, start, [], []);
  // `{a := 1: 2}` is no dict; `{(a := 1): 2}` is.
  const named = p.kind === K.NAME && p.peek(1) === K.COLONEQUAL;
  const first = p.rules.starNamedExpression(p);
  if (p.kind === K.COLON && first.kind !== "Starred" && !named) {
    p.advance();
    const value = p.rules.expression(p);
    if (atComprehension(p)) {
      const generators = parseComprehensions(p);
      p.expect(K.RBRACE);
      return { kind: "DictComp", start, end: p.lastEnd(), key: first, value, generators };
    }
    return parseDict(p, start, [first], [value]);
  }
  if (atComprehension(p)) {
    if (first.kind === "Starred") p.fail();
    const generators = parseComprehensions(p);
    p.expect(K.RBRACE);
    return { kind: "SetComp", start, end: p.lastEnd(), elt: first, generators };
  }
  const elts = [first];
  readMore(p, elts, K.RBRACE);
  p.expect(K.RBRACE);
  return { kind: "Set", start, end: p.lastEnd(), elts };
}

function parseDict(p: Cursor, start: number, keys: (Expr | null)[], values: Expr[]): Expr {
  if (keys.length === 0 || p.take(K.COMMA)) {
    while (p.kind !== K.RBRACE) {
      if (p.take(K.DOUBLESTAR)) {
        keys.push(null);
        values.push(p.rules.bitwiseOr(p));
      } else {
        keys.push(p.rules.expression(p));
        p.expect(K.COLON);
        values.push(p.rules.expression(p));
      }
      if (!p.take(K.COMMA)) break;
    }
  }
  p.expect(K.RBRACE);
  return { kind: "Dict", start, end: p.lastEnd(), keys, values };
}
