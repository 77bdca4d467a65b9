import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { valueIn } from "../../src/columns/lanes.ts";
import { parse } from "../../src/syntax/index.ts";
import { defaultLimits, meter, metered } from "../../src/values/meter.ts";
import { rowProgram } from "../../src/vector/row-program.ts";
import { byClosures, documentOf, globalNames, schema, shown, type Texts } from "./documents.ts";
import { formulas, header, row } from "./formulas.ts";

/** How many rows the program answered; each as the closures do, without a word said. */
function answered(code: string, rows: readonly Texts[], head: Texts, wanted: readonly number[] | null): number {
  const node = schema.nodes.get("r");
  const document = documentOf(rows, head);
  const table = document.tables.get("lines");
  if (node === undefined || table === undefined) throw new Error("no column");
  const program = rowProgram(parse(code).tree, schema, node);
  if (program === null) return 0;
  const closures = byClosures(code, documentOf(rows, head), true);
  const { results, steps } = metered(defaultLimits, () => ({
    results: program.run(document, table, wanted, globalNames),
    steps: meter.steps,
  }));
  if (results === undefined) return 0;
  for (let k = 0; k < results.count; k++) {
    if (results.left[k] === 1) continue;
    const i = wanted === null ? k : (wanted[k] ?? 0);
    const outcome = closures.outcomes[i];
    const found = outcome !== undefined && "value" in outcome ? outcome.value : JSON.stringify(outcome);
    const mine = shown(valueIn(results.lane, k));
    expect(mine, `row ${i} of ${code} on ${JSON.stringify(rows[i])} ${JSON.stringify(head)}`).toBe(found);
    expect(closures.said[i]).toBe(false);
  }
  // Of the same order where no row is left: what other ways would take is counted, too.
  if (wanted === null && results.leftCount === 0) {
    expect(steps).toBeGreaterThanOrEqual(closures.steps / 20);
    expect(steps).toBeLessThanOrEqual(code.length * rows.length + closures.steps);
  }
  return results.count - results.leftCount;
}

const runs = Number(process.env["RUNS"] ?? 1000);

describe("row formulas over all rows", () => {
  test.each(Object.keys(formulas) as (keyof typeof formulas)[])(
    "%s: what the closures give, or left to them",
    (kind) => {
      let all = 0;
      fc.assert(
        fc.property(formulas[kind], fc.array(row, { minLength: 1, maxLength: 8 }), header, (code, rows, head) => {
          all += answered(code, rows, head, null);
        }),
        { numRuns: runs },
      );
      expect(all).toBeGreaterThan(runs / 10);
    },
  );

  test("some rows of many, over more than one chunk", () => {
    fc.assert(
      fc.property(formulas.sound, row, row, header, fc.integer({ min: 1, max: 5 }), (code, a, b, head, step) => {
        const rows = Array.from({ length: 1100 }, (_, i) => (i % 3 === 0 ? a : b));
        answered(code, rows, head, null);
        answered(
          code,
          rows,
          head,
          rows.flatMap((_, i) => (i % step === 0 ? [i] : [])),
        );
      }),
      { numRuns: 10 },
    );
  });
});
