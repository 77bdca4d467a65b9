import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Json } from "../../src/document/json.ts";
import { folded, stepsOf } from "../../src/fuzz/documents.ts";
import { applyStep, faultsOf } from "../../src/fuzz/faults.ts";
import { cellsOf, documents, edits, fuzz, readSchema } from "../../src/fuzz.ts";
import { readCases } from "../../src/testing/case.ts";
import { runCase } from "../../src/testing/run-case.ts";
import { testbed } from "../../src/testing.ts";
import { bedWith, schemaWith } from "../testing/sample.ts";

const { schema } = readSchema(schemaWith({ result: "field.number" }));

describe("arbitrary documents", () => {
  test("can all be made, and edited", () => {
    const bed = bedWith({ result: "field.number" });
    fc.assert(
      fc.property(documents(schema), edits(schema), (given, list) => {
        const doc = bed.document(given);
        for (const step of stepsOf(given, list)) applyStep(doc, step);
        expect(doc.result.refusal).toBeNull();
        expect(given).not.toHaveProperty("result");
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  test("have values of each kind: empty, zero and one, texts that cannot be read, options and none", () => {
    const shown = (id: string): ReadonlySet<string> => {
      const node = schema.nodes.get(id);
      if (node === undefined) throw new Error(id);
      return new Set(fc.sample(cellsOf(node), { seed: 1, numRuns: 600 }).map((cell) => JSON.stringify(cell)));
    };
    for (const cell of ["null", "0", "1", '{"text":"12,5"}']) expect(shown("number")).toContain(cell);
    for (const cell of ["null", "true", "false", '{"text":"yes"}']) expect(shown("flag")).toContain(cell);
    for (const cell of ["null", '"2024-02-29"', '{"text":"31.12.2024"}']) expect(shown("day")).toContain(cell);
    for (const cell of ["null", '{"text":"a"}', '{"text":"b"}', '{"text":"no such option"}'])
      expect(shown("kind")).toContain(cell);
    expect(shown("name").size).toBeGreaterThan(300);
    const rows = fc
      .sample(documents(schema), { seed: 1, numRuns: 200 })
      .map(({ lines }) => (Array.isArray(lines) ? lines.length : -1));
    expect(new Set(rows)).toContain(-1);
    expect(Math.max(...rows)).toBeGreaterThan(8);
  });

  test("follow the schema's constraints most of the time", () => {
    const constraints = { regexp: { pattern: "^INV-[0-9]{4}$" }, length: { max: 8 } };
    const content = [
      {
        category: "section",
        id: "s",
        label: "S",
        children: [{ category: "datapoint", id: "n", type: "string", constraints }],
      },
    ];
    const node = readSchema(content).schema.nodes.get("n");
    if (node === undefined) throw new Error("no node");
    const cells = fc.sample(cellsOf(node), { seed: 1, numRuns: 200 });
    const matching = cells.filter((cell) => typeof cell === "string" && /^INV-[0-9]{4}$/.test(cell));
    expect(matching.length).toBeGreaterThan(60);
    expect(cells).toContain(null);
  });
});

describe("what is found, in the smallest document", () => {
  const cases: readonly (readonly [string, Readonly<Record<string, string>>, Json])[] = [
    [
      "an empty number",
      { result: "field.number + 1" },
      {
        name: "result throws TypeError: unsupported operand type(s) for +: 'NoneType' and 'int'",
        now: "2024-06-15",
        given: {},
        expect: { errors: {} },
      },
    ],
    [
      "a division by a sum",
      { result: "100 / sum(default_to(field.quantity.all_values, 0))" },
      {
        name: "result throws ZeroDivisionError: division by zero",
        now: "2024-06-15",
        given: {},
        expect: { errors: {} },
      },
    ],
    [
      "a row",
      { amount: "field.quantity * 2" },
      {
        name: "amount throws TypeError: unsupported operand type(s) for *: 'NoneType' and 'int'",
        now: "2024-06-15",
        given: { lines: [{}] },
        expect: { errors: {} },
      },
    ],
    [
      "only one option",
      { text: "{'a': 1}[field.kind] if field.kind else ''" },
      {
        name: "text throws KeyError: 'no such option'",
        now: "2024-06-15",
        given: { kind: { text: "no such option" } },
        expect: { errors: {} },
      },
    ],
    [
      "a text in a number field",
      { result: "'none' if is_empty(field.number) else field.number" },
      { name: "result gives 'none', which is not a number", now: "2024-06-15", given: {}, expect: { fits: true } },
    ],
    [
      "a date as it is displayed",
      { due: "field.day.strftime('%d.%m.%Y') if field.day else ''" },
      {
        name: "due gives '01.01.1970', which is not a date",
        now: "2024-06-15",
        given: { day: "1970-01-01" },
        expect: { fits: true },
      },
    ],
    [
      "no option",
      { choice: "'c' if field.flag else 'a'" },
      {
        name: "choice gives 'c', which is not one of its options",
        now: "2024-06-15",
        given: { flag: true },
        expect: { fits: true },
      },
    ],
    [
      "a dependency that the platform does not see",
      { text: "f = field\nf.name" },
      {
        name: "text is another one after edits than when everything is computed",
        now: "2024-06-15",
        given: {},
        steps: [{ set: { name: " " }, expect: { settled: true } }],
      },
    ],
    [
      "a row variable that the platform does not see",
      { result: "sum(r.quantity or 0 for r in field.lines)" },
      {
        name: "result is another one after edits than when everything is computed",
        now: "2024-06-15",
        given: { lines: [{}] },
        steps: [{ set: { "lines[0].quantity": 0.01 }, expect: { settled: true } }],
      },
    ],
    [
      "a circle",
      { result: "field.text", text: "field.result" },
      {
        name: "nothing is computed: RuntimeError: Cyclical dependencies: result, text",
        now: "2024-06-15",
        given: {},
        expect: { errors: {} },
      },
    ],
  ];
  test.each(cases)("%s", (_, formulas, testCase) => {
    const { findings } = fuzz(bedWith(formulas), { runs: 300 });
    expect(findings.map((finding) => finding.testCase)).toEqual([testCase]);
  });

  test.each(cases)("%s: as a case it fails", async (_, formulas, testCase) => {
    const [parsed] = readCases([testCase]);
    if (parsed === undefined) throw new Error("no case");
    const verdicts = await runCase({ bed: bedWith(formulas), schema: schemaWith(formulas), hooks: [] }, parsed);
    expect(verdicts.some(({ mismatches }) => mismatches.length > 0)).toBe(true);
  });

  test("different faults of one formula stay apart", () => {
    const code = "if field.flag:\n  field.number + 1\nelse:\n  field.day.year";
    const { findings } = fuzz(bedWith({ text: code }), { runs: 100 });
    expect(findings.map(({ title }) => title)).toEqual([
      "text throws AttributeError: 'NoneType' object has no attribute 'year'",
      "text throws TypeError: unsupported operand type(s) for +: 'NoneType' and 'int'",
    ]);
    expect(findings[0]?.explanation).toContain("> 4 |   field.day.year");
  });

  test("formulas that guard are left in peace", () => {
    const formulas = {
      result: "round(default_to(field.number, 0) / (default_to(field.other, 0) or 1), 2)",
      due: "field.day if field.day else ''",
      text: "field.name.upper()",
      amount: "default_to(field.quantity, 0) * 2",
      choice: "'a' if field.kind == 'a' else 'b'",
    };
    expect(fuzz(bedWith(formulas), { runs: 300 }).findings).toEqual([]);
  });
});

test("the same seed finds the same; only asks for one field", () => {
  const formulas = { result: "1 / field.number", text: "field.name[3]" };
  const run = (seed: number, only?: string): readonly string[] =>
    fuzz(bedWith(formulas), { runs: 60, seed, ...(only !== undefined && { only }) }).findings.map(
      ({ title, testCase }) => title + JSON.stringify(testCase),
    );
  expect(run(5)).toEqual(run(5));
  expect(run(5, "text")).toHaveLength(1);
});

test("edits worked into the document", () => {
  const given = { number: 1, lines: [{ quantity: 1 }, { quantity: 2 }] };
  const steps = [
    { set: { "lines[1].quantity": 3 } },
    { add: { lines: { price: 4 } } },
    { remove: "lines[0]" },
    { set: { number: null } },
    { add: { tags: "x" } },
  ];
  expect(folded(given, steps)).toEqual({ number: null, lines: [{ quantity: 3 }, { price: 4 }], tags: ["x"] });
});

test("a fault is found in the state that has it", () => {
  const bed = testbed(schemaWith({ result: "1 / field.number" }));
  const faults = faultsOf(bed, { number: 1 }, [{ set: { number: 0 } }, { set: { number: 2 } }], 0);
  expect(faults.map(({ kind, steps, detail }) => [kind, steps, detail])).toEqual([
    ["throws", 1, "ZeroDivisionError line 1"],
  ]);
});
