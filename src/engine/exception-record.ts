import { shownText } from "../library/error-text.ts";
import { lineAt, lineStarts, lineText } from "../source/span.ts";
import type { SyntaxProblem } from "../syntax/index.ts";
import type { PyException, TracebackEntry } from "../values/exceptions.ts";
import type { LimitReached } from "../values/meter.ts";

/** One line of a traceback as the platform shows it; `loc` is missing where no frame of the formula is known. */
export interface TracebackLine {
  readonly lineno: number | null;
  readonly loc?: string;
  readonly code: string;
}

/** What is said of a failed formula, without where it stands. */
export interface Failure {
  readonly content: string;
  readonly traceback: readonly TracebackLine[];
  readonly lineno: number | null;
}

/** A failed formula (spec 9.1). `id` is missing when the field's own datapoint is. */
export interface ExceptionRecord extends Failure {
  readonly source_id: number;
  readonly detail: { readonly source_id: number; readonly source_schema_id: string };
  readonly id?: number | string;
}

export function lineOf(entry: TracebackEntry): TracebackLine {
  const { text } = entry.source;
  const lineno = lineAt(lineStarts(text), entry.offset);
  return { lineno, loc: entry.location, code: lineText(text, lineno).trim() };
}

/** The frames of an exception that was raised inside formula code, outermost first. */
export function failureOf(error: PyException, code: string): Failure {
  const traceback = error.traceback.map(lineOf).reverse();
  if (traceback.length === 0) return outsideFailure(error, code);
  return { content: shownText(error), traceback, lineno: traceback.at(-1)?.lineno ?? 1 };
}

/** An exception that no frame of the formula raised: it is put on the first line. */
export function outsideFailure(error: PyException, code: string): Failure {
  return unframed(shownText(error), 1, code);
}

export function syntaxFailure(problem: SyntaxProblem, code: string): Failure {
  const content = `${problem.type}: ${problem.message}`;
  if (problem.line === null) return { content, traceback: [], lineno: null };
  return unframed(content, problem.line, code);
}

/** A limit: not Python's, so worded by us. `offset` is where the formula's own level stood. */
export function limitFailure(limit: LimitReached, code: string, offset: number, location: string): Failure {
  const lineno = lineAt(lineStarts(code), offset);
  const line = { lineno, loc: location, code: lineText(code, lineno).trim() };
  return { content: `LimitReached: ${limit.message}`, traceback: [line], lineno };
}

function unframed(content: string, lineno: number, code: string): Failure {
  return { content, traceback: [{ lineno, code: lineText(code, lineno).trim() }], lineno };
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#x27;",
};

/** The record as the text of an error message, in HTML (spec 9.3). */
export function messageText(record: ExceptionRecord): string {
  const lines = [record.content, "", "Traceback (most recent call last):"];
  for (const { lineno, loc, code } of record.traceback) {
    lines.push(loc === undefined ? `  at line ${lineno}:` : `  at line ${lineno}, in ${loc}:`, `    ${code}`);
  }
  return lines
    .join("\n")
    .replace(/[&<>"']/g, (character) => entities[character] ?? character)
    .replaceAll("\n", "<br>")
    .replaceAll("  ", "&nbsp;&nbsp;");
}
