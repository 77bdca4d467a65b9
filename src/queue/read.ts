/** Reads one queue. */
import { existsSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import { isArray, isObject, type Json, type JsonObject, member, textMember } from "../document/json.ts";
import { entriesOf, find, namesIn, newReader, type Reader, readJsonFile, readObjectFile } from "./files.ts";
import { mergeFormulas } from "./formulas.ts";
import { orderHooks } from "./hook-order.ts";
import { codeEndings, linkHooks, readHook } from "./hooks.ts";
import type { Hook, Queue, Rule } from "./queue.ts";
import { idInUrl } from "./references.ts";
import { readRule } from "./rules.ts";

/** Reads a folder `<Name>_[<id>]` with its schema, formulas, rules and hooks. Never throws: what is wrong is in `findings`. */
export function readQueueFolder(folder: string): Queue {
  const reader = newReader();
  const settingsPath = join(folder, "queue.json");
  const settings = existsSync(settingsPath) ? (readObjectFile(reader, settingsPath, "queue-shape") ?? {}) : {};
  const named = namedFolder(basename(resolve(folder)));
  const writtenId = member(settings, "id");
  const id = typeof writtenId === "number" ? writtenId : named.id;
  const schemaPath = join(folder, "schema.json");
  let json: Json = [];
  if (existsSync(schemaPath)) json = readJsonFile(reader, schemaPath) ?? [];
  else find(reader, "queue-shape", "The queue has no schema.json", settingsPath);
  const formulas = join(folder, "formulas");
  const { schema, ...merged } = mergeFormulas(reader, json, schemaPath, "", formulas);
  const isOwn = owner(id, settings, schema);
  return {
    name: textMember(settings, "name") ?? named.name,
    id,
    folder,
    settings,
    schema,
    schemaPath,
    ...merged,
    rules: rulesOf(reader, folder, isOwn),
    hooks: hooksOf(reader, folder, isOwn),
    findings: reader.findings,
    texts: reader.texts,
  };
}

/** Reads a file: a list of sections, an API schema object, or a hook payload with its schema side-loaded. */
export function readQueueFile(path: string): Queue {
  const reader = newReader();
  const json = readJsonFile(reader, path) ?? [];
  return { ...queueOf(json, path, reader), findings: reader.findings, texts: reader.texts };
}

/** The queue of a schema or payload that was read already; `path` names where it is from. */
export function queueOf(json: Json, path: string, reader: Reader = newReader()): Queue {
  const schemas = isObject(json) ? member(json, "schemas") : undefined;
  const isPayload = isArray(schemas) && schemas[0] !== undefined;
  const schema = isArray(schemas) ? (schemas[0] ?? []) : json;
  const queues = isObject(json) ? member(json, "queues") : undefined;
  const settings = isPayload && isArray(queues) && isObject(queues[0]) ? queues[0] : {};
  const id = member(settings, "id");
  const pointer = isPayload ? "/schemas/0" : "";
  const { schema: merged, formulas } = mergeFormulas(reader, schema, path, pointer, "");
  return {
    name: textMember(settings, "name") ?? basename(path, extname(path)),
    id: typeof id === "number" ? id : null,
    folder: dirname(path),
    settings,
    schema: merged,
    schemaPath: path,
    formulas,
    rules: [],
    hooks: [],
    findings: reader.findings,
    texts: reader.texts,
  };
}

/** `Invoices_[1234]` is the queue 1234 named Invoices. */
function namedFolder(folder: string): { readonly name: string; readonly id: number | null } {
  const match = /^(.*)_\[(\d{1,15})\]$/.exec(folder);
  return match === null ? { name: folder, id: null } : { name: match[1] ?? "", id: Number(match[2]) };
}

type Owner = (raw: JsonObject) => boolean;

/** Whether a rule or hook that lies outside of the queue's folder is the queue's: it names the queue, or its schema. */
function owner(id: number | null, settings: JsonObject, schema: Json): Owner {
  const own = isObject(schema) ? member(schema, "id") : undefined;
  const schemaId = typeof own === "number" ? own : idInUrl(member(settings, "schema"));
  return (raw) => {
    const queues = member(raw, "queues");
    if (isArray(queues) && id !== null && queues.some((url) => idInUrl(url) === id)) return true;
    return schemaId !== null && idInUrl(member(raw, "schema")) === schemaId;
  };
}

/**
 * The folders that may hold rules and hooks of a queue: its own, the one above `queues`, and the one above `workspaces`. Only in the
 * queue's own do they belong to it without saying so.
 */
function sharedFolders(folder: string): readonly string[] {
  const above = (steps: number): string => join(folder, ...Array.from({ length: steps }, () => ".."));
  const isNamed = (path: string, name: string): boolean => basename(resolve(path)) === name;
  if (!isNamed(above(1), "queues")) return [];
  return isNamed(above(3), "workspaces") ? [above(2), above(4)] : [above(2)];
}

function rulesOf(reader: Reader, folder: string, isOwn: Owner): readonly Rule[] {
  return readAll(reader, folder, "rules", isOwn, readRule);
}

function hooksOf(reader: Reader, folder: string, isOwn: Owner): readonly Hook[] {
  const hooks = linkHooks(reader, readAll(reader, folder, "hooks", isOwn, readHook));
  const order = orderHooks(hooks);
  if (!order.ok) {
    const loop = [...order.cycle, ...order.cycle.slice(0, 1)].map((hook) => `'${hook.name}'`).join(" → ");
    find(reader, "hook-run-after", `Hooks wait for each other in a circle: ${loop}`, order.cycle[0]?.path ?? folder);
  }
  strayCode(reader, join(folder, "hooks"));
  return hooks;
}

/** Reads the JSON files of the queue's own folder, and those of the shared folders that are the queue's. */
function readAll<T extends { readonly raw: JsonObject }>(
  reader: Reader,
  folder: string,
  kind: string,
  isOwn: Owner,
  read: (reader: Reader, path: string, name: string) => T | null,
): readonly T[] {
  const found: T[] = [];
  for (const base of [folder, ...sharedFolders(folder)]) {
    for (const name of namesIn(join(base, kind), ".json")) {
      // Findings about another queue's file are not this queue's.
      const own = base === folder ? reader : newReader();
      const item = read(own, join(base, kind, name), namedFolder(name.slice(0, -".json".length)).name);
      if (item === null || (own !== reader && !isOwn(item.raw))) continue;
      if (own !== reader) {
        reader.findings.push(...own.findings);
        for (const [path, text] of own.texts) reader.texts.set(path, text);
      }
      found.push(item);
    }
  }
  return found;
}

function strayCode(reader: Reader, folder: string): void {
  const names = new Set(entriesOf(folder).map((entry) => entry.name));
  for (const name of names) {
    const ending = extname(name);
    if (!codeEndings.has(ending) || name.endsWith(".d.ts")) continue;
    const stem = name.slice(0, -ending.length);
    if (/\.(test|spec)$/.test(stem) || names.has(`${stem}.json`)) continue;
    find(reader, "hook-shape", `The code has no '${stem}.json' beside it, so no event calls it`, join(folder, name));
  }
}
