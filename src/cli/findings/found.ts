/** Findings with their places in files. */
import type { Finding } from "../../check/finding.ts";
import { spanAt, stringOffsets } from "../../check/json-text.ts";
import { lineAt, lineStarts, type Span } from "../../source/span.ts";

/** Code that was looked at, whether or not something was found in it. */
export interface Checked {
  readonly path: string;
  /** What it is to its users: `formula of amount_due`. */
  readonly name: string;
  readonly found: readonly Found[];
}

export interface Found {
  readonly finding: Finding;
  readonly path: string;
  /** The file's text; empty when it could not be read. */
  readonly text: string;
  /** Where in the file; `null`: the file as a whole. */
  readonly span: Span | null;
  /** The code, when it is not the file itself but a text in it; the finding's span lies there. */
  readonly code: { readonly name: string; readonly text: string; readonly offsets: readonly number[] } | null;
}

export interface Place {
  /** From 1, as are columns, which count UTF-16 units. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  /** Exclusive. */
  readonly endColumn: number;
}

/** Lines and columns of a finding in its file. */
export function placeOf({ text, span }: Found): Place {
  const starts = lineStarts(text);
  const at = (offset: number): { line: number; column: number } => {
    const line = lineAt(starts, offset);
    return { line, column: offset - (starts[line - 1] ?? 0) + 1 };
  };
  const start = at(span?.start ?? 0);
  const end = at(span?.end ?? 0);
  return { ...start, endLine: end.line, endColumn: end.column };
}

/** Where a piece of code stands: its file, and the pointer of the text in it if that is JSON. */
export interface Source {
  readonly path: string;
  readonly pointer: string | null;
  readonly name: string;
}

/** A finding in code, whose span is of the code, placed in the file. */
export function inCode(finding: Finding, code: string, { path, pointer, name }: Source, text: string): Found {
  if (pointer === null) return { finding, path, text, span: finding.span ?? null, code: null };
  const value = spanAt(text, pointer);
  if (value === null) return { finding, path, text, span: null, code: { name, text: code, offsets: [] } };
  const offsets = stringOffsets(text, value);
  const { start, end } = finding.span ?? { start: 0, end: code.length };
  const span = { start: offsets[start] ?? value.start, end: offsets[end] ?? value.end };
  return { finding, path, text, span, code: { name, text: code, offsets } };
}

/** A finding about a file, by its span or pointer in it. */
export function inFile(finding: Finding, path: string, text: string): Found {
  const { pointer } = finding;
  const span = finding.span ?? (pointer === undefined || text === "" ? null : memberSpan(text, pointer));
  return { finding, path, text, span, code: null };
}

/** The value at a pointer: its first line only, since what is wrong is often a whole object. Of a missing member its parent. */
function memberSpan(text: string, pointer: string): Span | null {
  try {
    for (let at = pointer; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/")))) {
      const span = spanAt(text, at);
      if (span !== null) {
        const line = text.slice(span.start, span.end).search(/[\r\n]/);
        return { start: span.start, end: line < 0 ? span.end : span.start + line };
      }
      if (at === "") return null;
    }
  } catch {
    // The file is not JSON, which is a finding of its own.
    return null;
  }
}
