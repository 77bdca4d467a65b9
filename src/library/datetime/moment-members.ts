import { getAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { pointLength } from "../../values/code-points.ts";
import { asText } from "../../values/core-types.ts";
import {
  argumentName,
  cInt,
  exactly,
  rawClassMethods,
  rawMethods,
  readFields,
  textArgument,
} from "../../values/dates/arguments.ts";
import { PyDate } from "../../values/dates/date.ts";
import { ctime, formatMoment, fromOrdinal, isoDate, readFormat, structOfDay } from "../../values/dates/date-members.ts";
import { brokenTime, strftime } from "../../values/dates/strftime.ts";
import { structTime } from "../../values/dates/struct-sequences.ts";
import { PyTimedelta, timedelta } from "../../values/dates/timedelta.ts";
import { clockMicros, dayOfTimestamp, localOffset, readTimestamp } from "../../values/dates/timestamps.ts";
import { typeError, valueError } from "../../values/exceptions.ts";
import { define } from "../../values/native.ts";
import { quoteText } from "../../values/quoting.ts";
import { repr, str } from "../../values/text.ts";
import type { Kwargs, PyType, Value } from "../../values/value.ts";
import { midnight, readIsoMoment, utf8Units } from "./iso-clock.ts";
import { clockOfSeconds, copyMoment, datetimeType, makeMoment, momentOfClass, PyDateTime } from "./moment.ts";
import {
  addMoments,
  compareMoments,
  hashMoment,
  inZone,
  localZone,
  subtractMoments,
  timestampOf,
} from "./moment-zones.ts";
import { strptime } from "./strptime.ts";
import { clockArguments, clockText, fillZone, PyTime, timeArgument, zoneOfIso } from "./time-of-day.ts";
import { askZone, askZoneName, checkZone, makeTimezone, offsetText, shiftBy } from "./zones.ts";

const names = ["year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo", "fold"];
const fields = { name: "", names, required: 3, positional: 8 };
const replaceFields = { ...fields, name: "replace", required: 0 };
const ZONE = 7;

/** The parts of a moment from arguments, over those of `start`. */
function readMoment(
  call: typeof fields,
  start: readonly number[],
  zone: Value,
  args: readonly Value[],
  kwargs: Kwargs,
  type: PyType,
): PyDateTime {
  const parts = [...start];
  let tzinfo = zone;
  readFields(call, args, kwargs, (value, i) => {
    if (i === ZONE) tzinfo = value;
    else parts[i] = cInt(value);
  });
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, microsecond = 0, , fold = 0] = parts;
  const made = makeMoment({ year, month, day }, { hour, minute, second, microsecond }, null, fold, type);
  checkZone(tzinfo);
  return tzinfo === null ? made : copyMoment(made, { tzinfo });
}

const blank: readonly number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0];

function partsOf(self: PyDateTime): number[] {
  const { year, month, day, hour, minute, second, microsecond, fold } = self;
  return [year, month, day, hour, minute, second, microsecond, 0, fold];
}

/** The moment that UTC clocks show so many microseconds after 1970. */
function momentOfMicros(type: PyType, micros: bigint, tzinfo: Value): Value {
  const second = micros / 1_000_000n - (micros % 1_000_000n < 0n ? 1n : 0n);
  const { seconds, ...day } = dayOfTimestamp(second);
  return momentOfClass(type, day, clockOfSeconds(seconds, Number(micros - second * 1_000_000n)), tzinfo);
}

/** The moment in the host's local time, or in `zone`. */
function momentInZone(type: PyType, micros: bigint, zone: Value): Value {
  if (zone !== null) return call(getAttribute(zone, "fromutc"), [momentOfMicros(type, micros, zone)]);
  const local = micros + BigInt(localOffset()) * 1_000_000n;
  // CPython looks a day back for a repeated hour, and so refuses the first day of all.
  const second = local / 1_000_000n;
  dayOfTimestamp(second - (local % 1_000_000n < 0n ? 1n : 0n));
  dayOfTimestamp(second - (local % 1_000_000n < 0n ? 1n : 0n) - 86400n);
  return momentOfMicros(type, local, null);
}

function now(type: PyType, args: readonly Value[], kwargs: Kwargs): Value {
  let zone: Value = null;
  readFields({ name: "now", names: ["tz"], required: 0 }, args, kwargs, (value) => {
    zone = value;
  });
  return momentInZone(type, clockMicros(), checkZone(zone));
}

