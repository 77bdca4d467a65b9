import { equals, lessThan, richCompare } from "../../values/comparison.ts";
import { asInt, builtinType, objectType, typeName, typeOf } from "../../values/core-types.ts";
import { typeError, valueError } from "../../values/exceptions.ts";
import { realNumber, toInt } from "../../values/number-conversions.ts";
import { add, divmod, getItem, mul, sub } from "../../values/operators.ts";
import { PyTuple } from "../../values/sequences.ts";
import { truth } from "../../values/truth.ts";
import { PyObject, type PyType, type Value } from "../../values/value.ts";
import { weekdays } from "./weekday.ts";

export const relativedeltaType: PyType = builtinType("relativedelta", objectType, {
  module: "dateutil.relativedelta",
});

export const relativeNames = [
  "years",
  "months",
  "days",
  "leapdays",
  "hours",
  "minutes",
  "seconds",
  "microseconds",
] as const;
export const absoluteNames = ["year", "month", "day", "weekday", "hour", "minute", "second", "microsecond"] as const;
export type RelativeName = (typeof relativeNames)[number];
export type AbsoluteName = (typeof absoluteNames)[number];

/** Distances, any numbers. */
export type Relative = Record<RelativeName, Value>;
/** Replacements; `None` where there is none. */
export type Absolute = Record<AbsoluteName, Value>;

export function noDistance(): Relative {
  return { years: 0n, months: 0n, days: 0n, leapdays: 0n, hours: 0n, minutes: 0n, seconds: 0n, microseconds: 0n };
}

export function noReplacement(): Absolute {
  return {
    year: null,
    month: null,
    day: null,
    weekday: null,
    hour: null,
    minute: null,
    second: null,
    microsecond: null,
  };
}

/** A `relativedelta`: distances to add and parts to replace. Attributes may be set, so both records change. */
export class PyRelativeDelta extends PyObject {
  readonly relative: Relative = noDistance();
  readonly absolute: Absolute = noReplacement();
  /** Whether adding it to a date makes a moment: settled when it is made. */
  hasTime = false;
}

/** `abs(value)`. */
export function absolute(value: Value): Value {
  const slot = typeOf(value).slots.abs;
  if (slot === undefined) throw typeError(`bad operand type for abs(): '${typeName(value)}'`);
  return slot(value);
}

/** 1 or -1, as `copysign` tells. */
function sign(value: Value): bigint {
  const x = realNumber(value);
  return x < 0 || Object.is(x, -0) ? -1n : 1n;
}

/** What of `value` is left below `unit`, and how many whole units to carry; both keep the sign. */
export function carry(value: Value, unit: bigint): readonly [rest: Value, carried: Value] | undefined {
  if (!truth(richCompare(absolute(value), unit - 1n, ">"))) return undefined;
  const s = sign(value);
  const parts = divmod(mul(value, s), unit);
  const [whole = null, rest = null] = parts instanceof PyTuple ? parts.items : [];
  return [mul(rest, s), mul(whole, s)];
}

const carries: readonly (readonly [RelativeName, bigint, RelativeName])[] = [
  ["microseconds", 1_000_000n, "seconds"],
  ["seconds", 60n, "minutes"],
  ["minutes", 60n, "hours"],
  ["hours", 24n, "days"],
  ["months", 12n, "years"],
];

/** Carries overflow into larger units (days do not overflow), and notes whether a time is meant. */
export function fix(delta: PyRelativeDelta): void {
  const { relative, absolute: parts } = delta;
  for (const [name, unit, larger] of carries) {
    const carried = carry(relative[name], unit);
    if (carried === undefined) continue;
    relative[name] = carried[0];
    relative[larger] = add(relative[larger], carried[1]);
  }
  const distances = [relative.hours, relative.minutes, relative.seconds, relative.microseconds];
  const replaced = [parts.hour, parts.minute, parts.second, parts.microsecond];
  delta.hasTime = distances.some(truth) || replaced.some((part) => part !== null);
}

function checkWhole(value: Value): void {
  if (value !== null && !equals(value, toInt(value))) {
    throw valueError("Non-integer years and months are ambiguous and not currently supported.");
  }
}

/** What the constructor takes beside two dates. */
export interface RelativeArguments {
  readonly relative: Relative;
  readonly weeks: Value;
  readonly absolute: Absolute;
  readonly yearday: Value;
  readonly nlyearday: Value;
}

/** Last days of the months of a common year; December keeps one for the 366th. */
const monthEnds: readonly bigint[] = [31n, 59n, 90n, 120n, 151n, 181n, 212n, 243n, 273n, 304n, 334n, 366n];

/** Fills `delta` from arguments. */
export function fill(delta: PyRelativeDelta, given: RelativeArguments): void {
  const { relative } = given;
  checkWhole(relative.years);
  checkWhole(relative.months);
  Object.assign(delta.relative, relative, {
    years: toInt(relative.years),
    months: toInt(relative.months),
    days: add(relative.days, mul(given.weeks, 7n)),
  });
  for (const name of absoluteNames) {
    const part = given.absolute[name];
    // A part that is no number at all fails here; a fraction is only warned about.
    if (part !== null && name !== "weekday") toInt(part);
    delta.absolute[name] = part;
  }
  const number = asInt(given.absolute.weekday);
  if (number !== undefined) delta.absolute.weekday = getItem(new PyTuple(weekdays), number);
  let day: Value = 0n;
  if (truth(given.nlyearday)) day = given.nlyearday;
  else if (truth(given.yearday)) {
    day = given.yearday;
    // Days after February are counted as in a common year, and moved back over February 29th when adding.
    if (lessThan(59n, day) && lessThan(day, 366n)) delta.relative.leapdays = -1n;
  }
  if (truth(day)) setYearDay(delta, day);
  fix(delta);
}

function setYearDay(delta: PyRelativeDelta, day: Value): void {
  const month = monthEnds.findIndex((end) => truth(richCompare(day, end, "<=")));
  if (month < 0) throw valueError(`invalid year day (${toInt(day)})`);
  delta.absolute.month = BigInt(month + 1);
  delta.absolute.day = month === 0 ? day : sub(day, monthEnds[month - 1] ?? 0n);
}
