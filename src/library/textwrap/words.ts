/** Texts in pieces that lines are made of: words, white space, and parts of words between which a line may break. */
import { spend } from "../../values/meter.ts";
import { isAlnum, isDecimal } from "../../values/str-categories.ts";

/** White space that lines break at; others, such as the no-break space, are letters here. */
const BLANKS = "\t\n\v\f\r ";
/** What may stand in front of a dash between words, besides letters and digits. */
const PUNCTUATION = "!\"'&.,?";

export function isBlank(character: string | undefined): boolean {
  return character !== undefined && BLANKS.includes(character);
}

function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && (character === "_" || isAlnum(character.codePointAt(0) ?? 0));
}

function isLetter(character: string | undefined): boolean {
  return isWordCharacter(character) && !isDecimal(character?.codePointAt(0) ?? 0);
}

/** The end of two or more hyphens at `at` that stand between words; else `at`. */
function dashEnd(text: readonly string[], at: number): number {
  const before = text[at - 1];
  if (text[at] !== "-" || text[at + 1] !== "-") return at;
  if (!isWordCharacter(before) && !(before !== undefined && PUNCTUATION.includes(before))) return at;
  let end = at;
  while (text[end] === "-") end++;
  spend((end - at) >> 3);
  return isWordCharacter(text[end]) ? end : at;
}

/** Whether a line may break behind the hyphen at `at`: between letters, at least two on each side or single ones in a row. */
function breaksAfterHyphen(text: readonly string[], at: number): boolean {
  if (text[at] !== "-") return false;
  const two = isLetter(text[at - 1]) && isLetter(text[at - 2]);
  const row = isLetter(text[at - 1]) && text[at - 2] === "-" && isLetter(text[at - 3]);
  if (!two && !row) return false;
  const next = text[at + 2] === "-" ? text[at + 3] : text[at + 2];
  return isLetter(text[at + 1]) && isLetter(next);
}

/** The pieces of a text given by its characters. `hyphens`: words may break at hyphens. */
export function splitPieces(text: readonly string[], hyphens: boolean): string[] {
  spend(text.length >> 2);
  const pieces: string[] = [];
  for (let start = 0; start < text.length; ) {
    const end = pieceEnd(text, start, hyphens);
    pieces.push(text.slice(start, end).join(""));
    start = end;
  }
  return pieces;
}

function pieceEnd(text: readonly string[], start: number, hyphens: boolean): number {
  let end = start + 1;
  if (isBlank(text[start])) {
    while (isBlank(text[end])) end++;
    return end;
  }
  if (hyphens) {
    const dash = dashEnd(text, start);
    if (dash > start) return dash;
  }
  for (; end < text.length && !isBlank(text[end]); end++) {
    if (!hyphens) continue;
    if (breaksAfterHyphen(text, end)) return end + 1;
    if (dashEnd(text, end) > end) return end;
  }
  return end;
}
