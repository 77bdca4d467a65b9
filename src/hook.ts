/** Hooks in TypeScript and JavaScript: the platform's field API on a hook's payload. */

export { Decimal, type Numeric, type Rounding } from "./dialect/decimal.ts";
export type {
  FieldsOf,
  FieldValue,
  FieldValues,
  IsoDate,
  Operand,
  RowValues,
  SchemaTypes,
  Written,
} from "./dialect/field-types.ts";
export { at, defaultTo, fixed, isEmpty, isSet, round, roundHalfUp, substitute } from "./dialect/helpers.ts";
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
export type { MessageTarget } from "./dialect/messages.ts";
export { PlainDate } from "./dialect/plain-date.ts";
export type { Action, Annotation, Context, NamedObject } from "./dialect/platform.ts";
export { type HookPayload, type HookResponse, type ScriptOptions, TxScript } from "./dialect/script.ts";
export { TxScriptError } from "./dialect/script-error.ts";
export type { Operation } from "./document/journal.ts";
export type { Json, JsonObject } from "./document/json.ts";
