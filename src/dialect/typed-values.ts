import type { Datapoint } from "../document/document.ts";
import type { Json } from "../document/json.ts";
import type { SchemaNode } from "../document/schema.ts";
import { readAs } from "../document/typed-reading.ts";
import type { Day } from "../values/dates/calendar-days.ts";
import { floatRepr } from "../values/numbers/float-text.ts";
import { Decimal } from "./decimal.ts";
import type { FieldValue } from "./field-types.ts";
import { PlainDate } from "./plain-date.ts";
import { TxScriptError } from "./script-error.ts";

/** What a raw value is by its field's type, as Python hooks read it: only empty texts are not `null`. */
export function typedValue({ valueType }: SchemaNode, raw: Json): FieldValue {
  return readAs<PlainDate>(valueType, raw, script);
}

const script = {
  day: ({ year, month, day }: Day): PlainDate => new PlainDate(year, month, day),
  text: textOf,
};

/** JSON that is no text reads as text that tells what it is; what Python calls false is empty. */
function textOf(raw: Json): string {
  if (typeof raw === "string") return raw;
  if (raw === null || raw === false || raw === 0) return "";
  if (raw === true) return "True";
  return typeof raw === "number" ? plainNumber(raw) : JSON.stringify(raw);
}

/** What can be stored, by whatever field. */
export type Storable = FieldValue | bigint | Decimal | undefined;

/**
 * The text that a value is stored as, the same as for its Python counterpart: numbers are Python's floats, `2` is `2.0`, but for enums,
 * whose values are those of options. Throws {@link TxScriptError} for what no field can hold.
 */
export function storedText(value: Storable, { node }: Pick<Datapoint, "node">): string {
  switch (typeof value) {
    case "undefined":
      return "";
    case "string":
      return value;
    case "number":
      return node.type === "enum" ? plainNumber(value) : floatRepr(value);
    case "bigint":
      return String(value);
    case "boolean":
      return value ? "True" : "False";
    default:
      if (value === null) return "";
      if (value instanceof PlainDate || value instanceof Decimal) return value.toString();
      throw new TxScriptError(`Field '${node.id}' cannot hold ${whatIs(value)}`);
  }
}

/** Only JavaScript without types gets here. */
function whatIs(value: object): string {
  if ("schemaId" in value) return `a field: take the value of '${String(value.schemaId)}'`;
  return Array.isArray(value) ? "a list" : "an object";
}

/** A number as the text of an option, or as JSON writes it: `2`. */
export function plainNumber(value: number): string {
  return Number.isSafeInteger(value) ? String(value) : floatRepr(value);
}
