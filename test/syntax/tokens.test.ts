import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tokenize } from "../../src/syntax/tokenize.ts";
import * as K from "../../src/syntax/tokens.ts";
import { fixture } from "./fixtures.ts";

/** What may stand between two tokens: blanks, comments, joined lines, and inside of brackets line breaks. */
const GAP = /^(?:[ \t\f]|#[^\r\n]*|\\(?:\r\n|\r|\n)|\r\n|\r|\n)*$/;

/** Tokens cover the text in order, without overlap, and leave out nothing but blanks and comments. */
function untiled(text: string): string | null {
  const tokens = tokenize(text);
  let at = 0;
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kinds[i] === K.FAULT) return null;
    const [start, end] = [tokens.starts[i] ?? -1, tokens.ends[i] ?? -1];
    if (start < at || end < start) return `token ${i} overlaps`;
    if (!GAP.test(text.slice(at, start))) return `lost ${JSON.stringify(text.slice(at, start))}`;
    at = end;
  }
  return at === text.length ? null : `stops at ${at}`;
}

describe("tokens tile the text", () => {
  const sources = fixture<{ valid: string[]; faulty: string[] }>("sources.json");
  test("of the fixtures", () => {
    for (const text of [...sources.valid, ...sources.faulty]) expect([text, untiled(text)]).toEqual([text, null]);
  });

  test("of any text", () => {
    const piece = fc.constantFrom(
      ...'abf01.\'"""\\{}[]():=!#\n\r\t é😀,+*<>'.split(""),
      '"""',
      "f'",
      "rb'",
      "\r\n",
      "if ",
      "0x",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expect(untiled(pieces.join(""))).toBeNull();
      }),
      { numRuns: 3000 },
    );
  });
});

test.each([
  ["a+=b**-c", ["", "+=", "", "**", "-", "", "", ""]],
  ["x->y:=z", ["", "->", "", ":=", "", "", ""]],
  ["a<>b!=c<<=d...e//=f@=g", ["", "!=", "", "!=", "", "<<=", "", "...", "", "//=", "", "@=", "", "", ""]],
  ["f'{a:=5}'", ["", "{", "", ":", "", "}", "", "", ""]],
])("operators of %j", (text, spellings) => {
  const { kinds, count } = tokenize(text);
  expect([...kinds.subarray(0, count)].map((kind) => K.SPELLING[kind] ?? "")).toEqual(spellings);
});
