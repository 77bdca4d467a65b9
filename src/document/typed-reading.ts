import { type Day, daysInMonth } from "../values/dates/calendar-days.ts";
import { dayFault, readIsoDay } from "../values/dates/iso-day.ts";
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

function numberOf(raw: Json): number | null {
  if (typeof raw === "string") {
    if (raw === "") return null;
    const plain = plainDecimal(raw);
    return Number.isNaN(plain) ? floatOfText(raw) : plain;
  }
  if (typeof raw === "number") return raw;
  return typeof raw === "boolean" ? Number(raw) : null;
}

const powersOfTen: readonly number[] = Array.from({ length: 16 }, (_, i) => Number(`1e${i}`));
const MINUS = 45;
const POINT = 46;

/**
 * What most numbers look like: up to 15 digits, of which some may follow a point. Both the digits and the power of ten are floats exactly,
 * so that one division rounds once, as reading the text does. NaN for other texts.
 */
function plainDecimal(text: string): number {
  const { length } = text;
  const negative = text.charCodeAt(0) === MINUS;
  const start = negative ? 1 : 0;
  if (length === start || length - start > 16) return Number.NaN;
  let digits = 0;
  let point = length - 1;
  for (let i = start; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) digits = digits * 10 + code - 48;
    else if (code === POINT && point === length - 1 && i > start && i < length - 1) point = i;
    else return Number.NaN;
  }
  if (point === length - 1 && length - start > 15) return Number.NaN;
  const size = digits / (powersOfTen[length - 1 - point] ?? 1);
  return negative ? -size : size;
}

interface DatePatterns {
  readonly day: RegExp;
  readonly time: RegExp;
}
let patterns: DatePatterns | null = null;

/** Digits where `strptime` takes those of any script, and where only ASCII ones. Rarely needed, and slow to make. */
function datePatterns(): DatePatterns {
  const blank = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
  patterns ??= {
    day: /^(\p{Nd}{4})-(1[0-2]|0[1-9]|[1-9])-(3[01]|[12]\p{Nd}|0[1-9]|[1-9])/u,
    time: new RegExp(
      `^${blank}+(?:2[0-3]|[01]\\p{Nd}|\\p{Nd}):(?:[0-5]\\p{Nd}|\\p{Nd}):(?:[0-5]\\p{Nd}|\\p{Nd})(?:\\.[0-9]{1,6})?$`,
      "u",
    ),
  };
  return patterns;
}

/** A date, or a date with a time of day that is dropped. */
export function dayOf(raw: Json): Day | null {
  if (typeof raw === "string" && raw.length === 10 && raw[4] === "-" && raw[5] !== "W") {
    const day = readIsoDay(raw, 10);
    if (day !== undefined && dayFault(day.year, day.month, day.day) === undefined) return day;
  }
  const found = typeof raw === "string" ? datePatterns().day.exec(raw) : null;
  if (typeof raw !== "string" || found === null) return null;
  const [head, year = "", month = "", dayOfMonth = ""] = found;
  if (head.length < raw.length && !datePatterns().time.test(raw.slice(head.length))) return null;
  const read: Day = { year: numeral(year), month: numeral(month), day: numeral(dayOfMonth) };
  return read.year < 1 || read.day > daysInMonth(read.year, read.month) ? null : read;
}

function numeral(digits: string): number {
  let n = 0;
  for (const digit of digits) n = n * 10 + digitValue(digit.codePointAt(0) ?? 0);
  return n;
}
