import { createReadStream } from "node:fs";
import type { Json } from "../document/json.ts";
import { compileSchema } from "../engine/compiled-schema.ts";
import { loadModules } from "../library/lazy-modules.ts";
import type { Host } from "../values/host.ts";
import { InputError, readJson, readQueue, requireClean } from "./input.ts";
import { reportOf } from "./report.ts";
import { jsonOf } from "./result-json.ts";
import { coloursFor, diagnosticStyle } from "./style.ts";

export interface EvalFlags {
  readonly json?: boolean;
  readonly set?: readonly string[];
  readonly updated?: string;
  readonly lines?: boolean;
  readonly jobs?: string;
  readonly now?: string;
}

/** `txs eval SCHEMA DOCUMENT`. Returns the exit code: 1 when a formula failed. */
export async function runEval(schemaPath: string, documentPath: string, flags: EvalFlags, host: Host): Promise<number> {
  if (flags.lines === true) return evalLines(schemaPath, documentPath, flags);
  const colours = coloursFor(process.stdout);
  const style = diagnosticStyle(colours);
  const compiled = compileSchema(readQueue(schemaPath).schema);
  requireClean(schemaPath, compiled.diagnostics, style);
  const modules = await loadModules(compiled.imports);
  const session = compiled.open(readJson(documentPath), { host, modules });
  requireClean(documentPath, session.diagnostics, style);
  const updated = idList(flags.updated);
  for (const setting of flags.set ?? []) updated.push(applySetting(session, setting));
  const before = new Map<string, Json>();
  for (const [id, value] of session.values()) before.set(id, value);
  const result = session.evaluate(flags.updated === undefined ? undefined : updated);
  if (flags.json === true) process.stdout.write(`${JSON.stringify(jsonOf(result), null, 2)}\n`);
  else process.stdout.write(`${reportOf(compiled.schema, before, result, colours)}\n`);
  return result.exceptions.length > 0 || result.refusal !== null ? 1 : 0;
}

/** One document a line; each line is answered with its result, or with what is wrong with it. */
async function evalLines(schemaPath: string, documentPath: string, flags: EvalFlags): Promise<number> {
  const { runLines } = await import("./batch.ts");
  if (flags.set !== undefined || flags.updated !== undefined)
    throw new InputError("--lines goes without --set, --updated");
  const { schema } = readQueue(schemaPath);
  requireClean(schemaPath, compileSchema(schema).diagnostics, diagnosticStyle(coloursFor(process.stdout)));
  const input = documentPath === "-" ? process.stdin : createReadStream(documentPath);
  const now = flags.now === undefined ? {} : { now: flags.now };
  await runLines(input, process.stdout, { command: "eval", schema, ...now }, flags.jobs);
  return 0;
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
function applySetting(session: ReturnType<ReturnType<typeof compileSchema>["open"]>, setting: string): number {
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
