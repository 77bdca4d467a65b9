import { describe, expect, test } from "vitest";
import { applyOperations } from "../../src/document/apply.ts";
import { readContent } from "../../src/document/content.ts";
import type { Json, JsonObject } from "../../src/document/json.ts";
import { fixture, open, table, values } from "./fixture-document.ts";

const main = fixture("main");
const { schema, content } = open(main);

/** The content node with an id, wherever it is. */
function find(nodes: Json, id: number): JsonObject | undefined {
  for (const node of nodes as readonly JsonObject[]) {
    const found = node["id"] === id ? node : find(node["children"] ?? [], id);
    if (found !== undefined) return found;
  }
  return undefined;
}

function applied(...operations: Json[]) {
  return applyOperations(content, schema, operations);
}

test("no operations: the same content", () => {
  expect(applied().content).toEqual(content);
});

test.each<[string, Json, number, JsonObject]>([
  ["a value", { content: { value: "x" } }, 102, { content: { value: "x", normalized_value: "x" } }],
  [
    "a value, normalized_value ignored",
    { content: { value: "5", normalized_value: "6" } },
    104,
    { content: { value: "5", normalized_value: "5" } },
  ],
  [
    "a normalized value alone",
    { content: { normalized_value: "6" } },
    104,
    { content: { value: "6", normalized_value: "6" } },
  ],
  [
    "page and position",
    { content: { page: 2, position: [1, 2, 3, 4], rir_text: "no" } },
    102,
    { content: { value: "Hello", normalized_value: null, page: 2, position: [1, 2, 3, 4] } },
  ],
  [
    "attributes",
    { hidden: true, options: [], validation_sources: ["human"], id: 7, foo: 1 },
    114,
    { hidden: true, options: [], validation_sources: ["human"] },
  ],
  ["nothing", {}, 102, {}],
])("replace: %s", (_, value, id, expected) => {
  const { content: after, diagnostics } = applied({ op: "replace", id, value });
  expect(diagnostics).toEqual([]);
  expect(find(after, id)).toEqual({ ...find(content, id), ...expected });
});

test("operations add up, and what they do not touch is shared with the old content", () => {
  const { content: after } = applied(
    { op: "replace", id: 133, value: { content: { value: "x" } } },
    { op: "replace", id: "133", value: { hidden: true } },
    { op: "replace", id: 133, value: { content: { page: 1 } } },
  );
  expect(find(after, 133)).toEqual({
    ...find(content, 133),
    hidden: true,
    content: { value: "x", normalized_value: "x", page: 1 },
  });
  expect(find(after, 138)).toBe(find(content, 138));
  expect(find(after, 132)).not.toBe(find(content, 132));
  expect(find(content, 133)?.["hidden"]).toBeUndefined();
});

test("add a row: all columns, new ids in order, defaults for validation sources", () => {
  const cells = [{ schema_id: "qty", content: { value: "3", page: 1 }, validation_sources: ["human"] }];
  const { content: after, diagnostics } = applied({ op: "add", id: 131, value: cells, validation_sources: ["rules"] });
  const made = (id: number, schemaId: string, value: string, more: JsonObject = {}): JsonObject => ({
    id,
    schema_id: schemaId,
    category: "datapoint",
    content: { value, normalized_value: value, ...more },
    validation_sources: [schemaId === "qty" ? "human" : "rules"],
  });
  expect(diagnostics).toEqual([]);
  expect(find(after, 157)).toEqual({
    id: 157,
    schema_id: "line",
    category: "tuple",
    children: [
      made(158, "desc", ""),
      made(159, "qty", "3", { page: 1 }),
      made(160, "price", ""),
      made(161, "total", ""),
      made(162, "when", ""),
    ],
  });
  expect(table(readContent(after, schema).document, "lines").rows.map(({ id }) => id)).toEqual([132, 138, 144, 157]);
});

test("add items, also to an empty multivalue, and take them away by later operations on the new content", () => {
  const first = applied({ op: "add", id: 129, value: { content: { value: "A" } } }, { op: "add", id: 129, value: {} });
  const items = (from: Json) =>
    table(readContent(from, schema).document, "empties").items.map(({ id, value }) => [id, value]);
  expect(items(first.content)).toEqual([
    [157, "A"],
    [158, ""],
  ]);
  const second = applyOperations(first.content, schema, [
    { op: "remove", id: 157 },
    { op: "add", id: 129, value: {} },
  ]);
  expect(items(second.content)).toEqual([
    [158, ""],
    [159, ""],
  ]);
});

