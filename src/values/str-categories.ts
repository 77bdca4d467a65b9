/**
 * What Python's character predicates say: Unicode 15.0, whatever version the host knows. JavaScript's property escapes
 * agree for all code points that were assigned by then but the few named here (`scripts/record-str.py` and the tests check all).
 */
import { digitValue } from "./numbers/decimal-digits.ts";
import { numerals, otherDigits, unassigned } from "./str-unicode-data.ts";

/** Starts and ends of ranges, alternating. */
function unpacked(text: string): Int32Array {
  const result: number[] = [];
  let last = 0;
  let number = 0;
  for (let i = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i);
    if (digit >= 93) {
      number = (number + digit - 93) * 32;
    } else {
      last += number + digit - 48;
      result.push(last);
      number = 0;
    }
  }
  return Int32Array.from(result);
}

type Ranges = () => Int32Array;

function lazily(text: string): Ranges {
  let ranges: Int32Array | null = null;
  return () => {
    ranges ??= unpacked(text);
    return ranges;
  };
}

const unassignedRanges = lazily(unassigned);
const digitRanges = lazily(otherDigits);
const numeralRanges = lazily(numerals);

function within(ranges: Int32Array, code: number): boolean {
  let low = 0;
  let high = ranges.length >> 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[2 * middle + 1] ?? 0) < code) low = middle + 1;
    else high = middle;
  }
  return code >= (ranges[2 * low] ?? Infinity);
}

/** Whether Unicode 15.0 assigns the code point. */
export function isAssigned(code: number): boolean {
  return code < 0x378 || !within(unassignedRanges(), code);
}

const LATIN = 0x250;

/**
 * A test of single code points: the host's property, within Unicode 15.0, apart from `exceptions`. What it says of Latin letters is
 * kept in a table, since most texts have no others. Patterns of properties are made when needed: making them all takes a millisecond.
 */
function property(
  makePattern: () => RegExp,
  exceptions: ReadonlyMap<number, boolean> = new Map(),
): (code: number) => boolean {
  let pattern: RegExp | null = null;
  const test = (code: number): boolean => {
    pattern ??= makePattern();
    return exceptions.get(code) ?? (pattern.test(String.fromCodePoint(code)) && isAssigned(code));
  };
  let latin: boolean[] | null = null;
  return (code) => {
    if (code >= LATIN) return test(code);
    latin ??= Array.from({ length: LATIN }, (_, i) => test(i));
    return latin[code] ?? false;
  };
}

// Reclassified after 15.0: a letter that has no case any more, connectors that joined the identifiers, a mark.
const uncasedLater = new Map([[0x295, true]]);
const notYetIdentifier = new Map([0x200c, 0x200d, 0x30fb, 0xff65].map((code) => [code, false]));

export const isAlpha: (code: number) => boolean = property(() => /\p{L}/u);
export const isLower: (code: number) => boolean = property(() => /\p{Lowercase}/u, uncasedLater);
export const isUpper: (code: number) => boolean = property(() => /\p{Uppercase}/u);
export const isTitle: (code: number) => boolean = property(() => /\p{Lt}/u);
export const isCased: (code: number) => boolean = property(() => /\p{Cased}/u, uncasedLater);
export const isCaseIgnorable: (code: number) => boolean = property(
  () => /\p{Case_Ignorable}/u,
  new Map([[0x1171e, true]]),
);
export const isIdentifierStart: (code: number) => boolean = property(() => /[\p{XIDS}_]/u);
export const isIdentifierPart: (code: number) => boolean = property(() => /\p{XIDC}/u, notYetIdentifier);
export const isPrintable: (code: number) => boolean = property(() => /[\p{L}\p{M}\p{N}\p{P}\p{S} ]/u);
const isNumber = property(() => /\p{N}/u);

export function isDecimal(code: number): boolean {
  return digitValue(code) >= 0;
}

export function isDigit(code: number): boolean {
  return digitValue(code) >= 0 || (code > 127 && within(digitRanges(), code));
}

export function isNumeric(code: number): boolean {
  return code < 128 ? digitValue(code) >= 0 : isNumber(code) || within(numeralRanges(), code);
}

export function isAlnum(code: number): boolean {
  return isAlpha(code) || isNumeric(code);
}

/** White space to `str`; wider than to `bytes` and to JavaScript. */
export function isSpace(code: number): boolean {
  if (code < 128) return code === 32 || (code >= 9 && code <= 13) || (code >= 28 && code <= 31);
  if (code < 0x1680) return code === 0x85 || code === 0xa0;
  if (code >= 0x2000 && code <= 0x200a) return true;
  return [0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000].includes(code);
}

/** Where `str.splitlines` cuts. */
export function isLineEnd(code: number): boolean {
  if (code < 128) return (code >= 10 && code <= 13) || (code >= 28 && code <= 30);
  return code === 0x85 || code === 0x2028 || code === 0x2029;
}
