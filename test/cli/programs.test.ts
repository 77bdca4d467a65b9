import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerRequest } from "../../src/cli/exchange/answers.ts";
import { programOfPayload, sameJson } from "../../src/cli/exchange/programs.ts";
import type { Json, JsonObject } from "../../src/document/json.ts";

const field = (id: string, formula?: string): JsonObject => ({
  category: "datapoint",
  id,
  label: id,
  type: "number",
  ...(formula === undefined ? {} : { formula }),
});
const schemaOf = (formula: string): Json => [
  { category: "section", id: "s", label: "S", children: [field("a"), field("b", formula)] },
];
const content: Json = [
  {
    id: 1,
    schema_id: "s",
    category: "section",
    children: ["a", "b"].map((schema_id, i) => {
      const text = i === 0 ? "4" : "";
      return { id: 2 + i, schema_id, category: "datapoint", content: { value: text, normalized_value: text } };
    }),
  },
];
const payloadWith = (schema: Json): JsonObject => ({ schemas: [{ id: 1, content: schema }] });

describe("programs of a stream's schemas", () => {
  test("are shared between requests with the same schema and formulas", () => {
    const one = programOfPayload(payloadWith(schemaOf("field.a * 2")), undefined);
    expect(programOfPayload(payloadWith(schemaOf("field.a * 2")), undefined)).toBe(one);
    expect(programOfPayload(payloadWith(schemaOf("field.a * 3")), undefined)).not.toBe(one);
    expect(programOfPayload(payloadWith(schemaOf("field.a * 2")), { b: "1" })).not.toBe(one);
    expect(programOfPayload({}, undefined)).toBeNull();
  });

  test("answers are those of the request's own schema, in whatever order they come", () => {
    const formulas = ["field.a * 2", "field.a * 3", "1 / 0", "field.a *", "field.zz"];
    const answers = formulas.map((formula) => answerRequest({ id: 1, schema: schemaOf(formula), content }, {}));
    for (const i of [0, 1, 0, 2, 3, 4, 0, 1, 2, 3, 4]) {
      expect(answerRequest({ id: 1, schema: schemaOf(formulas[i] ?? ""), content }, {})).toEqual(answers[i]);
    }
    expect(answers[0]?.["values"]).toEqual({ a: "4", b: "8.0" });
  });

  test("the same JSON is found the same, any change is not", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (left, right) => {
        const [a, b] = [left, right].map((json) => JSON.parse(JSON.stringify(json)) as Json);
        expect(sameJson(a, JSON.parse(JSON.stringify(a)) as Json)).toBe(true);
        expect(sameJson(a, b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
  });
});
