/** Lines of limited width, as `textwrap.TextWrapper` makes them. Lengths are in code points. */

import { pointLength } from "../../values/code-points.ts";
import { valueError } from "../../values/exceptions.ts";
import { spend } from "../../values/meter.ts";
import { splitPieces } from "./words.ts";

export interface WrapOptions {
  readonly width: number;
  readonly initialIndent: string;
  readonly subsequentIndent: string;
  readonly expandTabs: boolean;
  readonly tabSize: number;
  readonly replaceWhitespace: boolean;
  readonly fixSentenceEndings: boolean;
  readonly breakLongWords: boolean;
  readonly breakOnHyphens: boolean;
  readonly dropWhitespace: boolean;
  /** `null`: as many as it takes. */
  readonly maxLines: number | null;
  readonly placeholder: string;
}

/** White space at both ends as Python's `str.strip` sees it is only blanks here. */
function isBlankPiece(piece: string): boolean {
  return piece.trim() === "";
}

/** Pieces of a text, with two spaces after sentences if asked for. */
export function piecesOf(text: string, options: WrapOptions): string[] {
  const pieces = splitPieces(Array.from(text), options.breakOnHyphens);
  if (!options.fixSentenceEndings) return pieces;
  for (let i = 0; i < pieces.length - 1; i++) {
    if (pieces[i + 1] === " " && /[a-z][.!?]["']?$/.test(pieces[i] ?? "")) {
      pieces[i + 1] = "  ";
      i++;
    }
  }
  return pieces;
}

/** Puts pieces into lines. */
export function wrapPieces(pieces: readonly string[], options: WrapOptions): string[] {
  const { width, maxLines, placeholder, dropWhitespace } = options;
  const lines: string[] = [];
  if (width <= 0) throw valueError(`invalid width ${width} (must be > 0)`);
  if (maxLines !== null) {
    const indent = maxLines > 1 ? options.subsequentIndent : options.initialIndent;
    if (pointLength(indent) + pointLength(placeholder.trimStart()) > width) {
      throw valueError("placeholder too large for max width");
    }
  }
  // The rest, last piece first.
  const rest = pieces.toReversed();
  while (rest.length > 0) {
    spend(1);
    const indent = lines.length > 0 ? options.subsequentIndent : options.initialIndent;
    const room = width - pointLength(indent);
    if (dropWhitespace && lines.length > 0 && isBlankPiece(rest.at(-1) ?? "")) rest.pop();
    const line: string[] = [];
    let length = 0;
    for (let piece = rest.at(-1); piece !== undefined; piece = rest.at(-1)) {
      spend(1);
      const size = pointLength(piece);
      if (length + size > room) break;
      line.push(piece);
      rest.pop();
      length += size;
    }
    if (pointLength(rest.at(-1) ?? "") > room) {
      placeLongWord(rest, line, length, room, options);
      length = line.reduce((sum, piece) => sum + pointLength(piece), 0);
    }
    if (dropWhitespace && line.length > 0 && isBlankPiece(line.at(-1) ?? "")) length -= pointLength(line.pop() ?? "");
    if (line.length === 0) continue;
    const last = rest.length === 0 || (dropWhitespace && rest.length === 1 && isBlankPiece(rest[0] ?? ""));
    if (maxLines === null || lines.length + 1 < maxLines || (last && length <= room)) {
      lines.push(indent + line.join(""));
      continue;
    }
    lines.push(...shortened(line, length, room, indent, lines, options));
    break;
  }
  return lines;
}

/** The last line that is allowed, with the placeholder; it may replace the line before. */
function shortened(
  line: string[],
  given: number,
  room: number,
  indent: string,
  lines: string[],
  options: WrapOptions,
): string[] {
  const { placeholder, width } = options;
  let length = given;
  while (line.length > 0) {
    if (!isBlankPiece(line.at(-1) ?? "") && length + pointLength(placeholder) <= room) {
      return [indent + line.join("") + placeholder];
    }
    length -= pointLength(line.pop() ?? "");
  }
  const before = lines.at(-1)?.trimEnd();
  if (before !== undefined && pointLength(before) + pointLength(placeholder) <= width) {
    lines.pop();
    return [before + placeholder];
  }
  return [indent + placeholder.trimStart()];
}

/** A piece that fits on no line: broken at the width, or left as it is on a line of its own. */
function placeLongWord(rest: string[], line: string[], length: number, room: number, options: WrapOptions): void {
  const space = room < 1 ? 1 : room - length;
  const piece = rest.at(-1) ?? "";
  if (!options.breakLongWords) {
    if (line.length === 0) line.push(rest.pop() ?? "");
    return;
  }
  const characters = Array.from(piece);
  spend(characters.length >> 3);
  let end = space;
  if (options.breakOnHyphens && characters.length > space) {
    const hyphen = characters.slice(0, space).lastIndexOf("-");
    if (hyphen > 0 && characters.slice(0, hyphen).some((character) => character !== "-")) end = hyphen + 1;
  }
  line.push(characters.slice(0, end).join(""));
  rest[rest.length - 1] = characters.slice(end).join("");
}
