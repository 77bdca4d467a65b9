import type { ModuleDefinition } from "./module-definition.ts";
import type { ModuleTable } from "./module-table.ts";
import { coreModules } from "./modules.ts";

type Loader = () => Promise<readonly ModuleDefinition[]>;

/** Modules outside of the core, by the first part of their name; each comes as a chunk of its own. */
const loaders: ReadonlyMap<string, Loader> = new Map<string, Loader>([
  ["bisect", async () => [(await import("./bisect.ts")).bisectModule]],
  ["fractions", async () => [(await import("./fractions.ts")).fractionsModule]],
  ["heapq", async () => [(await import("./heapq.ts")).heapqModule]],
  ["random", async () => [(await import("./random.ts")).randomModule]],
  ["statistics", async () => [(await import("./statistics.ts")).statisticsModule]],
  ["calendar", async () => [(await import("./calendar/module.ts")).calendarModule]],
  ["itertools", async () => [(await import("./itertools.ts")).itertoolsModule]],
  [
    "json",
    async () => {
      const json = await import("./json/module.ts");
      return [json.jsonModule, json.jsonDecoderModule, json.jsonEncoderModule];
    },
  ],
  ["math", async () => [(await import("./math.ts")).mathModule]],
  ["operator", async () => [(await import("./operator.ts")).operatorModule]],
  ["time", async () => [(await import("./time.ts")).timeModule]],
]);

/**
 * Loads the modules named, for formulas that import them: `loadModules(compiled.imports)`. Names that there is no module for are
 * left out; importing them raises `ModuleNotFoundError`. The table holds the core's modules too.
 */
export async function loadModules(names: Iterable<string>): Promise<ModuleTable> {
  const wanted = new Set<Loader>();
  for (const name of names) {
    const loader = loaders.get(name.split(".")[0] ?? name);
    if (loader !== undefined) wanted.add(loader);
  }
  const loaded = await Promise.all([...wanted].map((load) => load()));
  return new Map([...coreModules, ...loaded.flat().map((definition) => [definition.name, definition] as const)]);
}
