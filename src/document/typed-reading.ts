import { type Day, daysInMonth } from "../values/dates/calendar-days.ts";
import { digitValue } from "../values/numbers/decimal-digits.ts";
import { floatOfText } from "../values/numbers/float-text.ts";
import type { Json } from "./json.ts";
import type { ValueType } from "./schema.ts";

/** How raw values (`rawValue`) read by their field's type (spec 3.2), in any language. */

/** What a language makes of texts and days. */
interface Makers<D> {
  /** Of raw values that are no text, too; what is empty is the empty text. */
  readonly text: (raw: Json) => string;
  readonly day: (day: Day) => D;
}

/** What a raw value is by its field's type; `null` for what is empty or cannot be read, but for texts. */
export function readAs<D>(type: ValueType, raw: Json, { text, day }: Makers<D>): string | number | boolean | D | null {
  switch (type) {
    case "string":
      return text(raw);
    case "number":
      return numberOf(raw);
    case "date": {
      const read = dayOf(raw);
      return read === null ? null : day(read);
    }
    case "boolean":
      return raw === "True" ? true : raw === "False" ? false : null;
    default:
      return null;
  }
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
const dayPattern = /^(\p{Nd}{4})-(1[0-2]|0[1-9]|[1-9])-(3[01]|[12]\p{Nd}|0[1-9]|[1-9])/u;
const blank = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
const time = new RegExp(
  `^${blank}+(?:2[0-3]|[01]\\p{Nd}|\\p{Nd}):(?:[0-5]\\p{Nd}|\\p{Nd}):(?:[0-5]\\p{Nd}|\\p{Nd})(?:\\.[0-9]{1,6})?$`,
  "u",
);

/** A date, or a date with a time of day that is dropped. */
export function dayOf(raw: Json): Day | null {
  const found = typeof raw === "string" ? dayPattern.exec(raw) : null;
  if (typeof raw !== "string" || found === null) return null;
  const [head, year = "", month = "", dayOfMonth = ""] = found;
  if (head.length < raw.length && !time.test(raw.slice(head.length))) return null;
  const read: Day = { year: numeral(year), month: numeral(month), day: numeral(dayOfMonth) };
  return read.year < 1 || read.day > daysInMonth(read.year, read.month) ? null : read;
}

function numeral(digits: string): number {
  let n = 0;
  for (const digit of digits) n = n * 10 + digitValue(digit.codePointAt(0) ?? 0);
  return n;
}
