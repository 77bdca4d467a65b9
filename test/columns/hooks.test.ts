import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/document/json.ts";
import { expanded, probes, type Recorded } from "../engine/probe-fixtures.ts";
import { isDifferent } from "./differences.ts";
import { runHook } from "./hook-runner.ts";

const snippets = probes().filter(
  ({ mode, request }) => mode === "hook" && !String(request["code"]).includes("rossum_hook_request_handler"),
);

describe("hook snippets do what the reference does", () => {
  for (const { id, request, expected } of snippets) {
    if (isDifferent(String(request["fixture"]), String(request["code"]))) continue;
    test(`${id}: ${String(request["code"]).slice(0, 80)}`, () => {
      const outcome = runHook(expanded(request) as JsonObject);
      const response = (expected["response"] ?? { operations: [], messages: [] }) as Recorded;
      const error = (expected["error"] ?? null) as Recorded | null;
      expect(outcome.error).toEqual(error === null ? null : { type: error["type"], message: error["message"] });
      expect(outcome.operations).toEqual(response["operations"]);
      expect(outcome.messages).toEqual(response["messages"]);
    });
  }
});
