import type { Json } from "../document/json.ts";
import { readPayload } from "../document/payload.ts";
import type { Schema } from "../document/schema.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import { type EvaluationOptions, evaluateDocument } from "./evaluate.ts";
import { computedValues, type EvaluationResult, resultOf } from "./result.ts";
import { readSchemaProgram, type SchemaProgram } from "./schema-program.ts";
import { openSession, type Session } from "./session.ts";

/** A schema with its formulas compiled: serves any number of documents. */
export interface CompiledSchema {
  readonly schema: Schema;
  /** Problems of the schema, syntax errors, unknown fields, cycles. Formulas without problems run all the same. */
  readonly diagnostics: readonly Diagnostic[];
  /** Dotted names of the modules that the formulas import. */
  readonly imports: readonly string[];
  /** Schema ids of the computed fields in the order they run; empty when they depend on each other in a circle. */
  readonly order: readonly string[];
  /**
   * Evaluates one document: content as a list, an API object, or a whole hook payload, whose `updated_datapoint_ids` then make the
   * run incremental. The JSON given is not changed.
   */
  evaluate(json: Json, options?: EvaluateOptions): EvaluationResult;
  /** Opens a document for editing. The JSON given must not change while it is open. */
  open(json: Json, options?: EvaluationOptions): Session;
}

export interface EvaluateOptions extends EvaluationOptions {
  /** Datapoints that changed: only what depends on them is computed. Goes before the payload's own list. */
  readonly updatedDatapointIds?: readonly number[];
  /** Datapoints to compute whatever changed. */
  readonly forceUpdateDatapointIds?: readonly number[];
}

/** Reads and compiles a schema: a list of sections, or an API schema object. Never throws on what it is given. */
export function compileSchema(json: Json): CompiledSchema {
  return compiledSchema(readSchemaProgram(json));
}

export function compiledSchema(program: SchemaProgram): CompiledSchema {
  const imports = new Set<string>();
  for (const { spec } of program.fields) {
    if (spec.type === "formula") for (const name of spec.formula.imports) imports.add(name);
  }
  return {
    schema: program.schema,
    diagnostics: program.diagnostics,
    imports: [...imports],
    order: "order" in program.ordering ? program.ordering.order.map((field) => field.schemaId) : [],
    evaluate: (json, options = {}) => {
      const reading = readPayload(json, program.schema);
      const { updatedDatapointIds, forceUpdateDatapointIds } = options;
      const input = {
        document: reading.document,
        payload: reading.payload ?? {},
        incremental: updatedDatapointIds === undefined ? reading.incremental : updatedDatapointIds.length > 0,
        updatedIds: updatedDatapointIds === undefined ? reading.updatedIds : new Set(updatedDatapointIds),
        forcedIds: forceUpdateDatapointIds === undefined ? reading.forcedIds : new Set(forceUpdateDatapointIds),
      };
      const evaluated = evaluateDocument(program, input, options);
      const diagnostics = [...program.diagnostics, ...reading.diagnostics];
      // Read at once: whoever keeps the result may change the JSON.
      return resultOf(evaluated, computedValues(program, reading.document), diagnostics);
    },
    open: (json, options) => openSession(program, json, options),
  };
}
