import { getAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { equals, richCompare } from "../../values/comparison.ts";
import { asInt, builtinType, objectType, sequenceIteratorType } from "../../values/core-types.ts";
import { daysInMonth, ordinalOf, weekdayOf } from "../../values/dates/calendar-days.ts";
import { makeDate } from "../../values/dates/date.ts";
import { forEach, PyIterator } from "../../values/iteration.ts";
import { allowItems } from "../../values/meter.ts";
import { define } from "../../values/native.ts";
import { index, mod } from "../../values/operators.ts";
import { bindArguments, type Parameters } from "../../values/parameters.ts";
import { PyList, tuple } from "../../values/sequences.ts";
import { truth } from "../../values/truth.ts";
import { PyObject, type PyType, type Value } from "../../values/value.ts";
import { illegalMonth } from "./faults.ts";

export const calendarType: PyType = builtinType("Calendar", objectType, { module: "calendar" });

/** A calendar: which weekday its weeks start with, as it was given. */
export class PyCalendar extends PyObject {
  first: Value = 0n;
}

/** `calendar.isleap(year)`. */
export function isLeap(year: Value): boolean {
  return equals(mod(year, 4n), 0n) && (!equals(mod(year, 100n), 0n) || equals(mod(year, 400n), 0n));
}

const between = (low: bigint, value: Value, high: bigint): boolean =>
  truth(richCompare(low, value, "<=")) && truth(richCompare(value, high, "<="));

/** A year that the date type has and that looks like `year`. */
export function comparableYear(year: Value): number {
  if (between(1n, year, 9999n)) return Number(index(year));
  return 2000 + Number(index(mod(year, 400n)));
}

export interface MonthRange {
  /** Monday is 0. */
  readonly first: number;
  readonly days: number;
}

/** First weekday and length of a month. Throws `IllegalMonthError`. */
export function monthRange(year: Value, month: Value): MonthRange {
  if (!between(1n, month, 12n)) throw illegalMonth(month);
  const comparable = comparableYear(year);
  const m = Number(index(month));
  return { first: weekdayOf(ordinalOf(comparable, m, 1)), days: daysInMonth(comparable, m) };
}

/** The calendar's first weekday as a number in 0 to 6, through the attribute, which a derived class may replace. */
export function firstWeekday(self: PyCalendar): number {
  return Number(index(getAttribute(self, "firstweekday")));
}

const modulo7 = (n: number): number => ((n % 7) + 7) % 7;

/** One box of a month's page. */
export interface Cell {
  readonly year: bigint;
  readonly month: number;
  readonly day: number;
  /** In the month itself, not in a neighbour's week. */
  readonly inside: boolean;
  readonly weekday: number;
}

/** Whole weeks that cover the month. */
function cells(self: PyCalendar, year: Value, month: Value): Cell[] {
  const { first, days } = monthRange(year, month);
  const start = firstWeekday(self);
  const before = modulo7(first - start);
  const after = modulo7(start - first - days);
  const y = index(year);
  const m = Number(index(month));
  const [previousYear, previous] = m === 1 ? [y - 1n, 12] : [y, m - 1];
  const [nextYear, next] = m === 12 ? [y + 1n, 1] : [y, m + 1];
  const previousDays = daysInMonth(comparableYear(previousYear), previous);
  const result: Cell[] = [];
  const push = (cellYear: bigint, cellMonth: number, day: number, inside: boolean): void => {
    const weekday = modulo7(start + result.length);
    result.push({ year: cellYear, month: cellMonth, day, inside, weekday });
  };
  for (let i = before; i > 0; i--) push(previousYear, previous, previousDays - i + 1, false);
  for (let day = 1; day <= days; day++) push(y, m, day, true);
  for (let day = 1; day <= after; day++) push(nextYear, next, day, false);
  return result;
}

/** What an iteration hands out for a cell. */
const shapes: Readonly<Record<string, (cell: Cell) => Value>> = {
  itermonthdays: (cell) => (cell.inside ? BigInt(cell.day) : 0n),
  itermonthdays2: (cell) => tuple(cell.inside ? BigInt(cell.day) : 0n, BigInt(cell.weekday)),
  itermonthdays3: (cell) => tuple(cell.year, BigInt(cell.month), BigInt(cell.day)),
  itermonthdays4: (cell) => tuple(cell.year, BigInt(cell.month), BigInt(cell.day), BigInt(cell.weekday)),
  itermonthdates: (cell) => makeDate(Number(cell.year), cell.month, cell.day),
};

/** An iterator that works out its items when first asked, as a generator does. */
function lazily(work: () => readonly Cell[], shape: (cell: Cell) => Value): PyIterator {
  let items: readonly Cell[] | null = null;
  let position = 0;
  return new PyIterator(sequenceIteratorType, () => {
    items ??= work();
    const cell = items[position++];
    return cell === undefined ? undefined : shape(cell);
  });
}

/** Items of `method`, called on the calendar so that derived classes have their say, in rows of seven. */
function weeks(self: PyCalendar, method: string, year: Value, month: Value): PyList {
  const rows: Value[] = [];
  let row: Value[] = [];
  forEach(call(getAttribute(self, method), [year, month]), (item) => {
    row.push(item);
    if (row.length < 7) return;
    rows.push(new PyList(row));
    row = [];
  });
  if (row.length > 0) rows.push(new PyList(row));
  return new PyList(rows);
}

/** The months of a year through `method`, `width` in a row. */
function monthRows(self: PyCalendar, method: string, year: Value, width: Value): PyList {
  const each = Number(index(width));
  const months: Value[] = [];
  for (let month = 1n; month <= 12n; month++) months.push(call(getAttribute(self, method), [year, month]));
  const rows: Value[] = [];
  allowItems(12);
  for (let i = 0; each > 0 && i < months.length; i += each) rows.push(new PyList(months.slice(i, i + each)));
  return new PyList(rows);
}

type Method = (self: PyCalendar, year?: Value, month?: Value) => Value;

function iterationMethods(): Record<string, Method> {
  const methods: Record<string, Method> = {};
  for (const [name, shape] of Object.entries(shapes)) {
    methods[`${name}(year, month)`] = (self, year = null, month = null) =>
      lazily(() => cells(self, year, month), shape);
  }
  const pages = [
    ["monthdatescalendar", "itermonthdates"],
    ["monthdays2calendar", "itermonthdays2"],
    ["monthdayscalendar", "itermonthdays"],
  ] as const;
  for (const [name, source] of pages) {
    methods[`${name}(year, month)`] = (self, year = null, month = null) => weeks(self, source, year, month);
  }
  const years = [
    ["yeardatescalendar", "monthdatescalendar"],
    ["yeardays2calendar", "monthdays2calendar"],
    ["yeardayscalendar", "monthdayscalendar"],
  ] as const;
  for (const [name, source] of years) {
    methods[`${name}(year, width=3)`] = (self, year = null, width = null) => monthRows(self, source, year, width);
  }
  return methods;
}

const initParameters: Parameters = {
  names: ["self", "firstweekday"],
  positionalOnly: 0,
  positional: 2,
  defaults: [undefined, 0n],
  vararg: null,
  kwarg: null,
};

export function installCalendarType(): void {
  calendarType.own.new = (type) => new PyCalendar(type);
  define<PyCalendar>(calendarType, {
    slots: {
      init: (self, args, kwargs) => {
        const [, first = 0n] = bindArguments("Calendar.__init__", initParameters, [self, ...args], kwargs);
        self.first = first;
      },
    },
    methods: {
      "getfirstweekday()": (self) => mod(self.first, 7n),
      "setfirstweekday(firstweekday)": (self, first = null) => {
        self.first = first;
        return null;
      },
      "iterweekdays()": (self) => {
        const start = firstWeekday(self);
        let i = 0;
        return new PyIterator(sequenceIteratorType, () => (i < 7 ? BigInt(modulo7(start + i++)) : undefined));
      },
      ...iterationMethods(),
    },
    getters: { firstweekday: (self) => mod(self.first, 7n) },
    setters: {
      firstweekday: (self, value = null) => {
        self.first = value;
      },
    },
    python: true,
  });
}

/** A number argument that shapes a page. */
export function sizeOf(value: Value, least: number): number {
  const n = asInt(value) ?? index(value);
  return Math.max(least, Number(n));
}
