import { expect, test } from "vitest";
import { replay, replayPrograms } from "../recorded-calls.ts";

test("programs answer as CPython", () => {
  expect(replayPrograms("library/builtins")).toEqual([]);
});

test("calls answer as CPython", () => {
  expect(replay("library/builtins-calls")).toEqual([]);
});
