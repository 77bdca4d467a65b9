import { createFields, type FieldModel } from "../columns/fields.ts";
import type { Environment } from "../compile/frame.ts";
import type { Names } from "../compile/program.ts";
import { type Document, rowCount } from "../document/document.ts";
import { type Journal, newJournal } from "../document/journal.ts";
import type { JsonObject } from "../document/json.ts";
import { installCore } from "../library/install.ts";
import { importer, type ModuleTable } from "../library/module-table.ts";
import { coreModules } from "../library/modules.ts";
import { className } from "../values/core-types.ts";
import { pythonException } from "../values/exceptions.ts";
import { defaultHost, type Host, hosted } from "../values/host.ts";
import { type Limits, limitsFor } from "../values/meter.ts";
import { str } from "../values/text.ts";
import { evaluateAll, evaluateChanges, exceptionalIn, RunRefused, reportSyntax } from "./evaluation.ts";
import { planOf, type RunPlan } from "./field-plan.ts";
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
  /**
   * In incremental runs: a formula that gives the value its field has makes nothing else due. Off unless set, since the platform computes
   * on, and tells so by `computedIds`; values come out the same. Reasoning and lookup fields that read nothing new are not asked for again, so
   * that what the platform lets wait for their answer does not wait.
   */
  readonly stopOnEqual?: boolean;
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

/** What is kept with a document from one evaluation to the next. */
class Opened {
  readonly fields: FieldModel;
  plan: RunPlan | null = null;
  /** Positions of the plan's fields that have to be looked at place by place, once they were asked for. */
  exceptional: ReadonlySet<number> = new Set();

  constructor(fields: FieldModel) {
    this.fields = fields;
  }
}

function opened(document: Document, journal: Journal, rows: number): Opened {
  const known = document.evaluated;
  if (known instanceof Opened) {
    known.fields.journal = journal;
    known.fields.tidy(rows);
    return known;
  }
  const made = new Opened(createFields(document, journal));
  document.evaluated = made;
  return made;
}

/** Evaluates a schema's computed fields on a document, which it changes. Throws only on misuse. */
export function evaluateDocument(
  program: SchemaProgram,
  input: EvaluationInput,
  options: EvaluationOptions = {},
): Evaluated {
  installCore();
  const { document, payload } = input;
  const journal = newJournal(document);
  const rows = rowCount(document);
  const open = opened(document, journal, rows);
  const environment = environmentOf(options.modules ?? coreModules);
  const limits = limitsFor(rows, options.limits);
  return hosted(options.host === undefined ? defaultHost : { ...defaultHost, ...options.host }, () => {
    let refusal: Refusal | null = null;
    let names = noNames;
    try {
      names = formulaNames(payload, input, environment);
    } catch (error) {
      refusal = refusalOf(error);
    }
    const { incremental, updatedIds, forcedIds } = input;
    const { stopOnEqual = false } = options;
    const { fields } = open;
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
      stopOnEqual,
    });
    return { run, refusal: refusal ?? runAll(program, run, input.updatedIds, open) };
  });
}

const noNames: Names = new Map();

/** Modules are made when the first is asked for: most formulas import none. */
function environmentOf(modules: ModuleTable): Environment {
  let load: Environment["importModule"] | null = null;
  return {
    importModule: (name) => {
      load ??= importer(modules);
      return load(name);
    },
  };
}

function runAll(program: SchemaProgram, run: RunState, updated: ReadonlySet<number>, open: Opened): Refusal | null {
  try {
    reportSyntax(program.broken, run);
    if (!("order" in program.ordering)) {
      const names = program.ordering.pending.map((field) => field.schemaId).join(", ");
      throw new RunRefused("RuntimeError", `Cyclical dependencies: ${names}`);
    }
    const plan = planOf(program, program.ordering.order);
    const exceptional = exceptionalFor(plan, run.document, open);
    if (run.incremental) evaluateChanges(plan, run, updated, exceptional);
    else evaluateAll(plan, run, exceptional);
    return null;
  } catch (error) {
    return refusalOf(error);
  }
}

function exceptionalFor(plan: RunPlan, document: Document, open: Opened): ReadonlySet<number> {
  if (open.plan !== plan) {
    open.plan = plan;
    open.exceptional = exceptionalIn(plan, document);
  }
  return open.exceptional;
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof RunRefused) return { type: error.exceptionType, message: error.message };
  const exception = pythonException(error);
  if (exception === undefined) throw error;
  return { type: className(exception.type), message: str(exception) };
}
