import { type DiagnosticCode, diagnostic } from "../source/codes.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import { type Document, type Entry, newDatapoint, newDocument, newTable, Row, type Table } from "./document.ts";
import { idsIn, risingOnce } from "./ids.ts";
import { isArray, isObject, type Json, type JsonArray, type JsonObject, kindOf, member, pointerTo } from "./json.ts";
import type { Schema, SchemaNode } from "./schema.ts";

export interface ContentReading {
  readonly document: Document;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads annotation content: a list of section nodes, or an object that holds it as `content` (annotation, API response) or
 * `results`. Never throws; what cannot be used is named by a diagnostic and left out. One pass, without copying: the
 * document refers to `json`, which must not change while it is in use. `pointer` is where `json` lies in a larger value.
 *
 * As on the platform a node is found by its schema id alone: header fields may stand in any section, or in none. Every row gets a place
 * for every column, and every multivalue of the schema a table, whether the content has them or not.
 */
export function readContent(json: Json, schema: Schema, pointer = ""): ContentReading {
  const quick = readOnce(json, schema, pointer, null);
  // What is given twice is rare, and takes an index of what came before to tell of.
  const repeats = quick.repeats || (!quick.rising && hasRepeats(idsIn(quick.document)));
  const reader = repeats ? readOnce(json, schema, pointer, new Map()) : quick;
  return { document: reader.document, diagnostics: reader.diagnostics };
}

function readOnce(json: Json, schema: Schema, pointer: string, entries: Map<number, Entry> | null): Reader {
  const document = newDocument(schema, entries);
  const reader: Reader = {
    document,
    entries,
    greatest: Number.NEGATIVE_INFINITY,
    rising: true,
    repeats: false,
    diagnostics: [],
    base: pointer,
    path: [],
  };
  const list = contentList(json);
  if (list === null) {
    reader.diagnostics.push(
      diagnostic("content-shape", `The content must be a list of sections, not ${kindOf(json)}`, { pointer }),
    );
  } else {
    if (list.key !== null) reader.base = pointerTo(pointer, list.key);
    readEach(reader, list.nodes, schema.sections, (node, found) => readHeaderNode(reader, node, found, true));
  }
  const { tables } = document;
  for (const node of schema.nodes.values()) {
    if (node.category === "multivalue" && !tables.has(node.id)) tables.set(node.id, newTable(node, null, null));
  }
  return reader;
}

function hasRepeats(ids: readonly number[]): boolean {
  return risingOnce(ids).length < ids.length;
}

/** The list of nodes in any of the shapes content comes in, with the key it stands under. */
export function contentList(json: Json): { readonly nodes: JsonArray; readonly key: string | null } | null {
  if (isArray(json)) return { nodes: json, key: null };
  if (!isObject(json)) return null;
  for (const key of ["content", "results"]) {
    const nodes = member(json, key);
    if (isArray(nodes)) return { nodes, key };
  }
  return null;
}

interface Reader {
  readonly document: Document;
  /** By id, to tell what is given twice; `null` while nothing is. */
  readonly entries: Map<number, Entry> | null;
  /** The greatest id yet, and whether each was greater than those before: then none is given twice. */
  greatest: number;
  rising: boolean;
  /** Whether a place is given twice. */
  repeats: boolean;
  readonly diagnostics: Diagnostic[];
  base: string;
  /** Positions from the top list down to the node being read; text is made of them only for a diagnostic. */
  readonly path: number[];
}

function report(reader: Reader, code: DiagnosticCode, message: string, key?: string): void {
  let pointer = reader.base;
  reader.path.forEach((index, depth) => {
    pointer = pointerTo(depth === 0 ? pointer : pointerTo(pointer, "children"), index);
  });
  reader.diagnostics.push(
    diagnostic(code, message, { pointer: key === undefined ? pointer : pointerTo(pointer, key) }),
  );
}

/** Reads each node of a list that can be used. Mostly they are the `expected` ones, in order, or all of one kind. */
function readEach(
  reader: Reader,
  nodes: JsonArray,
  expected: readonly SchemaNode[],
  read: (json: JsonObject, node: SchemaNode) => void,
): void {
  const { path } = reader;
  const depth = path.length;
  for (let i = 0; i < nodes.length; i++) {
    path[depth] = i;
    const json = nodes[i];
    const node = nodeOf(reader, json, expected[i] ?? expected[0]);
    if (node !== null && isObject(json)) read(json, node);
  }
  path.length = depth;
}

/** The schema node of a content node. `expected` is tried first: cells mostly come in schema order. */
function nodeOf(reader: Reader, json: Json | undefined, expected: SchemaNode | undefined): SchemaNode | null {
  if (!isObject(json)) {
    report(reader, "content-shape", `A content node must be an object, not ${kindOf(json)}`);
    return null;
  }
  const schemaId = json["schema_id"];
  if (typeof schemaId !== "string") {
    report(reader, "content-shape", `A content node needs a text as 'schema_id', not ${kindOf(schemaId)}`);
    return null;
  }
  if (expected !== undefined && expected.id === schemaId) return expected;
  const node = reader.document.schema.nodes.get(schemaId);
  if (node !== undefined) return node;
  report(reader, "content-unknown-field", `The schema has no '${schemaId}'`, "schema_id");
  return null;
}

function readHeaderNode(reader: Reader, json: JsonObject, node: SchemaNode, top: boolean): void {
  const { document } = reader;
  if (node.kind === "header") {
    const earlier = reader.entries === null ? undefined : document.headers.get(node.id);
    if (earlier !== undefined) report(reader, "content-duplicate-field", `'${node.id}' has an earlier node, too`);
    const before = document.headers.size;
    // The later node wins key by key, as the platform merges them.
    const source = earlier?.source ? { ...earlier.source, ...json } : json;
    document.headers.set(node.id, enroll(reader, newDatapoint(node, idOf(reader, json), source, null, null)));
    if (document.headers.size === before) reader.repeats = true;
    checkContent(reader, json, node);
  } else if (node.kind === "table" || node.kind === "simple") {
    readTable(reader, json, node);
  } else if (node.kind === "section" && top) {
    const id = idOf(reader, json);
    const section: Entry = { kind: "section", node, id, source: json, attributes: null, change: null };
    if (document.sections.has(node.id)) reader.repeats = true;
    document.sections.set(node.id, enroll(reader, section));
    const children = childrenOf(reader, json);
    if (children === null) return;
    readEach(reader, children, node.children, (below, found) => readHeaderNode(reader, below, found, false));
  } else {
    report(
      reader,
      "content-misplaced",
      `The ${node.kind} '${node.id}' cannot stand ${top ? "at the top" : "in a section"}`,
    );
  }
}

function readTable(reader: Reader, json: JsonObject, node: SchemaNode): void {
  const { tables } = reader.document;
  let table = tables.get(node.id);
  if (table === undefined) {
    table = enroll(reader, newTable(node, idOf(reader, json), json));
    tables.set(node.id, table);
  } else {
    report(reader, "content-duplicate-field", `'${node.id}' has an earlier node, too; the rows of both were read`);
  }
  const children = childrenOf(reader, json);
  if (children === null) return;
  const child = node.children[0];
  readEach(reader, children, node.children, (below, found) => {
    if (found !== child)
      report(reader, "content-misplaced", `'${found.id}' cannot stand in the multivalue '${node.id}'`);
    else if (node.kind === "table") readRow(reader, below, table, found);
    else {
      table.items.push(enroll(reader, newDatapoint(found, idOf(reader, below), below, null, table)));
      checkContent(reader, below, found);
    }
  });
}

function readRow(reader: Reader, json: JsonObject, table: Table, node: SchemaNode): void {
  const id = idOf(reader, json);
  const children = json["children"];
  if (reader.entries === null && id !== null && isArray(children)) {
    const { greatest, rising } = reader;
    note(reader, id);
    if (areOrdinary(reader, children, table)) {
      table.rows.push(new Row(table, node, id, json, children));
      return;
    }
    reader.greatest = greatest;
    reader.rising = rising;
  }
  readCells(reader, json, enroll(reader, new Row(table, node, id, json)));
}

/**
 * Whether these are the cells of a row, one for each column in order, with nothing about any of them to tell or to remember: they can be
 * made when they are asked for.
 */
function areOrdinary(reader: Reader, children: JsonArray, { columns }: Table): children is readonly JsonObject[] {
  if (children.length !== columns.length) return false;
  for (let i = 0; i < children.length; i++) {
    const json = children[i];
    if (!isObject(json) || json["schema_id"] !== columns[i]?.id || json["no_recalculation"] !== undefined) return false;
    const id = json["id"];
    if (typeof id !== "number" || !Number.isSafeInteger(id) || !isObject(json["content"])) return false;
    note(reader, id);
  }
  return true;
}

function readCells(reader: Reader, json: JsonObject, row: Row): void {
  const { table, cells } = row;
  const { columns, settled, gaps } = table;
  table.rows.push(row);
  readEach(reader, childrenOf(reader, json) ?? [], columns, (below, found) => {
    const index = found.columnIndex;
    if (columns[index] !== found) {
      report(reader, "content-misplaced", `'${found.id}' is no column of '${table.node.id}'`);
      return;
    }
    if (cells[index]) {
      reader.repeats = true;
      report(reader, "content-duplicate-field", `'${found.id}' has an earlier cell in this row, too`);
    }
    cells[index] = enroll(reader, newDatapoint(found, idOf(reader, below), below, row, table));
    if (below["no_recalculation"] !== undefined) settled[index] = (settled[index] ?? 0) + 1;
    checkContent(reader, below, found);
  });
  for (let i = 0; i < cells.length; i++) if (cells[i] === null) gaps[i] = (gaps[i] ?? 0) + 1;
}

function childrenOf(reader: Reader, json: JsonObject): JsonArray | null {
  const children = json["children"];
  if (isArray(children)) return children;
  // Some exports leave out the key when there is nothing below.
  if (children !== undefined && children !== null) {
    report(reader, "content-shape", `'children' must be a list, not ${kindOf(children)}`, "children");
  }
  return null;
}

function checkContent(reader: Reader, json: JsonObject, node: SchemaNode): void {
  const content = json["content"];
  if (isObject(content) || (node.type === "button" && (content === null || content === undefined))) return;
  report(reader, "content-shape", `'${node.id}' needs an object as 'content', not ${kindOf(content)}`, "content");
}

function idOf(reader: Reader, json: JsonObject): number | null {
  const id = json["id"];
  if (typeof id === "number" && Number.isSafeInteger(id)) return id;
  report(reader, "content-missing-id", `The id of '${json["schema_id"]}' must be a whole number, not ${kindOf(id)}`);
  return null;
}

function enroll<T extends Entry>(reader: Reader, entry: T): T {
  if (entry.id === null) return entry;
  const { entries } = reader;
  if (entries === null) {
    note(reader, entry.id);
    return entry;
  }
  const before = entries.size;
  entries.set(entry.id, entry);
  if (entries.size === before) {
    reader.document.sharedIds = true;
    report(reader, "content-duplicate-id", `The id ${entry.id} is used by an earlier node, too`, "id");
  }
  return entry;
}

function note(reader: Reader, id: number): void {
  if (id <= reader.greatest) reader.rising = false;
  else reader.greatest = id;
}
