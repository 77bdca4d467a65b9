import { expect, test } from "vitest";
import { readSchema } from "../../src/document/schema.ts";
import { pythonTypes } from "../../src/typings/python.ts";
import { typescriptTypes } from "../../src/typings/typescript.ts";
import { schema } from "./schema.ts";

test("TypeScript", () => {
  expect(typescriptTypes(schema)).toMatchInlineSnapshot(`
    "import type { PlainDate, SchemaTypes } from "txscript-engine/hook";

    export interface Fields extends SchemaTypes {
      header: {
        /** The "number" \\ of * / it */
        invoice_id: string;
        amount_total: number | null;
        amount_tax: number | null;
        date_issue: PlainDate | null;
        paid: boolean | null;
        currency: "eur" | "usd" | "";
        tax_rate: 10 | 21 | null;
        vendor: string;
        approve: null;
        total: number | null;
        class: string;
        "1st-id": string;
      };
      multivalues: {
        /** Orders */
        order_ids: {
          order_id: string;
        };
      };
      tables: {
        /** Lines */
        line_items: {
          item_description: string;
          item_quantity: number | null;
          item_amount: number | null;
          item_delivered: PlainDate | null;
          item_unit: "piece" | "hour" | "";
          item_open: null;
        };
      };
    }
    "
  `);
});

test("TypeScript, nothing to describe", () => {
  expect(typescriptTypes(readSchema([]).schema)).toBe(`import type { SchemaTypes } from "txscript-engine/hook";

export interface Fields extends SchemaTypes {
  header: {};
  multivalues: {};
  tables: {};
}
`);
});

