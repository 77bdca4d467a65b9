import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readSchema } from "../document/schema.ts";
import type { Queue } from "../queue/queue.ts";
import { pythonTypes, type TypingsFile } from "../typings/python.ts";
import { typescriptTypes } from "../typings/typescript.ts";
import { InputError, readQueues, requireClean, requireReadable } from "./input.ts";
import { coloursFor, diagnosticStyle } from "./style.ts";

export interface TypesFlags {
  /** Where the files go; beside the schema unless given. */
  readonly out?: string;
}

/** The first line of what this command writes, by which it knows its own files. */
const MARK = "Made by txs types; do not edit.";

/** `txs types SCHEMA`: writes what editors need to know of a schema, in TypeScript and in Python. Returns the exit code. */
export function runTypes(path: string, { out }: TypesFlags): number {
  const queues = readQueues(path);
  if (out !== undefined && queues.length > 1)
    throw new InputError(`${path} holds ${queues.length} queues: -o takes one`);
  for (const queue of queues) {
    for (const file of filesOf(queue)) write(join(out ?? queue.folder, file.path), file);
  }
  return 0;
}

function filesOf(queue: Queue): readonly TypingsFile[] {
  requireReadable(queue);
  const { schema, diagnostics } = readSchema(queue.schema);
  requireClean(queue.schemaPath, diagnostics, () => diagnosticStyle(coloursFor(process.stderr)));
  return [{ path: "schema.d.ts", text: typescriptTypes(schema) }, ...pythonTypes(schema)];
}

/** Writes a file, but not over one that somebody else made. */
function write(path: string, { text }: TypingsFile): void {
  const comment = path.endsWith(".pyi") ? "#" : "//";
  const content = `${comment} ${MARK}\n${text}`;
  const before = existsSync(path) ? readFileSync(path, "utf8") : null;
  if (before !== null && !before.startsWith(`${comment} ${MARK}`)) {
    process.stdout.write(`${path}: left as it is, it was not made by this command\n`);
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  if (before !== content) writeFileSync(path, content);
  process.stdout.write(`${path}: ${before === null ? "written" : before === content ? "unchanged" : "updated"}\n`);
}
