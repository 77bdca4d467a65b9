import { expect, it } from "vitest";
import { datetimeModule } from "../../../src/library/datetime/module.ts";
import { easterModule } from "../../../src/library/dateutil/easter.ts";
import { parserModule } from "../../../src/library/dateutil/parser.ts";
import { tzModule } from "../../../src/library/dateutil/tz.ts";
import { defaultHost, hosted } from "../../../src/values/host.ts";
import { defaultLimits, metered } from "../../../src/values/meter.ts";
import { answerOf, readCases, runPrelude } from "../datetime/python.ts";

const names = runPrelude("parser", [datetimeModule, parserModule, tzModule, easterModule]);
// The year around which the fixture's two-digit years lie: 2024.
const host = { ...defaultHost, now: () => 1714602600123 };
const ask = (expression: string, utcOffset = 0): string =>
  hosted({ ...host, utcOffset }, () => answerOf(expression, names))[1];

it("answers as python-dateutil does", () => {
  const cases = readCases("parser");
  expect(cases.length).toBeGreaterThan(4000);
  expect(hosted(host, () => cases.map(([expression]) => answerOf(expression, names)))).toEqual(cases);
});

it.each([
  ["parse('10:30')", "datetime.datetime(2024, 5, 1, 10, 30)"],
  ["parse('31.12.24')", "datetime.datetime(2024, 12, 31, 0, 0)"],
  ["parse('1.2.74')", "datetime.datetime(1974, 1, 2, 0, 0)"],
  ["parse('Friday')", "datetime.datetime(2024, 5, 3, 0, 0)"],
])("%s takes what is missing from the host's day", (expression, answer) => {
  expect(ask(expression)).toBe(answer);
});

it("knows the host's zone by its name", () => {
  expect(ask("parse('2024-05-06 10:00Z')", 120)).toBe("datetime.datetime(2024, 5, 6, 10, 0, tzinfo=tzutc())");
  expect(ask("parse('2024-05-06 10:00Z')", 0)).toBe("datetime.datetime(2024, 5, 6, 10, 0, tzinfo=tzlocal())");
  expect(ask("datetime(2024, 5, 6, tzinfo=tz.tzlocal()).isoformat()", 120)).toBe("'2024-05-06T00:00:00+02:00'");
});

it("reads long texts in steps that grow with them", () => {
  const expression = "read('x 1 ' * 20000, fuzzy=True)";
  const start = performance.now();
  expect(metered(defaultLimits, () => ask(expression))).toMatch(/^!ParserError/);
  expect(performance.now() - start).toBeLessThan(2000);
});
