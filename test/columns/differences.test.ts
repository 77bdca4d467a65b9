import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/document/json.ts";
import { expanded } from "../engine/probe-fixtures.ts";
import { differences } from "./differences.ts";
import { runHook } from "./hook-runner.ts";

describe("where the reference crashes, hangs or loses data", () => {
  for (const { fixture, code, why, error, operations, result } of differences) {
    test(`${code}: ${why}`, () => {
      const outcome = runHook(expanded({ fixture, code }) as JsonObject, "y");
      expect(outcome.error).toEqual(error);
      expect(outcome.operations).toEqual(operations);
      expect(outcome.result).toEqual(result);
    });
  }
});
