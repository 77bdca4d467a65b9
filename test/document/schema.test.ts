import { describe, expect, test } from "vitest";
import { type Json, type JsonObject, parseJson } from "../../src/document/json.ts";
import { columnsOf, isFilledByPlatform, readSchema } from "../../src/document/schema.ts";
import { fixture } from "./fixture-document.ts";

const field = (id: string, more: JsonObject = {}): JsonObject => ({
  category: "datapoint",
  id,
  type: "string",
  label: id,
  ...more,
});
const section = (...children: Json[]): JsonObject => ({ category: "section", id: "sec", label: "Sec", children });
const multivalue = (id: string, children: Json): JsonObject => ({ category: "multivalue", id, children });
const tuple = (id: string, ...children: Json[]): JsonObject => ({ category: "tuple", id, children });

describe("a well-formed schema", () => {
  const { schema, diagnostics } = readSchema(fixture("main")["schema"] ?? null);
  const node = (id: string) => schema.nodes.get(id);

  test("has no findings and keeps its order", () => {
    expect(diagnostics).toEqual([]);
    expect(schema.order.slice(0, 4)).toEqual(["sec", "s", "s_empty", "n"]);
    expect(schema.order).toHaveLength(schema.nodes.size);
    expect(schema.sections.map(({ id }) => id)).toEqual(["sec", "lines_sec"]);
  });

  test.each([
    ["sec", "section", "none", null, -1],
    ["s", "header", "string", null, -1],
    ["n", "header", "number", null, -1],
    ["d", "header", "date", null, -1],
    ["b_true", "header", "boolean", null, -1],
    ["e", "header", "string", null, -1],
    ["en", "header", "number", null, -1],
    ["ed", "header", "date", null, -1],
    ["btn", "header", "none", null, -1],
    ["pos", "simple", "none", null, -1],
    ["po", "item", "string", "pos", 0],
    ["num", "item", "number", "nums", 0],
    ["lines", "table", "none", null, -1],
    ["line", "tuple", "none", "lines", -1],
    ["desc", "column", "string", "lines", 0],
    ["total", "column", "number", "lines", 3],
  ])("%s is a %s of type %s", (id, kind, valueType, table, columnIndex) => {
    const found = node(id);
    expect([found?.kind, found?.valueType, found?.table?.id ?? null, found?.columnIndex]).toEqual([
      kind,
      valueType,
      table,
      columnIndex,
    ]);
  });

  test("raw holds every key but the children", () => {
    expect(node("d")?.raw).toEqual({ category: "datapoint", id: "d", type: "date", label: "D", format: "D/M/YYYY" });
    expect(Object.keys(node("lines")?.raw ?? {})).not.toContain("children");
  });

  test("columns, and those that the platform fills", () => {
    const lines = node("lines");
    expect(lines && columnsOf(lines).map(({ id }) => id)).toEqual(["desc", "qty", "price", "total", "when"]);
    expect([...schema.nodes.values()].filter(isFilledByPlatform).map(({ id }) => id)).toEqual(["total"]);
  });
});

test.each<[string, JsonObject, unknown]>([
  ["a formula", { formula: "1" }, { type: "formula", code: "1" }],
  ["an empty formula", { formula: "" }, { type: "formula", code: "" }],
  ["a typed formula", { formula: "1", ui_configuration: { type: "formula" } }, { type: "formula", code: "1" }],
  ["a formula of another type", { formula: "1", ui_configuration: { type: "data" } }, null],
  ["no formula", { formula: null }, null],
  [
    "reasoning",
    { prompt: "p", context: ["field.s"], ui_configuration: { type: "reasoning" } },
    { type: "reasoning", prompt: "p", context: ["field.s"] },
  ],
  [
    "reasoning without context",
    { prompt: "p", ui_configuration: { type: "reasoning" } },
    { type: "reasoning", prompt: "p", context: [] },
  ],
  ["lookup", { matching: { a: 1 }, ui_configuration: { type: "lookup" } }, { type: "lookup", matching: { a: 1 } }],
  ["memory", { formula: "1", memory: { k: 1 } }, { type: "formula", code: "1", memory: { k: 1 } }],
  ["empty memory", { formula: "1", memory: {} }, { type: "formula", code: "1" }],
])("computed from %s", (_, keys, expected) => {
  const { schema, diagnostics } = readSchema([section(field("a", keys))]);
  expect(schema.nodes.get("a")?.computed).toEqual(expected);
  expect(diagnostics).toEqual([]);
});

