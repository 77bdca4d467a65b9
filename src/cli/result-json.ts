import type { Json } from "../document/json.ts";
import type { EvaluationResult } from "../engine/result.ts";

/** A result as `--json` shows it: tables are keyed by schema id. */
export function jsonOf(
  result: EvaluationResult,
): Omit<EvaluationResult, "values"> & { readonly values: { readonly [schemaId: string]: Json } } {
  return { ...result, values: Object.fromEntries(result.values) };
}
