/**
 * `strftime` of the C library that CPython hands formats to: glibc in the C locale, with its flags (`%-d`, `%_H`, `%^a`, `%#p`),
 * widths (`%10A`) and modifiers (`%Ey`, `%Od`). What it does not know it copies, so do we.
 */
import { allowText } from "../meter.ts";
import { EPOCH_ORDINAL, isLeapYear, ordinalOf, pad, weekdayOf } from "./calendar-days.ts";

/** A moment as C's `struct tm` has it, with months and days counted from 1. */
export interface BrokenTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Monday is 0. */
  readonly weekday: number;
  /** January 1st is 1. */
  readonly yearDay: number;
  /** Name of the time zone. */
  readonly zone: string;
  /** Seconds east of UTC; `null` when daylight saving is not known, which silences `%z`. */
  readonly offset: number | null;
  /** Seconds that local time of `%s` is ahead of UTC. */
  readonly localOffset: number;
}

export const weekdayNames: readonly string[] = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
];
export const monthNames: readonly string[] = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

const name = (names: readonly string[], i: number): string => names[i] ?? "?";
const hour12 = (t: BrokenTime): number => t.hour % 12 || 12;
/** ISO year and week from weekday and day of the year alone, which need not agree with the date. */
function isoDay(t: BrokenTime): { readonly year: number; readonly week: number } {
  const length = (year: number): number => (isLeapYear(year) ? 366 : 365);
  // The week's Thursday tells its year.
  const thursday = t.yearDay + 3 - t.weekday;
  if (thursday < 1) return { year: t.year - 1, week: Math.floor((thursday + length(t.year - 1) - 1) / 7) + 1 };
  if (thursday > length(t.year)) return { year: t.year + 1, week: Math.floor((thursday - length(t.year) - 1) / 7) + 1 };
  return { year: t.year, week: Math.floor((thursday - 1) / 7) + 1 };
}
/** Week of the year when weeks start on the day `shift` (Monday 0, Sunday 6), days before the first such day in week 0. */
const weekOf = (t: BrokenTime, shift: number): number =>
  Math.floor((t.yearDay + 6 - ((t.weekday - shift + 7) % 7)) / 7);
const mod = (n: number, by: number): number => ((n % by) + by) % by;

/** A number with its usual width and filling. */
interface NumberPart {
  readonly width: number;
  readonly fill: "0" | " ";
  readonly of: (t: BrokenTime) => number;
  /** The modifiers that glibc accepts on it. */
  readonly modifiers: string;
}

const number = (width: number, of: (t: BrokenTime) => number, modifiers = "O", fill: "0" | " " = "0"): NumberPart => ({
  width,
  fill,
  of,
  modifiers,
});

const numbers: ReadonlyMap<string, NumberPart> = new Map<string, NumberPart>(
  Object.entries({
    C: number(1, (t) => Math.floor(t.year / 100), "E"),
    d: number(2, (t) => t.day),
    e: number(2, (t) => t.day, "O", " "),
    g: number(2, (t) => mod(isoDay(t).year, 100)),
    G: number(1, (t) => isoDay(t).year, ""),
    H: number(2, (t) => t.hour),
    I: number(2, hour12),
    j: number(3, (t) => t.yearDay, ""),
    k: number(2, (t) => t.hour, "O", " "),
    l: number(2, hour12, "O", " "),
    m: number(2, (t) => t.month),
    M: number(2, (t) => t.minute),
    s: number(1, epochSeconds, ""),
    S: number(2, (t) => t.second),
    u: number(1, (t) => t.weekday + 1),
    U: number(2, (t) => weekOf(t, 6)),
    V: number(2, (t) => isoDay(t).week),
    w: number(1, (t) => (t.weekday + 1) % 7),
    W: number(2, (t) => weekOf(t, 0)),
    y: number(2, (t) => mod(t.year, 100), "EO"),
    Y: number(1, (t) => t.year, "E"),
  }),
);

function epochSeconds(t: BrokenTime): number {
  const days = ordinalOf(t.year, t.month, t.day) - EPOCH_ORDINAL;
  return days * 86400 + t.hour * 3600 + t.minute * 60 + t.second - t.localOffset;
}

/** Directives that stand for a format of their own. */
const compounds: ReadonlyMap<string, readonly [format: string, modifiers: string]> = new Map<
  string,
  readonly [string, string]
>(
  Object.entries({
    c: ["%a %b %e %H:%M:%S %Y", "E"],
    D: ["%m/%d/%y", ""],
    F: ["%Y-%m-%d", ""],
    r: ["%I:%M:%S %p", ""],
    R: ["%H:%M", ""],
    T: ["%H:%M:%S", ""],
    x: ["%m/%d/%y", "E"],
    X: ["%H:%M:%S", "E"],
  }),
);

interface TextPart {
  readonly of: (t: BrokenTime) => string;
  /** What `#` does to letters. */
  readonly hash: "upper" | "lower";
  readonly modifiers: string;
}

const text = (of: (t: BrokenTime) => string, hash: "upper" | "lower" = "upper", modifiers = ""): TextPart => ({
  of,
  hash,
  modifiers,
});
const noon = (t: BrokenTime): string => (t.hour < 12 ? "AM" : "PM");
const month = (t: BrokenTime): string => name(monthNames, t.month - 1);

const texts: ReadonlyMap<string, TextPart> = new Map<string, TextPart>(
  Object.entries({
    "%": text(() => "%"),
    a: text((t) => name(weekdayNames, t.weekday).slice(0, 3)),
    A: text((t) => name(weekdayNames, t.weekday)),
    b: text((t) => month(t).slice(0, 3)),
    B: text(month, "upper", "O"),
    h: text((t) => month(t).slice(0, 3)),
    n: text(() => "\n"),
    p: text(noon, "lower"),
    P: text((t) => noon(t).toLowerCase(), "lower"),
    t: text(() => "\t"),
    Z: text((t) => t.zone, "lower"),
  }),
);

