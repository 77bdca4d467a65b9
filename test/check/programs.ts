/** Random formulas over the fields of `documents.ts`, one operation that may fail a line. */
import fc from "fast-check";

type Source = fc.Arbitrary<string>;

const one = (...texts: readonly string[]): Source => fc.constantFrom(...texts);

/** Numbers, conditions and statements of header formulas, nested to a depth. */
export function formulas(): fc.Arbitrary<string> {
  return statements(2).map((body) => [...helpers, ...body, "total"].join("\n"));
}

const helpers = [
  "def known(*values):\n    return all(is_set(v) for v in values)",
  "def twice(value):\n    return value * 2",
  "def either(value, other):\n    if is_empty(value):\n        return other\n    return value",
];

const names = ["x", "y", "total"];

function number(depth: number): Source {
  const leaf = fc.oneof(
    { weight: 4, arbitrary: one("field.a", "field.b") },
    { weight: 1, arbitrary: one("1", "3", "0") },
    { weight: 3, arbitrary: one(...names) },
    { weight: 1, arbitrary: one("field.g", "field.d.year", "len(field.lines)", "None") },
  );
  if (depth <= 0) return leaf;
  const inner = number(depth - 1);
  return fc.oneof(
    { weight: 3, arbitrary: leaf },
    { weight: 2, arbitrary: fc.tuple(inner, one("+", "-", "*"), inner).map(([a, op, b]) => `(${a} ${op} ${b})`) },
    {
      weight: 2,
      arbitrary: fc.tuple(inner, one("0", "1", "field.b", "None")).map(([a, b]) => `default_to(${a}, ${b})`),
    },
    { weight: 1, arbitrary: fc.tuple(one("abs", "round", "float", "int"), inner).map(([f, a]) => `${f}(${a})`) },
    { weight: 1, arbitrary: fc.tuple(one("max", "min"), inner, inner).map(([f, a, b]) => `${f}(${a}, ${b})`) },
    {
      weight: 1,
      arbitrary: fc.tuple(inner, condition(depth - 1), inner).map(([a, c, b]) => `(${a} if ${c} else ${b})`),
    },
    { weight: 1, arbitrary: fc.tuple(inner, inner).map(([a, b]) => `(${a} or ${b})`) },
    { weight: 1, arbitrary: fc.tuple(inner, inner).map(([a, b]) => `(${a} and ${b})`) },
    { weight: 1, arbitrary: inner.map((a) => `-${a}`) },
    { weight: 1, arbitrary: sums },
    { weight: 1, arbitrary: fc.tuple(inner, inner).map(([a, b]) => `either(${a}, ${b})`) },
    { weight: 1, arbitrary: inner.map((a) => `twice(${a})`) },
  );
}

const sums: Source = one(
  "sum(field.qty.all_values)",
  "sum(default_to(field.qty.all_values, 0))",
  "sum(default_to(field.qty.all_values, 1) * default_to(field.price.all_values, 1))",
  "sum(field.qty.all_values * 2)",
  "sum(row.qty for row in field.lines)",
  "sum(row.qty for row in field.lines if is_set(row.qty))",
  "sum(row.qty * row.price for row in field.lines if row.qty and row.price)",
  "sum([v for v in field.qty.all_values if not is_empty(v)])",
  "sum(default_to(row.price, 0) for row in field.lines)",
  "max([row.qty for row in field.lines], default=0)",
  "max(field.price.all_values, default=1)",
  "len([row for row in field.lines if row.qty > 1])",
  "sum(filter(is_set, field.qty.all_values))",
  "sum(map(lambda v: default_to(v, 0), field.qty.all_values))",
);

