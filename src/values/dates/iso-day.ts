import { type Day, dayOfOrdinal, daysInMonth, MAX_YEAR, MIN_YEAR, ordinalOfIsoWeek } from "./calendar-days.ts";

/** Number of the `count` ASCII digits at `at`; -1 when they are not all digits. */
export function digitsAt(text: string, at: number, count: number): number {
  let n = 0;
  for (let i = at; i < at + count; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    n = n * 10 + digit;
  }
  return n;
}

/**
 * Reads `YYYY-MM-DD`, `YYYYMMDD`, `YYYY-Www[-D]` or `YYYYWww[D]` at the start of `text`, which reaches to `end`; what
 * follows is not looked at, and month and day are not checked, as in CPython. `undefined`: not of such form.
 */
export function readIsoDay(text: string, end: number): Day | undefined {
  const year = digitsAt(text, 0, 4);
  if (year < 0) return undefined;
  const separated = text[4] === "-";
  let at = separated ? 5 : 4;
  if (text[at] === "W") {
    const week = digitsAt(text, at + 1, 2);
    if (week < 0) return undefined;
    at += 3;
    let weekday = 1;
    if (at < end) {
      if (separated && text[at++] !== "-") return undefined;
      weekday = digitsAt(text, at, 1);
      if (weekday < 0) return undefined;
    }
    const ordinal = ordinalOfIsoWeek(year, week, weekday);
    return typeof ordinal === "number" ? dayOfOrdinal(ordinal) : undefined;
  }
  const month = digitsAt(text, at, 2);
  if (month < 0) return undefined;
  at += 2;
  if (separated && text[at++] !== "-") return undefined;
  const day = digitsAt(text, at, 2);
  return day < 0 ? undefined : { year, month, day };
}

/** What keeps three numbers from being a date, in CPython's words; `undefined` when nothing does. */
export function dayFault(year: number, month: number, day: number): string | undefined {
  if (year < MIN_YEAR || year > MAX_YEAR) return `year ${year} is out of range`;
  if (month < 1 || month > 12) return "month must be in 1..12";
  return day < 1 || day > daysInMonth(year, month) ? "day is out of range for month" : undefined;
}

/**
 * The day that `date.fromisoformat` makes of `text`: three numbers that are a valid date, or what its `ValueError` would
 * say. Lengths count UTF-8 bytes, as there; text with other than ASCII characters never matches anyway.
 */
export function parseIsoDay(text: string, quote: (text: string) => string = JSON.stringify): Day | string {
  const { length } = text;
  const day = length === 7 || length === 8 || length === 10 ? readIsoDay(text, length) : undefined;
  return day === undefined
    ? `Invalid isoformat string: ${quote(text)}`
    : (dayFault(day.year, day.month, day.day) ?? day);
}
