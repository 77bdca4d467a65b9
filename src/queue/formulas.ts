/** Formulas of `formulas/<schema_id>.py` worked into a schema. */
import { join } from "node:path";
import { isArray, isObject, type Json, type JsonObject, member, pointerTo, textMember } from "../document/json.ts";
import { diagnostic } from "../source/codes.ts";
import { nearest } from "../source/nearest.ts";
import { find, namesIn, type Reader, readText } from "./files.ts";
import type { FormulaSource } from "./queue.ts";

export interface MergedSchema {
  readonly schema: Json;
  readonly formulas: ReadonlyMap<string, FormulaSource>;
}

/**
 * The schema with each file's text as the `formula` of the field it is named for, whatever the schema says there. A file for no field, or
 * for one that is not computed by formula, is a finding and is left out. `pointer` is where the schema lies in its file.
 */
export function mergeFormulas(
  reader: Reader,
  schema: Json,
  schemaPath: string,
  pointer: string,
  folder: string,
): MergedSchema {
  const files = new Map<string, string>();
  for (const name of namesIn(folder, ".py")) files.set(name.slice(0, -".py".length), join(folder, name));
  const merger: Merger = { reader, files, schemaPath, formulas: new Map(), ids: new Set() };
  const content = isObject(schema) ? member(schema, "content") : schema;
  const merged = mergedNode(merger, content ?? null, isObject(schema) ? pointerTo(pointer, "content") : pointer, 0);
  for (const path of files.values()) unknownFile(merger, path);
  const whole = isObject(schema) ? { ...schema, content: merged } : merged;
  return { schema: isObject(schema) && content === undefined ? schema : whole, formulas: merger.formulas };
}

interface Merger {
  readonly reader: Reader;
  /** Formula files that no field has taken yet, by schema id. */
  readonly files: Map<string, string>;
  readonly schemaPath: string;
  readonly formulas: Map<string, FormulaSource>;
  readonly ids: Set<string>;
}

/** Section, multivalue, tuple, datapoint and the lists between them; what is nested deeper is no schema. */
const DEEPEST = 8;

function mergedNode(merger: Merger, json: Json, pointer: string, depth: number): Json {
  if (depth > DEEPEST) return json;
  if (isArray(json)) return json.map((item, i) => mergedNode(merger, item, pointerTo(pointer, i), depth + 1));
  if (!isObject(json)) return json;
  const id = textMember(json, "id");
  if (id !== null) merger.ids.add(id);
  const children = member(json, "children");
  const node =
    children === undefined
      ? json
      : { ...json, children: mergedNode(merger, children, pointerTo(pointer, "children"), depth + 1) };
  return id === null ? node : withFormula(merger, id, node, pointer);
}

function withFormula(merger: Merger, id: string, node: JsonObject, pointer: string): JsonObject {
  const { reader, files, formulas, schemaPath } = merger;
  const path = files.get(id);
  if (path !== undefined) {
    files.delete(id);
    const reason = notComputed(node);
    if (reason === null) {
      const text = readText(reader, path);
      if (text !== null) {
        formulas.set(id, { schemaId: id, path, pointer: null, text });
        return { ...node, formula: text };
      }
    } else {
      find(reader, "formula-file-unused", `The formula is never run: '${id}' ${reason}`, path);
    }
  }
  const text = textMember(node, "formula");
  if (text !== null && notComputed(node) === null) {
    formulas.set(id, { schemaId: id, path: schemaPath, pointer: pointerTo(pointer, "formula"), text });
  }
  return node;
}

/** Why a node takes no formula; `null` when it does. */
function notComputed(node: JsonObject): string | null {
  const category = textMember(node, "category");
  if (category !== "datapoint") return `is a ${category ?? "node without a category"}`;
  const configuration = member(node, "ui_configuration");
  const type = isObject(configuration) ? textMember(configuration, "type") : null;
  return type === null || type === "formula" ? null : `is a field of the type '${type}'`;
}

function unknownFile({ reader, ids }: Merger, path: string): void {
  const id = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1, -".py".length);
  readText(reader, path);
  const near = nearest(id, ids);
  const notes = near === null ? {} : { notes: [`Did you mean '${near}'?`] };
  const message = `The file is named for a field that the schema lacks: '${id}'`;
  reader.findings.push(diagnostic("formula-file-unknown", message, { origin: path, ...notes }));
}
