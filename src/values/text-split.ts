/** Cutting texts: by a separator, by white space, into lines, at both ends. Bytes come here as Latin-1 texts with tests of their own. */
import { unitsAt, work } from "./code-points.ts";
import { allowItems, allowText } from "./meter.ts";
import { TextBuilder } from "./text-builder.ts";
import { findBackward, findForward } from "./text-search.ts";

/** A test of UTF-16 units; white space and line ends are never surrogates. */
type UnitTest = (code: number) => boolean;

function collected(pieces: string[], piece: string): void {
  if ((pieces.length & 1023) === 1023) allowItems(pieces.length + 1);
  pieces.push(piece);
}

/** At most `limit` cuts, from the left. The separator is not empty. */
export function splitOn(text: string, separator: string, limit: number): string[] {
  work(text.length);
  const pieces: string[] = [];
  let at = 0;
  for (let left = limit; left > 0; left--) {
    const next = findForward(text, separator, at, text.length);
    if (next < 0) break;
    collected(pieces, text.slice(at, next));
    at = next + separator.length;
  }
  collected(pieces, text.slice(at));
  return pieces;
}

/** At most `limit` cuts, from the right; the pieces still come left to right. */
export function splitOnFromRight(text: string, separator: string, limit: number): string[] {
  work(text.length);
  const pieces: string[] = [];
  let end = text.length;
  for (let left = limit; left > 0; left--) {
    const next = findBackward(text, separator, 0, end);
    if (next < 0) break;
    collected(pieces, text.slice(next + separator.length, end));
    end = next;
  }
  collected(pieces, text.slice(0, end));
  return pieces.reverse();
}

/** Words between white space; what is left after `limit` cuts keeps the white space at its end. */
export function splitSpace(text: string, limit: number, isSpace: UnitTest): string[] {
  work(text.length * 4);
  const pieces: string[] = [];
  const { length } = text;
  let left = limit;
  let at = 0;
  for (;;) {
    while (at < length && isSpace(text.charCodeAt(at))) at++;
    if (at === length) return pieces;
    if (left-- <= 0) {
      collected(pieces, text.slice(at));
      return pieces;
    }
    const start = at;
    while (at < length && !isSpace(text.charCodeAt(at))) at++;
    collected(pieces, text.slice(start, at));
  }
}

export function splitSpaceFromRight(text: string, limit: number, isSpace: UnitTest): string[] {
  work(text.length * 4);
  const pieces: string[] = [];
  let left = limit;
  let end = text.length;
  for (;;) {
    while (end > 0 && isSpace(text.charCodeAt(end - 1))) end--;
    if (end === 0) return pieces.reverse();
    if (left-- <= 0) {
      collected(pieces, text.slice(0, end));
      return pieces.reverse();
    }
    const stop = end;
    while (end > 0 && !isSpace(text.charCodeAt(end - 1))) end--;
    collected(pieces, text.slice(end, stop));
  }
}

/** Lines, with their ends when `keep`; `\r\n` is one end, and a text that ends with one has no empty line after it. */
export function splitLines(text: string, keep: boolean, isEnd: UnitTest): string[] {
  work(text.length * 4);
  const pieces: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (!isEnd(code)) continue;
    const end = at;
    if (code === 13 && text.charCodeAt(at + 1) === 10) at++;
    collected(pieces, text.slice(start, keep ? at + 1 : end));
    start = at + 1;
  }
  if (start < text.length) collected(pieces, text.slice(start));
  return pieces;
}

/** Which ends to strip. */
export type Ends = "left" | "right" | "both";

export function strippedOfSpace(text: string, ends: Ends, isSpace: UnitTest): string {
  let start = 0;
  let end = text.length;
  if (ends !== "right") while (start < end && isSpace(text.charCodeAt(start))) start++;
  if (ends !== "left") while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  work(text.length - (end - start));
  return text.slice(start, end);
}

/** Strips any of the code points in `characters`. */
export function strippedOf(text: string, ends: Ends, characters: string): string {
  work(characters.length * 4);
  const set = new Set<number>();
  for (const character of characters) set.add(character.codePointAt(0) ?? 0);
  let start = 0;
  let end = text.length;
  if (ends !== "right") {
    while (start < end && set.has(text.codePointAt(start) ?? 0)) start += unitsAt(text, start);
  }
  if (ends !== "left") {
    while (end > start) {
      const size = end - start > 1 && unitsAt(text, end - 2) === 2 ? 2 : 1;
      if (!set.has(text.codePointAt(end - size) ?? 0)) break;
      end -= size;
    }
  }
  work((text.length - (end - start)) * 4);
  return text.slice(start, end);
}

/** `text.expandtabs(size)`: columns restart after `\n` and `\r`. `columns` counts a piece without tabs and line ends. */
export function tabsExpanded(text: string, size: number, columns: (piece: string) => number): string {
  work(text.length * 4);
  const result = new TextBuilder();
  let column = 0;
  let start = 0;
  const flush = (end: number): void => {
    const piece = text.slice(start, end);
    if (piece !== "") result.add(piece);
    column += columns(piece);
    start = end + 1;
  };
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 9) {
      flush(at);
      if (size <= 0) continue;
      const width = size - (column % size);
      allowText(result.length + width);
      result.add(" ".repeat(width));
      column += width;
    } else if (code === 10 || code === 13) {
      flush(at);
      result.add(text.charAt(at));
      column = 0;
    }
  }
  flush(text.length);
  return result.finish();
}
