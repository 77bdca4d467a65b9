/**
 * Expressions above primaries: operators by precedence, conditionals, lambdas, `:=`, `*`, `yield`.
 *
 * Chains that Python's grammar nests (`not not x`, `a ** b ** c`, `a if b else c if d else e`, `lambda: lambda: x`) are
 * read by loops, so that no text can exhaust the stack.
 */
import { type Cursor, MAX_CHAIN, TOO_DEEP } from "./cursor.ts";
import { parseLambdaParameters } from "./parameters.ts";
import { parsePrimary } from "./primaries.ts";
import * as K from "./tokens.ts";
import type { Arguments, CompareOperator, Expr, Operator, UnaryOperator } from "./tree.ts";

/** Binding strength of the operators between operands, by token kind; 0 for other tokens. */
const STRENGTH = new Uint8Array(128);
const OPERATOR: (Operator | undefined)[] = [];
const COMPARE: (CompareOperator | undefined)[] = [];
const DISJUNCTION = 1;
const CONJUNCTION = 2;
const INVERSION = 3;
const COMPARISON = 4;
const BITWISE_OR = 5;
function binary(kind: number, strength: number, operator: Operator): void {
  STRENGTH[kind] = strength;
  OPERATOR[kind] = operator;
}
binary(K.VBAR, BITWISE_OR, "BitOr");
binary(K.CIRCUMFLEX, 6, "BitXor");
binary(K.AMPER, 7, "BitAnd");
binary(K.LEFTSHIFT, 8, "LShift");
binary(K.RIGHTSHIFT, 8, "RShift");
binary(K.PLUS, 9, "Add");
binary(K.MINUS, 9, "Sub");
binary(K.STAR, 10, "Mult");
binary(K.SLASH, 10, "Div");
binary(K.DOUBLESLASH, 10, "FloorDiv");
binary(K.PERCENT, 10, "Mod");
binary(K.AT, 10, "MatMult");

COMPARE[K.EQEQUAL] = "Eq";
COMPARE[K.NOTEQUAL] = "NotEq";
COMPARE[K.LESS] = "Lt";
COMPARE[K.LESSEQUAL] = "LtE";
COMPARE[K.GREATER] = "Gt";
COMPARE[K.GREATEREQUAL] = "GtE";
COMPARE[K.IN] = "In";
COMPARE.forEach((_, kind) => {
  STRENGTH[kind] = COMPARISON;
});
STRENGTH[K.IS] = COMPARISON;
// `not in`; a `not` without `in` is none.
STRENGTH[K.NOT] = COMPARISON;
STRENGTH[K.AND] = CONJUNCTION;
STRENGTH[K.OR] = DISJUNCTION;

const SIGN: (UnaryOperator | undefined)[] = [];
SIGN[K.MINUS] = "USub";
SIGN[K.PLUS] = "UAdd";
SIGN[K.TILDE] = "Invert";

/** Kinds after which a lone name or constant is a whole expression. */
const CLOSES = new Uint8Array(128);
for (const kind of [K.COMMA, K.RPAR, K.RSQB, K.RBRACE, K.NEWLINE, K.COLON, K.EQUAL]) CLOSES[kind] = 1;

/** `expression`: a conditional, a lambda or a disjunction. */
export function parseExpression(p: Cursor): Expr {
  // Most expressions are one token long.
  if (CLOSES[p.peek(1)] === 1 && (p.kind === K.NAME || p.kind === K.NUMBER || p.kind === K.STRING))
    return parsePrimary(p);
  p.enter();
  const value = p.kind === K.LAMBDA ? parseLambda(p) : parseConditional(p);
  p.leave();
  return value;
}

function parseConditional(p: Cursor): Expr {
  const start = p.start();
  const body = parseDisjunction(p);
  if (p.kind !== K.IF) return body;
  const heads: { start: number; body: Expr; test: Expr }[] = [];
  let head = { start, body };
  let value: Expr;
  for (;;) {
    p.advance();
    const test = parseDisjunction(p);
    p.expect(K.ELSE);
    heads.push({ ...head, test });
    if (p.kind === K.LAMBDA) {
      value = parseExpression(p);
      break;
    }
    const next = p.start();
    value = parseDisjunction(p);
    if (p.kind !== K.IF) break;
    head = { start: next, body: value };
    if (heads.length > 2 * MAX_CHAIN) throw TOO_DEEP;
  }
  p.chain(heads.length);
  const end = p.lastEnd();
  for (let i = heads.length - 1; i >= 0; i--) {
    const one = heads[i];
    if (one !== undefined)
      value = { kind: "IfExp", start: one.start, end, test: one.test, body: one.body, orelse: value };
  }
  return value;
}

