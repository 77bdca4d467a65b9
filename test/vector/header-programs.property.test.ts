import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { headerOf } from "../../src/columns/header-store.ts";
import { valueIn } from "../../src/columns/lanes.ts";
import type { Document } from "../../src/document/document.ts";
import { parse } from "../../src/syntax/index.ts";
import { defaultLimits, type Limits, metered } from "../../src/values/meter.ts";
import { type HeaderProgram, headerProgram } from "../../src/vector/header-program.ts";
import { byClosures, documentOf, globalNames, schema, shown, type Texts } from "./documents.ts";
import { header, headerFormulas, row } from "./formulas.ts";

interface Given {
  readonly rows: readonly Texts[];
  readonly head: Texts;
}

function programOf(code: string): HeaderProgram | null {
  const node = schema.nodes.get("r0");
  if (node === undefined) throw new Error("no field");
  return headerProgram(parse(code).tree, schema, node);
}

/** Whether the program of `code` answers; as the closures do, without a word said. */
function answers(
  program: HeaderProgram,
  code: string,
  document: Document,
  given: Given,
  limits: Limits = defaultLimits,
): boolean {
  const fate = metered(limits, () => program.run(headerOf(document), limits, globalNames));
  if (fate === "left") return false;
  const { outcomes, said, steps } = byClosures(code, documentOf(given.rows, given.head), false);
  const [outcome] = outcomes;
  const found = outcome !== undefined && "value" in outcome ? outcome.value : JSON.stringify(outcome);
  expect(shown(valueIn(program.result, 0)), `${code} on ${JSON.stringify(given)}`).toBe(found);
  expect(said).toEqual([false]);
  // Of the same order, as in rows.
  expect(steps).toBeLessThanOrEqual(20 * limits.steps);
  return true;
}

function answered(code: string, rows: readonly Texts[], head: Texts): boolean {
  const program = programOf(code);
  return program !== null && answers(program, code, documentOf(rows, head), { rows, head });
}

const runs = Number(process.env["RUNS"] ?? 1000);

describe("header formulas on bare numbers", () => {
  test.each(Object.keys(headerFormulas) as (keyof typeof headerFormulas)[])(
    "%s: what the closures give, or left to them",
    (kind) => {
      let all = 0;
      fc.assert(
        fc.property(headerFormulas[kind], fc.array(row, { maxLength: 8 }), header, (code, rows, head) => {
          if (answered(code, rows, head)) all++;
        }),
        { numRuns: runs },
      );
      expect(all).toBeGreaterThan(runs / 20);
    },
  );

  test("programs that take turns on documents, with few steps allowed or many", () => {
    const { sound, wild, gathered, each } = headerFormulas;
    let all = 0;
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 3, arbitrary: sound }, wild, gathered, each), { minLength: 1, maxLength: 4 }),
        fc.array(fc.record({ rows: fc.array(row, { maxLength: 6 }), head: header }), { minLength: 1, maxLength: 3 }),
        fc.array(fc.tuple(fc.nat(3), fc.nat(2), fc.option(fc.integer({ min: 1, max: 200 }))), { maxLength: 12 }),
        (codes, givens, turns) => {
          const programs = codes.map(programOf);
          const documents = givens.map(({ rows, head }) => documentOf(rows, head));
          for (const [c, d, steps] of turns) {
            const [code, program] = [codes[c % codes.length], programs[c % codes.length]];
            const [document, given] = [documents[d % documents.length], givens[d % documents.length]];
            if (code === undefined || !program || document === undefined || given === undefined) continue;
            const limits = steps === null ? defaultLimits : { ...defaultLimits, steps };
            if (answers(program, code, document, given, limits)) all++;
          }
        },
      ),
      { numRuns: runs / 2 },
    );
    expect(all).toBeGreaterThan(runs / 4);
  });

  test("what is given up on one way does not go on as if it were known", () => {
    const code = "if field.n:\n  if field.m:\n    x = 9007199254740993\n  9007199254740993\nelse:\n  1";
    for (const [n, value] of [
      ["1", false],
      ["0", true],
    ] as const) {
      expect(answered(code, [], { n, m: "0", hs: "", hd: "" })).toBe(value);
    }
  });

  test("what is computed for nothing may fail, too", () => {
    const head = { n: "0", m: "0", hs: "", hd: "" };
    const rowOf = (a: string): Texts => ({ a, b: "", s: "", t: "", d: "", e: "", c: "" });
    for (const code of ["default_to(0, row.a + row.a)", "default_to(1.5, 1 / row.a)"]) {
      const sum = `sum(${code} for row in field.lines)`;
      expect(answered(sum, [rowOf("2")], head)).toBe(true);
      for (const a of ["", "0"]) answered(sum, [rowOf("2"), rowOf(a)], head);
    }
  });

  test("columns of more than one chunk", () => {
    fc.assert(
      fc.property(fc.oneof(headerFormulas.gathered, headerFormulas.each), row, row, header, (code, a, b, head) => {
        const rows = Array.from({ length: 1100 }, (_, i) => (i % 3 === 0 ? a : b));
        answered(code, rows, head);
      }),
      { numRuns: 60 },
    );
  });
});
