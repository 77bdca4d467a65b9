/** The schema of the rules' examples. */
import type { Finding } from "../../src/check/finding.ts";
import { checkSchema } from "../../src/check/schema.ts";
import type { Json } from "../../src/document/json.ts";

type Formulas = Readonly<Record<string, string>>;

export function schemaFor(formulas: Formulas): Json {
  const node = (id: string, type: string, more: object = {}): object => ({
    category: "datapoint",
    id,
    label: id,
    type,
    ...more,
    ...(id in formulas ? { formula: formulas[id], ui_configuration: { type: "formula" } } : {}),
  });
  const options = {
    options: [
      { value: "a", label: "A" },
      { value: "b", label: "B" },
    ],
  };
  const json: unknown = [
    {
      category: "section",
      id: "basics",
      label: "Basics",
      children: [
        node("amount", "number"),
        node("tax", "number"),
        node("issued", "date"),
        node("kind", "enum", options),
        node("code_text", "string"),
        node("flagged", "boolean"),
        node("counted", "number"),
        node("shipped", "date"),
        node("net", "number"),
        node("gross", "number"),
        node("due", "date"),
        node("note", "string"),
        node("choice", "enum", options),
        node("flag", "boolean"),
        { category: "multivalue", id: "orders", label: "Orders", children: node("order", "string") },
      ],
    },
    {
      category: "section",
      id: "items",
      label: "Items",
      children: [
        {
          category: "multivalue",
          id: "lines",
          label: "Lines",
          children: {
            category: "tuple",
            id: "line",
            label: "Line",
            children: [node("quantity", "number"), node("code", "string"), node("line_net", "number")],
          },
        },
        {
          category: "multivalue",
          id: "rates",
          label: "Rates",
          children: { category: "tuple", id: "rate_row", label: "Rate", children: [node("rate", "number")] },
        },
      ],
    },
  ];
  return json as Json;
}

const fields: Readonly<Record<string, string>> = {
  row: "line_net",
  date: "due",
  text: "note",
  enum: "choice",
  flag: "flag",
};

/** What is found in a formula of `net`, or of the field that its prefix names. Two fields are never empty: `counted` and `shipped`. */
export function findingsIn(formula: string): { readonly text: string; readonly findings: readonly Finding[] } {
  const prefix = /^(row|date|text|enum|flag):/.exec(formula);
  const id = fields[prefix?.[1] ?? ""] ?? "net";
  const text = prefix === null ? formula : formula.slice(prefix[0].length);
  const schema = schemaFor({ counted: "len(field.lines)", shipped: "date(2024, 5, 1)", [id]: text });
  return { text, findings: checkSchema(schema).texts.find((one) => one.id === id)?.findings ?? [] };
}
