import type { FieldRead } from "../analysis/field-reads.ts";
import type { Computed } from "../document/computed.ts";
import { isArray, isObject, type Json, type JsonObject } from "../document/json.ts";
import { readSchema, type Schema } from "../document/schema.ts";
import { type Ordering, orderOf } from "../plan/order.ts";
import { diagnostic } from "../source/codes.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import { nearest } from "../source/nearest.ts";
import { type ComputedField, computedFieldsOf, readComputedField } from "./computed-fields.ts";
import { RunRefused } from "./evaluation.ts";
import { wantVectors } from "./vectors.ts";

/** Everything about a schema's computed fields that needs no content. */
export interface SchemaProgram {
  readonly schema: Schema;
  /** In schema order, or in the order the caller gave them. */
  readonly fields: readonly ComputedField[];
  readonly ordering: Ordering<ComputedField>;
  /** Fields whose formula cannot be parsed; they are not in the order. */
  readonly broken: readonly ComputedField[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a schema and compiles the formulas in it. Never throws; findings are diagnostics. */
export function readSchemaProgram(json: Json): SchemaProgram {
  const { schema, diagnostics } = readSchema(json);
  return programOf(schema, computedFieldsOf(schema), diagnostics);
}

/** The program of some of a schema's fields. */
export function programOf(
  schema: Schema,
  fields: readonly ComputedField[],
  diagnostics: readonly Diagnostic[] = [],
): SchemaProgram {
  wantVectors();
  const isBroken = ({ spec }: ComputedField): boolean => spec.type === "formula" && spec.formula.parseProblem !== null;
  const ordering = orderOf(fields.filter((field) => !isBroken(field)));
  return {
    schema,
    fields,
    ordering,
    broken: fields.filter(isBroken),
    diagnostics: [...diagnostics, ...findings(schema, fields, ordering)],
  };
}

function* findings(
  schema: Schema,
  fields: readonly ComputedField[],
  ordering: Ordering<ComputedField>,
): Iterable<Diagnostic> {
  for (const { schemaId, spec } of fields) {
    if (spec.type !== "formula") continue;
    for (const { type, message, start, end } of spec.formula.problems) {
      yield diagnostic("syntax-error", `${type}: ${message}`, { origin: schemaId, span: { start, end } });
    }
    for (const read of spec.formula.reads()) yield* unknownField(schema, schemaId, read);
  }
  if ("cycle" in ordering) {
    const loop = [...ordering.cycle, ordering.cycle[0]].join(" → ");
    yield diagnostic("dependency-cycle", `Formulas depend on each other in a circle: ${loop}`, {
      origin: ordering.cycle[0] ?? "",
    });
  }
}

/** What a row object has besides its columns. */
const rowAttributes: ReadonlySet<string> = new Set(["_index", "id", "attr", "parent", "parent_multivalue"]);

function* unknownField(schema: Schema, origin: string, read: FieldRead): Iterable<Diagnostic> {
  const { name, start, end } = read;
  if (schema.nodes.has(name) || name.startsWith("__")) return;
  if (schema.nodes.get(origin)?.kind === "column" && rowAttributes.has(name)) return;
  const near = nearest(name, schema.order);
  yield diagnostic("unknown-field", `The schema has no field '${name}'`, {
    origin,
    span: { start, end },
    ...(near === null ? {} : { notes: [`Did you mean '${near}'?`] }),
  });
}

/**
 * Computed fields given apart from the schema: code by schema id, or objects as `{"type": "reasoning", …}`. Unknown types are skipped;
 * throws {@link RunRefused} for an id the schema lacks, as the platform's run ends there.
 */
export function fieldsGiven(schema: Schema, given: JsonObject): readonly ComputedField[] {
  const fields: ComputedField[] = [];
  for (const [schemaId, value] of Object.entries(given)) {
    const spec = typeof value === "string" ? { type: "formula", code: value } : value;
    if (!isObject(spec)) continue;
    const node = schema.nodes.get(schemaId);
    const computed = computedOf(spec);
    if (computed === null) continue;
    if (node === undefined) throw new RunRefused("AttributeError", `Field '${schemaId}' is not defined`);
    fields.push(readComputedField(node, computed));
  }
  return fields;
}

function computedOf(spec: JsonObject): Computed | null {
  const { type, code, memory, ...rest } = spec;
  const kept = memory === undefined ? {} : { memory };
  switch (type) {
    case "formula":
      return { type: "formula", code: typeof code === "string" ? code : "", ...kept };
    case "reasoning": {
      const { context = [], prompt = null } = rest;
      return {
        type: "reasoning",
        prompt: typeof prompt === "string" ? prompt : null,
        context: isArray(context) ? context : [],
        ...kept,
      };
    }
    case "lookup": {
      const matching = rest["matching"];
      if (!isObject(matching) || matching["configuration"] === undefined)
        throw new RunRefused("KeyError", "'configuration'");
      return { type: "lookup", matching, ...kept };
    }
    default:
      return null;
  }
}
