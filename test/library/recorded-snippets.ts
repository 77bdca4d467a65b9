import { readFileSync } from "node:fs";
import { runPython } from "../../src/engine/python.ts";
import { allModules } from "../../src/library/all-modules.ts";
import type { ModuleDefinition } from "../../src/library/module-definition.ts";
import { defaultHost } from "../../src/values/host.ts";
import { defaultLimits, type Limits } from "../../src/values/meter.ts";

/** A line that scripts/record-stdlib-text.py wrote; the result is `Type: repr` or `!Type: text`. */
interface Line {
  readonly code: string;
  readonly result: string;
}

/** How one snippet fared; only those that differ are told. */
export interface Difference extends Line {
  readonly got: string;
}

/** What a snippet comes to, in the words of the recording script. */
export function outcome(
  code: string,
  modules: readonly ModuleDefinition[] = [],
  limits: Limits = defaultLimits,
): string {
  const table = new Map([...allModules, ...modules.map((module) => [module.name, module] as const)]);
  const result = runPython(code, { modules: table, limits, host: defaultHost });
  return result.ok
    ? `${result.type.slice(result.type.lastIndexOf(".") + 1)}: ${result.repr}`
    : `!${result.error}: ${result.message}`;
}

/** Runs the snippets of a fixture; an empty list is what one hopes for. */
export function differences(fixture: string, modules: readonly ModuleDefinition[] = []): Difference[] {
  const path = new URL(`../fixtures/library/${fixture}.jsonl`, import.meta.url);
  const lines = readFileSync(path, "utf8").trimEnd().split("\n");
  if (lines.length < 20) throw new Error(`${fixture}: hardly any cases`);
  return lines
    .map((text) => JSON.parse(text) as Line)
    .map((line) => ({ ...line, got: outcome(line.code, modules) }))
    .filter(({ result, got }) => result !== got);
}
