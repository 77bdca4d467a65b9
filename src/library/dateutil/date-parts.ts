import { daysInMonth } from "../../values/dates/calendar-days.ts";
import { Unreadable } from "./unreadable.ts";

export type Part = "year" | "month" | "day";

/** A number read as part of a date. Texts of digits tell a year by their length, numbers by their size. */
export interface PartNumber {
  readonly value: bigint;
  /** Cannot be month or day: more than two digits, or more than 100. */
  readonly long: boolean;
}

export interface ResolvedDate {
  readonly year: bigint | null;
  readonly month: bigint | null;
  readonly day: bigint | null;
}

type Order = readonly [Part, Part, Part];

/** Up to three numbers, some of them known to be year, month or day, in the order of the text. */
export class DateParts {
  readonly numbers: bigint[] = [];
  private readonly places = new Map<Part, number>();
  centuryGiven = false;

  get size(): number {
    return this.numbers.length;
  }

  add(number: PartNumber, label?: Part): void {
    let part = label;
    if (number.long) {
      this.centuryGiven = true;
      if (label !== undefined && label !== "year") throw new Unreadable();
      part = "year";
    }
    this.numbers.push(number.value);
    if (part === undefined) return;
    if (this.places.has(part)) throw new Unreadable();
    this.places.set(part, this.numbers.length - 1);
  }

  private at(part: Part): bigint | undefined {
    const place = this.places.get(part);
    return place === undefined ? undefined : this.numbers[place];
  }

  /** Whether `value` could be the day of what is known so far. */
  couldBeDay(value: number): boolean {
    if (this.places.has("day") || value < 1) return false;
    const month = this.at("month");
    if (month === undefined) return value <= 31;
    if (month < 1n || month > 12n) throw new Unreadable();
    const year = this.at("year") ?? 2000n;
    return value <= daysInMonth(Number(year % 400n) + 400, Number(month));
  }

  /** Which number is which. Throws {@link Unreadable} for more than three. */
  resolve(yearFirst: boolean, dayFirst: boolean): ResolvedDate {
    const { size, places } = this;
    if ((size > 0 && size === places.size) || (size === 3 && places.size === 2)) return this.byPlaces();
    if (size > 3) throw new Unreadable();
    if (size === 3) return this.inOrder(this.orderOfThree(yearFirst, dayFirst));
    const month = places.get("month");
    const [a = 0n, b = 0n] = this.numbers;
    if (size === 2 && month === undefined) return this.ofTwo(a, b, dayFirst);
    if (size === 0) return { year: null, month: null, day: null };
    if (size === 1) {
      if (month !== undefined) return { year: null, month: a, day: null };
      return a > 31n ? { year: a, month: null, day: null } : { year: null, month: null, day: a };
    }
    const [known, other] = month === 0 ? [a, b] : [b, a];
    return other > 31n ? { year: other, month: known, day: null } : { year: null, month: known, day: other };
  }

  private byPlaces(): ResolvedDate {
    const names: readonly Part[] = ["year", "month", "day"];
    const places = new Map(this.places);
    if (places.size < this.size) {
      const free = [0, 1, 2].find((place) => ![...places.values()].includes(place)) ?? 0;
      const missing = names.find((name) => !places.has(name));
      if (missing !== undefined) places.set(missing, free);
    }
    const value = (part: Part): bigint | null => this.numbers[places.get(part) ?? -1] ?? null;
    return { year: value("year"), month: value("month"), day: value("day") };
  }

  private ofTwo(a: bigint, b: bigint, dayFirst: boolean): ResolvedDate {
    if (a > 31n) return { year: a, month: b, day: null };
    if (b > 31n) return { year: b, month: a, day: null };
    if (dayFirst && b <= 12n) return { year: null, month: b, day: a };
    return { year: null, month: a, day: b };
  }

  private orderOfThree(yearFirst: boolean, dayFirst: boolean): Order {
    const [a = 0n, b = 0n, c = 0n] = this.numbers;
    switch (this.places.get("month")) {
      case 0:
        return b > 31n ? ["month", "year", "day"] : ["month", "day", "year"];
      case 1:
        return a > 31n || (yearFirst && c <= 31n) ? ["year", "month", "day"] : ["day", "month", "year"];
      case 2:
        return b > 31n ? ["day", "year", "month"] : ["year", "day", "month"];
      default: {
        const leadingYear = a > 31n || this.places.get("year") === 0 || (yearFirst && b <= 12n && c <= 31n);
        if (leadingYear) return dayFirst && c <= 12n ? ["year", "day", "month"] : ["year", "month", "day"];
        return a > 12n || (dayFirst && b <= 12n) ? ["day", "month", "year"] : ["month", "day", "year"];
      }
    }
  }

  private inOrder(order: Order): ResolvedDate {
    const value = (part: Part): bigint => this.numbers[order.indexOf(part)] ?? 0n;
    return { year: value("year"), month: value("month"), day: value("day") };
  }
}
