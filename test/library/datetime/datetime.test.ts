import { describe, expect, it } from "vitest";
import { datetimeModule } from "../../../src/library/datetime/module.ts";
import { answerOf, readCases, runPrelude } from "./python.ts";

const names = runPrelude("prelude", [datetimeModule]);

describe.each(["timedelta", "date", "moment", "isoformat", "strftime", "strptime"])("%s", (kind) => {
  it("answers as CPython does", () => {
    const cases = readCases(kind);
    expect(cases.length).toBeGreaterThan(1000);
    expect(cases.map(([expression]) => answerOf(expression, names))).toEqual(cases);
  });
});
