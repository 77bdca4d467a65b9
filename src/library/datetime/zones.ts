import { getAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { asText, builtinType, isInstance, NotImplemented, objectType, typeName } from "../../values/core-types.ts";
import { argumentName, readFields, textArgument } from "../../values/dates/arguments.ts";
import { pad } from "../../values/dates/calendar-days.ts";
import { PyTimedelta, timedelta, timedeltaType } from "../../values/dates/timedelta.ts";
import { notImplementedError, typeError, valueError } from "../../values/exceptions.ts";
import { hash } from "../../values/hashing.ts";
import { define } from "../../values/native.ts";
import { tuple } from "../../values/sequences.ts";
import { repr } from "../../values/text.ts";
import { type Kwargs, PyObject, type PyType, type Value } from "../../values/value.ts";
import { PyDateTime, shiftMoment } from "./moment.ts";

export const tzinfoType: PyType = builtinType("datetime.tzinfo", objectType);
export const timezoneType: PyType = builtinType("datetime.timezone", tzinfoType, { sealed: true });

/** A fixed distance from UTC, with a name of its own or one made from the distance. */
export class PyTimezone extends PyObject {
  readonly offset: PyTimedelta;
  readonly name: string | null;

  constructor(offset: PyTimedelta, name: string | null = null) {
    super(timezoneType);
    this.offset = offset;
    this.name = name;
  }
}

const DAY_LIMIT = "strictly between -timedelta(hours=24) and timedelta(hours=24)";

/** Whether a distance from UTC is shorter than a day. */
function isWithinDay(offset: PyTimedelta): boolean {
  const { days, seconds, microseconds } = offset;
  return days === 0 || (days === -1 && (seconds > 0 || microseconds > 0));
}

export const utc: PyTimezone = new PyTimezone(new PyTimedelta(0));

/** `timezone(offset)`. Throws `ValueError` for a day or more. */
export function makeTimezone(offset: PyTimedelta, name: string | null = null): PyTimezone {
  if (!isWithinDay(offset)) throw valueError(`offset must be a timedelta ${DAY_LIMIT}, not ${repr(offset)}.`);
  const { days, seconds, microseconds } = offset;
  return name === null && days === 0 && seconds === 0 && microseconds === 0 ? utc : new PyTimezone(offset, name);
}

/** Refuses what is neither `None` nor a `tzinfo`. */
export function checkZone(value: Value): Value {
  if (value === null || isInstance(value, tzinfoType)) return value;
  throw typeError(`tzinfo argument must be None or of a tzinfo subclass, not type '${typeName(value)}'`);
}

/** The distance from UTC that `zone.utcoffset(moment)` or `zone.dst(moment)` tells; `null` for none. */
export function askZone(zone: Value, method: "utcoffset" | "dst", moment: Value): PyTimedelta | null {
  if (zone === null) return null;
  if (zone instanceof PyTimezone) return method === "dst" ? null : zone.offset;
  const result = call(getAttribute(zone, method), [moment]);
  if (result === null) return null;
  if (!(result instanceof PyTimedelta)) {
    throw typeError(`tzinfo.${method}() must return None or timedelta, not '${typeName(result)}'`);
  }
  if (!isWithinDay(result)) throw valueError(`offset must be a timedelta ${DAY_LIMIT}.`);
  return result;
}

/** `zone.tzname(moment)`. */
export function askZoneName(zone: Value, moment: Value): string | null {
  if (zone === null) return null;
  if (zone instanceof PyTimezone) return zoneName(zone);
  const result = call(getAttribute(zone, "tzname"), [moment]);
  if (result === null) return null;
  const name = asText(result);
  if (name === undefined) {
    throw typeError(`tzinfo.tzname() must return None or a string, not '${typeName(result)}'`);
  }
  return name;
}

/** `+02:00`, with seconds and microseconds when there are such. */
export function offsetText(offset: PyTimedelta, separator: string): string {
  const negative = offset.days < 0;
  const size = negative ? timedelta(-offset.days, -offset.seconds, -offset.microseconds) : offset;
  const minutes = Math.floor(size.seconds / 60);
  const second = size.seconds % 60;
  let text = `${negative ? "-" : "+"}${pad(Math.floor(minutes / 60), 2)}${separator}${pad(minutes % 60, 2)}`;
  if (second !== 0 || size.microseconds !== 0) text += `${separator}${pad(second, 2)}`;
  return size.microseconds === 0 ? text : `${text}.${pad(size.microseconds, 6)}`;
}

function zoneName(self: PyTimezone): string {
  if (self.name !== null) return self.name;
  return self === utc ? "UTC" : `UTC${offsetText(self.offset, ":")}`;
}

function checkMoment(method: string, moment: Value): void {
  if (moment !== null && !(moment instanceof PyDateTime)) {
    throw typeError(`${method}(dt) argument must be a datetime instance or None, not ${typeName(moment)}`);
  }
}

/** The moment of `fromutc`'s argument, which must carry the zone itself. */
export function ownMoment(self: Value, moment: Value): PyDateTime {
  if (!(moment instanceof PyDateTime)) throw typeError("fromutc: argument must be a datetime");
  if (moment.tzinfo !== self) throw valueError("fromutc: dt.tzinfo is not self");
  return moment;
}

export function shiftBy(moment: PyDateTime, delta: PyTimedelta, sign = 1): Value {
  return shiftMoment(moment, sign * delta.days, sign * delta.seconds, sign * delta.microseconds);
}

function asMoment(value: Value): PyDateTime {
  if (value instanceof PyDateTime) return value;
  throw typeError("fromutc: argument must be a datetime");
}

/** The rule of the module's documentation: standard offset first, then daylight saving asked again there. */
function fromUtcByRules(self: Value, argument: Value): Value {
  const moment = ownMoment(self, argument);
  const offset = askZone(self, "utcoffset", moment);
  if (offset === null) throw valueError("fromutc: non-None utcoffset() result required");
  const daylight = askZone(self, "dst", moment);
  if (daylight === null) throw valueError("fromutc: non-None dst() result required");
  const standard = timedelta(
    offset.days - daylight.days,
    offset.seconds - daylight.seconds,
    offset.microseconds - daylight.microseconds,
  );
  const shifted = asMoment(shiftBy(moment, standard));
  const there = askZone(self, "dst", shifted);
  if (there === null) throw valueError("fromutc: tz.dst() gave inconsistent results; cannot convert");
  return shiftBy(shifted, there);
}

function newTimezone(_: PyType, args: readonly Value[], kwargs: Kwargs): Value {
  let offset: PyTimedelta | undefined;
  let name: string | null = null;
  readFields({ name: "timezone", names: ["offset", "name"], required: 1 }, args, kwargs, (value, i) => {
    if (i === 1) name = textArgument(value, "timezone", 2);
    else if (value instanceof PyTimedelta) offset = value;
    else throw typeError(`timezone() argument 1 must be ${timedeltaType.name}, not ${argumentName(value)}`);
  });
  return makeTimezone(offset ?? new PyTimedelta(0), name);
}

function abstract(name: string): () => never {
  return () => {
    throw notImplementedError(`a tzinfo subclass must implement ${name}()`);
  };
}

export function installZones(): void {
  tzinfoType.own.new = (type) => new PyObject(type);
  define<PyObject>(tzinfoType, {
    slots: { init: () => undefined },
    methods: {
      "utcoffset(dt, /)": abstract("utcoffset"),
      "tzname(dt, /)": abstract("tzname"),
      "dst(dt, /)": abstract("dst"),
      "fromutc(dt, /)": fromUtcByRules,
    },
  });
  timezoneType.own.new = newTimezone;
  define<PyTimezone>(timezoneType, {
    slots: {
      repr: (self) => {
        if (self === utc) return "datetime.timezone.utc";
        return `datetime.timezone(${repr(self.offset)}${self.name === null ? "" : `, ${repr(self.name)}`})`;
      },
      str: zoneName,
      hash: (self) => hash(self.offset),
      compare: (self, other, op) => {
        if ((op !== "==" && op !== "!=") || !(other instanceof PyTimezone)) return NotImplemented;
        const { days, seconds, microseconds } = self.offset;
        const { offset } = other;
        const same = days === offset.days && seconds === offset.seconds && microseconds === offset.microseconds;
        return same === (op === "==");
      },
    },
    methods: {
      "utcoffset(dt, /)": (self, moment = null) => {
        checkMoment("utcoffset", moment);
        return self.offset;
      },
      "tzname(dt, /)": (self, moment = null) => {
        checkMoment("tzname", moment);
        return zoneName(self);
      },
      "dst(dt, /)": (_, moment = null) => {
        checkMoment("dst", moment);
        return null;
      },
      "fromutc(dt, /)": (self, moment = null) => shiftBy(ownMoment(self, moment), self.offset),
      "__getinitargs__()": (self) => (self.name === null ? tuple(self.offset) : tuple(self.offset, self.name)),
    },
    constants: {
      utc,
      min: new PyTimezone(new PyTimedelta(-1, 60)),
      max: new PyTimezone(new PyTimedelta(0, 86340)),
    },
  });
}
