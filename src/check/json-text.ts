/** Where values stand in a JSON text, for findings in them and for changes that leave the rest of the text as it is. */
import type { Span } from "../source/span.ts";

/** The span of the value at an RFC 6901 pointer, quotes and brackets included; `null` if there is none. `text` is valid JSON. */
export function spanAt(text: string, pointer: string): Span | null {
  const steps = pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  let at = skipSpace(text, text.startsWith("\ufeff") ? 1 : 0);
  for (const step of steps) {
    const inside = text[at] === "{" ? memberAt(text, at, step) : text[at] === "[" ? itemAt(text, at, step) : null;
    if (inside === null) return null;
    at = inside;
  }
  return { start: at, end: skipValue(text, at) };
}

/** Offset of the value of a member; of two with one name the later counts, as for `JSON.parse`. */
function memberAt(text: string, start: number, name: string): number | null {
  let found: number | null = null;
  let at = skipSpace(text, start + 1);
  while (at < text.length && text[at] !== "}") {
    const end = skipValue(text, at);
    const key: unknown = JSON.parse(text.slice(at, end));
    at = skipSpace(text, skipSpace(text, end) + 1);
    if (key === name) found = at;
    at = skipSpace(text, skipValue(text, at));
    if (text[at] === ",") at = skipSpace(text, at + 1);
  }
  return found;
}

function itemAt(text: string, start: number, step: string): number | null {
  let at = skipSpace(text, start + 1);
  for (let i = 0; at < text.length && text[at] !== "]"; i++) {
    if (String(i) === step) return at;
    at = skipSpace(text, skipValue(text, at));
    if (text[at] === ",") at = skipSpace(text, at + 1);
  }
  return null;
}

function skipSpace(text: string, at: number): number {
  let end = at;
  while (" \t\r\n".includes(text[end] ?? "x")) end++;
  return end;
}

/** Goes over strings and brackets without recursion, since a file may nest deeper than the stack. */
function skipValue(text: string, start: number): number {
  let depth = 0;
  let at = start;
  do {
    const character = text[at];
    if (character === undefined) return at;
    if (character === '"') at = skipString(text, at);
    else if (character === "{" || character === "[") {
      depth++;
      at++;
    } else if (character === "}" || character === "]") {
      depth--;
      at++;
    } else if (depth > 0) at++;
    else while (at < text.length && !" \t\r\n,]}:".includes(text[at] ?? "")) at++;
  } while (depth > 0);
  return at;
}

function skipString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at + 1;
}

/** For each offset into a JSON string's value, and its end, the offset into the JSON text. `span` is the string's, with its quotes. */
export function stringOffsets(text: string, span: Span): readonly number[] {
  const offsets: number[] = [];
  let at = span.start + 1;
  while (at < span.end - 1) {
    offsets.push(at);
    at += text[at] !== "\\" ? 1 : text[at + 1] === "u" ? 6 : 2;
  }
  offsets.push(span.end - 1);
  return offsets;
}

/** A text as it stands inside the quotes of a JSON string. */
export function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
