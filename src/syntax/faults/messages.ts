/**
 * From a mistake to what CPython says of it, and where.
 */
import { lineAt, lineStarts, lineText } from "../../source/span.ts";
import type { CharacterByName, Rules } from "../cursor.ts";
import { decodeBytes, decodeString, normalizeBreaks, readNumber, type StringFault, splitString } from "../literals.ts";
import { problemAt, problemOfText, type SyntaxProblem } from "../problems.ts";
import type { Tokens } from "../tokens.ts";
import * as K from "../tokens.ts";
import { argumentsIn, expressionIn } from "./excerpt.ts";
import type { Judge, Part, Sighting } from "./machine.ts";
import { expressionName, wrongTarget } from "./names.ts";
import type { Mistake } from "./program.ts";

type Found = SyntaxProblem | null;

interface Context {
  readonly tokens: Tokens;
  readonly text: string;
  readonly rules: Rules;
  readonly characterByName: CharacterByName | null;
}

function tokenText({ tokens, text }: Context, at: number): string {
  return text.slice(tokens.starts[at], tokens.ends[at]);
}

/**
 * A problem at a token. Tokens of layout have no column of their own: CPython then takes how far it had read on the line
 * (`reached`), or 0 if it is told to point at just that token.
 */
export function problemAtToken(
  tokens: Tokens,
  at: number,
  message: string,
  reached: boolean,
  type: "SyntaxError" | "IndentationError" = "SyntaxError",
): SyntaxProblem {
  const { text, kinds, starts, ends } = tokens;
  const kind = kinds[at];
  const start = starts[at] ?? text.length;
  const problem = problemAt(text, type, message, start, ends[at] ?? start);
  if (kind !== K.INDENT && kind !== K.DEDENT && kind !== K.END) return problem;
  if (start >= text.length && kind !== K.INDENT) {
    // The end counts to the last line there is.
    const lines = lineStarts(text);
    const last = lines[lines.length - 1] ?? 0;
    const from = last === text.length && lines.length > 1 ? (lines[lines.length - 2] ?? 0) : last;
    const width = [...text.slice(from).replace(/[\r\n]+$/, "")].length;
    return { ...problem, line: lineAt(lines, from), column: reached ? width + 1 : 0 };
  }
  const indentation = kind === K.INDENT ? (ends[at] ?? start) : start;
  const { line, column } = problemAt(text, type, message, indentation, indentation);
  return { ...problem, line, column: reached ? (column ?? 1) - 1 : 0 };
}

function startOf(context: Context, part: Part): number {
  const first = context.tokens.starts[part.from] ?? 0;
  if (part.to - part.from < 2) return first;
  return expressionIn(context.tokens, part, context.rules)?.start ?? first;
}

function endOf(context: Context, part: Part): number {
  const last = context.tokens.ends[part.to - 1] ?? 0;
  if (part.to - part.from < 2) return last;
  return expressionIn(context.tokens, part, context.rules)?.end ?? last;
}

function fill(context: Context, message: string, sighting: Sighting): string {
  return message
    .replace("{=a}", () => tokenText(context, sighting.a.from))
    .replace("{a}", () => {
      const { text, tokens, rules } = context;
      if (message.includes("on line")) return String(lineAt(lineStarts(text), tokens.starts[sighting.a.from] ?? 0));
      const expr = expressionIn(tokens, sighting.a, rules);
      return expr === null ? "expression" : expressionName(expr);
    });
}

function at(context: Context, message: string, a: Part, b: Part = a): SyntaxProblem {
  return problemAt(context.text, "SyntaxError", message, startOf(context, a), endOf(context, b));
}

function isLegacy(context: Context, part: Part): boolean {
  if (part.to - part.from !== 1) return false;
  const word = tokenText(context, part.from);
  return word === "print" || word === "exec";
}

type Teller = (context: Context, sighting: Sighting, args: readonly string[]) => Found;

