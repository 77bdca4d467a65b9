import { diagnostic } from "../source/codes.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import { isArray, type Json, type JsonArray, type JsonObject, kindOf, member, pointerTo } from "./json.ts";

interface Memorable {
  /** The node's `memory` setting, when it has one (spec 13.3). */
  readonly memory?: Json;
}

export interface FormulaField extends Memorable {
  readonly type: "formula";
  readonly code: string;
}

export interface ReasoningField extends Memorable {
  readonly type: "reasoning";
  /** `null`: the field has a context only. */
  readonly prompt: string | null;
  /** Snippets such as `field.invoice_id`; normally all text. */
  readonly context: JsonArray;
}

export interface LookupField extends Memorable {
  readonly type: "lookup";
  readonly matching: Json;
}

/** How the platform fills a field. */
export type Computed = FormulaField | ReasoningField | LookupField;

/**
 * What computes a schema node, from its keys and its logical type: a `formula` counts unless the logical type says
 * otherwise; reasoning needs its type, lookup its type and `matching`. A node that claims to be computed but lacks the
 * needed key is reported and treated as an ordinary field.
 */
export function readComputed(
  json: JsonObject,
  id: string,
  uiType: string | null,
  pointer: string,
  diagnostics: Diagnostic[],
): Computed | null {
  const lacks = (key: string, need: string): null => {
    const message = `'${id}' needs ${need} as '${key}', not ${kindOf(member(json, key))}`;
    diagnostics.push(diagnostic("schema-computed", message, { pointer: pointerTo(pointer, key) }));
    return null;
  };
  const stored = member(json, "memory");
  const memory = isTruthy(stored) ? { memory: stored } : {};
  if (uiType === "formula" || uiType === null) {
    const code = member(json, "formula") ?? null;
    if (typeof code === "string") return { type: "formula", code, ...memory };
    return code === null && uiType === null ? null : lacks("formula", "a text");
  }
  if (uiType === "reasoning") {
    const prompt = member(json, "prompt") ?? null;
    const context = member(json, "context") ?? [];
    if (prompt !== null && typeof prompt !== "string") return lacks("prompt", "a text");
    return isArray(context) ? { type: "reasoning", prompt, context, ...memory } : lacks("context", "a list");
  }
  if (uiType === "lookup") {
    const matching = member(json, "matching");
    return isTruthy(matching) ? { type: "lookup", matching, ...memory } : lacks("matching", "an object");
  }
  return null;
}

/** Truth as Python sees it: empty texts, lists and objects are false. */
export function isTruthy(json: Json | undefined): json is Json {
  if (typeof json === "object" && json !== null) return (isArray(json) ? json : Object.keys(json)).length > 0;
  return Boolean(json);
}
