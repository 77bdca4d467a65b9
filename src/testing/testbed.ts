/** A schema under test: makes documents of it and counts what of its formulas they reach. */
import type { Json } from "../document/json.ts";
import type { EvaluationOptions } from "../engine/evaluate.ts";
import { allModules } from "../library/all-modules.ts";
import type { ModuleTable } from "../library/module-table.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import { defaultHost } from "../values/host.ts";
import type { Limits } from "../values/meter.ts";
import { buildContent } from "./content.ts";
import type { FormulaCoverage } from "./coverage.ts";
import { TestDocument, type TestSubject } from "./document.ts";
import { type Given, TestError } from "./given.ts";
import { readWatchedProgram } from "./watched-program.ts";

export interface TestbedOptions {
  /** The time that formulas see: ISO text or milliseconds since 1970. 1970 unless given. */
  readonly now?: string | number;
  /** Minutes that local time is ahead of UTC; 0 unless given. */
  readonly utcOffset?: number;
  /** Modules that formulas may import; all unless given. */
  readonly modules?: ModuleTable;
  readonly limits?: Partial<Limits>;
  /** Files of formulas by schema id, for failure messages: paths, or the `formulas` of a queue. */
  readonly files?: ReadonlyMap<string, string | FormulaPlace>;
  /** What is said of a document after its formulas: by a queue's rules, given its content. */
  readonly after?: TestSubject["after"];
}

/** Where a formula's text stands; with a pointer inside of a JSON file. */
interface FormulaPlace {
  readonly path: string;
  readonly pointer: string | null;
}

export interface Testbed {
  readonly subject: TestSubject;
  /** Problems of the schema and its formulas. */
  readonly diagnostics: readonly Diagnostic[];
  /** A document with the values given. Throws `TestError` for what does not fit the schema. */
  document(given?: Given, options?: Pick<TestbedOptions, "now" | "utcOffset">): TestDocument;
  /** A document that was saved: content in any of the accepted shapes, or a hook payload. */
  saved(json: Json, options?: Pick<TestbedOptions, "now" | "utcOffset">): TestDocument;
  /** What all documents so far have reached, by formula. */
  coverage(): readonly FormulaCoverage[];
}

/** Compiles a schema (a list of sections, or an API schema object) for tests. */
export function testbed(schema: Json, options: TestbedOptions = {}): Testbed {
  const program = readWatchedProgram(schema);
  const subject: TestSubject = {
    ...program,
    after: options.after ?? null,
    fileOf: (schemaId) => fileText(options.files?.get(schemaId), schemaId),
  };
  const evaluation = (own: Pick<TestbedOptions, "now" | "utcOffset"> = {}): EvaluationOptions => {
    const time = milliseconds(own.now ?? options.now ?? 0);
    const utcOffset = own.utcOffset ?? options.utcOffset ?? 0;
    return {
      host: { ...defaultHost, now: () => time, utcOffset },
      modules: options.modules ?? allModules,
      ...(options.limits === undefined ? {} : { limits: options.limits }),
    };
  };
  return {
    subject,
    diagnostics: program.program.diagnostics,
    document: (given = {}, own) =>
      new TestDocument(subject, buildContent(program.program.schema, given), evaluation(own)),
    saved: (json, own) => new TestDocument(subject, json, evaluation(own)),
    coverage: () => program.counters.map((counter) => counter.coverage()),
  };
}

function fileText(place: string | FormulaPlace | undefined, schemaId: string): string {
  if (typeof place === "string") return place;
  if (place === undefined) return `formula of ${schemaId}`;
  return place.pointer === null ? place.path : `${place.path}: formula of ${schemaId}`;
}

/** ISO text, with or without a time and an offset (UTC then), or milliseconds. Throws {@link TestError}. */
export function milliseconds(now: string | number): number {
  if (typeof now === "number") return now;
  const time = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?$/.test(now)
    ? Date.parse(/(?:Z|[+-]\d\d:\d\d)$|^.{10}$/.test(now) ? now.replace(" ", "T") : `${now.replace(" ", "T")}Z`)
    : Number.NaN;
  if (Number.isNaN(time)) throw new TestError(`'now' takes an ISO date or time, not '${now}'`);
  return time;
}

const known: WeakMap<object, Testbed> = new WeakMap();

/**
 * A document of `schema` with the values given: cells not named have the schema's default value or are empty, tables have the rows
 * given. The schema is compiled once for each object and clock-less option set; for files of formulas and coverage make a {@link testbed}.
 */
export function buildDocument(
  schema: Json,
  given: Given = {},
  options: Pick<TestbedOptions, "now" | "utcOffset"> = {},
): TestDocument {
  if (typeof schema !== "object" || schema === null) return testbed(schema).document(given, options);
  let bed = known.get(schema);
  if (bed === undefined) {
    bed = testbed(schema);
    known.set(schema, bed);
  }
  return bed.document(given, options);
}
