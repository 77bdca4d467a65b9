import { dayOfOrdinal } from "../values/dates/calendar-days.ts";
import { PyDate } from "../values/dates/date.ts";
import { PyTimedelta } from "../values/dates/timedelta.ts";
import { floatRepr } from "../values/numbers/float-text.ts";
import { str } from "../values/text.ts";
import type { Value } from "../values/value.ts";

/** Kinds of values, one bit each; a set of kinds is their sum. */
export const FLOAT = 1;
export const INT = 2;
export const BOOL = 4;
export const NONE = 8;
export const TEXT = 16;
export const DAY = 32;
/** A `timedelta` of whole days. */
export const SPAN = 64;
export const ANY = 127;

/**
 * Values of many places without a wrapper for each. Floats, ints (up to 2^53 in size), truth values (1 and 0), days (their ordinals) and
 * spans (in days) are in `numbers`, texts in `texts`; `None` is NaN in `numbers`, and no float in a lane is NaN itself. `kinds` says what
 * may occur; where that leaves more than one kind beside `None`, or texts and `None`, `tags` says which kind each value is.
 */
export interface Lane {
  kinds: number;
  numbers: Float64Array;
  readonly tags: Uint8Array;
  readonly texts: string[];
}

/** Whether `tags` are needed to tell what the values are. */
export function isTagged(kinds: number): boolean {
  const kind = kinds & ~NONE;
  return (kind & (kind - 1)) !== 0 || kinds === (TEXT | NONE);
}

/** The kind of value `i`. */
export function kindAt(lane: Lane, i: number): number {
  const { kinds } = lane;
  if (isTagged(kinds)) return lane.tags[i] ?? NONE;
  return (kinds & NONE) !== 0 && Number.isNaN(lane.numbers[i]) ? NONE : kinds & ~NONE;
}

/** Value `i` as Python has it, without a datapoint. */
export function valueIn(lane: Lane, i: number): Value {
  const kind = kindAt(lane, i);
  if (kind === TEXT) return lane.texts[i] ?? "";
  const number = lane.numbers[i] ?? 0;
  switch (kind) {
    case FLOAT:
      return number;
    case INT:
      return BigInt(number);
    case BOOL:
      return number !== 0;
    case DAY: {
      const { year, month, day } = dayOfOrdinal(number);
      return new PyDate(year, month, day);
    }
    case SPAN:
      return new PyTimedelta(number);
    default:
      return null;
  }
}

/** The text that value `i` is stored as (spec 6.3). */
export function storedTextIn(lane: Lane, i: number): string {
  const kind = kindAt(lane, i);
  if (kind === TEXT) return lane.texts[i] ?? "";
  if (kind === NONE) return "";
  if (kind === FLOAT) return floatRepr(lane.numbers[i] ?? 0);
  return kind === INT ? String(lane.numbers[i]) : str(valueIn(lane, i));
}
