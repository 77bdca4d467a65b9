/** The table of rules: for each, code in which it is found and code in which it is not. */
import { describe, expect, test } from "vitest";
import { checkFormula } from "../../src/check/code.ts";
import { type RuleCode, rules } from "../../src/check/rules.ts";
import { checkSchema } from "../../src/check/schema.ts";
import { exceptionsOf, findingsIn, schemaFor } from "./example-schema.ts";

interface Case {
  readonly found: readonly (readonly [formula: string, at: string])[];
  readonly passed: readonly string[];
}

/** Formulas of the number field `net`; `row:`, `date:`, `text:`, `enum:` or `flag:` before one put it into another field. */
const cases: Readonly<Partial<Record<RuleCode, Case>>> = {
  "syntax-error": {
    found: [
      ["1 + * 2", "*"],
      ["if field.amount\n    1", "\n"],
      ["return 1", "return 1"],
    ],
    passed: ["1", "", "*[7]"],
  },
  "unknown-field": {
    found: [
      ["field.amuont", "amuont"],
      ["sum(default_to(row.quantiti, 0) for row in field.lines)", "quantiti"],
      ["[row.amount for row in field.lines]\n1", "amount"],
      ["len(field.lines.quantity)", "quantity"],
      ["row:field.nothing", "nothing"],
      ["x = 'amuont'\ngetattr(field, x)", "x"],
    ],
    passed: [
      "getattr(field, 'nosuch', 1)",
      "try:\n    field.nosuch\nexcept AttributeError:\n    1",
      "row:field._index",
      "row:default_to(field.amount, 0)",
      "field.lines[0].parent\n1",
    ],
  },
  "unknown-name": {
    found: [
      ["math.pi", "math"],
      ["lenn(field.lines)", "lenn"],
      ["row.quantity\n1", "row"],
    ],
    passed: [
      "import math\nmath.pi",
      "[x for x in [1]][0]",
      "def f(a, *b, **c):\n    return a\nf(1)",
      "eval('1')",
      "t = 1\nt",
    ],
  },
  "unused-name": {
    found: [
      ["total = 1\n2", "total"],
      ["import math\n1", "math"],
      ["def helper():\n    return 1\n2", "def helper():"],
    ],
    passed: ["x = 1\nx", "for i, row in enumerate([1]):\n    row", "_ = 1\n2", "a, b = 1, 2\na", "x = 0\nx += 1\nx"],
  },
  "shadowed-name": {
    found: [
      ["sum = 1\nsum", "sum"],
      ["date = 1\ndate", "date"],
      ["def f(list):\n    return list\nf(1)", "list"],
    ],
    passed: ["total = 1\ntotal", "from datetime import date\ndate(2024, 1, 1)\n1"],
  },
  "may-be-empty": {
    found: [
      ["field.amount * 2", "field.amount"],
      ["1 - field.amount", "field.amount"],
      ["-field.amount", "field.amount"],
      ["1 if field.amount > 5 else 0", "field.amount"],
      ["round(field.amount, 2)", "field.amount"],
      ["text:f'{field.amount:.2f}'", "field.amount"],
      ["text:'%.2f' % field.amount", "field.amount"],
      ["field.issued.year", "field.issued"],
      ["text:field.issued.strftime('%Y')", "field.issued"],
      ["date:field.issued + timedelta(days=1)", "field.issued"],
      ["sum(field.quantity.all_values)", "field.quantity.all_values"],
      ["sum(field.quantity.all_values * 2)", "field.quantity.all_values"],
      ["max(row.quantity for row in field.lines)", "(row.quantity for row in field.lines)"],
      ["x = 0\nfor row in field.lines:\n    x += row.quantity\nx", "row.quantity"],
      ["def twice(v):\n    return v * 2\ntwice(field.amount)", "v"],
      ["x = None\nif field.kind == 'b':\n    x = 1\nx + 1", "x"],
      ["a = field.amount if field.kind == 'a' else 1\na + 1", "a"],
      ["text:re.search(r'\\d+', field.code_text).group()", "re.search(r'\\d+', field.code_text)"],
      ["row:field.quantity * 2", "field.quantity"],
      ["len(sorted(field.lines, key=lambda row: row.quantity))", "row.quantity"],
      ["(field.amount or None) + 1", "field.amount or None"],
      ["default_to(field.amount, field.tax) + 1", "default_to(field.amount, field.tax)"],
    ],
    passed: [
      "default_to(field.amount, 0) * 2",
      "field.amount * 2 if is_set(field.amount) else 0",
      "field.amount * 2 if field.amount else 0",
      "field.amount and field.amount * 2",
      "if is_empty(field.amount) or is_empty(field.tax):\n    0\nelse:\n    field.amount + field.tax",
      "if all([is_set(field.amount), is_set(field.tax)]):\n    field.amount + field.tax\nelse:\n    0",
      "if all(is_set(v) for v in (field.amount, field.tax)):\n    field.amount + field.tax\nelse:\n    0",
      "values = [field.amount, field.tax]\nif any(is_empty(v) for v in values):\n    0\nelse:\n    field.amount + field.tax",
      "if None not in (field.amount, field.tax):\n    field.amount + field.tax\nelse:\n    0",
      "known = is_set(field.amount)\nif known:\n    field.amount + 1\nelse:\n    0",
      "x = field.amount\nif is_set(x):\n    field.amount + x\nelse:\n    0",
      "def known(*values):\n    return all(is_set(v) for v in values)\nif known(field.amount, field.tax):\n    field.amount + field.tax\nelse:\n    0",
      "def ok(v):\n    if is_empty(v):\n        return False\n    return True\nfield.amount + 1 if ok(field.amount) else 0",
      "if field.amount != None:\n    field.amount + 1\nelse:\n    0",
      "if field.amount in (None, ''):\n    0\nelse:\n    field.amount + 1",
      "if str(field.amount) != 'None':\n    field.amount + 1\nelse:\n    0",
      "try:\n    field.amount + 1\nexcept TypeError:\n    0",
      "sum(default_to(field.quantity.all_values, 0))",
      "sum(row.quantity for row in field.lines if is_set(row.quantity))",
      "sum(v for v in field.quantity.all_values if v)",
      "sum(field.quantity.all_values) if all(is_set(v) for v in field.quantity.all_values) else 0",
      "0 if any(is_empty(field.quantity.all_values)) else sum(field.quantity.all_values)",
      "x = 0\nfor row in field.lines:\n    if is_empty(row.quantity):\n        continue\n    x += row.quantity\nx",
      "rows = [row for row in field.lines if is_set(row.quantity)]\nsum(row.quantity for row in rows)",
      "x = None\nfor row in field.lines:\n    x = row._index\nx + 1 if x is not None else 0",
      "date:if field.issued:\n    field.issued + timedelta(days=1)\nelse:\n    None",
      "m = re.search(r'\\d+', field.code_text)\nint(m.group()) if m else 0",
      "m = re.search(r'\\d*', field.code_text)\nlen(m.group())",
      "sum(map(lambda v: default_to(v, 0), field.quantity.all_values))",
      "sum(filter(is_set, field.quantity.all_values))",
      "found = False\nx = None\nif is_set(field.amount):\n    found = True\n    x = 1\nx + 1 if found else 0",
      "field.amount == 5\n1",
      "text:f'{field.amount}'",
      "field.counted + 1",
      "if is_empty(field.amount) and is_empty(field.tax):\n    0\nelif is_set(field.amount):\n    field.amount + 1\nelse:\n    field.tax + 1",
      "if is_set(field.amount) or is_set(field.tax):\n    field.amount + 1 if is_set(field.amount) else field.tax + 1\nelse:\n    0",
      "if any([is_set(field.amount), is_set(field.tax)]):\n    if is_empty(field.amount):\n        field.tax + 1\n    else:\n        1\nelse:\n    0",
      "unknown = field.amount.attr.options\nunknown + 1",
    ],
  },
  "none-identity": {
    found: [
      ["0 if field.amount is None else 1", "field.amount is None"],
      ["x = field.amount\n0 if x is not None else 1", "x is not None"],
      ["0 if field.flagged is True else 1", "field.flagged is True"],
    ],
    passed: [
      "0 if field.amount == None else 1",
      "x = None\n0 if x is None else 1",
      "0 if is_empty(field.amount) else 1",
    ],
  },
  "column-without-all-values": {
    found: [
      ["sum(field.quantity)", "field.quantity"],
      ["field.quantity[0]", "field.quantity"],
      ["len(field.order)", "field.order"],
      ["text:', '.join(field.code)", "field.code"],
      ["[v for v in field.code]\n1", "field.code"],
      ["field.quantity", "field.quantity"],
      ["row:len(field.rate)", "field.rate"],
    ],
    passed: [
      "len(field.quantity.all_values)",
      "row:default_to(field.quantity, 0)",
      "show_info('x', field.quantity)\n1",
      "len(field.orders)",
    ],
  },
  "all-values-of-a-value": {
    found: [
      ["default_to(field.amount.all_values, 0)", "all_values"],
      ["row:len(field.quantity.all_values)", "all_values"],
      ["len(field.lines.all_values)", "all_values"],
    ],
    passed: ["len(field.quantity.all_values)", "row:len(field.rate.all_values)", "len(field.orders.all_values)"],
  },
  "truth-of-column": {
    found: [
      ["1 if field.code.all_values == 'A' else 0", "field.code.all_values == 'A'"],
      ["not field.code.all_values\n1", "field.code.all_values"],
      ["field.code.all_values", "field.code.all_values"],
      ["x = is_set(field.code.all_values)\n1 if x else 0", "field.code.all_values"],
    ],
    passed: ["1 if any(field.code.all_values == 'A') else 0", "1 if field.lines else 0", "len(field.code.all_values)"],
  },
  "unhashable-value": {
    found: [
      ["{field.amount: 1}\n1", "field.amount"],
      ["len({field.amount, 1})", "field.amount"],
      ["len(set(field.quantity.all_values))", "field.quantity.all_values"],
      ["d = {}\nd[field.amount] = 1\nlen(d)", "field.amount"],
      ["d = {1: 2}\nd.get(field.amount)", "field.amount"],
      ["1 if field.amount in {1, 2} else 0", "field.amount"],
      ["len({row.quantity for row in field.lines})", "row.quantity"],
    ],
    passed: [
      "{field.kind: 1}\n1",
      "len({float(default_to(field.amount, 0))})",
      "1 if field.amount in [1, 2] else 0",
      "len(set(field.code.all_values))",
    ],
  },
  "wrapped-value": {
    found: [
      ["len(range(field.amount))", "field.amount"],
      ["len(field.amount)", "field.amount"],
      ["text:str(timedelta(days=field.amount))", "field.amount"],
      ["1 if isinstance(field.amount, float) else 0", "isinstance(field.amount, float)"],
      ["from decimal import Decimal\nlen(str(Decimal(field.amount)))", "field.amount"],
      ["import statistics\nstatistics.mean(field.quantity.all_values)", "field.quantity.all_values"],
      ["text:substitute('a', 'b', field.amount)", "field.amount"],
    ],
    passed: [
      "len(range(int(default_to(field.amount, 0))))",
      "text:substitute('a', 'b', field.kind)",
      "1 if isinstance(field.kind, str) else 0",
    ],
  },
  "field-before-column": {
    found: [["sum(field.counted * default_to(field.quantity.all_values, 0))", "field.counted"]],
    passed: [
      "sum(default_to(field.quantity.all_values, 0) * field.counted)",
      "sum(2 * default_to(field.quantity.all_values, 0))",
      "sum(float(field.counted) * default_to(field.quantity.all_values, 0))",
    ],
  },
  "operand-types": {
    found: [
      ["text:'a' + field.counted", "'a' + field.counted"],
      ["text:field.kind + 1", "field.kind + 1"],
      ["date:field.shipped - 1", "field.shipped - 1"],
      ["1 if field.counted > 'a' else 0", "'a'"],
      ["sum(field.code.all_values)", "field.code.all_values"],
    ],
    passed: [
      "text:'a' + str(field.counted)",
      "text:'a' * 3",
      "date:field.shipped - timedelta(days=1)",
      "text:field.kind + field.code_text",
    ],
  },
  "float-equality": {
    found: [
      ["1 if field.counted * 1.1 == 5 else 0", "field.counted * 1.1 == 5"],
      ["x = sum(default_to(field.quantity.all_values, 0))\n1 if x != 3.5 else 0", "x != 3.5"],
    ],
    passed: [
      "1 if round(field.counted * 1.1, 2) == 5 else 0",
      "1 if field.counted == 5 else 0",
      "1 if field.counted % 1 == 0 else 0",
      "1 if len(field.lines) * 2 == 4 else 0",
    ],
  },
  "field-written": {
    found: [
      ["field.amount = 5\n1", "field.amount"],
      ["field.amount += 5\n1", "field.amount"],
      ["for row in field.lines:\n    row.quantity = 1\n2", "row.quantity"],
      ["field.lines.append({})\n1", "field.lines.append({})"],
      ["del field.lines[0]\n1", "field.lines[0]"],
      ["field.amount.attr.hidden = True\n1", "field.amount.attr.hidden"],
      ["field.quantity.all_values[0] = 1\n2", "field.quantity.all_values[0]"],
    ],
    passed: [
      "x = {}\nx['a'] = 1\nlen(x)",
      "rows = []\nrows.append(1)\nlen(rows)",
      "class A:\n    pass\na = A()\na.x = 1\n1",
    ],
  },
  "hidden-dependency": {
    found: [
      ["sum(default_to(r.quantity, 0) for r in field.lines)", "r.quantity"],
      ["f = field\ndefault_to(f.amount, 0)", "f.amount"],
      ["x = [row for row in field.lines]\nlen([default_to(r.quantity, 0) for r in x])", "r.quantity"],
      ["name = 'amount'\ngetattr(field, name)", "getattr(field, name)"],
      ["getattr(field, field.kind)", "field.kind"],
      ["len([1 for i, r in enumerate(field.lines) if r.code])", "r.code"],
      ["row:sum(default_to(row.quantity, 0) for row in field.lines)", "row.quantity"],
      ["len(sorted(field.lines, key=lambda q: q.code))", "q.code"],
    ],
    passed: [
      "sum(default_to(row.quantity, 0) for row in field.lines)",
      "sum([default_to(r.quantity, 0) for r in field.lines])",
      "x = 0\nfor r in field.lines:\n    x += default_to(r.quantity, 0)\nx",
      "row:sum([default_to(r.quantity, 0) for r in field.lines])",
      "default_to(getattr(field, 'amount'), 0)",
      "show_info('x', field.amount)\n1",
      "len([1 for i, row in enumerate(field.lines) if row.code])",
    ],
  },
  "clock-read": {
    found: [
      ["date:date.today()", "date.today()"],
      ["datetime.datetime.now().year", "datetime.datetime.now()"],
      ["import time\ntime.time()", "time.time()"],
    ],
    passed: ["date:date(2024, 1, 1)", "datetime.datetime(2024, 1, 1).year"],
  },
  "no-value": {
    found: [
      ["if field.kind == 'a':\n    1", "if field.kind == 'a':"],
      ["if field.kind == 'a':\n    1\nelif field.kind == 'b':\n    2", "if field.kind == 'a':"],
      ["for row in field.lines:\n    1", "for row in field.lines:"],
    ],
    passed: [
      "if field.kind == 'a':\n    1\nelse:\n    None",
      "if is_empty(field.amount):\n    show_error('x')",
      "x = 0\nif field.kind == 'a':\n    x = 1\nx",
      "if is_empty(field.amount):\n    0\nelif is_set(field.amount):\n    1",
      "if field.kind == 'a':\n    1\nelse:\n    raise ValueError('x')",
      "for i in range(3):\n    i",
      "for x in (field.amount, field.tax):\n    default_to(x, 0)",
    ],
  },
  "lost-value": {
    found: [
      ["5\nshow_info('done')", "show_info('done')"],
      ["5\nif field.kind == 'a':\n    show_warning('a')", "show_warning('a')"],
    ],
    passed: [
      "show_info('done')\n5",
      "if field.kind == 'a':\n    show_error('a')",
      "5\nif field.kind == 'a':\n    show_error('a')\n    6",
    ],
  },
  "unfit-value": {
    found: [
      ["'12,5'", "'12,5'"],
      ["True", "True"],
      ["date:field.shipped.strftime('%d.%m.%Y')", "field.shipped.strftime('%d.%m.%Y')"],
      ["date:f'{field.shipped:%d.%m.%Y}'", "f'{field.shipped:%d.%m.%Y}'"],
      ["date:'31.1.2024'", "'31.1.2024'"],
      ["date:2024", "2024"],
      ["enum:'c'", "'c'"],
      ["flag:'yes'", "'yes'"],
      ["flag:1", "1"],
      ["[1, 2]", "[1, 2]"],
      ["if field.kind == 'a':\n    'n/a'\nelse:\n    1", "'n/a'"],
    ],
    passed: [
      "'12.5'",
      "12",
      "'a comment'\n12",
      "date:field.shipped.strftime('%Y-%m-%d')",
      "date:'2024-01-31'",
      "date:field.shipped",
      "enum:'a'",
      "enum:field.kind",
      "enum:set_options([{'label': 'C', 'value': 'c'}])\n'c'",
      "flag:True",
      "text:'12,5'",
      "field.kind",
      "None",
      "''",
    ],
  },
  "formula-too-long": {
    found: [[`${"# a comment\n".repeat(200)}1`, "# a comment"]],
    passed: [`${"# a comment\n".repeat(100)}1`],
  },
  "message-too-long": {
    found: [[`show_info('${"x".repeat(4097)}')\n1`, `'${"x".repeat(4097)}'`]],
    passed: ["show_info('x')\n1"],
  },
  "value-too-long": {
    found: [[`text:'${"x".repeat(1501)}'`, `'${"x".repeat(1501)}'`]],
    passed: [`text:'${"x".repeat(1500)}'`],
  },
  "unused-ignore": {
    found: [
      ["1  # txs: ignore TXS201 -- no", "# txs: ignore TXS201 -- no"],
      ["field.amount + 1  # txs: ignore TXS201, TXS202 -- no", "# txs: ignore TXS201, TXS202 -- no"],
    ],
    passed: [
      "field.amount + 1  # txs: ignore TXS201 -- yes",
      "# txs: ignore may-be-empty -- yes\nfield.amount + 1",
      "'# txs: ignore TXS201 -- a text'\n1",
    ],
  },
  "bad-ignore": {
    found: [
      ["field.amount + 1  # txs: ignore TXS201", "# txs: ignore TXS201"],
      ["1  # txs: ignore TXS999 -- why", "# txs: ignore TXS999 -- why"],
      ["1  # txs: off", "# txs: off"],
    ],
    passed: ["field.amount + 1  # txs: ignore TXS201 -- yes", "1  # a comment on txs"],
  },
};

