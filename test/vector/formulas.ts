import fc from "fast-check";
import type { Texts } from "./documents.ts";

/** Random documents of the schema in documents.ts, and formulas over them. Most formulas fail on some row, which is wanted too. */

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
      "-1e308",
      "9007199254740992",
      "9007199254740993",
      "99999999999999999999",
      "1e-300",
      "5e-324",
      "-0.0",
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

export const row: fc.Arbitrary<Texts> = fc.record({
  a: absent(numberText),
  b: absent(numberText),
  s: absent(text),
  t: absent(text),
  d: absent(dateText),
  e: absent(dateText),
  c: absent(flag),
});
export const header: fc.Arbitrary<Texts> = fc.record({
  n: absent(numberText),
  m: absent(numberText),
  hs: absent(text),
  hd: absent(dateText),
});

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
    fc.constantFrom(
      "from datetime import timedelta",
      "from datetime import date, timedelta",
      "from datetime import timedelta as date",
      "from datetime import datetime",
      "from math import floor",
      "timedelta = None",
    ),
  ),
  body: fc.array(tie("statement"), { minLength: 1, maxLength: 3 }).map(block),
}));
const wild = fc
  .tuple(
    fc.constantFrom("x = 1\ny = ''\n", "x = field.a\ny = default_to(field.b, 0)\n", ""),
    fc.array(statement, { minLength: 1, maxLength: 3 }),
  )
  .map(([start, statements]) => start + statements.join("\n"));

type Sound = Record<"formula" | "number" | "text" | "test" | "day" | "statement" | "body", string>;

/** Formulas that mostly succeed, over the fields that are named. Numbers are wrapped into `default_to` where they may be empty. */
function soundFormulas(
  numbers: readonly string[],
  texts: readonly string[],
  days: readonly string[],
): { readonly [Part in keyof Sound]: fc.Arbitrary<string> } {
  return fc.letrec<Sound>((tie) => ({
    number: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.constantFrom("1", "0", "2.5", "x", "100", "3.0"),
      fc.constantFrom("-0.0", "1e308", "0.1", "9007199254740991", "9007199254740993", "1e22"),
      fc
        .tuple(fc.constantFrom(...numbers), fc.constantFrom("0", "1", "0.5", "x"))
        .map(([a, b]) => `default_to(${a}, ${b})`),
      fc.constantFrom(...numbers),
      fc.tuple(tie("number"), fc.constantFrom("+", "-", "*"), tie("number")).map(([a, op, b]) => `(${a} ${op} ${b})`),
      fc.tuple(tie("number"), fc.constantFrom("2", "1.21", "100")).map(([a, b]) => `(${a} / ${b})`),
      fc.tuple(tie("number"), fc.integer({ min: 0, max: 3 })).map(([a, n]) => `round(${a}, ${n})`),
      fc.tuple(fc.constantFrom("abs", "round", "int", "float", "-"), tie("number")).map(([f, a]) => `${f}(${a})`),
      fc.tuple(fc.constantFrom("min", "max"), tie("number"), tie("number")).map(([f, a, b]) => `${f}(${a}, ${b})`),
      fc.tuple(tie("number"), tie("test"), tie("number")).map(([a, t, b]) => `(${a} if ${t} else ${b})`),
      fc.tuple(tie("number"), fc.constantFrom("and", "or"), tie("number")).map(([a, op, b]) => `(${a} ${op} ${b})`),
      fc.tuple(tie("day"), tie("day")).map(([a, b]) => `(${a} - ${b}).days`),
      tie("text").map((a) => `len(${a})`),
    ),
    text: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.constantFrom(...texts, "'-'", "z"),
      fc.tuple(tie("text"), tie("text")).map(([a, b]) => `(${a} + ${b})`),
      fc
        .tuple(tie("text"), fc.constantFrom("upper()", "lower()", "strip()", "replace('a', 'bb')", "zfill(6)"))
        .map(([a, m]) => `${a}.${m}`),
      fc
        .tuple(
          fc.constantFrom("'[a-z]+'", "'[0-9]'", "''", "'(.)b?'", "'['", "field.s"),
          fc.oneof(tie("text"), fc.constantFrom("'#'", "r'<\\1>'")),
          tie("text"),
        )
        .map(([a, b, c]) => `substitute(${a}, ${b}, ${c})`),
      fc
        .tuple(tie("number"), fc.constantFrom(".2f", ".0f", ".1f", ".9f", ",.2f", "f"), tie("text"))
        .map(([a, spec, b]) => `f'{${a}:${spec}} {${b}}'`),
      fc.tuple(tie("text"), tie("test"), tie("text")).map(([a, t, b]) => `(${a} if ${t} else ${b})`),
      tie("number").map((a) => `str(${a})`),
      tie("day").map((a) => `str(${a})`),
    ),
    day: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.constantFrom(...days).map((a) => `default_to(${a}, date(2024, 2, 28))`),
      fc.tuple(tie("day"), fc.integer({ min: -40, max: 400 })).map(([a, n]) => `(${a} + timedelta(days=${n}))`),
    ),
    test: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc
        .tuple(tie("number"), fc.constantFrom("<", "<=", ">", ">=", "==", "!="), tie("number"))
        .map(([a, op, b]) => `(${a} ${op} ${b})`),
      fc.tuple(tie("number"), tie("number"), tie("number")).map(([a, b, c]) => `(${a} < ${b} <= ${c})`),
      fc.tuple(tie("day"), fc.constantFrom("<", "==", ">="), tie("day")).map(([a, op, b]) => `(${a} ${op} ${b})`),
      fc.tuple(tie("text"), fc.constantFrom("<", "==", "in"), tie("text")).map(([a, op, b]) => `(${a} ${op} ${b})`),
      fc
        .tuple(
          tie("text"),
          fc.constantFrom("startswith", "endswith"),
          fc.oneof(tie("text"), fc.constantFrom("'a'", "''", "'ß'", "'\\ude00'")),
        )
        .map(([a, f, b]) => `${a}.${f}(${b})`),
      fc.constantFrom(...numbers, ...texts, ...days).map((a) => `is_empty(${a})`),
      fc.constantFrom(...numbers, ...texts, ...days).map((a) => `(not ${a})`),
      fc.tuple(tie("test"), fc.constantFrom("and", "or"), tie("test")).map(([a, op, b]) => `(${a} ${op} ${b})`),
    ),
    statement: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      tie("number").map((a) => `x = ${a}`),
      fc.tuple(fc.constantFrom("+", "-", "*"), tie("number")).map(([op, a]) => `x ${op}= ${a}`),
      tie("text").map((a) => `z = ${a}`),
      fc.constantFrom("from datetime import timedelta", "from datetime import date, timedelta"),
      tie("number").map((a) => `x + ${a}`),
      tie("text").map((a) => `z + ${a}`),
      fc.tuple(tie("test"), tie("body")).map(([test, a]) => `if ${test}:\n${a}`),
      fc.tuple(tie("test"), tie("body"), tie("body")).map(([test, a, b]) => `if ${test}:\n${a}\nelse:\n${b}`),
      fc
        .tuple(tie("test"), tie("body"), tie("test"), tie("body"), tie("body"))
        .map(([t, a, u, b, c]) => `if ${t}:\n${a}\nelif ${u}:\n${b}\nelse:\n${c}`),
    ),
    body: fc.array(tie("statement"), { minLength: 1, maxLength: 2 }).map(block),
    formula: fc.oneof(
      fc
        .tuple(tie("number"), tie("test"), tie("number"), fc.oneof(tie("number"), tie("text"), tie("day"), tie("test")))
        .map(([x, test, y, result]) => `x = 7\nz = ''\nx = ${x}\nif ${test}:\n  x = ${y}\n${result}`),
      fc
        .tuple(fc.array(tie("statement"), { minLength: 1, maxLength: 3 }), fc.constantFrom("", "x", "z", "x > 1"))
        .map(([statements, result]) => `x = 7\nz = ''\n${statements.join("\n")}\n${result}`),
    ),
  }));
}

