/**
 * The patterns of `case`.
 */
import type { Cursor } from "./cursor.ts";
import { readNumber } from "./literals.ts";
import { parseStrings } from "./strings.ts";
import * as K from "./tokens.ts";
import type { Constant, Expr, MatchMapping, Name, Pattern } from "./tree.ts";

/** What stands after `case`: a pattern, or a sequence without brackets. */
export function parsePatterns(p: Cursor): Pattern {
  const start = p.start();
  const first = parseMaybeStar(p);
  if (p.kind !== K.COMMA) return first.kind === "MatchStar" ? p.fail() : first;
  const patterns = [first];
  while (p.take(K.COMMA)) {
    if (p.kind === K.COLON || p.kind === K.IF) break;
    patterns.push(parseMaybeStar(p));
  }
  return { kind: "MatchSequence", start, end: p.lastEnd(), patterns };
}

function parseMaybeStar(p: Cursor): Pattern {
  if (p.kind !== K.STAR) return parsePattern(p);
  const start = p.start();
  p.advance();
  const name = p.isWord("_") ? null : parseCaptureName(p);
  if (name === null) p.advance();
  return { kind: "MatchStar", start, end: p.lastEnd(), name };
}

/** A name that a pattern binds: not `_`, and not the start of a dotted name, a class pattern or a keyword. */
function parseCaptureName(p: Cursor): string {
  if (p.isWord("_")) p.fail();
  const name = p.name();
  if (p.kind === K.DOT || p.kind === K.LPAR || p.kind === K.EQUAL) p.fail();
  return name;
}

function parsePattern(p: Cursor): Pattern {
  p.enter();
  const start = p.start();
  const pattern = parseAlternatives(p);
  p.leave();
  if (!p.take(K.AS)) return pattern;
  const name = parseCaptureName(p);
  return { kind: "MatchAs", start, end: p.lastEnd(), pattern, name };
}

function parseAlternatives(p: Cursor): Pattern {
  const start = p.start();
  const first = parseClosed(p);
  if (p.kind !== K.VBAR) return first;
  const patterns = [first];
  while (p.take(K.VBAR)) patterns.push(parseClosed(p));
  return { kind: "MatchOr", start, end: p.lastEnd(), patterns };
}

function parseClosed(p: Cursor): Pattern {
  const start = p.start();
  switch (p.kind) {
    case K.NONE:
    case K.TRUE:
    case K.FALSE: {
      const value = p.kind === K.NONE ? null : p.kind === K.TRUE;
      p.advance();
      return { kind: "MatchSingleton", start, end: p.lastEnd(), value };
    }
    case K.NUMBER:
    case K.MINUS:
    case K.STRING:
    case K.FSTRING_START: {
      const value = parseLiteral(p);
      return { kind: "MatchValue", start, end: p.lastEnd(), value };
    }
    case K.LPAR:
      return parseGroup(p);
    case K.LSQB: {
      p.advance();
      const patterns = parseSequence(p, K.RSQB);
      return { kind: "MatchSequence", start, end: p.lastEnd(), patterns };
    }
    case K.LBRACE:
      return parseMapping(p);
    case K.NAME:
      return parseNamed(p);
    default:
      return p.fail();
  }
}

/** A number, maybe signed, maybe complex; or strings. */
function parseLiteral(p: Cursor): Expr {
  if (p.kind === K.STRING || p.kind === K.FSTRING_START) return parseStrings(p);
  const start = p.start();
  const real = parseSigned(p);
  if (p.kind !== K.PLUS && p.kind !== K.MINUS) return real;
  const op = p.kind === K.PLUS ? "Add" : "Sub";
  p.advance();
  const right = parseNumber(p);
  if (isImaginary(real.kind === "UnaryOp" ? real.operand : real) || !isImaginary(right)) p.fail();
  return { kind: "BinOp", start, end: p.lastEnd(), left: real, op, right };
}

function isImaginary(expr: Expr): boolean {
  return expr.kind === "Constant" && expr.value !== null && typeof expr.value === "object" && "imag" in expr.value;
}

function parseSigned(p: Cursor): Expr {
  const start = p.start();
  if (!p.take(K.MINUS)) return parseNumber(p);
  const operand = parseNumber(p);
  return { kind: "UnaryOp", start, end: p.lastEnd(), op: "USub", operand };
}

