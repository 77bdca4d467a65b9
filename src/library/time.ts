import { asFloat, asInt, asText, typeOf } from "../values/core-types.ts";
import { between, cInt, textArgument } from "../values/dates/arguments.ts";
import { EPOCH_ORDINAL, ordinalOf, pad, weekdayOf } from "../values/dates/calendar-days.ts";
import { type BrokenTime, monthNames, strftime, weekdayNames } from "../values/dates/strftime.ts";
import { PyStructTime, structTime, structTimeType } from "../values/dates/struct-sequences.ts";
import { floorDivide } from "../values/dates/timedelta.ts";
import { clockMicros, localOffset, platformDay, readTimestamp } from "../values/dates/timestamps.ts";
import { overflowError, typeError, valueError } from "../values/exceptions.ts";
import { NativeFunction } from "../values/functions.ts";
import { spend } from "../values/meter.ts";
import { native } from "../values/native.ts";
import { bindArguments } from "../values/parameters.ts";
import { PyTuple } from "../values/sequences.ts";
import { repr } from "../values/text.ts";
import type { Kwargs, Value } from "../values/value.ts";
import { localZone } from "./datetime/moment-zones.ts";
import { strptime } from "./datetime/strptime.ts";
import type { ModuleDefinition } from "./module-definition.ts";

/** The numbers of a time tuple as written; {@link checked} makes C's sense of them. */
interface TimeTuple extends Omit<BrokenTime, "localOffset"> {
  readonly daylight: number;
}

function readTuple(name: string, value: Value): TimeTuple {
  if (!(value instanceof PyTuple)) throw typeError("Tuple or struct_time argument required");
  if (value.items.length !== 9) throw typeError(`${name}(): illegal time tuple argument`);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, wday = 0, yearDay = 0, daylight = 0] =
    value.items.map(cInt);
  if (year < -2147483648 + 1900) throw overflowError("year out of range");
  const zone = value instanceof PyStructTime ? asText(value.zone) : undefined;
  const offset = value instanceof PyStructTime && value.offset !== null ? cInt(value.offset) : 0;
  const known = daylight >= 0;
  return {
    year,
    month,
    day,
    hour,
    minute,
    second,
    weekday: wday,
    yearDay,
    daylight,
    zone: known ? (zone ?? localZone().name ?? "") : "",
    offset: known ? offset : null,
  };
}

/** Refuses what C's functions would misread; zeros of month, day and day of the year count as ones. */
function checked(t: TimeTuple): TimeTuple {
  const month = t.month === 0 ? 1 : t.month;
  const day = t.day === 0 ? 1 : t.day;
  const yearDay = t.yearDay === 0 ? 1 : t.yearDay;
  if (month < 1 || month > 12) throw valueError("month out of range");
  if (day < 1 || day > 31) throw valueError("day of month out of range");
  if (t.hour < 0 || t.hour > 23) throw valueError("hour out of range");
  if (t.minute < 0 || t.minute > 59) throw valueError("minute out of range");
  if (t.second < 0 || t.second > 61) throw valueError("seconds out of range");
  if (t.weekday < -1) throw valueError("day of week out of range");
  if (yearDay < 1 || yearDay > 366) throw valueError("day of year out of range");
  return { ...t, month, day, yearDay, weekday: (t.weekday + 7) % 7 };
}

function structOfSeconds(seconds: bigint, zone: string, offset: number): PyStructTime {
  const local = seconds + BigInt(offset);
  const days = floorDivide(local, 86400n);
  const { year, month, day } = platformDay(days);
  const rest = Number(local - days * 86400n);
  const ordinal = Number(days) + EPOCH_ORDINAL;
  const clock = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60];
  const numbers = [year, month, day, ...clock, weekdayOf(ordinal), ordinal - ordinalOf(year, 1, 1) + 1];
  return structTime(numbers, 0, zone, BigInt(offset));
}

/** Seconds of an optional argument, or of the host's clock. */
function secondsOf(name: string, args: readonly Value[], kwargs: Kwargs): bigint {
  between(name, 0, 1, args, kwargs);
  const [given = null] = args;
  return given === null ? floorDivide(clockMicros(), 1_000_000n) : readTimestamp(given, 1n, "floor");
}

function localTime(seconds: bigint): PyStructTime {
  return structOfSeconds(seconds, localZone().name ?? "", localOffset());
}

/** `Mon Jan  1 00:00:00 2024`. */
function asctime(t: TimeTuple): string {
  const weekday = (weekdayNames[t.weekday % 7] ?? "").slice(0, 3);
  const month = (monthNames[t.month - 1] ?? "").slice(0, 3);
  const clock = [t.hour, t.minute, t.second].map((n) => pad(n, 2)).join(":");
  return `${weekday} ${month} ${String(t.day).padStart(2)} ${clock} ${t.year}`;
}