function parseLambda(p: Cursor): Expr {
  const heads: { start: number; args: Arguments }[] = [];
  while (p.kind === K.LAMBDA) {
    const start = p.start();
    p.advance();
    const args = parseLambdaParameters(p);
    p.expect(K.COLON);
    heads.push({ start, args });
    if (heads.length > MAX_CHAIN) throw TOO_DEEP;
  }
  p.suspicious = true;
  p.chain(heads.length);
  let body = parseExpression(p);
  const end = p.lastEnd();
  for (let i = heads.length - 1; i >= 0; i--) {
    const head = heads[i];
    if (head !== undefined) body = { kind: "Lambda", start: head.start, end, args: head.args, body };
  }
  return body;
}

export function parseDisjunction(p: Cursor): Expr {
  return parseOperators(p, DISJUNCTION);
}

export function parseBitwiseOr(p: Cursor): Expr {
  return parseOperators(p, BITWISE_OR);
}

/** Operands and the operators between them that bind with the strength `least` or more. */
function parseOperators(p: Cursor, least: number): Expr {
  const start = p.start();
  let left = p.kind === K.NOT && least <= INVERSION ? parseInversion(p) : parseFactor(p);
  for (let links = 0; ; links++) {
    const kind = p.kind;
    const strength = STRENGTH[kind] ?? 0;
    if (strength < least || (strength === COMPARISON && !atComparison(p))) {
      p.chain(links);
      return left;
    }
    const op = OPERATOR[kind];
    if (op !== undefined) {
      p.advance();
      const right = parseOperators(p, strength + 1);
      left = { kind: "BinOp", start, end: p.lastEnd(), left, op, right };
    } else if (strength === COMPARISON) left = parseComparison(p, start, left);
    else {
      const values = [left];
      while (p.take(kind)) values.push(parseOperators(p, strength + 1));
      left = { kind: "BoolOp", start, end: p.lastEnd(), op: kind === K.OR ? "Or" : "And", values };
    }
  }
}

function parseInversion(p: Cursor): Expr {
  const starts: number[] = [];
  while (p.kind === K.NOT) {
    starts.push(p.start());
    p.advance();
  }
  if (starts.length > 2 * MAX_CHAIN) throw TOO_DEEP;
  p.chain(starts.length);
  let operand = parseOperators(p, COMPARISON);
  const end = p.lastEnd();
  for (let i = starts.length - 1; i >= 0; i--) {
    operand = { kind: "UnaryOp", start: starts[i] ?? 0, end, op: "Not", operand };
  }
  return operand;
}

/** A `not` in this place begins `not in`, or ends the expression. */
function atComparison(p: Cursor): boolean {
  return STRENGTH[p.kind] === COMPARISON && (p.kind !== K.NOT || p.peek(1) === K.IN);
}

function parseComparison(p: Cursor, start: number, left: Expr): Expr {
  const ops: CompareOperator[] = [];
  const comparators: Expr[] = [];
  while (atComparison(p)) {
    ops.push(takeComparison(p));
    comparators.push(parseOperators(p, BITWISE_OR));
  }
  return { kind: "Compare", start, end: p.lastEnd(), left, ops, comparators };
}

function takeComparison(p: Cursor): CompareOperator {
  const kind = p.kind;
  const operator = COMPARE[kind];
  if (operator === "NotEq" && p.text.charCodeAt(p.start()) === 60) return p.fail();
  p.advance();
  if (operator !== undefined) return operator;
  if (kind === K.IS) return p.take(K.NOT) ? "IsNot" : "Is";
  p.advance();
  return "NotIn";
}

/** Signs and powers: both group to the right, so they wait until the last operand is known. */
function parseFactor(p: Cursor): Expr {
  if (p.kind === K.AWAIT || SIGN[p.kind] !== undefined) return parsePending(p, []);
  const start = p.start();
  const value = parsePrimary(p);
  if (p.kind !== K.DOUBLESTAR) return value;
  p.advance();
  return parsePending(p, [{ start, sign: null, base: value }]);
}

