/**
 * What is wrong with a text, in the words of CPython 3.12.
 */
import { lineAt, lineStarts, type Span } from "../source/span.ts";

export type SyntaxProblemType =
  | "SyntaxError"
  | "IndentationError"
  | "TabError"
  | "MemoryError"
  | "RecursionError"
  | "UnicodeEncodeError"
  | "UnicodeDecodeError";

export interface SyntaxProblem extends Span {
  readonly type: SyntaxProblemType;
  readonly message: string;
  /** The exception's `lineno`: from 1; `null` where CPython gives none. */
  readonly line: number | null;
  /** The exception's `offset`: from 1 and in code points, 0 in a few places; `null` where CPython gives none. */
  readonly column: number | null;
  /** `compile`: the text parses (`ast.parse` is content), but does not compile. */
  readonly phase: "parse" | "compile";
}

/** A problem whose line and column are those of `start`. */
export function problemAt(
  text: string,
  type: SyntaxProblemType,
  message: string,
  start: number,
  end: number,
  phase: "parse" | "compile" = "parse",
): SyntaxProblem {
  const starts = lineStarts(text);
  const line = lineAt(starts, start);
  let column = 1;
  for (const _ of text.slice(starts[line - 1] ?? 0, start)) column++;
  // A backslash at the end of a text that nothing follows may be read one past it.
  return { type, message, start, end: Math.min(Math.max(start, end), text.length), line, column, phase };
}

/** A problem of the text as a whole: CPython gives neither line nor column. */
export function problemOfText(text: string, type: SyntaxProblemType, message: string): SyntaxProblem {
  return { type, message, start: 0, end: text.length, line: null, column: null, phase: "parse" };
}

/** Text that CPython does not even begin to read: with null characters, or with halves of surrogate pairs. */
export function unreadableText(text: string): SyntaxProblem | null {
  const lone = /[\ud800-\udfff]+/u.exec(text);
  if (lone !== null) {
    const from = [...text.slice(0, lone.index)].length;
    const code = lone[0].charCodeAt(0).toString(16);
    const what =
      lone[0].length === 1
        ? `character '\\u${code}' in position ${from}`
        : `characters in position ${from}-${from + lone[0].length - 1}`;
    return problemOfText(text, "UnicodeEncodeError", `'utf-8' codec can't encode ${what}: surrogates not allowed`);
  }
  if (!text.includes("\0")) return null;
  return problemOfText(text, "SyntaxError", "source code string cannot contain null bytes");
}
