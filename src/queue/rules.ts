import { isArray, isObject, type Json, type JsonObject, kindOf, member, textMember } from "../document/json.ts";
import { find, type Reader, readObjectFile } from "./files.ts";
import type { Rule, RuleAction } from "./queue.ts";

/** Reads a rule's file; `null` with a finding when it holds no rule. */
export function readRule(reader: Reader, path: string, name: string): Rule | null {
  const raw = readObjectFile(reader, path, "rule-shape");
  if (raw === undefined) return null;
  const written = member(raw, "trigger_condition");
  if (written !== undefined && typeof written !== "string") {
    const message = `'trigger_condition' must be a text, not ${kindOf(written)}`;
    find(reader, "rule-shape", message, path, "/trigger_condition");
  }
  const id = member(raw, "id");
  return {
    name: textMember(raw, "name") ?? name,
    id: typeof id === "number" ? id : null,
    path,
    enabled: member(raw, "enabled") !== false,
    condition: { path, pointer: "/trigger_condition", text: typeof written === "string" ? written : "True" },
    actions: actionsOf(reader, path, raw),
    raw,
  };
}

function actionsOf(reader: Reader, path: string, raw: JsonObject): readonly RuleAction[] {
  const given = member(raw, "actions") ?? [];
  if (!isArray(given)) {
    find(reader, "rule-shape", `'actions' must be a list, not ${kindOf(given)}`, path, "/actions");
    return [];
  }
  return given.flatMap((json, i) => actionOf(reader, path, json, `/actions/${i}`));
}

function actionOf(reader: Reader, path: string, json: Json, pointer: string): readonly RuleAction[] {
  const type = isObject(json) ? textMember(json, "type") : null;
  if (!isObject(json) || type === null) {
    find(reader, "rule-shape", "An action must be an object with a text as 'type'", path, pointer);
    return [];
  }
  const payload = member(json, "payload");
  return [
    {
      id: textMember(json, "id"),
      enabled: member(json, "enabled") !== false,
      type,
      event: textMember(json, "event") ?? "validation",
      payload: isObject(payload) ? payload : {},
      pointer,
    },
  ];
}
