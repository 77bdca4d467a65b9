import { createFields } from "../columns/fields.ts";
import { type Document, rowCount } from "../document/document.ts";
import { newJournal } from "../document/journal.ts";
import type { JsonObject } from "../document/json.ts";
import { installCore } from "../library/install.ts";
import { importer, type ModuleTable } from "../library/module-table.ts";
import { coreModules } from "../library/modules.ts";
import { className } from "../values/core-types.ts";
import { pythonException } from "../values/exceptions.ts";
import { defaultHost, type Host, hosted } from "../values/host.ts";
import { type Limits, limitsFor } from "../values/meter.ts";
import { str } from "../values/text.ts";
import { evaluateFields, RunRefused, reportSyntax } from "./evaluation.ts";
import { formulaNames } from "./namespace.ts";
import { RunState } from "./run-state.ts";
import type { SchemaProgram } from "./schema-program.ts";

/** What the embedding program may set for an evaluation; all optional. */
export interface EvaluationOptions {
  /** Raise or lower single limits; the others keep their defaults. */
  readonly limits?: Partial<Limits>;
  /** The clock, zone offset and seed that formulas see, and where `print` goes. A clock that stands at 1970 unless given. */
  readonly host?: Partial<Host>;
  /** Modules that formulas may import; `re` and `datetime` unless given. See `loadModules` and `txscript-engine/modules`. */
  readonly modules?: ModuleTable;
}

export interface EvaluationInput {
  readonly document: Document;
  /** The hook payload the document came in, for `annotation`, `context` and their like; `{}` when there is none. */
  readonly payload: JsonObject;
  /** Compute only what depends on `updatedIds`, not everything. */
  readonly incremental: boolean;
  readonly updatedIds: ReadonlySet<number>;
  readonly forcedIds: ReadonlySet<number>;
}

/** Why nothing was evaluated, as the platform would put it. */
export interface Refusal {
  readonly type: string;
  readonly message: string;
}

export interface Evaluated {
  readonly run: RunState;
  readonly refusal: Refusal | null;
}

/** Evaluates a schema's computed fields on a document, which it changes. Throws only on misuse. */
export function evaluateDocument(
  program: SchemaProgram,
  input: EvaluationInput,
  options: EvaluationOptions = {},
): Evaluated {
  installCore();
  const { document, payload, incremental, updatedIds, forcedIds } = input;
  const journal = newJournal(document);
  const environment = { importModule: importer(options.modules ?? coreModules) };
  const limits = limitsFor(rowCount(document), options.limits);
  return hosted({ ...defaultHost, ...options.host }, () => {
    let refusal: Refusal | null = null;
    let names: ReturnType<typeof formulaNames> = new Map();
    try {
      names = formulaNames(payload, { incremental, updatedIds, forcedIds }, environment);
    } catch (error) {
      refusal = refusalOf(error);
    }
    const fields = createFields(document, journal);
    const run = new RunState({
      document,
      journal,
      fields,
      environment,
      names,
      limits,
      incremental,
      updatedIds,
      forcedIds,
    });
    try {
      return { run, refusal: refusal ?? runAll(program, run) };
    } finally {
      fields.close();
    }
  });
}

function runAll(program: SchemaProgram, run: RunState): Refusal | null {
  try {
    reportSyntax(program.fields, run);
    if (!("order" in program.ordering)) {
      const names = program.ordering.pending.map((field) => field.schemaId).join(", ");
      throw new RunRefused("RuntimeError", `Cyclical dependencies: ${names}`);
    }
    evaluateFields(program.ordering.order, run);
    return null;
  } catch (error) {
    return refusalOf(error);
  }
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof RunRefused) return { type: error.exceptionType, message: error.message };
  const exception = pythonException(error);
  if (exception === undefined) throw error;
  return { type: className(exception.type), message: str(exception) };
}