function fromTimestamp(type: PyType, args: readonly Value[], kwargs: Kwargs): Value {
  const given: Value[] = [];
  readFields({ name: "fromtimestamp", names: ["timestamp", "tz"], required: 1 }, args, kwargs, (value, i) => {
    given[i] = value;
  });
  const zone = checkZone(given[1] ?? null);
  return momentInZone(type, readTimestamp(given[0] ?? null, 1_000_000n, "nearest"), zone);
}

function combine(type: PyType, args: readonly Value[], kwargs: Kwargs): Value {
  let date: PyDate | undefined;
  let time: PyTime | undefined;
  let zone: Value | undefined;
  readFields({ name: "combine", names: ["date", "time", "tzinfo"], required: 2 }, args, kwargs, (value, i) => {
    if (i === 1) time = timeArgument(value);
    else if (i === 2) zone = value;
    else if (value instanceof PyDate) date = value;
    else throw typeError(`combine() argument 1 must be datetime.date, not ${argumentName(value)}`);
  });
  if (date === undefined || time === undefined) throw new TypeError("combine: arguments were read");
  const tzinfo = checkZone(zone === undefined ? time.tzinfo : zone);
  return momentOfClass(type, date, time, tzinfo, time.fold);
}

function fromIsoFormat(type: PyType, text: Value): Value {
  const source = asText(text);
  if (source === undefined) throw typeError("fromisoformat: argument must be str");
  const units = utf8Units(source.length > 10 ? source.replace(/[\ud800-\udfff]/u, "T") : source);
  const found = units === undefined ? undefined : readIsoMoment(units);
  if (found === undefined) throw valueError(`Invalid isoformat string: ${quoteText(source)}`);
  return momentOfClass(type, found.day, found.clock, zoneOfIso(found.clock.offset));
}

function parse(type: PyType, args: readonly Value[], kwargs: Kwargs): Value {
  exactly("strptime", 2, args, kwargs);
  const text = textArgument(args[0] ?? null, "strptime", 1);
  const found = strptime(text, textArgument(args[1] ?? null, "strptime", 2));
  const { offset } = found;
  const zone =
    offset === null ? null : makeTimezone(timedelta(0, offset.seconds, offset.microseconds), found.zone || null);
  return momentOfClass(type, found, found, zone);
}

function isoMoment(self: PyDateTime, separator: string, timespec = "auto"): string {
  const clock = clockText(self, timespec);
  const offset = askZone(self.tzinfo, "utcoffset", self);
  return isoDate(self) + separator + clock + (offset === null ? "" : offsetText(offset, ":"));
}

function isoFormat(self: PyDateTime, args: readonly Value[], kwargs: Kwargs): string {
  let separator = "T";
  let timespec = "auto";
  readFields({ name: "isoformat", names: ["sep", "timespec"], required: 0 }, args, kwargs, (value, i) => {
    if (i === 1) {
      timespec = textArgument(value, "isoformat", 2);
      return;
    }
    const text = asText(value);
    if (text === undefined || pointLength(text) !== 1) {
      throw typeError(`isoformat() argument 1 must be a unicode character, not ${argumentName(value)}`);
    }
    separator = text;
  });
  return isoMoment(self, separator, timespec);
}

function reprOf(self: PyDateTime): string {
  const zone = self.tzinfo === null ? "" : `, tzinfo=${repr(self.tzinfo)}`;
  const fold = self.fold === 0 ? "" : `, fold=${self.fold}`;
  const day = `${self.year}, ${self.month}, ${self.day}`;
  return `${self.type.name}(${day}, ${clockArguments(self)}${fold}${zone})`;
}

function struct(self: PyDateTime, daylight: number): Value {
  return structTime(structOfDay(self, self.hour, self.minute, self.second), daylight);
}

/** Whether summer time is in force: 1 or 0, -1 when the zone does not say. */
function daylightOf(self: PyDateTime): number {
  const daylight = askZone(self.tzinfo, "dst", self);
  return daylight === null ? -1 : daylight.days !== 0 || daylight.seconds !== 0 || daylight.microseconds !== 0 ? 1 : 0;
}

