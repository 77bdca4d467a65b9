import { readFileSync, statSync, writeFileSync } from "node:fs";
import { type Json, parseJson } from "../document/json.ts";
import { findQueues } from "../queue/find.ts";
import type { Queue } from "../queue/queue.ts";
import { queueOf } from "../queue/read.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import { render, type Style } from "../source/render.ts";
import { coloursFor, diagnosticStyle } from "./style.ts";

/** Bad input or usage: printed on standard error, exit code 2. */
export class InputError extends Error {
  override readonly name: "InputError" = "InputError";
}

/** The text of a file, or of standard input for `-`. Throws {@link InputError}. */
export function readText(path: string): string {
  try {
    return readFileSync(path === "-" ? 0 : path, "utf8");
  } catch (error) {
    throw new InputError(`cannot read ${path === "-" ? "standard input" : path}: ${reasonOf(error)}`);
  }
}

/** Writes a text file. Throws {@link InputError}. */
export function writeText(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new InputError(`cannot write ${path}: ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/^[A-Z]+: /, "") : String(error);
}

/** A JSON file. Throws {@link InputError} that shows the place of the fault. */
export function readJson(path: string): Json {
  const text = readText(path);
  const reading = parseJson(text, path);
  if (reading.ok) return reading.value;
  throw new InputError(render(reading.diagnostic, { text }));
}

/**
 * The queues at a path: wherever a command takes a schema it takes a file (schema, API schema object, hook payload; `-` is standard input), a
 * queue's folder, or a folder with queues in it. Throws {@link InputError} when there is none.
 */
export function readQueues(path: string): readonly Queue[] {
  if (path === "-") return [queueOf(readJson(path), path)];
  let queues: readonly Queue[];
  try {
    statSync(path);
    queues = findQueues(path);
  } catch (error) {
    throw new InputError(`cannot read ${path}: ${reasonOf(error)}`);
  }
  if (queues.length === 0) throw new InputError(`${path} holds no queue: no folder in it has a schema.json`);
  return queues;
}

/** The one queue at a path. Throws {@link InputError} when there are several, and as {@link requireReadable}. */
export function readQueue(path: string): Queue {
  const queues = readQueues(path);
  const [queue, ...others] = queues;
  if (queue === undefined || others.length > 0) {
    const folders = queues.map(({ folder }) => `  ${folder}`).join("\n");
    throw new InputError(`${path} holds ${queues.length} queues; name one of them:\n${folders}`);
  }
  requireReadable(queue);
  return queue;
}

/** Throws {@link InputError} when files of a queue cannot be read; what else is wrong with them is written on standard error. */
export function requireReadable(queue: Queue): void {
  if (queue.findings.length === 0) return;
  const style = diagnosticStyle(coloursFor(process.stderr));
  const unreadable: string[] = [];
  for (const finding of queue.findings) {
    const text = queue.texts.get(finding.origin ?? "");
    const shown = render(finding, { style, ...(text !== undefined && { text }) });
    if (finding.code === "json-syntax" || finding.code === "file-unreadable") unreadable.push(shown);
    else process.stderr.write(`${shown}\n`);
  }
  if (unreadable.length > 0) throw new InputError(unreadable.join("\n"));
}

/** Throws {@link InputError} for diagnostics that are errors of input, with their places. */
export function requireClean(path: string, diagnostics: readonly Diagnostic[], styled: () => Style): void {
  const errors = diagnostics.filter((finding) => finding.severity === "error" && finding.pointer !== undefined);
  if (errors.length === 0) return;
  const style = styled();
  throw new InputError(errors.map((finding) => `${path}: ${render(finding, { style })}`).join("\n"));
}
