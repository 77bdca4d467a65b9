import {
  dayOfOrdinal,
  daysInMonth,
  isLeapYear,
  ordinalOf,
  ordinalOfIsoWeek,
  weekdayOf,
} from "../../values/dates/calendar-days.ts";
import { checkDay } from "../../values/dates/date.ts";
import { monthNames, weekdayNames } from "../../values/dates/strftime.ts";
import { valueError } from "../../values/exceptions.ts";
import { spend } from "../../values/meter.ts";
import { digitValue } from "../../values/numbers/decimal-digits.ts";
import { quoteText } from "../../values/quoting.ts";
import { compileFormat } from "./strptime-format.ts";

/** What `strptime` understood. */
export interface ParsedMoment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
  /** Monday is 0. */
  readonly weekday: number;
  readonly yearDay: number;
  /** 0 when a zone name was read, else -1. */
  readonly daylight: number;
  readonly zone: string | null;
  readonly offset: { readonly seconds: number; readonly microseconds: number } | null;
}

/** The number of a run of decimal digits of any script; a leading space counts for nothing. */
function numberOf(text: string): number {
  let n = 0;
  for (const character of text.trim()) n = n * 10 + digitValue(character.codePointAt(0) ?? 0);
  return n;
}

function position(names: readonly string[], text: string, length?: number): number {
  const wanted = text.toLowerCase();
  const found = names.findIndex((name) => name.slice(0, length).toLowerCase() === wanted);
  // The expression ignores case more broadly than lower case does: the long s of German prints.
  if (found < 0) throw valueError(`${quoteText(wanted)} is not in list`);
  return found;
}

/** Parts as they are read; `undefined` where the format had no directive for them. */
interface Parts {
  year?: number;
  isoYear?: number;
  isoWeek?: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  microsecond: number;
  weekday?: number;
  yearDay?: number;
  week?: { readonly number: number; readonly fromSunday: boolean };
  offset: ParsedMoment["offset"];
}

type Reader = (parts: Parts, text: string, groups: ReadonlyMap<string, string>) => void;

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>(
  Object.entries<Reader>({
    y: (p, text) => {
      const n = numberOf(text);
      p.year = n + (n <= 68 ? 2000 : 1900);
    },
    Y: (p, text) => {
      p.year = numberOf(text);
    },
    G: (p, text) => {
      p.isoYear = numberOf(text);
    },
    V: (p, text) => {
      p.isoWeek = numberOf(text);
    },
    m: (p, text) => {
      p.month = numberOf(text);
    },
    B: (p, text) => {
      p.month = position(monthNames, text) + 1;
    },
    b: (p, text) => {
      p.month = position(monthNames, text, 3) + 1;
    },
    d: (p, text) => {
      p.day = numberOf(text);
    },
    H: (p, text) => {
      p.hour = numberOf(text);
    },
    I: (p, text, groups) => {
      const afternoon = groups.get("p")?.toLowerCase() === "pm";
      p.hour = (numberOf(text) % 12) + (afternoon ? 12 : 0);
    },
    M: (p, text) => {
      p.minute = numberOf(text);
    },
    S: (p, text) => {
      p.second = numberOf(text);
    },
    f: (p, text) => {
      p.microsecond = numberOf(text.padEnd(6, "0"));
    },
    A: (p, text) => {
      p.weekday = position(weekdayNames, text);
    },
    a: (p, text) => {
      p.weekday = position(weekdayNames, text, 3);
    },
    w: (p, text) => {
      p.weekday = (numberOf(text) + 6) % 7;
    },
    u: (p, text) => {
      p.weekday = numberOf(text) - 1;
    },
    j: (p, text) => {
      p.yearDay = numberOf(text);
    },
    U: (p, text) => {
      p.week = { number: numberOf(text), fromSunday: true };
    },
    W: (p, text) => {
      p.week = { number: numberOf(text), fromSunday: false };
    },
    z: (p, text) => {
      p.offset = readOffset(text);
    },
  }),
);

/** `+hhmm[ss[.f…]]`, with colons between all parts or none; `Z`. */
function readOffset(text: string): ParsedMoment["offset"] {
  if (text === "Z") return { seconds: 0, microseconds: 0 };
  const parts = /^(.)(..)(:?)(..)(?:(:?)(..)(?:\.(.*))?)?$/su.exec(text);
  const [, sign = "", hours = "", colon = "", minutes = "", second = "", seconds = "", fraction = ""] = parts ?? [];
  // A colon missing at the first place is not missed at the second: digits are then taken from fixed places.
  if (colon === ":" && seconds !== "" && second !== ":") throw valueError(`Inconsistent use of : in ${text}`);
  if (colon === "" && second === ":") return misplaced(text);
  const factor = sign === "-" ? -1 : 1;
  return {
    seconds: factor * (numberOf(hours) * 3600 + numberOf(minutes) * 60 + numberOf(seconds)),
    microseconds: factor * numberOf(fraction.padEnd(6, "0")),
  };
}

