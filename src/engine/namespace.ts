import type { Environment } from "../compile/frame.ts";
import type { JsonObject } from "../document/json.ts";
import { makeAnnotation, makeNamed } from "../library/annotation.ts";
import { makeContext } from "../library/context.ts";
import { datetimeType } from "../library/datetime/moment.ts";
import { jsonSource } from "../library/payload-source.ts";
import { emptinessFunctions } from "../library/txscript-functions.ts";
import { anyType, installAny } from "../library/typing/any.ts";
import { getAttribute } from "../values/attributes.ts";
import { call } from "../values/calls.ts";
import { dateType } from "../values/dates/date.ts";
import { timedeltaType } from "../values/dates/timedelta.ts";
import { pythonException } from "../values/exceptions.ts";
import { PyList } from "../values/sequences.ts";
import type { Value } from "../values/value.ts";

/** ISO text to `datetime`; `None` when it is none. */
export function parseMoment(text: string): Value {
  try {
    return call(getAttribute(datetimeType, "fromisoformat"), [text]);
  } catch (error) {
    if (pythonException(error) === undefined) throw error;
    return null;
  }
}

/** Names that programs find as they stand in every run: helpers, dates, modules (spec 6.1). */
function* fixedNames(environment: Environment): Iterable<readonly [string, Value]> {
  yield* emptinessFunctions;
  installAny();
  yield ["Any", anyType];
  yield ["date", dateType];
  yield ["timedelta", timedeltaType];
  const re = environment.importModule("re");
  yield ["re", re];
  yield ["substitute", getAttribute(re, "sub")];
  yield ["datetime", environment.importModule("datetime")];
  yield ["__name__", "txscript.builtins"];
}

/** `annotation`, `context`, `queue`, `workspace` of a payload. Throws `PyException` when the payload is incomplete. */
function* payloadNames(payload: JsonObject): Iterable<readonly [string, Value]> {
  const source = jsonSource(payload);
  yield ["annotation", makeAnnotation(source, parseMoment)];
  yield ["context", makeContext(source)];
  yield ["queue", makeNamed(source, "queue")];
  yield ["workspace", makeNamed(source, "workspace")];
}

/** What an evaluation is asked to look at. */
export interface Changes {
  readonly incremental: boolean;
  readonly updatedIds: ReadonlySet<number>;
  readonly forcedIds: ReadonlySet<number>;
}

/** The globals of formulas that do not depend on the field being computed. */
export function formulaNames(
  payload: JsonObject,
  changes: Changes,
  environment: Environment,
): ReadonlyMap<string, Value> {
  const ids = (set: ReadonlySet<number>): Value => new PyList([...set].map((id) => BigInt(id)));
  return new Map<string, Value>([
    ...fixedNames(environment),
    ...payloadNames(payload),
    ["updated_datapoint_ids", ids(changes.updatedIds)],
    ["force_update_datapoint_ids", ids(changes.forcedIds)],
    ["recompute_all", !changes.incremental],
  ]);
}
