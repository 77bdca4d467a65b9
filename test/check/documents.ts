/** A small queue for properties: fields of each type, a table, documents in which they are empty or not. */
import type { Json } from "../../src/document/json.ts";

const node = (id: string, type: string, more: object = {}): object => ({
  category: "datapoint",
  id,
  label: id,
  type,
  ...more,
});

/** The schema with formulas by id: `f` a number at the header, `g` a number that others read, `r` a column. */
export function schemaWith(formulas: Readonly<Record<string, string>>): Json {
  const formula = (id: string, type: string): object =>
    node(id, type, id in formulas ? { formula: formulas[id], ui_configuration: { type: "formula" } } : {});
  return [
    {
      category: "section",
      id: "basics",
      label: "Basics",
      children: [
        node("a", "number"),
        node("b", "number"),
        node("d", "date"),
        node("s", "string"),
        node("t", "boolean"),
        node("e", "enum", { options: [{ value: "x" }, { value: "y" }] }),
        formula("g", "number"),
        formula("f", "number"),
        formula("h", "string"),
        formula("k", "date"),
      ],
    },
    {
      category: "section",
      id: "rows",
      label: "Rows",
      children: [
        {
          category: "multivalue",
          id: "lines",
          label: "Lines",
          children: {
            category: "tuple",
            id: "line",
            label: "Line",
            children: [
              node("qty", "number"),
              node("price", "number"),
              node("code", "string"),
              node("when", "date"),
              formula("r", "number"),
            ],
          },
        },
      ],
    },
  ] as unknown as Json;
}

export interface Facts {
  readonly header: Readonly<Record<string, string>>;
  readonly lines: readonly Readonly<Record<string, string>>[];
}

const headerIds = ["a", "b", "d", "s", "t", "e", "g", "f", "h", "k"];
const columnIds = ["qty", "price", "code", "when", "r"];

/** The content of a document; what is not given is empty. */
export function contentOf({ header, lines }: Facts): Json {
  let id = 1;
  const cell = (schema_id: string, value: string): object => ({
    id: id++,
    category: "datapoint",
    schema_id,
    content: { value, normalized_value: value === "" ? null : value },
  });
  return [
    {
      id: id++,
      category: "section",
      schema_id: "basics",
      children: headerIds.map((name) => cell(name, header[name] ?? "")),
    },
    {
      id: id++,
      category: "section",
      schema_id: "rows",
      children: [
        {
          id: id++,
          category: "multivalue",
          schema_id: "lines",
          children: lines.map((line) => ({
            id: id++,
            category: "tuple",
            schema_id: "line",
            children: columnIds.map((name) => cell(name, line[name] ?? "")),
          })),
        },
      ],
    },
  ] as unknown as Json;
}

const full = { qty: "2", price: "5", code: "X1", when: "2024-02-03" };
const tables: readonly (readonly Readonly<Record<string, string>>[])[] = [
  [],
  [full],
  [full, { ...full, qty: "3", price: "0" }],
  [full, { ...full, qty: "" }, { ...full, price: "" }],
  [{ ...full, qty: "", price: "", when: "", code: "" }],
  [{ ...full, qty: "" }, full],
  [full, { ...full, when: "" }],
  [{ ...full, qty: "5", price: "" }],
  [
    { ...full, qty: "" },
    { ...full, qty: "" },
  ],
  [full, { ...full, qty: "" }, { ...full, qty: "0" }],
];

/** Documents in which each field is empty and is not, in all combinations that formulas could tell apart. */
export function* documents(): Iterable<Facts> {
  for (const a of ["", "0", "5", "-3", "1"]) {
    for (const b of ["", "4", "-1", "0", "5"]) {
      for (const [i, lines] of tables.entries()) {
        const there = (i + a.length + b.length) % 2 === 0;
        for (const full of [true, false]) {
          const header = full ? { d: "2024-05-01", s: "Hello", t: "True", e: "x" } : { s: there ? "1" : "" };
          yield { header: { a, b, ...header, ...(there && full ? { t: "False", e: "y" } : {}) }, lines };
        }
      }
    }
  }
}
