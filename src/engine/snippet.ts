import { createFields } from "../columns/fields.ts";
import { rowCount } from "../document/document.ts";
import { newJournal } from "../document/journal.ts";
import type { PayloadReading } from "../document/payload.ts";
import { describeError } from "../library/error-text.ts";
import { installCore } from "../library/install.ts";
import { importer } from "../library/module-table.ts";
import { coreModules } from "../library/modules.ts";
import { lineAt, lineStarts } from "../source/span.ts";
import { className, typeOf } from "../values/core-types.ts";
import { type PyException, pythonException } from "../values/exceptions.ts";
import { defaultHost, hosted } from "../values/host.ts";
import { LimitReached, limitsFor, metered } from "../values/meter.ts";
import { repr, str } from "../values/text.ts";
import type { Value } from "../values/value.ts";
import type { EvaluationOptions } from "./evaluate.ts";
import { readFormula } from "./formula.ts";
import { formulaNames } from "./namespace.ts";
import { RunState } from "./run-state.ts";

/** Where and how a snippet is evaluated. */
export interface SnippetOptions extends EvaluationOptions {
  /** Inside this row of a table; `null`: in the header. */
  readonly row: { readonly table: string; readonly index: number } | null;
  /** Without the guard that keeps formulas from writing. */
  readonly writable: boolean;
}

/** A value as seen from outside, or the exception, with the messages raised. */
export type SnippetOutcome = { readonly [key: string]: unknown };

/** Evaluates `code` as a formula would be, on a document of its own, and describes the value without storing it. */
export function evaluateSnippet(code: string, reading: PayloadReading, options: SnippetOptions): SnippetOutcome {
  installCore();
  const { document, payload } = reading;
  const journal = newJournal(document);
  const environment = { importModule: importer(options.modules ?? coreModules) };
  const limits = limitsFor(rowCount(document), options.limits);
  const formula = readFormula("formula", code, null);
  const [problem] = formula.problems;
  if (problem !== undefined) {
    const file = problem.phase === "parse" ? "formula" : "<formula:formula>";
    const message = `${problem.message} (${file}, line ${problem.line ?? 1})`;
    return { error: { phase: "eval", type: problem.type, message } };
  }
  return hosted({ ...defaultHost, ...options.host }, () =>
    metered(limits, () => {
      const { incremental, updatedIds, forcedIds } = reading;
      let run: RunState | null = null;
      let outcome: SnippetOutcome;
      try {
        const names = formulaNames(payload ?? {}, reading, environment);
        const fields = createFields(document, journal);
        run = new RunState({
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
        const state = run;
        const work = (object: Value): SnippetOutcome =>
          describe(formula.program().run(state.namespace(object), environment).result);
        fields.readonly = !options.writable;
        const table = options.row === null ? undefined : document.tables.get(options.row.table);
        const row = table?.rows[options.row?.index ?? -1];
        outcome = row === undefined ? work(fields.header) : fields.enterRow(row, work);
      } catch (error) {
        outcome = { error: errorOf(error, code) };
      }
      return {
        ...outcome,
        ...(run !== null && run.messages.length > 0 ? { messages: run.messages } : {}),
        ...(run !== null && run.blockers.length > 0 ? { automation_blockers: run.blockers } : {}),
      };
    }),
  );
}

function errorOf(error: unknown, code: string): object {
  if (error instanceof LimitReached) return { phase: "eval", type: "LimitReached", message: error.message };
  const exception = pythonException(error);
  if (exception === undefined) throw error;
  const [innermost] = exception.traceback;
  const lineno = innermost === undefined ? {} : { lineno: lineAt(lineStarts(code), innermost.offset) };
  return { phase: "eval", type: className(exception.type), message: str(exception), ...lineno };
}

function describe(value: Value): SnippetOutcome {
  return { type: className(typeOf(value)), ...attempt("str", () => str(value)), ...attempt("repr", () => repr(value)) };
}

function attempt(name: string, work: () => string): SnippetOutcome {
  try {
    return { [name]: work() };
  } catch (error) {
    const exception: PyException | undefined = pythonException(error);
    if (exception === undefined) throw error;
    return { [`${name}_error`]: describeError(exception) };
  }
}
