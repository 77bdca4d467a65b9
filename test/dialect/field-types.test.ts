import { expectTypeOf, test } from "vitest";
import type { FieldsOf, SchemaTypes } from "../../src/dialect/field-types.ts";
import type { PlainDate } from "../../src/dialect/plain-date.ts";

interface Invoice extends SchemaTypes {
  header: {
    invoice_id: string;
    amount_total: number | null;
    date_issue: PlainDate | null;
    paid: boolean | null;
    currency: "eur" | "usd" | "";
    tax_rate: 10 | 21 | null;
    approve: null;
  };
  multivalues: {
    order_ids: { order_id: string };
    amounts: { amount: number | null };
  };
  tables: {
    line_items: { item_description: string; item_quantity: number | null };
    taxes: { rate: number | null; code: "s" | "r" | "" };
  };
}

/** Never called: what is in it is for the compiler. */
function typed(field: FieldsOf<Invoice>): void {
  expectTypeOf(field.amount_total.value).toEqualTypeOf<number | null>();
  expectTypeOf(field.amount_total.defaultTo(0)).toEqualTypeOf<number>();
  expectTypeOf(field.currency.value).toEqualTypeOf<"eur" | "usd" | "">();
  expectTypeOf(field.item_quantity.defaultTo(0).sum()).toEqualTypeOf<number>();
  expectTypeOf(field.code.values).toEqualTypeOf<readonly ("s" | "r" | "")[]>();
  expectTypeOf(field.amount.values).toEqualTypeOf<readonly (number | null)[]>();
  field.amount_total.value = 1;
  field.amount_total.value = 1n;
  field.amount_total.value = null;
  // @ts-expect-error a text is no number
  field.amount_total.value = "1";
  // @ts-expect-error a text added to a number is a text
  field.amount_total.value = field.amount_total.defaultTo(0) + field.invoice_id.value;
  // @ts-expect-error no such field
  field.amount_totl.value = 1;
  field.currency.value = "usd";
  // @ts-expect-error no such option
  field.currency.value = "czk";
  field.tax_rate.value = 21;
  // @ts-expect-error no such option
  field.tax_rate.value = 22;
  field.date_issue.value = "2024-05-01";
  // @ts-expect-error no day
  field.date_issue.value = "tomorrow";
  field.date_issue.value = field.date_issue.value?.plusDays(30) ?? null;
  // @ts-expect-error empty cells have no sum
  field.item_quantity.sum();
  // @ts-expect-error texts are not multiplied
  field.item_quantity.defaultTo(0).mul("2");
  for (const row of field.line_items) {
    expectTypeOf(row.item_quantity.value).toEqualTypeOf<number | null>();
    row.item_description.value = `${row._index}`;
    // @ts-expect-error no such column
    row.item_price.value = 1;
  }
  field.line_items.append({ item_description: "x", item_quantity: 1n });
  // @ts-expect-error no such column
  field.line_items.append({ description: "x" });
  field.line_items.assign(field.line_items.filter((row) => row.item_quantity.isSet()));
  // @ts-expect-error a row of another table
  field.taxes.append(field.line_items.at(0));
  field.order_ids.append("PO1");
  // @ts-expect-error a number among texts
  field.order_ids.append(1);
  // @ts-expect-error tables are assigned by their method
  field.line_items = [];
}

test("types of fields", () => {
  expectTypeOf(typed).toBeFunction();
});
