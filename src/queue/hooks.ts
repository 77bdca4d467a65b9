import { existsSync } from "node:fs";
import { isArray, isObject, type Json, type JsonObject, kindOf, member, textMember } from "../document/json.ts";
import { find, type Reader, readObjectFile, readText } from "./files.ts";
import type { CodeSource, Hook } from "./queue.ts";
import { idInUrl } from "./references.ts";

type Language = NonNullable<Hook["language"]>;

/** Endings of code files beside a hook's JSON. Of several the first counts: TypeScript goes before what it was compiled to. */
export const codeEndings: ReadonlyMap<string, Language> = new Map([
  [".py", "python"],
  [".ts", "typescript"],
  [".js", "javascript"],
  [".mjs", "javascript"],
  [".cjs", "javascript"],
]);

/** Reads a hook's file and the code beside it; `null` with a finding when it holds no hook. {@link linkHooks} settles `runAfter`. */
export function readHook(reader: Reader, path: string, name: string): Hook | null {
  const raw = readObjectFile(reader, path, "hook-shape");
  if (raw === undefined) return null;
  const type = textMember(raw, "type") ?? "webhook";
  const config = objectIn(raw, "config");
  const { code, language } = type === "function" ? codeOf(reader, path, config) : { code: null, language: null };
  if (type === "function" && code === null) {
    find(reader, "hook-shape", "The function has neither 'config.code' nor a code file of its name beside it", path);
  }
  const id = member(raw, "id");
  return {
    name: textMember(raw, "name") ?? name,
    id: typeof id === "number" ? id : null,
    path,
    type,
    active: member(raw, "active") !== false,
    events: textsIn(reader, path, raw, "events"),
    language,
    code,
    runAfter: [],
    settings: objectIn(raw, "settings"),
    sideload: textsIn(reader, path, raw, "sideload"),
    raw,
  };
}

function codeOf(
  reader: Reader,
  path: string,
  config: JsonObject,
): { readonly code: CodeSource | null; readonly language: Language | null } {
  const stem = path.slice(0, -".json".length);
  for (const [ending, language] of codeEndings) {
    const file = stem + ending;
    const text = existsSync(file) ? readText(reader, file) : null;
    if (text !== null) return { code: { path: file, pointer: null, text }, language };
  }
  const runtime = textMember(config, "runtime") ?? "";
  const language = runtime.startsWith("nodejs") ? "javascript" : "python";
  const text = textMember(config, "code");
  return text === null ? { code: null, language: null } : { code: { path, pointer: "/config/code", text }, language };
}

function objectIn(json: JsonObject, key: string): JsonObject {
  const value = member(json, key);
  return isObject(value) ? value : {};
}

function textsIn(reader: Reader, path: string, json: JsonObject, key: string): readonly string[] {
  const value = member(json, key) ?? [];
  if (isArray(value)) return value.filter((item) => typeof item === "string");
  find(reader, "hook-shape", `'${key}' must be a list, not ${kindOf(value)}`, path, `/${key}`);
  return [];
}

/**
 * The hooks with `runAfter` settled: the file has URLs, which end in a hook's id; ids and names are taken, too. Hooks that the queue does
 * not have are left out: they cannot run here.
 */
export function linkHooks(reader: Reader, hooks: readonly Hook[]): readonly Hook[] {
  return hooks.map((hook) => {
    const given = member(hook.raw, "run_after") ?? [];
    const runAfter: string[] = [];
    for (const reference of isArray(given) ? given : []) {
      const found = hooks.find((other) => other !== hook && isMeant(other, reference));
      if (found !== undefined) runAfter.push(found.path);
      else {
        const message = `'${hook.name}' runs after a hook that the queue lacks: ${JSON.stringify(reference)}`;
        find(reader, "hook-run-after", message, hook.path, "/run_after");
      }
    }
    return { ...hook, runAfter };
  });
}

function isMeant(hook: Hook, reference: Json): boolean {
  return reference === hook.name || (hook.id !== null && idInUrl(reference) === hook.id);
}