function condition(depth: number): Source {
  const leaf = fc.oneof(
    fc
      .tuple(one("is_empty", "is_set", "not is_empty"), one("field.a", "field.b", "x", "y", "field.d", "field.g"))
      .map(([f, a]) => `${f}(${a})`),
    fc.tuple(one("field.a", "field.b", "x"), one("== None", "!= None", "== 5", "!= 0")).map(([a, b]) => `${a} ${b}`),
    one(
      "field.a",
      "x",
      "field.b",
      "y",
      "field.t",
      "field.s",
      "field.d",
      "field.e == 'x'",
      "field.s == ''",
      "field.lines",
    ),
    one(
      "all([is_set(field.a), is_set(field.b)])",
      "any([is_empty(field.a), is_empty(field.b)])",
      "None not in (field.a, field.b)",
    ),
    one(
      "all(is_set(v) for v in (field.a, field.b))",
      "all(is_set(v) for v in field.qty.all_values)",
      "known(field.a, x)",
      "any(is_empty(field.qty.all_values))",
    ),
    one(
      "field.a in (None, '')",
      "x is None",
      "x is not None",
      "isinstance(x, int)",
      "str(field.a) != 'None'",
      "all([field.a, field.b])",
    ),
  );
  if (depth <= 0) return leaf;
  const inner = condition(depth - 1);
  return fc.oneof(
    { weight: 3, arbitrary: leaf },
    { weight: 1, arbitrary: fc.tuple(inner, one("and", "or"), inner).map(([a, op, b]) => `(${a} ${op} ${b})`) },
    { weight: 1, arbitrary: inner.map((a) => `not (${a})`) },
    { weight: 1, arbitrary: fc.tuple(number(depth - 1), one("<", ">", ">=")).map(([a, op]) => `${a} ${op} 1`) },
  );
}

const indent = (lines: readonly string[]): string[] =>
  lines.flatMap((line) => line.split("\n")).map((line) => `    ${line}`);

function statements(depth: number): fc.Arbitrary<string[]> {
  return fc
    .array(statement(depth), { minLength: 1, maxLength: 3 })
    .map((found) => ["x = 1", "y = None", "total = 0", ...found.flat()]);
}

function block(depth: number): fc.Arbitrary<string[]> {
  return fc.array(statement(depth), { minLength: 1, maxLength: 2 }).map((found) => found.flat());
}

function statement(depth: number): fc.Arbitrary<string[]> {
  const assign = fc.tuple(one(...names), number(2)).map(([name, value]) => [`${name} = ${value}`]);
  const add = fc.tuple(one(...names), number(1)).map(([name, value]) => [`${name} += ${value}`]);
  if (depth <= 0) return fc.oneof(assign, add);
  const inner = block(depth - 1);
  return fc.oneof(
    { weight: 4, arbitrary: assign },
    { weight: 2, arbitrary: add },
    {
      weight: 4,
      arbitrary: fc
        .tuple(condition(1), inner, fc.option(inner))
        .map(([test, body, other]) => [
          `if ${test}:`,
          ...indent(body),
          ...(other === null ? [] : ["else:", ...indent(other)]),
        ]),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(condition(0), inner, condition(0), inner)
        .map(([one, body, two, other]) => [`if ${one}:`, ...indent(body), `elif ${two}:`, ...indent(other)]),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(one(...rowStatements), inner)
        .map(([row, body]) => ["for row in field.lines:", ...indent(row.split("\n")), ...indent(body)]),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(inner, one("TypeError", "Exception", "ValueError"))
        .map(([body, name]) => ["try:", ...indent(body), `except ${name}:`, "    x = 0"]),
    },
  );
}

const rowStatements = [
  "total += row.qty",
  "if is_empty(row.qty):\n    continue\ntotal += row.qty",
  "if row.qty:\n    total += row.qty * default_to(row.price, 1)",
  "y = row.price",
  "if y is None or is_set(row.price):\n    y = row.price",
  "if is_empty(row.price):\n    break",
  "x = default_to(row.qty, 0)",
];

/**
 * Formulas in which nothing depends on a loop or on a variable that conditions set: there the check can know everything. Conditions are
 * about fields only, and variables are set once.
 */
