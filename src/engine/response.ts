import type { Operation } from "../document/journal.ts";
import { operationsOf } from "../document/journal.ts";
import type { Plain } from "../library/plain-data.ts";
import { type ExceptionRecord, messageText } from "./exception-record.ts";
import type { FieldPromise, RunState } from "./run-state.ts";

/** What a hook or an evaluation answers to the platform (spec 11.1). */
export interface Response {
  readonly automation_blockers: readonly Plain[];
  readonly messages: readonly Plain[];
  readonly operations: readonly Operation[];
  readonly exceptions?: readonly ExceptionRecord[];
  readonly actions: readonly Plain[];
  /** Sorted by id. */
  readonly computed_ids: readonly number[];
  readonly promises: readonly FieldPromise[];
}

/** An exception record as an ordinary error message. An absent owner has no id (the platform's own response fails there). */
function messageOf(record: ExceptionRecord): Plain {
  const detail = { is_exception: true, traceback_line_number: record.lineno, ...record.detail };
  const rest = { type: "error", content: messageText(record), detail };
  return record.id === undefined ? rest : { id: record.id, ...rest };
}

/** The response of a run; exceptions are listed apart when `separateExceptions`, else as messages. */
export function responseOf(run: RunState, separateExceptions: boolean): Response {
  const { exceptions, blockers, actions, promises } = run;
  const messages = separateExceptions ? run.messages : [...run.messages, ...exceptions.map(messageOf)];
  const operations = operationsOf(run.journal);
  const computed = run.computedIds();
  return separateExceptions
    ? { automation_blockers: blockers, messages, operations, exceptions, actions, computed_ids: computed, promises }
    : { automation_blockers: blockers, messages, operations, actions, computed_ids: computed, promises };
}
