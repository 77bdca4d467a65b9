import { expect, test } from "vitest";
import { answerRequest } from "../../src/cli/exchange/answers.ts";
import type { JsonObject } from "../../src/document/json.ts";
import { expanded } from "../engine/probe-fixtures.ts";

/** Datapoints 102 (`s`) and 104 (`n`) with keys that are there and `null`; answers are the reference's. */
const set = {
  102: { rir_confidence: null, struct: null },
  104: { value: null, rir_confidence: null, struct: null, options: null },
};
const cases: readonly (readonly [code: string, answer: string])[] = [
  ["field.n.rir_confidence", "None"],
  ["field.s.rir_confidence", "None"],
  ["field.n.value", "None"],
  ["field.n.attr.value", "None"],
  ["field.n.options", "[]"],
  ["field.n.struct", "{}"],
  ["field.s.struct", "{}"],
  ["field.n.attr.struct", "None"],
  ["field.d == type('A', (), {'data': None})()", "False"],
  ["field.n_empty == type('A', (), {'data': None})()", "True"],
];

test.each(cases)("null in a datapoint is None: %s", (code, answer) => {
  const request = expanded({ id: 0, mode: "eval", fixture: "main", set, exprs: [code] }) as JsonObject;
  const { results } = answerRequest(request, {}) as { readonly results?: readonly JsonObject[] };
  expect(results?.[0]).toMatchObject({ repr: answer });
});
