import { IGNORECASE, LOCALE, UNICODE } from "./flags.ts";
import type { Category, Char, CharacterSet } from "./pattern-tree.ts";
import {
  casedBetween,
  categoryRanges,
  changedByLower,
  charactersLoweredTo,
  extraCasesOf,
  inRanges,
  isCasedAscii,
  isCasedUnicode,
  lowerAscii,
  lowerUnicode,
  type Ranges,
  upperAscii,
  upperUnicode,
} from "./unicode.ts";

/** How a character is prepared before it is looked up: not at all, lowered, or (bytes in a locale) in both cases. */
export type Folding = "none" | "ascii" | "unicode" | "locale";

/** Characters a single step of a pattern accepts. Small to build: classes are looked up in shared tables. */
export interface Charset {
  readonly folding: Folding;
  readonly negated: boolean;
  readonly ranges: Ranges;
  readonly categories: readonly { readonly ranges: Ranges; readonly negated: boolean; readonly category: Category }[];
  /** Ranges that also accept a character whose upper case lies in them; only beyond the BMP. */
  readonly eitherCase: Ranges;
  /** The answer for the first 256 characters, a bit each. */
  readonly bits: Int32Array;
}

/** Whether `set` accepts the character `code`. */
export function accepts(set: Charset, code: number): boolean {
  return code < 256 ? testBit(set.bits, code) : decide(set, code);
}

function decide(set: Charset, code: number): boolean {
  switch (set.folding) {
    case "none":
      return decideFolded(set, code);
    case "ascii":
      return decideFolded(set, lowerAscii(code));
    case "unicode":
      return decideFolded(set, lowerUnicode(code));
    case "locale":
      // The C locale; the set itself is not folded, and a negated one accepts a letter when either case is outside.
      return decideFolded(set, lowerAscii(code)) || decideFolded(set, upperAscii(code));
  }
}

function decideFolded(set: Charset, code: number): boolean {
  const inside =
    inRanges(set.ranges, code) ||
    set.categories.some((item) => inRanges(item.ranges, code) !== item.negated) ||
    (set.eitherCase.length > 0 && (inRanges(set.eitherCase, code) || inRanges(set.eitherCase, upperUnicode(code))));
  return inside !== set.negated;
}

function finish(set: Omit<Charset, "bits">): Charset {
  return { ...set, bits: firstBits(set) };
}

/** The answers for the first 256 characters; painted rather than asked for one by one, since patterns have many sets. */
function firstBits(set: Omit<Charset, "bits">): Int32Array {
  const bits = new Int32Array(8);
  for (let i = 0; i < set.ranges.length && (set.ranges[i] ?? 0) < 256; i += 2) {
    const high = Math.min(set.ranges[i + 1] ?? 0, 255);
    for (let code = set.ranges[i] ?? 0; code <= high; code++) setBit(bits, code, true);
  }
  for (const item of set.categories) {
    const own = categoryBits(item.ranges);
    for (let i = 0; i < 8; i++) bits[i] = (bits[i] ?? 0) | (item.negated ? ~(own[i] ?? 0) : (own[i] ?? 0));
  }
  if (set.negated) for (let i = 0; i < 8; i++) bits[i] = ~(bits[i] ?? 0);
  if (set.folding === "none") return bits;
  const plain = bits.slice();
  for (let code = 0; code < 256; code++) {
    const lower = set.folding === "unicode" ? lowerUnicode(code) : lowerAscii(code);
    const either = set.folding === "locale" && testBit(plain, upperAscii(code));
    setBit(bits, code, testBit(plain, lower) || either);
  }
  return bits;
}

function testBit(bits: Int32Array, code: number): boolean {
  return (((bits[code >> 5] ?? 0) >>> (code & 31)) & 1) === 1;
}

function setBit(bits: Int32Array, code: number, value: boolean): void {
  const word = bits[code >> 5] ?? 0;
  bits[code >> 5] = value ? word | (1 << (code & 31)) : word & ~(1 << (code & 31));
}

const knownBits = new WeakMap<Ranges, Int32Array>();

/** The first 256 characters of a class. */
function categoryBits(ranges: Ranges): Int32Array {
  let bits = knownBits.get(ranges);
  if (bits === undefined) {
    bits = new Int32Array(8);
    for (let code = 0; code < 256; code++) setBit(bits, code, inRanges(ranges, code));
    knownBits.set(ranges, bits);
  }
  return bits;
}

