import type { EvalFlags } from "./eval-document.ts";

export interface EvalArguments {
  readonly schema: string;
  readonly document: string;
  readonly flags: EvalFlags;
}

/** Reads the arguments of `txs eval`; `null` when there is anything unusual about them. */
export function evalArguments(args: readonly string[]): EvalArguments | null {
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
