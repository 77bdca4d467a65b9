import { describe, expect, it } from "vitest";
import type { Found, Mode } from "../../../src/library/re/found.ts";
import { PyPattern } from "../../../src/library/re/objects.ts";
import { compileRegex, execRegex } from "../../../src/library/re/regex.ts";
import { Matches } from "../../../src/library/re/scanning.ts";
import { type Subject, subjectOf } from "../../../src/library/re/subject.ts";
import { recorded, rules } from "./recorded.ts";

type Spans = readonly number[] | null;

interface Line {
  readonly pattern: string;
  readonly flags: number;
  readonly bytes: boolean;
  readonly all: number;
  readonly groups: number;
  readonly names: readonly (readonly [string, number])[];
  readonly cases: readonly (readonly [
    text: string,
    search: Spans,
    match: Spans,
    whole: Spans,
    each: readonly Spans[],
  ])[];
}

const free = { spend: (): void => {} };
const lines = recorded<Line>("matches");

const flat = (found: Found | null): Spans => (found === null ? null : [found.lastIndex, ...found.spans]);

describe("matches are CPython's, with all groups", () => {
  const compiled = lines.map((line) => ({ line, regex: compileRegex(line.pattern, line.flags, line.bytes, rules) }));

  it("has thousands of cases", () => {
    expect(lines.flatMap((line) => line.cases).length).toBeGreaterThan(8000);
  });

  it("flags and groups", () => {
    for (const { line, regex } of compiled) {
      const names = [...regex.groupIndex];
      expect([line.pattern, regex.flags, regex.groups, names]).toEqual([
        line.pattern,
        line.all,
        line.groups,
        line.names,
      ]);
    }
  });

  it.each(["search", "match", "fullmatch"] as const)("%s", (mode) => {
    const column = { search: 1, match: 2, fullmatch: 3 } as const;
    for (const { line, regex } of compiled) {
      const found = line.cases.map(([text]) => flat(once(regex, subjectOf(text), mode)));
      expect([line.pattern, line.flags, found]).toEqual([
        line.pattern,
        line.flags,
        line.cases.map((row) => row[column[mode]]),
      ]);
    }
  });

  it("all matches, one after the other", () => {
    for (const { line, regex } of compiled) {
      const found = line.cases.map(([text]) => each(regex, subjectOf(text)));
      expect([line.pattern, line.flags, found]).toEqual([line.pattern, line.flags, line.cases.map((row) => row[4])]);
    }
  });
});

function once(regex: ReturnType<typeof compileRegex>, subject: Subject, mode: Mode): Found | null {
  return execRegex(regex, subject, 0, subject.length, mode, free);
}

function each(regex: ReturnType<typeof compileRegex>, subject: Subject): Spans[] {
  const target = { value: subject.text, subject, pos: 0, endpos: subject.length };
  const matches = new Matches(new PyPattern(regex, regex.pattern), target);
  const out: Spans[] = [];
  while (matches.next()) out.push(flat(matches.found));
  return out;
}

describe("parts of a text", () => {
  const search = (pattern: string, text: string, pos: number, endpos: number): Spans =>
    flat(execRegex(compileRegex(pattern, 0, false), subjectOf(text), pos, endpos, "search", free));

  it.each([
    ["^b", "ab", 1, 2, null],
    ["(?m)^b", "a\nb", 2, 3, [0, 2, 3]],
    ["(?<=a)b", "ab", 1, 2, [0, 1, 2]],
    ["a$", "ab", 0, 1, [0, 0, 1]],
    ["\\bb", "ab", 1, 2, null],
    ["a\\b", "ab", 0, 1, [0, 0, 1]],
    ["a(?=b)", "ab", 0, 1, null],
    ["", "ab", 2, 1, null],
    ["", "ab", 2, 2, [0, 2, 2]],
    [".", "😀é", 1, 2, [0, 1, 2]],
  ] as const)("%s in %j from %i to %i", (pattern, text, pos, endpos, spans) => {
    expect(search(pattern, text, pos, endpos)).toEqual(spans);
  });
});
