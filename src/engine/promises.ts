/** What reasoning and lookup fields, and formulas with memory, give instead of a value: something for the platform to resolve (spec 13). */
import { jsonOfValue } from "../columns/json-values.ts";
import type { Datapoint } from "../document/document.ts";
import { contentOf, datapointsOf } from "../document/document.ts";
import type { Json } from "../document/json.ts";
import { type Plain, plainData } from "../library/plain-data.ts";
import { attributeError, type PyException } from "../values/exceptions.ts";
import { str } from "../values/text.ts";
import type { Value } from "../values/value.ts";
import { type ComputedField, contextField, type LookupSpec, type ReasoningSpec } from "./computed-fields.ts";
import type { Failure } from "./exception-record.ts";
import type { Formula } from "./formula.ts";
import type { RunState } from "./run-state.ts";

/** A promise without its datapoint. */
export interface Promised {
  readonly type: "formula" | "reasoning" | "lookup";
  readonly context: { readonly [key: string]: Plain | Json };
  readonly no_recalculation?: boolean;
}

interface Outcome {
  readonly promise: Promised | null;
  readonly failure: Failure | null;
}

type TryRun = (formula: Formula) => { readonly value: Value } | { readonly failure: Failure };

export function reasoningPromise(
  field: ComputedField,
  spec: ReasoningSpec,
  datapoint: Datapoint,
  run: RunState,
  tryRun: TryRun,
): Outcome {
  let description = spec.text;
  let failure: Failure | null = null;
  // A prompt that is no f-string, or fails, is sent as it is.
  if (spec.prompt !== null && spec.prompt.problems.length === 0) {
    const outcome = tryRun(spec.prompt);
    if ("failure" in outcome) failure = outcome.failure;
    else description = str(outcome.value);
  }
  const { node } = field;
  const context: { [key: string]: Plain | Json } = {
    field_schema_id: field.schemaId,
    field_output_type: node.type,
    description,
    relevant_fields: relevantFields(spec, datapoint, run),
    field_details: fieldDetails(field, spec),
  };
  if (node.type === "enum") context["enum_options"] = jsonOfValue(run.fields.optionsOf(datapoint));
  return { promise: { type: "reasoning", context }, failure };
}

function relevantFields(spec: ReasoningSpec, datapoint: Datapoint, run: RunState): Json[] {
  const result: Json[] = [];
  for (const snippet of spec.context) {
    const name = contextField(snippet);
    if (name !== null) result.push(relevantField(name, datapoint, run));
  }
  return result;
}

function relevantField(name: string, datapoint: Datapoint, run: RunState): Json {
  const { document } = run;
  const node = document.schema.nodes.get(name);
  const { row } = datapoint;
  const absent = (text: string): PyException =>
    attributeError(row === null ? text : `Field '${name}' is not defined in tuple '${row.node.id}'`);
  if (node === undefined) throw absent(`Field '${name}' is not defined`);
  const own = row !== null && node.table === row.table.node;
  if ((node.kind === "column" || node.kind === "item") && !own) {
    const table = document.tables.get(node.table?.id ?? "");
    const cells = table === undefined ? [] : datapointsOf(table, node.columnIndex);
    return { schema_id: name, normalized_value: cells.map((cell) => (cell === null ? null : shownValue(cell))) };
  }
  const found = own ? row.cell(node.columnIndex) : document.headers.get(name);
  if (node.kind !== "header" && !own) throw attributeError("normalized_value");
  if (found === undefined || found === null) throw absent(`Field '${name}' is not present`);
  if (contentOf(found, "normalized_value") === undefined) throw attributeError("normalized_value");
  const description = node.raw["description"] ?? null;
  return { schema_id: name, normalized_value: shownValue(found), label: node.label, description };
}

function shownValue(datapoint: Datapoint): Json {
  return datapoint.normalizedValue ?? datapoint.value;
}

function fieldDetails(field: ComputedField, spec: ReasoningSpec): Json {
  const details: { [key: string]: Json } = {};
  if (spec.context.includes("self.attr.label")) details["field_label"] = field.node.label;
  if (spec.context.includes("self.attr.description"))
    details["field_description"] = field.node.raw["description"] ?? "";
  return details;
}

export function lookupPromise(field: ComputedField, spec: LookupSpec, skipped: boolean, tryRun: TryRun): Outcome {
  let configuration: Plain = spec.configuration.code;
  if (spec.configuration.problems.length === 0) {
    const outcome = tryRun(spec.configuration);
    if ("failure" in outcome) {
      // The configuration is not the user's text, so its lines are not shown.
      const traceback = outcome.failure.traceback.map((line) => ({ ...line, lineno: 1, code: "" }));
      return { promise: null, failure: { ...outcome.failure, traceback } };
    }
    configuration = plainData(outcome.value);
  }
  const matching = { ...spec.matching, configuration };
  const promise: Promised = { type: "lookup", context: { field_schema_id: field.schemaId, matching } };
  return { promise: skipped ? { ...promise, no_recalculation: true } : promise, failure: null };
}

/** The same promise, with the memory's key and settings. */
export function memoryPromise(field: ComputedField, promise: Promised, key: string): Promised {
  const settings: { [key: string]: Json } = {};
  for (const name of ["hook_interface", "type", "configuration"]) {
    const value = field.memory?.settings[name];
    if (value !== undefined) settings[name] = value;
  }
  const context = { field_schema_id: field.schemaId, ...promise.context, memory_config: settings, memory_key: key };
  return { ...promise, context };
}
