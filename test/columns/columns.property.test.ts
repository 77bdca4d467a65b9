import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createFields } from "../../src/columns/fields.ts";
import { compileProgram } from "../../src/compile/program.ts";
import { readContent } from "../../src/document/content.ts";
import { newJournal, operationsOf } from "../../src/document/journal.ts";
import type { Json } from "../../src/document/json.ts";
import { readSchema } from "../../src/document/schema.ts";
import { allModules } from "../../src/library/all-modules.ts";
import { builtins } from "../../src/library/builtins.ts";
import { installCore } from "../../src/library/install.ts";
import { importer } from "../../src/library/module-table.ts";
import { emptinessFunctions } from "../../src/library/txscript-functions.ts";
import { parse } from "../../src/syntax/index.ts";
import { pythonException } from "../../src/values/exceptions.ts";
import { defaultLimits, meter, metered } from "../../src/values/meter.ts";
import { repr, str } from "../../src/values/text.ts";
import type { Value } from "../../src/values/value.ts";

const column = (id: string, type: string): Json => ({ id, category: "datapoint", type });
const { schema } = readSchema([
  {
    id: "sec",
    category: "section",
    children: [
      column("n", "number"),
      {
        id: "lines",
        category: "multivalue",
        children: {
          id: "line",
          category: "tuple",
          children: [column("a", "number"), column("b", "number"), column("s", "string"), column("d", "date")],
        },
      },
    ],
  },
]);

type Row = readonly (string | null)[];

function document(rows: readonly Row[], header: string): ReturnType<typeof readContent>["document"] {
  let id = 1;
  const cell = (schemaId: string, value: string): Json => ({
    id: id++,
    schema_id: schemaId,
    category: "datapoint",
    content: { value, normalized_value: value },
  });
  const children = rows.map((row) => ({
    id: id++,
    schema_id: "line",
    category: "tuple",
    children: ["a", "b", "s", "d"].flatMap((name, i) => {
      const text = row[i];
      return text === null || text === undefined ? [] : [cell(name, text)];
    }),
  }));
  const lines = { id: id++, schema_id: "lines", category: "multivalue", children };
  const section = { id: id++, schema_id: "sec", category: "section", children: [cell("n", header), lines] };
  return readContent([section], schema).document;
}

function run(
  code: string,
  rows: readonly Row[],
  header: string,
): { readonly text: string; readonly operations: unknown } {
  installCore();
  const journal = newJournal(document(rows, header));
  const fields = createFields(journal.document, journal);
  const names = new Map<string, Value>([["field", fields.header], ...emptinessFunctions]);
  const source = { name: "<test>", text: code };
  const program = compileProgram(parse(code).tree, source, { builtins, records: true, moduleName: "test" });
  const environment = { importModule: importer(allModules) };
  try {
    const { result } = metered(defaultLimits, () => program.run(names, environment));
    return { text: repr(result), operations: operationsOf(journal) };
  } catch (error) {
    const exception = pythonException(error);
    if (exception === undefined) throw error;
    return { text: `${exception.type.name}: ${str(exception)}`, operations: operationsOf(journal) };
  }
}

const numeral = fc.constantFrom("1", "2.5", "0", "-3", "", "abc", "1e308", "nan", "0.1", "0.1");
const row = fc.tuple(
  fc.option(numeral, { freq: 20 }),
  numeral,
  fc.constantFrom("", "x", "Pear", "é"),
  fc.constantFrom("", "2024-02-03", "2023-12-31"),
);
const rows = fc.array(row, { maxLength: 6 });
const wholeRows = rows.map((lines) => lines.map(([a, ...rest]) => [a ?? "", ...rest]));
const operand = fc.constantFrom("field.a", "field.b", "field.s", "field.d");
const scalar = fc.constantFrom("2", "0", "2.5", "None", "'x'", "True", "field.n", "(10 ** 20)");
const operator = fc.constantFrom("+", "-", "*", "/", "//", "%", "**", "==", "!=", "<", "<=", ">", ">=");

describe("whole columns do what a loop over their items does", () => {
  test("operators", () => {
    fc.assert(
      fc.property(
        rows,
        operand,
        operator,
        scalar,
        fc.boolean(),
        fc.constantFrom("7", ""),
        (lines, left, op, right, swap, n) => {
          const whole = swap ? `${right} ${op} ${left}.all_values` : `${left}.all_values ${op} ${right}`;
          const loop = `[${swap ? `${right} ${op} x` : `x ${op} ${right}`} for x in ${left}.all_values]`;
          // What stands on the left gets to the items by another way, which shows in the order of types in errors.
          fc.pre(!(swap && (right === "field.n" || /[<>%]/.test(op))));
          expect(run(whole, lines, n).text).toBe(run(loop, lines, n).text);
        },
      ),
      { numRuns: 400 },
    );
  });

  test("two columns", () => {
    fc.assert(
      fc.property(rows, operand, operator, operand, (lines, left, op, right) => {
        const whole = run(`${left}.all_values ${op} ${right}.all_values`, lines, "1");
        const loop = run(`[x ${op} y for x, y in zip(${left}.all_values, ${right}.all_values)]`, lines, "1");
        expect(whole.text).toBe(loop.text);
      }),
      { numRuns: 400 },
    );
  });

  const aggregates = ["sum", "max", "min", "any", "all", "sorted", "len", "list"];
  const sources = ["COL", "default_to(COL, 0)", "default_to(COL, 0.5)", "(default_to(COL, 0) * 1)", "is_empty(COL)"];

  test("aggregates", () => {
    fc.assert(
      fc.property(
        wholeRows,
        operand,
        fc.constantFrom(...aggregates),
        fc.constantFrom(...sources),
        (lines, name, aggregate, source) => {
          const whole = source.replaceAll("COL", `${name}.all_values`);
          expect(run(`${aggregate}(${whole})`, lines, "1").text).toBe(
            run(`${aggregate}([*${whole}])`, lines, "1").text,
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("assigning a whole column", () => {
  test("finds equal values as a search one by one would", () => {
    const value = fc.constantFrom("1", "2.5", "None", "0", "True", "float('nan')", "'x'", "field.n");
    fc.assert(
      fc.property(rows, fc.array(value, { maxLength: 6 }), (lines, values) => {
        const list = `[${values.join(", ")}]`;
        const quick = run(`field.b.all_values = ${list}`, lines, "2.5");
        // Objects with an `__eq__` of their own are compared one by one.
        const wrapped = `class V:
  def __init__(self, v): self.v = v
  def __eq__(self, other): return self.v == other
  def __str__(self): return str(self.v)
field.b.all_values = [V(v) for v in ${list}]`;
        expect(quick).toEqual(run(wrapped, lines, "2.5"));
      }),
      { numRuns: 300 },
    );
  });

  test("costs steps in proportion to its length", () => {
    const lines = Array.from({ length: 3000 }, (_, i) => [String(i), String(i), "", ""]);
    let steps = 0;
    const limits = { ...defaultLimits };
    metered(limits, () => {
      run("field.a.all_values = [x + 0.5 for x in range(3000)]", lines, "1");
      steps = meter.steps;
    });
    expect(steps).toBeLessThan(100_000);
  });
});