/** Local time to seconds since 1970; parts may overflow their ranges. */
function mktime(value: Value): number {
  const t = readTuple("mktime", value);
  const months = t.year * 12 + t.month - 1;
  const year = Math.floor(months / 12);
  const days = ordinalOf(year, months - year * 12 + 1, 1) + t.day - 1 - EPOCH_ORDINAL;
  const summer = t.daylight > 0 ? 3600 : 0;
  return days * 86400 + t.hour * 3600 + t.minute * 60 + t.second - summer - localOffset();
}

function format(args: readonly Value[], kwargs: Kwargs): string {
  between("strftime", 1, 2, args, kwargs);
  const text = textArgument(args[0] ?? null, "strftime", 1);
  const moment = args[1] ?? localTime(floorDivide(clockMicros(), 1_000_000n));
  const t = checked(readTuple("strftime", args.length > 1 ? (args[1] ?? null) : moment));
  if (text.includes("\0")) throw valueError("embedded null character");
  return strftime(text, { ...t, localOffset: localOffset() + (t.daylight > 0 ? 3600 : 0) });
}

const strptimeParameters = {
  names: ["data_string", "format"],
  positionalOnly: 0,
  positional: 2,
  defaults: [undefined, "%a %b %d %H:%M:%S %Y"],
  vararg: null,
  kwarg: null,
};

function parse(args: readonly Value[], kwargs: Kwargs): Value {
  if (kwargs !== null && kwargs.size > 0) throw typeError("strptime() takes no keyword arguments");
  const bound = bindArguments("_strptime_time", strptimeParameters, args, kwargs);
  const [text = "", form = ""] = bound.map((value, i) => {
    const found = asText(value);
    if (found === undefined) throw typeError(`strptime() argument ${i} must be str, not ${repr(typeOf(value))}`);
    return found;
  });
  const t = strptime(text, form);
  const numbers = [t.year, t.month, t.day, t.hour, t.minute, t.second, t.weekday, t.yearDay];
  return structTime(numbers, t.daylight, t.zone, t.offset === null ? null : BigInt(t.offset.seconds));
}

/** Seconds that C counts in 64 bits of nanoseconds. */
const MAX_SLEEP = 9_223_372_036n;

/** Sleeping takes no time here: it counts as a step, and the clock is the host's. */
function sleep(seconds: Value): null {
  const given = asInt(seconds) ?? BigInt(Math.trunc(Math.min(1e30, Math.max(-1e30, asFloat(seconds) || 0))));
  if (given > MAX_SLEEP || given < -MAX_SLEEP) throw overflowError("timestamp too large to convert to C _PyTime_t");
  if (readTimestamp(seconds, 1_000_000_000n, "nearest") < 0n) throw valueError("sleep length must be non-negative");
  spend(1);
  return null;
}

const raw = (name: string, body: (args: Value[], kwargs: Kwargs) => Value): NativeFunction =>
  new NativeFunction(name, name, body);

const clocks = ["time", "monotonic", "perf_counter", "process_time", "thread_time"];

function* functions(): Iterable<NativeFunction> {
  const options = { module: "time" };
  for (const clock of clocks) {
    yield native(`${clock}()`, () => Number(clockMicros()) / 1e6, options);
    yield native(`${clock}_ns()`, () => clockMicros() * 1000n, options);
  }
  yield native("sleep(seconds, /)", (seconds = null) => sleep(seconds), options);
  yield native("mktime(time_tuple, /)", (value = null) => mktime(value), options);
  yield raw("gmtime", (args, kwargs) => structOfSeconds(secondsOf("gmtime", args, kwargs), "GMT", 0));
  yield raw("localtime", (args, kwargs) => localTime(secondsOf("localtime", args, kwargs)));
  yield raw("strftime", format);
  yield raw("strptime", parse);
  yield raw("ctime", (args, kwargs) => asctime(readTuple("ctime", localTime(secondsOf("ctime", args, kwargs)))));
  yield native(
    "asctime(time_tuple?, /)",
    (value) => {
      const given: Value | undefined = value;
      return asctime(
        checked(readTuple("asctime", given === undefined ? localTime(floorDivide(clockMicros(), 1_000_000n)) : given)),
      );
    },
    options,
  );
}

export const timeModule: ModuleDefinition = {
  name: "time",
  members: () => [
    ...[...functions()].map((made) => [made.name, made] as const),
    ["struct_time", structTimeType],
    // The module's values are shared by all runs, so they cannot follow a host's zone as `localtime` does.
    ["timezone", 0n],
    ["altzone", 0n],
    ["daylight", 0n],
    ["tzname", new PyTuple(["UTC", "UTC"])],
  ],
};
