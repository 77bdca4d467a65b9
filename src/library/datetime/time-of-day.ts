import { getAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { ordered } from "../../values/comparison.ts";
import { asText, builtinType, NotImplemented, objectType } from "../../values/core-types.ts";
import { argumentName, cInt, rawMethods, readFields, textArgument } from "../../values/dates/arguments.ts";
import { pad } from "../../values/dates/calendar-days.ts";
import { formatMoment, readFormat } from "../../values/dates/date-members.ts";
import { brokenTime, fillExtras, strftime } from "../../values/dates/strftime.ts";
import { PyTimedelta, timedelta } from "../../values/dates/timedelta.ts";
import { localOffset } from "../../values/dates/timestamps.ts";
import { typeError, valueError } from "../../values/exceptions.ts";
import { define } from "../../values/native.ts";
import { quoteText } from "../../values/quoting.ts";
import { repr, str } from "../../values/text.ts";
import { type Comparison, type Kwargs, PyObject, type PyType, type Value } from "../../values/value.ts";
import { type Clock, type IsoClock, readIsoClock, utf8Units } from "./iso-clock.ts";
import { checkClock } from "./moment.ts";
import { askZone, askZoneName, checkZone, makeTimezone, offsetText, utc } from "./zones.ts";

export const timeType: PyType = builtinType("datetime.time", objectType);

/** A time of the day, with a zone or naive. */
export class PyTime extends PyObject implements Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
  readonly tzinfo: Value;
  readonly fold: number;

  constructor(clock: Clock, tzinfo: Value = null, fold = 0, type: PyType = timeType) {
    super(type);
    this.hour = clock.hour;
    this.minute = clock.minute;
    this.second = clock.second;
    this.microsecond = clock.microsecond;
    this.tzinfo = tzinfo;
    this.fold = fold;
  }
}

/** Ways to cut a time's text short. */
const timespecs: ReadonlyMap<string, (clock: Clock) => string> = new Map<string, (clock: Clock) => string>(
  Object.entries({
    auto: (c: Clock) => (c.microsecond === 0 ? seconds(c) : `${seconds(c)}.${pad(c.microsecond, 6)}`),
    hours: (c: Clock) => pad(c.hour, 2),
    minutes: (c: Clock) => `${pad(c.hour, 2)}:${pad(c.minute, 2)}`,
    seconds,
    milliseconds: (c: Clock) => `${seconds(c)}.${pad(Math.floor(c.microsecond / 1000), 3)}`,
    microseconds: (c: Clock) => `${seconds(c)}.${pad(c.microsecond, 6)}`,
  }),
);

function seconds(clock: Clock): string {
  return `${pad(clock.hour, 2)}:${pad(clock.minute, 2)}:${pad(clock.second, 2)}`;
}

/** `10:20:30.000001` as `timespec` wants it. Throws `ValueError` for an unknown one. */
export function clockText(clock: Clock, timespec = "auto"): string {
  const form = timespecs.get(timespec);
  if (form === undefined) throw valueError("Unknown timespec value");
  return form(clock);
}

/** The arguments that `repr` shows after hour and minute. */
export function clockArguments(clock: Clock): string {
  const parts = [clock.hour, clock.minute];
  if (clock.second !== 0 || clock.microsecond !== 0) parts.push(clock.second);
  if (clock.microsecond !== 0) parts.push(clock.microsecond);
  return parts.join(", ");
}

/** The zone of an ISO text's offset. */
export function zoneOfIso(offset: IsoClock["offset"]): Value {
  if (offset === null) return null;
  // Microseconds alone are not looked at, as in CPython.
  if (offset.seconds === 0) return utc;
  return makeTimezone(timedelta(0, offset.seconds, offset.microseconds));
}

const names = ["hour", "minute", "second", "microsecond", "tzinfo", "fold"];
const fields = { name: "", names, required: 0, positional: 5 };

function readTime(name: string, start: PyTime, args: readonly Value[], kwargs: Kwargs, type: PyType): PyTime {
  const parts = [start.hour, start.minute, start.second, start.microsecond, 0, start.fold];
  let zone = start.tzinfo;
  readFields(name === "" ? fields : { ...fields, name }, args, kwargs, (value, i) => {
    if (i === 4) zone = value;
    else parts[i] = cInt(value);
  });
  const [hour = 0, minute = 0, second = 0, microsecond = 0, , fold = 0] = parts;
  const clock = { hour, minute, second, microsecond };
  checkClock(clock, fold);
  return new PyTime(clock, checkZone(zone), fold, type);
}

const zero = { hour: 0, minute: 0, second: 0, microsecond: 0 };
const startOfDay = new PyTime(zero);

/** Microseconds since midnight UTC. */
function utcMicros(self: PyTime, offset: PyTimedelta | null): number {
  const local = (self.hour * 3600 + self.minute * 60 + self.second) * 1e6 + self.microsecond;
  return offset === null ? local : local - ((offset.days * 86400 + offset.seconds) * 1e6 + offset.microseconds);
}

