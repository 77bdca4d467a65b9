/**
 * `txs eval` for the common case, a small document whose formulas import nothing unusual, with nothing loaded that it does not need:
 * scripts/bundle-cli.mjs makes one file of it, scripts/txs.cjs starts that first. The rest is for wide.ts, and for the whole program.
 */
import { withoutVectors } from "../engine/vectors.ts";
import { coreModules } from "../library/modules.ts";
import { clock } from "./clock.ts";
import { evalArguments } from "./eval-arguments.ts";
import { evalDocument, isLarge, schemaAt } from "./eval-document.ts";
import { InputError } from "./input.ts";
import { print } from "./print.ts";

/** Runs `txs eval` with these arguments; else says what has to, and nothing was read or written that it would miss. */
export function run(args: readonly string[]): "done" | "wide" | "whole" {
  const given = evalArguments(args);
  if (given === null) return "whole";
  try {
    const { schema, document, flags } = given;
    if (isLarge(document)) return "wide";
    withoutVectors();
    const compiled = schemaAt(schema);
    if (compiled.imports.some((name) => !isCore(name))) return "wide";
    process.exitCode = evalDocument(compiled, document, flags, { host: clock(flags.now), modules: coreModules, print });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    process.stderr.write(`txs: ${error.message}\n`);
    process.exitCode = 2;
  }
  return "done";
}

/** `from re import sub` counts as `re` and `re.sub`. */
function isCore(name: string): boolean {
  return coreModules.has(name.split(".")[0] ?? name);
}