/** The mistakes that take more than a place and a text. */
const TELLERS: ReadonlyMap<string, Teller> = new Map<string, Teller>([
  [
    "target",
    (context, { tokens, a }, [, use]) => {
      const expr = expressionIn(tokens, a, context.rules);
      const wrong = expr === null ? null : wrongTarget(expr, use === "delete" || use === "for" ? use : "assign");
      if (wrong === null) return null;
      const message = `cannot ${use === "delete" ? "delete" : "assign to"} ${expressionName(wrong)}`;
      return problemAt(context.text, "SyntaxError", message, wrong.start, wrong.end);
    },
  ],
  [
    "comma",
    (context, { tokens, a, b, at: next }) => {
      if (isLegacy(context, a) || tokens.levels[next - 1] === 0) return null;
      return at(context, "invalid syntax. Perhaps you forgot a comma?", a, b);
    },
  ],
  [
    "legacy",
    (context, { a, b }) => {
      if (!isLegacy(context, a)) return null;
      const word = tokenText(context, a.from);
      return at(context, `Missing parentheses in call to '${word}'. Did you mean ${word}(...)?`, a, b);
    },
  ],
  [
    "key",
    (context, { a }) => {
      const end = endOf(context, a);
      const problem = problemAt(context.text, "SyntaxError", "':' expected after dictionary key", end - 1, end);
      // CPython takes the line where the key begins, and the column where it ends.
      const { line } = at(context, "", a);
      if (line === problem.line) return problem;
      const width = [...lineText(context.text, line ?? 1)].length;
      return { ...problem, line, column: Math.min(problem.column ?? 0, width + 1) };
    },
  ],
  [
    "generator",
    (context, { tokens, a }) => {
      const args = argumentsIn(tokens, a, context.rules)?.args ?? [];
      const last = args[args.length - 1];
      if (args.length <= 1 || last === undefined) return null;
      return problemAt(context.text, "SyntaxError", "Generator expression must be parenthesized", last.start, last.end);
    },
  ],
  [
    "positional",
    (context, { tokens, a, last }) => {
      const keywords = argumentsIn(tokens, a, context.rules)?.keywords ?? [];
      const unpacking = keywords.some((keyword) => keyword.arg === null) ? " unpacking" : "";
      return problemAtToken(tokens, last, `positional argument follows keyword argument${unpacking}`, true);
    },
  ],
  [
    "bound",
    (context, { tokens, a, b }, [, , what]) => {
      const expr = expressionIn(tokens, b, context.rules);
      const kind = expr?.kind === "Tuple" ? "constraints" : "bound";
      return at(context, `cannot use ${kind} with ${what}`, a, b);
    },
  ],
]);

function numberAt(context: Context, part: Part): ReturnType<typeof readNumber> {
  return readNumber(tokenText(context, part.from));
}

function isImaginary(value: ReturnType<typeof readNumber>): boolean {
  return typeof value === "object" && "imag" in value;
}

function decode(context: Context, from: number, to: number, raw: boolean): StringFault | null {
  if (raw) return null;
  const value = decodeString(normalizeBreaks(context.text.slice(from, to)), context.characterByName);
  return typeof value === "string" ? null : value;
}

/** Is the f-string raw whose text holds token `from`? */
function isRaw(context: Context, from: number): boolean {
  let depth = 0;
  for (let i = from; i >= 0; i--) {
    if (context.tokens.kinds[i] === K.FSTRING_END) depth++;
    else if (context.tokens.kinds[i] === K.FSTRING_START && depth-- === 0) return /r/i.test(tokenText(context, i));
  }
  return false;
}

const SOFT_KEYWORDS = ["_", "case", "match", "type"];

type Checker = (context: Context, sighting: Sighting) => SyntaxProblem | boolean;

