/** What a moment's zone has a say in: differences, order, conversion, time stamps. */
import { getAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { ordered } from "../../values/comparison.ts";
import { NotImplemented, typeName } from "../../values/core-types.ts";
import { EPOCH_ORDINAL, pad } from "../../values/dates/calendar-days.ts";
import { PyDate } from "../../values/dates/date.ts";
import { PyTimedelta, timedelta } from "../../values/dates/timedelta.ts";
import { dayOfTimestamp, localOffset } from "../../values/dates/timestamps.ts";
import { typeError } from "../../values/exceptions.ts";
import { hash } from "../../values/hashing.ts";
import { tuple } from "../../values/sequences.ts";
import type { Comparison, Value } from "../../values/value.ts";
import { copyMoment, PyDateTime } from "./moment.ts";
import { askZone, makeTimezone, type PyTimezone, shiftBy } from "./zones.ts";

/** Seconds since 1970 as the clock shows them, zone aside. */
export function clockSeconds(moment: PyDateTime): number {
  return (moment.ordinal - EPOCH_ORDINAL) * 86400 + moment.daySeconds;
}

/** `a - b` by their clocks. */
function clockDifference(a: PyDateTime, b: PyDateTime): PyTimedelta {
  return timedelta(a.ordinal - b.ordinal, a.daySeconds - b.daySeconds, a.microsecond - b.microsecond);
}

function plus(a: PyTimedelta, b: PyTimedelta, sign: number): PyTimedelta {
  return timedelta(a.days + sign * b.days, a.seconds + sign * b.seconds, a.microseconds + sign * b.microseconds);
}

export function subtractMoments(left: Value, right: Value): Value {
  if (!(left instanceof PyDateTime)) return NotImplemented;
  if (right instanceof PyTimedelta) return shiftBy(left, right, -1);
  if (!(right instanceof PyDateTime)) return NotImplemented;
  const difference = clockDifference(left, right);
  if (left.tzinfo === right.tzinfo) return difference;
  const mine = askZone(left.tzinfo, "utcoffset", left);
  const theirs = askZone(right.tzinfo, "utcoffset", right);
  if (mine === null && theirs === null) return difference;
  if (mine === null || theirs === null) throw typeError("can't subtract offset-naive and offset-aware datetimes");
  return plus(plus(difference, mine, -1), theirs, 1);
}

export function addMoments(left: Value, right: Value): Value {
  if (left instanceof PyDateTime) return right instanceof PyTimedelta ? shiftBy(left, right) : NotImplemented;
  return right instanceof PyDateTime && left instanceof PyTimedelta ? shiftBy(right, left) : NotImplemented;
}

/** -1, 0 or 1, beyond the limits of durations too. */
function orderOf(days: number, seconds: number, microseconds: number): number {
  const total = days * 86400 + seconds;
  return Math.sign(total + Math.floor(microseconds / 1e6)) || microseconds - Math.floor(microseconds / 1e6) * 1e6;
}

function clockOrder(a: PyDateTime, b: PyDateTime): number {
  return orderOf(a.ordinal - b.ordinal, a.daySeconds - b.daySeconds, a.microsecond - b.microsecond);
}

/** Whether the moment lies in a gap or repeat of its zone: the two folds differ in their distance from UTC. */
function isProblematic(moment: PyDateTime, offset: PyTimedelta): boolean {
  const flipped = askZone(moment.tzinfo, "utcoffset", copyMoment(moment, { fold: 1 - moment.fold }));
  return flipped === null || !sameDelta(flipped, offset);
}

function sameDelta(a: PyTimedelta, b: PyTimedelta): boolean {
  return a.days === b.days && a.seconds === b.seconds && a.microseconds === b.microseconds;
}

export function compareMoments(self: PyDateTime, other: Value, op: Comparison): Value {
  if (!(other instanceof PyDateTime)) {
    if (!(other instanceof PyDate)) return NotImplemented;
    // A date alone never equals a moment, and cannot be ordered with one.
    if (op === "==") return false;
    if (op === "!=") return true;
    throw typeError(`can't compare ${typeName(self)} to ${typeName(other)}`);
  }
  if (self.tzinfo === other.tzinfo) return ordered(clockOrder(self, other), op);
  const mine = askZone(self.tzinfo, "utcoffset", self);
  const theirs = askZone(other.tzinfo, "utcoffset", other);
  const equality = op === "==" || op === "!=";
  if (mine === null && theirs === null) return ordered(clockOrder(self, other), op);
  if (mine !== null && theirs !== null) {
    const order = sameDelta(mine, theirs)
      ? clockOrder(self, other)
      : orderOf(
          self.ordinal - other.ordinal - mine.days + theirs.days,
          self.daySeconds - other.daySeconds - mine.seconds + theirs.seconds,
          self.microsecond - other.microsecond - mine.microseconds + theirs.microseconds,
        );
    if (equality && order === 0 && (isProblematic(self, mine) || isProblematic(other, theirs))) return op === "!=";
    return ordered(order, op);
  }
  if (op === "==") return false;
  if (op === "!=") return true;
  throw typeError("can't compare offset-naive and offset-aware datetimes");
}

export function hashMoment(self: PyDateTime): number | bigint {
  const plain = self.fold === 0 ? self : copyMoment(self, { fold: 0 });
  const offset = askZone(plain.tzinfo, "utcoffset", plain);
  const seconds = clockSeconds(self) - (offset === null ? 0 : offset.days * 86400 + offset.seconds);
  const microsecond = self.microsecond - (offset === null ? 0 : offset.microseconds);
  const carry = Math.floor(microsecond / 1e6);
  return hash(tuple(BigInt(seconds + carry), BigInt(microsecond - carry * 1e6)));
}

/** The host's own zone: a fixed distance. */
export function localZone(): PyTimezone {
  const offset = localOffset();
  const minutes = Math.abs(Math.round(offset / 60));
  const rest = minutes % 60 === 0 ? "" : pad(minutes % 60, 2);
  const name = offset === 0 ? "UTC" : `${offset < 0 ? "-" : "+"}${pad(Math.floor(minutes / 60), 2)}${rest}`;
  const zone = makeTimezone(timedelta(0, offset), name);
  return zone;
}

/** Seconds since 1970 UTC of a naive moment in local time. Days at the edge of the calendar have no neighbours to ask. */
function localSeconds(moment: PyDateTime): number {
  const seconds = clockSeconds(moment);
  dayOfTimestamp(BigInt(seconds + (moment.fold === 0 ? -86400 : 86400)));
  return seconds - localOffset();
}

/** `moment.timestamp()`. */
export function timestampOf(moment: PyDateTime): number {
  const offset = askZone(moment.tzinfo, "utcoffset", moment);
  if (moment.tzinfo === null) return localSeconds(moment) + moment.microsecond / 1e6;
  if (offset === null) throw typeError("can't subtract offset-naive and offset-aware datetimes");
  const seconds = clockSeconds(moment) - offset.days * 86400 - offset.seconds;
  const micros = BigInt(seconds) * 1_000_000n + BigInt(moment.microsecond - offset.microseconds);
  return secondsOfMicros(micros);
}

/** `micros / 10**6` as the nearest float: whole and fraction meet below 2^53 only up to year 2255, so scale first. */
function secondsOfMicros(micros: bigint): number {
  if (micros < 9007199254740992n && micros > -9007199254740992n) return Number(micros) / 1e6;
  const scaled = (micros << 40n) / 1_000_000n;
  const sticky = (scaled * 1_000_000n === micros << 40n ? 0n : 1n) | scaled;
  return Number(sticky) / 2 ** 40;
}

/** `moment.astimezone(zone)`; `None` for the host's own. */
export function inZone(moment: PyDateTime, zone: Value): Value {
  const target = zone ?? localZone();
  const from = moment.tzinfo ?? localZone();
  if (from === target) return moment;
  let offset = askZone(from, "utcoffset", moment);
  if (offset === null) offset = localZone().offset;
  const atUtc = shiftBy(copyMoment(moment, { fold: 0 }), offset, -1);
  if (!(atUtc instanceof PyDateTime)) return atUtc;
  return call(getAttribute(target, "fromutc"), [copyMoment(atUtc, { tzinfo: target, fold: 0 })]);
}