/** Comprehensions over rows and columns, gathered to one value. */
const each: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom("row", "v"),
    fc.oneof(
      { weight: 2, arbitrary: soundFormulasOfRow() },
      expression.map((code) => code.replaceAll("field.", "row.")),
    ),
    fc.array(
      fc.constantFrom(
        "row.a",
        "row.s",
        "row.c",
        "row.a > 1",
        "row.a < row.b",
        "is_set(row.d)",
        "default_to(row.a, 0) > field.n",
        "row.s.startswith('a')",
        "row.a > x",
        "row.b != x",
        "row.s in field.hs",
      ),
      { maxLength: 2 },
    ),
    fc.constantFrom("a", "b", "s", "c", "d"),
    fc.constantFrom("sum", "max", "min", "any", "all", "len", "', '.join", "field.hs.join"),
    fc.constantFrom(["(", ")"], ["([", "])"]),
    fc.constantFrom("", "x = 3\n", "x = field.n\n", "x = 1.5\ny = 'a'\n"),
  )
  .map(([target, elt, ifs, column, call, [open, close], start]) => {
    const item = (code: string): string =>
      target === "row" ? code : code.replace(/\brow\.[abstcd]\b/g, "v").replaceAll("row.", "v.");
    const from = target === "row" ? "field.lines" : `field.${column}.all_values`;
    const conditions = ifs.map((test) => ` if ${item(test)}`).join("");
    return `${start}${call}${open}${item(elt)} for ${target} in ${from}${conditions}${close}`;
  });

