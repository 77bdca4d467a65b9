import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createFields } from "../../src/columns/fields.ts";
import { valueIn } from "../../src/columns/lanes.ts";
import { FieldProxy, FieldText } from "../../src/columns/model.ts";
import { compileProgram } from "../../src/compile/program.ts";
import { readContent } from "../../src/document/content.ts";
import { newJournal } from "../../src/document/journal.ts";
import type { Json } from "../../src/document/json.ts";
import { readSchema } from "../../src/document/schema.ts";
import { builtins } from "../../src/library/builtins.ts";
import { installCore } from "../../src/library/install.ts";
import { emptinessFunctions } from "../../src/library/txscript-functions.ts";
import { parse } from "../../src/syntax/index.ts";
import { typeOf } from "../../src/values/core-types.ts";
import { dateType } from "../../src/values/dates/date.ts";
import { timedeltaType } from "../../src/values/dates/timedelta.ts";
import { pythonException } from "../../src/values/exceptions.ts";
import { defaultLimits, LimitReached, meter, metered } from "../../src/values/meter.ts";
import { native } from "../../src/values/native.ts";
import { repr } from "../../src/values/text.ts";
import type { Value } from "../../src/values/value.ts";
import { type RowProgram, rowProgram } from "../../src/vector/row-program.ts";

const columns = { a: "number", b: "number", s: "string", t: "string", d: "date", e: "date", c: "boolean" };
const datapoint = (id: string, type: string): Json => ({ id, category: "datapoint", type });
const { schema } = readSchema([
  {
    id: "sec",
    category: "section",
    children: [
      datapoint("n", "number"),
      datapoint("hs", "string"),
      datapoint("hd", "date"),
      {
        id: "lines",
        category: "multivalue",
        children: {
          id: "line",
          category: "tuple",
          children: [...Object.entries(columns).map(([id, type]) => datapoint(id, type)), datapoint("r", "string")],
        },
      },
    ],
  },
]);
installCore();

type Texts = Readonly<Record<string, string | null>>;

function documentOf(rows: readonly Texts[], header: Texts): ReturnType<typeof readContent>["document"] {
  let id = 1;
  const cells = (texts: Texts): Json[] =>
    Object.entries(texts).flatMap(([schemaId, value]) =>
      value === null
        ? []
        : [{ id: id++, schema_id: schemaId, category: "datapoint", content: { value, normalized_value: value } }],
    );
  const children = rows.map((row) => ({
    id: id++,
    schema_id: "line",
    category: "tuple",
    children: cells({ ...row, r: "" }),
  }));
  const lines = { id: id++, schema_id: "lines", category: "multivalue", children };
  const section = { id: id++, schema_id: "sec", category: "section", children: [...cells(header), lines] };
  return readContent([section], schema).document;
}

type Outcome = { readonly value: string } | { readonly raised: string };

/** What each row's closures give, their messages, and the steps they take. */
function byClosures(
  code: string,
  rows: readonly Texts[],
  header: Texts,
): { outcomes: Outcome[]; said: boolean[]; steps: number } {
  const document = documentOf(rows, header);
  const fields = createFields(document, newJournal(document));
  const program = compileProgram(
    parse(code).tree,
    { name: "<f>", text: code },
    { builtins, records: true, moduleName: "m" },
  );
  let saying = false;
  const say = native("say(text, /)", () => {
    saying = true;
    return null;
  });
  const names = (field: Value): ReadonlyMap<string, Value> =>
    new Map<string, Value>([
      ...emptinessFunctions,
      ["date", dateType],
      ["timedelta", timedeltaType],
      ["say", say],
      ["field", field],
    ]);
  const said: boolean[] = [];
  let steps = 0;
  const outcomes = (document.tables.get("lines")?.rows ?? []).map((row): Outcome => {
    saying = false;
    try {
      return metered(defaultLimits, () =>
        fields.enterRow(row, (object) => {
          const { result } = program.run(names(object), {
            importModule: () => {
              throw new Error("no modules");
            },
          });
          steps += meter.steps;
          const plain =
            result instanceof FieldProxy ? result.inner : result instanceof FieldText ? result.text : result;
          return { value: `${typeOf(plain).name} ${repr(plain)}` };
        }),
      );
    } catch (error) {
      if (error instanceof LimitReached) return { raised: "limit" };
      return { raised: repr(pythonException(error) ?? null) };
    } finally {
      said.push(saying);
    }
  });
  return { outcomes, said, steps };
}

function programOf(code: string): RowProgram | null {
  const node = schema.nodes.get("r");
  if (node === undefined) throw new Error("no column");
  return rowProgram(parse(code).tree, schema, node);
}

interface Comparison {
  readonly vectorised: boolean;
  readonly done: number;
  readonly left: number;
}

