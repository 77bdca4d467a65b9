/** Times of ISO 8601 as `fromisoformat` reads them (CPython 3.11 and later). Texts are UTF-8 bytes, one in each unit. */

import type { Day } from "../../values/dates/calendar-days.ts";
import { digitsAt, readIsoDay } from "../../values/dates/iso-day.ts";

export interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
}

/** A time with its distance from UTC, if it names one; numbers are not checked for their ranges. */
export interface IsoClock extends Clock {
  readonly offset: { readonly seconds: number; readonly microseconds: number } | null;
}

export const midnight: IsoClock = { hour: 0, minute: 0, second: 0, microsecond: 0, offset: null };

/** UTF-8 bytes of `text`, each as one unit; `undefined` when it has a lone surrogate. */
export function utf8Units(text: string): string | undefined {
  if (/^[\0-\x7f]*$/.test(text)) return text;
  let result = "";
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0xd800 && code < 0xe000) return undefined;
    if (code < 0x80) result += character;
    else if (code < 0x800) result += String.fromCharCode(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) {
      result += String.fromCharCode(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    } else {
      const bytes = [0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)];
      result += String.fromCharCode(...bytes);
    }
  }
  return result;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

/** `HH[:MM[:SS[.f…]]]` or without colons from `at`, where its region reaches to `end`; `rest`: something follows. */
function readClock(text: string, at: number, end: number): { clock: Clock; rest: boolean } | undefined {
  const parts = [0, 0, 0];
  let separated = true;
  let position = at;
  const clock = (microsecond: number): Clock => ({
    hour: parts[0] ?? 0,
    minute: parts[1] ?? 0,
    second: parts[2] ?? 0,
    microsecond,
  });
  for (let i = 0; i < 3; i++) {
    const n = digitsAt(text, position, 2);
    if (n < 0) return undefined;
    parts[i] = n;
    const next = text[position + 2];
    position += 3;
    if (i === 0) separated = next === ":";
    if (position >= end) return { clock: clock(0), rest: next !== undefined };
    // A third colon stands for a decimal point, as CPython reads it.
    if (separated && next === ":") continue;
    if (next === "." || next === ",") {
      break;
    } else if (separated) {
      return undefined;
    } else {
      position--;
    }
  }
  const digits = Math.min(end - position, 6);
  const fraction = digitsAt(text, position, digits);
  if (fraction < 0) return undefined;
  position += digits;
  while (isDigit(text, position)) position++;
  return { clock: clock(fraction * 10 ** (6 - digits)), rest: position < text.length };
}

/** Reads a time with an optional zone. `undefined`: not of that form. */
export function readIsoClock(text: string, at: number): IsoClock | undefined {
  let zone = at;
  do {
    if (text[zone] === "+" || text[zone] === "-" || text[zone] === "Z") break;
  } while (++zone < text.length);
  const local = readClock(text, at, zone);
  if (local === undefined) return undefined;
  if (zone >= text.length) return local.rest ? undefined : { ...local.clock, offset: null };
  if (text[zone] === "Z") {
    return zone + 1 < text.length ? undefined : { ...local.clock, offset: { seconds: 0, microseconds: 0 } };
  }
  const sign = text[zone] === "-" ? -1 : 1;
  const distance = readClock(text, zone + 1, text.length);
  if (distance === undefined || distance.rest) return undefined;
  const { hour, minute, second, microsecond } = distance.clock;
  const offset = { seconds: sign * (hour * 3600 + minute * 60 + second), microseconds: sign * microsecond };
  return { ...local.clock, offset };
}

/** Where the date ends in a text of date and time: from the form of its start. -1: nowhere. */
function dateEnd(text: string): number {
  const { length } = text;
  if (length === 7) return 7;
  if (text[4] === "-") {
    if (text[5] !== "W") return 10;
    if (length < 8) return -1;
    if (length === 8 || text[8] !== "-") return 8;
    if (length === 9) return -1;
    return length > 10 && isDigit(text, 10) ? 8 : 10;
  }
  if (text[4] !== "W") return 8;
  let position = 7;
  while (position < length && isDigit(text, position)) position++;
  if (position < 9) return position;
  return position % 2 === 0 ? 7 : 8;
}

/** A day and a time as written, parts unchecked; `undefined` when the text is not of the form. */
export function readIsoMoment(text: string): { readonly day: Day; readonly clock: IsoClock } | undefined {
  if (text.length < 7) return undefined;
  const end = dateEnd(text);
  if (end < 0) return undefined;
  const day = readIsoDay(text, end);
  if (day === undefined) return undefined;
  if (text.length <= end) return { day, clock: midnight };
  const lead = text.charCodeAt(end);
  const separator = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  const clock = readIsoClock(text, end + separator);
  return clock === undefined ? undefined : { day, clock };
}
