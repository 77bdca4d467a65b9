/** Hooks in TypeScript and JavaScript: the platform's field API on a hook's payload. */

export { Decimal, type Numeric, type Rounding } from "./dialect/decimal.ts";
export type {
  Fields,
  FieldValue,
  FieldValues,
  IsoDate,
  RowValues,
  SchemaTypes,
  Written,
} from "./dialect/field-types.ts";
export type {
  Column,
  EditableColumn,
  EntryAttributes,
  Field,
  FieldAttributes,
  ItemList,
  Option,
  OptionInput,
  Row,
  Table,
} from "./dialect/members.ts";
export { PlainDate } from "./dialect/plain-date.ts";
export type { Json, JsonObject } from "./document/json.ts";
