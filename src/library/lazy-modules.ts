import type { Loader } from "./module-loaders.ts";
import type { ModuleTable } from "./module-table.ts";
import { coreModules } from "./modules.ts";

/**
 * Loads the modules named, for formulas that import them: `loadModules(compiled.imports)`. Names that there is no module for are
 * left out; importing them raises `ModuleNotFoundError`. The table holds the core's modules too.
 */
export async function loadModules(names: Iterable<string>): Promise<ModuleTable> {
  const { loaders } = await import("./module-loaders.ts");
  const wanted = new Set<Loader>();
  for (const name of names) {
    const loader = loaders.get(name.split(".")[0] ?? name);
    if (loader !== undefined) wanted.add(loader);
  }
  const loaded = await Promise.all([...wanted].map((load) => load()));
  return new Map([...coreModules, ...loaded.flat().map((definition) => [definition.name, definition] as const)]);
}
