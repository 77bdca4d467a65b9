import { getAttribute } from "../attributes.ts";
import { call } from "../calls.ts";
import { ordered } from "../comparison.ts";
import { asText, NotImplemented, typeOf } from "../core-types.ts";
import { typeError, valueError } from "../exceptions.ts";
import { define } from "../native.ts";
import { index } from "../operators.ts";
import { quoteText } from "../quoting.ts";
import { str } from "../text.ts";
import type { Kwargs, PyType, Value } from "../value.ts";
import { cInt, exactly, rawClassMethods, rawMethods, readFields, textArgument } from "./arguments.ts";
import {
  type Day,
  dayOfOrdinal,
  isoCalendarOf,
  MAX_ORDINAL,
  ordinalOf,
  ordinalOfIsoWeek,
  pad,
  weekdayOf,
} from "./calendar-days.ts";
import {
  checkOrdinal,
  dateOfClass,
  dateOfOrdinal,
  dateType,
  isPlainDate,
  newDate,
  PyDate,
  replaceDate,
} from "./date.ts";
import { readIsoDay } from "./iso-day.ts";
import { brokenTime, fillExtras, monthNames, noExtras, strftime, weekdayNames } from "./strftime.ts";
import { isoCalendarDate, structTime } from "./struct-sequences.ts";
import { PyTimedelta, timedelta } from "./timedelta.ts";
import { clockMicros, dayOfTimestamp, localOffset, readTimestamp } from "./timestamps.ts";

function shifted(self: PyDate, days: number): Value {
  const ordinal = self.ordinal + days;
  checkOrdinal(ordinal);
  if (self.type === dateType) return dateOfOrdinal(ordinal);
  const { year, month, day } = dayOfOrdinal(ordinal);
  return dateOfClass(self.type, year, month, day);
}

function add(left: Value, right: Value): Value {
  if (isPlainDate(left)) return right instanceof PyTimedelta ? shifted(left, right.days) : NotImplemented;
  return isPlainDate(right) && left instanceof PyTimedelta ? shifted(right, left.days) : NotImplemented;
}

function sub(left: Value, right: Value): Value {
  if (!isPlainDate(left)) return NotImplemented;
  if (isPlainDate(right)) return timedelta(left.ordinal - right.ordinal);
  return right instanceof PyTimedelta ? shifted(left, -right.days) : NotImplemented;
}

/** `2024-05-01`. */
export function isoDate(self: Day): string {
  return `${pad(self.year, 4)}-${pad(self.month, 2)}-${pad(self.day, 2)}`;
}

/** `Wed May  1 10:20:30 2024`. */
export function ctime(self: PyDate, clock: string): string {
  const weekday = (weekdayNames[weekdayOf(self.ordinal)] ?? "").slice(0, 3);
  const month = (monthNames[self.month - 1] ?? "").slice(0, 3);
  return `${weekday} ${month} ${String(self.day).padStart(2)} ${clock} ${pad(self.year, 4)}`;
}

/** `format(self, spec)`: derived classes may have their own `strftime` and `__str__`. */
export function formatMoment(self: Value, spec: string): string {
  if (spec === "") return str(self);
  const result = call(getAttribute(self, "strftime"), [spec]);
  const text = asText(result);
  if (text === undefined) throw typeError(`__format__ must return a str, not ${typeOf(result).name}`);
  return text;
}

const formatFields = { name: "strftime", names: ["format"], required: 1 };

/** The one argument of `strftime`. */
export function readFormat(args: readonly Value[], kwargs: Kwargs): string {
  let format = "";
  readFields(formatFields, args, kwargs, (value) => {
    format = textArgument(value, "strftime", 1);
  });
  return format;
}

export function fromOrdinal(type: PyType, args: readonly Value[], kwargs: Kwargs, ofClass: DayMaker): Value {
  exactly("fromordinal", 1, args, kwargs);
  const ordinal = cInt(args[0] ?? null);
  if (ordinal < 1) throw valueError("ordinal must be >= 1");
  const { year, month, day } = dayOfOrdinal(ordinal);
  if (ordinal > MAX_ORDINAL) throw valueError(`year ${year} is out of range`);
  return ofClass(type, year, month, day);
}

type DayMaker = (type: PyType, year: number, month: number, day: number) => Value;

const isoFields = { name: "fromisocalendar", names: ["year", "week", "day"], required: 3 };

