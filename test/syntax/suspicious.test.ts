import { describe, expect, test } from "vitest";
import { checkTree } from "../../src/syntax/checks/checks.ts";
import { parse } from "../../src/syntax/index.ts";
import { fixture, OPTIONS } from "./fixtures.ts";

/**
 * The parser tells the checks whether they have to look into expressions (`Cursor.suspicious`). What they find by its word has to be what they
 * find when they always look.
 */
function differs(source: string): boolean {
  const { tree, problems } = parse(source, OPTIONS);
  // What could not be read is told instead of what is checked, and trees that are too deep are not checked.
  if (problems.some(({ phase, type }) => phase === "parse" || type === "RecursionError")) return false;
  return JSON.stringify(checkTree(source, tree, 20, true)) !== JSON.stringify(problems);
}

/** A mistake for each thing that an expression may have that is refused in some place; some places with it are right. */
const mistakes = [
  "f(a=1, a=2)",
  "f(a=1, **b, a=2)",
  "f(__debug__=1)",
  "f(*a)",
  "f(*a, *b, c=1)",
  "x[*a]",
  "x[*a, 1]",
  "x.__debug__",
  "lambda a, a: 0",
  "lambda __debug__: 0",
  "lambda: (yield)",
  "lambda *a, a=1: a",
  "await x",
  "(y := 1)",
  "[y := x for x in z]",
  "[x := 1 for x in z]",
  "[i for i in (j := z)]",
  "(yield)",
  "(yield 1)",
  "(yield from x)",
  "[x async for x in y]",
  "(x async for x in y)",
  "{x: 1 async for x in y}",
  "[[x async for x in y] for z in w]",
  "[await x for x in y]",
  "[(yield) for x in y]",
  "(*a, *b)",
  "[*a, *b]",
  "*a, *b",
  "[0 for *a, *b in c]",
  "[0 for __debug__ in c]",
  "[0 for __\uff44ebug__ in c]",
  "(__debug__ := 1)",
  "f'{(yield)}'",
  "f'{x:{(y := 1)}}'",
  "f'{lambda_(a=1, a=2)}'",
];
const long = ["not ", "-", "x.", "lambda: ", "1 + ", "x ** ", "a if b else ", "await "].flatMap((link) =>
  [8, 9, 40, 400].flatMap((n) => [`${link.repeat(n)}x`, `${link.repeat(n)}f(a=1, a=2)`, `${link.repeat(n)}(yield)`]),
);
/** Where an expression may stand; `$` is the expression. */
const places = [
  "$",
  "r = $",
  "$ = r",
  "$ += r",
  "$: int",
  "$: int = r",
  "r: $",
  "r: int = $",
  "del $",
  "*r, $ = z",
  "for $ in z: pass",
  "for r in $: pass",
  "if $: pass",
  "while $: break",
  "with $: pass",
  "with r as $: pass",
  "assert $, $",
  "raise $",
  "raise r from $",
  "def g(r=$): pass",
  "def g(r: $) -> $: pass",
  "def g(*r: $): pass",
  "def g(*r: *T, q=$): pass",
  "def g():\n  return $",
  "def g():\n  x = 1\n  return $",
  "def g():\n  global y\n  $",
  "async def g():\n  return $",
  "async def g():\n  $\n  yield 1",
  "class C: r = $",
  "class C($): pass",
  "class C(a=$): pass",
  "@$\ndef g(): pass",
  "g($)",
  "g(a=$)",
  "[$ for r in z]",
  "[r for r in $]",
  "[r for r in z if $]",
  "(r for r in z if $)",
  "{$: $ for r in z}",
  "lambda: $",
  "lambda r=$: r",
  "z[$]",
  "z[$:$:$]",
  "z[$, 1]",
  "{$: 1, **{$: 2}}",
  "{$, 1}",
  "($, 1)",
  "[$]",
  "not $",
  "z and $",
  "z < $",
  "$ if $ else $",
  "f'{$}'",
  "match $:\n  case 1 if $: pass",
  "match z:\n  case C(a=1): $",
  "try: pass\nexcept $: pass",
  "try: pass\nexcept* z:\n  $",
  "type T = $",
  "type T[U: $] = int",
  "def g[U: $](): pass",
  "from __future__ import annotations\nr: $ = 1",
  "from __future__ import annotations\ndef g(r: $): pass",
];

describe("what the parser says of expressions is enough for the checks", () => {
  test("in all recorded sources", () => {
    const { valid, faulty } = fixture<{ readonly valid: string[]; readonly faulty: string[] }>("sources.json");
    const mutations = fixture<[source: string, error: unknown][]>("mutations.json").map(([source]) => source);
    expect([...valid, ...faulty, ...mutations].filter(differs)).toEqual([]);
  });

  test("for all mistakes in all places", () => {
    const sources = places.flatMap((place) => mistakes.map((mistake) => place.replaceAll("$", mistake)));
    expect(sources.filter(differs)).toEqual([]);
    const refused = (source: string): boolean => parse(source).problems[0]?.phase === "compile";
    // They are mistakes that only the checks find, and for most of them it needs expressions.
    expect(sources.filter(refused).length).toBeGreaterThan(400);
  });

  test("for long chains", () => {
    expect(long.filter(differs)).toEqual([]);
  });

  test("after statements that could not be read, and in nested blocks", () => {
    const sources = mistakes.map((mistake) => `if x:\n  for y in z:\n    def g(a, b=${mistake}): pass\n  q = 1\nr = 2`);
    expect(sources.filter(differs)).toEqual([]);
  });
});
