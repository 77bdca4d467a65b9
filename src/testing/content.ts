/** Documents made from a schema and a few given values. */

import { typedValue } from "../columns/typed-values.ts";
import type { Json, JsonObject } from "../document/json.ts";
import { member } from "../document/json.ts";
import { columnsOf, type Schema, type SchemaNode } from "../document/schema.ts";
import { nearest } from "../source/nearest.ts";
import { type CellContent, cellContent } from "./cells.ts";
import { type Given, type GivenField, type GivenRow, TestError, within } from "./given.ts";

/**
 * Annotation content of `schema`: every field it has, with the values given, the schema's default values where none is given, else empty.
 * Tables have the rows given. Throws {@link TestError} with the path of what does not fit the schema.
 */
export function buildContent(schema: Schema, given: Given): readonly JsonObject[] {
  for (const name of Object.keys(given)) within(name, () => checkName(schema, name));
  let id = 0;
  const nextId = (): number => ++id;
  const build = (node: SchemaNode): JsonObject => {
    const below = (): readonly JsonObject[] => node.children.map(build);
    switch (node.kind) {
      case "header":
        return within(node.id, () => datapoint(node, fieldGiven(given, node.id), nextId));
      case "table":
      case "simple":
        return within(node.id, () => multivalue(node, rowsGiven(given, node.id), nextId));
      default:
        return { id: nextId(), schema_id: node.id, category: node.category, children: below() };
    }
  };
  return schema.sections.map(build);
}

function checkName(schema: Schema, name: string): void {
  const node = schema.nodes.get(name);
  if (node === undefined) {
    const near = nearest(name, schema.order);
    throw new TestError(`the schema has no field '${name}'${near === null ? "" : `; did you mean '${near}'?`}`);
  }
  if (node.kind === "column" || node.kind === "tuple" || node.kind === "item") {
    const table = node.table?.id ?? "";
    throw new TestError(
      `'${name}' is part of '${table}': give it in the ${node.kind === "item" ? "items" : "rows"} of '${table}'`,
    );
  }
  if (node.kind === "section") throw new TestError(`'${name}' is a section: give its fields by their own ids`);
}

function fieldGiven(given: Given, id: string): GivenField | undefined {
  const field = Object.hasOwn(given, id) ? given[id] : undefined;
  if (Array.isArray(field)) throw new TestError(`'${id}' is a single field, not a list`);
  return field as GivenField | undefined;
}

function rowsGiven(given: Given, id: string): readonly (GivenRow | GivenField)[] {
  const rows = (Object.hasOwn(given, id) ? given[id] : null) ?? [];
  if (!Array.isArray(rows)) throw new TestError(`'${id}' takes a list`);
  return rows;
}

function multivalue(node: SchemaNode, rows: readonly (GivenRow | GivenField)[], nextId: () => number): JsonObject {
  const id = nextId();
  const [child] = node.children;
  const children =
    child === undefined
      ? []
      : rows.map((row, i) =>
          within(i, () => {
            if (node.kind === "simple") return datapoint(child, row as GivenField, nextId);
            return tuple(child, rowGiven(node, row), nextId);
          }),
        );
  return { id, schema_id: node.id, category: "multivalue", children };
}

/** A row as an object whose keys are columns of the table. */
export function rowGiven(table: SchemaNode, row: GivenRow | GivenField): GivenRow {
  if (typeof row !== "object" || row === null || Array.isArray(row)) {
    throw new TestError(`a row of '${table.id}' is an object with values by column`);
  }
  const columns = columnsOf(table).map((column) => column.id);
  for (const name of Object.keys(row)) {
    if (columns.includes(name)) continue;
    const near = nearest(name, columns);
    throw new TestError(`'${table.id}' has no column '${name}'${near === null ? "" : `; did you mean '${near}'?`}`, [
      name,
    ]);
  }
  return row as GivenRow;
}

function tuple(node: SchemaNode, row: GivenRow, nextId: () => number): JsonObject {
  const id = nextId();
  const children = node.children.map((column) =>
    within(column.id, () => datapoint(column, Object.hasOwn(row, column.id) ? row[column.id] : undefined, nextId)),
  );
  return { id, schema_id: node.id, category: "tuple", children };
}

function datapoint(node: SchemaNode, given: GivenField | undefined, nextId: () => number): JsonObject {
  const head = { id: nextId(), schema_id: node.id, category: "datapoint" };
  if (node.type === "button") {
    if (given !== undefined && given !== null) throw new TestError(`'${node.id}' is a button: it has no value`);
    return { ...head, content: null };
  }
  const cell = given === undefined ? defaultCell(node) : cellContent(node, given);
  return {
    ...head,
    ...cell.attributes,
    content: { value: cell.value, normalized_value: cell.normalized, ...cell.content },
  };
}

/** What a field holds that nothing is given for. */
export function defaultCell(node: SchemaNode): CellContent {
  const text: Json = member(node.raw, "default_value") ?? "";
  const value = node.computed === null && (typeof text === "string" || typeof text === "number") ? String(text) : "";
  const readable = value !== "" && typedValue(node.valueType, value) !== null;
  return { value, normalized: readable ? value : null, content: {}, attributes: {} };
}
