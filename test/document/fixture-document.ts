import { readFileSync } from "node:fs";
import { readContent } from "../../src/document/content.ts";
import { type Datapoint, type Document, type Row, rawValue, type Table } from "../../src/document/document.ts";
import { isObject, type Json, type JsonObject, parseJson } from "../../src/document/json.ts";
import { readSchema, type Schema } from "../../src/document/schema.ts";

/** Reads a fixture of `test/fixtures/document`. */
export function fixture(name: string): JsonObject {
  const text = readFileSync(new URL(`../fixtures/document/${name}.json`, import.meta.url), "utf8");
  const reading = parseJson(text, name);
  if (!reading.ok || !isObject(reading.value)) throw new Error(`${name} is not a JSON object`);
  return reading.value;
}

export interface Opened {
  readonly schema: Schema;
  readonly document: Document;
  readonly content: Json;
}

/** The document of the probes (spec section 1), or another of its shape. */
export function open(source: JsonObject): Opened {
  const { schema } = readSchema(source["schema"] ?? null);
  const content = source["content"] ?? null;
  return { schema, content, document: readContent(content, schema).document };
}

export function header(document: Document, id: string): Datapoint {
  const found = document.headers.get(id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
}

export function table(document: Document, id: string): Table {
  const found = document.tables.get(id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
}

export function row(from: Table, index: number): Row {
  const found = from.rows.at(index);
  if (found === undefined) throw new Error(`no row ${index}`);
  return found;
}

export function item(from: Table, index: number): Datapoint {
  const found = from.items.at(index);
  if (found === undefined) throw new Error(`no item ${index}`);
  return found;
}

export function cell(from: Table, index: number, column: string): Datapoint {
  const found = row(from, index).cells.find((candidate) => candidate?.node.id === column);
  if (!found) throw new Error(`no ${column} in row ${index}`);
  return found;
}

/** What Python's `str` makes of a field's typed value, as far as the fixtures need it. */
export function typedText(datapoint: Datapoint): string {
  const raw = rawValue(datapoint);
  if (raw === null || raw === "") return "";
  if (datapoint.node.valueType !== "number") return String(raw);
  const number = Number(raw);
  return Number.isInteger(number) ? `${number}.0` : String(number);
}

/** Every value of a document as it would be read, by schema id; `undefined` where nothing is. */
export function values(document: Document, skip: (column: Datapoint) => boolean = () => false): unknown {
  const read = (datapoint: Datapoint | null): Json | undefined =>
    datapoint === null || skip(datapoint) ? undefined : rawValue(datapoint);
  return {
    headers: Object.fromEntries([...document.headers].map(([id, datapoint]) => [id, read(datapoint)])),
    tables: Object.fromEntries(
      [...document.tables].map(([id, { rows, items }]) => [id, [rows.map((r) => r.cells.map(read)), items.map(read)]]),
    ),
  };
}
