import { expect, it } from "vitest";
import { datetimeModule } from "../../../src/library/datetime/module.ts";
import { relativedeltaModule } from "../../../src/library/dateutil/relativedelta.ts";
import { answerOf, readCases, runPrelude } from "../datetime/python.ts";

it("answers as python-dateutil does", () => {
  const names = runPrelude("relative", [datetimeModule, relativedeltaModule]);
  const cases = readCases("relativedelta");
  expect(cases.length).toBeGreaterThan(3000);
  expect(cases.map(([expression]) => answerOf(expression, names))).toEqual(cases);
});
