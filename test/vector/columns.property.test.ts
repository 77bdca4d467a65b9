import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Json } from "../../src/document/json.ts";
import { compileSchema, type Session } from "../../src/index.ts";

/**
 * Columns gathered in the accumulator, straight from a store that knows where it is empty: columns of all lengths, with no, few and many
 * empty places, and edits between runs, after which the places are others. A session by closures only, edited alike, tells what is right.
 */
const BY_CLOSURES = "import re; ";

/** Over number columns `a` and `b`, texts `s`, truth values `c`, the computed column `t` and header field `n`; column `q` has rows' results. */
const chains = [
  "sum(default_to(field.a.all_values, 0) * default_to(field.b.all_values, 1))",
  "sum(default_to(field.a.all_values, 0) + default_to(field.b.all_values, 0.5))",
  "sum(default_to(field.a.all_values, 0))",
  "sum(field.b.all_values)",
  "sum(default_to(field.t.all_values, 0))",
  "sum(default_to(field.t.all_values, 0) - default_to(field.a.all_values, 0))",
  "max(default_to(field.a.all_values, 0), default=None)",
  "min(default_to(field.a.all_values, field.n), default=0)",
  "min(field.t.all_values, default=0)",
  "max(field.b.all_values * 2, default=-1)",
  "sum(is_empty(field.a.all_values))",
  "sum(is_empty(field.s.all_values))",
  "any(field.a.all_values < 0)",
  "all(default_to(field.b.all_values, 1) >= 0)",
  "all(default_to(field.b.all_values == field.a.all_values, False))",
  "sum(field.c.all_values)",
  "sum(default_to(field.c.all_values, True))",
  "sum(round(default_to(field.a.all_values, 0) / 3, 2))",
  "sum(default_to(field.a.all_values / field.b.all_values, 0))",
  "sum(abs(default_to(field.a.all_values, 0)) ** 2)",
  "sum(default_to(default_to(field.a.all_values, field.b.all_values), 0))",
  "sum(-field.a.all_values)",
  "sum(default_to(row.a, 0) * default_to(row.t, 2) for row in field.lines)",
  "max(row.t for row in field.lines if is_set(row.t))",
  "sum(default_to(field.s.all_values, 0))",
  "max(default_to(0, row.a + row.b) for row in field.lines)",
  "sum(default_to(default_to(row.a, 0), 1 / row.b) for row in field.lines)",
  "len(field.a.all_values) + len(field.t.all_values)",
];
const rowCodes = [
  "default_to(field.a, 0) * default_to(field.b, 1)",
  "field.a if field.c else field.b",
  "None if field.a and field.a < 0 else 1",
  "field.a / field.b",
  "default_to(field.a, field.n) + 1",
];

function schemaOf(codes: readonly string[], rowCode: string, prefix: string): Json {
  const field = (id: string, type: string, formula?: string): Json => ({
    id,
    category: "datapoint",
    type,
    ...(formula === undefined ? {} : { formula: `${prefix}0\n${formula}`, ui_configuration: { type: "formula" } }),
  });
  const columns = [field("a", "number"), field("b", "number"), field("s", "string"), field("c", "boolean")];
  const line = { id: "line", category: "tuple", children: [...columns, field("t", "number", rowCode)] };
  const lines = { id: "lines", category: "multivalue", children: line };
  const results = codes.map((code, i) => field(`r${i}`, i % 2 === 0 ? "string" : "number", code));
  return [{ id: "sec", category: "section", children: [field("n", "number"), ...results, lines] }];
}

const FIRST_ROW = 100;
const PER_ROW = 10;
const columnIds = ["a", "b", "s", "c", "t"];

function contentOf(codes: readonly string[], rows: readonly (readonly string[])[], n: string): Json {
  const cell = (id: number, schemaId: string, value: string): Json => ({
    id,
    schema_id: schemaId,
    category: "datapoint",
    content: { value, normalized_value: value },
  });
  const children = rows.map((texts, i) => {
    const id = FIRST_ROW + PER_ROW * i;
    const cells = columnIds.map((schemaId, k) => cell(id + 1 + k, schemaId, texts[k] ?? ""));
    return { id, schema_id: "line", category: "tuple", children: cells };
  });
  const lines = { id: 3, schema_id: "lines", category: "multivalue", children };
  const results = codes.map((_, i) => cell(10 + i, `r${i}`, ""));
  return [{ id: 1, schema_id: "sec", category: "section", children: [cell(2, "n", n), ...results, lines] }];
}

const plain = fc.constantFrom("0", "1", "2.5", "-3", "0.1", "7", "100", "-0.0", "1e16", "12.345");
const odd = fc.constantFrom("nan", "inf", "-inf", "9007199254740993", "99999999999999999999", "1e308", "abc", "-1e308");
const number: fc.Arbitrary<string> = fc.oneof({ weight: 40, arbitrary: plain }, { weight: 1, arbitrary: odd });
const texts = fc.tuple(number, number, fc.constantFrom("", "x", "1"), fc.constantFrom("", "True", "False"));

