/** A rule's condition on a document: once for the document, or once for each row of a table. */
import { createFields } from "../columns/fields.ts";
import { type Row, rowCount } from "../document/document.ts";
import { newJournal } from "../document/journal.ts";
import type { PayloadReading } from "../document/payload.ts";
import { installCore } from "../library/install.ts";
import { importer } from "../library/module-table.ts";
import { coreModules } from "../library/modules.ts";
import type { Plain } from "../library/plain-data.ts";
import { pythonException } from "../values/exceptions.ts";
import { defaultHost, hosted } from "../values/host.ts";
import { LimitReached, limitsFor, metered } from "../values/meter.ts";
import { truth } from "../values/truth.ts";
import type { Value } from "../values/value.ts";
import type { EvaluationOptions } from "./evaluate.ts";
import { type Failure, failureOf, limitFailure, outsideFailure, syntaxFailure } from "./exception-record.ts";
import { type Formula, readFormula } from "./formula.ts";
import { formulaNames } from "./namespace.ts";
import { RunState } from "./run-state.ts";

/** What a condition came to at one place. One that fails does not hold; one that could not be asked at all fails once. */
export interface ConditionAnswer {
  /** `null`: in the header. */
  readonly row: Row | null;
  readonly holds: boolean;
  readonly failure: Failure | null;
}

export interface ConditionOutcome {
  readonly answers: readonly ConditionAnswer[];
  /** What the condition itself said, with `show_error` and its like. */
  readonly messages: readonly Plain[];
  readonly automationBlockers: readonly Plain[];
}

/** Reads a condition's text; `table` is the schema id of the table whose rows it is asked for. */
export function readCondition(code: string, table: string | null): Formula {
  return readFormula("condition", code, table);
}

/** Evaluates a condition, in every row of `table` if that is not `null`. The document is not written to. */
export function evaluateCondition(
  condition: Formula,
  table: string | null,
  reading: PayloadReading,
  options: EvaluationOptions = {},
): ConditionOutcome {
  installCore();
  const { document, payload } = reading;
  const rows = table === null ? [null] : [...(document.tables.get(table)?.rows ?? [])];
  const [problem] = condition.problems;
  if (problem !== undefined) return notAsked(syntaxFailure(problem, condition.code));
  const environment = { importModule: importer(options.modules ?? coreModules) };
  const limits = limitsFor(rowCount(document), options.limits);
  const journal = newJournal(document);
  return hosted({ ...defaultHost, ...options.host }, () => {
    const fields = createFields(document, journal);
    fields.readonly = true;
    try {
      const names = formulaNames(payload ?? {}, reading, environment);
      const run = new RunState({ ...reading, document, journal, fields, environment, names, limits });
      const holds = (object: Value): boolean =>
        truth(condition.program().run(run.namespace(object), environment).result);
      const answers: ConditionAnswer[] = [];
      metered(limits, () => {
        for (const row of rows) {
          try {
            answers.push({
              row,
              holds: row === null ? holds(fields.header) : fields.enterRow(row, holds),
              failure: null,
            });
          } catch (error) {
            answers.push({ row, holds: false, failure: conditionFailure(error, condition.code) });
            // The rows share what a condition may use.
            if (error instanceof LimitReached) return;
          }
        }
      });
      return { answers, messages: run.messages, automationBlockers: run.blockers };
    } catch (error) {
      return notAsked(conditionFailure(error, condition.code));
    } finally {
      fields.close();
    }
  });
}

function notAsked(failure: Failure): ConditionOutcome {
  return { answers: [{ row: null, holds: false, failure }], messages: [], automationBlockers: [] };
}

function conditionFailure(error: unknown, code: string): Failure {
  if (error instanceof LimitReached) return limitFailure(error, code, error.offset ?? 0, "<formula:condition>");
  const exception = pythonException(error);
  if (exception === undefined) throw error;
  return exception.traceback.length > 0 ? failureOf(exception, code) : outsideFailure(exception, code);
}
