/**
 * Where the parser is in the tokens, and the few moves it makes.
 *
 * A rule that meets something it cannot read calls {@link Cursor.fail}, which unwinds to the statement; what to tell the
 * user is worked out afterwards, from the tokens alone, by `faults/`. So the rules stay free of messages.
 */

import type { Tokens } from "./tokens.ts";
import * as K from "./tokens.ts";
import type { Expr, Stmt } from "./tree.ts";

/** Finds the character of a Unicode name or alias, for `\N{…}`; `null` when there is none. */
export type CharacterByName = (name: string) => string | null;

/** The rules that other files need but cannot import without going in circles. */
export interface Rules {
  readonly expression: (p: Cursor) => Expr;
  readonly namedExpression: (p: Cursor) => Expr;
  readonly starNamedExpression: (p: Cursor) => Expr;
  readonly starExpressions: (p: Cursor) => Expr;
  readonly disjunction: (p: Cursor) => Expr;
  readonly bitwiseOr: (p: Cursor) => Expr;
  readonly primary: (p: Cursor) => Expr;
  readonly yieldExpression: (p: Cursor) => Expr;
  readonly block: (p: Cursor) => Stmt[];
}

/** Thrown by {@link Cursor.fail}, always this one object. */
export const FAILURE: { readonly failure: "syntax" } = { failure: "syntax" };
/** Thrown when nesting goes beyond what CPython's parser takes. */
export const TOO_DEEP: { readonly failure: "depth" } = { failure: "depth" };

/** CPython's parser gives up at this many nested lambdas or powers, and at twice as many signs or conditionals. */
export const MAX_CHAIN = 2984;
const MAX_DEPTH = 1800;
const SHORT_CHAIN = 8;

export class Cursor {
  readonly text: string;
  readonly tokens: Tokens;
  readonly rules: Rules;
  readonly characterByName: CharacterByName | null;
  /** Index of the current token. */
  at: number;
  /** Kind of the current token. */
  kind: number;
  /** Links of long chains read so far: the depth of the tree is bounded as long as this is small. */
  links = 0;
  /** Something was read that may stand in a wrong place: the checks have to look into expressions. */
  suspicious = false;
  private readonly kinds: Uint8Array;
  private readonly starts: Int32Array;
  private readonly ends: Int32Array;
  private depth = 0;

  constructor(tokens: Tokens, rules: Rules, characterByName: CharacterByName | null, at = 0) {
    this.text = tokens.text;
    this.tokens = tokens;
    this.rules = rules;
    this.characterByName = characterByName;
    this.kinds = tokens.kinds;
    this.starts = tokens.starts;
    this.ends = tokens.ends;
    this.at = at;
    this.kind = tokens.kinds[at] ?? K.END;
  }

  fail(): never {
    throw FAILURE;
  }

  advance(): void {
    this.kind = this.kinds[++this.at] ?? K.END;
  }

  moveTo(at: number): void {
    this.at = at;
    this.kind = this.kinds[at] ?? K.END;
  }

  /** Steps over a token of `kind` if it is the current one. */
  take(kind: number): boolean {
    if (this.kind !== kind) return false;
    this.kind = this.kinds[++this.at] ?? K.END;
    return true;
  }

  expect(kind: number): void {
    if (this.kind !== kind) throw FAILURE;
    this.kind = this.kinds[++this.at] ?? K.END;
  }

  /** Kind of the token `distance` after the current one. */
  peek(distance: number): number {
    return this.kinds[this.at + distance] ?? K.END;
  }

  start(): number {
    return this.starts[this.at] ?? 0;
  }

  end(): number {
    return this.ends[this.at] ?? 0;
  }

  /** Where the last token that is not layout ended. */
  lastEnd(): number {
    let i = this.at - 1;
    for (;;) {
      const kind = this.kinds[i];
      if (kind !== K.NEWLINE && kind !== K.DEDENT && kind !== K.INDENT) return this.ends[i] ?? 0;
      i--;
    }
  }

  /** The current token is the name `word` (for soft keywords). */
  isWord(word: string): boolean {
    const start = this.starts[this.at] ?? 0;
    return (
      this.kind === K.NAME && (this.ends[this.at] ?? 0) - start === word.length && this.text.startsWith(word, start)
    );
  }

  /** Reads a name. */
  name(): string {
    if (this.kind !== K.NAME) throw FAILURE;
    const source = this.text.slice(this.starts[this.at], this.ends[this.at]);
    const text = this.tokens.wide ? source.normalize("NFKC") : source;
    this.kind = this.kinds[++this.at] ?? K.END;
    if (text.length === 9 && text === "__debug__") this.suspicious = true;
    return text;
  }

  /** Notes that a chain of `length` links was read. */
  chain(length: number): void {
    if (length <= SHORT_CHAIN) return;
    this.links += length;
  }

  enter(): void {
    if (++this.depth > MAX_DEPTH) throw TOO_DEEP;
  }

  leave(): void {
    this.depth--;
  }

  /** After an unwinding: nothing is nested any more. */
  resetDepth(): void {
    this.depth = 0;
  }
}
