/** Hooks in JavaScript and TypeScript: the repository's own code, run by Node.js itself. */
import { pathToFileURL } from "node:url";
import type { Json, JsonObject } from "../../document/json.ts";
import type { CodeSource } from "../../queue/queue.ts";
import type { HookOutcome } from "../../testing/hook-case.ts";

/** The function that the platform calls. */
const HANDLER = "rossum_hook_request_handler";

/** Calls the handler that the file exports. Code that stands in a JSON file is no module and is not run. */
export async function runScript(code: CodeSource, payload: JsonObject): Promise<HookOutcome> {
  if (code.pointer !== null) return failed("JavaScript is run from a file of its own, beside the hook's JSON");
  try {
    const exported: unknown = await import(pathToFileURL(code.path).href);
    const handler = functionIn(exported) ?? functionIn(memberOf(exported, "default"));
    if (handler === null) return failed(`${code.path} exports no ${HANDLER}`);
    const response: unknown = await handler(structuredClone(payload));
    return { response: JSON.parse(JSON.stringify(response ?? null)) as Json, error: null };
  } catch (error) {
    return failed(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  }
}

function failed(error: string): HookOutcome {
  return { response: null, error };
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}

function functionIn(module: unknown): ((payload: Json) => unknown) | null {
  const handler = memberOf(module, HANDLER);
  return typeof handler === "function" ? (payload) => handler(payload) : null;
}
