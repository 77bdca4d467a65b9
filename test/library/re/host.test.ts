import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Found, Mode } from "../../../src/library/re/found.ts";
import { execOnHost, hostBound, hostPattern } from "../../../src/library/re/host.ts";
import { compileRegex, execRegex, type Regex } from "../../../src/library/re/regex.ts";
import { FREE } from "../../../src/library/re/step-meter.ts";
import { subjectOf } from "../../../src/library/re/subject.ts";
import { recorded, rules } from "./recorded.ts";

type Spans = readonly number[] | null;

interface Line {
  readonly pattern: string;
  readonly flags: number;
  readonly bytes: boolean;
  readonly cases: readonly (readonly [text: string, search: Spans, match: Spans, whole: Spans])[];
}

const MODES: readonly Mode[] = ["search", "match", "fullmatch"];

function flat(found: Found | null | undefined): Spans | undefined {
  return found === null || found === undefined ? found : [found.lastIndex, ...found.spans];
}

/** The same on our own matcher, whatever would be chosen. */
function onOurs(
  regex: Regex,
  text: string,
  pos: number,
  mode: Mode,
): { readonly found: Spans; readonly steps: number } {
  let steps = 0;
  const meter = {
    spend: (count: number): void => {
      steps += count;
    },
  };
  const found = regex.matcher.run(subjectOf(text), pos, text.length, mode, false, meter);
  return { found: found === null ? null : [found.lastIndex, ...found.spans], steps };
}

/** Patterns of the kinds that the host may be given, and some that it may not. */
const pattern: fc.Arbitrary<string> = fc.letrec<{ one: string; many: string; whole: string }>((tie) => ({
  one: fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom(
        "a",
        "b",
        "c",
        "é",
        ".",
        "\\w",
        "\\d",
        "\\s",
        "[ab]",
        "[^a]",
        "\\W",
        "\\.",
        "(?i:b)",
        "(?a:\\w)",
      ),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        "^",
        "$",
        "\\b",
        "\\B",
        "\\A",
        "\\Z",
        "(?m:^)",
        "(?m:$)",
        "(?=b)",
        "(?!a)",
        "(?<=a)",
        "(?<!b)",
      ),
    },
    { weight: 2, arbitrary: tie("many").map((inside) => `(${inside})`) },
    { weight: 2, arbitrary: tie("many").map((inside) => `(?:${inside})`) },
  ),
  many: fc.oneof(
    { weight: 3, arbitrary: fc.array(tie("whole"), { minLength: 1, maxLength: 3 }).map((parts) => parts.join("")) },
    { weight: 1, arbitrary: fc.tuple(tie("whole"), tie("whole")).map(([left, right]) => `${left}|${right}`) },
  ),
  whole: fc
    .tuple(tie("one"), fc.constantFrom("", "", "", "?", "*", "+", "{2}", "{1,3}", "??", "*?", "+?"))
    .map(([one, count]) => (/^(\^|\$|\\[bBAZ])$/.test(one) ? one : one + count)),
})).many;

describe("the host's engine gives what ours gives", () => {
  const lines = recorded<Line>("matches");

  it("on all recorded cases that may run there", () => {
    let cases = 0;
    for (const line of lines) {
      const host = hostPattern(compileRegex(line.pattern, line.flags, line.bytes, rules).parsed);
      if (host === null) continue;
      for (const [text, ...expected] of line.cases) {
        if (text === "" || /[^\x00-\xff]/.test(text)) continue;
        cases += 3;
        const found = MODES.map((mode) => flat(execOnHost(host, text, 0, text.length, mode)));
        expect([line.pattern, line.flags, text, found]).toEqual([line.pattern, line.flags, text, expected.slice(0, 3)]);
      }
    }
    expect(cases).toBeGreaterThan(4000);
  });

  it("on random patterns and texts, from any position", () => {
    const text = fc.string({
      unit: fc.constantFrom("a", "b", "c", "B", "é", "1", " ", ".", "\n"),
      minLength: 1,
      maxLength: 200,
    });
    fc.assert(
      fc.property(pattern, text, fc.nat(5), fc.constantFrom(...MODES), (source, subject, skip, mode) => {
        const regex = compileRegex(source, 0, false);
        const host = hostPattern(regex.parsed);
        const pos = Math.min(skip, subject.length);
        if (host === null || hostBound(host, subject.length, mode === "search") > 50_000) return;
        expect(flat(execOnHost(host, subject, pos, subject.length, mode))).toEqual(
          onOurs(regex, subject, pos, mode).found,
        );
      }),
      { numRuns: 3000, seed: 4711 },
    );
  });

  it("chosen by itself, at any place of a long text", () => {
    const regex = compileRegex("(b)(c)?d|(é)", 0, false);
    const text = `${"x".repeat(300)}bd${"x".repeat(300)}é${"x".repeat(300)}bcd`;
    const found = [0, 301, 350, 603, 905].map((pos) =>
      flat(execRegex(regex, subjectOf(text), pos, text.length, "search", FREE)),
    );
    expect(regex.host).not.toBeNull();
    expect(found).toEqual([0, 301, 350, 603, 905].map((pos) => onOurs(regex, text, pos, "search").found));
  });
});

describe("the host cannot run away", () => {
  it("our matcher's steps stay below the bound for the host", () => {
    const texts = ["a", "ab", "aab", "abc", "a\n", "b", "aé1 ."].map((unit) => unit.repeat(200 / unit.length));
    fc.assert(
      fc.property(pattern, fc.constantFrom(...texts), fc.boolean(), (source, text, isSearch) => {
        const regex = compileRegex(source, 0, false);
        const host = hostPattern(regex.parsed);
        if (host === null) return;
        const bound = hostBound(host, text.length, isSearch);
        if (bound > 200_000) return;
        expect(onOurs(regex, text, 0, isSearch ? "search" : "fullmatch").steps).toBeLessThanOrEqual(4 * bound + 16);
      }),
      { numRuns: 3000, seed: 4712 },
    );
  });

  it.each([
    "(a+)+$",
    "(a|aa)+$",
    "(?:a|aa)+$",
    "(.*)*x",
    "(?:a*)*$",
    "(\\w+\\s?)*$",
    "(?:a|b|ab)*c",
    "(?:a?a)+$",
    "(?:(?:a+b?)+c?)+d",
    "(a)\\1",
    "(?>a)",
    "a*+",
    "(a)(?(1)b)",
    "(?:a(b)?)+",
    "(?:ab*)+bc",
    "(?:a|ab)(?:c|bcd)*(?:d|e)*",
    "(?=a*)b",
    "(?:a{1,100}){1,100}",
    "a{5000}",
  ])("%s is not for the host, or bound to be slow there", (source) => {
    const host = hostPattern(compileRegex(source, 0, false).parsed);
    expect(host === null || hostBound(host, 1000, true) > 32_000).toBe(true);
  });

  it.each([
    "needle",
    "[A-Z]{3}\\d{2}",
    "\\bEUR\\b",
    "(\\d{4})-(\\d\\d)",
    "^[^:]+:\\s*\\d+$",
    "(?:cat|dog)s?",
    "^(?:[A-Z]{3},)*\\d+\\.",
    "(?i)total",
  ])("%s is for the host", (source) => {
    const regex = compileRegex(source, 0, false);
    const host = hostPattern(regex.parsed);
    expect(host !== null && hostBound(host, 1000, !source.startsWith("^")) <= 32_000).toBe(true);
  });
});
