import { type DiagnosticCode, diagnostic } from "../source/codes.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import { type Computed, readComputed } from "./computed.ts";
import { isArray, isObject, type Json, type JsonObject, kindOf, member, pointerTo, textMember } from "./json.ts";

export type Category = "section" | "datapoint" | "multivalue" | "tuple";

/** The type of a field's values; an enum has its option type. Buttons and containers have none. */
export type ValueType = "string" | "number" | "date" | "boolean" | "none";

/**
 * What a node is in the document's structure: `header` is a datapoint outside of multivalues, `table` a multivalue of
 * tuples, `column` a datapoint of the tuple, `simple` a multivalue of datapoints, `item` its datapoint.
 */
export type Kind = "header" | "column" | "item" | "table" | "simple" | "tuple" | "section";

export interface SchemaNode {
  readonly id: string;
  readonly category: Category;
  readonly kind: Kind;
  /** A datapoint's `type` as written; empty when it has none, and for other categories. */
  readonly type: string;
  readonly valueType: ValueType;
  readonly label: string;
  /** `ui_configuration.type`, the logical type. Columns of a computed one are left out of added rows. */
  readonly uiType: string | null;
  readonly computed: Computed | null;
  /** The node as it was read, but for `children`. */
  readonly raw: JsonObject;
  readonly parent: SchemaNode | null;
  readonly children: readonly SchemaNode[];
  /** The enclosing multivalue of a tuple, column or item. */
  readonly table: SchemaNode | null;
  /** A column's position in its tuple and an item's 0; else -1. */
  readonly columnIndex: number;
}

export interface Schema {
  readonly nodes: ReadonlyMap<string, SchemaNode>;
  /** The top-level nodes, normally all sections. */
  readonly sections: readonly SchemaNode[];
  /** All ids in document order. */
  readonly order: readonly string[];
}

