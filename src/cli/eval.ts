import type { Json } from "../document/json.ts";
import { compileSchema } from "../engine/compiled-schema.ts";
import type { EvaluationResult } from "../engine/result.ts";
import { allModules } from "../library/all-modules.ts";
import type { Host } from "../values/host.ts";
import { InputError, readJson, readQueue, requireClean } from "./input.ts";
import { reportOf } from "./report.ts";
import { coloursFor, diagnosticStyle } from "./style.ts";

export interface EvalFlags {
  readonly json?: boolean;
  readonly set?: readonly string[];
  readonly updated?: string;
  readonly now?: string;
}

/** `txs eval SCHEMA DOCUMENT`. Returns the exit code: 1 when a formula failed. */
export function runEval(schemaPath: string, documentPath: string, flags: EvalFlags, host: Host): number {
  const colours = coloursFor(process.stdout);
  const style = diagnosticStyle(colours);
  const compiled = compileSchema(readQueue(schemaPath).schema);
  requireClean(schemaPath, compiled.diagnostics, style);
  const session = compiled.open(readJson(documentPath), { host, modules: allModules });
  requireClean(documentPath, session.diagnostics, style);
  const updated = idList(flags.updated);
  for (const setting of flags.set ?? []) updated.push(applySetting(session, setting));
  const before = new Map<string, Json>();
  for (const [id, value] of session.values()) before.set(id, value);
  const result = session.evaluate(flags.updated === undefined ? undefined : updated);
  if (flags.json === true) process.stdout.write(`${jsonOf(result)}\n`);
  else process.stdout.write(`${reportOf(compiled.schema, before, result, colours)}\n`);
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

/** The result as JSON; tables keyed by schema id. */
function jsonOf(result: EvaluationResult): string {
  return JSON.stringify({ ...result, values: Object.fromEntries(result.values) }, null, 2);
}
