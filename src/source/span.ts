/** Where something stands in one snippet of text: half-open UTF-16 offsets. Lines and columns are derived at the edge. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place as Python reports it: `line` counts from 1, `column` from 0 and in code points. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The offsets at which lines begin. Line breaks are `\n`, `\r\n` and `\r`, as in Python's source reader. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}

/** The 1-based line that holds `offset`; binary search over {@link lineStarts}. */
export function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}

/** Line and column of `offset`, by Python's convention. */
export function positionAt(text: string, offset: number): Position {
  const starts = lineStarts(text);
  const line = lineAt(starts, offset);
  let column = 0;
  for (const _ of text.slice(starts[line - 1] ?? 0, offset)) column++;
  return { line, column };
}

/** The text of a 1-based line without its line break; empty beyond the end. */
export function lineText(text: string, line: number): string {
  const starts = lineStarts(text);
  const start = starts[line - 1];
  return start === undefined ? "" : text.slice(start, starts[line] ?? text.length).replace(/[\r\n]+$/, "");
}
