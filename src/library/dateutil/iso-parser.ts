/** ISO 8601 as `dateutil.parser.isoparse` reads it: partial dates, ordinal days, midnight as 24:00, offsets of whole minutes. */
import { dayOfOrdinal, isLeapYear, isoYearStart, ordinalOf } from "../../values/dates/calendar-days.ts";
import { checkDay } from "../../values/dates/date.ts";
import { valueError } from "../../values/exceptions.ts";
import { quoteText } from "../../values/quoting.ts";

export interface IsoMoment {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  microsecond: number;
  /** Seconds east of UTC; `null` without a zone. */
  offset: number | null;
}

function digits(text: string, at: number, count: number): number {
  const part = text.slice(at, at + count);
  if (part.length !== count || !/^\d+$/.test(part)) {
    throw valueError(`Expected ${count} digits, got ${quoteText(part)}`);
  }
  return Number(part);
}

interface IsoDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Where the date ends in the text. */
  readonly end: number;
}

/** `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, `YYYYMMDD`. */
function commonDay(text: string): IsoDay | undefined {
  const match = /^(\d{4})(?:$|(-?)(\d\d)(?:$|\2(\d\d)))/.exec(text);
  if (match === null) return undefined;
  const [whole, year = "", separator = "", month, day] = match;
  // `YYYYMM` would be taken for `YYMMDD`, so there is no such form.
  if (month !== undefined && day === undefined && separator === "") return undefined;
  return { year: Number(year), month: Number(month ?? 1), day: Number(day ?? 1), end: whole.length };
}

/** ISO weeks and days of the year. */
function uncommonDay(text: string): IsoDay {
  if (text.length < 4) throw valueError("ISO string too short");
  const year = digits(text, 0, 4);
  const separated = text[4] === "-";
  let at = separated ? 5 : 4;
  let ordinal: number;
  if (text[at] === "W") {
    const week = digits(text, at + 1, 2);
    at += 3;
    let weekday = 1;
    if (text.length > at) {
      if ((text[at] === "-") !== separated) throw valueError("Inconsistent use of dash separator");
      at += separated ? 1 : 0;
      weekday = digits(text, at, 1);
      at += 1;
    }
    if (week < 1 || week > 53) throw valueError(`Invalid week: ${week}`);
    if (weekday < 1 || weekday > 7) throw valueError(`Invalid weekday: ${weekday}`);
    checkDay(year, 1, 4);
    ordinal = isoYearStart(year) + (week - 1) * 7 + weekday - 1;
  } else {
    if (text.length - at < 3) throw valueError("Invalid ordinal day");
    const dayOfYear = digits(text, at, 3);
    at += 3;
    if (dayOfYear < 1 || dayOfYear > (isLeapYear(year) ? 366 : 365)) {
      throw valueError(`Invalid ordinal day ${dayOfYear} for year ${year}`);
    }
    checkDay(year, 1, 1);
    ordinal = ordinalOf(year, 1, 1) + dayOfYear - 1;
  }
  return { ...dayOfOrdinal(ordinal), end: at };
}

export function isoDay(text: string): IsoDay {
  return commonDay(text) ?? uncommonDay(text);
}

/** `Z`, `±HH`, `±HHMM`, `±HH:MM` in seconds. */
export function isoOffset(text: string, zeroIsUtc = true): number {
  if (text === "Z" || text === "z") return 0;
  if (text.length !== 3 && text.length !== 5 && text.length !== 6) {
    throw valueError("Time zone offset must be 1, 3, 5 or 6 characters");
  }
  const sign = text[0] === "-" ? -1 : text[0] === "+" ? 1 : 0;
  if (sign === 0) throw valueError("Time zone offset requires sign");
  const hours = digits(text, 1, 2);
  const at = text[3] === ":" ? 4 : 3;
  if (text.length !== 3 && text.length !== at + 2) throw valueError("Invalid minutes in time zone offset");
  const minutes = text.length === 3 ? 0 : digits(text, at, 2);
  if (zeroIsUtc && hours === 0 && minutes === 0) return 0;
  if (minutes > 59) throw valueError("Invalid minutes in time zone offset");
  if (hours > 23) throw valueError("Invalid hours in time zone offset");
  return sign * (hours * 60 + minutes) * 60;
}

type IsoTime = Pick<IsoMoment, "hour" | "minute" | "second" | "microsecond" | "offset">;

/** `HH[:MM[:SS[.ffffff]]]` with a zone. Hour 24 stays 24. */
export function isoTime(text: string): IsoTime {
  if (text.length < 2) throw valueError("ISO time too short");
  const clock = [0, 0, 0, 0];
  let offset: number | null = null;
  let at = 0;
  let separated = false;
  for (let part = 0; at < text.length && part <= 5; part++) {
    if ("-+Zz".includes(text[at] ?? "?")) {
      offset = isoOffset(text.slice(at));
      at = text.length;
      break;
    }
    if (part === 1 && text[at] === ":") {
      separated = true;
      at += 1;
    } else if (part === 2 && separated) {
      if (text[at] !== ":") throw valueError("Inconsistent use of colon separator");
      at += 1;
    }
    if (part < 3) {
      clock[part] = digits(text, at, 2);
      at += 2;
    } else if (part === 3) {
      const fraction = /^[.,](\d+)/.exec(text.slice(at));
      if (fraction === null) continue;
      clock[3] = Number((fraction[1] ?? "").slice(0, 6).padEnd(6, "0"));
      at += fraction[0].length;
    }
  }
  if (at < text.length) throw valueError("Unused components in ISO string");
  const [hour = 0, minute = 0, second = 0, microsecond = 0] = clock;
  if (hour === 24 && (minute !== 0 || second !== 0 || microsecond !== 0)) {
    throw valueError("Hour may only be 24 at 24:00:00.000");
  }
  return { hour, minute, second, microsecond, offset };
}

/** A moment of an ISO text, date and time separated by `separator` or any one character. */
export function isoMoment(text: string, separator: string | null): IsoMoment {
  const { year, month, day, end } = isoDay(text);
  const date = { year, month, day };
  if (text.length <= end) return { ...date, hour: 0, minute: 0, second: 0, microsecond: 0, offset: null };
  if (separator !== null && text[end] !== separator) throw valueError("String contains unknown ISO components");
  return { ...date, ...isoTime(text.slice(end + 1)) };
}