/** Values made of a row that mostly are some. */
function soundFormulasOfRow(): fc.Arbitrary<string> {
  return fc.constantFrom(
    "row.a",
    "row.a * 3",
    "default_to(row.a, 0) * default_to(row.b, 1.5)",
    "default_to(row.a, 0)",
    "default_to(row.a, x)",
    "row.s",
    "row.s.upper()",
    "row.t + '!'",
    "str(row.a)",
    "f'{row.s}-{default_to(row.b, 0):.2f}'",
    "row.d",
    "default_to(row.d, date(2024, 2, 28))",
    "row.c",
    "is_empty(row.a)",
    "1",
    "x",
    "field.n",
    "row.a - field.n",
    "(row.a if row.c else 0)",
    "round(default_to(row.b, 0), 1)",
    "row",
    "row._index",
    "row.n",
  );
}

type Formulas<Kind extends string> = Readonly<Record<Kind, fc.Arbitrary<string>>>;

export const formulas: Formulas<"wild" | "sound"> = {
  wild,
  sound: soundFormulas(
    ["field.a", "field.b", "field.n"],
    ["field.s", "field.t", "field.hs"],
    ["field.d", "field.e", "field.hd"],
  ).formula,
};

/** What stands for a whole column in a header formula, mostly gathered to one value. */
const { column, gathered } = fc.letrec<{ column: string; gathered: string }>((tie) => ({
  column: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom("a", "b", "s", "d", "c").map((name) => `field.${name}.all_values`),
    fc
      .tuple(tie("column"), fc.constantFrom("0", "1", "0.5", "field.n", "''", "field.a.all_values"))
      .map(([a, b]) => `default_to(${a}, ${b})`),
    fc
      .tuple(
        tie("column"),
        fc.constantFrom("+", "-", "*", "/", "%", "**"),
        fc.oneof(fc.constantFrom("2", "1.5", "field.n", "field.hs", "'x'"), tie("column")),
      )
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc
      .tuple(
        fc.constantFrom("2", "1.5", "field.n", "field.hs", "'%s'", "(field.n * 2)"),
        fc.constantFrom("+", "-", "*", "%", "=="),
        tie("column"),
      )
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc
      .tuple(
        tie("column"),
        fc.constantFrom("<", "<=", ">", "==", "!="),
        fc.oneof(fc.constantFrom("1", "field.n", "'x'", "field.hs", "None", "field.hd"), tie("column")),
      )
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc.tuple(fc.constantFrom("abs(", "-(", "is_empty(", "round("), tie("column")).map(([f, a]) => `${f}${a})`),
    tie("column").map((a) => `round(${a}, 1)`),
    fc.tuple(tie("column"), tie("gathered")).map(([a, b]) => `(${a} * ${b})`),
  ),
  gathered: fc.oneof(
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.constantFrom("sum", "max", "min", "any", "all", "len"), tie("column"))
        .map(([f, a]) => `${f}(${a})`),
    },
    fc
      .tuple(
        fc.constantFrom("sum", "max", "min"),
        fc.constantFrom("a", "b", "c", "d", "s"),
        fc.constantFrom("0", "1", "0.5"),
      )
      .map(([f, a, b]) => `${f}(default_to(field.${a}.all_values, ${b}))`),
    fc
      .tuple(fc.constantFrom("0", "1"), fc.constantFrom("+", "*", "-"), fc.constantFrom("0", "2"))
      .map(([x, op, y]) => `sum(default_to(field.a.all_values, ${x}) ${op} default_to(field.b.all_values, ${y}))`),
  ),
}));

const wildOfHeader = wild.map((code) =>
  code.replace(/field\.[abstdec]\b/g, (name) =>
    /[st]$/.test(name) ? "field.hs" : /[de]$/.test(name) ? "field.hd" : "field.m",
  ),
);
const soundOfHeader = soundFormulas(
  ["field.n", "field.m", "sum(default_to(field.a.all_values, 0))"],
  ["field.hs"],
  ["field.hd"],
);

export const headerFormulas: Formulas<"wild" | "sound" | "gathered" | "each"> = {
  // All of it at once hardly ever succeeds; on one of two ways it often need not.
  wild: fc.oneof(
    wildOfHeader,
    fc
      .tuple(soundOfHeader.test, wildOfHeader, soundOfHeader.statement)
      .map(([test, a, b]) => `x = 7\nz = ''\nif ${test}:\n${block([a])}\nelse:\n${block([b])}`),
  ),
  sound: soundOfHeader.formula,
  gathered: fc.oneof(
    gathered,
    fc.tuple(gathered, fc.constantFrom("+", "/", "if field.n else"), gathered).map(([a, op, b]) => `${a} ${op} ${b}`),
    column,
  ),
  each: fc.oneof(
    { weight: 3, arbitrary: each },
    fc.tuple(each, gathered).map(([a, b]) => `${a} == ${b}`),
  ),
};
