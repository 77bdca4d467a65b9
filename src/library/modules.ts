import { datetimeModule } from "./datetime/module.ts";
import { jsonDecoderModule, jsonEncoderModule, jsonModule } from "./json/module.ts";
import { type ModuleTable, moduleTable } from "./module-table.ts";
import { reModule } from "./re/module.ts";

/** The modules that every program may import without loading anything. */
export const coreModules: ModuleTable = moduleTable(
  datetimeModule,
  jsonDecoderModule,
  jsonEncoderModule,
  jsonModule,
  reModule,
);
