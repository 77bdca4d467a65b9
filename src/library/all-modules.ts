import { abcModule } from "./abc/module.ts";
import { base64Module, binasciiModule, zlibModule } from "./base64/module.ts";
import { bisectModule } from "./bisect.ts";
import { calendarModule } from "./calendar/module.ts";
import { collectionsAbcModule } from "./collections/abstract-module.ts";
import { collectionsModule } from "./collections/module.ts";
import { contextlibModule } from "./contextlib/module.ts";
import { copyModule } from "./copy/module.ts";
import { csvModule } from "./csv/module.ts";
import { dataclassesModule } from "./dataclasses/module.ts";
import { easterModule } from "./dateutil/easter.ts";
import { parserModule } from "./dateutil/parser.ts";
import { relativedeltaModule } from "./dateutil/relativedelta.ts";
import { tzModule } from "./dateutil/tz.ts";
import { decimalModule } from "./decimal/module.ts";
import { difflibModule } from "./difflib/module.ts";
import { enumModule } from "./enum/module.ts";
import { fractionsModule } from "./fractions.ts";
import { functoolsModule } from "./functools/module.ts";
import { futureModule, installAnnotationTexts } from "./future.ts";
import { hmacModule } from "./hashlib/hmac.ts";
import { hashlibModule } from "./hashlib/module.ts";
import { heapqModule } from "./heapq.ts";
import { htmlModule } from "./html/module.ts";
import { ioModule } from "./io/module.ts";
import { itertoolsModule } from "./itertools.ts";
import { jsonDecoderModule, jsonEncoderModule, jsonModule } from "./json/module.ts";
import { keywordModule } from "./keyword.ts";
import { loggingModule } from "./logging.ts";
import { mathModule } from "./math.ts";
import { type ModuleTable, moduleTable } from "./module-table.ts";
import { coreModules } from "./modules.ts";
import { numbersModule } from "./numbers.ts";
import { operatorModule } from "./operator.ts";
import { pprintModule } from "./pprint/module.ts";
import { randomModule } from "./random.ts";
import { statisticsModule } from "./statistics.ts";
import { stringModule } from "./string/module.ts";
import { sysModule } from "./sys.ts";
import { textwrapModule } from "./textwrap/module.ts";
import { timeModule } from "./time.ts";
import { tracebackModule } from "./traceback.ts";
import { typesModule } from "./types/module.ts";
import { typingModule } from "./typing/module.ts";
import { installCharacterNames, unicodedataModule } from "./unicodedata/module.ts";
import { urllibParseModule } from "./urllib-parse/module.ts";
import { uuidModule } from "./uuid.ts";
import { warningsModule } from "./warnings.ts";
import { zoneinfoModule } from "./zoneinfo/module.ts";

function everything(): ModuleTable {
  installAnnotationTexts();
  installCharacterNames();
  return new Map([
    ...coreModules,
    ...moduleTable(
      abcModule,
      base64Module,
      binasciiModule,
      zlibModule,
      bisectModule,
      calendarModule,
      collectionsAbcModule,
      collectionsModule,
      contextlibModule,
      copyModule,
      csvModule,
      dataclassesModule,
      easterModule,
      parserModule,
      relativedeltaModule,
      tzModule,
      decimalModule,
      difflibModule,
      enumModule,
      fractionsModule,
      functoolsModule,
      futureModule,
      hmacModule,
      hashlibModule,
      heapqModule,
      htmlModule,
      ioModule,
      itertoolsModule,
      jsonDecoderModule,
      jsonEncoderModule,
      jsonModule,
      keywordModule,
      loggingModule,
      mathModule,
      numbersModule,
      operatorModule,
      pprintModule,
      randomModule,
      statisticsModule,
      stringModule,
      sysModule,
      textwrapModule,
      timeModule,
      tracebackModule,
      typesModule,
      typingModule,
      unicodedataModule,
      urllibParseModule,
      uuidModule,
      warningsModule,
      zoneinfoModule,
    ),
  ]);
}

/** Every module there is, loaded. For Node.js; browsers load what a schema's formulas import. */
export const allModules: ModuleTable = everything();