/** Rows that the vector program answers must be answered the same by the closures, without a word said. */
function compare(code: string, rows: readonly Texts[], header: Texts, wanted: readonly number[] | null): Comparison {
  const program = programOf(code);
  if (program === null) return { vectorised: false, done: 0, left: 0 };
  const document = documentOf(rows, header);
  const table = document.tables.get("lines");
  if (table === undefined) throw new Error("no table");
  const closures = byClosures(code, rows, header);
  const { results, steps } = metered(defaultLimits, () => ({
    results: program.run(document, table, wanted),
    steps: meter.steps,
  }));
  if (results === undefined) return { vectorised: true, done: 0, left: rows.length };
  if (wanted === null && rows.length > 0) {
    const all = closures.outcomes.every((outcome) => "value" in outcome);
    if (all) expect(steps).toBeGreaterThanOrEqual(0);
  }
  for (let k = 0; k < results.count; k++) {
    if (results.left[k] === 1) continue;
    const i = wanted === null ? k : (wanted[k] ?? 0);
    const value = valueIn(results.lane, k);
    const outcome = closures.outcomes[i];
    const found = outcome !== undefined && "value" in outcome ? outcome.value : JSON.stringify(outcome);
    const mine = `${typeOf(value).name} ${repr(value)}`;
    expect(mine, `row ${i} of ${code} on ${JSON.stringify(rows[i])} ${JSON.stringify(header)}`).toBe(found);
    expect(closures.said[i]).toBe(false);
  }
  return { vectorised: true, done: results.count - results.leftCount, left: results.leftCount };
}

const numberText = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom("", "0", "1", "2.5", "-3", "0.125", "1.005", "2.675", "100", "-0", "7.25", "12.345"),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "abc",
      "nan",
      "inf",
      "-inf",
      "1e308",
      "9007199254740993",
      "1e-300",
      "1 2",
      " 5 ",
      "1_000",
    ),
  },
  { weight: 3, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }).map(String) },
);
const text = fc.oneof(
  fc.constantFrom("", "abc", "Hello", " x ", "10", "-2.5", "ÄÖ", "straße", "😀k", "a-b-c"),
  fc.string({ maxLength: 6 }),
);
const dateText = fc.constantFrom(
  "",
  "2024-02-29",
  "2023-12-31",
  "0001-01-01",
  "9999-12-31",
  "2024-2-3",
  "x",
  "2024-05-01 10:00:00",
);
const flag = fc.constantFrom("", "True", "False", "true");
const absent = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { freq: 40, nil: null });

const row = fc.record({
  a: absent(numberText),
  b: absent(numberText),
  s: absent(text),
  t: absent(text),
  d: absent(dateText),
  e: absent(dateText),
  c: absent(flag),
});
const header = fc.record({ n: absent(numberText), hs: absent(text), hd: absent(dateText) });

