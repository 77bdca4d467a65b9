import type { Environment } from "../compile/frame.ts";
import type { Names } from "../compile/program.ts";
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
  readonly payload: JsonObject;
  readonly changes: Changes;
  readonly environment: Environment;
}

const idList = (ids: ReadonlySet<number>): Value => new PyList([...ids].map((id) => BigInt(id)));

/** Globals that are made once an evaluation, when a formula first asks. */
const makers: ReadonlyMap<string, (sources: Sources) => Value> = new Map<string, (sources: Sources) => Value>([
  ["re", ({ environment }) => environment.importModule("re")],
  ["substitute", ({ environment }) => getAttribute(environment.importModule("re"), "sub")],
  ["datetime", ({ environment }) => environment.importModule("datetime")],
  ["annotation", ({ payload }) => makeAnnotation(jsonSource(payload), parseMoment)],
  ["context", ({ payload }) => makeContext(jsonSource(payload))],
  ["queue", ({ payload }) => makeNamed(jsonSource(payload), "queue")],
  ["workspace", ({ payload }) => makeNamed(jsonSource(payload), "workspace")],
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

class MadeNames implements Names {
  private readonly sources: Sources;
  private made: Map<string, Value> | null = null;

  constructor(sources: Sources) {
    this.sources = sources;
  }

  get(name: string): Value | undefined {
    const known = this.made?.get(name);
    if (known !== undefined) return known;
    const make = makers.get(name);
    if (make === undefined) return constantNames().get(name);
    const value = make(this.sources);
    this.made ??= new Map();
    this.made.set(name, value);
    return value;
  }

  *[Symbol.iterator](): Iterator<readonly [string, Value]> {
    yield* constantNames();
    for (const name of makers.keys()) yield [name, this.get(name) ?? null];
  }
}

/** The globals of formulas that do not depend on the field being computed. Throws `PyException` when the payload is incomplete. */
export function formulaNames(payload: JsonObject, changes: Changes, environment: Environment): Names {
  const names = new MadeNames({ payload, changes, environment });
  // What the payload lacks shows at once, whether a formula looks at it or not.
  if (Object.hasOwn(payload, "annotation")) names.get("annotation");
  return names;
}
