/** The functions that TxScript has beside the fields, and arithmetic without surprises. */
import type { Json } from "../document/json.ts";
import { isArray, isObject, member } from "../document/json.ts";
import { fixedDigits } from "../values/numbers/float-digits.ts";
import { roundFloat } from "../values/numbers/rounding.ts";
import { Decimal, type Numeric } from "./decimal.ts";
import { DocumentField, isEmptyValue } from "./document-field.ts";
import type { FieldValue } from "./field-types.ts";
import type { Field } from "./members.ts";

/** Whether a field or value is empty: `null`, `undefined` or `""`. */
export function isEmpty(value: unknown): boolean {
  return isEmptyValue(value instanceof DocumentField ? value.value : value);
}

export function isSet(value: unknown): boolean {
  return !isEmpty(value);
}

/** The value of a field, or a value, unless it is empty. */
export function defaultTo<V extends FieldValue, D>(value: Field<V> | V, fallback: D): Exclude<V, null> | D;
export function defaultTo<D>(value: unknown, fallback: D): unknown {
  const plain = value instanceof DocumentField ? value.value : value;
  return isEmptyValue(plain) ? fallback : plain;
}

/** The text with every match of a pattern replaced, as `String.prototype.replaceAll` does; a pattern given as text is a regular expression. */
export function substitute(pattern: RegExp | string, replacement: string, text: string | Field<string>): string {
  const flags = typeof pattern === "string" ? "gu" : pattern.flags.replace("g", "").concat("g");
  const source = typeof pattern === "string" ? pattern : pattern.source;
  return (typeof text === "string" ? text : text.value).replace(new RegExp(source, flags), replacement);
}

/** Rounds as Python's `round(value, places)`: to the nearest, of two to the even one; `round(2.675, 2)` is 2.67, since the float lies below. */
export function round(value: number, places = 0): number {
  return roundFloat(value, places);
}

/** Rounds the number as it is written, half up: `roundHalfUp(2.675, 2)` is 2.68. */
export function roundHalfUp(value: Numeric, places = 0): number {
  return Decimal.from(value).round(places, "half-up").toNumber();
}

/** The number with so many decimal places, as Python's `f"{value:.2f}"` writes it. */
export function fixed(value: number, places = 2): string {
  if (!Number.isFinite(value)) return String(value);
  return (value < 0 || Object.is(value, -0) ? "-" : "") + fixedDigits(Math.abs(value), places);
}

/** What lies at a path in JSON data; `undefined` where there is no such path: `at(t.context.queue, "settings", "columns", 0)`. */
export function at(json: Json | undefined, ...path: readonly (string | number)[]): Json | undefined {
  let found: Json | undefined = json;
  for (const step of path) {
    if (typeof step === "number") found = isArray(found) ? found[step] : undefined;
    else found = isObject(found) ? member(found, step) : undefined;
  }
  return found;
}