const twice = [field("a"), field("a", { type: "number" })];

test.each<[string, Json, string, readonly string[]]>([
  ["no list", "x", "schema-shape ", []],
  ["an object without content", {}, "schema-shape /content", []],
  ["a node that is no object", [3], "schema-shape /0", []],
  ["no id", [section({ category: "datapoint" })], "schema-missing-id /0/children/0", ["sec"]],
  ["an empty id", [section(field(""))], "schema-missing-id /0/children/0", ["sec"]],
  ["no category", [section({ id: "a" })], "schema-category /0/children/0/category", ["sec"]],
  ["an unknown category", [{ id: "a", category: "x/y" }], "schema-category /0/category", []],
  ["a section in a section", [section(section())], "schema-nesting /0/children/0", ["sec"]],
  ["a tuple in a section", [section(tuple("t", field("x")), field("a"))], "schema-nesting /0/children/0", ["sec", "a"]],
  [
    "a tuple in a tuple",
    [section(multivalue("m", tuple("t", tuple("u"), field("x"))))],
    "schema-nesting /0/children/0/children/children/0",
    ["sec", "m", "t", "x"],
  ],
  [
    "a list in a multivalue",
    [section(multivalue("m", [field("x")]))],
    "schema-shape /0/children/0/children",
    ["sec", "m", "x"],
  ],
  [
    "nothing in a multivalue",
    [section({ category: "multivalue", id: "m" })],
    "schema-shape /0/children/0/children",
    ["sec", "m"],
  ],
  ["children that are no list", [{ category: "section", id: "s", children: {} }], "schema-shape /0/children", ["s"]],
  ["an id twice", [section(...twice)], "schema-duplicate-id /0/children/1/id", ["sec", "a"]],
  ["a top-level id twice", twice, "schema-duplicate-id /1/id", ["a"]],
  ["a container's id again", [section(field("sec"), field("a"))], "schema-duplicate-id /0/children/0/id", ["sec", "a"]],
  [
    "a formula that is no text",
    [section(field("a", { formula: 3 }))],
    "schema-computed /0/children/0/formula",
    ["sec", "a"],
  ],
  [
    "a lookup without matching",
    [section(field("a", { ui_configuration: { type: "lookup" } }))],
    "schema-computed /0/children/0/matching",
    ["sec", "a"],
  ],
  [
    "reasoning with a prompt that is no text",
    [section(field("a", { prompt: 5, ui_configuration: { type: "reasoning" } }))],
    "schema-computed /0/children/0/prompt",
    ["sec", "a"],
  ],
])("finds %s", (_, json, finding, order) => {
  const { schema, diagnostics } = readSchema(json);
  expect(diagnostics.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([finding]);
  expect(schema.order).toEqual(order);
});

test("of two datapoints with one id the later counts, and columns stay dense", () => {
  const json = [section(multivalue("m", tuple("t", field("a"), field("b"), field("a", { type: "number" }))))];
  const { nodes } = readSchema(json).schema;
  expect([nodes.get("a")?.type, nodes.get("a")?.columnIndex, nodes.get("b")?.columnIndex]).toEqual(["number", 1, 0]);
});

test("an API object, and a place within a larger value", () => {
  const { schema, diagnostics } = readSchema({ id: 1, name: "n", content: [section(field("a"), 1)] }, "/schemas/0");
  expect(schema.order).toEqual(["sec", "a"]);
  expect(diagnostics.map(({ pointer }) => pointer)).toEqual(["/schemas/0/content/0/children/1"]);
});

test("datapoints outside of sections are accepted", () => {
  const { schema, diagnostics } = readSchema([field("a")]);
  expect([diagnostics, schema.nodes.get("a")?.kind]).toEqual([[], "header"]);
});

test("names from data are only names", () => {
  const text = '[{"category":"datapoint","id":"__proto__","type":"constructor","__proto__":{"label":"x"}}]';
  const reading = parseJson(text);
  const { schema } = readSchema(reading.ok ? reading.value : null);
  const node = schema.nodes.get("__proto__");
  expect([node?.label, node?.valueType, Object.hasOwn(node?.raw ?? {}, "__proto__")]).toEqual(["", "string", true]);
  expect(schema.nodes.get("constructor")).toBeUndefined();
});
