import type { Json } from "../../src/document/json.ts";
import { type Testbed, testbed } from "../../src/testing/testbed.ts";

/** A schema with each type of field, a table and a simple multivalue; formulas by schema id go where a field of that id is. */
export function schemaWith(formulas: Readonly<Record<string, string>>): Json {
  const field = (id: string, type = "string", more: Readonly<Record<string, Json>> = {}): Json => ({
    category: "datapoint",
    id,
    label: id,
    type,
    ...more,
    ...(Object.hasOwn(formulas, id) && { formula: formulas[id] ?? "", ui_configuration: { type: "formula" } }),
  });
  const options = ["a", "b"].map((value) => ({ value, label: value.toUpperCase() }));
  return [
    {
      category: "section",
      id: "main",
      label: "Main",
      children: [
        field("name"),
        field("number", "number"),
        field("other", "number"),
        field("day", "date"),
        field("flag", "boolean"),
        field("kind", "enum", { options }),
        field("level", "enum", { options: [{ value: "1", label: "1" }], enum_value_type: "number" }),
        field("country", "string", { default_value: "CZ" }),
        field("button", "button"),
        field("result", "number"),
        field("text"),
        field("due", "date"),
        field("choice", "enum", { options }),
        { category: "multivalue", id: "tags", label: "Tags", children: field("tag") },
        {
          category: "multivalue",
          id: "lines",
          label: "Lines",
          children: {
            category: "tuple",
            id: "line",
            label: "Line",
            children: [
              field("quantity", "number"),
              field("price", "number", { default_value: "1" }),
              field("amount", "number"),
            ],
          },
        },
      ],
    },
  ];
}

export function bedWith(formulas: Readonly<Record<string, string>>): Testbed {
  return testbed(schemaWith(formulas));
}

/** What `work` throws. */
export function thrown(work: () => unknown): { readonly message: string; readonly path: unknown } {
  try {
    work();
  } catch (error) {
    if (error instanceof Error) return { message: error.message, path: Reflect.get(error, "path") };
  }
  throw new Error("nothing was thrown");
}
