import { describe, expect, it } from "vitest";
import { compilePattern } from "../../../src/library/re/cache.ts";
import { matchOnce, substitute, substitutionOf, targetOf } from "../../../src/library/re/scanning.ts";
import { defaultLimits, LimitReached, meter, metered } from "../../../src/values/meter.ts";
import { run } from "./python.ts";

const A = "a".repeat(40);

/** Patterns that blow up, with a text on which they do (or would, in an engine that backtracks without counting). */
const CATASTROPHIC: readonly (readonly [pattern: string, text: string])[] = [
  ...[
    "(a+)+$",
    "(a*)*$",
    "(a+)*$",
    "(a*)+$",
    "(?:a+)+$",
    "(?:a*)*$",
    "(a|a)+$",
    "(a|aa)+$",
    "(?:a|aa)+$",
    "(aa|a)*$",
    "(a|a?)+$",
    "(a+a+)+$",
    "(a*a*)*$",
    "(a?a?)*$",
    "((a+)+)+$",
    "((a*)*)*$",
    "(((a+)*)+)*$",
    "(a+)+?$",
    "(a+?)+$",
    "(a+?)+?$",
    "(a{1,})+$",
    "(a{1,10})+$",
    "(a{1,10}){1,10}$",
    "(a{2,5})*$",
    "(?:a{1,3}){1,40}$",
    "(a|b|ab|ba|aa)*$",
    "([ab]|a)+$",
    "(\\w|a)+$",
    "(\\w+\\w*)+$",
    "(\\w+)*$",
    "(.+)+$",
    "(.*)*$",
    "(.*?)*?$",
    "(.*?a)+$",
    "(.*a){12}$",
    "(.*a){20}$",
    "(a*){30}$",
    "(a?){40}a{40}$",
    "a*a*a*a*a*a*a*a*a*a*$",
    "a*?a*?a*?a*?a*?a*?a*?a*?$",
    "(?=(a+)+$)a",
    "(?=(a|aa)+$)",
    "(?!(a+)+$)x",
    "(?:(?=(a+))a)+$",
    "(?:(?=a+)a+)+$",
    "((?=a)a+)+$",
    "(a+)(?=\\1)+$",
    "(a+)+\\1$",
    "(a*)\\1*$",
    "(a+)\\1+\\1+$",
    "(?:(a+)\\1?)+$",
    "(a)?(?:(?(1)a+|a))+$",
    "(?i)(A+)+$",
    "(?i)(a|A)+$",
    "(?s)(.|a)+$",
    "(?x) ( a + ) + $",
    "^(a+)+$",
    "^(([a-z])+.)+[A-Z]([a-z])+$",
    "(?:a(?:a(?:a)*)*)*$",
    "(?:(?:(?:a?)+)+)+$",
    "(?:a|(?:a|(?:a|a)+)+)+$",
    "(a+|b+)*$",
    "(a+|a+)*$",
    "(?:aa?)+$",
    "(?:a?a)+$",
    "(?:a??a)+$",
    "(?:a?a??)+$",
    "(?P<n>a+)+$",
    "(?P<n>a+)(?P=n)*$",
    "(?:\\b|a)+a+$",
    "(?:^|a)+$",
    "(a(?!x)|aa)+$",
    "((?<!x)a|aa)+$",
    "(?:a(?<=a)|aa)+$",
    "(?>a|a+)+?(?:a|aa)+$",
    "(?:a++|a)+?(?:a|aa)+$",
  ].map((pattern) => [pattern, `${A}!`] as const),
  ["(.*)*x", A],
  ["(x+x+)+y", "x".repeat(40)],
  ["(x+x+)+y", "x".repeat(5000)],
  [".*.*.*.*x", "a".repeat(3000)],
  [".*.*.*x", "a".repeat(20_000)],
  ["\\s+$", `${" ".repeat(200_000)}x`],
  ["\\s*,\\s*$", `${" ".repeat(100_000)}x`],
  ["^\\s+|\\s+$", `x${" ".repeat(200_000)}x`],
  ["\\d+(?:\\.\\d+)*$", `${"1.".repeat(50_000)}x`],
  ["(?:\\d+\\.?)+$", `${"1".repeat(60)}x`],
  ["^(\\w+\\s?)*$", `${"word ".repeat(30)}!`],
  [
    "^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}(([a-z]{2,3})|([a-z]{2,3}[.]{1}[a-z]{2,3}))$",
    `${A}!`,
  ],
  ["^([0-9]+(,[0-9]+)*)*$", `${"1,".repeat(30)}!`],
  ['"(?:[^"\\\\]|\\\\.|[^"])*"$', `"${"\\x".repeat(40)}`],
  ['<(\\w+)(\\s+\\w+(="[^"]*")?)*\\s*>$', `<a ${"b ".repeat(40)}!`],
  ["(?:[^,]*,)*[^,]*;", `${"a,".repeat(40)}!`],
  ["(?:[^,]*,){8}.*;", "a,".repeat(3000)],
  ["((ab)*)*c", "ab".repeat(40)],
  ["(?:(?:ab)+)+c", "ab".repeat(40)],
  ["(ab|a|b)*c", "ab".repeat(40)],
  ["(?:é|É|é)+$", `${"é".repeat(40)}!`],
  ["(?:😀|😀😀)+$", `${"😀".repeat(40)}!`],
  ["(?i)(?:ſ|s|S)+$", `${"s".repeat(40)}!`],
  ["^(?:(?:a|b)*?c)*?$", `${"abc".repeat(30)}!`],
  ["(?:a|b|c|d|e|f|g)*?(?:g|f|e|d)*?(?:a|b)*?x", "abcdefg".repeat(300)],
  ["(?:(?:){1000}){1000}{0}(?:(?:){4000000000}){4000000000}".replace("{0}", ""), "a"],
  ["(?:a{0,1000}){0,1000}b", "a".repeat(1000)],
  ["(?:(?:(?:a?){1000}){1000}){1000}b", "a"],
];

