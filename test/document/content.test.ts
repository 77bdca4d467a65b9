import { describe, expect, test } from "vitest";
import { readContent } from "../../src/document/content.ts";
import { attributeOf, contentOf, datapointsOf, rawValue } from "../../src/document/document.ts";
import type { Json, JsonObject } from "../../src/document/json.ts";
import { readPayload } from "../../src/document/payload.ts";
import { readSchema } from "../../src/document/schema.ts";
import { cell, fixture, header, open, row, table, values } from "./fixture-document.ts";

const main = fixture("main");

describe("the probe document", () => {
  const { document } = open(main);

  test("has header fields, tables and ids", () => {
    expect([document.headers.size, document.tables.size, document.entries.size]).toEqual([20, 5, 56]);
    expect(document.entries.get(140)).toBe(cell(table(document, "lines"), 1, "qty"));
    expect(document.entries.get(123)).toBe(table(document, "pos").items[0]);
    expect(document.sections.get("sec")?.id).toBe(101);
  });

  test("has dense rows", () => {
    const lines = table(document, "lines");
    expect(lines.id).toBe(131);
    expect(lines.rows.map(({ id, index, cells }) => [id, index, cells.map((c) => c?.id)])).toEqual([
      [132, 0, [133, 134, 135, 136, 137]],
      [138, 1, [139, 140, 141, 142, 143]],
      [144, 2, [145, 146, 147, 148, 149]],
    ]);
    expect(datapointsOf(lines, 0).map((c) => c?.value)).toEqual(["Apple", "Pear", ""]);
    expect(datapointsOf(table(document, "pos"), 0).map((c) => c?.id)).toEqual([123, 124]);
    expect(row(lines, 1).cells[0]?.row).toBe(row(lines, 1));
  });

  test("reads keys of the node and of its content", () => {
    const n = header(document, "n");
    expect([contentOf(n, "value"), contentOf(n, "normalized_value"), contentOf(n, "page")]).toEqual([
      "1 234,50",
      "1234.5",
      undefined,
    ]);
    expect([attributeOf(n, "id"), attributeOf(n, "hidden"), attributeOf(n, "constructor")]).toEqual([
      104,
      undefined,
      undefined,
    ]);
    expect(header(document, "btn").source?.["content"]).toBeNull();
  });
});

const schema = readSchema([
  {
    category: "section",
    id: "sec",
    children: [
      { category: "datapoint", id: "a", type: "string" },
      { category: "datapoint", id: "b", type: "button" },
      { category: "multivalue", id: "m", children: { category: "datapoint", id: "i", type: "string" } },
      {
        category: "multivalue",
        id: "t",
        children: {
          category: "tuple",
          id: "r",
          children: ["x", "y", "z"].map((id) => ({ category: "datapoint", id, type: "string" })),
        },
      },
    ],
  },
]).schema;

const field = (
  id: number,
  schemaId: string,
  content: Json = { value: `v${id}`, normalized_value: null },
): JsonObject => ({
  id,
  schema_id: schemaId,
  category: "datapoint",
  content,
});
const node = (id: Json, schemaId: string, ...children: Json[]): JsonObject => ({ id, schema_id: schemaId, children });

test.each<[Json, Json, Json]>([
  ["A", "B", "B"],
  ["A", "", "A"],
  ["A", null, "A"],
  [null, null, null],
  ["A", 0, "A"],
  ["A", false, "A"],
  ["A", 5, 5],
  ["A", true, true],
  [5, null, 5],
  ["A", [], "A"],
  ["A", {}, "A"],
  ["A", [0], [0]],
])("of value %j and normalized value %j the raw value is %j", (value, normalized, raw) => {
  const { document } = readContent([field(1, "a", { value, normalized_value: normalized })], schema);
  expect(rawValue(header(document, "a"))).toEqual(raw);
});

test.each<[string, Json]>([
  ["no keys", {}],
  ["no normalized value", { value: null }],
])("a content object with %s reads as null", (_, content) => {
  const { document, diagnostics } = readContent([field(1, "a", content)], schema);
  expect([rawValue(header(document, "a")), diagnostics]).toEqual([null, []]);
});

test.each<[string, (list: Json) => Json, string]>([
  ["a bare list", (list) => list, ""],
  ["an API response", (list) => ({ content: list }), "/content"],
  ["a page of results", (list) => ({ pagination: {}, results: list }), "/results"],
  ["an annotation", (list) => ({ id: 1, status: "to_review", content: list }), "/content"],
])("content comes as %s", (_, wrap, place) => {
  const { document, diagnostics } = readContent(wrap([node(9, "sec", field(1, "a"), 3)]), schema);
  expect(rawValue(header(document, "a"))).toBe("v1");
  expect(diagnostics.map(({ pointer }) => pointer)).toEqual([`${place}/0/children/1`]);
});

test("rows are dense whatever the content has", () => {
  const rows = [node(20, "r", field(21, "y")), node(30, "r", field(31, "z"), field(32, "x")), node(40, "r")];
  const { document, diagnostics } = readContent([node(9, "sec", node(10, "t", ...rows))], schema);
  expect(diagnostics).toEqual([]);
  expect(table(document, "t").rows.map(({ cells }) => cells.map((c) => c?.id ?? null))).toEqual([
    [null, 21, null],
    [32, null, 31],
    [null, null, null],
  ]);
});

test("no content at all: no header fields, empty tables", () => {
  const { document, diagnostics } = readContent([], schema);
  expect([diagnostics, values(document)]).toEqual([[], { headers: {}, tables: { m: [[], []], t: [[], []] } }]);
  expect(table(document, "m").id).toBeNull();
});

