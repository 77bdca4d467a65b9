import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { headerOf } from "../../src/columns/header-store.ts";
import { valueIn } from "../../src/columns/lanes.ts";
import { parse } from "../../src/syntax/index.ts";
import { defaultLimits, metered } from "../../src/values/meter.ts";
import { headerProgram } from "../../src/vector/header-program.ts";
import { byClosures, documentOf, schema, shown, substitute, type Texts } from "./documents.ts";
import { header, headerFormulas, row } from "./formulas.ts";

/** Whether the program answered; as the closures do, without a word said. */
function answered(code: string, rows: readonly Texts[], head: Texts): boolean {
  const node = schema.nodes.get("r0");
  if (node === undefined) throw new Error("no field");
  const program = headerProgram(parse(code).tree, schema, node);
  if (program === null) return false;
  const { outcomes, said } = byClosures(code, documentOf(rows, head), false);
  const document = documentOf(rows, head);
  const names = new Map([["substitute", substitute]]);
  if (metered(defaultLimits, () => program.run(headerOf(document), defaultLimits, names)) === "left") return false;
  const [outcome] = outcomes;
  const found = outcome !== undefined && "value" in outcome ? outcome.value : JSON.stringify(outcome);
  expect(shown(valueIn(program.result, 0)), `${code} on ${JSON.stringify(rows)} ${JSON.stringify(head)}`).toBe(found);
  expect(said).toEqual([false]);
  return true;
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
      expect(all).toBeGreaterThan(runs / 30);
    },
  );

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
