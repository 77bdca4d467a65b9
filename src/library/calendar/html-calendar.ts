import { getAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { equals } from "../../values/comparison.ts";
import { builtinType } from "../../values/core-types.ts";
import { collect } from "../../values/iteration.ts";
import { allowText } from "../../values/meter.ts";
import { define } from "../../values/native.ts";
import { getItem, index } from "../../values/operators.ts";
import { PyTuple } from "../../values/sequences.ts";
import { str } from "../../values/text.ts";
import { truth } from "../../values/truth.ts";
import type { PyType, Value } from "../../values/value.ts";
import { calendarType, type PyCalendar, sizeOf } from "./calendars.ts";
import { dayAbbreviation, monthName, nameAt } from "./names.ts";

export const htmlCalendarType: PyType = builtinType("HTMLCalendar", calendarType, { module: "calendar" });

function ask(self: PyCalendar, method: string, ...args: Value[]): string {
  return str(call(getAttribute(self, method), args));
}

/** A class attribute of the calendar, as text. */
function css(self: PyCalendar, name: string, key?: Value): string {
  const found = getAttribute(self, name);
  return str(key === undefined ? found : getItem(found, key));
}

const table = (name: string): string => `<table border="0" cellpadding="0" cellspacing="0" class="${name}">\n`;

function formatMonth(self: PyCalendar, year: Value, month: Value, withYear: Value): string {
  const rows = [
    ask(self, "formatmonthname", year, month, withYear),
    ask(self, "formatweekheader"),
    ...collect(call(getAttribute(self, "monthdays2calendar"), [year, month])).map((week) =>
      ask(self, "formatweek", week),
    ),
  ];
  return `${table(css(self, "cssclass_month"))}${rows.map((row) => `${row}\n`).join("")}</table>\n`;
}

function formatYear(self: PyCalendar, year: Value, width: Value): string {
  const each = sizeOf(width, 1);
  let text = `${table(css(self, "cssclass_year"))}\n`;
  text = text.slice(0, -1);
  text += `<tr><th colspan="${each}" class="${css(self, "cssclass_year_head")}">${str(year)}</th></tr>`;
  for (let start = 1; start < 13; start += each) {
    text += "<tr>";
    for (let month = start; month < Math.min(start + each, 13); month++) {
      text += `<td>${ask(self, "formatmonth", year, BigInt(month), false)}</td>`;
      allowText(text.length);
    }
    text += "</tr>";
  }
  return `${text}</table>`;
}

function formatPage(self: PyCalendar, year: Value, width: Value, sheet: Value, encoding: Value): Value {
  const coding = encoding === null ? "utf-8" : str(encoding);
  const link = sheet === null ? "" : `<link rel="stylesheet" type="text/css" href="${str(sheet)}" />\n`;
  const page = `<?xml version="1.0" encoding="${coding}"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=${coding}" />
${link}<title>Calendar for ${str(year)}</title>
</head>
<body>
${ask(self, "formatyear", year, width)}</body>
</html>
`;
  return call(getAttribute(page, "encode"), [coding, "xmlcharrefreplace"]);
}

const shortDays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

export function installHtmlCalendar(): void {
  define<PyCalendar>(htmlCalendarType, {
    methods: {
      "formatday(day, weekday)": (self, day = null, weekday = null) => {
        if (equals(day, 0n)) return `<td class="${css(self, "cssclass_noday")}">&nbsp;</td>`;
        return `<td class="${css(self, "cssclasses", weekday)}">${index(day)}</td>`;
      },
      "formatweek(theweek)": (self, week = null) => {
        const cells = collect(week).map((cell) => {
          const [day = null, weekday = null] = cell instanceof PyTuple ? cell.items : collect(cell);
          return ask(self, "formatday", day, weekday);
        });
        return `<tr>${cells.join("")}</tr>`;
      },
      "formatweekday(day)": (self, day = null) =>
        `<th class="${css(self, "cssclasses_weekday_head", day)}">${str(nameAt(dayAbbreviation, day))}</th>`,
      "formatweekheader()": (self) => {
        const days = collect(call(getAttribute(self, "iterweekdays"), []));
        return `<tr>${days.map((day) => ask(self, "formatweekday", day)).join("")}</tr>`;
      },
      "formatmonthname(theyear, themonth, withyear=True)": (self, year = null, month = null, withYear = true) => {
        const name = str(nameAt(monthName, month));
        const words = truth(withYear) ? `${name} ${str(year)}` : name;
        return `<tr><th colspan="7" class="${css(self, "cssclass_month_head")}">${words}</th></tr>`;
      },
      "formatmonth(theyear, themonth, withyear=True)": (self, year = null, month = null, withYear = true) =>
        formatMonth(self, year, month, withYear),
      "formatyear(theyear, width=3)": (self, year = null, width = 3n) => formatYear(self, year, width),
      "formatyearpage(theyear, width=3, css='calendar.css', encoding=None)": (
        self,
        year = null,
        width = 3n,
        sheet = null,
        encoding = null,
      ) => formatPage(self, year, width, sheet, encoding),
    },
    constants: {
      // Lists in CPython; modules are shared by all runs here, so nothing in them may change.
      cssclasses: new PyTuple(shortDays),
      cssclasses_weekday_head: new PyTuple(shortDays),
      cssclass_noday: "noday",
      cssclass_month_head: "month",
      cssclass_month: "month",
      cssclass_year_head: "year",
      cssclass_year: "year",
    },
    python: true,
  });
}