interface Filling {
  /** Of a hundred places so many are empty. */
  readonly empty: readonly number[];
  readonly rows: readonly (readonly string[])[];
}

/** Columns that are empty nowhere, here and there, mostly, or everywhere. */
const filling: fc.Arbitrary<Filling> = fc.record({
  empty: fc.tuple(...[0, 1].map(() => fc.constantFrom(0, 0, 3, 50, 97, 100))),
  rows: fc.array(texts, { minLength: 1, maxLength: 12 }),
});

/** So many rows made of those given, with empty places strewn in. */
function rowsOf({ empty, rows }: Filling, count: number): string[][] {
  return Array.from({ length: count }, (_, i) => {
    const given = rows[(i * 7) % rows.length] ?? [];
    return given.map((text, k) => ((i * 61 + k * 17 + 11) % 100 < (empty[k] ?? 0) ? "" : text));
  });
}

const edit = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("set" as const),
      row: fc.nat(),
      column: fc.constantFrom(0, 0, 1, 1, 2, 3),
      text: fc.oneof(fc.constant(""), number),
    }),
  },
  fc.record({ kind: fc.constant("add" as const), text: fc.oneof(fc.constant(""), number) }),
  fc.record({ kind: fc.constant("remove" as const), row: fc.nat() }),
  fc.record({ kind: fc.constant("n" as const), text: fc.oneof(fc.constant(""), plain) }),
);
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function take(session: Session, step: Edit): void {
  if (step.kind === "n") session.setValue(2, step.text);
  else if (step.kind === "add") session.addRow("lines", { a: step.text, b: "1" });
  else {
    const rows = session.document.tables.get("lines")?.rows ?? [];
    const row = rows[step.row % Math.max(1, rows.length)];
    if (row?.id == null) return;
    if (step.kind === "remove") session.removeRow(row.id);
    else {
      const id = row.idAt(step.column);
      if (id !== null) session.setValue(id, step.text);
    }
  }
}

function plainly(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replaceAll(BY_CLOSURES, ""));
}

function alike(codes: readonly string[], rowCode: string, content: Json, edits: readonly (readonly Edit[])[]): void {
  const byProgram = compileSchema(schemaOf(codes, rowCode, "")).open(content);
  const byClosures = compileSchema(schemaOf(codes, rowCode, BY_CLOSURES)).open(content);
  const moments: { readonly values: ReadonlyMap<string, Json>; readonly stood: unknown }[] = [];
  const compare = (): void => {
    const { diagnostics: _, values, ...result } = byProgram.evaluate();
    const { diagnostics: _others, values: others, ...wanted } = byClosures.evaluate();
    expect(plainly(result)).toEqual(plainly(wanted));
    moments.push({ values, stood: plainly([...others]) });
  };
  compare();
  for (const some of edits) {
    for (const step of some) for (const session of [byProgram, byClosures]) take(session, step);
    compare();
  }
  // Values are read only now, and still tell how things stood.
  for (const { values, stood } of moments) expect(plainly([...values])).toEqual(stood);
}

const codes = fc.array(fc.constantFrom(...chains), { minLength: 1, maxLength: 4 });
const rounds = fc.array(fc.array(edit, { minLength: 1, maxLength: 4 }), { maxLength: 8 });
const runs = Number(process.env["RUNS"] ?? 300);

describe("columns gathered from the store", () => {
  test("of any length, edited between runs: what the closures give", () => {
    fc.assert(
      fc.property(
        codes,
        fc.constantFrom(...rowCodes),
        filling,
        fc.oneof({ weight: 3, arbitrary: fc.nat(12) }, fc.constantFrom(31, 32, 33, 511, 512, 513, 1030)),
        fc.oneof(fc.constant(""), plain),
        rounds,
        (some, rowCode, given, count, n, edits) => {
          alike(some, rowCode, contentOf(some, rowsOf(given, count), n), edits);
        },
      ),
      { numRuns: runs },
    );
  });

  test("of more than 2^15 rows", () => {
    const given = (empty: readonly number[]): Filling => ({
      empty,
      rows: [
        ["2.5", "-3", "x", "True"],
        ["0.1", "7", "", ""],
      ],
    });
    const some = [chains[0], chains[2], chains[6], chains[10]].filter((code) => code !== undefined);
    const set = (row: number, column: 0 | 1, text: string): Edit => ({ kind: "set", row, column, text });
    for (const empty of [
      [0, 0],
      [3, 97],
    ]) {
      const content = contentOf(some, rowsOf(given(empty), 33_000), "1");
      alike(some, rowCodes[0] ?? "", content, [[set(32_769, 0, ""), set(32_768, 1, "")], [set(32_769, 0, "1e16")]]);
    }
  });
});