test.each<[string, Json, readonly string[]]>([
  ["no list", "https://x.test/content", ["content-shape "]],
  ["an object without a list", { content: "url" }, ["content-shape "]],
  ["a node that is no object", [null], ["content-shape /0"]],
  ["no schema id", [{ id: 1 }], ["content-shape /0"]],
  ["an unknown schema id", [node(9, "sec", field(1, "nosuch"))], ["content-unknown-field /0/children/0/schema_id"]],
  ["a name of Object.prototype", [field(1, "constructor")], ["content-unknown-field /0/schema_id"]],
  ["children that are no list", [{ id: 9, schema_id: "sec", children: {} }], ["content-shape /0/children"]],
  ["a section in a section", [node(9, "sec", node(8, "sec"))], ["content-misplaced /0/children/0"]],
  ["a row in a section", [node(9, "sec", node(8, "r"))], ["content-misplaced /0/children/0"]],
  ["a column in a section", [node(9, "sec", field(8, "x"))], ["content-misplaced /0/children/0"]],
  ["an item in a table", [node(9, "t", field(8, "i"))], ["content-misplaced /0/children/0"]],
  [
    "a header field in a row",
    [node(9, "t", node(8, "r", field(1, "a")))],
    ["content-misplaced /0/children/0/children/0"],
  ],
  ["a header field twice", [field(1, "a"), field(2, "a")], ["content-duplicate-field /1"]],
  [
    "a column twice in a row",
    [node(9, "t", node(8, "r", field(1, "x"), field(2, "x")))],
    ["content-duplicate-field /0/children/0/children/1"],
  ],
  ["a multivalue twice", [node(9, "m"), node(8, "m")], ["content-duplicate-field /1"]],
  ["an id twice", [field(1, "a"), node(1, "m")], ["content-duplicate-id /1/id"]],
  ["no id", [{ schema_id: "m" }], ["content-missing-id /0"]],
  ["an id that is text", [node("9", "m")], ["content-missing-id /0"]],
  ["an id that is a fraction", [node(1.5, "m")], ["content-missing-id /0"]],
  ["a field without content", [field(1, "a", null)], ["content-shape /0/content"]],
  ["a button without content", [field(1, "b", null)], []],
  ["a button with content", [field(1, "b", {})], []],
])("finds %s", (_, json, expected) => {
  const { diagnostics } = readContent(json, schema);
  expect(diagnostics.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(expected);
});

test("of two nodes of one header field the later wins key by key", () => {
  const first = { ...field(1, "a", { value: "1", normalized_value: null }), hidden: true };
  const { document } = readContent([first, field(2, "a", { value: "2", normalized_value: null })], schema);
  const a = header(document, "a");
  expect([a.id, rawValue(a), attributeOf(a, "hidden")]).toEqual([2, "2", true]);
});

describe("payloads", () => {
  const payload: JsonObject = {
    event: "annotation_content",
    schemas: [{ id: 1, content: main["schema"] ?? null }],
    annotation: { content: main["content"] ?? null },
    updated_datapoint_ids: [102, 140],
    force_update_datapoint_ids: [119],
  };

  test("are read whole", () => {
    const reading = readPayload(payload);
    expect(reading.diagnostics).toEqual([]);
    expect([reading.incremental, [...reading.updatedIds], [...reading.forcedIds]]).toEqual([true, [102, 140], [119]]);
    expect(values(reading.document)).toEqual(values(open(main).document));
    expect(reading.payload).toBe(payload);
  });

  test.each<[Json | undefined, boolean, readonly number[], readonly string[]]>([
    [undefined, false, [], []],
    [null, false, [], []],
    [[], false, [], []],
    [["102"], true, [], ["payload-ids /updated_datapoint_ids/0"]],
    [[102, 1.5], true, [102], ["payload-ids /updated_datapoint_ids/1"]],
    [102, false, [], ["payload-ids /updated_datapoint_ids"]],
  ])("updated ids %j: incremental %s", (ids, incremental, expected, findings) => {
    const { updated_datapoint_ids: _, ...rest } = payload;
    const reading = readPayload(ids === undefined ? rest : { ...rest, updated_datapoint_ids: ids });
    expect([reading.incremental, [...reading.updatedIds]]).toEqual([incremental, expected]);
    expect(reading.diagnostics.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(findings);
  });

  test.each<[string, JsonObject, readonly string[]]>([
    ["another event", { event: "email" }, ["payload-event /event"]],
    ["no schemas", { schemas: null }, ["payload-shape /schemas"]],
    ["no schema in schemas", { schemas: [] }, ["payload-shape /schemas"]],
    ["content as a URL", { annotation: { content: "https://x.test" } }, ["payload-shape /annotation"]],
    ["no annotation", { annotation: null }, ["payload-shape /annotation"]],
    ["a fault in the content", { annotation: { content: [1] } }, ["content-shape /annotation/content/0"]],
    [
      "a fault in the schema",
      { schemas: [{ content: [1] }], annotation: { content: [] } },
      ["schema-shape /schemas/0/content/0"],
    ],
  ])("finds %s", (_, part, expected) => {
    const found = readPayload({ ...payload, ...part }).diagnostics.map(({ code, pointer }) => `${code} ${pointer}`);
    // Without a schema everything in the content is unknown, too.
    expect(found.filter((finding) => !finding.startsWith("content-unknown-field"))).toEqual(expected);
  });

  test("content alone needs a schema", () => {
    const content = main["content"] ?? null;
    expect(readPayload(content, open(main).schema).document.headers.size).toBe(20);
    expect(readPayload([]).diagnostics.map(({ code }) => code)).toEqual(["payload-shape"]);
  });
});
