import type { ModuleTable } from "./module-table.ts";
import { coreModules } from "./modules.ts";

/** Every module there is, loaded. For Node.js; browsers load what a schema's formulas import. */
export const allModules: ModuleTable = new Map([...coreModules]);