test("Python: the schema's own part", () => {
  const text = pythonTypes(schema).find(({ path }) => path.endsWith("__init__.pyi"))?.text ?? "";
  expect(text.slice(text.indexOf("class LineItems"))).toMatchInlineSnapshot(`
    "class LineItemsRow(Row):
        """A row of line_items."""
        @property
        def item_description(self) -> Text: ...
        @property
        def item_quantity(self) -> Number: ...
        @property
        def item_amount(self) -> Number: ...
        @property
        def item_delivered(self) -> Date: ...
        @property
        def item_unit(self) -> Choice[Literal["piece", "hour", ""]]: ...
        @property
        def item_open(self) -> Nothing: ...

    class LineItemsEntry(Row):
        """A row of line_items."""
        @property
        def item_description(self) -> Text: ...
        @item_description.setter
        def item_description(self, value: TextInput) -> None: ...
        @property
        def item_quantity(self) -> Number: ...
        @item_quantity.setter
        def item_quantity(self, value: NumberInput) -> None: ...
        @property
        def item_amount(self) -> Number: ...
        @item_amount.setter
        def item_amount(self, value: NumberInput) -> None: ...
        @property
        def item_delivered(self) -> Date: ...
        @item_delivered.setter
        def item_delivered(self, value: DateInput) -> None: ...
        @property
        def item_unit(self) -> Choice[Literal["piece", "hour", ""]]: ...
        @item_unit.setter
        def item_unit(self, value: Literal["piece", "hour", ""] | Choice[Literal["piece", "hour", ""]] | None) -> None: ...
        @property
        def item_open(self) -> Nothing: ...

    LineItemsValues = TypedDict("LineItemsValues", {"item_description": TextInput, "item_quantity": NumberInput, "item_amount": NumberInput, "item_delivered": DateInput, "item_unit": Literal["piece", "hour", ""] | Choice[Literal["piece", "hour", ""]] | None}, total=False)

    class FormulaFields(Row):
        """The fields of the document, read-only."""
        @property
        def invoice_id(self) -> Text:
            """The number of */ it"""
        @property
        def amount_total(self) -> Number: ...
        @property
        def amount_tax(self) -> Number: ...
        @property
        def date_issue(self) -> Date: ...
        @property
        def paid(self) -> Boolean: ...
        @property
        def currency(self) -> Choice[Literal["eur", "usd", ""]]: ...
        @property
        def tax_rate(self) -> Number: ...
        @property
        def vendor(self) -> Text: ...
        @property
        def approve(self) -> Nothing: ...
        @property
        def total(self) -> Number: ...
        @property
        def order_ids(self) -> Items[Text]:
            """Orders"""
        @property
        def order_id(self) -> TextColumn: ...
        @property
        def line_items(self) -> Table[LineItemsRow]:
            """Lines"""
        @property
        def line_item(self) -> Table[LineItemsRow]:
            """Line"""
        @property
        def item_description(self) -> TextColumn: ...
        @property
        def item_quantity(self) -> NumberColumn: ...
        @property
        def item_amount(self) -> NumberColumn: ...
        @property
        def item_delivered(self) -> DateColumn: ...
        @property
        def item_unit(self) -> ChoiceColumn[Literal["piece", "hour", ""]]: ...

    class Fields:
        """The fields of the document."""
        @property
        def attr(self) -> Attributes: ...
        @property
        def invoice_id(self) -> Text:
            """The number of */ it"""
        @invoice_id.setter
        def invoice_id(self, value: TextInput) -> None: ...
        @property
        def amount_total(self) -> Number: ...
        @amount_total.setter
        def amount_total(self, value: NumberInput) -> None: ...
        @property
        def amount_tax(self) -> Number: ...
        @amount_tax.setter
        def amount_tax(self, value: NumberInput) -> None: ...
        @property
        def date_issue(self) -> Date: ...
        @date_issue.setter
        def date_issue(self, value: DateInput) -> None: ...
        @property
        def paid(self) -> Boolean: ...
        @paid.setter
        def paid(self, value: BooleanInput) -> None: ...
        @property
        def currency(self) -> Choice[Literal["eur", "usd", ""]]: ...
        @currency.setter
        def currency(self, value: Literal["eur", "usd", ""] | Choice[Literal["eur", "usd", ""]] | None) -> None: ...
        @property
        def tax_rate(self) -> Number: ...
        @tax_rate.setter
        def tax_rate(self, value: Literal[10, 21, "10", "21", ""] | Number | None) -> None: ...
        @property
        def vendor(self) -> Text: ...
        @vendor.setter
        def vendor(self, value: TextInput) -> None: ...
        @property
        def approve(self) -> Nothing: ...
        @property
        def total(self) -> Number: ...
        @total.setter
        def total(self, value: NumberInput) -> None: ...
        @property
        def order_ids(self) -> EditableItems[Text, TextInput]:
            """Orders"""
        @property
        def order_id(self) -> ColumnField[Text, TextInput]: ...
        @property
        def line_items(self) -> EditableTable[LineItemsEntry, LineItemsValues]:
            """Lines"""
        @line_items.setter
        def line_items(self, value: Iterable[LineItemsEntry | LineItemsValues | dict[str, Any]]) -> None: ...
        @property
        def line_item(self) -> EditableTable[LineItemsEntry, LineItemsValues]:
            """Line"""
        @line_item.setter
        def line_item(self, value: Iterable[LineItemsEntry | LineItemsValues | dict[str, Any]]) -> None: ...
        @property
        def item_description(self) -> ColumnField[Text, TextInput]: ...
        @property
        def item_quantity(self) -> ColumnField[Number, NumberInput]: ...
        @property
        def item_amount(self) -> ColumnField[Number, NumberInput]: ...
        @property
        def item_delivered(self) -> ColumnField[Date, DateInput]: ...
        @property
        def item_unit(self) -> ColumnField[Choice[Literal["piece", "hour", ""]], Literal["piece", "hour", ""] | Choice[Literal["piece", "hour", ""]] | None]: ...
        @property
        def item_open(self) -> ColumnField[Nothing, None]: ...
    "
  `);
});