/** Expressions of no particular type: most of them fail on some row, which is what is wanted too. */
const { expression } = fc.letrec<{
  expression: string;
  leaf: string;
  number: string;
  textual: string;
  test: string;
  dated: string;
}>((tie) => ({
  leaf: fc.oneof(
    tie("number"),
    tie("textual"),
    tie("dated"),
    fc.constantFrom("field.c", "None", "True", "x", "y", "field._index"),
  ),
  number: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom("field.a", "field.b", "field.n", "1", "0", "2.5", "-3", "100", "x"),
    fc
      .tuple(tie("number"), fc.constantFrom("+", "-", "*", "/", "//", "%", "**"), tie("number"))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc.tuple(tie("number"), tie("number")).map(([a, b]) => `default_to(${a}, ${b})`),
    fc
      .tuple(fc.constantFrom("abs", "round", "int", "float", "len", "-", "+"), tie("expression"))
      .map(([f, a]) => `${f}(${a})`),
    fc.tuple(tie("number"), fc.integer({ min: 0, max: 4 })).map(([a, n]) => `round(${a}, ${n})`),
    fc.tuple(fc.constantFrom("min", "max"), tie("number"), tie("expression")).map(([f, a, b]) => `${f}(${a}, ${b})`),
    fc.tuple(tie("number"), tie("test"), tie("number")).map(([a, t, b]) => `(${a} if ${t} else ${b})`),
    fc.tuple(tie("dated"), tie("dated")).map(([a, b]) => `(${a} - ${b}).days`),
    fc.tuple(tie("dated"), fc.constantFrom("year", "month", "day")).map(([a, part]) => `${a}.${part}`),
  ),
  textual: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom("field.s", "field.t", "field.hs", "'x'", "''", "'-'"),
    fc.tuple(tie("textual"), tie("expression")).map(([a, b]) => `(${a} + ${b})`),
    fc
      .tuple(
        tie("textual"),
        fc.constantFrom("upper()", "strip()", "lower()", "replace('a', 'bb')", "zfill(6)", "title()"),
      )
      .map(([a, m]) => `${a}.${m}`),
    fc
      .tuple(tie("expression"), fc.constantFrom("", ":.2f", ":>6", "!r", ":%Y", ":d"))
      .map(([a, spec]) => `f'<{${a}${spec}}>'`),
    tie("expression").map((a) => `str(${a})`),
    fc.tuple(tie("textual"), fc.constantFrom("0", "-1", ":2", "::-1", "1:", "5")).map(([a, key]) => `${a}[${key}]`),
    fc.tuple(tie("expression"), tie("textual")).map(([a, b]) => `default_to(${a}, ${b})`),
    fc
      .tuple(tie("dated"), fc.constantFrom("isoformat()", "strftime('%d/%m')", "weekday()"))
      .map(([a, m]) => `${a}.${m}`),
    tie("test").map((t) => `('yes' if ${t} else 'no')`),
  ),
  dated: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom("field.d", "field.e", "field.hd", "date(2024, 2, 28)"),
    fc
      .tuple(tie("dated"), fc.constantFrom("+", "-"), fc.integer({ min: -40, max: 400 }))
      .map(([a, op, n]) => `(${a} ${op} timedelta(days=${n}))`),
    fc.tuple(tie("dated"), tie("number")).map(([a, n]) => `(${a} + timedelta(int(${n})))`),
    fc.tuple(tie("dated"), tie("dated")).map(([a, b]) => `default_to(${a}, ${b})`),
    fc.tuple(tie("number"), tie("number"), tie("number")).map(([a, b, c]) => `date(${a}, ${b}, ${c})`),
  ),
  test: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom("field.a", "field.s", "field.c", "field.d", "x", "True"),
    fc
      .tuple(tie("expression"), fc.constantFrom("<", "<=", ">", ">=", "==", "!="), tie("expression"))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc
      .tuple(tie("number"), fc.constantFrom("<", "<=", ">", "=="), tie("number"))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc.tuple(tie("number"), tie("number"), tie("number")).map(([a, b, c]) => `(${a} < ${b} <= ${c})`),
    tie("expression").map((a) => `is_empty(${a})`),
    tie("expression").map((a) => `is_set(${a})`),
    tie("test").map((a) => `(not ${a})`),
    fc
      .tuple(tie("expression"), fc.constantFrom("and", "or"), tie("expression"))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc
      .tuple(
        tie("expression"),
        fc.constantFrom("in ('x', 1, None)", "not in ['', 2.5]", "in 'abc'", "is None", "is not None"),
      )
      .map(([a, end]) => `(${a} ${end})`),
    fc
      .tuple(tie("textual"), fc.constantFrom("startswith('a')", "isdigit()", "endswith(field.t)"))
      .map(([a, m]) => `${a}.${m}`),
  ),
  expression: fc.oneof({ depthSize: "small" }, tie("leaf"), tie("number"), tie("textual"), tie("dated"), tie("test")),
}));

const block = (lines: readonly string[]): string =>
  lines.map((line) => `  ${line.replaceAll("\n", "\n  ")}`).join("\n");
const { statement } = fc.letrec<{ statement: string; body: string }>((tie) => ({
  statement: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc
      .tuple(fc.constantFrom("x", "y"), fc.constantFrom("=", "+=", "*="), expression)
      .map(([name, op, value]) => `${name} ${op} ${value}`),
    { weight: 2, arbitrary: expression },
    fc.tuple(expression, tie("body")).map(([test, body]) => `if ${test}:\n${body}`),
    fc.tuple(expression, tie("body"), tie("body")).map(([test, a, b]) => `if ${test}:\n${a}\nelse:\n${b}`),
    fc
      .tuple(expression, tie("body"), expression, tie("body"))
      .map(([t, a, u, b]) => `if ${t}:\n${a}\nelif ${u}:\n${b}`),
    fc.constant("say('m')"),
  ),
  body: fc.array(tie("statement"), { minLength: 1, maxLength: 3 }).map(block),
}));
const formula = fc
  .tuple(
    fc.constantFrom("x = 1\ny = ''\n", "x = field.a\ny = default_to(field.b, 0)\n", ""),
    fc.array(statement, { minLength: 1, maxLength: 3 }),
  )
  .map(([start, statements]) => start + statements.join("\n"));

describe("row formulas over all rows", () => {
  const counts = { vectorised: 0, done: 0, left: 0 };
  test("give what the closures give, or leave the row to them", () => {
    fc.assert(
      fc.property(formula, fc.array(row, { minLength: 1, maxLength: 8 }), header, (code, rows, head) => {
        const { vectorised, done, left } = compare(code, rows, head, null);
        if (vectorised) counts.vectorised++;
        counts.done += done;
        counts.left += left;
      }),
      { numRuns: Number(process.env["RUNS"] ?? 1500) },
    );
    console.log(counts);
  });
});
