/**
 * Text to tree and problems. The text is read once; a statement that cannot be read becomes an `Error` node and reading
 * goes on after it.
 */
import { checkTree } from "./checks/checks.ts";
import { isTooDeep } from "./checks/depth.ts";
import { parseCompound } from "./compounds.ts";
import { type CharacterByName, Cursor, FAILURE, type Rules, TOO_DEEP } from "./cursor.ts";
import { diagnose, tooComplex } from "./faults/diagnosis.ts";
import {
  parseBitwiseOr,
  parseDisjunction,
  parseExpression,
  parseNamedExpression,
  parseStarExpressions,
  parseStarNamedExpression,
  parseYieldExpression,
} from "./operators.ts";
import { parsePrimary } from "./primaries.ts";
import { problemOfText, type SyntaxProblem, unreadableText } from "./problems.ts";
import { parseSimpleStatements } from "./statements.ts";
import { release } from "./token-room.ts";
import { tokenize } from "./tokenize.ts";
import type { Tokens } from "./tokens.ts";
import * as K from "./tokens.ts";
import type { Module, Stmt } from "./tree.ts";

function rulesOf(reader: Reader): Rules {
  return {
    expression: parseExpression,
    namedExpression: parseNamedExpression,
    starNamedExpression: parseStarNamedExpression,
    starExpressions: parseStarExpressions,
    disjunction: parseDisjunction,
    bitwiseOr: parseBitwiseOr,
    primary: parsePrimary,
    yieldExpression: parseYieldExpression,
    block: (p) => readBlock(p, reader),
  };
}

export interface ParseOptions {
  /** Finds the character of a `\N{…}` escape by its name or alias. Without it no name is known. */
  readonly characterByName?: CharacterByName;
}

/** `problems` is empty exactly when CPython compiles the text; else the first is the error that it raises. */
export interface Parsed {
  readonly text: string;
  readonly tree: Module;
  readonly problems: readonly SyntaxProblem[];
}

/** Faults after which the rest of the text is given up, so that hostile text costs no more than a few readings. */
const MAX_RESTARTS = 8;
const MAX_PROBLEMS = 20;
const MAX_FAILURES = 500;
/** With fewer links of long chains than this, no statement is too deep for CPython's compiler. */
const MAX_LINKS = 1500;

/** A statement that could not be read. */
interface Failure {
  readonly tokens: Tokens;
  /** Token at which its outermost statement begins. */
  readonly outer: number;
  /** Token at which it begins itself. */
  readonly at: number;
  /** Token that could not be read. */
  readonly stop: number;
  readonly tooDeep: boolean;
}

/** Reads statements and keeps what went wrong. */
class Reader {
  readonly failures: Failure[] = [];
  /** A statement was left out because CPython could not compile anything as deep. */
  tooDeep = false;
  /** As {@link Cursor.suspicious}. */
  suspicious = false;
  private outer = 0;

  /** Reads all statements of `tokens`; the last token is then current. */
  readAll(p: Cursor, body: Stmt[]): void {
    while (p.kind !== K.END && p.kind !== K.FAULT) {
      if (this.failures.length >= MAX_FAILURES) {
        body.push({ kind: "Error", start: p.start(), end: p.text.length });
        return;
      }
      this.outer = p.at;
      // After a restart the layout is that of the middle of a text.
      if (this.failures.length > 0 && (p.kind === K.INDENT || p.kind === K.DEDENT || p.kind === K.NEWLINE)) p.advance();
      else {
        p.links = 0;
        const count = body.length;
        this.readStatement(p, body);
        if (p.links > MAX_LINKS) this.dropTooDeep(body, count);
      }
    }
    this.suspicious ||= p.suspicious;
    if (p.kind === K.FAULT && this.failures[this.failures.length - 1]?.stop !== p.at) {
      this.failures.push({ tokens: p.tokens, outer: this.outer, at: p.at, stop: p.at, tooDeep: false });
    }
  }

  private dropTooDeep(body: Stmt[], from: number): void {
    for (let i = from; i < body.length; i++) {
      const statement = body[i];
      if (statement === undefined || !isTooDeep(statement)) continue;
      this.tooDeep = true;
      body[i] = { kind: "Error", start: statement.start, end: statement.end };
    }
  }