export interface SchemaReading {
  readonly schema: Schema;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a schema: a list of sections, or an API schema object with that list under `content`. Never throws; what cannot be
 * used is named by a diagnostic and left out. As the platform does, datapoints and multivalues outside of sections are
 * accepted, and of two datapoints with one id the later counts. `pointer` is where `json` lies in a larger value.
 */
export function readSchema(json: Json, pointer = ""): SchemaReading {
  const reader: Reader = { nodes: new Map(), top: [], diagnostics: [] };
  const content = isObject(json) ? member(json, "content") : json;
  const place = isObject(json) ? pointerTo(pointer, "content") : pointer;
  if (isArray(content)) readAll(reader, content, place, null, reader.top);
  else report(reader, "schema-shape", `The schema must be a list of sections, not ${kindOf(content)}`, place);
  const order: string[] = [];
  number(reader.top, order);
  return { schema: { nodes: reader.nodes, sections: reader.top, order }, diagnostics: reader.diagnostics };
}

/** Columns the platform fills itself: they are left out of added rows, and replacing a row sends nothing for them. */
export function isFilledByPlatform(node: SchemaNode): boolean {
  return node.uiType === "formula" || node.uiType === "reasoning" || node.uiType === "lookup";
}

/** The datapoints below a multivalue in column order; none for other nodes. */
export function columnsOf(node: SchemaNode): readonly SchemaNode[] {
  if (node.kind === "simple") return node.children;
  return node.kind === "table" ? (node.children[0]?.children ?? []) : [];
}

interface Reader {
  readonly nodes: Map<string, Draft>;
  readonly top: Draft[];
  readonly diagnostics: Diagnostic[];
}

/** A node while its tree is being built. */
interface Draft extends SchemaNode {
  readonly parent: Draft | null;
  readonly children: Draft[];
  kind: Kind;
  columnIndex: number;
}

function report(reader: Reader, code: DiagnosticCode, message: string, pointer: string): void {
  reader.diagnostics.push(diagnostic(code, message, { pointer }));
}

function isCategory(text: string | null): text is Category {
  return text === "section" || text === "datapoint" || text === "multivalue" || text === "tuple";
}

const allowed: Readonly<Record<Category | "top", readonly Category[]>> = {
  top: ["section", "datapoint", "multivalue"],
  section: ["datapoint", "multivalue"],
  multivalue: ["datapoint", "tuple"],
  tuple: ["datapoint"],
  datapoint: [],
};

/** Reads one node and what is below it into `siblings`. Recursion is bounded by the nesting that {@link allowed} permits. */
function readNode(reader: Reader, json: Json, pointer: string, parent: Draft | null, siblings: Draft[]): void {
  if (!isObject(json)) {
    report(reader, "schema-shape", `A schema node must be an object, not ${kindOf(json)}`, pointer);
    return;
  }
  const id = textMember(json, "id");
  if (id === null || id === "") {
    report(
      reader,
      "schema-missing-id",
      `A schema node needs a text as 'id', not ${kindOf(member(json, "id"))}`,
      pointer,
    );
    return;
  }
  const category = textMember(json, "category");
  if (!isCategory(category)) {
    const found = category === null ? kindOf(member(json, "category")) : `'${category}'`;
    report(reader, "schema-category", `The category of '${id}' is ${found}`, pointerTo(pointer, "category"));
    return;
  }
  if (!allowed[parent?.category ?? "top"].includes(category)) {
    const above = parent === null ? "the top level" : `the ${parent.category} '${parent.id}'`;
    report(reader, "schema-nesting", `The ${category} '${id}' cannot stand in ${above}`, pointer);
    return;
  }
  if (!makeRoom(reader, id, category, pointer)) return;
  const node = draft(json, id, category, parent, reader.diagnostics, pointer);
  reader.nodes.set(id, node);
  siblings.push(node);
  if (category !== "datapoint") readChildren(reader, node, member(json, "children"), pointerTo(pointer, "children"));
  if (category === "multivalue") node.kind = node.children[0]?.category === "tuple" ? "table" : "simple";
}

/** Whether a node may take `id`. A datapoint takes it from an earlier datapoint, which then leaves its siblings. */
function makeRoom(reader: Reader, id: string, category: Category, pointer: string): boolean {
  const earlier = reader.nodes.get(id);
  if (earlier === undefined) return true;
  report(reader, "schema-duplicate-id", `The id '${id}' is used by an earlier node, too`, pointerTo(pointer, "id"));
  // An item is all that its multivalue has, and what a container holds would be lost with it.
  if (category !== "datapoint" || earlier.category !== "datapoint" || earlier.kind === "item") return false;
  const siblings = earlier.parent?.children ?? reader.top;
  siblings.splice(siblings.indexOf(earlier), 1);
  reader.nodes.delete(id);
  return true;
}

function readChildren(reader: Reader, node: Draft, children: Json | undefined, pointer: string): void {
  const wanted = node.category === "multivalue" ? "one object" : "a list";
  if (node.category === "multivalue" ? isObject(children) : isArray(children)) {
    readAll(reader, children ?? null, pointer, node, node.children);
    return;
  }
  const found = kindOf(children);
  report(
    reader,
    "schema-shape",
    `The ${node.category} '${node.id}' needs ${wanted} as 'children', not ${found}`,
    pointer,
  );
  if (isArray(children) && children.length === 1) readAll(reader, children, pointer, node, node.children);
}

/** Reads a list of nodes, or a single one. */
function readAll(reader: Reader, json: Json, pointer: string, parent: Draft | null, siblings: Draft[]): void {
  if (!isArray(json)) readNode(reader, json, pointer, parent, siblings);
  else for (const [i, child] of json.entries()) readNode(reader, child, pointerTo(pointer, i), parent, siblings);
}

function draft(
  json: JsonObject,
  id: string,
  category: Category,
  parent: Draft | null,
  diagnostics: Diagnostic[],
  pointer: string,
): Draft {
  const configuration = member(json, "ui_configuration");
  const uiType = isObject(configuration) ? textMember(configuration, "type") : null;
  const type = category === "datapoint" ? (textMember(json, "type") ?? "") : "";
  return {
    id,
    category,
    kind: kindFrom(category, parent),
    type,
    valueType: category === "datapoint" ? valueTypeOf(type, json) : "none",
    label: textMember(json, "label") ?? "",
    uiType,
    computed: readComputed(json, id, uiType, pointer, diagnostics),
    raw: withoutChildren(json),
    parent,
    children: [],
    table:
      parent === null || parent.category === "section" ? null : parent.category === "tuple" ? parent.table : parent,
    columnIndex: -1,
  };
}

function kindFrom(category: Category, parent: Draft | null): Kind {
  if (category === "multivalue") return "simple";
  if (category !== "datapoint") return category;
  if (parent?.category === "tuple") return "column";
  return parent?.category === "multivalue" ? "item" : "header";
}

/** Unknown types read as text, as does an enum whose option type is unknown (spec 3.2). */
function valueTypeOf(type: string, json: JsonObject): ValueType {
  const named = type === "enum" ? textMember(json, "enum_value_type") : type;
  if (named === "number" || named === "date" || named === "boolean") return named;
  return type === "button" ? "none" : "string";
}

function withoutChildren(json: JsonObject): JsonObject {
  if (!Object.hasOwn(json, "children")) return json;
  return Object.fromEntries(Object.entries(json).filter(([key]) => key !== "children"));
}

/** Settles column positions and the order, once no node can leave any more. */
function number(siblings: readonly Draft[], order: string[]): void {
  siblings.forEach((node, i) => {
    order.push(node.id);
    if (node.kind === "column" || node.kind === "item") node.columnIndex = i;
    number(node.children, order);
  });
}
