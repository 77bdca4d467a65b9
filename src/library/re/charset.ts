import { IGNORECASE, LOCALE, UNICODE } from "./flags.ts";
import type { Char, CharacterSet } from "./pattern-tree.ts";
import {
  casedBetween,
  categoryTest,
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
type Folding = "none" | "ascii" | "unicode" | "locale";

interface CategoryItem {
  readonly has: (code: number) => boolean;
  readonly negated: boolean;
}

/** Characters a single step of a pattern accepts. Small to build: classes are looked up in shared tables. */
export interface Charset {
  readonly folding: Folding;
  readonly negated: boolean;
  readonly ranges: Ranges;
  readonly categories: readonly CategoryItem[];
  /** Ranges that also accept a character whose upper case lies in them; only beyond the BMP. */
  readonly eitherCase: Ranges;
  /** The answers for the first 256 characters, 1 for yes. */
  readonly first: Uint8Array;
}

const FIRST = 256;

/** Whether `set` accepts the character `code`. */
export function accepts(set: Charset, code: number): boolean {
  return code < FIRST ? set.first[code] === 1 : decide(set, code);
}

function decide(set: Omit<Charset, "first">, code: number): boolean {
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

function decideFolded(set: Omit<Charset, "first">, code: number): boolean {
  const inside =
    inRanges(set.ranges, code) ||
    set.categories.some((item) => item.has(code) !== item.negated) ||
    (set.eitherCase.length > 0 && (inRanges(set.eitherCase, code) || inRanges(set.eitherCase, upperUnicode(code))));
  return inside !== set.negated;
}

function finish(set: Omit<Charset, "first">): Charset {
  return { ...set, first: firstAnswers(set) };
}

/** The answers for the first 256 characters; painted rather than asked for one by one, since patterns have many sets. */
function firstAnswers(set: Omit<Charset, "first">): Uint8Array {
  const answers = new Uint8Array(FIRST);
  for (let i = 0; i < set.ranges.length && (set.ranges[i] ?? 0) < FIRST; i += 2) {
    answers.fill(1, set.ranges[i] ?? 0, Math.min(set.ranges[i + 1] ?? 0, FIRST - 1) + 1);
  }
  for (const item of set.categories) {
    const members = categoryAnswers(item.has);
    const yes = item.negated ? 0 : 1;
    for (let code = 0; code < FIRST; code++) if (members[code] === yes) answers[code] = 1;
  }
  if (set.negated) for (let code = 0; code < FIRST; code++) answers[code] = 1 - (answers[code] ?? 0);
  if (set.folding === "none") return answers;
  const folded = new Uint8Array(FIRST);
  for (let code = 0; code < FIRST; code++) {
    const lower = set.folding === "unicode" ? lowerUnicode(code) : lowerAscii(code);
    const other = set.folding === "locale" ? (answers[upperAscii(code)] ?? 0) : 0;
    folded[code] = (answers[lower] ?? 0) | other;
  }
  return folded;
}

const known = new WeakMap<CategoryItem["has"], Uint8Array>();

/** Which of the first 256 characters are in a class. */
function categoryAnswers(has: CategoryItem["has"]): Uint8Array {
  let answers = known.get(has);
  if (answers === undefined) {
    answers = Uint8Array.from({ length: FIRST }, (_, code) => (has(code) ? 1 : 0));
    known.set(has, answers);
  }
  return answers;
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
  const categories: CategoryItem[] = [];
  let cased = false;
  for (const item of node.items) {
    if (item.kind === "category") {
      categories.push({ has: categoryTest(item.category, unicode), negated: item.negated });
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
