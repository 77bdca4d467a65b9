import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { answerRequest } from "../../src/cli/exchange/answers.ts";
import type { Json } from "../../src/document/json.ts";
import { expanded, type Recorded, withoutAddresses } from "./probe-fixtures.ts";

interface Run {
  readonly request: Recorded;
  readonly expected: Recorded;
}

const runs = readFileSync(join(import.meta.dirname, "../fixtures/incremental/runs.jsonl"), "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line) as Run);

describe("recorded incremental runs: what ran, and what came of it", () => {
  test.each(runs.map((run) => [run.request["id"], run] as const))("%s", (_, { request, expected }) => {
    const {
      id: _id,
      values: _values,
      ...answer
    } = JSON.parse(JSON.stringify(answerRequest(expanded(request) as Json, {}))) as Recorded;
    expect(withoutAddresses(answer)).toEqual(withoutAddresses(expected));
  });
});
