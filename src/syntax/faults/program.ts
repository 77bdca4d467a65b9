/**
 * The table of rules, compiled to the instructions of `machine.ts`.
 *
 * An instruction is three numbers: operation, argument, argument. The design is that of Lua's LPeg: ordered choice is a
 * stack of places to go back to, so that no text is nested too deeply for it.
 */

import * as K from "../tokens.ts";
import { KEYWORDS, SPELLING } from "../tokens.ts";
import { RULES } from "./rules.ts";

/** Operations. `a` and `b` are the arguments. */
export const TOKEN = 0; // the next token has kind a
export const WORD = 1; // the next token is the name words[a]
export const CALL = 2; // rule a
export const RETURN = 3;
export const CHOICE = 4; // on failure go on at a
export const COMMIT = 5; // forget the last choice, go to a
export const AGAIN = 6; // move the last choice to here, go to a
export const BACK = 7; // forget the last choice, return to its place in the text, go to a
export const FAIL = 8;
export const NOT_SO = 9; // forget the last choice, fail
export const CUT = 10; // forget all choices of this rule
export const OPEN = 11; // part a begins
export const CLOSE = 12; // part a ends
export const MUST = 13; // the next token has kind a, or that is the mistake
export const MISTAKE = 14; // mistakes[a]
export const CHECK = 15; // words[a]
export const CORRECT = 16; // stop looking for mistakes until this rule ends

export interface Rule {
  readonly name: string;
  readonly start: number;
  /** Outcomes are kept across looking and not looking for mistakes. */
  readonly shared: boolean;
  /** Only tried while looking for mistakes. */
  readonly wrong: boolean;
}

/** What `=>` says: where, and a message; or a function's name and its arguments. */
export interface Mistake {
  readonly where: string;
  readonly message: string | null;
  readonly args: readonly string[];
}

export interface Program {
  readonly code: readonly number[];
  readonly rules: readonly Rule[];
  readonly words: readonly string[];
  readonly mistakes: readonly Mistake[];
  readonly ruleNumber: ReadonlyMap<string, number>;
}

const CLASSES: ReadonlyMap<string, number> = new Map([
  ["END", K.END],
  ["NEWLINE", K.NEWLINE],
  ["INDENT", K.INDENT],
  ["DEDENT", K.DEDENT],
  ["NAME", K.NAME],
  ["NUMBER", K.NUMBER],
  ["STRING", K.STRING],
  ["FSTRING_START", K.FSTRING_START],
  ["FSTRING_MIDDLE", K.FSTRING_MIDDLE],
  ["FSTRING_END", K.FSTRING_END],
]);

const LEXER = /\s*(=>.*|'[^']*'|"[^"]*"|[A-Za-z_]+=(?=\S)|[A-Za-z_]+|[()|?*+/!&~])/y;

class Compiler {
  readonly code: number[] = [];
  readonly words: string[] = [];
  readonly mistakes: Mistake[] = [];
  readonly numbers: Map<string, number> = new Map();
  private items: string[] = [];
  private at = 0;

  emit(operation: number, a = 0): number {
    return this.code.push(operation, a) - 2;
  }

  here(): number {
    return this.code.length;
  }

  patch(instruction: number): void {
    this.code[instruction + 1] = this.here();
  }

  word(text: string): number {
    const known = this.words.indexOf(text);
    return known >= 0 ? known : this.words.push(text) - 1;
  }

  rule(body: string): number {
    const start = this.here();
    this.items = [];
    LEXER.lastIndex = 0;
    // Alternatives begin lines; the first bar is only decoration.
    const text = body.trim().replace(/^\|/, "");
    for (let match = LEXER.exec(text); match !== null; match = LEXER.exec(text)) this.items.push(match[1] ?? "");
    this.at = 0;
    this.alternatives();
    this.emit(RETURN);
    return start;
  }

  private peek(): string {
    return this.items[this.at] ?? "";
  }

  private take(item: string): boolean {
    if (this.peek() !== item) return false;
    this.at++;
    return true;
  }

  private alternatives(): void {
    const ends: number[] = [];
    for (;;) {
      const choice = this.hasMore() ? this.emit(CHOICE) : -1;
      this.sequence();
      if (choice < 0) break;
      ends.push(this.emit(COMMIT));
      this.patch(choice);
      this.take("|");
    }
    for (const end of ends) this.patch(end);
  }

  /** Does another alternative follow the one that begins here? */
  private hasMore(): boolean {
    let depth = 0;
    for (let i = this.at; i < this.items.length; i++) {
      const item = this.items[i];
      if (item === "(") depth++;
      else if (item === ")") depth--;
      if (depth < 0) return false;
      if (depth === 0 && item === "|") return true;
    }
    return false;
  }

