/** Which Python exception a fault in a pattern or a template is. */
export type FaultKind = "error" | "ValueError" | "OverflowError" | "IndexError" | "RecursionError";

/**
 * A fault in a pattern or in a replacement template, with CPython's text.
 *
 * For the kind `error` (Python's `re.error`), `pos` counts code points of `pattern` or is null, `lineno` and `colno` count from 1,
 * and `message` is what `str()` shows; `msg` is the bare text.
 */
export class PatternError extends Error {
  override readonly name: string = "PatternError";
  readonly kind: FaultKind;
  readonly msg: string;
  readonly pattern: string | null;
  readonly pos: number | null;
  readonly lineno: number | null;
  readonly colno: number | null;

  constructor(kind: FaultKind, msg: string, pattern: string | null = null, pos: number | null = null) {
    const place = pattern === null || pos === null ? null : placeOf(pattern, pos);
    super(place === null ? msg : describe(msg, pattern ?? "", pos ?? 0, place));
    this.kind = kind;
    this.msg = msg;
    this.pattern = pattern;
    this.pos = pos;
    this.lineno = place === null ? null : place.line;
    this.colno = place === null ? null : place.column;
  }
}

interface Place {
  readonly line: number;
  readonly column: number;
}

function placeOf(pattern: string, pos: number): Place {
  let line = 1;
  let column = 1;
  let index = 0;
  for (const char of pattern) {
    if (index++ === pos) break;
    column++;
    if (char === "\n") {
      line++;
      column = 1;
    }
  }
  return { line, column };
}

function describe(msg: string, pattern: string, pos: number, place: Place): string {
  const text = `${msg} at position ${pos}`;
  return pattern.includes("\n") ? `${text} (line ${place.line}, column ${place.column})` : text;
}