test("buttons of a new row have no content", () => {
  const buttons = open(fixture("button-column"));
  const { content: after } = applyOperations(buttons.content, buttons.schema, [{ op: "add", id: 131, value: [] }], {
    nextId: 900,
  });
  expect(find(after, 906)).toEqual({ id: 906, schema_id: "ibtn", category: "datapoint", content: null });
});

test("remove rows and items", () => {
  const { content: after, diagnostics } = applied({ op: "remove", id: 138 }, { op: "remove", id: 123 });
  expect(diagnostics).toEqual([]);
  expect([138, 139, 123].map((id) => find(after, id))).toEqual([undefined, undefined, undefined]);
  expect(find(after, 144)).toBe(find(content, 144));
});

test("the shape of the content is kept", () => {
  const wrapped = { id: 1, status: "to_review", content };
  const { content: after } = applyOperations(wrapped, schema, [
    { op: "replace", id: 102, value: { content: { value: "x" } } },
  ]);
  expect(after).toMatchObject({ id: 1, status: "to_review" });
  expect(values(readContent(after, schema).document)).toEqual(
    values(
      readContent(applied({ op: "replace", id: 102, value: { content: { value: "x" } } }).content, schema).document,
    ),
  );
});

test("a host may normalize as the platform does", () => {
  const operations = [{ op: "replace", id: 104, value: { content: { value: "1 5" } } }];
  const { content: after } = applyOperations(content, schema, operations, {
    normalize: (node, value) => (node.type === "number" && typeof value === "string" ? value.replace(" ", "") : value),
  });
  expect(find(after, 104)?.["content"]).toEqual({ value: "1 5", normalized_value: "15" });
});

describe("an operation that cannot be applied is named, and the others are applied", () => {
  const fine = { op: "replace", id: 102, value: { content: { value: "fine" } } };
  test.each<[Json, string]>([
    [null, "operation-shape /0"],
    [{ op: "move", id: 102 }, "operation-shape /0/op"],
    [{ op: "constructor", id: 102 }, "operation-shape /0/op"],
    [{ op: "remove" }, "operation-shape /0/id"],
    [{ op: "remove", id: "x" }, "operation-shape /0/id"],
    [{ op: "remove", id: 9999 }, "operation-unknown-id /0/id"],
    [{ op: "remove", id: 102 }, "operation-target /0/id"],
    [{ op: "remove", id: 133 }, "operation-target /0/id"],
    [{ op: "replace", id: 102 }, "operation-shape /0/value"],
    [{ op: "replace", id: 102, value: { content: "x" } }, "operation-shape /0/value"],
    [{ op: "replace", id: 131, value: { content: {} } }, "operation-target /0/id"],
    [{ op: "replace", id: 117, value: { content: { value: "x" } } }, "operation-target /0/id"],
    [{ op: "add", id: 102, value: [] }, "operation-target /0/id"],
    [{ op: "add", id: 131, value: {} }, "operation-shape /0/value"],
    [{ op: "add", id: 122, value: [] }, "operation-shape /0/value"],
    [{ op: "add", id: 131, value: [{ schema_id: "s" }] }, "operation-shape /0/value"],
  ])("%j", (operation, finding) => {
    const { content: after, diagnostics } = applied(operation, fine);
    expect(diagnostics.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([finding]);
    expect(find(after, 102)?.["content"]).toEqual({ value: "fine", normalized_value: "fine" });
  });

  test("what an earlier operation removed", () => {
    const { diagnostics } = applied(
      { op: "remove", id: 132 },
      { op: "replace", id: 133, value: {} },
      { op: "remove", id: 132 },
    );
    expect(diagnostics.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      "operation-unknown-id /1/id",
      "operation-unknown-id /2/id",
    ]);
  });

  test("no lists at all", () => {
    expect(applyOperations("x", schema, []).diagnostics.map(({ code }) => code)).toEqual(["content-shape"]);
    expect(applyOperations(content, schema, {}).diagnostics.map(({ code }) => code)).toEqual(["operation-shape"]);
  });
});
