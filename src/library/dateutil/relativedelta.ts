import { getAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { equals, lessThan, richCompare, same } from "../../values/comparison.ts";
import { NotImplemented } from "../../values/core-types.ts";
import { daysInMonth, isLeapYear } from "../../values/dates/calendar-days.ts";
import { PyDate } from "../../values/dates/date.ts";
import { newTimedelta, PyTimedelta, timedeltaType } from "../../values/dates/timedelta.ts";
import { PyException, typeError, typeErrorType } from "../../values/exceptions.ts";
import { hash } from "../../values/hashing.ts";
import { define } from "../../values/native.ts";
import { toFloat, toInt } from "../../values/number-conversions.ts";
import { add, index, mod, mul, neg, sub, truediv } from "../../values/operators.ts";
import { bindArguments, type Parameters } from "../../values/parameters.ts";
import { PyTuple } from "../../values/sequences.ts";
import { format, repr } from "../../values/text.ts";
import { truth } from "../../values/truth.ts";
import type { Kwargs, PyType, Value } from "../../values/value.ts";
import { round } from "../builtins/numbers.ts";
import { illegalMonth } from "../calendar/faults.ts";
import { midnight } from "../datetime/iso-clock.ts";
import { PyDateTime } from "../datetime/moment.ts";
import type { ModuleDefinition } from "../module-definition.ts";
import {
  type Absolute,
  absolute,
  absoluteNames,
  carry,
  fill,
  fix,
  noDistance,
  noReplacement,
  PyRelativeDelta,
  type Relative,
  type RelativeName,
  relativedeltaType,
  relativeNames,
} from "./relative-fields.ts";
import { installWeekday, weekdayParts, weekdays } from "./weekday.ts";

const zero = ["years", "months", "days", "leapdays", "weeks", "hours", "minutes", "seconds", "microseconds"];
const none = ["year", "month", "day", "weekday", "yearday", "nlyearday", "hour", "minute", "second", "microsecond"];
const names = ["self", "dt1", "dt2", ...zero, ...none];
const parameters: Parameters = {
  names,
  positionalOnly: 0,
  positional: names.length,
  defaults: [undefined, null, null, ...zero.map(() => 0n), ...none.map(() => null)],
  vararg: null,
  kwarg: null,
};

/** A new one of the same class from finished records: classes derived in a formula are called. */
function make(type: PyType, relative: Relative, parts: Absolute): Value {
  if (type !== relativedeltaType) return call(type, [], new Map([...entries(relative), ...entries(parts)]));
  const made = new PyRelativeDelta(type);
  fill(made, { relative, weeks: 0n, absolute: parts, yearday: null, nlyearday: null });
  return made;
}

function entries(record: Relative | Absolute): [string, Value][] {
  return Object.entries(record);
}

function mapped(self: PyRelativeDelta, change: (value: Value) => Value): Value {
  const relative = noDistance();
  for (const name of relativeNames) {
    relative[name] = name === "leapdays" ? self.relative.leapdays : change(self.relative[name]);
  }
  return make(self.type, relative, self.absolute);
}

/** `preferred`'s replacements over `other`'s. */
function merged(preferred: Absolute, other: Absolute): Absolute {
  const parts = noReplacement();
  for (const name of absoluteNames) parts[name] = preferred[name] ?? other[name];
  return parts;
}

function combined(self: PyRelativeDelta, other: PyRelativeDelta, op: (a: Value, b: Value) => Value): Relative {
  const relative = noDistance();
  for (const name of relativeNames) relative[name] = op(self.relative[name], other.relative[name]);
  return relative;
}

function addTo(self: PyRelativeDelta, other: Value): Value {
  if (other instanceof PyRelativeDelta) {
    const relative = combined(other, self, (a, b) => add(a, b));
    relative.leapdays = truth(other.relative.leapdays) ? other.relative.leapdays : self.relative.leapdays;
    return make(self.type, relative, merged(other.absolute, self.absolute));
  }
  if (other instanceof PyTimedelta) {
    const relative = { ...self.relative };
    relative.days = add(relative.days, BigInt(other.days));
    relative.seconds = add(relative.seconds, BigInt(other.seconds));
    relative.microseconds = add(relative.microseconds, BigInt(other.microseconds));
    return make(self.type, relative, self.absolute);
  }
  return other instanceof PyDate ? addToDate(self, other) : NotImplemented;
}

/** The moment at the start of a day. */
function atMidnight(day: PyDate): PyDateTime {
  return new PyDateTime(day, midnight, null);
}

const truthyOr = (value: Value, other: Value): Value => (truth(value) ? value : other);

/** `calendar.monthrange(year, month)[1]`: any year will do, only its leap days count. */
function lastDay(year: bigint, month: Value): bigint {
  const known = truth(richCompare(1n, month, "<=")) && truth(richCompare(month, 12n, "<="));
  if (!known) throw illegalMonth(month);
  return BigInt(daysInMonth(Number(((year % 400n) + 400n) % 400n), Number(index(month))));
}

function addToDate(self: PyRelativeDelta, given: PyDate): Value {
  const { relative, absolute: parts } = self;
  const other = self.hasTime && !given.timed ? atMidnight(given) : given;
  let year = add(truthyOr(parts.year, BigInt(other.year)), relative.years);
  let month = truthyOr(parts.month, BigInt(other.month));
  if (truth(relative.months)) {
    month = add(month, relative.months);
    if (lessThan(12n, month)) {
      year = add(year, 1n);
      month = sub(month, 12n);
    } else if (lessThan(month, 1n)) {
      year = sub(year, 1n);
      month = add(month, 12n);
    }
  }
  const wholeYear = index(year);
  const last = lastDay(wholeYear, month);
  const day = truthyOr(parts.day, BigInt(other.day));
  const replaced = new Map<string, Value>([
    ["year", year],
    ["month", month],
    ["day", lessThan(day, last) ? day : last],
  ]);
  for (const name of ["hour", "minute", "second", "microsecond"] as const) {
    if (parts[name] !== null) replaced.set(name, parts[name]);
  }
  let days = relative.days;
  const leap = isLeapYear(Number(wholeYear % 400n));
  if (truth(relative.leapdays) && lessThan(2n, month) && leap) days = add(days, relative.leapdays);
  const { hours, minutes, seconds, microseconds } = relative;
  const distance = new Map(Object.entries({ days, hours, minutes, seconds, microseconds }));
  const moved = add(call(getAttribute(other, "replace"), [], replaced), newTimedelta(timedeltaType, [], distance));
  return truth(parts.weekday) ? toWeekday(moved, parts.weekday) : moved;
}

/** The n-th such weekday from `day` on, or back from it. */
function toWeekday(day: Value, wanted: Value): Value {
  const { weekday, n } = weekdayParts(wanted);
  const count = truthyOr(n, 1n);
  const weeks = mul(sub(absolute(count), 1n), 7n);
  const current = call(getAttribute(day, "weekday"), []);
  const jump = truth(richCompare(count, 0n, ">"))
    ? add(weeks, mod(add(sub(7n, current), weekday), 7n))
    : neg(add(weeks, mod(sub(current, weekday), 7n)));
  return add(day, newTimedelta(timedeltaType, [jump], null));
}

/** Sets the distance in months, and in years what overflows. */
function setMonths(delta: PyRelativeDelta, months: bigint): void {
  const carried = carry(months, 12n);
  delta.relative.months = carried === undefined ? months : carried[0];
  delta.relative.years = carried === undefined ? 0n : carried[1];
}

/** `relativedelta(dt1, dt2)`: whole months first, then what is left in smaller units. */
function fillDifference(delta: PyRelativeDelta, first: Value, second: Value): void {
  if (!(first instanceof PyDate) || !(second instanceof PyDate)) {
    throw typeError("relativedelta only diffs datetime/date");
  }
  const from = first.timed || !second.timed ? first : atMidnight(first);
  const to = second.timed || !first.timed ? second : atMidnight(second);
  let months = BigInt((from.year - to.year) * 12 + from.month - to.month);
  setMonths(delta, months);
  let reached = addToDate(delta, to);
  const forward = lessThan(from, to);
  const overshot = (): boolean => (forward ? lessThan(reached, from) : lessThan(from, reached));
  while (overshot()) {
    months += forward ? 1n : -1n;
    setMonths(delta, months);
    reached = addToDate(delta, to);
  }
  const rest = sub(from, reached);
  if (!(rest instanceof PyTimedelta)) throw typeError("relativedelta only diffs datetime/date");
  delta.relative.seconds = BigInt(rest.seconds + rest.days * 86400);
  delta.relative.microseconds = BigInt(rest.microseconds);
  fix(delta);
}

function init(self: PyRelativeDelta, args: readonly Value[], kwargs: Kwargs): void {
  const bound = bindArguments("relativedelta.__init__", parameters, [self, ...args], kwargs);
  const given = (name: string): Value => bound[names.indexOf(name)] ?? null;
  Object.assign(self.relative, noDistance());
  Object.assign(self.absolute, noReplacement());
  if (truth(given("dt1")) && truth(given("dt2"))) {
    fillDifference(self, given("dt1"), given("dt2"));
    return;
  }
  const relative = noDistance();
  for (const name of relativeNames) relative[name] = given(name);
  const parts = noReplacement();
  for (const name of absoluteNames) parts[name] = given(name);
  const [weeks, yearday, nlyearday] = [given("weeks"), given("yearday"), given("nlyearday")];
  fill(self, { relative, weeks, absolute: parts, yearday, nlyearday });
}

/** `float(factor)`; `undefined` for what is no number. */
function factorOf(value: Value): number | undefined {
  try {
    return toFloat(value);
  } catch (error) {
    if (error instanceof PyException && error.type === typeErrorType) return undefined;
    throw error;
  }
}

function times(self: PyRelativeDelta, factor: Value): Value {
  const x = factorOf(factor);
  return x === undefined ? NotImplemented : mapped(self, (value) => toInt(mul(value, x)));
}

const oneOrNone = (n: Value): boolean => !truth(n) || equals(n, 1n);

function equal(self: PyRelativeDelta, other: PyRelativeDelta): boolean {
  const [mine, theirs] = [self.absolute.weekday, other.absolute.weekday];
  if (truth(mine) || truth(theirs)) {
    if (!truth(mine) || !truth(theirs)) return false;
    const [a, b] = [weekdayParts(mine), weekdayParts(theirs)];
    if (!equals(a.weekday, b.weekday)) return false;
    if (!equals(a.n, b.n) && !(oneOrNone(a.n) && oneOrNone(b.n))) return false;
  }
  return (
    relativeNames.every((name) => same(self.relative[name], other.relative[name])) &&
    absoluteNames.every((name) => name === "weekday" || same(self.absolute[name], other.absolute[name]))
  );
}

/** All in whole numbers: fractions go down to the next smaller unit, rounded near a microsecond. */
function normalized(self: PyRelativeDelta): Value {
  const { relative } = self;
  const days = toInt(relative.days);
  const below = (name: RelativeName, unit: number | bigint, whole: Value, rest: bigint, digits: bigint): Value =>
    round(add(relative[name], mul(unit, sub(whole, rest))), digits);
  const hoursFraction = below("hours", 24n, relative.days, days, 11n);
  const hours = toInt(hoursFraction);
  const minutesFraction = below("minutes", 60n, hoursFraction, hours, 10n);
  const minutes = toInt(minutesFraction);
  const secondsFraction = below("seconds", 60n, minutesFraction, minutes, 8n);
  const seconds = toInt(secondsFraction);
  const microseconds = round(add(relative.microseconds, mul(1e6, sub(secondsFraction, seconds))), null);
  return make(self.type, { ...relative, days, hours, minutes, seconds, microseconds }, self.absolute);
}

function reprOf(self: PyRelativeDelta): string {
  const parts: string[] = [];
  for (const name of relativeNames) {
    const value = self.relative[name];
    if (truth(value)) parts.push(`${name}=${format(value, "+g")}`);
  }
  for (const name of absoluteNames) {
    const value = self.absolute[name];
    if (value !== null) parts.push(`${name}=${repr(value)}`);
  }
  return `${self.type.name}(${parts.join(", ")})`;
}

function weeks(self: PyRelativeDelta): bigint {
  return toInt(truediv(self.relative.days, 7));
}

type Getters = Record<string, (self: PyRelativeDelta) => Value>;
type Setters = Record<string, (self: PyRelativeDelta, value: Value | undefined) => void>;

let installed = false;

/** Fills `relativedelta` and its weekdays; harmless when done already. */
function installRelativedelta(): void {
  if (installed) return;
  installed = true;
  installWeekday();
  const getters: Getters = { weeks };
  const setters: Setters = {
    weeks: (self, value = null) => {
      const rest = sub(self.relative.days, weeks(self) * 7n);
      self.relative.days = add(rest, mul(value, 7n));
    },
  };
  for (const name of relativeNames) {
    getters[name] = (self) => self.relative[name];
    setters[name] = (self, value = null) => {
      self.relative[name] = value;
    };
  }
  for (const name of absoluteNames) {
    getters[name] = (self) => self.absolute[name];
    setters[name] = (self, value = null) => {
      self.absolute[name] = value;
    };
  }
  relativedeltaType.own.new = (type) => new PyRelativeDelta(type);
  define<PyRelativeDelta>(relativedeltaType, {
    slots: {
      init,
      repr: reprOf,
      hash: (self) => {
        const rest = absoluteNames.filter((name) => name !== "weekday").map((name) => self.absolute[name]);
        const distances = relativeNames.map((name) => self.relative[name]);
        return hash(new PyTuple([self.absolute.weekday, ...distances, ...rest]));
      },
      bool: (self) =>
        relativeNames.some((name) => truth(self.relative[name])) ||
        absoluteNames.some((name) => self.absolute[name] !== null),
      compare: (self, other, op) => {
        if ((op !== "==" && op !== "!=") || !(other instanceof PyRelativeDelta)) return NotImplemented;
        return equal(self, other) === (op === "==");
      },
      add: (left, right) => {
        if (left instanceof PyRelativeDelta) return addTo(left, right);
        return right instanceof PyRelativeDelta ? addTo(right, left) : NotImplemented;
      },
      sub: (left, right) => {
        if (left instanceof PyRelativeDelta) {
          if (!(right instanceof PyRelativeDelta)) return NotImplemented;
          const relative = combined(left, right, (a, b) => sub(a, b));
          relative.leapdays = truth(left.relative.leapdays) ? left.relative.leapdays : right.relative.leapdays;
          return make(left.type, relative, merged(left.absolute, right.absolute));
        }
        if (!(right instanceof PyRelativeDelta)) return NotImplemented;
        const opposite = mapped(right, neg);
        return opposite instanceof PyRelativeDelta ? addTo(opposite, left) : NotImplemented;
      },
      mul: (left, right) => {
        if (left instanceof PyRelativeDelta) return times(left, right);
        return right instanceof PyRelativeDelta ? times(right, left) : NotImplemented;
      },
      truediv: (left, right) => {
        const x = left instanceof PyRelativeDelta ? factorOf(right) : undefined;
        if (x === undefined || !(left instanceof PyRelativeDelta)) return NotImplemented;
        return times(left, truediv(1n, x));
      },
      neg: (self) => mapped(self, neg),
      abs: (self) => mapped(self, absolute),
    },
    methods: { "normalized()": normalized },
    getters,
    setters,
    python: true,
  });
}

const weekdayNames = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

export const relativedeltaModule: ModuleDefinition = {
  name: "dateutil.relativedelta",
  members: () => {
    installRelativedelta();
    return [
      ["relativedelta", relativedeltaType],
      ...weekdays.map((day, i) => [weekdayNames[i] ?? "", day] as const),
      ["weekdays", new PyTuple(weekdays)],
      ["__all__", new PyTuple(["relativedelta", ...weekdayNames])],
    ];
  },
};
