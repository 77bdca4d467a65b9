/** What the members of `t.field` can do. */
import type { Json } from "../document/json.ts";
import type { Decimal } from "./decimal.ts";
import type { FieldValue, FieldValues, Operand, RowValues, Written } from "./field-types.ts";

/** A header field, a cell of a row, or an item of a simple multivalue. */
export interface Field<V extends FieldValue = FieldValue> {
  readonly schemaId: string;
  /** The datapoint's id; `null` for what this hook added. */
  readonly id: number | null;
  /** What it holds. Assigning what it holds already changes nothing. */
  get value(): V;
  set value(value: Written<V>);
  /** Writes a text as it is, whatever the field's type: `amount.setText("1 234,50")`. */
  setText(text: string): void;
  isEmpty(): boolean;
  isSet(): boolean;
  /** The value, or `fallback` when the field is empty. */
  defaultTo<D>(fallback: D): Exclude<V, null> | D;
  readonly attr: FieldAttributes<V>;
}

/** What stands beside a value. The names are those of the platform's API. */
export interface EntryAttributes {
  /** The datapoint's id; `null` for what this hook added. */
  readonly id: number | null;
  readonly schema_id: string;
  readonly label: string;
  hidden: boolean;
  /** Any other key of the content, the node or the schema, in this order. */
  get(name: string): Json | undefined;
}

export interface FieldAttributes<V extends FieldValue = FieldValue> extends EntryAttributes {
  /** The field's own options, else those of the schema. */
  get options(): readonly Option<V>[];
  set options(options: Iterable<OptionInput<V>>);
  get validation_sources(): readonly string[];
  set validation_sources(sources: Iterable<string>);
  get position(): Json;
  set position(position: readonly number[] | null);
  get page(): Json;
  set page(page: number | null);
  get struct(): Json;
  set struct(struct: Json);
  /** The text as it is shown. Writing it leaves what the field is read as. */
  get value(): Json;
  set value(text: string | null);
  readonly normalized_value: Json;
  readonly type: string;
}

export interface Option<V = FieldValue> {
  readonly label: string;
  readonly value: V;
  readonly struct?: Json;
}

/** An option to be written; other members are dropped. Its value may be outside of the schema's options. */
export interface OptionInput<V = FieldValue> {
  readonly label: string;
  readonly value: V | (V extends string ? string : number);
  readonly struct?: Json;
}

/** A row: its cells by column id. */
export type Row<C extends FieldValues = FieldValues> = { readonly [K in keyof C]: Field<C[K]> } & RowMembers;

export interface RowMembers {
  readonly attr: EntryAttributes;
  /** The position among the table's rows, from 0; -1 for a row that another one was written over. */
  readonly _index: number;
}

/** What is read and edited like an array, by position. Negative positions count from the end. */
interface Sequence<E, I> extends Iterable<E> {
  readonly schemaId: string;
  readonly id: number | null;
  readonly length: number;
  readonly attr: EntryAttributes;
  at(index: number): E | undefined;
  /** Adds at the end. */
  append(entry: I): E;
  extend(entries: Iterable<I>): void;
  /** Adds before a position. */
  insert(index: number, entry: I): E;
  /** Removes an entry, or the one at a position. Throws `RangeError` when there is none. */
  remove(entry: E | number): void;
  /** Removes `deleteCount` entries at a position and adds others there. */
  splice(start: number, deleteCount?: number, ...added: I[]): void;
  clear(): void;
  /** Makes this the whole content, with as few operations as the platform's Python finds; entries among it stay what they are. */
  assign(entries: Iterable<I>): void;
  /** Brings the entries into another order; `compare` as for arrays. */
  sort(compare: (a: E, b: E) => number): void;
  reverse(): void;
  map<R>(change: (entry: E, index: number) => R): R[];
  filter(keep: (entry: E, index: number) => boolean): E[];
  find(wanted: (entry: E, index: number) => boolean): E | undefined;
  some(holds: (entry: E, index: number) => boolean): boolean;
  every(holds: (entry: E, index: number) => boolean): boolean;
}

/** A table: its rows in order. */
export interface Table<C extends FieldValues = FieldValues> extends Sequence<Row<C>, Row<C> | RowValues<C>> {
  /** Writes all cells of one row; columns left out become empty. */
  replace(index: number, row: Row<C> | RowValues<C>): void;
}

/** A simple multivalue: its items in order. */
export interface ItemList<V extends FieldValue = FieldValue> extends Sequence<Field<V>, Written<V> | Field<V>> {
  readonly values: readonly V[];
}

/** Values in a row, one for each row of a table. Columns do not change; operations make new ones. */
export interface Column<V = FieldValue> extends Iterable<V> {
  readonly length: number;
  readonly values: readonly V[];
  at(index: number): V | undefined;
  map<R>(change: (value: V, index: number) => R): Column<R>;
  filter(keep: (value: V, index: number) => boolean): Column<V>;
  isEmpty(): Column<boolean>;
  isSet(): Column<boolean>;
  defaultTo<D>(fallback: D): Column<Exclude<V, null> | D>;
  /** Whether any value is neither empty, nor false, nor 0. */
  any(): boolean;
  all(): boolean;
  add(this: Column<number>, other: Operand): Column<number>;
  sub(this: Column<number>, other: Operand): Column<number>;
  mul(this: Column<number>, other: Operand): Column<number>;
  /** Throws `RangeError` for a division by 0. */
  div(this: Column<number>, other: Operand): Column<number>;
  neg(this: Column<number>): Column<number>;
  abs(this: Column<number>): Column<number>;
  /** As {@link round} does. */
  round(this: Column<number>, places?: number): Column<number>;
  eq(other: V | Column<V>): Column<boolean>;
  ne(other: V | Column<V>): Column<boolean>;
  lt(other: V | Column<V>): Column<boolean>;
  le(other: V | Column<V>): Column<boolean>;
  gt(other: V | Column<V>): Column<boolean>;
  ge(other: V | Column<V>): Column<boolean>;
  /** 0 for a column without rows. */
  sum(this: Column<number>): number;
  /** The sum of the numbers as they are written, without rounding errors. */
  sumExact(this: Column<number>): Decimal;
  /** `undefined` for a column without rows. */
  min(): V | undefined;
  max(): V | undefined;
}

/** A column of the document. */
export interface EditableColumn<V extends FieldValue = FieldValue> extends Column<V> {
  readonly schemaId: string;
  readonly cells: readonly Field<V>[];
  /**
   * Writes all values. A table's column keeps its length: throws `RangeError` for another number of values; a simple multivalue gains or
   * loses items.
   */
  assign(values: Iterable<Written<V>>): void;
}
