import { expect, it } from "vitest";
import { datetimeModule } from "../../../src/library/datetime/module.ts";
import { zoneinfoModule } from "../../../src/library/zoneinfo/module.ts";
import { answerOf, readCases, runPrelude } from "./python.ts";

it("zoneinfo answers as CPython does", () => {
  const names = runPrelude("zones", [datetimeModule, zoneinfoModule]);
  const cases = readCases("zoneinfo");
  expect(cases.length).toBeGreaterThan(2500);
  expect(cases.map(([expression]) => answerOf(expression, names))).toEqual(cases);
});