/** What is looked at as soon as it has been read. */
const CHECKERS: ReadonlyMap<string, Checker> = new Map<string, Checker>([
  // CPython compares only as many letters as there are: `c`, `ma` and `t` count as soft keywords here.
  ["soft", (context, { a }) => SOFT_KEYWORDS.some((word) => word.startsWith(tokenText(context, a.from)))],
  ["unequal", (context, { a }) => tokenText(context, a.from) !== "<>"],
  [
    "number",
    (context, { a }) => {
      const value = numberAt(context, a);
      return typeof value === "object" && "error" in value ? { ...at(context, value.error, a), column: 0 } : true;
    },
  ],
  [
    "real",
    (context, { a }) => !isImaginary(numberAt(context, a)) || at(context, "real number required in complex literal", a),
  ],
  [
    "imaginary",
    (context, { a }) =>
      isImaginary(numberAt(context, a)) || at(context, "imaginary number required in complex literal", a),
  ],
  [
    "string",
    (context, { tokens, a }) => {
      const start = tokens.starts[a.from] ?? 0;
      const parts = splitString(context.text, start, tokens.ends[a.from] ?? start);
      if (parts.bytes) {
        const value = decodeBytes(normalizeBreaks(context.text.slice(parts.from, parts.to)), parts.raw);
        return value instanceof Uint8Array || at(context, value.error, a);
      }
      const fault = decode(context, parts.from, parts.to, parts.raw);
      return fault === null || at(context, fault.error, a);
    },
  ],
  [
    "strings",
    ({ tokens, text }, { a, last }) => {
      let bytes = false;
      let others = false;
      for (let i = a.from, depth = 0; i < a.to; i++) {
        const kind = tokens.kinds[i];
        if (kind === K.FSTRING_START && depth++ === 0) others = true;
        else if (kind === K.FSTRING_END) depth--;
        else if (kind === K.STRING && depth === 0) {
          if (splitString(text, tokens.starts[i] ?? 0, tokens.ends[i] ?? 0).bytes) bytes = true;
          else others = true;
        }
      }
      return !(bytes && others) || problemAtToken(tokens, last, "cannot mix bytes and nonbytes literals", true);
    },
  ],
  [
    "fstring",
    (context, { tokens, a, last }) => {
      if (isRaw(context, a.from)) return true;
      // Only the string's own text: what stands in its fields has been checked.
      for (let i = a.from + 1, level = tokens.levels[a.from] ?? 0; i < a.to; i++) {
        if (tokens.kinds[i] !== K.FSTRING_MIDDLE || tokens.levels[i] !== level) continue;
        const fault = decode(context, tokens.starts[i] ?? 0, tokens.ends[i] ?? 0, false);
        if (fault !== null) return problemAtToken(tokens, last, fault.error, true);
      }
      return true;
    },
  ],
  [
    "spec",
    (context, { tokens, a }) => {
      const fault = decode(context, tokens.starts[a.from] ?? 0, tokens.ends[a.from] ?? 0, isRaw(context, a.from));
      return fault === null || problemOfText(context.text, "UnicodeDecodeError", fault.bare ?? fault.error);
    },
  ],
  [
    "conversion",
    (context, { tokens, a, b }) =>
      tokens.ends[a.from] === tokens.starts[b.from] ||
      at(context, "f-string: conversion type must come right after the exclamanation mark", a, b),
  ],
  [
    "letter",
    (context, { a }) => {
      if (a.from === a.to) return true;
      const letter = { from: a.from + 1, to: a.to };
      const name = tokenText(context, letter.from);
      if (name === "s" || name === "r" || name === "a") return true;
      return at(context, `f-string: invalid conversion character '${name}': expected 's', 'r', or 'a'`, letter);
    },
  ],
]);

/** What was wrong with the tokens themselves, or with where they ended. */
export function tokenProblem(tokens: Tokens): SyntaxProblem {
  const { text, fault, open } = tokens;
  if (fault === null) return problemAt(text, "SyntaxError", "invalid syntax", text.length, text.length);
  if (fault.ended === true && open >= 0) {
    return problemAt(text, "SyntaxError", `'${text.charAt(open)}' was never closed`, open, open + 1);
  }
  const problem = problemAt(text, fault.type, fault.message, fault.at, fault.end);
  if (fault.columnFrom === undefined) return problem;
  return { ...problem, column: [...text.slice(fault.columnFrom, fault.at)].length + 1 };
}

/** The judge that `machine.ts` asks. */
export function judgeFor(tokens: Tokens, rules: Rules, characterByName: CharacterByName | null): Judge<SyntaxProblem> {
  const context: Context = { tokens, text: tokens.text, rules, characterByName };
  return {
    fault: () => tokenProblem(tokens),
    must: (kind, { at: next }) => problemAtToken(tokens, next, `expected '${K.SPELLING[kind] ?? ""}'`, false),
    check: (name, sighting) => CHECKERS.get(name)?.(context, sighting) ?? true,
    mistake: (mistake, sighting) => tell(context, mistake, sighting),
  };
}

function tell(context: Context, mistake: Mistake, sighting: Sighting): Found {
  if (mistake.message === null) return TELLERS.get(mistake.where)?.(context, sighting, mistake.args) ?? null;
  const message = fill(context, mistake.message, sighting);
  switch (mistake.where) {
    case "last":
      return problemAtToken(context.tokens, sighting.last, message, true);
    case "next":
      return problemAtToken(context.tokens, sighting.at, message, true);
    case "indent":
      return problemAtToken(context.tokens, sighting.last, message, true, "IndentationError");
    case "a":
      return at(context, message, sighting.a);
    case "a..c":
      return at(context, message, sighting.a, sighting.c);
    default:
      return at(context, message, sighting.a, sighting.b);
  }
}