function format(self: PyDateTime, args: readonly Value[], kwargs: Kwargs): string {
  const filled = fillZone(readFormat(args, kwargs), self.microsecond, self.tzinfo, self);
  const { year, month, day, hour, minute, second } = self;
  const local = localOffset();
  const daylight = daylightOf(self);
  // C counts a moment said to be in summer time an hour back when its own zone has none.
  const moment = brokenTime(year, month, day, hour, minute, second, local + (daylight > 0 ? 3600 : 0));
  if (daylight < 0) return strftime(filled, moment);
  return strftime(filled, { ...moment, zone: localZone().name ?? "", offset: local });
}

export function installDateTime(): void {
  datetimeType.own.new = (type, args, kwargs) => readMoment(fields, blank, null, args, kwargs, type);
  define<PyDateTime>(datetimeType, {
    doc: "datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]])\n\nThe year, month and day arguments are required. tzinfo may be None, or an\ninstance of a tzinfo subclass. The remaining arguments may be ints.\n",
    slots: {
      repr: reprOf,
      str: (self) => {
        if (self.type === datetimeType) return isoMoment(self, " ");
        return str(call(getAttribute(self, "isoformat"), [" "]));
      },
      hash: hashMoment,
      compare: compareMoments,
      add: addMoments,
      sub: subtractMoments,
    },
    methods: {
      "ctime()": (self) => ctime(self, clockText(self, "seconds")),
      "date()": (self) => new PyDate(self.year, self.month, self.day),
      "time()": (self) => new PyTime(self, null, self.fold),
      "timetz()": (self) => new PyTime(self, self.tzinfo, self.fold),
      "utcoffset()": (self) => askZone(self.tzinfo, "utcoffset", self),
      "dst()": (self) => askZone(self.tzinfo, "dst", self),
      "tzname()": (self) => askZoneName(self.tzinfo, self),
      "timestamp()": timestampOf,
      "timetuple()": (self) => struct(self, daylightOf(self)),
      "utctimetuple()": (self) => {
        const offset = askZone(self.tzinfo, "utcoffset", self);
        if (offset === null) return struct(self, 0);
        const plain = new PyDateTime(self, self, null);
        const shifted = shiftBy(plain, offset, -1);
        return shifted instanceof PyDateTime ? struct(shifted, 0) : null;
      },
    },
    getters: {
      hour: (self) => BigInt(self.hour),
      minute: (self) => BigInt(self.minute),
      second: (self) => BigInt(self.second),
      microsecond: (self) => BigInt(self.microsecond),
      tzinfo: (self) => self.tzinfo,
      fold: (self) => BigInt(self.fold),
    },
    classMethods: {
      "utcnow()": (type) => momentOfMicros(type, clockMicros(), null),
      "fromisoformat(object, /)": fromIsoFormat,
    },
    constants: {
      min: new PyDateTime({ year: 1, month: 1, day: 1 }, midnight, null),
      max: new PyDateTime(
        { year: 9999, month: 12, day: 31 },
        { hour: 23, minute: 59, second: 59, microsecond: 999999 },
        null,
      ),
      resolution: new PyTimedelta(0, 0, 1),
    },
  });
  rawMethods<PyDateTime>(datetimeType, {
    isoformat: isoFormat,
    strftime: format,
    __format__: (self, args) => formatMoment(self, textArgument(args[0] ?? null, "__format__", 1)),
    replace: (self, args, kwargs) => readMoment(replaceFields, partsOf(self), self.tzinfo, args, kwargs, self.type),
    astimezone: (self, args, kwargs) => {
      let zone: Value = null;
      readFields({ name: "astimezone", names: ["tz"], required: 0 }, args, kwargs, (value) => {
        zone = checkZone(value);
      });
      return inZone(self, zone);
    },
  });
  rawClassMethods(datetimeType, {
    now,
    combine,
    fromtimestamp: fromTimestamp,
    strptime: parse,
    utcfromtimestamp: (type, args, kwargs) => {
      exactly("utcfromtimestamp", 1, args, kwargs);
      return momentOfMicros(type, readTimestamp(args[0] ?? null, 1_000_000n, "nearest"), null);
    },
    fromordinal: (type, args, kwargs) =>
      fromOrdinal(type, args, kwargs, (cls, year, month, day) =>
        momentOfClass(cls, { year, month, day }, midnight, null),
      ),
  });
}
