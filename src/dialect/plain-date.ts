import {
  dayOfOrdinal,
  daysInMonth,
  isoCalendarOf,
  MAX_ORDINAL,
  MAX_YEAR,
  MIN_YEAR,
  ordinalOf,
  pad,
  weekdayOf,
} from "../values/dates/calendar-days.ts";

const iso = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * A day, without a time and so without a time zone: what date fields hold. Immutable. Two days compare with `<` and `>`, and are the
 * same day when `equals` says so.
 */
export class PlainDate {
  readonly year: number;
  /** From 1 to 12. */
  readonly month: number;
  /** From 1. */
  readonly day: number;

  /** Throws `RangeError` for what is no day of the years 1 to 9999. */
  constructor(year: number, month: number, day: number) {
    const valid = Number.isInteger(year) && year >= MIN_YEAR && year <= MAX_YEAR && month >= 1 && month <= 12;
    if (!valid || !Number.isInteger(day) || day < 1 || day > daysInMonth(year, month)) {
      throw new RangeError(`${year}-${month}-${day} is no day`);
    }
    this.year = year;
    this.month = month;
    this.day = day;
  }

  /** Reads `YYYY-MM-DD`. Throws `RangeError` for any other text. */
  static from(text: string): PlainDate {
    const found = iso.exec(text);
    if (found === null) throw new RangeError(`'${text}' is no day written as YYYY-MM-DD`);
    return new PlainDate(Number(found[1]), Number(found[2]), Number(found[3]));
  }

  /** The day of a moment, in UTC unless an offset in minutes is given. `PlainDate.of(Date.now())` is today. */
  static of(moment: number | Date, offsetMinutes = 0): PlainDate {
    const seconds = Number(moment) / 1000 + offsetMinutes * 60;
    return PlainDate.ofOrdinal(Math.floor(seconds / 86_400) + ordinalOf(1970, 1, 1));
  }

  private static ofOrdinal(ordinal: number): PlainDate {
    if (!(ordinal >= 1 && ordinal <= MAX_ORDINAL)) throw new RangeError("the day lies outside of the years 1 to 9999");
    const { year, month, day } = dayOfOrdinal(ordinal);
    return new PlainDate(year, month, day);
  }

  /** From 1 for Monday to 7 for Sunday. */
  get weekday(): number {
    return weekdayOf(this.valueOf()) + 1;
  }

  /** The ISO week, from 1. */
  get week(): number {
    return isoCalendarOf(this.year, this.valueOf()).week;
  }

  plusDays(days: number): PlainDate {
    return PlainDate.ofOrdinal(this.valueOf() + Math.trunc(days));
  }

  /** The same day of another month, or that month's last day when it is shorter. */
  plusMonths(months: number): PlainDate {
    const index = this.year * 12 + this.month - 1 + Math.trunc(months);
    const year = Math.floor(index / 12);
    const month = index - year * 12 + 1;
    return new PlainDate(year, month, Math.min(this.day, daysInMonth(year, month)));
  }

  /** With some parts replaced. Throws `RangeError` when that is no day. */
  with(parts: { readonly year?: number; readonly month?: number; readonly day?: number }): PlainDate {
    return new PlainDate(parts.year ?? this.year, parts.month ?? this.month, parts.day ?? this.day);
  }

  endOfMonth(): PlainDate {
    return new PlainDate(this.year, this.month, daysInMonth(this.year, this.month));
  }

  /** Days from this day to another; negative when that one is earlier. */
  daysUntil(other: PlainDate): number {
    return other.valueOf() - this.valueOf();
  }

  equals(other: PlainDate | null): boolean {
    return other !== null && this.valueOf() === other.valueOf();
  }

  /** A count of days, for comparisons. */
  valueOf(): number {
    return ordinalOf(this.year, this.month, this.day);
  }

  /** `YYYY-MM-DD`. */
  toString(): string {
    return `${pad(this.year, 4)}-${pad(this.month, 2)}-${pad(this.day, 2)}`;
  }

  toJSON(): string {
    return this.toString();
  }
}
