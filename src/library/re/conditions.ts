import { accepts, type Charset, charsetOfSet } from "./charset.ts";
import { UNICODE } from "./flags.ts";
import * as op from "./program.ts";
import { lowerAscii, lowerUnicode } from "./unicode.ts";

/** What a pattern asks of a position without taking a character. `codes` is set where the text has surrogates; see Subject. */

function wordSet(flags: number): () => Charset {
  let made: Charset | null = null;
  return () => {
    made ??= charsetOfSet(
      { kind: "set", negated: false, items: [{ kind: "category", category: "word", negated: false }] },
      flags,
    );
    return made;
  };
}

const asciiWord = wordSet(0);
const unicodeWord = wordSet(UNICODE);

const NEWLINE = 10;

/** Whether an anchor, one of AT_START …, holds at `pos` of a text that ends at `end`. */
export function atAnchor(anchor: number, pos: number, end: number, text: string, codes: Int32Array | null): boolean {
  switch (anchor) {
    case op.AT_START:
      return pos === 0;
    case op.AT_LINE_START:
      return pos === 0 || charAt(text, codes, pos - 1) === NEWLINE;
    case op.AT_END:
      return pos === end || (pos === end - 1 && charAt(text, codes, pos) === NEWLINE);
    case op.AT_LINE_END:
      return pos === end || charAt(text, codes, pos) === NEWLINE;
    case op.AT_END_OF_TEXT:
      return pos === end;
    case op.AT_BOUNDARY:
      return end > 0 && isBoundary(unicodeWord(), pos, end, text, codes);
    case op.AT_NO_BOUNDARY:
      // An empty text has neither boundaries nor places between them.
      return end > 0 && !isBoundary(unicodeWord(), pos, end, text, codes);
    case op.AT_ASCII_BOUNDARY:
      return end > 0 && isBoundary(asciiWord(), pos, end, text, codes);
    default:
      return end > 0 && !isBoundary(asciiWord(), pos, end, text, codes);
  }
}

function isBoundary(word: Charset, pos: number, end: number, text: string, codes: Int32Array | null): boolean {
  const before = pos > 0 && accepts(word, charAt(text, codes, pos - 1));
  const after = pos < end && accepts(word, charAt(text, codes, pos));
  return before !== after;
}

function charAt(text: string, codes: Int32Array | null, pos: number): number {
  return codes === null ? text.charCodeAt(pos) : (codes[pos] ?? 0);
}

/** Whether `length` characters at two places are the same; folding as in BACKREF. */
export function sameText(
  text: string,
  codes: Int32Array | null,
  one: number,
  other: number,
  length: number,
  folding: number,
): boolean {
  for (let n = 0; n < length; n++) {
    const a = charAt(text, codes, one + n);
    const b = charAt(text, codes, other + n);
    if (a === b) continue;
    if (folding === 0) return false;
    if (folding === 1 ? lowerAscii(a) !== lowerAscii(b) : lowerUnicode(a) !== lowerUnicode(b)) return false;
  }
  return true;
}
