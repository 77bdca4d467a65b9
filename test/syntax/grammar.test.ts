import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { run } from "../../src/syntax/faults/machine.ts";
import { program } from "../../src/syntax/faults/program.ts";
import { parse, printTree } from "../../src/syntax/index.ts";
import { tokenize } from "../../src/syntax/tokenize.ts";
import { deriver, readGrammar, undefinedNames } from "./derivation.ts";
import { KINDS, shape } from "./dump.ts";

const grammar = readGrammar(readFileSync(new URL("../../grammar/python.grammar", import.meta.url), "utf8"));
const STARTS = ["Module", "compound", "Match", "MatchClass", "simple_line", "JoinedStr", "FormattedValue"];
const PROGRAMS = 1200;

/** Patterns and fields alone are no programs. */
function wrap(start: string, text: string): string {
  if (start === "FormattedValue") return `f'${text}'`;
  return start === "MatchClass" ? `match x:\n case ${text}: pass\n` : text;
}

describe("the written grammar", () => {
  test("defines what it uses", () => {
    expect(undefinedNames(grammar)).toEqual([]);
  });

  test("names the kinds of nodes, each of them, and nothing else, with capital letters", () => {
    const made = new Set([...grammar.values()].flatMap(({ name, kinds }) => [name, ...kinds]));
    expect(KINDS.filter((kind) => !made.has(kind) && kind !== "Error")).toEqual([]);
    expect([...made].filter((name) => /^[A-Z]/.test(name) && !name.includes("_in_") && !KINDS.includes(name))).toEqual(
      [],
    );
  });
});

describe("programs derived from it", () => {
  const used = new Set<string>();
  const derive = deriver(grammar, used);
  const programs = Array.from({ length: PROGRAMS }, (_, seed) => {
    const start = STARTS[seed % STARTS.length] ?? "Module";
    return wrap(start, derive(start, seed, 40 + ((seed * 7) % 200)));
  });

  test("use every production", () => {
    expect([...grammar.keys()].filter((name) => !used.has(name))).toEqual([]);
  });

  test("are read without a problem of syntax, and printed so that they read the same", () => {
    for (const text of programs) {
      const { tree, problems } = parse(text);
      expect([text, problems.filter((problem) => problem.phase === "parse")]).toEqual([text, []]);
      const again = parse(printTree(tree));
      expect(shape(again.tree.body)).toEqual(shape(tree.body));
    }
  });

  test("have no mistake by the rules that explain mistakes", () => {
    const judge = { mistake: () => null, check: () => true, must: () => "missing", fault: () => "fault" };
    for (const text of programs) {
      for (const looking of [false, true]) {
        const outcome = run(program(), tokenize(text), "file", 0, 0, looking, 50_000_000, judge);
        expect([text, outcome.matched]).toEqual([text, true]);
      }
    }
  });
});
