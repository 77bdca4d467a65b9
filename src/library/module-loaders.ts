import type { ModuleDefinition } from "./module-definition.ts";

export type Loader = () => Promise<readonly ModuleDefinition[]>;

/** Modules outside of the core, by the first part of their name; each comes as a chunk of its own. */
export const loaders: ReadonlyMap<string, Loader> = new Map<string, Loader>([
  [
    "__future__",
    () =>
      import("./future.ts").then((file) => {
        file.installAnnotationTexts();
        return [file.futureModule];
      }),
  ],
  ["abc", () => import("./abc/module.ts").then((file) => [file.abcModule])],
  ["base64", () => import("./base64/module.ts").then((file) => [file.base64Module])],
  ["binascii", () => import("./base64/module.ts").then((file) => [file.binasciiModule])],
  ["bisect", () => import("./bisect.ts").then((file) => [file.bisectModule])],
  ["calendar", () => import("./calendar/module.ts").then((file) => [file.calendarModule])],
  [
    "collections",
    async () =>
      (
        await Promise.all([
          import("./collections/abstract-module.ts").then((file) => [file.collectionsAbcModule]),
          import("./collections/module.ts").then((file) => [file.collectionsModule]),
        ])
      ).flat(),
  ],
  ["contextlib", () => import("./contextlib/module.ts").then((file) => [file.contextlibModule])],
  ["copy", () => import("./copy/module.ts").then((file) => [file.copyModule])],
  ["csv", () => import("./csv/module.ts").then((file) => [file.csvModule])],
  ["dataclasses", () => import("./dataclasses/module.ts").then((file) => [file.dataclassesModule])],
  [
    "dateutil",
    async () =>
      (
        await Promise.all([
          import("./dateutil/easter.ts").then((file) => [file.easterModule]),
          import("./dateutil/parser.ts").then((file) => [file.parserModule]),
          import("./dateutil/relativedelta.ts").then((file) => [file.relativedeltaModule]),
          import("./dateutil/tz.ts").then((file) => [file.tzModule]),
        ])
      ).flat(),
  ],
  ["decimal", () => import("./decimal/module.ts").then((file) => [file.decimalModule])],
  ["difflib", () => import("./difflib/module.ts").then((file) => [file.difflibModule])],
  ["enum", () => import("./enum/module.ts").then((file) => [file.enumModule])],
  ["fractions", () => import("./fractions.ts").then((file) => [file.fractionsModule])],
  ["functools", () => import("./functools/module.ts").then((file) => [file.functoolsModule])],
  ["hashlib", () => import("./hashlib/module.ts").then((file) => [file.hashlibModule])],
  ["heapq", () => import("./heapq.ts").then((file) => [file.heapqModule])],
  ["hmac", () => import("./hashlib/hmac.ts").then((file) => [file.hmacModule])],
  ["html", () => import("./html/module.ts").then((file) => [file.htmlModule])],
  ["io", () => import("./io/module.ts").then((file) => [file.ioModule])],
  ["itertools", () => import("./itertools.ts").then((file) => [file.itertoolsModule])],
  [
    "json",
    () => import("./json/module.ts").then((file) => [file.jsonDecoderModule, file.jsonEncoderModule, file.jsonModule]),
  ],
  ["keyword", () => import("./keyword.ts").then((file) => [file.keywordModule])],
  ["logging", () => import("./logging.ts").then((file) => [file.loggingModule])],
  ["math", () => import("./math.ts").then((file) => [file.mathModule])],
  ["numbers", () => import("./numbers.ts").then((file) => [file.numbersModule])],
  ["operator", () => import("./operator.ts").then((file) => [file.operatorModule])],
  ["pprint", () => import("./pprint/module.ts").then((file) => [file.pprintModule])],
  ["random", () => import("./random.ts").then((file) => [file.randomModule])],
  ["statistics", () => import("./statistics.ts").then((file) => [file.statisticsModule])],
  ["string", () => import("./string/module.ts").then((file) => [file.stringModule])],
  ["sys", () => import("./sys.ts").then((file) => [file.sysModule])],
  ["textwrap", () => import("./textwrap/module.ts").then((file) => [file.textwrapModule])],
  ["time", () => import("./time.ts").then((file) => [file.timeModule])],
  ["traceback", () => import("./traceback.ts").then((file) => [file.tracebackModule])],
  ["types", () => import("./types/module.ts").then((file) => [file.typesModule])],
  ["typing", () => import("./typing/module.ts").then((file) => [file.typingModule])],
  [
    "unicodedata",
    () =>
      import("./unicodedata/module.ts").then((file) => {
        file.installCharacterNames();
        return [file.unicodedataModule];
      }),
  ],
  ["urllib", () => import("./urllib-parse/module.ts").then((file) => [file.urllibParseModule])],
  ["uuid", () => import("./uuid.ts").then((file) => [file.uuidModule])],
  ["warnings", () => import("./warnings.ts").then((file) => [file.warningsModule])],
  ["zlib", () => import("./base64/module.ts").then((file) => [file.zlibModule])],
  ["zoneinfo", () => import("./zoneinfo/module.ts").then((file) => [file.zoneinfoModule])],
]);
