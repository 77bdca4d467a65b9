import { type DiagnosticCode, diagnostic } from "../source/codes.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import { contentList } from "./content.ts";
import { isArray, isObject, type Json, type JsonArray, type JsonObject, kindOf, member, pointerTo } from "./json.ts";
import type { Schema, SchemaNode } from "./schema.ts";

export interface ApplyOptions {
  /** The first id for new rows, items and cells; by default one more than the greatest in the content. */
  readonly nextId?: number;
  /** What the platform makes of a new value; by default the value itself, as the engine does in memory. */
  readonly normalize?: (node: SchemaNode, value: Json) => Json;
}

export interface Application {
  /** The new content, in the shape the old one came in; parts that no operation touched are shared with it. */
  readonly content: Json;
  /** Operations that could not be applied, with pointers into `operations`; the others were. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Applies a response's operations to content one after the other, as the platform's bulk update does: `replace` of a
 * datapoint's value and attributes, `add` of a row or item at the end of a multivalue, `remove` of one. The old tree is not
 * touched. New nodes get whole-number ids in order: row, then its cells. `normalized_value` counts only without a `value`.
 */
export function applyOperations(
  content: Json,
  schema: Schema,
  operations: Json,
  options: ApplyOptions = {},
): Application {
  const list = contentList(content);
  const diagnostics: Diagnostic[] = [];
  if (list === null || !isArray(operations)) {
    const [what, code] =
      list === null ? (["content", "content-shape"] as const) : (["operations", "operation-shape"] as const);
    diagnostics.push(diagnostic(code, `The ${what} must be a list`, { pointer: "" }));
    return { content, diagnostics };
  }
  const tree = indexed(list.nodes, schema);
  const applier: Applier = {
    tree,
    nextId: options.nextId ?? tree.greatestId + 1,
    normalize: options.normalize ?? ((_, value) => value),
    diagnostics,
    pointer: "",
  };
  operations.forEach((operation, i) => {
    applier.pointer = `/${i}`;
    const found = applyOne(applier, operation);
    if (found !== null) report(applier, found);
  });
  const nodes = rebuiltList(tree, list.nodes);
  return { content: list.key !== null && isObject(content) ? { ...content, [list.key]: nodes } : nodes, diagnostics };
}

/** A content node's place in the old tree and what happens to it. */
interface Slot {
  readonly json: JsonObject;
  readonly node: SchemaNode | undefined;
  readonly parent: Slot | null;
  /** New values of its own keys. */
  patch: JsonObject;
  readonly added: JsonObject[];
  removed: boolean;
  /** Whether it, or something below it, is to be rebuilt. */
  touched: boolean;
}

interface Tree {
  readonly slots: Map<JsonObject, Slot>;
  readonly byId: Map<number, Slot>;
  greatestId: number;
}

interface Applier {
  readonly tree: Tree;
  nextId: number;
  readonly normalize: (node: SchemaNode, value: Json) => Json;
  readonly diagnostics: Diagnostic[];
  pointer: string;
}

/** Sections, multivalues, rows, cells; what a hostile text nests deeper is left alone. */
const DEEPEST = 4;

function indexed(nodes: JsonArray, schema: Schema): Tree {
  const tree: Tree = { slots: new Map(), byId: new Map(), greatestId: 0 };
  const walk = (list: JsonArray, parent: Slot | null, depth: number): void => {
    for (const json of list) {
      if (!isObject(json)) continue;
      const schemaId = json["schema_id"];
      const node = typeof schemaId === "string" ? schema.nodes.get(schemaId) : undefined;
      const slot: Slot = { json, node, parent, patch: {}, added: [], removed: false, touched: false };
      tree.slots.set(json, slot);
      const id = json["id"];
      if (typeof id === "number" && Number.isSafeInteger(id)) {
        tree.byId.set(id, slot);
        if (id > tree.greatestId) tree.greatestId = id;
      }
      const children = json["children"];
      if (isArray(children) && depth < DEEPEST) walk(children, slot, depth + 1);
    }
  };
  walk(nodes, null, 1);
  return tree;
}

interface Fault {
  readonly code: DiagnosticCode;
  readonly message: string;
  /** The part of the operation that is wrong. */
  readonly key: string | null;
}

function fault(code: DiagnosticCode, message: string, key: string | null = null): Fault {
  return { code, message, key };
}

function report(applier: Applier, { code, message, key }: Fault): void {
  const pointer = key === null ? applier.pointer : pointerTo(applier.pointer, key);
  applier.diagnostics.push(diagnostic(code, message, { pointer }));
}

const appliers: ReadonlyMap<Json | undefined, (applier: Applier, slot: Slot, operation: JsonObject) => Fault | null> =
  new Map([
    ["replace", replace],
    ["add", add],
    ["remove", remove],
  ]);

function applyOne(applier: Applier, operation: Json): Fault | null {
  if (!isObject(operation)) return fault("operation-shape", `An operation must be an object, not ${kindOf(operation)}`);
  const apply = appliers.get(member(operation, "op"));
  if (apply === undefined) return fault("operation-shape", "'op' must be 'replace', 'add' or 'remove'", "op");
  const id = member(operation, "id");
  // The platform takes ids as numbers and as text.
  const number = typeof id === "string" && /^[0-9]{1,15}$/.test(id) ? Number(id) : id;
  if (typeof number !== "number")
    return fault("operation-shape", `'id' must be a whole number, not ${kindOf(id)}`, "id");
  const slot = applier.tree.byId.get(number);
  if (slot === undefined || isGone(slot)) return fault("operation-unknown-id", `The content has no ${number}`, "id");
  return apply(applier, slot, operation);
}

function isGone(slot: Slot): boolean {
  return slot.removed || (slot.parent !== null && isGone(slot.parent));
}

function touch(slot: Slot): void {
  for (let at: Slot | null = slot; at !== null && !at.touched; at = at.parent) at.touched = true;
}

function replace(applier: Applier, slot: Slot, operation: JsonObject): Fault | null {
  const value = member(operation, "value");
  if (!isObject(value)) return fault("operation-shape", `'value' must be an object, not ${kindOf(value)}`, "value");
  let patch: JsonObject = { ...slot.patch, ...attributesIn(value) };
  const content = member(value, "content");
  if (content !== undefined) {
    const { node } = slot;
    if (!isObject(content))
      return fault("operation-shape", `'content' must be an object, not ${kindOf(content)}`, "value");
    if (node?.category !== "datapoint" || node.type === "button") {
      return fault("operation-target", `${node === undefined ? "The node" : `'${node.id}'`} holds no value`, "id");
    }
    const old = member(patch, "content") ?? member(slot.json, "content");
    patch = { ...patch, content: { ...(isObject(old) ? old : {}), ...contentIn(applier, node, content) } };
  }
  slot.patch = patch;
  touch(slot);
  return null;
}

function add(applier: Applier, slot: Slot, operation: JsonObject): Fault | null {
  const { node } = slot;
  const child = node?.children[0];
  if (node?.category !== "multivalue" || child === undefined) {
    return fault("operation-target", "Rows and items can be added to multivalues only", "id");
  }
  const value = member(operation, "value");
  const sources = member(operation, "validation_sources");
  const defaults: JsonObject = sources === undefined ? {} : { validation_sources: sources };
  if (node.kind === "simple") {
    if (!isObject(value)) return fault("operation-shape", `'value' must be an object, not ${kindOf(value)}`, "value");
    slot.added.push(newNode(applier, child, value, defaults));
  } else {
    if (!isArray(value)) return fault("operation-shape", `'value' must be a list, not ${kindOf(value)}`, "value");
    slot.added.push(newRow(applier, child, value, defaults));
  }
  touch(slot);
  return null;
}

function newRow(applier: Applier, tuple: SchemaNode, cells: JsonArray, defaults: JsonObject): JsonObject {
  const given = new Map<SchemaNode, JsonObject>();
  for (const cell of cells) {
    const schemaId = isObject(cell) ? member(cell, "schema_id") : undefined;
    const column = tuple.children.find((candidate) => candidate.id === schemaId);
    if (column !== undefined && isObject(cell)) given.set(column, cell);
    else report(applier, fault("operation-shape", `A cell of the new row names no column of '${tuple.id}'`, "value"));
  }
  const id = applier.nextId++;
  const children = tuple.children.map((column) => newNode(applier, column, given.get(column) ?? {}, defaults));
  return { id, schema_id: tuple.id, category: "tuple", children };
}

function newNode(applier: Applier, node: SchemaNode, value: JsonObject, defaults: JsonObject): JsonObject {
  const given = member(value, "content");
  const filled = contentIn(applier, node, { value: "", ...(isObject(given) ? given : {}) });
  return {
    id: applier.nextId++,
    schema_id: node.id,
    category: "datapoint",
    content: node.type === "button" ? null : filled,
    ...defaults,
    ...attributesIn(value),
  };
}

function remove(_: Applier, slot: Slot): Fault | null {
  if (slot.parent?.node?.category !== "multivalue") {
    return fault("operation-target", "Only rows and items of multivalues can be removed", "id");
  }
  slot.removed = true;
  touch(slot.parent);
  return null;
}

function picked(from: JsonObject, keys: readonly string[]): [string, Json][] {
  const entries: [string, Json][] = [];
  for (const key of keys) {
    const value = member(from, key);
    if (value !== undefined) entries.push([key, value]);
  }
  return entries;
}

function attributesIn(value: JsonObject): JsonObject {
  return Object.fromEntries(picked(value, ["validation_sources", "hidden", "options"]));
}

function contentIn(applier: Applier, node: SchemaNode, content: JsonObject): JsonObject {
  const shown = member(content, "value");
  const normalized = member(content, "normalized_value");
  let values: JsonObject = {};
  if (shown !== undefined) values = { value: shown, normalized_value: applier.normalize(node, shown) };
  else if (normalized !== undefined) values = { value: normalized, normalized_value: normalized };
  return { ...values, ...Object.fromEntries(picked(content, ["page", "position", "struct"])) };
}

function rebuiltList(tree: Tree, nodes: JsonArray): JsonArray {
  const list: Json[] = [];
  for (const json of nodes) {
    const slot = isObject(json) ? tree.slots.get(json) : undefined;
    if (slot === undefined || !(slot.touched || slot.removed)) list.push(json);
    else if (!slot.removed) list.push(rebuilt(tree, slot));
  }
  return list;
}

function rebuilt(tree: Tree, slot: Slot): JsonObject {
  const children = member(slot.json, "children");
  if (!isArray(children) && slot.added.length === 0) return { ...slot.json, ...slot.patch };
  const below = rebuiltList(tree, isArray(children) ? children : []);
  return { ...slot.json, ...slot.patch, children: [...below, ...slot.added] };
}
