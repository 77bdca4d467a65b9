import { describe, expect, it } from "vitest";
import { calendarModule } from "../../../src/library/calendar/module.ts";
import { datetimeModule } from "../../../src/library/datetime/module.ts";
import { timeModule } from "../../../src/library/time.ts";
import { defaultHost, hosted } from "../../../src/values/host.ts";
import { defaultLimits, LimitReached, metered } from "../../../src/values/meter.ts";
import { answerOf, readCases, runPrelude } from "./python.ts";

const names = runPrelude("modules", [datetimeModule, timeModule, calendarModule]);
const ask = (expression: string): string => answerOf(expression, names)[1];

describe.each(["time", "calendar"])("%s", (kind) => {
  it("answers as CPython does", () => {
    const cases = readCases(kind);
    expect(cases.length).toBeGreaterThan(1000);
    expect(cases.map(([expression]) => answerOf(expression, names))).toEqual(cases);
  });
});

describe("time", () => {
  const host = { ...defaultHost, now: () => 1714602600123, utcOffset: -330 };
  it.each([
    ["time.time()", "1714602600.123"],
    ["time.time_ns()", "1714602600123000000"],
    ["time.gmtime()[:6]", "(2024, 5, 1, 22, 30, 0)"],
    ["time.localtime()[:6]", "(2024, 5, 1, 17, 0, 0)"],
    ["time.localtime().tm_zone", "'-0530'"],
    ["time.strftime('%Y-%m-%d %H:%M %z')", "'2024-05-01 17:00 -0530'"],
    ["time.mktime(time.localtime())", "1714602600.0"],
    ["time.ctime()", "'Wed May  1 17:00:00 2024'"],
  ])("%s", (expression, answer) => {
    expect(hosted(host, () => ask(expression))).toBe(answer);
  });

  it("does not sleep, but counts", () => {
    const nap = "[time.sleep(3600) for _ in range(1000)]";
    expect(() => metered({ ...defaultLimits, steps: 500 }, () => ask(nap))).toThrow(LimitReached);
  });
});

describe("calendar", () => {
  it("forgets the first weekday with the run", () => {
    const setting = "[calendar.setfirstweekday(6), calendar.weekheader(2)]";
    expect(metered(defaultLimits, () => ask(setting))).toBe("[None, 'Su Mo Tu We Th Fr Sa']");
    expect(metered(defaultLimits, () => ask("calendar.weekheader(2)"))).toBe("'Mo Tu We Th Fr Sa Su'");
  });

  it.each(["calendar.month(2024, 2, 10**8)", "calendar.calendar(2024, c=10**8)", "calendar.month(2024, 2, 0, 10**8)"])(
    "%s is stopped",
    (expression) => {
      expect(() => metered(defaultLimits, () => ask(expression))).toThrow(LimitReached);
    },
  );

  it("prints through the host", () => {
    const printed: string[] = [];
    hosted({ ...defaultHost, print: (text) => printed.push(text) }, () => ask("calendar.prmonth(2024, 2)"));
    expect(printed.join("")).toContain("   February 2024\nMo Tu We Th Fr Sa Su\n");
  });
});
