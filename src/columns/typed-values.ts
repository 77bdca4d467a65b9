import type { Json } from "../document/json.ts";
import type { ValueType } from "../document/schema.ts";
import { readAs } from "../document/typed-reading.ts";
import type { Day } from "../values/dates/calendar-days.ts";
import { PyDate } from "../values/dates/date.ts";
import { valueOfJson } from "../values/json-values.ts";
import { str } from "../values/text.ts";
import type { Value } from "../values/value.ts";

/**
 * What a raw value (document's `rawValue`) is by its field's type (spec 3.2): text, float, date, bool, or `None` when it is
 * empty or cannot be read as one. Texts are never `None`.
 */
export function typedValue(type: ValueType, raw: Json): Value {
  return readAs<PyDate>(type, raw, python);
}

const python = {
  day: ({ year, month, day }: Day): PyDate => new PyDate(year, month, day),
  text: textOf,
};

/** What is false in Python is the empty text; JSON that is no text reads as Python would print it. */
function textOf(raw: Json): string {
  if (typeof raw === "string") return raw;
  if (raw === null || raw === false || raw === 0) return "";
  const value = valueOfJson(raw);
  return str(value);
}