/** `+0530:15`: CPython reads the seconds of such a text from the wrong place and stumbles over the colon. */
function misplaced(text: string): never {
  throw valueError(`invalid literal for int() with base 10: ${quoteText(text.slice(5, 7))}`);
}

/** Directives of ISO weeks come together or not at all. */
function checkIsoDirectives(p: Parts): void {
  const weekdays = "and a weekday directive ('%A', '%a', '%w', or '%u').";
  if (p.year === undefined && p.isoYear !== undefined) {
    if (p.isoWeek === undefined || p.weekday === undefined) {
      throw valueError(`ISO year directive '%G' must be used with the ISO week directive '%V' ${weekdays}`);
    }
    if (p.yearDay !== undefined) {
      throw valueError(
        "Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.",
      );
    }
  } else if (p.week === undefined && p.isoWeek !== undefined) {
    throw valueError(
      p.weekday === undefined
        ? `ISO week directive '%V' must be used with the ISO year directive '%G' ${weekdays}`
        : "ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead.",
    );
  }
}

/** Day of the year, possibly below 1, of a weekday in a week counted from the year's first Sunday or Monday. */
function yearDayOfWeek(year: number, week: NonNullable<Parts["week"]>, weekday: number): number {
  const shift = week.fromSunday ? 1 : 0;
  const first = (weekdayOf(ordinalOf(year, 1, 1)) + shift) % 7;
  const wanted = (weekday + shift) % 7;
  return week.number === 0 ? 1 + wanted - first : ((7 - first) % 7) + 7 * (week.number - 1) + 1 + wanted;
}

interface FoundDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly yearDay: number | undefined;
}

/** The day told by year, month and day, or by a week and a weekday. */
function findDay(p: Parts, year: number): FoundDay {
  const { month, day, weekday, yearDay } = p;
  if (yearDay !== undefined || weekday === undefined) return { year, month, day, yearDay };
  if (p.week !== undefined) {
    const found = yearDayOfWeek(year, p.week, weekday);
    if (found > 0) return { year, month, day, yearDay: found };
    return { year: year - 1, month, day, yearDay: found + (isLeapYear(year - 1) ? 366 : 365) };
  }
  if (p.isoYear === undefined || p.isoWeek === undefined) return { year, month, day, yearDay };
  const ordinal = ordinalOfIsoWeek(p.isoYear, p.isoWeek, weekday + 1);
  if (typeof ordinal === "string") {
    throw valueError(ordinal === "year" ? `Year is out of range: ${p.isoYear}` : `Invalid week: ${p.isoWeek}`);
  }
  return { ...dayOfOrdinal(ordinal), yearDay: undefined };
}

/** Reads `text` by `format`. Throws `ValueError` with CPython's texts. */
export function strptime(text: string, format: string): ParsedMoment {
  const { expression, letters } = compileFormat(format);
  spend(text.length >> 6);
  expression.lastIndex = 0;
  const match = expression.exec(text);
  if (match === null) {
    throw valueError(`time data ${quoteText(text)} does not match format ${quoteText(format)}`);
  }
  const rest = text.slice(match[0].length);
  if (rest !== "") throw valueError(`unconverted data remains: ${rest}`);
  const groups = new Map(letters.map((letter) => [letter, match.groups?.[letter] ?? ""]));
  const parts: Parts = { month: 1, day: 1, hour: 0, minute: 0, second: 0, microsecond: 0, offset: null };
  for (const [letter, found] of groups) readers.get(letter)?.(parts, found, groups);
  checkIsoDirectives(parts);
  return complete(parts, groups.get("Z") ?? null);
}

function complete(p: Parts, zone: string | null): ParsedMoment {
  // February 29th without a year is read in a leap year, and then called 1900 all the same.
  const leapDay = p.year === undefined && p.month === 2 && p.day === 29;
  let { year, month, day, yearDay } = findDay(p, p.year ?? (leapDay ? 1904 : 1900));
  if (yearDay === undefined) {
    checkDay(year, month, day);
    yearDay = ordinalOf(year, month, day) - ordinalOf(year, 1, 1) + 1;
  } else {
    checkDay(year, 1, 1);
    ({ year, month, day } = dayOfOrdinal(ordinalOf(year, 1, 1) + yearDay - 1));
    checkDay(year, month, Math.min(day, daysInMonth(year, month)));
  }
  const weekday = p.weekday ?? weekdayOf(ordinalOf(year, month, day));
  const { hour, minute, second, microsecond, offset } = p;
  const daylight = zone === null ? -1 : 0;
  return {
    year: leapDay ? 1900 : year,
    month,
    day,
    hour,
    minute,
    second,
    microsecond,
    weekday,
    yearDay,
    daylight,
    zone,
    offset,
  };
}
