/**
 * A text to match in. Positions are Python's: code points. Without surrogates they are the string's own offsets; otherwise
 * `codes` holds the code points.
 */
export interface Subject {
  readonly text: string;
  readonly codes: Int32Array | null;
  readonly length: number;
  /** All characters are known to be below U+0100; only asked of longer texts. */
  readonly latin1: boolean;
}

const SURROGATE = /[\ud800-\udfff]/;

const WIDE = /[^\x00-\xff]/;

let last: Subject = { text: "", codes: null, length: 0, latin1: false };

/** Prepares a text; bytes come as Latin-1. Linear in its length, but the last long text is kept ready for the next call. */
export function subjectOf(text: string): Subject {
  if (!isLongOrHasSurrogates(text)) return { text, codes: null, length: text.length, latin1: false };
  if (last.text === text) return last;
  last = prepare(text);
  return last;
}

/** Short texts are tested each time: comparing them with the one kept would cost as much. */
function isLongOrHasSurrogates(text: string): boolean {
  if (text.length > 64) return true;
  for (let i = 0; i < text.length; i++) if ((text.charCodeAt(i) & 0xf800) === 0xd800) return true;
  return false;
}

function prepare(text: string): Subject {
  if (!SURROGATE.test(text)) return { text, codes: null, length: text.length, latin1: !WIDE.test(text) };
  const codes = new Int32Array(text.length);
  let length = 0;
  for (const char of text) codes[length++] = char.codePointAt(0) ?? 0;
  return { text, codes: codes.subarray(0, length), length, latin1: false };
}

/** The code points from `start` up to `end`. */
export function sliceSubject(subject: Subject, start: number, end: number): string {
  const { codes, text } = subject;
  if (codes === null) return text.slice(start, end);
  let out = "";
  for (let at = start; at < end; at += CHUNK)
    out += String.fromCodePoint(...codes.subarray(at, Math.min(end, at + CHUNK)));
  return out;
}

/** Arguments of one call; far below what engines allow. */
const CHUNK = 4096;
