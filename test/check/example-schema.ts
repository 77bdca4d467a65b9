/** The schema of the rules' examples. */
import type { Finding } from "../../src/check/finding.ts";
import { checkSchema } from "../../src/check/schema.ts";
import type { Json } from "../../src/document/json.ts";
import { compileSchema } from "../../src/engine/compiled-schema.ts";
import { allModules } from "../../src/library/all-modules.ts";

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

/** A formula of `net`, or of the field that its prefix names. Two fields are never empty: `counted` and `shipped`. */
function placed(formula: string): { readonly id: string; readonly text: string; readonly schema: Json } {
  const prefix = /^(row|date|text|enum|flag):/.exec(formula);
  const id = fields[prefix?.[1] ?? ""] ?? "net";
  const text = prefix === null ? formula : formula.slice(prefix[0].length);
  return { id, text, schema: schemaFor({ counted: "len(field.lines)", shipped: "date(2024, 5, 1)", [id]: text }) };
}

export function findingsIn(formula: string): { readonly text: string; readonly findings: readonly Finding[] } {
  const { id, text, schema } = placed(formula);
  return { text, findings: checkSchema(schema).texts.find((one) => one.id === id)?.findings ?? [] };
}

const header = {
  ...{
    amount: "5",
    tax: "1",
    issued: "2024-01-05",
    kind: "a",
    code_text: "x",
    flagged: "True",
    counted: "",
    shipped: "",
  },
  ...{ net: "", gross: "2", due: "", note: "", choice: "", flag: "" },
};

/** What the engine raises in a formula, on a document with values or with empty fields; both have two rows. */
export function exceptionsOf(formula: string, full: boolean): readonly string[] {
  const { id, schema } = placed(formula);
  let next = 1;
  const cell = (schema_id: string, value: string): object => ({
    id: next++,
    category: "datapoint",
    schema_id,
    content: { value, normalized_value: value === "" ? null : value },
  });
  const row = (schema_id: string, values: Readonly<Record<string, string>>): object => ({
    id: next++,
    category: "tuple",
    schema_id,
    children: Object.entries(values).map(([name, value]) => cell(name, full ? value : "")),
  });
  const many = (schema_id: string, children: readonly object[]): object => ({
    id: next++,
    category: "multivalue",
    schema_id,
    children,
  });
  const line = { quantity: "2", code: "A", line_net: "" };
  const values = Object.entries(header).map(([name, value]) => cell(name, full || name === "kind" ? value : ""));
  const content: unknown = [
    {
      id: next++,
      category: "section",
      schema_id: "basics",
      children: [...values, many("orders", [cell("order", "PO1")])],
    },
    {
      id: next++,
      category: "section",
      schema_id: "items",
      children: [
        many("lines", [row("line", line), row("line", line)]),
        many("rates", [row("rate_row", { rate: "21" })]),
      ],
    },
  ];
  const { exceptions } = compileSchema(schema).evaluate(content as Json, { modules: allModules });
  return exceptions.filter(({ detail }) => detail.source_schema_id === id).map((record) => record.content);
}
