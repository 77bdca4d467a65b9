/**
 * What to say about a statement that cannot be read.
 */
import { lineAt, lineStarts } from "../../source/span.ts";
import type { CharacterByName, Rules } from "../cursor.ts";
import { problemAt, problemOfText, type SyntaxProblem } from "../problems.ts";
import type { Tokens } from "../tokens.ts";
import * as K from "../tokens.ts";
import { run } from "./machine.ts";
import { judgeFor, problemAtToken, tokenProblem } from "./messages.ts";
import { program } from "./program.ts";

/** Bounds the search for a message; beyond it the message is the general one. */
const MAX_STEPS = 20_000_000;

export interface Place {
  readonly tokens: Tokens;
  /** The token at which to begin. */
  readonly from: number;
  /** Begin at a statement of the module, and read on to the end of the text; else read just one statement. */
  readonly whole: boolean;
  /** The token at which reading stopped. */
  readonly stop: number;
}

/** CPython's error for the statement that begins at `place`. */
export function diagnose(place: Place, rules: Rules, characterByName: CharacterByName | null): SyntaxProblem {
  const { tokens, from, stop, whole } = place;
  const judge = judgeFor(tokens, rules, characterByName);
  const rule = whole ? "file" : "statement";
  const first = run(program(), tokens, rule, from, from, false, MAX_STEPS, judge);
  if (first.result !== null) return preferTokenProblem(first.result, tokens, first.last);
  if (first.exhausted || first.matched) return general(tokens, stop, stop);
  const second = run(program(), tokens, rule, from, first.last, true, MAX_STEPS, judge);
  if (second.result !== null) return preferTokenProblem(second.result, tokens, second.last);
  const problem = general(tokens, first.last, second.last);
  return problem.type === "IndentationError" ? problem : preferTokenProblem(problem, tokens, second.last);
}

function general(tokens: Tokens, at: number, last: number): SyntaxProblem {
  const kind = tokens.kinds[at];
  if (kind === K.FAULT) return tokenProblem(tokens);
  if (kind === K.INDENT) return problemAtToken(tokens, last, "unexpected indent", true, "IndentationError");
  if (kind === K.DEDENT) return problemAtToken(tokens, last, "unexpected unindent", true, "IndentationError");
  return problemAtToken(tokens, at, "invalid syntax", false);
}

/**
 * Text that cannot be made into tokens is worse than a mistake in how they are put together, even where it comes later;
 * and so is a bracket that is never closed, if it was opened on an earlier line than the mistake.
 */
function preferTokenProblem(problem: SyntaxProblem, tokens: Tokens, last: number): SyntaxProblem {
  const { fault, open, text } = tokens;
  if (fault === null || last >= tokens.count - 1 || problem.type === "UnicodeDecodeError") return problem;
  if (fault.quiet === undefined) return tokenProblem(tokens);
  if (open < 0 || fault.quiet === "inside") return problem;
  const starts = lineStarts(text);
  if (lineAt(starts, tokens.starts[last] ?? 0) <= lineAt(starts, open)) return problem;
  return problemAt(text, "SyntaxError", `'${text.charAt(open)}' was never closed`, open, open + 1);
}

/** Nesting beyond what CPython's parser can take. */
export function tooComplex(text: string): SyntaxProblem {
  return problemOfText(text, "MemoryError", "Parser stack overflowed - Python source too complex to parse");
}
