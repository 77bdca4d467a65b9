import { statSync } from "node:fs";
import type { Json } from "../document/json.ts";
import { type CompiledSchema, compileSchema } from "../engine/compiled-schema.ts";
import type { Session } from "../engine/session.ts";
import type { ModuleTable } from "../library/module-table.ts";
import type { Style } from "../source/render.ts";
import type { Host } from "../values/host.ts";
import { InputError, readJson, readQueue, requireClean } from "./input.ts";
import { reportOf } from "./report.ts";
import { jsonOf } from "./result-json.ts";
import { coloursFor, diagnosticStyle } from "./style.ts";

export interface EvalFlags {
  readonly json?: boolean;
  readonly set?: readonly string[];
  readonly updated?: string;
  readonly now?: string;
}

/** The schema at a path, compiled. Throws {@link InputError} when it is none. */
export function schemaAt(path: string): CompiledSchema {
  const compiled = compileSchema(readQueue(path).schema);
  requireClean(path, compiled.diagnostics, style);
  return compiled;
}

/** Streams are touched when they are needed: Node.js takes several milliseconds to make one. */
const style = (): Style => diagnosticStyle(coloursFor(process.stdout));

/** About two hundred rows. */
const MANY_BYTES = 250_000;

/** Whether the document at a path is large enough for loading vectors to take less time than they save. */
export function isLarge(path: string): boolean {
  const size = path === "-" ? undefined : statSync(path, { throwIfNoEntry: false })?.size;
  return size === undefined || size > MANY_BYTES;
}

export interface EvalOptions {
  readonly host: Host;
  readonly modules: ModuleTable;
  readonly print?: (text: string) => void;
}

const toStandardOutput = (text: string): void => void process.stdout.write(text);

/** Computes the document at a path and shows what changed. Returns the exit code: 1 when a formula failed. */
export function evalDocument(
  compiled: CompiledSchema,
  path: string,
  flags: EvalFlags,
  { print = toStandardOutput, ...options }: EvalOptions,
): number {
  const session = compiled.open(readJson(path), options);
  requireClean(path, session.diagnostics, style);
  const updated = idList(flags.updated);
  for (const setting of flags.set ?? []) updated.push(applySetting(session, setting));
  const before = new Map<string, Json>();
  for (const [id, value] of session.values()) before.set(id, value);
  const result = session.evaluate(flags.updated === undefined ? undefined : updated);
  if (flags.json === true) print(`${JSON.stringify(jsonOf(result), null, 2)}\n`);
  else print(`${reportOf(compiled.schema, before, result, coloursFor(process.stdout))}\n`);
  return result.exceptions.length > 0 || result.refusal !== null ? 1 : 0;
}

function idList(text: string | undefined): number[] {
  return (text ?? "")
    .split(",")
    .filter((part) => part.trim() !== "")
    .map((part) => {
      const id = Number(part);
      if (!Number.isInteger(id))
        throw new InputError(`--updated takes datapoint ids separated by commas, not '${part.trim()}'`);
      return id;
    });
}

/** `--set ID=VALUE`, where ID is a datapoint id or a header field's schema id. */
function applySetting(session: Session, setting: string): number {
  const mark = setting.indexOf("=");
  if (mark < 1) throw new InputError(`--set takes ID=VALUE, not '${setting}'`);
  const name = setting.slice(0, mark);
  const id = /^\d+$/.test(name) ? Number(name) : session.document.headers.get(name)?.id;
  if (id === undefined || id === null) throw new InputError(`--set: the document has no header field '${name}'`);
  try {
    session.setValue(id, setting.slice(mark + 1));
  } catch (error) {
    throw new InputError(`--set: ${error instanceof Error ? error.message : String(error)}`);
  }
  return id;
}
