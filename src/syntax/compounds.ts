/**
 * Statements with blocks.
 */
import { parseCallArguments } from "./calls.ts";
import { type Cursor, FAILURE } from "./cursor.ts";
import { parseExpression, parseNamedExpression, parseStarExpressions, parseStarNamedExpression } from "./operators.ts";
import { parseParameters, parseTypeParameters } from "./parameters.ts";
import { parsePatterns } from "./patterns.ts";
import { parseStarTarget, parseStarTargets } from "./targets.ts";
import * as K from "./tokens.ts";
import type { ExceptHandler, Expr, If, MatchCase, Stmt, WithItem } from "./tree.ts";

/** Reads a statement with a block; `null` when none begins here. */
export function parseCompound(p: Cursor): Stmt | null {
  switch (p.kind) {
    case K.IF:
      return parseIf(p);
    case K.FOR:
    case K.WITH:
    case K.DEF:
    case K.ASYNC:
      return parseAsyncable(p, []);
    case K.AT:
      return parseDecorated(p);
    case K.CLASS:
      return parseClass(p, []);
    case K.TRY:
      return parseTry(p);
    case K.WHILE:
      return parseWhile(p);
    case K.NAME:
      return atMatch(p) ? parseMatch(p) : null;
    default:
      return null;
  }
}

/** `async` goes with `def`, `for` and `with`. */
function parseAsyncable(p: Cursor, decorators: Expr[]): Stmt {
  const start = p.start();
  const isAsync = p.take(K.ASYNC);
  if (decorators.length > 0 && p.kind !== K.DEF) p.fail();
  switch (p.kind) {
    case K.DEF:
      return parseFunction(p, start, isAsync, decorators);
    case K.FOR:
      return parseFor(p, start, isAsync);
    case K.WITH:
      return parseWith(p, start, isAsync);
    default:
      return p.fail();
  }
}

function colonBlock(p: Cursor): Stmt[] {
  p.expect(K.COLON);
  return p.rules.block(p);
}

function elseBlock(p: Cursor): Stmt[] {
  return p.take(K.ELSE) ? colonBlock(p) : [];
}

function parseIf(p: Cursor): Stmt {
  const heads: { start: number; test: Expr; body: Stmt[] }[] = [];
  do {
    const start = p.start();
    p.advance();
    const test = parseNamedExpression(p);
    heads.push({ start, test, body: colonBlock(p) });
  } while (p.kind === K.ELIF);
  p.chain(heads.length);
  let orelse = elseBlock(p);
  const end = p.lastEnd();
  let statement: If | null = null;
  for (let i = heads.length - 1; i >= 0; i--) {
    const head = heads[i];
    if (head === undefined) continue;
    statement = { kind: "If", start: head.start, end, test: head.test, body: head.body, orelse };
    orelse = [statement];
  }
  return statement ?? p.fail();
}

function parseWhile(p: Cursor): Stmt {
  const start = p.start();
  p.advance();
  const test = parseNamedExpression(p);
  const body = colonBlock(p);
  const orelse = elseBlock(p);
  return { kind: "While", start, end: p.lastEnd(), test, body, orelse };
}

function parseFor(p: Cursor, start: number, isAsync: boolean): Stmt {
  p.advance();
  const target = parseStarTargets(p);
  p.expect(K.IN);
  const iter = parseStarExpressions(p);
  const body = colonBlock(p);
  const orelse = elseBlock(p);
  return { kind: isAsync ? "AsyncFor" : "For", start, end: p.lastEnd(), target, iter, body, orelse };
}

function parseWith(p: Cursor, start: number, isAsync: boolean): Stmt {
  p.advance();
  const items = (p.kind === K.LPAR ? parseParenthesizedItems(p) : null) ?? parseItems(p, K.COLON);
  const body = colonBlock(p);
  return { kind: isAsync ? "AsyncWith" : "With", start, end: p.lastEnd(), items, body };
}

function parseItems(p: Cursor, close: number): WithItem[] {
  const items: WithItem[] = [];
  do {
    if (close === K.RPAR && items.length > 0 && p.kind === close) break;
    const start = p.start();
    const context_expr = parseExpression(p);
    const optional_vars = p.take(K.AS) ? parseStarTarget(p) : null;
    items.push({ kind: "withitem", start, end: p.lastEnd(), context_expr, optional_vars });
  } while (p.take(K.COMMA));
  if (p.kind !== close) p.fail();
  return items;
}

/**
 * `with (…):` is a list of items if it can be read as one, else an expression; the only place in the language where
 * text is read twice. `null` leaves the cursor where it was.
 */
function parseParenthesizedItems(p: Cursor): WithItem[] | null {
  const at = p.at;
  const { levels } = p.tokens;
  const level = levels[at] ?? 0;
  let close = at + 1;
  while (close < p.tokens.count && (levels[close] ?? 0) >= level) close++;
  if (p.tokens.kinds[close + 1] !== K.COLON) return null;
  try {
    p.advance();
    const items = parseItems(p, K.RPAR);
    if (p.at === close) {
      p.advance();
      return items;
    }
  } catch (error) {
    if (error !== FAILURE) throw error;
  }
  p.moveTo(at);
  return null;
}

