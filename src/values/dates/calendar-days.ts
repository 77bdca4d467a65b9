/**
 * The proleptic Gregorian calendar as day counts. Day 1 is 0001-01-01, a Monday; nothing here knows about limits: years and ordinals
 * below 1 are counted on the same way, so that callers may step over the edge and then refuse.
 */

export const MIN_YEAR = 1;
export const MAX_YEAR = 9999;
/** `date.max.toordinal()`. */
export const MAX_ORDINAL = 3652059;
/** The ordinal of 1970-01-01. */
export const EPOCH_ORDINAL = 719163;

export interface Day {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** From 1. */
  readonly day: number;
}

const lengths: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const before: readonly number[] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days of a month in 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (lengths[month - 1] ?? 0);
}

function daysBeforeYear(year: number): number {
  const y = year - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
}

/** Days of the year that lie before the month. */
export function daysBeforeMonth(year: number, month: number): number {
  return (before[month - 1] ?? 0) + (month > 2 && isLeapYear(year) ? 1 : 0);
}

/** The ordinal of a day; `day` may lie outside the month. */
export function ordinalOf(year: number, month: number, day: number): number {
  return daysBeforeYear(year) + daysBeforeMonth(year, month) + day;
}

/**
 * The day of an ordinal: years are counted from March, so that the leap day comes last, in cycles of 400 years (146097 days).
 */
export function dayOfOrdinal(ordinal: number): Day {
  const n = ordinal + 305; // Days since 0000-03-01.
  const cycle = Math.floor(n / 146097);
  const inCycle = n - cycle * 146097;
  const shifted = inCycle - Math.floor(inCycle / 1460) + Math.floor(inCycle / 36524) - Math.floor(inCycle / 146096);
  const yearInCycle = Math.floor(shifted / 365);
  const yearStart = yearInCycle * 365 + Math.floor(yearInCycle / 4) - Math.floor(yearInCycle / 100);
  const dayOfYear = inCycle - yearStart;
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return { year: cycle * 400 + yearInCycle + (month <= 2 ? 1 : 0), month, day };
}

/** Monday is 0. */
export function weekdayOf(ordinal: number): number {
  return (((ordinal + 6) % 7) + 7) % 7;
}

/** The ordinal of the Monday that starts ISO week 1 of the year: the week with the year's first Thursday. */
export function isoYearStart(year: number): number {
  const first = ordinalOf(year, 1, 1);
  const weekday = weekdayOf(first);
  return first - weekday + (weekday > 3 ? 7 : 0);
}

export interface IsoWeekDay {
  readonly year: number;
  readonly week: number;
  /** Monday is 1. */
  readonly weekday: number;
}

export function isoCalendarOf(year: number, ordinal: number): IsoWeekDay {
  let isoYear = year;
  let start = isoYearStart(isoYear);
  if (ordinal < start) {
    isoYear -= 1;
    start = isoYearStart(isoYear);
  } else if (ordinal >= isoYearStart(isoYear + 1)) {
    isoYear += 1;
    start = isoYearStart(isoYear);
  }
  return { year: isoYear, week: Math.floor((ordinal - start) / 7) + 1, weekday: weekdayOf(ordinal) + 1 };
}

/** Why a year, week and weekday are no day. */
export type IsoWeekFault = "year" | "week" | "weekday";

/** The ordinal of an ISO week date, which may lie just outside the years that dates have; or what is wrong with it. */
export function ordinalOfIsoWeek(year: number, week: number, weekday: number): number | IsoWeekFault {
  if (year < MIN_YEAR || year > MAX_YEAR) return "year";
  const start = isoYearStart(year);
  const weeks = (isoYearStart(year + 1) - start) / 7;
  if (week < 1 || week > weeks) return "week";
  if (weekday < 1 || weekday > 7) return "weekday";
  return start + (week - 1) * 7 + weekday - 1;
}

export function pad(n: number, width: number): string {
  return n < 0 ? `-${String(-n).padStart(width - 1, "0")}` : String(n).padStart(width, "0");
}