function parseNumber(p: Cursor): Constant {
  if (p.kind !== K.NUMBER) return p.fail();
  const start = p.start();
  const end = p.end();
  const value = readNumber(p.text.slice(start, end));
  if (value !== null && typeof value === "object" && "error" in value) return p.fail();
  p.advance();
  return { kind: "Constant", start, end, value, prefix: null };
}

/** Parentheses: around one pattern they only group, otherwise they make a sequence. */
function parseGroup(p: Cursor): Pattern {
  const start = p.start();
  p.advance();
  if (p.take(K.RPAR)) return { kind: "MatchSequence", start, end: p.lastEnd(), patterns: [] };
  const first = parseMaybeStar(p);
  if (p.kind !== K.COMMA) {
    if (first.kind === "MatchStar") p.fail();
    p.expect(K.RPAR);
    return first;
  }
  p.advance();
  const patterns = [first, ...parseSequence(p, K.RPAR)];
  return { kind: "MatchSequence", start, end: p.lastEnd(), patterns };
}

function parseSequence(p: Cursor, close: number): Pattern[] {
  const patterns: Pattern[] = [];
  while (p.kind !== close) {
    patterns.push(parseMaybeStar(p));
    if (!p.take(K.COMMA)) break;
  }
  p.expect(close);
  return patterns;
}

function parseMapping(p: Cursor): MatchMapping {
  const start = p.start();
  p.advance();
  const keys: Expr[] = [];
  const patterns: Pattern[] = [];
  let rest: string | null = null;
  while (p.kind !== K.RBRACE) {
    if (rest !== null) p.fail();
    if (p.take(K.DOUBLESTAR)) rest = parseCaptureName(p);
    else {
      keys.push(parseKey(p));
      p.expect(K.COLON);
      patterns.push(parsePattern(p));
    }
    if (!p.take(K.COMMA)) break;
  }
  p.expect(K.RBRACE);
  return { kind: "MatchMapping", start, end: p.lastEnd(), keys, patterns, rest };
}

function parseKey(p: Cursor): Expr {
  const start = p.start();
  if (p.kind === K.NONE || p.kind === K.TRUE || p.kind === K.FALSE) {
    const value = p.kind === K.NONE ? null : p.kind === K.TRUE;
    p.advance();
    return { kind: "Constant", start, end: p.lastEnd(), value, prefix: null };
  }
  if (p.kind !== K.NAME) return parseLiteral(p);
  const dotted = parseDotted(p);
  return dotted.kind === "Name" ? p.fail() : dotted;
}

function parseDotted(p: Cursor): Expr {
  const start = p.start();
  const id = p.name();
  const name: Name = { kind: "Name", start, end: p.lastEnd(), id, ctx: "Load" };
  let value: Expr = name;
  while (p.take(K.DOT)) {
    const attr = p.name();
    value = { kind: "Attribute", start, end: p.lastEnd(), value, attr, ctx: "Load" };
  }
  return value;
}

/** A capture, the wildcard, a dotted name's value, or a class pattern. */
function parseNamed(p: Cursor): Pattern {
  const start = p.start();
  const wildcard = p.isWord("_");
  // Once `_` has been taken for the wildcard, nothing makes it a name again.
  if (wildcard && (p.peek(1) === K.DOT || p.peek(1) === K.LPAR)) p.fail();
  const cls = parseDotted(p);
  const end = p.lastEnd();
  if (p.kind === K.LPAR) return parseClass(p, start, cls);
  if (p.kind === K.EQUAL) p.fail();
  if (cls.kind !== "Name") return { kind: "MatchValue", start, end, value: cls };
  return { kind: "MatchAs", start, end, pattern: null, name: wildcard ? null : cls.id };
}

function parseClass(p: Cursor, start: number, cls: Expr): Pattern {
  p.advance();
  const patterns: Pattern[] = [];
  const kwd_attrs: string[] = [];
  const kwd_patterns: Pattern[] = [];
  while (p.kind !== K.RPAR) {
    if (p.kind === K.NAME && p.peek(1) === K.EQUAL) {
      // Right after positional patterns, `_` is one more of them.
      if (patterns.length > 0 && kwd_attrs.length === 0 && p.isWord("_")) p.fail();
      kwd_attrs.push(p.name());
      p.advance();
      kwd_patterns.push(parsePattern(p));
    } else {
      if (kwd_attrs.length > 0) p.fail();
      patterns.push(parsePattern(p));
    }
    if (!p.take(K.COMMA)) break;
  }
  p.expect(K.RPAR);
  return { kind: "MatchClass", start, end: p.lastEnd(), cls, patterns, kwd_attrs, kwd_patterns };
}
