import { call } from "../../values/calls.ts";
import { builtinType } from "../../values/core-types.ts";
import { type Day, dayOfOrdinal } from "../../values/dates/calendar-days.ts";
import { checkDay, checkOrdinal, dateType, PyDate } from "../../values/dates/date.ts";
import { valueError } from "../../values/exceptions.ts";
import type { PyType, Value } from "../../values/value.ts";
import type { Clock } from "./iso-clock.ts";

export const datetimeType: PyType = builtinType("datetime.datetime", dateType);

/** A day and a time of it, with a time zone (`tzinfo`) or `None` for a naive one. */
export class PyDateTime extends PyDate implements Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
  readonly tzinfo: Value;
  /** 1: the second of two moments that clocks show alike. */
  readonly fold: number;

  /** The parts must be valid; {@link makeMoment} checks them. */
  constructor(day: Day, clock: Clock, tzinfo: Value, fold = 0, type: PyType = datetimeType) {
    super(day.year, day.month, day.day, type, true);
    this.hour = clock.hour;
    this.minute = clock.minute;
    this.second = clock.second;
    this.microsecond = clock.microsecond;
    this.tzinfo = tzinfo;
    this.fold = fold;
  }

  /** Seconds of the day. */
  get daySeconds(): number {
    return this.hour * 3600 + this.minute * 60 + this.second;
  }
}

/** Throws `ValueError` unless the parts are a time of a day. */
export function checkClock(clock: Clock, fold: number): void {
  if (clock.hour < 0 || clock.hour > 23) throw valueError("hour must be in 0..23");
  if (clock.minute < 0 || clock.minute > 59) throw valueError("minute must be in 0..59");
  if (clock.second < 0 || clock.second > 59) throw valueError("second must be in 0..59");
  if (clock.microsecond < 0 || clock.microsecond > 999999) throw valueError("microsecond must be in 0..999999");
  if (fold !== 0 && fold !== 1) throw valueError("fold must be either 0 or 1");
}

export function makeMoment(day: Day, clock: Clock, tzinfo: Value, fold: number, type: PyType): PyDateTime {
  checkDay(day.year, day.month, day.day);
  checkClock(clock, fold);
  return new PyDateTime(day, clock, tzinfo, fold, type);
}

/** A moment of class `type`: classes derived from `datetime` are called with the parts; `fold` is set afterwards. */
export function momentOfClass(type: PyType, day: Day, clock: Clock, tzinfo: Value, fold = 0): Value {
  if (type === datetimeType) return makeMoment(day, clock, tzinfo, fold, type);
  const parts = [day.year, day.month, day.day, clock.hour, clock.minute, clock.second, clock.microsecond];
  const made = call(type, [...parts.map(BigInt), tzinfo]);
  if (fold === 0 || !(made instanceof PyDateTime)) return made;
  return copyMoment(made, { fold });
}

/** A copy with other clock, zone or fold, of the same class and without calling it. */
export function copyMoment(
  self: PyDateTime,
  change: { readonly tzinfo?: Value; readonly fold?: number; readonly type?: PyType },
): PyDateTime {
  const { tzinfo = self.tzinfo, fold = self.fold, type = self.type } = change;
  const copy = new PyDateTime(self, self, tzinfo, fold, type);
  copy.attrs = self.attrs;
  return copy;
}

/** The time that lies so many seconds into a day; microseconds stay apart. */
export function clockOfSeconds(seconds: number, microsecond: number): Clock {
  const minutes = Math.floor(seconds / 60);
  return { hour: Math.floor(minutes / 60), minute: minutes % 60, second: seconds % 60, microsecond };
}

/** `self` moved by days, seconds and microseconds, same class and zone. Throws `OverflowError` beyond the calendar. */
export function shiftMoment(self: PyDateTime, days: number, seconds: number, microseconds: number): Value {
  const micros = self.microsecond + microseconds;
  const carry = Math.floor(micros / 1_000_000);
  const total = self.daySeconds + seconds + carry;
  const dayCarry = Math.floor(total / 86400);
  const ordinal = self.ordinal + days + dayCarry;
  checkOrdinal(ordinal);
  const clock = clockOfSeconds(total - dayCarry * 86400, micros - carry * 1_000_000);
  return momentOfClass(self.type, dayOfOrdinal(ordinal), clock, self.tzinfo);
}
