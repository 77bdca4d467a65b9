import fc from "fast-check";
import { expect, test } from "vitest";
import type { Json } from "../../src/document/json.ts";
import { compileSchema } from "../../src/index.ts";
import type { Texts } from "./documents.ts";
import { formulas, header, headerFormulas, row } from "./formulas.ts";

/** What no program knows: with it at its beginning, a formula runs by its closures only. */
const BY_CLOSURES = "import re; ";

function schemaOf(rowFormulas: readonly string[], headerFormula: string, prefix: string): Json {
  const field = (id: string, type: string, formula?: string): Json => ({
    id,
    category: "datapoint",
    type,
    ...(formula === undefined ? {} : { formula: `${prefix}0\n${formula}`, ui_configuration: { type: "formula" } }),
  });
  const types = { a: "number", b: "number", s: "string", t: "string", d: "date", e: "date", c: "boolean" };
  const results = ["string", "number", "date"];
  return [
    {
      id: "sec",
      category: "section",
      children: [
        ...["n", "m"].map((id) => field(id, "number")),
        field("hs", "string"),
        field("hd", "date"),
        field("r0", "number", headerFormula),
        {
          id: "lines",
          category: "multivalue",
          children: {
            id: "line",
            category: "tuple",
            children: [
              ...Object.entries(types).map(([id, type]) => field(id, type)),
              ...rowFormulas.map((code, i) => field(`f${i}`, results[i % 3] ?? "string", code)),
            ],
          },
        },
      ],
    },
  ];
}

function contentOf(rows: readonly Texts[], head: Texts): Json {
  let id = 1;
  const cells = (texts: Texts): Json[] =>
    Object.entries(texts).map(([schemaId, value]) => ({
      id: id++,
      schema_id: schemaId,
      category: "datapoint",
      content: { value: value ?? "", normalized_value: value ?? "" },
    }));
  const empty = { f0: "", f1: "", f2: "" };
  const children = rows.map((texts) => ({
    id: id++,
    schema_id: "line",
    category: "tuple",
    children: cells({ ...texts, ...empty }),
  }));
  const lines = { id: id++, schema_id: "lines", category: "multivalue", children };
  return [{ id: id++, schema_id: "sec", category: "section", children: [...cells({ ...head, r0: "" }), lines] }];
}

/** Formulas that read the one before, and now and then have something to say. */
const rowFormula = fc.tuple(fc.constantFrom(formulas.sound, formulas.wild), fc.boolean()).chain(([arbitrary, says]) =>
  arbitrary.map((code) => {
    const plain = code.replaceAll("say('m')", "show_info('m', field.a)");
    return says ? `if field.a and field.a < 0: show_warning('below', field.a)\n${plain}` : plain;
  }),
);
const linked = fc.constantFrom("field.f0", "default_to(field.f0, 'none')", "field.f1 * 2", "f'{field.f1}!'");

function outcomeOf(codes: readonly string[], headerCode: string, content: Json, prefix: string): unknown {
  const { diagnostics: _, ...result } = compileSchema(schemaOf(codes, headerCode, prefix)).evaluate(content);
  const text = JSON.stringify({ ...result, values: [...result.values] });
  return JSON.parse(text.replaceAll(BY_CLOSURES, ""));
}

test("steps of patterns count, and a formula that has too many of them ends where it does by closures", () => {
  const texts = ["x", "aaa", `${"a".repeat(40)}b`, "aa", "y"];
  const rows = texts.map((s) => ({ a: "", b: "", s, t: "", d: "", e: "", c: "" }));
  const content = contentOf(rows, { n: "1", m: "2", hs: `${"a".repeat(40)}b`, hd: "" });
  const codes = ["substitute('(a+)+$', '#', field.s)", "field.a", "field.d"];
  const headerCode = "len(substitute('(a+)+$', '#', field.hs))";
  const outcome = outcomeOf(codes, headerCode, content, "");
  expect(JSON.stringify(outcome).match(/The formula was stopped/g)).toHaveLength(2);
  expect(outcome).toEqual(outcomeOf(codes, headerCode, content, BY_CLOSURES));
});

test("an evaluation with programs is one by closures: values, messages, exceptions, in their order", () => {
  fc.assert(
    fc.property(
      fc.tuple(rowFormula, rowFormula, linked),
      fc.oneof(headerFormulas.gathered, headerFormulas.sound, headerFormulas.each),
      fc.array(row, { minLength: 4, maxLength: 9 }),
      header,
      (codes, headerCode, rows, head) => {
        const content = contentOf(rows, head);
        const outcome = (prefix: string): unknown => outcomeOf(codes, headerCode, content, prefix);
        expect(outcome("")).toEqual(outcome(BY_CLOSURES));
      },
    ),
    { numRuns: Number(process.env["RUNS"] ?? 300) },
  );
});
