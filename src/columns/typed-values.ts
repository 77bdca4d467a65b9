import type { Json } from "../document/json.ts";
import type { ValueType } from "../document/schema.ts";
import { daysInMonth } from "../values/dates/calendar-days.ts";
import { PyDate } from "../values/dates/date.ts";
import { valueOfJson } from "../values/json-values.ts";
import { digitValue } from "../values/numbers/decimal-digits.ts";
import { floatOfText } from "../values/numbers/float-text.ts";
import { str } from "../values/text.ts";
import type { Value } from "../values/value.ts";

/**
 * What a raw value (document's `rawValue`) is by its field's type (spec 3.2): text, float, date, bool, or `None` when it is
 * empty or cannot be read as one. Texts are never `None`.
 */
export function typedValue(type: ValueType, raw: Json): Value {
  switch (type) {
    case "string":
      return textOf(raw);
    case "number":
      return numberOf(raw);
    case "date":
      return typeof raw === "string" ? dateOfText(raw) : null;
    case "boolean":
      return raw === "True" ? true : raw === "False" ? false : null;
    default:
      return null;
  }
}

/** What is false in Python is the empty text; JSON that is no text reads as Python would print it. */
function textOf(raw: Json): string {
  if (typeof raw === "string") return raw;
  if (raw === null || raw === false || raw === 0) return "";
  const value = valueOfJson(raw);
  return str(value);
}

const plainNumber = /^-?\d{1,15}(?:\.\d{1,17})?$/;

function numberOf(raw: Json): number | null {
  if (typeof raw === "string") {
    if (raw === "") return null;
    // What JavaScript and Python read alike goes the short way.
    return plainNumber.test(raw) ? Number(raw) : floatOfText(raw);
  }
  if (typeof raw === "number") return raw;
  return typeof raw === "boolean" ? Number(raw) : null;
}

/** Digits where `strptime` takes those of any script, and where only ASCII ones. */
const day = /^(\p{Nd}{4})-(1[0-2]|0[1-9]|[1-9])-(3[01]|[12]\p{Nd}|0[1-9]|[1-9])/u;
const blank = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
const time = new RegExp(
  `^${blank}+(?:2[0-3]|[01]\\p{Nd}|\\p{Nd}):(?:[0-5]\\p{Nd}|\\p{Nd}):(?:[0-5]\\p{Nd}|\\p{Nd})(?:\\.[0-9]{1,6})?$`,
  "u",
);

/** A date, or a date with a time of day that is dropped; `null` when the text is neither (spec 3.2). */
export function dateOfText(text: string): PyDate | null {
  const found = day.exec(text);
  if (found === null) return null;
  const [head, year = "", month = "", dayOfMonth = ""] = found;
  if (head.length < text.length && !time.test(text.slice(head.length))) return null;
  const y = numeral(year);
  const m = numeral(month);
  const d = numeral(dayOfMonth);
  return y < 1 || d > daysInMonth(y, m) ? null : new PyDate(y, m, d);
}

function numeral(digits: string): number {
  let n = 0;
  for (const digit of digits) n = n * 10 + digitValue(digit.codePointAt(0) ?? 0);
  return n;
}
