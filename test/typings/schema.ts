import type { Json } from "../../src/document/json.ts";
import { readSchema, type Schema } from "../../src/document/schema.ts";
import { datapoint, section } from "../queue/folder.ts";

const options = (...values: readonly string[]): object => ({
  type: "enum",
  options: values.map((value) => ({ value, label: value })),
});

/** A schema with a field of every kind. */
export const sections: Json = JSON.parse(
  JSON.stringify([
    section(
      datapoint("invoice_id", { type: "string", label: 'The "number" \\ of */ it' }),
      datapoint("amount_total"),
      datapoint("amount_tax"),
      datapoint("date_issue", { type: "date" }),
      datapoint("paid", { type: "boolean" }),
      datapoint("currency", options("", "eur", "usd")),
      datapoint("tax_rate", { ...options("10", "21"), enum_value_type: "number" }),
      datapoint("vendor", { type: "enum", options: [] }),
      datapoint("approve", { type: "button", label: "" }),
      datapoint("total", { formula: "field.amount_total" }),
      datapoint("class", { type: "string" }),
      datapoint("1st-id", { type: "string" }),
      {
        category: "multivalue",
        id: "order_ids",
        label: "Orders",
        children: datapoint("order_id", { type: "string" }),
      },
      {
        category: "multivalue",
        id: "line_items",
        label: "Lines",
        children: {
          category: "tuple",
          id: "line_item",
          label: "Line",
          children: [
            datapoint("item_description", { type: "string" }),
            datapoint("item_quantity"),
            datapoint("item_amount"),
            datapoint("item_delivered", { type: "date" }),
            datapoint("item_unit", options("piece", "hour")),
            datapoint("item_open", { type: "button" }),
          ],
        },
      },
    ),
  ]),
);

export const schema: Schema = readSchema(sections).schema;
