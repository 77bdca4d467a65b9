import { describe, expect, test } from "vitest";
import { compileSchema } from "../../src/engine/compiled-schema.ts";
import { schemaFormula } from "../../src/engine/formula.ts";
import { TextCache } from "../../src/engine/text-cache.ts";

describe("values kept by text", () => {
  test("are made once, until they are too many or too long", () => {
    const made: string[] = [];
    const cache = new TextCache<string>(3, 10);
    const get = (text: string): string =>
      cache.get(text, () => {
        made.push(text);
        return text.toUpperCase();
      });
    expect([..."abca"].map(get).join("")).toBe("ABCA");
    expect(made.join("")).toBe("abc");
    get("d");
    get("a");
    expect(made.join("")).toBe("abcda");
    get("12345678");
    get("c");
    expect(made.join(" ")).toBe("a b c d a 12345678 c");
    get("x".repeat(11));
    get("c");
    expect(made.at(-1)).toBe("x".repeat(11));
  });

  test("formulas are told apart by field and table, however their names are cut", () => {
    const one = schemaFormula("ab", "field.c", "t");
    expect(schemaFormula("ab", "field.c", "t")).toBe(one);
    for (const other of [
      schemaFormula("a", "field.c", "bt"),
      schemaFormula("ab", "field.c", null),
      schemaFormula("abt", "field.c", null),
      schemaFormula("ab", "field.d", "t"),
    ]) {
      expect(other).not.toBe(one);
    }
  });

  test("two schemas with the same formula compute their own values", () => {
    const schemaWith = (type: string): object[] => [
      {
        category: "section",
        id: "s",
        label: "S",
        children: [
          { category: "datapoint", id: "a", label: "a", type },
          { category: "datapoint", id: "b", label: "b", type: "string", formula: "field.a + field.a" },
        ],
      },
    ];
    const content = ["a", "b"].map((schema_id, i) => ({
      id: 2 + i,
      schema_id,
      category: "datapoint",
      content: { value: i === 0 ? "4" : "", normalized_value: i === 0 ? "4" : "" },
    }));
    const values = ["number", "string", "number"].map((type) => {
      const compiled = compileSchema(JSON.parse(JSON.stringify(schemaWith(type))));
      return compiled.evaluate([{ id: 1, schema_id: "s", category: "section", children: content }]).values.get("b");
    });
    expect(values).toEqual(["8.0", "44", "8.0"]);
  });
});