  private sequence(): void {
    while (this.at < this.items.length && this.peek() !== "|" && this.peek() !== ")") this.item();
  }

  private item(): void {
    const item = this.peek();
    if (item.startsWith("=>")) {
      this.at++;
      this.emit(MISTAKE, this.mistakes.push(readMistake(item.slice(2).trim())) - 1);
    } else if (item === "~") {
      this.at++;
      this.emit(CUT);
    } else if (item === "&") {
      this.at++;
      const choice = this.emit(CHOICE);
      this.repeated();
      const back = this.emit(BACK);
      this.patch(choice);
      this.emit(FAIL);
      this.patch(back);
    } else if (item === "!") {
      this.at++;
      const choice = this.emit(CHOICE);
      this.repeated();
      this.emit(NOT_SO);
      this.patch(choice);
    } else if (item === "must") {
      this.at++;
      this.emit(MUST, kindOf(this.peek()));
      this.at++;
    } else if (item === "check") {
      this.at++;
      this.emit(CHECK, this.word(this.peek()));
      this.at++;
    } else if (item === "correct") {
      this.at++;
      this.emit(CORRECT);
    } else if (item.endsWith("=") && /^[a-z]/.test(item)) {
      this.at++;
      const part = item.charCodeAt(0) - 97;
      this.emit(OPEN, part);
      this.repeated();
      this.emit(CLOSE, part);
    } else this.repeated();
  }

  /** A single thing with what follows it: `?`, `*`, `+`, or a separator. */
  private repeated(): void {
    const from = this.at;
    const after = this.skipSingle();
    const suffix = this.items[after];
    if (suffix === "?") {
      const choice = this.emit(CHOICE);
      this.single();
      const commit = this.emit(COMMIT);
      this.patch(choice);
      this.patch(commit);
      this.at++;
    } else if (suffix === "*") {
      this.loop(() => this.single());
      this.at++;
    } else if (suffix === "+") {
      this.single();
      this.at = from;
      this.loop(() => this.single());
      this.at++;
    } else if (suffix === "/") {
      const separator = kindOf(this.items[after + 1] ?? "");
      this.single();
      this.loop(() => {
        this.emit(TOKEN, separator);
        this.at = from;
        this.single();
      });
      this.at += 2;
    } else this.single();
  }

  private loop(body: () => void): void {
    const choice = this.emit(CHOICE);
    const start = this.here();
    body();
    this.emit(AGAIN, start);
    this.patch(choice);
  }

  private skipSingle(): number {
    let depth = 0;
    for (let i = this.at; ; i++) {
      if (this.items[i] === "(") depth++;
      else if (this.items[i] === ")") depth--;
      if (depth === 0) return i + 1;
    }
  }

  private single(): void {
    const item = this.peek();
    this.at++;
    if (item === "(") {
      this.alternatives();
      this.at++;
    } else if (item.startsWith("'") || CLASSES.has(item)) this.emit(TOKEN, kindOf(item));
    else if (item.startsWith('"')) this.emit(WORD, this.word(item.slice(1, -1)));
    else this.emit(CALL, this.numbers.get(item) ?? unknown(item));
  }
}

function unknown(item: string): never {
  throw new Error(`no rule ${item}`);
}

function kindOf(item: string): number {
  const kind = CLASSES.get(item);
  if (kind !== undefined) return kind;
  const spelling = item.slice(1, -1);
  return KEYWORDS.get(spelling) ?? SPELLING.indexOf(spelling);
}

function readMistake(text: string): Mistake {
  const quoted = /^(\S+) "(.*)"$/.exec(text);
  if (quoted !== null) return { where: quoted[1] ?? "", message: (quoted[2] ?? "").replaceAll('\\"', '"'), args: [] };
  const called = /^(\w+)\(([^)]*)\)$/.exec(text);
  return { where: called?.[1] ?? "", message: null, args: (called?.[2] ?? "").split(", ") };
}

let compiled: Program | null = null;

/** Compiles the rules at the first fault of the process, and keeps the result. */
export function program(): Program {
  if (compiled !== null) return compiled;
  const compiler = new Compiler();
  const sources = [...RULES.matchAll(/^(\w+)(!?):\n((?:\|.*\n)+)/gm)];
  sources.forEach((source, i) => {
    compiler.numbers.set(source[1] ?? "", i);
  });
  const rules = sources.map((source) => {
    const name = source[1] ?? "";
    return { name, start: compiler.rule(source[3] ?? ""), shared: source[2] === "!", wrong: name.startsWith("wrong_") };
  });
  const { code, words, mistakes, numbers } = compiler;
  compiled = { code, rules, words, mistakes, ruleNumber: numbers };
  return compiled;
}
