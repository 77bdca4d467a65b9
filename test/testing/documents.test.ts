import { describe, expect, test } from "vitest";
import { isArray, isObject } from "../../src/document/json.ts";
import type { Given } from "../../src/testing/given.ts";
import { buildDocument } from "../../src/testing.ts";
import { bedWith, schemaWith, thrown } from "./sample.ts";

const plain = bedWith({});

describe("values in the types of their fields", () => {
  const cases: readonly (readonly [Given, string, unknown, string])[] = [
    [{ name: "x" }, "name", "x", "x"],
    [{ name: "" }, "name", "", ""],
    [{ number: 12.5 }, "number", 12.5, "12.5"],
    [{ number: 1e21 }, "number", 1e21, "1e+21"],
    [{ number: null }, "number", null, ""],
    [{ day: "2024-02-29" }, "day", "2024-02-29", "2024-02-29"],
    [{ flag: true }, "flag", true, "True"],
    [{ flag: false }, "flag", false, "False"],
    [{ kind: "b" }, "kind", "b", "b"],
    [{ level: 1 }, "level", 1, "1"],
    [{ number: { text: "1 234,50" } }, "number", null, "1 234,50"],
    [{ number: { text: "7" } }, "number", 7, "7"],
    [{ kind: { text: "z" } }, "kind", "z", "z"],
    [{ country: "DE" }, "country", "DE", "DE"],
    [{}, "country", "CZ", "CZ"],
    [{ tags: ["x", "y"] }, "tags[1]", "y", "y"],
    [{ lines: [{ quantity: 2 }] }, "lines[0].quantity", 2, "2"],
    [{ lines: [{}] }, "lines[0].price", 1, "1"],
    [{ lines: [{}] }, "lines[0].quantity", null, ""],
  ];
  test.each(cases)("%j at %s", (given, place, value, text) => {
    const doc = plain.document(given);
    expect(doc.value(place)).toBe(value);
    expect(JSON.stringify(doc.content())).toContain(`"value":${JSON.stringify(text)}`);
  });

  test("every field of the schema is there, tables without rows", () => {
    const [section] = plain.document().content();
    const children = isArray(section?.["children"]) ? section["children"] : [];
    const names = children.map((child) => (isObject(child) ? child["schema_id"] : null));
    expect(names.slice(0, 3)).toEqual(["name", "number", "other"]);
    expect(names).toHaveLength(15);
    expect(plain.document().column("quantity")).toEqual([]);
  });

  test("attributes and content keys beside the value", () => {
    const bed = bedWith({ text: "f'{field.name.attr.page} {field.name.attr.hidden} {field.name}'" });
    const doc = bed.document({ name: { value: "x", page: 3, hidden: true } });
    expect(doc.value("text")).toBe("3 True x");
  });
});

describe("what does not fit the schema", () => {
  const cases: readonly (readonly [string, () => unknown, string, readonly unknown[]])[] = [
    [
      "unknown field",
      () => plain.document({ numbr: 1 }),
      "the schema has no field 'numbr'; did you mean 'number'?",
      ["numbr"],
    ],
    [
      "text for a number",
      () => plain.document({ number: "1" }),
      "'number' takes a number, not '1'; for a text as it was read write {text: …}",
      ["number"],
    ],
    [
      "not a number",
      () => plain.document({ number: Number.NaN }),
      "'number' takes a number, not NaN; for a text as it was read write {text: …}",
      ["number"],
    ],
    [
      "display format",
      () => plain.document({ day: "29.2.2024" }),
      "'day' takes a date as YYYY-MM-DD, not '29.2.2024'; for a text as it was read write {text: …}",
      ["day"],
    ],
    [
      "no such day",
      () => plain.document({ day: "2023-02-29" }),
      "'day' takes a date as YYYY-MM-DD, not '2023-02-29'; for a text as it was read write {text: …}",
      ["day"],
    ],
    [
      "number for a text",
      () => plain.document({ name: 5 }),
      "'name' takes a text, not 5; for a text as it was read write {text: …}",
      ["name"],
    ],
    [
      "option",
      () => plain.document({ kind: "c" }),
      "'kind' has no option 'c'; did you mean 'a'? (to give it all the same write {text: …})",
      ["kind"],
    ],
    ["button", () => plain.document({ button: 1 }), "'button' is a button: it has no value", ["button"]],
    [
      "column in the header",
      () => plain.document({ quantity: 1 }),
      "'quantity' is part of 'lines': give it in the rows of 'lines'",
      ["quantity"],
    ],
    [
      "unknown column",
      () => plain.document({ lines: [{}, { qantity: 1 }] }),
      "'lines' has no column 'qantity'; did you mean 'quantity'?",
      ["lines", 1, "qantity"],
    ],
    [
      "cell",
      () => plain.document({ lines: [{ quantity: "2" }] }),
      "'quantity' takes a number, not '2'; for a text as it was read write {text: …}",
      ["lines", 0, "quantity"],
    ],
    ["list for a field", () => plain.document({ number: [1] }), "'number' is a single field, not a list", ["number"]],
    ["field for a list", () => plain.document({ lines: 1 }), "'lines' takes a list", ["lines"]],
    ["section", () => plain.document({ main: 1 }), "'main' is a section: give its fields by their own ids", ["main"]],
    [
      "key of a cell",
      () => plain.document({ name: { valu: "x" } }),
      "unknown key 'valu'; did you mean 'value'?",
      ["name", "valu"],
    ],
    [
      "place",
      () => plain.document().set("lines[0].quantity", 1),
      "'lines[0].quantity' is not there: 'lines' has 0 rows",
      ["lines[0].quantity"],
    ],
    [
      "place of a column",
      () => plain.document().set("quantity", 1),
      "'quantity' is no single field: say in which row, as in lines[0].quantity",
      ["quantity"],
    ],
    [
      "syntax of a place",
      () => plain.document().set("lines[a]", 1),
      "'lines[a]' names no place: write total, lines[0].amount or tags[0]",
      ["lines[a]"],
    ],
    [
      "attribute in an edit",
      () => plain.document().set("name", { hidden: true }),
      "an edit sets a value or a text, not 'hidden'",
      ["name", "hidden"],
    ],
    ["row of no table", () => plain.document().addRow("name"), "'name' is no table", []],
    [
      "row that is not there",
      () => plain.document().removeRow("lines", 2),
      "'lines[2]' is not there: 'lines' has 0 rows",
      [],
    ],
  ];
  test.each(cases)("%s", (_, work, message, path) => {
    expect(thrown(work)).toEqual({ message, path });
  });
});