/** Rules whose findings are about more than one formula; they have tests of their own. */
const elsewhere: ReadonlySet<string> = new Set(["dependency-cycle", "hook-without-return", "hook-without-schema"]);

test("every rule has its cases", () => {
  expect(Object.keys(rules).filter((rule) => !(rule in cases) && !elsewhere.has(rule))).toEqual([]);
});

describe.each(Object.entries(cases))("%s", (rule, { found, passed }) => {
  test.each(found)("found in %j", (formula, at) => {
    const { text, findings } = findingsIn(formula);
    const places = findings.filter((one) => one.rule === rule).map(({ span }) => text.slice(span?.start, span?.end));
    expect(places).toContain(at);
    expect(findings.find((one) => one.rule === rule)?.code).toBe(rules[rule as RuleCode].id);
  });

  test.each(passed)("not found in %j", (formula) => {
    expect(findingsIn(formula).findings.filter((one) => one.rule === rule)).toEqual([]);
  });
});

/** Rules that say that the engine raises: on a document with values, but for the one about values that are not there. */
const raising: readonly RuleCode[] = [
  ...([
    "may-be-empty",
    "column-without-all-values",
    "all-values-of-a-value",
    "truth-of-column",
    "unhashable-value",
  ] as const),
  ...([
    "wrapped-value",
    "field-before-column",
    "operand-types",
    "field-written",
    "unknown-field",
    "unknown-name",
  ] as const),
];
/** What is wrong without raising. */
const harmless = /isinstance|column-without/;

