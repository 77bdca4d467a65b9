/**
 * Types of a hook's fields, made from a description of the schema.
 *
 * `txs types` writes that description; by hand it looks like this:
 *
 * ```ts
 * import type { PlainDate, SchemaTypes } from "txscript-engine/hook";
 *
 * export interface Fields extends SchemaTypes {
 *   header: {
 *     invoice_id: string;
 *     amount_total: number | null;
 *     date_issue: PlainDate | null;
 *     paid: boolean | null;
 *     currency: "eur" | "usd" | "";
 *     tax_rate: 10 | 21 | null;
 *     approve: null;
 *   };
 *   multivalues: {
 *     order_ids: { order_id: string };
 *   };
 *   tables: {
 *     line_items: { item_description: string; item_quantity: number | null };
 *   };
 * }
 * ```
 *
 * | in the schema                          | type                                                      |
 * | -------------------------------------- | --------------------------------------------------------- |
 * | `string`, unknown types                | `string`; an empty field reads as `""`                    |
 * | `number`                               | `number \| null`                                          |
 * | `date`                                 | `PlainDate \| null`                                       |
 * | `boolean`                              | `boolean \| null`                                         |
 * | `enum` with options                    | the option values, and `""` for an empty field            |
 * | `enum` with `enum_value_type: number`  | the option values as numbers, and `null`                  |
 * | `enum` of dates                        | `PlainDate \| null`                                       |
 * | `enum` without options, or none but `""`| as a field of its `enum_value_type`: hooks fill them in   |
 * | `button`                               | `null`                                                    |
 *
 * Header datapoints stand under `header`; a simple multivalue under `multivalues`, with the one datapoint it holds; a multivalue
 * of tuples under `tables`, with the tuple's columns. Sections and tuples are left out. The three members must be object types, not
 * names of interfaces. A schema that has none of a kind gets `{}`.
 *
 * Then `TxScript.fromPayload<Fields>(payload).field` has `amount_total.value`, rows in `line_items`, and columns by their own
 * ids: `item_quantity.sum()`, `order_id.values`.
 */
import type { Decimal } from "./decimal.ts";
import type { Column, EditableColumn, Field, ItemList, Table } from "./members.ts";
import type { PlainDate } from "./plain-date.ts";

/** What a field can hold. */
export type FieldValue = string | number | boolean | PlainDate | null;

/** Values by schema id. */
export type FieldValues = Readonly<Record<string, FieldValue>>;

/** The description of a schema. */
export interface SchemaTypes {
  readonly header: FieldValues;
  readonly multivalues: Readonly<Record<string, FieldValues>>;
  readonly tables: Readonly<Record<string, FieldValues>>;
}

/** A day as `YYYY-MM-DD`. */
export type IsoDate = `${number}-${number}-${number}`;

/**
 * What can be assigned to a field that reads as `V`; `null` empties it. Numbers are stored as Python stores its floats, `2` as `2.0`;
 * a `bigint` is stored as a whole number, `2`, and a `Decimal` digit by digit.
 */
export type Written<V> = V extends number
  ? number extends V
    ? number | bigint | Decimal | null
    : V | null
  : V extends PlainDate
    ? PlainDate | IsoDate | null
    : V | null;

/** A new row: values by column id; columns left out are empty. */
export type RowValues<C extends FieldValues> = { readonly [K in keyof C]?: Written<C[K]> };

/** Members of all members: `{ a: { x: 1 }, b: { y: 2 } }` gives `{ x: 1, y: 2 }`. */
type Merged<T> = {
  [K in KeysOf<T[keyof T]>]: T[keyof T] extends infer M ? (M extends Readonly<Record<K, infer V>> ? V : never) : never;
};
type KeysOf<T> = T extends unknown ? keyof T : never;

/** `t.field`: tables, simple multivalues and header fields by their ids, and columns by theirs. */
export type FieldsOf<S extends SchemaTypes> = {
  readonly [K in keyof S["tables"]]: Table<S["tables"][K]>;
} & {
  readonly [K in keyof S["multivalues"]]: ItemList<S["multivalues"][K][keyof S["multivalues"][K]]>;
} & {
  readonly [K in keyof S["header"]]: Field<S["header"][K]>;
} & Columns<S["tables"]> &
  Columns<S["multivalues"]>;

type Columns<T extends Readonly<Record<string, FieldValues>>> = {
  readonly [K in KeysOf<T[keyof T]>]: EditableColumn<Extract<Merged<T>[K], FieldValue>>;
};

/** The other side of an elementwise operation: one number for all, or one for each. */
export type Operand = number | Column<number> | readonly number[];
