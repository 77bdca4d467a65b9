import { createReadStream } from "node:fs";
import { loadVectors, withoutVectors } from "../engine/vectors.ts";
import { loadModules } from "../library/lazy-modules.ts";
import type { Host } from "../values/host.ts";
import { type EvalFlags, evalDocument, isLarge, schemaAt } from "./eval-document.ts";
import { InputError, readQueue } from "./input.ts";

export interface EvalLinesFlags extends EvalFlags {
  readonly lines?: boolean;
  readonly jobs?: string;
}

/** `txs eval SCHEMA DOCUMENT`. Returns the exit code: 1 when a formula failed. */
export async function runEval(
  schemaPath: string,
  documentPath: string,
  flags: EvalLinesFlags,
  host: Host,
): Promise<number> {
  if (flags.lines === true) return evalLines(schemaPath, documentPath, flags);
  const large = isLarge(documentPath);
  if (!large) withoutVectors();
  const compiled = schemaAt(schemaPath);
  const modules = await loadModules(compiled.imports);
  if (large) await loadVectors();
  return evalDocument(compiled, documentPath, flags, { host, modules });
}

/** One document a line; each line is answered with its result, or with what is wrong with it. */
async function evalLines(schemaPath: string, documentPath: string, flags: EvalLinesFlags): Promise<number> {
  if (flags.set !== undefined || flags.updated !== undefined)
    throw new InputError("--lines goes without --set, --updated");
  if (schemaPath === "-" && documentPath === "-") throw new InputError("only one of the two can be standard input");
  const { runLines } = await import("./batch.ts");
  schemaAt(schemaPath);
  const { schema } = readQueue(schemaPath);
  const input = documentPath === "-" ? process.stdin : createReadStream(documentPath);
  const now = flags.now === undefined ? {} : { now: flags.now };
  await runLines(input, process.stdout, { command: "eval", schema, ...now }, flags.jobs);
  return 0;
}
