import { constants } from "node:buffer";
import type { Readable } from "node:stream";

const LF = 10;
const CR = 13;

/** A line, or `null` for one that is longer than a text can be: it was skipped. */
export type Line = string | null;

/**
 * The lines of a stream of UTF-8, of any length, as they come: those that end in one chunk of it together, so that what handles them need
 * not wait for each. Only line feeds end lines (with a carriage return before them or not): the separators that Unicode has besides may
 * stand inside JSON texts.
 */
export async function* linesOf(
  input: Readable,
  longest: number = constants.MAX_STRING_LENGTH,
): AsyncGenerator<readonly Line[]> {
  let pieces: Buffer[] = [];
  let size = 0;
  const add = (piece: Buffer): void => {
    size += piece.length;
    if (size <= longest) pieces.push(piece);
    else pieces = [];
  };
  const take = (): Line => {
    const bytes = size > longest ? null : pieces.length === 1 ? (pieces[0] ?? null) : Buffer.concat(pieces);
    pieces = [];
    size = 0;
    if (bytes === null) return null;
    const end = bytes.at(-1) === CR ? bytes.length - 1 : bytes.length;
    return bytes.toString("utf8", 0, end);
  };
  for await (const given of input) {
    const chunk: Buffer = typeof given === "string" ? Buffer.from(given) : given;
    const lines: Line[] = [];
    let from = 0;
    for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, from)) {
      add(chunk.subarray(from, at));
      from = at + 1;
      lines.push(take());
    }
    if (from < chunk.length) add(chunk.subarray(from));
    if (lines.length > 0) yield lines;
  }
  if (size > 0) yield [take()];
}
