import { expect, test } from "vitest";
import { answerRequest } from "../../src/cli/exchange/answers.ts";
import type { Json } from "../../src/document/json.ts";

/** A list in a list and so on, deeper than any call stack. */
function nested(depth: number): Json {
  let value: Json = [];
  for (let i = 0; i < depth; i++) value = [value];
  return value;
}

test.each([
  ["formulas", "mode"],
  ["python", "code"],
  ["parse", "code"],
  ["hook", "code"],
  ["eval", "exprs"],
  ["hook", "payload_extra"],
  ["formulas", "schema"],
])("a request of mode %s with a %s nested too deeply is answered", (mode, key) => {
  const request: Json = {
    id: 7,
    mode,
    code: "1",
    exprs: ["1"],
    [key]: key === "payload_extra" ? { x: nested(100_000) } : [nested(100_000)],
  };
  const answer = answerRequest(request, {});
  expect(answer["id"]).toBe(7);
  expect(answer["error"]).toMatchObject({ type: expect.not.stringMatching("InternalError") });
});