function parseTry(p: Cursor): Stmt {
  const start = p.start();
  p.advance();
  const body = colonBlock(p);
  const handlers: ExceptHandler[] = [];
  let star: boolean | null = null;
  while (p.kind === K.EXCEPT) {
    const from = p.start();
    p.advance();
    const starred = p.take(K.STAR);
    if (star !== null && star !== starred) p.fail();
    star = starred;
    const type = p.kind === K.COLON && !starred ? null : parseExpression(p);
    const name = type !== null && p.take(K.AS) ? p.name() : null;
    const block = colonBlock(p);
    handlers.push({ kind: "ExceptHandler", start: from, end: p.lastEnd(), type, name, body: block });
  }
  const orelse = handlers.length > 0 ? elseBlock(p) : [];
  const hasFinally = p.take(K.FINALLY);
  if (!hasFinally && handlers.length === 0) p.fail();
  const finalbody = hasFinally ? colonBlock(p) : [];
  return { kind: star ? "TryStar" : "Try", start, end: p.lastEnd(), body, handlers, orelse, finalbody };
}

function parseDecorated(p: Cursor): Stmt {
  const decorators: Expr[] = [];
  while (p.take(K.AT)) {
    decorators.push(parseNamedExpression(p));
    p.expect(K.NEWLINE);
  }
  return p.kind === K.CLASS ? parseClass(p, decorators) : parseAsyncable(p, decorators);
}

function parseFunction(p: Cursor, start: number, isAsync: boolean, decorator_list: Expr[]): Stmt {
  p.advance();
  const name = p.name();
  const type_params = parseTypeParameters(p);
  p.expect(K.LPAR);
  const args = parseParameters(p);
  p.expect(K.RPAR);
  const returns = p.take(K.ARROW) ? parseExpression(p) : null;
  const body = colonBlock(p);
  const kind = isAsync ? "AsyncFunctionDef" : "FunctionDef";
  return { kind, start, end: p.lastEnd(), name, args, body, decorator_list, returns, type_params };
}

function parseClass(p: Cursor, decorator_list: Expr[]): Stmt {
  const start = p.start();
  p.advance();
  const name = p.name();
  const type_params = parseTypeParameters(p);
  const { args, keywords } = p.kind === K.LPAR ? parseCallArguments(p, false) : { args: [], keywords: [] };
  const body = colonBlock(p);
  return { kind: "ClassDef", start, end: p.lastEnd(), name, bases: args, keywords, body, decorator_list, type_params };
}

/**
 * `match` is a keyword only before a subject, a colon and an indented `case`. Nothing else can end a line with a colon
 * and go on with an indented block, so looking for that is enough.
 */
function atMatch(p: Cursor): boolean {
  if (!p.isWord("match")) return false;
  const next = p.peek(1);
  if (next === K.EQUAL || next === K.DOT || next === K.NEWLINE || next === K.COLON || next === K.COMMA) return false;
  const { kinds, starts, count } = p.tokens;
  let at = p.at + 1;
  while (at < count && kinds[at] !== K.NEWLINE && kinds[at] !== K.FAULT) at++;
  if (kinds[at - 1] !== K.COLON || kinds[at + 1] !== K.INDENT || kinds[at + 2] !== K.NAME) return false;
  return p.text.startsWith("case", starts[at + 2]) && p.tokens.ends[at + 2] === (starts[at + 2] ?? 0) + 4;
}

function parseMatch(p: Cursor): Stmt {
  const start = p.start();
  p.advance();
  const subject = parseSubject(p);
  p.expect(K.COLON);
  p.expect(K.NEWLINE);
  p.expect(K.INDENT);
  const cases: MatchCase[] = [];
  while (!p.take(K.DEDENT)) {
    const from = p.start();
    if (!p.isWord("case")) p.fail();
    p.advance();
    const pattern = parsePatterns(p);
    const guard = p.take(K.IF) ? parseNamedExpression(p) : null;
    const body = colonBlock(p);
    cases.push({ kind: "match_case", start: from, end: p.lastEnd(), pattern, guard, body });
  }
  return { kind: "Match", start, end: p.lastEnd(), subject, cases };
}

function parseSubject(p: Cursor): Expr {
  const start = p.start();
  const first = parseStarNamedExpression(p);
  if (p.kind !== K.COMMA) return first.kind === "Starred" ? p.fail() : first;
  const elts = [first];
  while (p.take(K.COMMA)) {
    if (p.kind === K.COLON) break;
    elts.push(parseStarNamedExpression(p));
  }
  return { kind: "Tuple", start, end: p.lastEnd(), elts, ctx: "Load" };
}