function compare(self: PyTime, other: Value, op: Comparison): Value {
  if (!(other instanceof PyTime)) return NotImplemented;
  if (self.tzinfo === other.tzinfo) return ordered(utcMicros(self, null) - utcMicros(other, null), op);
  const mine = askZone(self.tzinfo, "utcoffset", null);
  const theirs = askZone(other.tzinfo, "utcoffset", null);
  if ((mine === null) === (theirs === null)) return ordered(utcMicros(self, mine) - utcMicros(other, theirs), op);
  if (op === "==") return false;
  if (op === "!=") return true;
  throw typeError("can't compare offset-naive and offset-aware times");
}

function isoTime(self: PyTime, timespec = "auto"): string {
  const offset = askZone(self.tzinfo, "utcoffset", null);
  return clockText(self, timespec) + (offset === null ? "" : offsetText(offset, ":"));
}

function fromIsoFormat(type: PyType, text: Value): Value {
  const source = asText(text);
  if (source === undefined) throw typeError("fromisoformat: argument must be str");
  const units = utf8Units(source);
  const clock = units === undefined ? undefined : readIsoClock(units, units.startsWith("T") ? 1 : 0);
  if (clock === undefined) throw valueError(`Invalid isoformat string: ${quoteText(source)}`);
  const zone = zoneOfIso(clock.offset);
  if (type === timeType) {
    checkClock(clock, 0);
    return new PyTime(clock, zone);
  }
  return call(type, [...[clock.hour, clock.minute, clock.second, clock.microsecond].map(BigInt), zone]);
}

/** What `%f`, `%z` and `%Z` stand for. `asked` is what the zone gets as its argument. */
export function fillZone(format: string, microsecond: number, zone: Value, asked: Value): string {
  return fillExtras(format, {
    microsecond,
    offset: (separator) => {
      const offset = askZone(zone, "utcoffset", asked);
      return offset === null ? "" : offsetText(offset, separator);
    },
    zone: () => askZoneName(zone, asked) ?? "",
  });
}

export function installTime(): void {
  timeType.own.new = (type, args, kwargs) => readTime("", startOfDay, args, kwargs, type);
  define<PyTime>(timeType, {
    doc: "time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) --> a time object\n\nAll arguments are optional. tzinfo may be None, or an instance of\na tzinfo subclass. The remaining arguments may be ints.\n",
    slots: {
      repr: (self) => {
        const zone = self.tzinfo === null ? "" : `, tzinfo=${repr(self.tzinfo)}`;
        return `${self.type.name}(${clockArguments(self)}${zone}${self.fold === 0 ? "" : `, fold=${self.fold}`})`;
      },
      str: (self) => (self.type === timeType ? isoTime(self) : str(call(getAttribute(self, "isoformat"), []))),
      format: formatMoment,
      hash: (self) => utcMicros(self, askZone(self.tzinfo, "utcoffset", null)),
      compare,
    },
    methods: {
      "utcoffset()": (self) => askZone(self.tzinfo, "utcoffset", null),
      "dst()": (self) => askZone(self.tzinfo, "dst", null),
      "tzname()": (self) => askZoneName(self.tzinfo, null),
    },
    getters: {
      hour: (self) => BigInt(self.hour),
      minute: (self) => BigInt(self.minute),
      second: (self) => BigInt(self.second),
      microsecond: (self) => BigInt(self.microsecond),
      tzinfo: (self) => self.tzinfo,
      fold: (self) => BigInt(self.fold),
    },
    classMethods: { "fromisoformat(object, /)": fromIsoFormat },
    constants: {
      min: startOfDay,
      max: new PyTime({ hour: 23, minute: 59, second: 59, microsecond: 999999 }),
      resolution: new PyTimedelta(0, 0, 1),
    },
  });
  rawMethods<PyTime>(timeType, {
    replace: (self, args, kwargs) => readTime("replace", self, args, kwargs, self.type),
    strftime: (self, args, kwargs) => {
      const format = fillZone(readFormat(args, kwargs), self.microsecond, self.tzinfo, null);
      return strftime(format, brokenTime(1900, 1, 1, self.hour, self.minute, self.second, localOffset()));
    },
    __format__: (self, args) => formatMoment(self, textArgument(args[0] ?? null, "__format__", 1)),
    isoformat: (self, args, kwargs) => {
      let timespec = "auto";
      readFields({ name: "isoformat", names: ["timespec"], required: 0 }, args, kwargs, (value) => {
        timespec = textArgument(value, "isoformat", 1);
      });
      return isoTime(self, timespec);
    },
  });
}

/** Refuses what is no `time`, in the words of `combine`. */
export function timeArgument(value: Value): PyTime {
  if (value instanceof PyTime) return value;
  throw typeError(`combine() argument 2 must be datetime.time, not ${argumentName(value)}`);
}