describe.each(raising)("the engine raises: %s", (rule) => {
  const formulas = (cases[rule]?.found ?? []).map(([formula]) => formula).filter((formula) => !harmless.test(formula));
  test.each(formulas)("%j", (formula) => {
    expect(exceptionsOf(formula, rule !== "may-be-empty")).not.toEqual([]);
  });
});

describe("examples of the catalogue", () => {
  const single = Object.entries(rules).filter(([rule, { bad }]) => !elsewhere.has(rule) && !/more than/.test(bad));
  test.each(single)("%s", (rule, { bad, good, where }) => {
    const kind = where === "string" ? "text:" : "";
    expect(findingsIn(kind + bad).findings.map((one) => one.rule)).toContain(rule);
    expect(findingsIn(kind + good).findings.filter(({ rule: name }) => name !== "unused-ignore")).toEqual([]);
  });
});

test("a cycle is shown as its loop, at the read that leads into it", () => {
  const { texts } = checkSchema(
    schemaFor({ net: "field.gross / 2", gross: "default_to(field.tax, 0) + field.net", tax: "field.net" }),
  );
  const all = texts.flatMap(({ id, text, findings }) => findings.map((one) => ({ id, text, one })));
  const cycles = all.filter(({ one }) => one.rule === "dependency-cycle");
  expect(cycles).toHaveLength(1);
  expect(cycles[0]?.one.message).toMatch(/^The formulas depend on each other in a circle: (\w+) → .*\1$/);
  expect(cycles[0]?.text.slice(cycles[0].one.span?.start, cycles[0].one.span?.end)).toMatch(/^field\.\w+$/);
});

