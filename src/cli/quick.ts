/**
 * `txs eval` for the common case, with nothing loaded that it does not need: scripts/bundle-cli.mjs makes one file of it, scripts/txs.cjs
 * starts that first. Whatever is not plain sailing is left to the whole program.
 */
import { coreModules } from "../library/modules.ts";
import { clock } from "./clock.ts";
import { type EvalFlags, evalDocument, schemaAt } from "./eval-document.ts";
import { InputError } from "./input.ts";

interface Arguments {
  readonly schema: string;
  readonly document: string;
  readonly flags: EvalFlags;
}

/** Reads the arguments of `txs eval`; `null` when there is anything unusual about them. */
function argumentsOf(args: readonly string[]): Arguments | null {
  const paths: string[] = [];
  const set: string[] = [];
  const found: { json?: boolean; updated?: string; now?: string } = {};
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? "";
    const next = args[i + 1];
    if (arg === "--json") found.json = true;
    else if (!arg.startsWith("-")) paths.push(arg);
    else if (next === undefined || next.startsWith("-")) return null;
    else if (arg === "--set") set.push(next);
    else if (arg === "--updated") found.updated = next;
    else if (arg === "--now") found.now = next;
    else return null;
    if (arg.startsWith("-") && arg !== "--json") i++;
  }
  const [schema, document, more] = paths;
  if (schema === undefined || document === undefined || more !== undefined) return null;
  return { schema, document, flags: set.length === 0 ? found : { ...found, set } };
}

/** Runs `txs eval` with these arguments; `false` when the whole program has to, and nothing was read or written that it would miss. */
export function run(args: readonly string[]): boolean {
  const given = argumentsOf(args);
  if (given === null) return false;
  try {
    const { schema, document, flags } = given;
    const compiled = schemaAt(schema);
    if (compiled.imports.some((name) => !isCore(name))) return false;
    process.exitCode = evalDocument(compiled, document, flags, { host: clock(flags.now), modules: coreModules });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    process.stderr.write(`txs: ${error.message}\n`);
    process.exitCode = 2;
  }
  return true;
}

/** `from re import sub` counts as `re` and `re.sub`. */
function isCore(name: string): boolean {
  return coreModules.has(name.split(".")[0] ?? name);
}
