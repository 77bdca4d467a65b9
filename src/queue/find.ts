/** Finds queues: in a folder tree, in a folder, in a file. */
import { existsSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { isArray, isObject, type Json, member, parseJson } from "../document/json.ts";
import { entriesOf, newReader, readText } from "./files.ts";
import type { Queue } from "./queue.ts";
import { readQueueFile, readQueueFolder } from "./read.ts";

/** Folders that hold others' files or made ones. */
const skipped: ReadonlySet<string> = new Set(["node_modules", "dist", "build", "coverage", "target", "venv"]);
/** A repository of queues is six deep; this bounds a walk that was started at a wrong place. */
const DEEPEST = 12;

/**
 * The queues at `path`: a folder that holds a `schema.json`, else all such folders below it; or one file: a schema, an API schema object,
 * a hook payload. Outside of `queues/…` a `schema.json` counts only if it is a schema of sections, since others use that name as well.
 * Empty when there is nothing. Throws what `fs` throws when there is no such path.
 */
export function findQueues(path: string): readonly Queue[] {
  if (!statSync(path).isDirectory()) return [readQueueAt(path)];
  if (existsSync(join(path, "schema.json"))) return [readQueueFolder(path)];
  const queues: Queue[] = [];
  walk(path, DEEPEST, queues);
  return queues;
}

/** One file. A `schema.json` brings what lies beside it. */
function readQueueAt(path: string): Queue {
  return basename(path) === "schema.json" ? readQueueFolder(dirname(path)) : readQueueFile(path);
}

function walk(folder: string, depth: number, queues: Queue[]): void {
  const inQueues = basename(dirname(resolve(folder))) === "queues";
  if (isQueueFolder(folder, inQueues)) {
    queues.push(readQueueFolder(folder));
    return;
  }
  if (depth === 0) return;
  for (const entry of entriesOf(folder)) {
    if (entry.isDirectory() && !entry.name.startsWith(".") && !skipped.has(entry.name)) {
      walk(join(folder, entry.name), depth - 1, queues);
    }
  }
}

function isQueueFolder(folder: string, inQueues: boolean): boolean {
  const schema = join(folder, "schema.json");
  if (!existsSync(schema)) return inQueues && existsSync(join(folder, "queue.json"));
  if (inQueues) return true;
  const text = readText(newReader(), schema);
  const reading = text === null ? null : parseJson(text);
  return reading?.ok === true && isSchema(reading.value);
}

/** Whether JSON is a list of sections, bare or in an API schema object. */
function isSchema(json: Json): boolean {
  const content = isObject(json) ? member(json, "content") : json;
  if (!isArray(content) || content.length === 0) return false;
  return content.every((node) => isObject(node) && member(node, "category") === "section");
}