/** A part of an ISO week date: too large for C is out of range too. */
function isoPart(value: Value): number {
  const n = index(value);
  if (n > 0x7fff_ffffn || n < -0x8000_0000n) throw valueError("ISO calendar component out of range");
  return Number(n);
}

function fromIsoCalendar(type: PyType, args: readonly Value[], kwargs: Kwargs): Value {
  const parts = [0, 0, 0];
  readFields(isoFields, args, kwargs, (value, i) => {
    parts[i] = isoPart(value);
  });
  const [isoYear = 0, week = 0, weekday = 0] = parts;
  const ordinal = ordinalOfIsoWeek(isoYear, week, weekday);
  if (ordinal === "year") throw valueError(`Year is out of range: ${isoYear}`);
  if (ordinal === "week") throw valueError(`Invalid week: ${week}`);
  if (ordinal === "weekday") throw valueError(`Invalid day: ${weekday} (range is [1, 7])`);
  const { year, month, day } = dayOfOrdinal(ordinal);
  return dateOfClass(type, year, month, day);
}

function fromIsoFormat(type: PyType, text: Value): Value {
  const source = asText(text);
  if (source === undefined) throw typeError("fromisoformat: argument must be str");
  const { length } = source;
  const day = length === 7 || length === 8 || length === 10 ? readIsoDay(source, length) : undefined;
  if (day === undefined) throw valueError(`Invalid isoformat string: ${quoteText(source)}`);
  return dateOfClass(type, day.year, day.month, day.day);
}

function fromTimestamp(type: PyType, stamp: Value): Value {
  const seconds = readTimestamp(stamp, 1n, "floor");
  const { year, month, day } = dayOfTimestamp(seconds + BigInt(localOffset()));
  return dateOfClass(type, year, month, day);
}

/** The day's own numbers of a `struct_time`. */
export function structOfDay(self: PyDate, hour = 0, minute = 0, second = 0): number[] {
  const yearDay = self.ordinal - ordinalOf(self.year, 1, 1) + 1;
  return [self.year, self.month, self.day, hour, minute, second, weekdayOf(self.ordinal), yearDay];
}

export function installDate(): void {
  dateType.own.new = newDate;
  define<PyDate>(dateType, {
    doc: "date(year, month, day) --> date object",
    slots: {
      repr: (self) => `${self.type.name}(${self.year}, ${self.month}, ${self.day})`,
      str: (self) => (self.type === dateType ? isoDate(self) : str(call(getAttribute(self, "isoformat"), []))),
      format: formatMoment,
      hash: (self) => self.ordinal * 31 + 7,
      compare: (self, other, op) =>
        other instanceof PyDate ? ordered(self.ordinal - other.ordinal, op) : NotImplemented,
      add,
      sub,
    },
    methods: {
      "ctime()": (self) => ctime(self, "00:00:00"),
      "isoformat()": isoDate,
      "isocalendar()": (self) => isoCalendarDate(isoCalendarOf(self.year, self.ordinal)),
      "isoweekday()": (self) => BigInt(weekdayOf(self.ordinal) + 1),
      "weekday()": (self) => BigInt(weekdayOf(self.ordinal)),
      "toordinal()": (self) => BigInt(self.ordinal),
      "timetuple()": (self) => structTime(structOfDay(self), -1),
    },
    getters: {
      year: (self) => BigInt(self.year),
      month: (self) => BigInt(self.month),
      day: (self) => BigInt(self.day),
    },
    classMethods: {
      "today()": (type) => call(getAttribute(type, "fromtimestamp"), [Number(clockMicros()) / 1e6]),
      "fromtimestamp(timestamp, /)": fromTimestamp,
      "fromisoformat(object, /)": fromIsoFormat,
    },
    constants: {
      min: new PyDate(1, 1, 1),
      max: new PyDate(9999, 12, 31),
      resolution: timedelta(1),
    },
  });
  rawMethods<PyDate>(dateType, {
    replace: replaceDate,
    strftime: (self, args, kwargs) => {
      const format = fillExtras(readFormat(args, kwargs), noExtras);
      return strftime(format, brokenTime(self.year, self.month, self.day, 0, 0, 0, localOffset()));
    },
    __format__: (self, args, kwargs) => {
      exactly("__format__", 1, args, kwargs);
      return formatMoment(self, textArgument(args[0] ?? null, "__format__", 1));
    },
  });
  rawClassMethods(dateType, {
    fromordinal: (type, args, kwargs) => fromOrdinal(type, args, kwargs, dateOfClass),
    fromisocalendar: fromIsoCalendar,
  });
}
