import type { Diagnostic } from "./diagnostic.ts";
import { lineAt, lineStarts, positionAt, type Span } from "./span.ts";
import { displayWidth } from "./width.ts";

/** The parts of a rendered diagnostic that a terminal may colour. */
export type Styled = Diagnostic["severity"] | "message" | "place" | "gutter" | "source" | "caret" | "note";

/** Puts colour around a part of one line. It must not change the visible text. */
export type Style = (part: Styled, text: string) => string;

export interface RenderOptions {
  /** The snippet the diagnostic's span lies in; without it only the message, place and notes are shown. */
  readonly text?: string;
  readonly style?: Style;
}

/**
 * A diagnostic for people: severity and message, place, the source lines with carets under the span, notes. Lines are joined
 * by `\n`, without one at the end.
 *
 * Columns count from 1 and in code points. Tabs are shown as spaces up to the next multiple of 4; control characters, which
 * could command a terminal, as their pictures. Long lines are cut to a window round the span; of a long span the first
 * and last lines are shown.
 */
export function render(finding: Diagnostic, options: RenderOptions = {}): string {
  const style = options.style ?? plain;
  const { text } = options;
  const lines = [
    style(finding.severity, `${finding.severity}[${finding.code}]`) +
      style("message", `: ${harmless(finding.message)}`),
  ];
  const place = placeOf(finding, text);
  const excerpt = finding.span !== undefined && text !== undefined ? excerptOf(text, finding.span) : [];
  const margin = " ".repeat(Math.max(1, ...excerpt.map((line) => line.number.length)));
  if (place !== "") lines.push(`${margin}${style("place", `--> ${harmless(place)}`)}`);
  if (excerpt.length > 0) lines.push(`${margin} ${style("gutter", "|")}`);
  for (const { number, shown, carets } of excerpt) {
    lines.push(`${style("gutter", `${number.padStart(margin.length)} |`)} ${style("source", shown)}`.trimEnd());
    if (carets !== "") lines.push(`${margin} ${style("gutter", "|")} ${style("caret", carets)}`);
  }
  for (const note of finding.notes ?? []) lines.push(`${margin} ${style("note", `= ${harmless(note)}`)}`);
  return lines.join("\n");
}

function plain(_: Styled, text: string): string {
  return text;
}

function placeOf(finding: Diagnostic, text: string | undefined): string {
  const parts = finding.origin === undefined ? [] : [finding.origin];
  if (finding.span !== undefined && text !== undefined) {
    const { line, column } = positionAt(text, finding.span.start);
    parts.push(`${line}:${column + 1}`);
  }
  const place = parts.join(":");
  if (finding.pointer === undefined) return place;
  const pointer = finding.pointer === "" ? "(whole value)" : finding.pointer;
  return place === "" ? pointer : `${place} ${pointer}`;
}

interface ExcerptLine {
  readonly number: string;
  readonly shown: string;
  readonly carets: string;
}

const TAB = 4;
const MOST_LINES = 4;
const WIDEST = 120;
const MOST_MARKED = 16;

function excerptOf(text: string, span: Span): readonly ExcerptLine[] {
  const starts = lineStarts(text);
  const first = lineAt(starts, span.start);
  // A span's end is exclusive: one that ends with a line break does not reach into the next line.
  const last = lineAt(starts, Math.max(span.start, span.end - 1));
  const numbers: number[] = [];
  for (let line = first; line <= last; line++) {
    if (last - first < MOST_LINES || line === first || line === last) numbers.push(line);
    else line = last - 1;
  }
  return numbers.map((line) => {
    const start = starts[line - 1] ?? 0;
    const source = text.slice(start, starts[line] ?? text.length).replace(/[\r\n]+$/, "");
    return excerptLine(String(line), source, span.start - start, span.end - start);
  });
}

/** One line with the carets under `[from, to)`, offsets into `source` that may lie outside of it. */
function excerptLine(number: string, source: string, from: number, to: number): ExcerptLine {
  const cells: string[] = [];
  let caretFrom = -1;
  let caretTo = -1;
  let offset = 0;
  let skipIndent = from < 0;
  for (const character of source) {
    const column = cells.length;
    if (character !== " " && character !== "\t") skipIndent = false;
    if (caretFrom < 0 && offset >= from && !skipIndent) caretFrom = column;
    pushCells(cells, character);
    offset += character.length;
    if (offset - character.length < to) caretTo = cells.length;
  }
  if (caretFrom < 0) caretFrom = cells.length;
  // An empty span, or one at the end of a line, still gets one caret.
  caretTo = Math.max(caretTo, caretFrom + 1);
  if (to <= from) caretTo = caretFrom + 1;
  const windowStart = cells.length > WIDEST ? Math.max(0, Math.min(caretFrom - 40, cells.length - WIDEST)) : 0;
  const windowEnd = Math.min(cells.length, windowStart + WIDEST);
  const lead = windowStart > 0 ? "…" : "";
  const tail = windowEnd < cells.length ? "…" : "";
  const caretCount = Math.max(1, Math.min(caretTo, Math.max(windowEnd, caretFrom + 1)) - caretFrom);
  return {
    number,
    shown: lead + cells.slice(windowStart, windowEnd).join("") + tail,
    carets: " ".repeat(lead.length + caretFrom - windowStart) + "^".repeat(caretCount),
  };
}

/** Adds one entry per terminal column: a wide character is followed by an empty entry, a mark joins the entry before. */
function pushCells(cells: string[], character: string): void {
  if (character === "\t") {
    do cells.push(" ");
    while (cells.length % TAB !== 0);
    return;
  }
  const shown = harmless(character);
  const columns = displayWidth(shown.codePointAt(0) ?? 0);
  if (columns === 0 && cells.length > 0) {
    let base = cells.length - 1;
    while (base > 0 && cells[base] === "") base--;
    const marked = (cells[base] ?? "") + shown;
    if (marked.length <= MOST_MARKED) cells[base] = marked;
    return;
  }
  cells.push(shown);
  if (columns === 2) cells.push("");
}

/** Control characters as their pictures; direction overrides, which could disguise code, as a replacement character. */
function harmless(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return code === 0x0a ? "\n" : String.fromCharCode(0x2400 + code);
    return code === 0x7f ? "\u2421" : "\ufffd";
  });
}
