import { getAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { richCompare } from "../../values/comparison.ts";
import { cInt } from "../../values/dates/arguments.ts";
import { EPOCH_ORDINAL, ordinalOf, weekdayOf } from "../../values/dates/calendar-days.ts";
import { checkDay } from "../../values/dates/date.ts";
import { valueError, valueErrorType } from "../../values/exceptions.ts";
import { NativeFunction } from "../../values/functions.ts";
import { collect } from "../../values/iteration.ts";
import { meter } from "../../values/meter.ts";
import { type NativeBody, native } from "../../values/native.ts";
import { add, floordiv, getItem, inplace, mul, sub } from "../../values/operators.ts";
import { PyTuple, tuple } from "../../values/sequences.ts";
import { PySlice } from "../../values/slices.ts";
import { truth } from "../../values/truth.ts";
import type { Value } from "../../values/value.ts";
import type { ModuleDefinition } from "../module-definition.ts";
import { calendarType, comparableYear, installCalendarType, isLeap, monthRange, PyCalendar } from "./calendars.ts";
import { dayMember, days, dayType, installEnums, months, monthType } from "./enums.ts";
import { illegalMonthErrorType, illegalWeekday, illegalWeekdayErrorType, installCalendarFaults } from "./faults.ts";
import { htmlCalendarType, installHtmlCalendar } from "./html-calendar.ts";
import { dayAbbreviation, dayName, installNames, monthAbbreviation, monthName } from "./names.ts";
import { columnsOf, formatString, installTextCalendar, printed, textCalendarType } from "./text-calendar.ts";

/** The calendar behind the module's functions. What a run sets on it is forgotten with the run. */
const shared = new PyCalendar(textCalendarType);
let run = meter.run;

function sharedCalendar(): PyCalendar {
  if (run !== meter.run) {
    run = meter.run;
    shared.first = 0n;
  }
  return shared;
}

/** Module functions that are methods of the shared calendar, by the name they have there. */
const methods: readonly (readonly [string, string])[] = [
  ["firstweekday", "getfirstweekday"],
  ["monthcalendar", "monthdayscalendar"],
  ["prweek", "prweek"],
  ["week", "formatweek"],
  ["weekheader", "formatweekheader"],
  ["prmonth", "prmonth"],
  ["month", "formatmonth"],
  ["calendar", "formatyear"],
  ["prcal", "pryear"],
];

function setFirstWeekday(first: Value): null {
  const known = truth(richCompare(dayMember(0), first, "<=")) && truth(richCompare(first, dayMember(6), "<="));
  if (!known) throw illegalWeekday(first);
  sharedCalendar().first = first;
  return null;
}

/** Leap years in a range, the end not included. */
function leapDays(from: Value, to: Value): Value {
  const [a, b] = [inplace("Sub", from, 1n), inplace("Sub", to, 1n)];
  const counted = (by: bigint): Value => sub(floordiv(b, by), floordiv(a, by));
  return add(sub(counted(4n), counted(100n)), counted(400n));
}

function weekday(year: Value, month: Value, day: Value): Value {
  const comparable = comparableYear(year);
  const [m, d] = [cInt(month), cInt(day)];
  checkDay(comparable, m, d);
  return dayMember(weekdayOf(ordinalOf(comparable, m, d)));
}

/** Seconds since 1970 of the first six parts of a UTC time. */
function timegm(value: Value): Value {
  const parts = collect(getItem(value, new PySlice(null, 6n, null)));
  if (parts.length < 6) throw valueError(`not enough values to unpack (expected 6, got ${parts.length})`);
  const [year = null, month = null, day = null, hour = null, minute = null, second = null] = parts;
  const [y, m] = [cInt(year), cInt(month)];
  checkDay(y, m, 1);
  const days = sub(add(BigInt(ordinalOf(y, m, 1) - EPOCH_ORDINAL), day), 1n);
  const minutes = add(mul(add(mul(days, 24n), hour), 60n), minute);
  return add(mul(minutes, 60n), second);
}

const sized = (text: string, body: NativeBody): readonly [string, Value] => {
  const made = native(text, body, { python: true });
  return [made.name, made];
};

function* functions(): Iterable<readonly [string, Value]> {
  yield sized("isleap(year)", (year = null) => isLeap(year));
  yield sized("leapdays(y1, y2)", (from = null, to = null) => leapDays(from, to));
  yield sized("weekday(year, month, day)", (year = null, month = null, day = null) => weekday(year, month, day));
  yield sized("monthrange(year, month)", (year = null, month = null) => {
    const range = monthRange(year, month);
    return tuple(dayMember(range.first), BigInt(range.days));
  });
  yield sized("setfirstweekday(firstweekday)", (first = null) => setFirstWeekday(first));
  yield sized("timegm(tuple)", (value = null) => timegm(value));
  yield sized("formatstring(cols, colwidth=20, spacing=6)", (columns = null, width = null, spacing = null) =>
    formatString(columnsOf(columns), cInt(width), cInt(spacing)),
  );
  yield sized("format(cols, colwidth=20, spacing=6)", (columns = null, width = null, spacing = null) =>
    printed(`${formatString(columnsOf(columns), cInt(width), cInt(spacing))}\n`),
  );
  for (const [name, method] of methods) {
    const made = new NativeFunction(name, `TextCalendar.${method}`, (args, kwargs) =>
      call(getAttribute(sharedCalendar(), method), args, kwargs),
    );
    yield [name, made];
  }
}

let installed = false;

function install(): void {
  if (installed) return;
  installed = true;
  installCalendarFaults();
  installEnums();
  installNames();
  installCalendarType();
  installTextCalendar();
  installHtmlCalendar();
}

export const calendarModule: ModuleDefinition = {
  name: "calendar",
  members: () => {
    install();
    return [
      ...functions(),
      ...days,
      ...months,
      ["January", 1n],
      ["February", 2n],
      ["EPOCH", 1970n],
      ["mdays", new PyTuple([0n, 31n, 28n, 31n, 30n, 31n, 30n, 31n, 31n, 30n, 31n, 30n, 31n])],
      ["month_name", monthName],
      ["month_abbr", monthAbbreviation],
      ["day_name", dayName],
      ["day_abbr", dayAbbreviation],
      ["Day", dayType],
      ["Month", monthType],
      ["Calendar", calendarType],
      ["TextCalendar", textCalendarType],
      ["HTMLCalendar", htmlCalendarType],
      ["IllegalMonthError", illegalMonthErrorType],
      ["IllegalWeekdayError", illegalWeekdayErrorType],
      ["error", valueErrorType],
    ];
  },
};
