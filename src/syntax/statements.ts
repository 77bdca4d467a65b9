/**
 * Statements that fit on one line.
 */
import type { Cursor } from "./cursor.ts";
import { parseExpression, parseStarExpressions, parseYieldExpression, startsExpression } from "./operators.ts";
import { parseTypeParameters } from "./parameters.ts";
import { parsePrimary } from "./primaries.ts";
import { setContext } from "./targets.ts";
import * as K from "./tokens.ts";
import type { Alias, Expr, Operator, Stmt } from "./tree.ts";

const AUGMENTED: (Operator | undefined)[] = [];
AUGMENTED[K.PLUSEQUAL] = "Add";
AUGMENTED[K.MINEQUAL] = "Sub";
AUGMENTED[K.STAREQUAL] = "Mult";
AUGMENTED[K.SLASHEQUAL] = "Div";
AUGMENTED[K.DOUBLESLASHEQUAL] = "FloorDiv";
AUGMENTED[K.PERCENTEQUAL] = "Mod";
AUGMENTED[K.ATEQUAL] = "MatMult";
AUGMENTED[K.DOUBLESTAREQUAL] = "Pow";
AUGMENTED[K.LEFTSHIFTEQUAL] = "LShift";
AUGMENTED[K.RIGHTSHIFTEQUAL] = "RShift";
AUGMENTED[K.AMPEREQUAL] = "BitAnd";
AUGMENTED[K.VBAREQUAL] = "BitOr";
AUGMENTED[K.CIRCUMFLEXEQUAL] = "BitXor";

/** The statements of one logical line, its NEWLINE included. */
export function parseSimpleStatements(p: Cursor, into: Stmt[]): void {
  for (;;) {
    into.push(parseSimpleStatement(p));
    if (p.take(K.NEWLINE)) return;
    p.expect(K.SEMI);
    if (p.take(K.NEWLINE)) return;
  }
}

function parseSimpleStatement(p: Cursor): Stmt {
  const start = p.start();
  switch (p.kind) {
    case K.PASS:
      p.advance();
      return { kind: "Pass", start, end: p.lastEnd() };
    case K.BREAK:
      p.advance();
      return { kind: "Break", start, end: p.lastEnd() };
    case K.CONTINUE:
      p.advance();
      return { kind: "Continue", start, end: p.lastEnd() };
    case K.RETURN: {
      p.advance();
      const value = p.kind === K.STAR || startsExpression(p.kind) ? parseStarExpressions(p) : null;
      return { kind: "Return", start, end: p.lastEnd(), value };
    }
    case K.RAISE: {
      p.advance();
      const exc = startsExpression(p.kind) ? parseExpression(p) : null;
      const cause = exc !== null && p.take(K.FROM) ? parseExpression(p) : null;
      return { kind: "Raise", start, end: p.lastEnd(), exc, cause };
    }
    case K.ASSERT: {
      p.advance();
      const test = parseExpression(p);
      const msg = p.take(K.COMMA) ? parseExpression(p) : null;
      return { kind: "Assert", start, end: p.lastEnd(), test, msg };
    }
    case K.GLOBAL:
    case K.NONLOCAL: {
      const kind = p.kind === K.GLOBAL ? "Global" : "Nonlocal";
      p.advance();
      const names = [p.name()];
      while (p.take(K.COMMA)) names.push(p.name());
      return { kind, start, end: p.lastEnd(), names };
    }
    case K.DEL:
      return parseDelete(p);
    case K.IMPORT:
      return parseImport(p);
    case K.FROM:
      return parseImportFrom(p);
    case K.YIELD: {
      const value = parseYieldExpression(p);
      return p.kind === K.EQUAL ? p.fail() : { kind: "Expr", start, end: p.lastEnd(), value };
    }
    default:
      if (p.kind === K.NAME && p.peek(1) === K.NAME && p.isWord("type")) return parseTypeAlias(p);
      return parseExpressionStatement(p);
  }
}

function parseTypeAlias(p: Cursor): Stmt {
  const start = p.start();
  p.advance();
  const from = p.start();
  const id = p.name();
  const name = { kind: "Name", start: from, end: p.lastEnd(), id, ctx: "Store" } as const;
  const type_params = parseTypeParameters(p);
  p.expect(K.EQUAL);
  const value = parseExpression(p);
  return { kind: "TypeAlias", start, end: p.lastEnd(), name, type_params, value };
}

