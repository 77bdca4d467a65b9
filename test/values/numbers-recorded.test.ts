import { expect, test } from "vitest";
import { operatorModule } from "../../src/library/operator.ts";
import { replay } from "../library/recorded-calls.ts";

test.each(["values/int", "values/float", "values/bool"])("%s answers as CPython", (fixture) => {
  expect(replay(fixture, [operatorModule])).toEqual([]);
});
