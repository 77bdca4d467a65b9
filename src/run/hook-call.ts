/** What a hook is called with, and what its answer means. */
import { isArray, isObject, type Json, type JsonObject, kindOf, member } from "../document/json.ts";
import { type HookOptions, runHook } from "../engine/hook.ts";
import type { Hook, Queue } from "../queue/queue.ts";
import { emptyStep, type RunFailure, type RunStep } from "./step.ts";

/** What code answered, whatever it is written in. */
export interface HookAnswer {
  /** `undefined` when it failed. */
  readonly response: Json | undefined;
  readonly error: { readonly message: string; readonly traceback: readonly string[] } | null;
  readonly printed: string;
  readonly actions: readonly { readonly verb: Json; readonly args: Json }[];
}

/**
 * A hook's own payload: its URL and settings, the objects it asks for, and which datapoints the hooks it runs after have changed. The schema
 * is there if the hook side-loads `schemas` (or does not say what it side-loads).
 */
export function hookPayload(
  hook: Hook,
  queue: Queue,
  payload: Json,
  action: string,
  changedBefore: readonly number[],
): Json {
  if (!isObject(payload)) return payload;
  const { schemas: _, ...rest } = payload;
  const called: { [key: string]: Json } = { ...rest, action, settings: hook.settings };
  const url = member(hook.raw, "url");
  if (url !== undefined) called["hook"] = url;
  const silent = member(hook.raw, "sideload") === undefined;
  if (silent || hook.sideload.includes("schemas")) called["schemas"] = [schemaObject(queue.schema)];
  if (hook.sideload.includes("queues") && member(payload, "queues") === undefined) {
    called["queues"] = [queue.settings];
  }
  for (const key of ["updated_datapoints", "updated_datapoint_ids"]) {
    const given = member(payload, key);
    if (isArray(given)) called[key] = [...new Set([...given, ...changedBefore])];
    else if (changedBefore.length > 0 && key === "updated_datapoints") called[key] = changedBefore;
  }
  return called;
}

function schemaObject(schema: Json): JsonObject {
  return isObject(schema) ? schema : { content: schema };
}

export function runPythonHook(code: string, payload: Json, options: HookOptions): HookAnswer {
  const { response, error, printed, actions } = runHook(code, payload, options);
  if (error === null) return { response, error: null, printed, actions };
  const { type, message, traceback } = error;
  const lines = traceback.map(({ lineno, code: text }) => `line ${lineno}: ${text}`);
  return {
    response: undefined,
    error: { message: message === "" ? type : `${type}: ${message}`, traceback: lines },
    printed,
    actions,
  };
}

/** Reads an answer: the three lists of a response, each optional. */
export function outcomeOf(hook: Hook, answer: HookAnswer): Omit<RunStep, "kind" | "name"> {
  const { response = null, error, printed, actions } = answer;
  const failed = { source: hook.name, sourceId: null };
  const failures: RunFailure[] = error === null ? [] : [{ ...failed, ...error }];
  const listIn = (key: string): readonly Json[] => {
    const value = (isObject(response) ? member(response, key) : undefined) ?? [];
    if (isArray(value)) return value;
    const message = `'${key}' in the response must be a list, not ${kindOf(value)}`;
    failures.push({ ...failed, message, traceback: [] });
    return [];
  };
  if (error === null && !isObject(response)) {
    const message = `The response must be an object, not ${kindOf(response)}`;
    failures.push({ ...failed, message, traceback: [] });
  }
  return {
    ...emptyStep,
    messages: listIn("messages"),
    automationBlockers: listIn("automation_blockers"),
    operations: listIn("operations"),
    requests: actions.map(({ verb, args }) => ({
      source: hook.name,
      type: typeof verb === "string" ? verb : JSON.stringify(verb),
      detail: args,
    })),
    failures,
    printed,
    response,
  };
}
