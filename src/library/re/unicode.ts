import type { Category } from "./pattern-tree.ts";
import { DIGIT, EXTRA_CASES, LOWER, SPACE, UPPER, WORD } from "./unicode-data.ts";

/**
 * What re knows of characters: its classes and its case folding, from tables of our own, because the host's Unicode version varies
 * and its case rules are others. Tables are unpacked at first use.
 */

/** Sorted, disjoint, inclusive ranges, flat: low, high, low, high, … */
export type Ranges = Int32Array;

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function unpackRanges(packed: string): Ranges {
  const numbers = packed.split(" ");
  const out = new Int32Array(numbers.length);
  let last = 0;
  numbers.forEach((digits, i) => {
    last += Number.parseInt(digits, 36);
    out[i] = last;
  });
  return out;
}

function unpackMapping(packed: string): ReadonlyMap<number, number> {
  const out = new Map<number, number>();
  for (const run of packed.split(",")) {
    const [first = 0, count = 0, step = 0, delta = 0] = run.split(" ").map((digits) => Number.parseInt(digits, 36));
    for (let n = 0; n < count; n++) out.set(first + n * step, first + n * step + delta);
  }
  return out;
}

const unicodeRanges: Readonly<Record<Category, () => Ranges>> = {
  digit: lazily(() => unpackRanges(DIGIT)),
  space: lazily(() => unpackRanges(SPACE)),
  word: lazily(() => unpackRanges(WORD)),
};

const asciiRanges: Readonly<Record<Category, Ranges>> = {
  digit: Int32Array.of(48, 57),
  space: Int32Array.of(9, 13, 32, 32),
  word: Int32Array.of(48, 57, 65, 90, 95, 95, 97, 122),
};

/** The characters of `\d`, `\s` or `\w`: Unicode's, or only ASCII's. */
export function categoryRanges(category: Category, unicode: boolean): Ranges {
  return unicode ? unicodeRanges[category]() : asciiRanges[category];
}

export function inRanges(ranges: Ranges, code: number): boolean {
  let low = 0;
  let high = ranges.length >> 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (code > (ranges[2 * middle + 1] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return 2 * low < ranges.length && code >= (ranges[2 * low] ?? 0);
}

const lowerMap = lazily(() => unpackMapping(LOWER));
const upperMap = lazily(() => unpackMapping(UPPER));

/** Simple lower case: always one character, unlike `str.lower`. */
export function lowerUnicode(code: number): number {
  if (code < 128) return lowerAscii(code);
  return lowerMap().get(code) ?? code;
}

export function upperUnicode(code: number): number {
  return upperMap().get(code) ?? code;
}

export function lowerAscii(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}

export function upperAscii(code: number): number {
  return code >= 97 && code <= 122 ? code - 32 : code;
}

export function isCasedUnicode(code: number): boolean {
  return lowerMap().has(code) || upperMap().has(code);
}

export function isCasedAscii(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

const extraCases = lazily(() => {
  const out = new Map<number, readonly number[]>();
  for (const entry of EXTRA_CASES.split(",")) {
    const [letter = 0, ...others] = entry.split(" ").map((digits) => Number.parseInt(digits, 36));
    out.set(letter, others);
  }
  return out;
});

/** The other lower-case letters that `lower` equals when case is ignored, such as `ſ` for `s`. */
export function extraCasesOf(lower: number): readonly number[] {
  return extraCases().get(lower) ?? [];
}

const sourcesOfLower = lazily(() => {
  const out = new Map<number, number[]>();
  for (const [code, lower] of lowerMap()) {
    const sources = out.get(lower);
    if (sources === undefined) out.set(lower, [code]);
    else sources.push(code);
  }
  return out;
});

/** All characters whose simple lower case is `lower`. */
export function charactersLoweredTo(lower: number): readonly number[] {
  const sources = sourcesOfLower().get(lower) ?? [];
  return lowerMap().has(lower) ? sources : [lower, ...sources];
}

const upperLetters = lazily(() => Int32Array.from([...lowerMap().keys()].sort((a, b) => a - b)));
const casedLetters = lazily(() =>
  Int32Array.from([...new Set([...lowerMap().keys(), ...upperMap().keys()])].sort((a, b) => a - b)),
);

/** The characters between `low` and `high` that have another lower case. */
export function changedByLower(low: number, high: number): Int32Array {
  return between(upperLetters(), low, high);
}

/** The characters between `low` and `high` that have another lower or upper case. */
export function casedBetween(low: number, high: number): Int32Array {
  return between(casedLetters(), low, high);
}

function between(sorted: Int32Array, low: number, high: number): Int32Array {
  return sorted.subarray(firstAtLeast(sorted, low), firstAtLeast(sorted, high + 1));
}

function firstAtLeast(sorted: Int32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
