import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { answerRequest } from "../../src/cli/exchange/answers.ts";
import type { Json } from "../../src/document/json.ts";
import type { EvaluationResult } from "../../src/engine/result.ts";
import { compileSchema } from "../../src/index.ts";
import { allModules } from "../../src/library/all-modules.ts";
import { cases, type Recorded } from "./probe-fixtures.ts";

function evaluated(schema: unknown, content: unknown, updated?: readonly number[]): EvaluationResult {
  const options = { modules: allModules, ...(updated === undefined ? {} : { updatedDatapointIds: updated }) };
  return compileSchema(schema as Json).evaluate(content as Json, options);
}

/** The result in the terms in which the reference's answers were recorded. */
function summary(result: EvaluationResult): Recorded {
  const sorted = result.exceptions.map((record) => ({
    schema_id: record.detail.source_schema_id,
    id: record.id,
    source_id: record.source_id,
    content: record.content.split("\n")[0],
    lineno: record.lineno,
    traceback: record.traceback.map((line) => [line.lineno, line.loc ?? null]),
  }));
  return {
    values: Object.fromEntries(result.values),
    messages: result.messages,
    automation_blockers: result.automationBlockers,
    operations: result.operations,
    errors: sorted,
    computed_ids: result.computedIds,
  };
}

function expectSummary(result: EvaluationResult, expected: Recorded): void {
  const got = JSON.parse(JSON.stringify(summary(result))) as Recorded;
  for (const [key, value] of Object.entries(expected)) {
    if (key === "errors") {
      // Recorded with the first frames only.
      const want = value as Recorded[];
      const errors = (got["errors"] as Recorded[]).map((error, i) => {
        const frames = (want[i]?.["traceback"] as unknown[] | undefined)?.length ?? 0;
        return { ...error, traceback: (error["traceback"] as unknown[]).slice(0, frames) };
      });
      expect(errors).toEqual(want);
    } else expect(got[key], key).toEqual(value);
  }
}

test("the example invoice is computed as the platform computes it", () => {
  const folder = join(import.meta.dirname, "../../examples/invoice");
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), "utf8"));
  const result = evaluated(read("schema.json"), read("annotation.json"));
  expect(result.refusal).toBeNull();
  expectSummary(result, read("expected.json") as Recorded);
});

describe("small cases of the reference", () => {
  const formulas = cases().filter((entry) => entry["mode"] === "formulas");
  test.each(formulas.map((entry) => [String(entry["id"]), entry] as const))("%s", (_, entry) => {
    const result = evaluated(entry["schema"], entry["content"], entry["updated_datapoint_ids"] as number[] | undefined);
    expectSummary(result, entry["expected"] as Recorded);
  });
});

describe("small hooks of the reference", () => {
  const hooks = cases().filter((entry) => entry["mode"] === "hook");
  test.each(hooks.map((entry) => [String(entry["id"]), entry] as const))("%s", (_, entry) => {
    const given = entry["payload"] as Recorded;
    const annotation = { ...(given["annotation"] as Recorded), content: entry["content"] };
    const payload = { ...given, annotation, schemas: [{ content: entry["schema"] }] };
    const request = { mode: "hook", code: entry["code"], payload } as Json;
    const answer = answerRequest(request, { modules: allModules });
    const { messages, automation_blockers, operations } = entry["expected"] as Recorded;
    expect(answer["error"]).toBeUndefined();
    expect(answer["response"]).toMatchObject({ messages, automation_blockers, operations });
  });
});
