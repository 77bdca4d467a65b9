import type { Dependencies } from "../analysis/dependencies.ts";
import type { Computed, FormulaField, LookupField, ReasoningField } from "../document/computed.ts";
import { isArray, isObject, type Json, type JsonObject } from "../document/json.ts";
import type { Schema, SchemaNode } from "../document/schema.ts";
import { type Formula, schemaFormula } from "./formula.ts";

/** A field that the engine fills, with everything about it that needs no content. */
export interface ComputedField {
  readonly schemaId: string;
  readonly node: SchemaNode;
  readonly spec: FormulaSpec | ReasoningSpec | LookupSpec;
  readonly memory: MemorySpec | null;
  /** Own dependencies with those of the memory index. */
  readonly dependencies: ReadonlySet<string>;
  readonly crossRow: ReadonlySet<string>;
}

export interface FormulaSpec {
  readonly type: "formula";
  readonly formula: Formula;
}
export interface ReasoningSpec {
  readonly type: "reasoning";
  /** The prompt as an f-string; `null` without a prompt. */
  readonly prompt: Formula | null;
  readonly text: string | null;
  readonly context: readonly string[];
}
export interface LookupSpec {
  readonly type: "lookup";
  readonly configuration: Formula;
  readonly matching: JsonObject;
}
export interface MemorySpec {
  readonly index: Formula;
  readonly settings: JsonObject;
}

/** Reads what a schema node, or a caller, says about how a field is computed. */
export function readComputedField(node: SchemaNode, computed: Computed): ComputedField {
  const table = node.table?.id ?? null;
  const spec =
    computed.type === "formula"
      ? formulaSpec(node.id, computed, table)
      : computed.type === "reasoning"
        ? reasoningSpec(computed, table)
        : lookupSpec(computed, table);
  const memory = memorySpec(computed.memory, table);
  const own = dependenciesOfSpec(spec);
  const dependencies = new Set(own.dependencies);
  const crossRow = new Set(own.crossRow);
  if (spec.type === "reasoning") {
    for (const snippet of spec.context) {
      const name = contextField(snippet);
      if (name !== null) dependencies.add(name);
    }
  }
  for (const name of memory?.index.dependencies.dependencies ?? []) dependencies.add(name);
  for (const name of memory?.index.dependencies.crossRow ?? []) crossRow.add(name);
  return { schemaId: node.id, node, spec, memory, dependencies, crossRow };
}

const none: Dependencies = {
  dependencies: new Set(),
  targets: new Set(),
  crossRow: new Set(),
  allValues: new Set(),
  context: new Set(),
};

/** The dependencies of what is evaluated for the field itself. */
export function dependenciesOfSpec(spec: ComputedField["spec"]): Dependencies {
  if (spec.type === "formula") return spec.formula.dependencies;
  if (spec.type === "lookup") return spec.configuration.dependencies;
  return spec.prompt?.dependencies ?? none;
}

function formulaSpec(id: string, computed: FormulaField, table: string | null): FormulaSpec {
  return { type: "formula", formula: schemaFormula(id, computed.code, table) };
}

function reasoningSpec(computed: ReasoningField, table: string | null): ReasoningSpec {
  const text = typeof computed.prompt === "string" ? computed.prompt : null;
  const prompt = text === null ? null : schemaFormula("_reasoning_prompt_", `f${JSON.stringify(text)}`, table);
  return {
    type: "reasoning",
    prompt,
    text,
    context: computed.context.filter((snippet) => typeof snippet === "string"),
  };
}

/** `field.NAME` in a reasoning field's context. */
export function contextField(snippet: string): string | null {
  return snippet.startsWith("field.") ? (snippet.slice("field.".length).split(".")[0] ?? null) : null;
}

function lookupSpec(computed: LookupField, table: string | null): LookupSpec {
  const matching = isObject(computed.matching) ? computed.matching : {};
  const code = literalOf(matching["configuration"] ?? null);
  return { type: "lookup", configuration: schemaFormula("_lookup_configuration_", code, table), matching };
}

/**
 * A lookup's configuration as Python: formulas in place, f-strings, and plain texts without their line breaks. Quotes in plain texts are
 * not escaped, as on the platform, where such a configuration is sent as its raw text.
 */
function literalOf(json: Json): string {
  if (json === null) return "None";
  if (typeof json === "boolean") return json ? "True" : "False";
  if (typeof json === "string") return `"${json.replaceAll("\n", "")}"`;
  if (typeof json === "number") return String(json);
  if (isArray(json)) return `[${json.map(literalOf).join(",")}]`;
  const keys = Object.keys(json);
  const [only] = keys;
  if (keys.length === 1 && only === "__formula") {
    const code = json["__formula"];
    return typeof code === "string" && code !== "" ? code : '""';
  }
  if (keys.length === 1 && only === "__fstring") return `f'''${String(json["__fstring"])}'''`;
  return `{${Object.entries(json)
    .map(([key, value]) => `"${key}":${literalOf(value)}`)
    .join(",")}}`;
}

function memorySpec(memory: Json | undefined, table: string | null): MemorySpec | null {
  if (memory === undefined || !isObject(memory)) return null;
  const code = memory["index_formula"];
  if (typeof code !== "string") return null;
  return { index: schemaFormula("_memory_index_", code, table), settings: memory };
}

/** The computed fields of a schema, in schema order. */
export function computedFieldsOf(schema: Schema): readonly ComputedField[] {
  const fields: ComputedField[] = [];
  for (const node of schema.nodes.values())
    if (node.computed !== null) fields.push(readComputedField(node, node.computed));
  return fields;
}