  readStatement(p: Cursor, into: Stmt[]): void {
    const at = p.at;
    const start = p.start();
    try {
      const compound = parseCompound(p);
      if (compound !== null) into.push(compound);
      else parseSimpleStatements(p, into);
    } catch (error) {
      if (error !== FAILURE && error !== TOO_DEEP && !(error instanceof RangeError)) throw error;
      const tooDeep = error !== FAILURE;
      this.failures.push({ tokens: p.tokens, outer: this.outer, at, stop: p.at, tooDeep });
      p.resetDepth();
      skipStatement(p, at);
      into.push({ kind: "Error", start, end: Math.max(start, p.at > at ? p.lastEnd() : p.end()) });
    }
  }
}

/** From the token that could not be read to the next statement of the same block. */
function skipStatement(p: Cursor, from: number): void {
  if (p.kind !== K.INDENT && (p.at === from || p.peek(-1) !== K.NEWLINE)) {
    while (p.kind !== K.NEWLINE && p.kind !== K.END && p.kind !== K.FAULT) {
      if (p.kind === K.INDENT || p.kind === K.DEDENT) return;
      p.advance();
    }
    p.take(K.NEWLINE);
  }
  if (p.kind !== K.INDENT) return;
  let depth = 0;
  do {
    if (p.kind === K.INDENT) depth++;
    else if (p.kind === K.DEDENT) depth--;
    p.advance();
  } while (depth > 0 && p.kind !== K.END && p.kind !== K.FAULT);
}

/** Where to go on reading after a fault: at the next line, or after the line whose bracket was never closed. */
function restartAfter(tokens: Tokens): number {
  const { text, fault, open } = tokens;
  const from = fault?.ended === true && open >= 0 ? open : (fault?.at ?? text.length);
  const newline = text.slice(from).search(/[\r\n]/);
  return newline < 0 ? text.length : from + newline + 1;
}

/** Reads a text as a module. Always returns a tree; statements that cannot be read are `Error` nodes in it. */
export function parse(text: string, options: ParseOptions = {}): Parsed {
  const characterByName = options.characterByName ?? null;
  const unreadable = unreadableText(text);
  const body: Stmt[] = [];
  const tree: Module = { kind: "Module", start: 0, end: text.length, body };
  if (unreadable !== null) {
    body.push({ kind: "Error", start: 0, end: text.length });
    return { text, tree, problems: [unreadable] };
  }
  const reader = new Reader();
  const rules = rulesOf(reader);
  let tokens = tokenize(text);
  for (let restarts = 0; ; restarts++) {
    const p = new Cursor(tokens, rules, characterByName);
    reader.readAll(p, body);
    if (tokens.fault === null || reader.failures.length >= MAX_FAILURES) break;
    const from = restartAfter(tokens);
    if (from >= text.length) break;
    if (restarts === MAX_RESTARTS) {
      body.push({ kind: "Error", start: from, end: text.length });
      break;
    }
    tokens = tokenize(text, from);
  }
  const failures = reader.failures.slice(0, MAX_PROBLEMS).map((failure, i) => {
    const { tokens, at, outer, stop, tooDeep } = failure;
    if (tooDeep) return tooComplex(text);
    return diagnose({ tokens, from: i === 0 ? outer : at, stop, whole: i === 0 }, rules, characterByName);
  });
  release(tokens);
  return { text, tree, problems: failures.length > 0 ? failures : compileProblems(text, tree, reader) };
}

function compileProblems(text: string, tree: Module, reader: Reader): readonly SyntaxProblem[] {
  const message = "maximum recursion depth exceeded during compilation";
  const tooDeep: SyntaxProblem = { ...problemOfText(text, "RecursionError", message), phase: "compile" };
  if (reader.tooDeep) return [tooDeep];
  try {
    return checkTree(text, tree, MAX_PROBLEMS, reader.suspicious);
  } catch (error) {
    if (error instanceof RangeError) return [tooDeep];
    throw error;
  }
}

function readBlock(p: Cursor, reader: Reader): Stmt[] {
  const body: Stmt[] = [];
  if (!p.take(K.NEWLINE)) {
    parseSimpleStatements(p, body);
    return body;
  }
  p.expect(K.INDENT);
  while (!p.take(K.DEDENT)) {
    if (p.kind === K.FAULT || p.kind === K.END) break;
    reader.readStatement(p, body);
  }
  return body;
}