const NONE: Ranges = new Int32Array(0);

function plainSet(pairs: readonly Pair[], negated: boolean): Charset {
  return finish({ folding: "none", negated, ranges: mergeRanges(pairs), categories: [], eitherCase: NONE });
}

type Pair = readonly [low: number, high: number];

function mergeRanges(pairs: readonly Pair[]): Ranges {
  const out: number[] = [];
  for (const [low, high] of [...pairs].sort((a, b) => a[0] - b[0])) {
    const last = out.at(-1);
    if (last !== undefined && low <= last + 1) out[out.length - 1] = Math.max(last, high);
    else out.push(low, high);
  }
  return Int32Array.from(out);
}

/**
 * The characters a lone character of a pattern stands for under `flags`, ascending; null when only itself.
 * When case is ignored: all whose lower case is the same, and those of the letters that share its upper case.
 */
export function equivalents(code: number, flags: number): readonly number[] | null {
  if (!(flags & IGNORECASE)) return null;
  if (flags & LOCALE || !(flags & UNICODE)) {
    return isCasedAscii(code) ? [upperAscii(code), lowerAscii(code)] : null;
  }
  if (!isCasedUnicode(code)) return null;
  const lower = lowerUnicode(code);
  return [lower, ...extraCasesOf(lower)].flatMap(charactersLoweredTo).sort((a, b) => a - b);
}

/** The set for a lone character; see {@link equivalents}. */
export function charsetOfChar(node: Char, flags: number): Charset {
  const codes = equivalents(node.code, flags) ?? [node.code];
  return plainSet(
    codes.map((code): Pair => [code, code]),
    node.negated,
  );
}

/**
 * The set for `[…]` under `flags`.
 *
 * When case is ignored, CPython folds the set's BMP characters and lowers each character of the text before looking it up; single
 * characters beyond the BMP stay as written (so `[\U00010400a]` never matches U+10400), and ranges there accept either case.
 */
export function charsetOfSet(node: CharacterSet, flags: number): Charset {
  const unicode = (flags & UNICODE) !== 0 && !(flags & LOCALE);
  const folds = (flags & IGNORECASE) !== 0 && !(flags & LOCALE);
  const pairs: Pair[] = [];
  const either: Pair[] = [];
  const categories: { ranges: Ranges; negated: boolean; category: Category }[] = [];
  let cased = false;
  for (const item of node.items) {
    if (item.kind === "category") {
      categories.push({
        ranges: categoryRanges(item.category, unicode),
        negated: item.negated,
        category: item.category,
      });
      continue;
    }
    const [low, high] = item.kind === "char" ? [item.code, item.code] : [item.low, item.high];
    if (!folds) {
      pairs.push([low, high]);
      continue;
    }
    cased ||= high > 0xffff || hasCased(low, high, unicode);
    if (high > 0xffff) (item.kind === "range" ? either : pairs).push([low, high]);
    pairs.push(...foldedRange(low, Math.min(high, 0xffff), unicode));
  }
  const folding: Folding = !folds
    ? flags & IGNORECASE
      ? "locale"
      : "none"
    : !cased
      ? "none"
      : unicode
        ? "unicode"
        : "ascii";
  return finish({
    folding,
    negated: node.negated,
    ranges: mergeRanges(pairs),
    categories,
    eitherCase: mergeRanges(either),
  });
}

function hasCased(low: number, high: number, unicode: boolean): boolean {
  if (unicode) return casedBetween(low, high).length > 0;
  return (low <= 90 && high >= 65) || (low <= 122 && high >= 97);
}

/** A range with the lower case of all its characters, and the other letters those equal. Characters it holds in upper case stay: lowered text never meets them. */
function foldedRange(low: number, high: number, unicode: boolean): Pair[] {
  if (low > high) return [];
  const out: Pair[] = [[low, high]];
  const add = (code: number): void => {
    out.push([code, code]);
  };
  if (!unicode) {
    for (let code = Math.max(low, 65); code <= Math.min(high, 90); code++) add(lowerAscii(code));
    return out;
  }
  for (const code of changedByLower(low, high)) {
    add(lowerUnicode(code));
    extraCasesOf(lowerUnicode(code)).forEach(add);
  }
  for (const code of casedBetween(low, high)) extraCasesOf(code).forEach(add);
  return out;
}
