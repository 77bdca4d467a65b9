import { getAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { equals } from "../../values/comparison.ts";
import { builtinType } from "../../values/core-types.ts";
import { host } from "../../values/host.ts";
import { collect, forEach } from "../../values/iteration.ts";
import { allowOutput, allowText } from "../../values/meter.ts";
import { define } from "../../values/native.ts";
import { index } from "../../values/operators.ts";
import { PyList, PyTuple } from "../../values/sequences.ts";
import { repr, str } from "../../values/text.ts";
import { truth } from "../../values/truth.ts";
import type { PyType, Value } from "../../values/value.ts";
import { calendarType, type PyCalendar, sizeOf } from "./calendars.ts";
import { dayAbbreviation, dayName, monthName, nameAt } from "./names.ts";

export const textCalendarType: PyType = builtinType("TextCalendar", calendarType, { module: "calendar" });

/** `text.center(width)`. */
function center(text: string, width: number): string {
  const room = width - text.length;
  if (room <= 0) return text;
  allowText(width);
  const left = Math.floor(room / 2) + (room & width & 1);
  return " ".repeat(left) + text + " ".repeat(room - left);
}

const trimmed = (text: string): string => text.replace(/\s+$/u, "");

function lines(count: number): string {
  allowText(count);
  return "\n".repeat(count);
}

/** Columns side by side. */
export function formatString(columns: readonly string[], width: number, spacing: number): string {
  const gap = Math.max(0, spacing);
  allowText(columns.length * (Math.max(0, width) + gap));
  return columns.map((column) => center(column, width)).join(" ".repeat(gap));
}

/** Calls a method of the calendar, which a derived class may have replaced, for a text. */
function ask(self: PyCalendar, method: string, ...args: Value[]): string {
  return str(call(getAttribute(self, method), args));
}

const number = (n: number): bigint => BigInt(n);

function formatWeek(self: PyCalendar, week: Value, width: Value): string {
  const parts: string[] = [];
  forEach(week, (cell) => {
    const [day = null, weekday = null] = cell instanceof PyTuple ? cell.items : collect(cell);
    parts.push(ask(self, "formatday", day, weekday, width));
    allowText(parts.length * (parts[0]?.length ?? 0));
  });
  return parts.join(" ");
}

function formatMonth(self: PyCalendar, year: Value, month: Value, w: Value, l: Value): string {
  const width = sizeOf(w, 2);
  const end = lines(sizeOf(l, 1));
  let text = trimmed(ask(self, "formatmonthname", year, month, number(7 * (width + 1) - 1))) + end;
  text += trimmed(ask(self, "formatweekheader", number(width))) + end;
  forEach(call(getAttribute(self, "monthdays2calendar"), [year, month]), (week) => {
    text += trimmed(ask(self, "formatweek", week, number(width))) + end;
    allowText(text.length);
  });
  return text;
}

function formatYear(self: PyCalendar, year: Value, w: Value, l: Value, c: Value, m: Value): string {
  const width = sizeOf(w, 2);
  const end = lines(sizeOf(l, 1));
  const spacing = sizeOf(c, 2);
  const each = Number(index(m));
  const column = (width + 1) * 7 - 1;
  let text = trimmed(center(repr(year), column * each + spacing * (each - 1))) + end;
  const header = ask(self, "formatweekheader", number(width));
  const rows = collect(call(getAttribute(self, "yeardays2calendar"), [year, m]));
  rows.forEach((row, i) => {
    const months: number[] = [];
    for (let month = each * i + 1; month < Math.min(each * (i + 1) + 1, 13); month++) months.push(month);
    const names = months.map((month) => ask(self, "formatmonthname", year, number(month), number(column), false));
    text += end + trimmed(formatString(names, column, spacing)) + end;
    text +=
      trimmed(
        formatString(
          months.map(() => header),
          column,
          spacing,
        ),
      ) + end;
    const pages = collect(row).map(collect);
    const height = Math.max(...pages.map((page) => page.length));
    for (let j = 0; j < height; j++) {
      const weeks = pages.map((page) => {
        const week = page[j];
        return week === undefined ? "" : ask(self, "formatweek", week, number(width));
      });
      text += trimmed(formatString(weeks, column, spacing)) + end;
      allowText(text.length);
    }
  });
  return text;
}

/** `print(text, end="")`. */
export function printed(text: string): null {
  allowOutput(text.length);
  host().print(text);
  return null;
}

export function installTextCalendar(): void {
  define<PyCalendar>(textCalendarType, {
    methods: {
      "formatday(day, weekday, width)": (_, day = null, _weekday = null, width = null) => {
        const text = equals(day, 0n) ? "" : String(index(day)).padStart(2);
        return center(text, Number(index(width)));
      },
      "formatweek(theweek, width)": (self, week = null, width = null) => formatWeek(self, week, width),
      "formatweekday(day, width)": (_, day = null, width = null) => {
        const size = Number(index(width));
        const name = str(nameAt(size >= 9 ? dayName : dayAbbreviation, day));
        return center(name.slice(0, size), size);
      },
      "formatweekheader(width)": (self, width = null) => {
        const days = collect(call(getAttribute(self, "iterweekdays"), []));
        return days.map((day) => ask(self, "formatweekday", day, width)).join(" ");
      },
      "formatmonthname(theyear, themonth, width, withyear=True)": (
        _,
        year = null,
        month = null,
        width = null,
        withYear = true,
      ) => {
        const name = str(nameAt(monthName, month));
        return center(truth(withYear) ? `${name} ${repr(year)}` : name, Number(index(width)));
      },
      "formatmonth(theyear, themonth, w=0, l=0)": (self, year = null, month = null, w = 0n, l = 0n) =>
        formatMonth(self, year, month, w, l),
      "formatyear(theyear, w=2, l=1, c=6, m=3)": (self, year = null, w = 2n, l = 1n, c = 6n, m = 3n) =>
        formatYear(self, year, w, l, c, m),
      "prweek(theweek, width)": (self, week = null, width = null) => printed(ask(self, "formatweek", week, width)),
      "prmonth(theyear, themonth, w=0, l=0)": (self, year = null, month = null, w = 0n, l = 0n) =>
        printed(ask(self, "formatmonth", year, month, w, l)),
      "pryear(theyear, w=0, l=0, c=6, m=3)": (self, year = null, w = 0n, l = 0n, c = 6n, m = 3n) =>
        printed(ask(self, "formatyear", year, w, l, c, m)),
    },
    python: true,
  });
}

/** The columns of `calendar.format` and `formatstring`. */
export function columnsOf(value: Value): string[] {
  return (value instanceof PyList ? value.items : collect(value)).map(str);
}