describe("edits", () => {
  const bed = bedWith({
    amount: "field.quantity * field.price",
    result: "sum(default_to(field.amount.all_values, 0))",
    text: "if field.result > 10:\n  show_warning('much', field.result)\nlen(field.lines)",
    choice: "if field.flag:\n  automation_blocker('flagged')\n'a'",
  });

  test("compute what they make stale", () => {
    const doc = bed.document({ lines: [{ quantity: 2, price: 3 }] });
    expect([doc.value("result"), doc.value("text"), doc.column("amount")]).toEqual([6, "1", [6]]);
    doc.addRow("lines", { quantity: 5 });
    expect([doc.value("result"), doc.column("price"), doc.column("amount")]).toEqual([11, [3, 1], [6, 5]]);
    doc.set({ "lines[0].quantity": 1, flag: true }).removeRow("lines[1]");
    expect([doc.value("result"), doc.value("text")]).toEqual([3, "1"]);
    doc.addRow("tags", "x").addRow("tags");
    expect(doc.column("tag")).toEqual(["x", ""]);
  });

  test("messages stand as long as their formula does not run again", () => {
    const doc = bed.document({ flag: true, lines: [{ quantity: 20 }] });
    const warning = { type: "warning", content: "much", on: "result", from: "text" };
    expect(doc.messages).toEqual([warning]);
    doc.set("number", 1);
    expect(doc.messages).toEqual([warning]);
    expect(doc.blockers).toEqual([{ type: "blocker", content: "flagged", on: null, from: "choice" }]);
    doc.set("flag", false);
    expect([doc.messages.length, doc.blockers.length]).toEqual([1, 0]);
    doc.set("lines[0].quantity", 1);
    expect(doc.messages).toEqual([]);
  });

  test("messages and errors move with their rows and go with them", () => {
    const rows = bedWith({
      amount: "if field.quantity == 0:\n  show_error('none', field.quantity)\n10 / field.quantity",
    });
    const doc = rows.document({ lines: [{ quantity: 1 }, { quantity: 0 }] });
    expect(doc.messages.map(({ on }) => on)).toEqual(["lines[1].quantity"]);
    expect(doc.errors).toEqual([
      { on: "lines[1].amount", content: "ZeroDivisionError: float division by zero", line: 3 },
    ]);
    doc.removeRow("lines", 0);
    expect(doc.messages.map(({ on }) => on)).toEqual(["lines[0].quantity"]);
    expect(doc.errors.map(({ on }) => on)).toEqual(["lines[0].amount"]);
    doc.removeRow("lines", 0);
    expect([doc.messages, doc.errors]).toEqual([[], []]);
  });
});

describe("surroundings", () => {
  test.each([
    ["2024-05-01", "2024-05-01 00:00"],
    ["2024-05-01T10:30", "2024-05-01 10:30"],
    ["2024-05-01 10:30:15", "2024-05-01 10:30"],
    ["2024-05-01T10:30:00+02:00", "2024-05-01 08:30"],
    [0, "1970-01-01 00:00"],
  ])("the clock stands at %s", (now, shown) => {
    const doc = buildDocument(schemaWith({ text: "datetime.datetime.now().strftime('%Y-%m-%d %H:%M')" }), {}, { now });
    expect(doc.value("text")).toBe(shown);
  });

  test("a time that is none", () => {
    expect(thrown(() => plain.document({}, { now: "yesterday" })).message).toBe(
      "'now' takes an ISO date or time, not 'yesterday'",
    );
  });

  test("all modules can be imported", () => {
    const doc = bedWith({ text: "import json, decimal\njson.dumps(str(decimal.Decimal('1.10')))" }).document();
    expect(doc.value("text")).toBe('"1.10"');
  });

  test("texts that their field cannot hold", () => {
    const doc = bedWith({
      result: "'12,5'",
      due: "'1.5.2024'",
      choice: "'z'",
      text: "'anything'",
      amount: "field.quantity",
    });
    expect(doc.document({ lines: [{ quantity: 1 }] }).misfits()).toEqual(["result", "due", "choice"]);
  });
});