/** Steps one search takes; `stopped` when the limit ended it. */
function searchCost(
  pattern: string,
  text: string,
  steps: number,
): { readonly stopped: boolean; readonly steps: number } {
  return metered({ ...defaultLimits, steps }, () => {
    try {
      const compiled = compilePattern(pattern, 0n);
      matchOnce(compiled, targetOf(compiled, text), "search");
      return { stopped: false, steps: meter.steps };
    } catch (error) {
      if (!(error instanceof LimitReached)) throw error;
      return { stopped: true, steps: meter.steps };
    }
  });
}

describe("catastrophic patterns end by the meter", () => {
  it("knows a hundred", () => {
    expect(CATASTROPHIC.length).toBeGreaterThanOrEqual(100);
  });

  // What may pass between two counts: a chunk of matcher steps, or one run over the text.
  it.each(CATASTROPHIC)("%s", (pattern, text) => {
    const limit = 400_000;
    const slack = 6 * (300 + 2 * text.length);
    const first = searchCost(pattern, text, limit);
    expect(first.steps).toBeLessThanOrEqual(limit + slack);
    expect(searchCost(pattern, text, limit)).toEqual(first);
  });

  it("stops most of them, and all of the classics", () => {
    const stopped = CATASTROPHIC.filter(([pattern, text]) => searchCost(pattern, text, 400_000).stopped);
    expect(stopped.length).toBeGreaterThan(80);
    for (const classic of ["(a+)+$", "(a|aa)+$", "(.*)*x", "(x+x+)+y", "(?=(a+)+$)a", "(a+)+\\1$"]) {
      expect(stopped.map(([pattern]) => pattern)).toContain(classic);
    }
  });
});

describe("oversized requests", () => {
  it("long patterns cost steps in proportion", () => {
    const cost = (length: number): number => searchCost("ab".repeat(length / 2), "x", 100_000_000).steps;
    expect(cost(20_000)).toBeGreaterThan(20_000 * 16);
    expect(cost(20_000) / cost(2_000)).toBeGreaterThan(8);
    expect(searchCost("x".repeat(5_000_000), "x", 10_000_000).stopped).toBe(true);
  });

  it("nested plain groups, which are copied outwards, cost what they take", () => {
    const nested = `${"(?:a".repeat(400)}${"b".repeat(20_000)}${")".repeat(400)}`;
    expect(searchCost(nested, "x", 10_000_000).stopped).toBe(true);
  });

  it.each([
    "'a' * 5000000 + re.escape('.' * 6000000)",
    "re.sub('', 'x' * 100000, 'a' * 100000)",
    "re.sub('a', lambda m: 'x' * 100000, 'a' * 100000)",
    "re.sub('(a*)', r'\\1\\1\\1\\1\\1\\1\\1\\1' * 1000, 'a' * 100000)",
    "re.findall('(?=(.*))', '😀' * 100000)",
    "re.findall(b'(?=(.*))', b'a' * 100000)",
    "re.findall('(?:' + '()' * 2000 + 'a)', 'a' * 100000)",
    "[re.search('a', 'b' * 100000) for _ in range(100000)]",
    "[re.compile('b' * 2000 + str(n)) for n in range(100000)]",
    "[re.sub('b', str(n) + r'\\\\' * 2000, 'a') for n in range(100000)]",
  ])("%s reaches a limit", (code) => {
    expect(() => run(code)).toThrow(LimitReached);
  });

  it("long texts do not exhaust the stack", () => {
    const search = (pattern: string, text: string): string => {
      const compiled = compilePattern(pattern, 0n);
      return metered({ ...defaultLimits, steps: 100_000_000 }, () =>
        String(matchOnce(compiled, targetOf(compiled, text), "match") !== null),
      );
    };
    const text = "ab".repeat(500_000);
    for (const pattern of [
      "(?:a|b)*$",
      "(?:ab|cd)*$",
      "(?:ab|cd)*?$",
      "(a|b)*$",
      "(?:(?:a)(?:b))*+$",
      "(?:(?=a)ab)*$",
      "(?>ab|c)*$",
    ]) {
      expect([pattern, search(pattern, text)]).toEqual([pattern, "true"]);
    }
  });
});

describe("steps do not depend on earlier runs", () => {
  it("a pattern kept from another run is paid for again, once a run", () => {
    const cost = (times: number): number =>
      metered(defaultLimits, () => {
        for (let n = 0; n < times; n++) substitute(substitutionOf(compilePattern("(c+)d|[x-z]{3,}", 0n), "\\1!"), "a");
        return meter.steps;
      });
    const first = cost(1);
    expect(cost(1)).toBe(first);
    expect(cost(3) - cost(2)).toBe(cost(2) - first);
    expect(cost(2) - first).toBeLessThan(first / 4);
  });
});