function parsePending(p: Cursor, pending: { start: number; sign: UnaryOperator | null; base: Expr | null }[]): Expr {
  let value: Expr;
  for (;;) {
    for (let sign = SIGN[p.kind]; sign !== undefined; sign = SIGN[p.kind]) {
      pending.push({ start: p.start(), sign, base: null });
      p.advance();
    }
    const start = p.start();
    value = parseAwait(p);
    if (!p.take(K.DOUBLESTAR)) break;
    pending.push({ start, sign: null, base: value });
    if (pending.length > MAX_CHAIN) throw TOO_DEEP;
  }
  p.chain(pending.length);
  if (pending.length > 2 * MAX_CHAIN) throw TOO_DEEP;
  const end = p.lastEnd();
  for (let i = pending.length - 1; i >= 0; i--) {
    const one = pending[i];
    if (one === undefined) break;
    if (one.base !== null) value = { kind: "BinOp", start: one.start, end, left: one.base, op: "Pow", right: value };
    else if (one.sign !== null) value = { kind: "UnaryOp", start: one.start, end, op: one.sign, operand: value };
  }
  return value;
}

function parseAwait(p: Cursor): Expr {
  if (p.kind !== K.AWAIT) return parsePrimary(p);
  const start = p.start();
  p.advance();
  p.suspicious = true;
  const value = parsePrimary(p);
  return { kind: "Await", start, end: p.lastEnd(), value };
}

/** `name := expression`, or an expression. */
export function parseNamedExpression(p: Cursor): Expr {
  if (p.kind !== K.NAME || p.peek(1) !== K.COLONEQUAL) return parseExpression(p);
  const start = p.start();
  const end = p.end();
  const id = p.name();
  p.advance();
  p.suspicious = true;
  const value = parseExpression(p);
  return { kind: "NamedExpr", start, end: p.lastEnd(), target: { kind: "Name", start, end, id, ctx: "Store" }, value };
}

function parseStarred(p: Cursor): Expr {
  const start = p.start();
  p.advance();
  p.suspicious = true;
  const value = parseBitwiseOr(p);
  return { kind: "Starred", start, end: p.lastEnd(), value, ctx: "Load" };
}

export function parseStarNamedExpression(p: Cursor): Expr {
  return p.kind === K.STAR ? parseStarred(p) : parseNamedExpression(p);
}

function parseStarExpression(p: Cursor): Expr {
  return p.kind === K.STAR ? parseStarred(p) : parseExpression(p);
}

/** Can an expression begin with this token? */
export function startsExpression(kind: number): boolean {
  switch (kind) {
    case K.NAME:
    case K.NUMBER:
    case K.STRING:
    case K.FSTRING_START:
    case K.LPAR:
    case K.LSQB:
    case K.LBRACE:
    case K.MINUS:
    case K.PLUS:
    case K.TILDE:
    case K.NOT:
    case K.AWAIT:
    case K.LAMBDA:
    case K.NONE:
    case K.TRUE:
    case K.FALSE:
    case K.ELLIPSIS:
      return true;
    default:
      return false;
  }
}

/** One expression, or a tuple without parentheses; elements may be starred. */
export function parseStarExpressions(p: Cursor): Expr {
  const start = p.start();
  const first = parseStarExpression(p);
  if (p.kind !== K.COMMA) return first;
  const elts = [first];
  while (p.take(K.COMMA)) {
    if (p.kind !== K.STAR && !startsExpression(p.kind)) break;
    elts.push(parseStarExpression(p));
  }
  return { kind: "Tuple", start, end: p.lastEnd(), elts, ctx: "Load" };
}

export function parseYieldExpression(p: Cursor): Expr {
  const start = p.start();
  p.expect(K.YIELD);
  p.suspicious = true;
  if (p.take(K.FROM)) {
    const value = parseExpression(p);
    return { kind: "YieldFrom", start, end: p.lastEnd(), value };
  }
  const value = p.kind === K.STAR || startsExpression(p.kind) ? parseStarExpressions(p) : null;
  return { kind: "Yield", start, end: p.lastEnd(), value };
}
