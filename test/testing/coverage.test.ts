import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileSchema } from "../../src/engine/compiled-schema.ts";
import type { EvaluationResult } from "../../src/engine/result.ts";
import { documents } from "../../src/fuzz.ts";
import { allModules } from "../../src/library/all-modules.ts";
import { readQueueFolder } from "../../src/queue.ts";
import { buildContent } from "../../src/testing/content.ts";
import { totalsOf } from "../../src/testing/coverage.ts";
import type { Given } from "../../src/testing/given.ts";
import { testbed } from "../../src/testing.ts";
import { bedWith, schemaWith } from "./sample.ts";

/** What a formula of `result` covers on the documents given: lines with hits, branches as `line→line label hits`. */
function covered(code: string, ...documents: readonly Given[]): { readonly lines: string; readonly branches: string } {
  const bed = bedWith({ result: code });
  for (const given of documents) void bed.document(given).result;
  const [coverage] = bed.coverage();
  return {
    lines: [...(coverage?.lines ?? [])].map(([line, hits]) => `${line}:${hits}`).join(" "),
    branches: (coverage?.branches ?? [])
      .map(({ line, to, label, hits }) => `${line}→${to ?? "end"} ${label} ${hits}`)
      .join(", "),
  };
}

describe("lines and branches", () => {
  const cases: readonly (readonly [string, string, readonly Given[], string, string])[] = [
    ["one line", "1", [{}], "1:1", ""],
    ["never run", "1", [], "1:0", ""],
    ["if without else", "if field.flag:\n  1", [{ flag: false }], "1:1 2:0", "1→2 true 0, 1→end false 1"],
    ["if with else", "if field.flag:\n  1\nelse:\n  2", [{ flag: true }, {}], "1:2 2:1 4:1", "1→2 true 1, 1→4 false 1"],
    [
      "elif",
      "if field.number == 1:\n  1\nelif field.number == 2:\n  2\nelse:\n  3",
      [{ number: 2 }],
      "1:1 2:0 3:1 4:1 6:0",
      "1→2 true 0, 1→3 false 1, 3→4 true 1, 3→6 false 0",
    ],
    ["conditional expression", "1 if field.flag else 2", [{}], "1:1", "1→1 if 0, 1→1 else 1"],
    [
      "loop",
      "for r in field.lines:\n  r.quantity",
      [{}, { lines: [{}, {}] }],
      "1:2 2:2",
      "1→2 entered 2, 1→end ended 2",
    ],
    ["loop that is left", "for r in [1]:\n  break", [{}], "1:1 2:1", "1→2 entered 1, 1→end ended 0"],
    ["endless loop", "while True:\n  break", [{}], "1:1 2:1", "1→2 entered 1"],
    [
      "match",
      "match field.number:\n  case 1:\n    1\n  case 2:\n    2",
      [{ number: 1 }, {}],
      "1:2 3:1 5:0",
      "1→3 case 1 1, 1→5 case 2 0, 1→end no case 1",
    ],
    ["match that takes all", "match 1:\n  case 2: 2\n  case _: 3", [{}], "1:1 2:0 3:1", "1→2 case 1 0, 1→3 case 2 1"],
    ["try", "try:\n  1 / 0\nexcept ZeroDivisionError:\n  2\nfinally:\n  x = 1", [{}], "1:1 2:1 4:1 6:1", ""],
    ["function", "def f():\n  return 1\nf()\nf()", [{}], "1:1 2:2 3:1 4:1", ""],
    [
      "generator",
      "def f():\n  yield 1\n  if field.flag:\n    yield 2\nlist(f())\n1",
      [{}],
      "1:1 2:1 3:1 4:0 5:1 6:1",
      "3→4 true 0, 3→end false 1",
    ],
    ["a failure is kept", "x = 1\nx + field.name\n3", [{}], "1:1 2:1 3:0", ""],
    ["two statements in a line", "x = 1; y = 2\nx", [{}], "1:2 2:1", ""],
  ];
  test.each(cases)("%s", (_, code, documents, lines, branches) => {
    expect(covered(code, ...documents)).toEqual({ lines, branches });
  });

  test("of a column count every row", () => {
    const bed = bedWith({ amount: "if field.quantity == 1:\n  'one'\nelse:\n  'other'" });
    void bed.document({ lines: [{ quantity: 1 }, { quantity: 2 }, {}] }).result;
    expect([...(bed.coverage()[0]?.lines ?? [])]).toEqual([
      [1, 3],
      [2, 1],
      [4, 2],
    ]);
    expect(totalsOf(bed.coverage())).toEqual({ lines: 3, linesHit: 3, branches: 2, branchesHit: 2 });
  });

  test("formulas that cannot be parsed have none", () => {
    expect(bedWith({ result: "1 +" }).coverage()).toEqual([]);
  });
});

describe("watching changes nothing", () => {
  const options = { modules: allModules };
  const outcome = ({ values, messages, automationBlockers, exceptions }: EvaluationResult): unknown => ({
    values: [...values],
    messages,
    automationBlockers,
    exceptions,
  });

  test("in documents of the example queue", () => {
    const queue = readQueueFolder(join(import.meta.dirname, "../../examples/queue/queues/Supplier invoices_[812345]"));
    const bed = testbed(queue.schema);
    const compiled = compileSchema(queue.schema);
    fc.assert(
      fc.property(documents(compiled.schema), (given) => {
        const doc = bed.document(given);
        const content = buildContent(compiled.schema, given);
        expect(outcome(doc.result)).toEqual(outcome(compiled.evaluate(content, options)));
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  const folder = join(import.meta.dirname, "../fixtures/conformance");
  test.each([
    "classes",
    "exceptions",
    "generators-iterators",
    "match-with",
    "comprehensions-scopes",
    "functions-calls",
  ])("in the recorded programs of %s", (name) => {
    const lines = readFileSync(join(folder, `${name}.jsonl`), "utf8")
      .trim()
      .split("\n");
    let ran = 0;
    for (const line of lines) {
      const code = codeIn(line);
      if (code === null) continue;
      ran++;
      const schema = schemaWith({ text: code });
      const doc = testbed(schema).document();
      const content = buildContent(compileSchema(schema).schema, {});
      expect(outcome(doc.result), code).toEqual(outcome(compileSchema(schema).evaluate(content, options)));
    }
    expect(ran).toBeGreaterThan(30);
  });

  /** The program of a recorded request. */
  function codeIn(line: string): string | null {
    const json: unknown = JSON.parse(line);
    const request: unknown = typeof json === "object" && json !== null ? Reflect.get(json, "case") : null;
    const code: unknown = typeof request === "object" && request !== null ? Reflect.get(request, "code") : null;
    return typeof code === "string" ? code : null;
  }
});
