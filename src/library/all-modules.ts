import { abcModule } from "./abc/module.ts";
import { bisectModule } from "./bisect.ts";
import { calendarModule } from "./calendar/module.ts";
import { collectionsAbcModule, collectionsModule } from "./collections/module.ts";
import { contextlibModule } from "./contextlib/module.ts";
import { copyModule } from "./copy/module.ts";
import { enumModule } from "./enum/module.ts";
import { functoolsModule } from "./functools/module.ts";
import { futureModule } from "./future.ts";
import { loggingModule } from "./logging.ts";
import { numbersModule } from "./numbers.ts";
import { sysModule } from "./sys.ts";
import { typesModule } from "./types/module.ts";
import { typingModule } from "./typing/module.ts";
import { warningsModule } from "./warnings.ts";
import { dataclassesModule } from "./dataclasses/module.ts";
import { easterModule } from "./dateutil/easter.ts";
import { parserModule } from "./dateutil/parser.ts";
import { relativedeltaModule } from "./dateutil/relativedelta.ts";
import { tzModule } from "./dateutil/tz.ts";
import { fractionsModule } from "./fractions.ts";
import { heapqModule } from "./heapq.ts";
import { itertoolsModule } from "./itertools.ts";
import { jsonDecoderModule, jsonEncoderModule, jsonModule } from "./json/module.ts";
import { mathModule } from "./math.ts";
import { type ModuleTable, moduleTable } from "./module-table.ts";
import { coreModules } from "./modules.ts";
import { operatorModule } from "./operator.ts";
import { randomModule } from "./random.ts";
import { statisticsModule } from "./statistics.ts";
import { timeModule } from "./time.ts";
import { zoneinfoModule } from "./zoneinfo/module.ts";

/** Every module there is, loaded. For Node.js; browsers load what a schema's formulas import. */
export const allModules: ModuleTable = new Map([
  ...coreModules,
  ...moduleTable(
    abcModule,
    bisectModule,
    fractionsModule,
    heapqModule,
    randomModule,
    statisticsModule,
    calendarModule,
    collectionsAbcModule,
    collectionsModule,
    contextlibModule,
    copyModule,
    dataclassesModule,
    enumModule,
    functoolsModule,
    futureModule,
    loggingModule,
    numbersModule,
    sysModule,
    typesModule,
    typingModule,
    warningsModule,
    easterModule,
    itertoolsModule,
    jsonDecoderModule,
    jsonEncoderModule,
    jsonModule,
    mathModule,
    operatorModule,
    parserModule,
    relativedeltaModule,
    timeModule,
    tzModule,
    zoneinfoModule,
  ),
]);
