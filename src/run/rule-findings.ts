/** What is wrong with rule actions, without a document. */
import { isArray, type Json, kindOf, member } from "../document/json.ts";
import type { Schema } from "../document/schema.ts";
import type { Rule, RuleAction } from "../queue/queue.ts";
import { diagnostic } from "../source/codes.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import { nearest } from "../source/nearest.ts";
import { actionTypes } from "./rule-actions.ts";

function suggestion(name: string, names: Iterable<string>): { readonly notes?: readonly string[] } {
  const near = nearest(name, names);
  return near === null ? {} : { notes: [`Did you mean '${near}'?`] };
}

/** The first reason why an action cannot work; `null` when there is none. */
export function actionFinding(rule: Rule, action: RuleAction, schema: Schema): Diagnostic | null {
  const type = actionTypes.get(action.type);
  const found = (message: string, key: string, notes: { readonly notes?: readonly string[] } = {}): Diagnostic =>
    diagnostic("rule-action", `'${rule.name}': ${message}`, {
      origin: rule.path,
      pointer: `${action.pointer}/${key}`,
      ...notes,
    });
  if (type === undefined) {
    return found(`there is no action '${action.type}'`, "type", suggestion(action.type, actionTypes.keys()));
  }
  if (!type.events.some((event) => event === action.event)) {
    return found(`'${action.type}' runs on ${type.events.join(", ")} only, not on '${action.event}'`, "event");
  }
  for (const [key, kind] of Object.entries(type.needs)) {
    const value = member(action.payload, key);
    if (!isKind(value, kind)) {
      return found(`'${action.type}' needs a ${kind} as '${key}', not ${kindOf(value)}`, `payload/${key}`);
    }
  }
  const ids = member(action.payload, "schema_ids");
  const targets: readonly Json[] = [member(action.payload, "schema_id") ?? [], isArray(ids) ? ids : []].flat();
  const lost = targets.find((id) => typeof id === "string" && !schema.nodes.has(id));
  if (lost === undefined) return null;
  return found(`the schema has no field '${String(lost)}'`, "payload", suggestion(String(lost), schema.order));
}

function isKind(value: Json | undefined, kind: "text" | "number" | "list"): boolean {
  if (kind === "list") return isArray(value);
  return typeof value === (kind === "text" ? "string" : "number");
}