const directive = /([-_0^#]*)(\d*)([EO]?)(.)/suy;

/** One directive as written: flags, width, modifier, letter. */
interface Directive {
  readonly flags: string;
  readonly width: number;
  readonly modifier: string;
  readonly letter: string;
  readonly source: string;
}

function formatDirective(d: Directive, t: BrokenTime): string {
  const accepts = (modifiers: string): boolean => d.modifier === "" || modifiers.includes(d.modifier);
  const padding = [...d.flags].findLast((flag) => flag === "-" || flag === "_" || flag === "0") ?? "";
  const upper = d.flags.includes("^");
  const known = numbers.get(d.letter);
  if (known !== undefined && accepts(known.modifiers)) return formatNumber(known.of(t), known, d.width, padding);
  const plain = texts.get(d.letter);
  if (plain !== undefined && accepts(plain.modifiers)) {
    const content = plain.of(t);
    const changed = d.flags.includes("#") && plain.hash === "lower" ? content.toLowerCase() : content;
    const raised = upper || (d.flags.includes("#") && plain.hash === "upper");
    return widen(raised ? content.toUpperCase() : changed, d.width, padding);
  }
  const compound = compounds.get(d.letter);
  if (compound !== undefined && accepts(compound[1])) {
    const content = formatParts(compound[0], t);
    return widen(upper ? content.toUpperCase() : content, d.width, padding);
  }
  if (d.letter === "z") return t.offset === null ? "" : formatOffset(t.offset, d.width, padding);
  return widen(d.letter === "%" ? "%" : d.source, d.width, padding);
}

function widen(content: string, width: number, padding: string): string {
  allowText(width);
  return padding === "-" ? content : content.padStart(width, padding === "0" ? "0" : " ");
}

function formatNumber(n: number, part: NumberPart, width: number, padding: string): string {
  const digits = String(Math.abs(n));
  const sign = n < 0 ? "-" : "";
  if (padding === "-") return (sign + digits).padStart(width, " ");
  const size = Math.max(width, part.width);
  allowText(size);
  const fill = padding === "_" ? " " : padding === "0" ? "0" : part.fill;
  return fill === "0" ? sign + digits.padStart(size - sign.length, "0") : (sign + digits).padStart(size, " ");
}

function formatOffset(offset: number, width: number, padding: string): string {
  const minutes = Math.floor(Math.abs(offset) / 60);
  const digits = pad(Math.floor(minutes / 60) * 100 + (minutes % 60), 4);
  const sign = offset < 0 ? "-" : "+";
  return padding === "_" ? (sign + digits).padStart(width, " ") : sign + digits.padStart(width - 1, "0");
}

function formatParts(format: string, t: BrokenTime): string {
  let result = "";
  for (let at = 0; at < format.length; ) {
    const percent = format.indexOf("%", at);
    if (percent < 0) return result + format.slice(at);
    result += format.slice(at, percent);
    directive.lastIndex = percent + 1;
    const match = directive.exec(format);
    if (match === null) return result + format.slice(percent);
    const [source, flags = "", width = "", modifier = "", letter = ""] = match;
    const wide = Math.min(Number(width), 2_000_000_000);
    result += formatDirective({ flags, width: wide, modifier, letter, source: `%${source}` }, t);
    allowText(result.length);
    at = percent + 1 + source.length;
  }
  return result;
}

/**
 * The text of `t` by `format`. Python offers C's function a buffer that doubles up to 256 times the format's length: longer
 * results come out empty.
 */
export function strftime(format: string, t: BrokenTime): string {
  const end = format.indexOf("\0");
  const used = end < 0 ? format : format.slice(0, end);
  let room = 1024;
  while (room < 256 * used.length) room += room;
  const widest = /%[-_0^#]*(\d+)/g;
  for (const match of used.matchAll(widest)) if (Number(match[1]) >= room) return "";
  const result = formatParts(used, t);
  return result.length >= room ? "" : result;
}

/** The moment of a day at a time of it. */
export function brokenTime(
  year: number,
  monthOfYear: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
  localOffset = 0,
): BrokenTime {
  const ordinal = ordinalOf(year, monthOfYear, day);
  return {
    year,
    month: monthOfYear,
    day,
    hour,
    minute,
    second,
    weekday: weekdayOf(ordinal),
    yearDay: ordinal - ordinalOf(year, 1, 1) + 1,
    zone: "",
    offset: null,
    localOffset,
  };
}

/** What `%f`, `%z`, `%:z` and `%Z` stand for in the objects of the datetime module. */
export interface MomentExtras {
  readonly microsecond: number;
  /** `+0100` or with a colon between the parts; empty without a zone. Asked only when used. */
  readonly offset: (separator: string) => string;
  readonly zone: () => string;
}

export const noExtras: MomentExtras = { microsecond: 0, offset: () => "", zone: () => "" };

/** Fills in the directives that Python handles itself before C's function sees the format. */
export function fillExtras(format: string, extras: MomentExtras): string {
  return format.replace(/%(:z|.)/gs, (source, letter: string) => {
    switch (letter) {
      case "f":
        return pad(extras.microsecond, 6);
      case "z":
        return extras.offset("");
      case ":z":
        return extras.offset(":");
      case "Z":
        return extras.zone().replaceAll("%", "%%");
      default:
        return source;
    }
  });
}