test("what a formula gives is known to those that read it", () => {
  const of = (net: string): readonly string[] =>
    checkSchema(schemaFor({ net, gross: "field.net * 2" }))
      .texts.filter(({ id }) => id === "gross")
      .flatMap(({ findings }) => findings.map(({ rule }) => rule));
  expect(of("default_to(field.amount, 0)")).toEqual([]);
  expect(of("field.amount")).toEqual(["may-be-empty"]);
  expect(of("field.kind")).toEqual([]);
  expect(of("'n/a'")).toEqual(["may-be-empty"]);
  expect(of("1 +")).toEqual([]);
});

test("formulas too large to be gone through end with what was found", () => {
  const nest = (depth: number): string =>
    depth === 0 ? "field.amount" : `(${nest(depth - 1)} + 1 if field.kind else 2)`;
  const { fields } = checkSchema(schemaFor({}));
  const long = Array.from({ length: 40_000 }, (_, i) => `x${i} = 1`).join("\n");
  expect(() => checkFormula({ text: nest(80), fields, node: null, table: null })).not.toThrow();
  expect(() => checkFormula({ text: long, fields, node: null, table: null })).not.toThrow();
  const recursive = "def f(n):\n    return f(n - 1) + f(n - 2)\nf(field.amount)";
  expect(() => checkFormula({ text: recursive, fields, node: null, table: null })).not.toThrow();
});
