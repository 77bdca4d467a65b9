import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { answerRequest } from "../../src/cli/exchange/answers.ts";
import type { JsonObject } from "../../src/document/json.ts";
import { allModules } from "../../src/library/all-modules.ts";
import { expanded, withoutAddresses } from "../engine/probe-fixtures.ts";
import { isDifferent } from "./differences.ts";
import { runHook } from "./hook-runner.ts";

interface Recording {
  readonly mode: "eval" | "hook";
  readonly code: string;
  readonly results?: JsonObject;
  readonly error?: JsonObject;
  readonly result?: unknown;
  readonly operations?: unknown;
}

const recordings = readFileSync(join(import.meta.dirname, "../fixtures/columns/recorded.jsonl"), "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line) as Recording);

function evaluated(code: string): unknown {
  const request = expanded({ id: 0, mode: "eval", fixture: "main", exprs: [code] }) as JsonObject;
  const answer = answerRequest(request, { modules: allModules }) as { readonly results?: readonly JsonObject[] };
  const { code: _, ...rest } = answer.results?.[0] ?? {};
  return withoutAddresses(rest);
}

describe("snippets evaluate as in the reference", () => {
  for (const { mode, code, results } of recordings) {
    if (mode !== "eval") continue;
    test(code.slice(0, 90), () => {
      expect(evaluated(code)).toEqual(withoutAddresses(results));
    });
  }
});

describe("hooks write as in the reference", () => {
  for (const { mode, code, error, result, operations } of recordings) {
    if (mode !== "hook" || isDifferent("main", code)) continue;
    test(code.slice(0, 90), () => {
      const outcome = runHook(expanded({ fixture: "main", code }) as JsonObject, code.includes("y=") ? "y" : undefined);
      expect(outcome.error).toEqual(error === undefined ? null : { type: error["type"], message: error["message"] });
      expect(outcome.operations).toEqual(operations ?? []);
      if (result !== undefined && result !== null) expect(outcome.result).toEqual(result);
    });
  }
});
