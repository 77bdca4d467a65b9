import { datetimeModule } from "./datetime/module.ts";
import { moduleTable, type ModuleTable } from "./module-table.ts";
import { reModule } from "./re/module.ts";

/** The modules that every program may import without loading anything. */
export const coreModules: ModuleTable = moduleTable(datetimeModule, reModule);
