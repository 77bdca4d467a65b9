import { describe, expect, test } from "vitest";
import { checkHook } from "../../src/check/hook.ts";
import { checkSchema } from "../../src/check/schema.ts";
import { schemaFor } from "./example-schema.ts";

const { fields } = checkSchema(schemaFor({ net: "default_to(field.amount, 0)" }));

/** Rules found in a hook whose handler has the lines given; `t` is made before. */
function rulesIn(...lines: readonly string[]): readonly string[] {
  const body = ["t = TxScript.from_payload(payload)", ...lines].map((line) => `    ${line}`).join("\n");
  return found(
    `from txscript import TxScript, is_empty, default_to\n\n\ndef rossum_hook_request_handler(payload):\n${body}\n`,
  );
}

function found(text: string): readonly string[] {
  return checkHook(text, fields)
    .findings.filter(({ rule }) => rule !== "unused-name")
    .map(({ rule }) => rule);
}

const done = "return t.hook_response()";

describe("fields in hooks have the types of the schema", () => {
  test.each([
    ["a field that may be empty", ["t.show_info(str(t.field.amount * 2))", done], ["may-be-empty"]],
    ["one that was asked", ["if not is_empty(t.field.amount):", "    t.show_info(str(t.field.amount * 2))", done], []],
    ["one that was written", ["t.field.amount = 1", "t.show_info(str(t.field.amount * 2))", done], []],
    [
      "a comparison that a write makes stale",
      [
        "if t.field.kind == 'a':",
        "    t.field.kind = 'b'",
        "    if t.field.kind != 'a':",
        "        t.show_info(str(t.field.amount * 2))",
        done,
      ],
      ["may-be-empty"],
    ],
    ["a formula field, which may not be computed yet", ["t.show_info(str(t.field.net * 2))", done], []],
    ["a misspelled field", ["t.field.amuont = 1", done], ["unknown-field"]],
    ["a column", ["total = sum(t.field.quantity)", "t.field.amount = total", done], ["column-without-all-values"]],
    ["rows", ["for row in t.field.lines:", "    row.quantity = default_to(row.quantity, 0) + 1", done], []],
    ["rows that may be empty", ["for row in t.field.lines:", "    row.quantity += 1", done], ["may-be-empty"]],
    ["the clock", ["import datetime", "t.field.issued = datetime.date.today()", done], []],
    ["appending", ["t.field.lines.append({'code': 'A'})", done], []],
    ["identity", ["if t.field.amount is None:", "    t.show_error('x', t.field.amount)", done], ["none-identity"]],
  ])("%s", (_, lines, rules) => {
    expect(rulesIn(...lines)).toEqual(rules);
  });
});

describe("what a hook answers", () => {
  test("nothing", () => {
    expect(rulesIn("t.show_info('x')")).toEqual(["hook-without-return"]);
    expect(rulesIn("t.hook_response()")).toEqual(["hook-without-return"]);
    expect(rulesIn("return")).toEqual(["hook-without-return"]);
  });

  test("something, somewhere", () => {
    expect(rulesIn(done)).toEqual([]);
    expect(rulesIn("if payload:", "    return t.hook_response()")).toEqual([]);
    expect(rulesIn("raise ValueError('x')")).toEqual([]);
    // A function within does not answer for the handler.
    expect(rulesIn("def f():", "    return 1", "f()")).toEqual(["hook-without-return"]);
  });
});

test("a hook needs the schema when it opens the payload's document", () => {
  expect(checkHook("t = TxScript.from_payload(payload)\n", fields).needsSchema).toBe(true);
  expect(checkHook("def rossum_hook_request_handler(payload):\n    return {}\n", fields).needsSchema).toBe(false);
});

test("snippets find what hooks import, handlers do not", () => {
  expect(found("t.show_info('x')\n")).toEqual([]);
  expect(found("def rossum_hook_request_handler(payload):\n    return t.hook_response()\n")).toEqual(["unknown-name"]);
});

test("code that cannot be read, and comments that ignore", () => {
  expect(found("def f(:\n")).toEqual(["syntax-error"]);
  expect(
    rulesIn("t.show_info(str(t.field.amount * 2))  # txs: ignore TXS201 -- filled by the extension", done),
  ).toEqual([]);
});
