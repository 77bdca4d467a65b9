import { isAlnum, isAssigned, isDecimal, isSpace } from "../../values/str-categories.ts";
import type { Category } from "./pattern-tree.ts";

/**
 * What re knows of characters: its classes and its case folding, as `str` knows them. What needs all cased letters is made at
 * first use.
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

/** The same test, asked once for each character of the BMP. */
function remembered(test: (code: number) => boolean): (code: number) => boolean {
  const answers = lazily(() => new Uint8Array(0x10000));
  return (code) => {
    if (code > 0xffff) return test(code);
    const known = answers();
    if (known[code] === 0) known[code] = test(code) ? 2 : 1;
    return known[code] === 2;
  };
}

type Test = (code: number) => boolean;

const unicodeTests: Readonly<Record<Category, Test>> = {
  digit: isDecimal,
  space: isSpace,
  word: remembered((code) => code === 95 || isAlnum(code)),
};

const asciiTests: Readonly<Record<Category, Test>> = {
  digit: (code) => code >= 48 && code <= 57,
  space: (code) => code === 32 || (code >= 9 && code <= 13),
  word: (code) => code === 95 || (code >= 48 && code <= 57) || isCasedAscii(code),
};

/** Whether a character is in `\d`, `\s` or `\w`: Unicode's, or only ASCII's. */
export function categoryTest(category: Category, unicode: boolean): (code: number) => boolean {
  return (unicode ? unicodeTests : asciiTests)[category];
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

/** Where Unicode 15.0 has letters with case: first and last, in turn. */
const CASED = [
  0x41, 0x587, 0x10a0, 0x10ff, 0x13a0, 0x13fd, 0x1c80, 0x1d8e, 0x1e00, 0x2184, 0x24b6, 0x2d2d, 0xa640, 0xa7f6, 0xab53,
  0xabbf, 0xfb00, 0xfb17, 0xff21, 0xff5a, 0x10400, 0x105bc, 0x10c80, 0x10cf2, 0x118a0, 0x118df, 0x16e40, 0x16e7f,
  0x1e900, 0x1e943,
];

const letters = lazily(() => {
  const out: string[] = [];
  for (let i = 0; i < CASED.length; i += 2) {
    const end = CASED[i + 1] ?? 0;
    for (let code = CASED[i] ?? 0; code <= end; code++) out.push(String.fromCodePoint(code));
  }
  return out;
});

/**
 * Cased letters by code, with what `change` makes of them where that is another letter: the simple mapping of CPython is the first
 * letter of the full one. All are changed as one text, which is much faster than letter by letter.
 */
function mapping(change: (text: string) => string): ReadonlyMap<number, number> {
  const out = new Map<number, number>();
  const own = letters();
  const images = change(own.join("\0")).split("\0");
  for (let i = 0; i < own.length; i++) {
    if (images[i] === own[i]) continue;
    const code = own[i]?.codePointAt(0) ?? 0;
    const changed = images[i]?.codePointAt(0) ?? code;
    if (changed !== code && isAssigned(code) && isAssigned(changed)) out.set(code, changed);
  }
  return out;
}

const lowerMap = lazily(() => mapping((text) => text.toLowerCase()));
const upperMap = lazily(() => mapping((text) => text.toUpperCase()));

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

/** Lower-case letters with all that have the same upper case, in full. */
const extraCases = lazily(() => {
  const groups = new Map<string, number[]>();
  const out = new Map<number, readonly number[]>();
  const own = letters();
  const images = own.join("\0").toUpperCase().split("\0");
  for (let i = 0; i < own.length; i++) {
    const image = images[i] ?? "";
    if (image === own[i]) continue;
    const code = own[i]?.codePointAt(0) ?? 0;
    if (!upperMap().has(code) || lowerMap().has(code)) continue;
    const group = groups.get(image) ?? [];
    group.push(code);
    groups.set(image, group);
    out.set(code, group);
  }
  return out;
});

/** The other lower-case letters that `lower` equals when case is ignored, such as `ſ` for `s`. */
export function extraCasesOf(lower: number): readonly number[] {
  const group = extraCases().get(lower) ?? [];
  return group.filter((code) => code !== lower);
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
