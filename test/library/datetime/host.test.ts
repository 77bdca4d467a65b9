import { describe, expect, it } from "vitest";
import { datetimeModule } from "../../../src/library/datetime/module.ts";
import { defaultHost, hosted } from "../../../src/values/host.ts";
import { LimitReached } from "../../../src/values/meter.ts";
import { answerOf, runPrelude } from "./python.ts";

const names = runPrelude("prelude", [datetimeModule]);
// 2024-05-01T22:30:00.123Z, two hours ahead of UTC.
const berlin = { ...defaultHost, now: () => 1714602600123, utcOffset: 120 };
const india = { ...berlin, utcOffset: 330 };

describe("the host's clock", () => {
  it.each([
    ["datetime.now()", "datetime.datetime(2024, 5, 2, 0, 30, 0, 123000)"],
    ["datetime.utcnow()", "datetime.datetime(2024, 5, 1, 22, 30, 0, 123000)"],
    ["datetime.now(UTC)", "datetime.datetime(2024, 5, 1, 22, 30, 0, 123000, tzinfo=datetime.timezone.utc)"],
    ["datetime.today()", "datetime.datetime(2024, 5, 2, 0, 30, 0, 123000)"],
    ["date.today()", "datetime.date(2024, 5, 2)"],
    ["Day.today()", "Day(2024, 5, 2)"],
    ["date.fromtimestamp(0)", "datetime.date(1970, 1, 1)"],
    ["datetime.fromtimestamp(0)", "datetime.datetime(1970, 1, 1, 2, 0)"],
    ["datetime(1970, 1, 1, 2).timestamp()", "0.0"],
    ["datetime(1970, 1, 1, 2).astimezone(UTC)", "datetime.datetime(1970, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)"],
    ["datetime(1970, 1, 1, 2).astimezone().isoformat()", "'1970-01-01T02:00:00+02:00'"],
    ["datetime(1970, 1, 1, 2).strftime('%s')", "'0'"],
  ])("%s", (expression, answer) => {
    expect(hosted(berlin, () => answerOf(expression, names))).toEqual([expression, answer]);
  });

  it("may be off by parts of hours", () => {
    const expression = "datetime.now().isoformat() + ' ' + datetime.now().astimezone().tzname()";
    expect(hosted(india, () => answerOf(expression, names))[1]).toBe("'2024-05-02T04:00:00.123000 +0530'");
  });
});

describe("hostile formats", () => {
  it.each([
    ["d.strftime('%9999999999d' * 50)", "''"],
    ["d.strftime('%2000d' * 20)", "''"],
    ["len(d.strftime('%a' * 1000))", "3000"],
  ])("%s", (expression, answer) => {
    expect(answerOf(expression, names)).toEqual([expression, answer]);
  });

  it("are stopped when absurdly long", () => {
    expect(() => answerOf("datetime.strptime('x', 'x' * 1000000)", names)).toThrow(LimitReached);
  });

  it("match in time that does not explode", () => {
    const [, kind] = answerOf("datetime.strptime(' ' * 20000, ' %d %m' + ' ' * 20000)", names);
    expect(kind).toBe("!ValueError");
  });
});
