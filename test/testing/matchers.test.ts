import { describe, expect, test } from "vitest";
import type {} from "../../src/testing/vitest.ts";
import { assertDocument, matchers } from "../../src/testing.ts";
import { bedWith, thrown } from "./sample.ts";

expect.extend(matchers);

const bed = bedWith({
  amount: "if is_empty(field.quantity):\n    ''\nelse:\n    field.quantity * field.price",
  result:
    "total = sum(default_to(field.amount.all_values, 0))\nif total > 100:\n    show_error(f'{total} is too much', field.result)\n    automation_blocker('stop')\nround(total * 1.21, 2)",
  text: "field.name.upper() + field.number",
});
const lines = [{ quantity: 2, price: 10 }, { quantity: 1, price: 5.5 }, {}];

describe("documents that are as expected", () => {
  test("values", () => {
    const doc = bedWith({ result: "field.number + 0.1", text: "field.name", due: "field.day" }).document({
      number: 0.2,
      name: "x",
      day: "2024-01-31",
      lines,
      tags: ["a", "b"],
    });
    expect(doc).toCompute({ text: "x", due: "2024-01-31", kind: null, "lines[1].price": 5.5, price: [10, 5.5, 1] });
    expect(doc).toCompute({ result: 0.3 }, { tolerance: 1e-9 });
    expect(doc).toCompute({ result: { text: "0.30000000000000004" } });
    expect(doc).toCompute({ lines: [{ quantity: 2 }, {}, { quantity: null }], tags: ["a", "b"] });
    expect(doc).not.toCompute({ result: 0.3 });
    expect(doc).not.toCompute({ price: [10, 5.5] });
    expect(doc).not.toCompute({ text: null });
  });

  test("messages, blockers and failures", () => {
    const doc = bed.document({ lines: [{ quantity: 101 }] });
    expect(doc).toShowError("101.0 is too much");
    expect(doc).toShowError(/too much$/, { on: "result" });
    expect(doc).toShowError();
    expect(doc).not.toShowError("101.0 is too much", { on: null });
    expect(doc).not.toShowWarning();
    expect(doc).not.toShowInfo();
    expect(doc).toBlockAutomation("stop", { on: null });
    expect(doc).toFail("text", /^TypeError/);
    expect(doc).toFail("text");
    expect(doc).not.toFail("result");
    expect(doc).toCompute({ amount: [101] }, { errors: { text: /unsupported operand/ } });
    expect(doc).toMatchExpectation({
      errors: { text: /./ },
      exact: true,
      messages: [{ type: "error", content: /too/ }],
      blockers: [{ type: "blocker", content: "stop" }],
    });
  });

  test("something else is no document", () => {
    expect(matchers.toCompute({}, {}).message()).toBe("expected a document made by buildDocument or a testbed");
  });

  test("a place that is not there is a fault of the test", () => {
    expect(thrown(() => matchers.toCompute(bed.document(), { resutl: 1 }))).toEqual({
      message: "the schema has no field 'resutl'; did you mean 'result'?",
      path: ["values", "resutl"],
    });
  });
});

describe("failure messages name the formula, the line and the values", () => {
  const doc = bedWith({
    amount: "if is_empty(field.quantity):\n    ''\nelse:\n    field.quantity * field.price",
    result:
      "total = sum(default_to(field.amount.all_values, 0))\nif total > 100:\n    show_error(f'{total} is too much', field.result)\nround(total * 1.21, 2)",
  }).document({ lines });

  test("of a value", () => {
    expect(matchers.toCompute(doc, { result: 30 }).message()).toBe(`result: expected 30, got 30.86

  formula of result:4
    2 | if total > 100:
    3 |     show_error(f'{total} is too much', field.result)
  > 4 | round(total * 1.21, 2)
  it reads
    amount  [20, 5.5, empty]  (computed)`);
  });

  test("of a cell", () => {
    expect(matchers.toCompute(doc, { amount: [20, 5, null] }).message()).toBe(`lines[1].amount: expected 5, got 5.5

  formula of amount:4
    2 |     ''
    3 | else:
  > 4 |     field.quantity * field.price
  it reads
    quantity  1
    price     5.5`);
  });

  test("of a message that is missing", () => {
    expect(matchers.toShowError(doc, "30.86 is too much").message()).toBe(`error: expected '30.86 is too much', got none

  formula of result:3
    1 | total = sum(default_to(field.amount.all_values, 0))
    2 | if total > 100:
  > 3 |     show_error(f'{total} is too much', field.result)
  it reads
    amount  [20, 5.5, empty]  (computed)`);
    expect(matchers.toShowError(doc).message()).toBe("error: expected any error, got none");
  });

  test("of a formula that fails", () => {
    const failing = bedWith({ text: "x = 1\nfield.name.upper() + field.number" }).document({ name: "n", number: 5 });
    expect(matchers.toCompute(failing, {}).message()).toBe(`text:
  expected   no error
  got        TypeError: unsupported operand type(s) for +: 'float' and 'str' (line 2)

  formula of text:2
    1 | x = 1
  > 2 | field.name.upper() + field.number
  it reads
    name    'n'
    number  5`);
  });

  test("of a conditional expression: the way it went", () => {
    const code = "def f(x): return 1 if x else 0\nround(field.number * 2 if field.flag else field.other + f(1), 2)";
    const conditional = bedWith({ result: code }).document({ number: 1, other: 2 });
    expect(matchers.toCompute(conditional, { result: 2 }).message()).toBe(`result: expected 2, got 3

  formula of result:2
    1 | def f(x): return 1 if x else 0
  > 2 | round(field.number * 2 if field.flag else field.other + f(1), 2)
                                                  ^^^^^^^^^^^^^^^^^^
  it reads
    flag    empty
    number  1
    other   2`);
  });

  test("of a value that was given", () => {
    expect(matchers.toCompute(doc, { "lines[0].quantity": 3 }).message()).toBe(
      "lines[0].quantity: expected 3, got 2\n\n  no formula: the value is as it was given",
    );
  });

  test("of a formula that gives nothing", () => {
    const silent = bedWith({ text: "x = field.name" }).document({ name: "n" });
    expect(matchers.toCompute(silent, { text: "n" }).message()).toBe(`text: expected 'n', got empty

  formula of text
  no line of it gave a value
  it reads
    name  'n'`);
  });

  test("assertDocument throws the same", () => {
    expect(() => assertDocument(doc, { values: { result: 30 } })).toThrow("result: expected 30, got 30.86");
    expect(() => assertDocument(doc, { values: { result: 30.86 } })).not.toThrow();
  });
});

test("formulas that depend on each other compute nothing", () => {
  const circle = bedWith({ result: "field.amount.all_values", amount: "field.result" }).document();
  expect(matchers.toCompute(circle, {}).message()).toBe(
    "document: expected to be computed, got RuntimeError: Cyclical dependencies: result, amount",
  );
});