export function plainFormulas(): fc.Arbitrary<string> {
  return plainBlock(2, "v").map((body) => [...body, "1"].join("\n"));
}

const captured = ["field.a", "field.b"];

function plainNumber(depth: number): Source {
  const leaf = fc.oneof(
    { weight: 4, arbitrary: one(...captured) },
    { weight: 1, arbitrary: one("1", "3", "len(field.lines)", "field.g", "field.d.year", ...plainSums) },
  );
  if (depth <= 0) return leaf;
  const inner = plainNumber(depth - 1);
  return fc.oneof(
    { weight: 2, arbitrary: leaf },
    { weight: 2, arbitrary: fc.tuple(inner, one("+", "-", "*"), inner).map(([a, op, b]) => `(${a} ${op} ${b})`) },
    {
      weight: 2,
      arbitrary: fc.tuple(one(...captured), one("0", "field.a", "field.b")).map(([a, b]) => `default_to(${a}, ${b})`),
    },
    { weight: 1, arbitrary: fc.tuple(one("abs", "round", "float"), inner).map(([f, a]) => `${f}(${a})`) },
    { weight: 1, arbitrary: fc.tuple(inner, plainCondition(0), inner).map(([a, c, b]) => `(${a} if ${c} else ${b})`) },
  );
}

const plainSums = [
  "sum(field.qty.all_values)",
  "sum(default_to(field.qty.all_values, 0))",
  "sum(row.qty for row in field.lines if is_set(row.qty))",
  "sum([v for v in field.price.all_values if v])",
  "sum(row.price for row in field.lines)",
];

/** Of one field, or of two different ones, so that no condition is always true or never. */
function plainCondition(depth: number): Source {
  const about = (field: string): Source =>
    fc.oneof(
      one("is_empty", "is_set", "not is_empty").map((f) => `${f}(${field})`),
      one("== None", "!= None", "in (None, '')").map((test) => `${field} ${test}`),
    );
  const leaf = fc.oneof(about("field.a"), about("field.b"), about("field.d"), one("field.d", "field.b", "field.a"));
  if (depth <= 0) return leaf;
  const pair = fc.tuple(about("field.a"), about("field.b"));
  return fc.oneof(
    { weight: 2, arbitrary: leaf },
    { weight: 2, arbitrary: fc.tuple(pair, one("and", "or")).map(([[a, b], op]) => `${a} ${op} ${b}`) },
    { weight: 1, arbitrary: fc.tuple(one("all", "any"), pair).map(([f, [a, b]]) => `${f}([${a}, ${b}])`) },
    { weight: 1, arbitrary: pair.map(([a, b]) => `not (${a} and ${b})`) },
    { weight: 1, arbitrary: one("None not in (field.a, field.b)", "None in (field.a, field.b)") },
  );
}

function plainBlock(depth: number, name: string): fc.Arbitrary<string[]> {
  const parts = Array.from({ length: 2 }, (_, i) => plainStatement(depth, `${name}${i}`));
  return fc.tuple(...parts).map((found) => found.flat());
}

function plainStatement(depth: number, name: string): fc.Arbitrary<string[]> {
  const assign = plainNumber(2).map((value) => [`${name} = ${value}`]);
  if (depth <= 0) return assign;
  const inner = plainBlock(depth - 1, name);
  const conditional = fc
    .tuple(plainCondition(2), inner, inner)
    .map(([test, body, other]) => [`if ${test}:`, ...indent(body), "else:", ...indent(other)]);
  const row = plainNumber(0).map((value) => [
    "for row in field.lines:",
    "    if is_empty(row.qty):",
    "        continue",
    `    ${name} = row.qty * ${value} + default_to(row.price, 0)`,
  ]);
  return fc.oneof(
    { weight: 2, arbitrary: assign },
    { weight: 3, arbitrary: conditional },
    { weight: 1, arbitrary: row },
  );
}
