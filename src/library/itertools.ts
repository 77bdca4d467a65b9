import { combinatorics } from "./itertools/combinatorics.ts";
import { grouping } from "./itertools/grouping.ts";
import { streams } from "./itertools/streams.ts";
import type { ModuleDefinition } from "./module-definition.ts";

export const itertoolsModule: ModuleDefinition = {
  name: "itertools",
  members: () => [...streams(), ...combinatorics(), ...grouping()],
};
