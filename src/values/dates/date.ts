import { call } from "../calls.ts";
import { builtinType, objectType } from "../core-types.ts";
import { overflowError, valueError } from "../exceptions.ts";
import { type Kwargs, PyObject, type PyType, type Value } from "../value.ts";
import { cInt, readFields } from "./arguments.ts";
import { dayOfOrdinal, MAX_ORDINAL, ordinalOf } from "./calendar-days.ts";
import { dayFault } from "./iso-day.ts";

export const dateType: PyType = builtinType("datetime.date", objectType);

/** A day of the proleptic Gregorian calendar, years 1 to 9999. */
export class PyDate extends PyObject {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Whether it is a `datetime`, which is a date but adds and compares in its own way. */
  readonly timed: boolean;
  private known = 0;

  /** The parts must be valid; {@link makeDate} checks them. */
  constructor(year: number, month: number, day: number, type: PyType = dateType, timed = false) {
    super(type);
    this.year = year;
    this.month = month;
    this.day = day;
    this.timed = timed;
  }

  /** Days since 0001-01-01, which is 1. */
  get ordinal(): number {
    if (this.known === 0) this.known = ordinalOf(this.year, this.month, this.day);
    return this.known;
  }
}

/** Whether `value` is a `date` and no `datetime`. */
export function isPlainDate(value: Value): value is PyDate {
  return value instanceof PyDate && !value.timed;
}

/** Throws `ValueError` unless the parts are a day. */
export function checkDay(year: number, month: number, day: number): void {
  const fault = dayFault(year, month, day);
  if (fault !== undefined) throw valueError(fault);
}

/** `date(year, month, day)`. Throws `ValueError`. */
export function makeDate(year: number, month: number, day: number, type: PyType = dateType): PyDate {
  checkDay(year, month, day);
  return new PyDate(year, month, day, type);
}

/** The date of an ordinal. Throws `OverflowError` beyond the years that dates have. */
export function dateOfOrdinal(ordinal: number): PyDate {
  checkOrdinal(ordinal);
  const { year, month, day } = dayOfOrdinal(ordinal);
  return new PyDate(year, month, day);
}

export function checkOrdinal(ordinal: number): void {
  if (ordinal < 1 || ordinal > MAX_ORDINAL) throw overflowError("date value out of range");
}

/** A date of class `type`: classes derived from `date` are called, as their constructor may do more. */
export function dateOfClass(type: PyType, year: number, month: number, day: number): Value {
  if (type === dateType) return makeDate(year, month, day);
  return call(type, [BigInt(year), BigInt(month), BigInt(day)]);
}

const fields = { name: "", names: ["year", "month", "day"], required: 3 };
const replaceFields = { ...fields, name: "replace", required: 0 };

export function newDate(type: PyType, args: readonly Value[], kwargs: Kwargs): PyDate {
  const parts = [0, 0, 0];
  readFields(fields, args, kwargs, (value, i) => {
    parts[i] = cInt(value);
  });
  const [year = 0, month = 0, day = 0] = parts;
  return makeDate(year, month, day, type);
}

/** `date.replace(year=…, month=…, day=…)`. */
export function replaceDate(self: PyDate, args: readonly Value[], kwargs: Kwargs): Value {
  const parts = [self.year, self.month, self.day];
  readFields(replaceFields, args, kwargs, (value, i) => {
    parts[i] = cInt(value);
  });
  const [year = 0, month = 0, day = 0] = parts;
  return makeDate(year, month, day, self.type);
}
