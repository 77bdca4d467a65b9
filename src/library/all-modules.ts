import { calendarModule } from "./calendar/module.ts";
import { itertoolsModule } from "./itertools.ts";
import { mathModule } from "./math.ts";
import { moduleTable, type ModuleTable } from "./module-table.ts";
import { coreModules } from "./modules.ts";
import { operatorModule } from "./operator.ts";
import { timeModule } from "./time.ts";

/** Every module there is, loaded. For Node.js; browsers load what a schema's formulas import. */
export const allModules: ModuleTable = new Map([
  ...coreModules,
  ...moduleTable(calendarModule, itertoolsModule, mathModule, operatorModule, timeModule),
]);
