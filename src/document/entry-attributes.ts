import { attributeOf, contentOf, type Datapoint, type Document, type Entry, setAttribute } from "./document.ts";
import { isObject, type Json, member } from "./json.ts";
import type { SchemaNode } from "./schema.ts";

/**
 * What `.attr.name` finds (spec 4.1): keys of the content object, of the node, of the schema. `entry` is `null` for what the content
 * lacks and for whole columns. Options and validation sources have rules of their own.
 */
export function attributeJson(entry: Entry | null, node: SchemaNode, name: string): Json | undefined {
  for (const look of [contentKey, nodeKey]) {
    const json = look(entry, node, name);
    if (json !== undefined) return json;
  }
  const json = member(node.raw, name);
  if (json !== undefined) return json;
  if (name === "parent") return node.parent?.id ?? null;
  return name === "hidden" ? false : undefined;
}

/** The validation sources, none when what stands there is no list. */
export function sourcesJson(entry: Entry | null, node: SchemaNode): readonly Json[] {
  return listIn(nodeKey(entry, node, "validation_sources"));
}

/** An entry's own options, else those of the schema. What a run added keeps them from the first look on (spec 11.6). */
export function optionsJson(document: Document, entry: Entry | null, node: SchemaNode): readonly Json[] {
  const own = entry === null ? undefined : attributeOf(entry, "options");
  const json = own === undefined ? (member(node.raw, "options") ?? []) : own;
  if (own === undefined && entry !== null && entry.source === null) setAttribute(document, entry, "options", json);
  return listIn(json);
}

function contentKey(entry: Entry | null, _: SchemaNode, name: string): Json | undefined {
  if (entry?.kind !== "datapoint" || entry.node.type === "button") return undefined;
  return contentOf(entry, name);
}

function nodeKey(entry: Entry | null, node: SchemaNode, name: string): Json | undefined {
  if (name === "schema_id") return node.id;
  if (name === "content") return entry?.kind === "datapoint" ? contentObject(entry) : {};
  if (name === "children") return undefined;
  // What a user added has an id though no content told it; what a run added has none yet.
  if (name === "id" && entry !== null && entry.source === null && entry.id !== null) return entry.id;
  return entry === null ? undefined : attributeOf(entry, name);
}

function contentObject(datapoint: Datapoint): Json {
  if (datapoint.node.type === "button") return null;
  const source = datapoint.source?.["content"];
  const values = { value: datapoint.value, normalized_value: datapoint.normalizedValue };
  return { ...(isObject(source) ? source : {}), ...values, ...Object.fromEntries(datapoint.content ?? []) };
}

function listIn(json: Json | undefined): readonly Json[] {
  return Array.isArray(json) ? json : [];
}
