import type { Environment } from "../compile/frame.ts";
import type { Names } from "../compile/program.ts";
import type { JsonObject } from "../document/json.ts";
import { makeAnnotation, makeNamed } from "../library/annotation.ts";
import { makeContext } from "../library/context.ts";
import { datetimeType } from "../library/datetime/moment.ts";
import { jsonSource, type PayloadSource } from "../library/payload-source.ts";
import { emptinessFunctions } from "../library/txscript-functions.ts";
import { anyType, installAny } from "../library/typing/any.ts";
import { getAttribute } from "../values/attributes.ts";
import { call } from "../values/calls.ts";
import { dateType } from "../values/dates/date.ts";
import { timedeltaType } from "../values/dates/timedelta.ts";
import { pythonException } from "../values/exceptions.ts";
import { PyList } from "../values/sequences.ts";
import type { Value } from "../values/value.ts";

/** `__name__` inside formulas. */
export const FORMULA_MODULE = "txscript.builtins";

/** ISO text to `datetime`; `None` when it is none. */
export function parseMoment(text: string): Value {
  try {
    return call(getAttribute(datetimeType, "fromisoformat"), [text]);
  } catch (error) {
    if (pythonException(error) === undefined) throw error;
    return null;
  }
}

let constants: ReadonlyMap<string, Value> | null = null;

/** Globals that are the same in every run: helpers and dates (spec 6.1). */
export function constantNames(): ReadonlyMap<string, Value> {
  if (constants !== null) return constants;
  installAny();
  constants = new Map<string, Value>([
    ...emptinessFunctions,
    ["Any", anyType],
    ["date", dateType],
    ["timedelta", timedeltaType],
    ["__name__", FORMULA_MODULE],
  ]);
  return constants;
}

/** What an evaluation is asked to look at. */
export interface Changes {
  readonly incremental: boolean;
  readonly updatedIds: ReadonlySet<number>;
  readonly forcedIds: ReadonlySet<number>;
}

/** What the other globals of an evaluation are made from. */
interface Sources {
  readonly payload: PayloadSource;
  readonly changes: Changes;
  readonly environment: Environment;
}

const idList = (ids: ReadonlySet<number>): Value => new PyList([...ids].map((id) => BigInt(id)));

/** Globals that are made once an evaluation, when a formula first asks. */
const makers: ReadonlyMap<string, (sources: Sources) => Value> = new Map<string, (sources: Sources) => Value>([
  ["re", ({ environment }) => environment.importModule("re")],
  ["substitute", ({ environment }) => getAttribute(environment.importModule("re"), "sub")],
  ["datetime", ({ environment }) => environment.importModule("datetime")],
  ["annotation", ({ payload }) => makeAnnotation(payload, parseMoment)],
  ["context", ({ payload }) => makeContext(payload)],
  ["queue", ({ payload }) => makeNamed(payload, "queue")],
  ["workspace", ({ payload }) => makeNamed(payload, "workspace")],
  ["updated_datapoint_ids", ({ changes }) => idList(changes.updatedIds)],
  ["force_update_datapoint_ids", ({ changes }) => idList(changes.forcedIds)],
  ["recompute_all", ({ changes }) => !changes.incremental],
]);

/** All globals that runs are to be asked for: what {@link formulaNames} makes, and what a run adds. */
export const askedNames: ReadonlySet<string> = new Set([
  ...makers.keys(),
  "field",
  "set_options",
  "set_struct",
  "show_error",
  "show_warning",
  "show_info",
  "automation_blocker",
  "_action",
]);

/**
 * The globals of formulas that do not depend on the field being computed. Throws `PyException` when the payload is incomplete.
 */
export function formulaNames(payload: JsonObject, changes: Changes, environment: Environment): Names {
  const sources = { payload: jsonSource(payload), changes, environment };
  const made = new Map<string, Value>();
  const get = (name: string): Value | undefined => {
    const known = made.get(name);
    if (known !== undefined) return known;
    const value = makers.get(name)?.(sources);
    if (value === undefined) return constantNames().get(name);
    made.set(name, value);
    return value;
  };
  // What the payload lacks shows at once, whether a formula looks at it or not.
  if (Object.hasOwn(payload, "annotation")) get("annotation");
  return {
    get,
    *[Symbol.iterator]() {
      yield* constantNames();
      for (const name of makers.keys()) yield [name, get(name) ?? null] as const;
    },
  };
}
