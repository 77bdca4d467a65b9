import { asciiNumber } from "../../values/numbers/decimal-digits.ts";
import { Unreadable } from "./unreadable.ts";

/** A number of a date text, exact: `digits / 10 ** places`. */
export interface DecimalToken {
  readonly digits: bigint;
  readonly places: number;
}

/** Reads a token of digits with at most one dot; `undefined` for words. `nan` and `inf` are numbers that no date has. */
export function decimalOf(token: string): DecimalToken | undefined {
  if (/^(?:nan|inf(?:inity)?)$/i.test(token)) throw new Unreadable();
  const ascii = asciiNumber(token);
  if (ascii === null) return undefined;
  const match = /^(\d*)(?:\.(\d*))?$/.exec(ascii);
  if (match === null || /^\.?$/.test(ascii)) return undefined;
  const [, whole = "", fraction = ""] = match;
  // A date has no use for more digits than a C integer; the reader only asks whether a number is large.
  if (whole.length + fraction.length > 4000) throw new Unreadable();
  return { digits: BigInt(whole + fraction), places: fraction.length };
}

export function wholeOf({ digits, places }: DecimalToken): bigint {
  return digits / 10n ** BigInt(places);
}

/** Sixtieths of the fraction, rounded down; `null` when there is none. */
export function sixtieths({ digits, places }: DecimalToken): bigint | null {
  const unit = 10n ** BigInt(places);
  const fraction = digits % unit;
  return fraction === 0n ? null : (fraction * 60n) / unit;
}

/** The integer of a token or part of one; anything but digits is unreadable. */
export function integerOf(text: string): bigint {
  const ascii = asciiNumber(text);
  if (ascii === null || !/^\d+$/.test(ascii) || ascii.length > 4000) throw new Unreadable();
  return BigInt(ascii);
}
