/** A document in memory as annotation content again, with what was written to it. */
import { contentOf, type Datapoint, type Document, type Entry, type Row, type Table } from "../document/document.ts";
import { isObject, type Json, type JsonObject } from "../document/json.ts";
import type { SchemaNode } from "../document/schema.ts";

/** Sections, fields and tables in schema order. Entries that were added in a run and have no id yet get one after the others. */
export function contentOfDocument(document: Document): readonly JsonObject[] {
  let last = 0;
  for (const id of document.entries.keys()) last = Math.max(last, id);
  const idOf = (entry: Entry | undefined): number => entry?.id ?? ++last;
  const cell = (datapoint: Datapoint): JsonObject => ({
    ...(datapoint.source ?? { schema_id: datapoint.node.id, category: "datapoint" }),
    id: idOf(datapoint),
    ...Object.fromEntries(datapoint.attributes ?? []),
    content: datapoint.node.type === "button" ? null : content(datapoint),
  });
  const row = (entry: Row): JsonObject => ({
    ...head(entry.node, idOf(entry)),
    children: entry.cells.flatMap((datapoint) => (datapoint === null ? [] : [cell(datapoint)])),
  });
  const table = (entry: Table): JsonObject => ({
    ...head(entry.node, idOf(entry)),
    children: entry.node.kind === "simple" ? entry.items.map(cell) : entry.rows.map(row),
  });
  const node = (schema: SchemaNode): readonly JsonObject[] => {
    if (schema.kind === "section") {
      return [{ ...head(schema, idOf(document.sections.get(schema.id))), children: schema.children.flatMap(node) }];
    }
    const header = document.headers.get(schema.id);
    if (header !== undefined) return [cell(header)];
    const found = document.tables.get(schema.id);
    return found === undefined ? [] : [table(found)];
  };
  return document.schema.sections.flatMap(node);
}

function head(node: SchemaNode, id: number): JsonObject {
  return { id, schema_id: node.id, category: node.category };
}

function content(datapoint: Datapoint): JsonObject {
  const source: Json = datapoint.source?.["content"] ?? {};
  return {
    ...(isObject(source) ? source : {}),
    ...Object.fromEntries(datapoint.content ?? []),
    value: contentOf(datapoint, "value") ?? null,
    normalized_value: contentOf(datapoint, "normalized_value") ?? null,
  };
}
