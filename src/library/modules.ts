import { datetimeModule } from "./datetime/module.ts";
import { type ModuleTable, moduleTable } from "./module-table.ts";
import { reModule } from "./re/module.ts";

/** The modules that every program may import without loading anything; they are in the namespace of formulas anyway. */
export const coreModules: ModuleTable = moduleTable(datetimeModule, reModule);