/** An expression, or an assignment of any kind. */
function parseExpressionStatement(p: Cursor): Stmt {
  const start = p.start();
  const parenthesized = p.kind === K.LPAR;
  const first = parseStarExpressions(p);
  if (p.kind === K.NEWLINE || p.kind === K.SEMI) return { kind: "Expr", start, end: p.lastEnd(), value: first };
  if (p.kind === K.EQUAL) return parseAssignment(p, start, first);
  if (p.kind === K.COLON) return parseAnnotated(p, start, first, parenthesized);
  const op = AUGMENTED[p.kind];
  if (op === undefined) return { kind: "Expr", start, end: p.lastEnd(), value: first };
  if (!isSingleTarget(first) || !setContext(first, "Store")) p.fail();
  p.advance();
  const value = parseAssigned(p);
  return { kind: "AugAssign", start, end: p.lastEnd(), target: first, op, value };
}

function isSingleTarget(expr: Expr): boolean {
  return expr.kind === "Name" || expr.kind === "Attribute" || expr.kind === "Subscript";
}

function parseAssigned(p: Cursor): Expr {
  return p.kind === K.YIELD ? parseYieldExpression(p) : parseStarExpressions(p);
}

function parseAssignment(p: Cursor, start: number, first: Expr): Stmt {
  const targets: Expr[] = [];
  let value = first;
  while (p.take(K.EQUAL)) {
    if (!setContext(value, "Store")) p.fail();
    targets.push(value);
    value = parseAssigned(p);
  }
  return { kind: "Assign", start, end: p.lastEnd(), targets, value };
}

function parseAnnotated(p: Cursor, start: number, target: Expr, parenthesized: boolean): Stmt {
  if (!isSingleTarget(target) || !setContext(target, "Store")) p.fail();
  p.advance();
  const annotation = parseExpression(p);
  const value = p.take(K.EQUAL) ? parseAssigned(p) : null;
  const simple = target.kind === "Name" && !parenthesized ? 1 : 0;
  return { kind: "AnnAssign", start, end: p.lastEnd(), target, annotation, value, simple };
}

function parseDelete(p: Cursor): Stmt {
  const start = p.start();
  p.advance();
  const targets: Expr[] = [];
  do {
    if (targets.length > 0 && !startsExpression(p.kind)) break;
    const target = parsePrimary(p);
    if (!setContext(target, "Del")) p.fail();
    targets.push(target);
  } while (p.take(K.COMMA));
  if (p.kind !== K.NEWLINE && p.kind !== K.SEMI) p.fail();
  return { kind: "Delete", start, end: p.lastEnd(), targets };
}

function parseDottedName(p: Cursor): string {
  let name = p.name();
  while (p.take(K.DOT)) name += `.${p.name()}`;
  return name;
}

function parseImport(p: Cursor): Stmt {
  const start = p.start();
  p.advance();
  const names: Alias[] = [];
  do {
    const from = p.start();
    const name = parseDottedName(p);
    const asname = p.take(K.AS) ? p.name() : null;
    names.push({ kind: "alias", start: from, end: p.lastEnd(), name, asname });
  } while (p.take(K.COMMA));
  return { kind: "Import", start, end: p.lastEnd(), names };
}

function parseImportFrom(p: Cursor): Stmt {
  const start = p.start();
  p.advance();
  let level = 0;
  for (; p.kind === K.DOT || p.kind === K.ELLIPSIS; p.advance()) level += p.kind === K.DOT ? 1 : 3;
  const module = level === 0 || p.kind === K.NAME ? parseDottedName(p) : null;
  p.expect(K.IMPORT);
  const names: Alias[] = [];
  if (p.kind === K.STAR) {
    const from = p.start();
    p.advance();
    names.push({ kind: "alias", start: from, end: p.lastEnd(), name: "*", asname: null });
  } else {
    const parenthesized = p.take(K.LPAR);
    do {
      if (parenthesized && names.length > 0 && p.kind === K.RPAR) break;
      const from = p.start();
      const name = p.name();
      const asname = p.take(K.AS) ? p.name() : null;
      names.push({ kind: "alias", start: from, end: p.lastEnd(), name, asname });
    } while (p.take(K.COMMA));
    if (parenthesized) p.expect(K.RPAR);
  }
  return { kind: "ImportFrom", start, end: p.lastEnd(), module, names, level };
}
