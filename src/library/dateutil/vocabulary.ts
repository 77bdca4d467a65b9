/** The words that date texts are made of, as `parserinfo` lists them. */

import { floorDivide } from "../../values/dates/timedelta.ts";
import { clockMicros, dayOfTimestamp, localOffset } from "../../values/dates/timestamps.ts";

/** Attributes of `parserinfo` that hold words: each entry one word or several that mean the same. */
export const wordLists = {
  JUMP: [" ", ".", ",", ";", "-", "/", "'", "at", "on", "and", "ad", "m", "t", "of", "st", "nd", "rd", "th"],
  WEEKDAYS: [
    ["Mon", "Monday"],
    ["Tue", "Tuesday"],
    ["Wed", "Wednesday"],
    ["Thu", "Thursday"],
    ["Fri", "Friday"],
    ["Sat", "Saturday"],
    ["Sun", "Sunday"],
  ],
  MONTHS: [
    ["Jan", "January"],
    ["Feb", "February"],
    ["Mar", "March"],
    ["Apr", "April"],
    ["May", "May"],
    ["Jun", "June"],
    ["Jul", "July"],
    ["Aug", "August"],
    ["Sep", "Sept", "September"],
    ["Oct", "October"],
    ["Nov", "November"],
    ["Dec", "December"],
  ],
  HMS: [
    ["h", "hour", "hours"],
    ["m", "minute", "minutes"],
    ["s", "second", "seconds"],
  ],
  AMPM: [
    ["am", "a"],
    ["pm", "p"],
  ],
  UTCZONE: ["UTC", "GMT", "Z", "z"],
  PERTAIN: ["of"],
} as const;

export type WordList = keyof typeof wordLists;

/** Words with the position of their entry. */
export type Words = ReadonlyMap<string, number>;

export type Vocabulary = Readonly<Record<WordList, Words>> & {
  readonly dayFirst: boolean;
  readonly yearFirst: boolean;
};

/** Entries as a look-up by lower-case word. */
export function wordsOf(entries: readonly (string | readonly string[])[]): Words {
  const words = new Map<string, number>();
  entries.forEach((entry, i) => {
    for (const word of typeof entry === "string" ? [entry] : entry) words.set(word.toLowerCase(), i);
  });
  return words;
}

export const english: Vocabulary = {
  JUMP: wordsOf(wordLists.JUMP),
  WEEKDAYS: wordsOf(wordLists.WEEKDAYS),
  MONTHS: wordsOf(wordLists.MONTHS),
  HMS: wordsOf(wordLists.HMS),
  AMPM: wordsOf(wordLists.AMPM),
  UTCZONE: wordsOf(wordLists.UTCZONE),
  PERTAIN: wordsOf(wordLists.PERTAIN),
  dayFirst: false,
  yearFirst: false,
};

/** The year on the host's calendar. */
function currentYear(): number {
  return dayOfTimestamp(floorDivide(clockMicros(), 1_000_000n) + BigInt(localOffset())).year;
}

/** Two digits stand for the year that is nearest to now: fifty years back, forty-nine on. */
export function fullYear(year: bigint, centuryGiven: boolean): bigint {
  if (year >= 100n || centuryGiven) return year;
  const now = BigInt(currentYear());
  const full = year + (now / 100n) * 100n;
  if (full >= now + 50n) return full - 100n;
  return full < now - 50n ? full + 100n : full;
}
