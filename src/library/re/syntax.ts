import { pointLength } from "../../values/code-points.ts";
import {
  ANCHOR_ESCAPES,
  badEscape,
  CATEGORY_ESCAPES,
  CONTROL_ESCAPES,
  classEscape,
  DECIMAL_DIGITS,
  isAsciiLetter,
  numericEscape,
  OCTAL_DIGITS,
  octalValue,
} from "./escapes.ts";
import * as flag from "./flags.ts";
import { readGroup } from "./groups.ts";
import { backReference, MAX_NESTING, type ParseState, type Surroundings } from "./parse-state.ts";
import { PatternError } from "./pattern-error.ts";
import { decimalNumber, type NameRules, PatternReader } from "./pattern-reader.ts";
import {
  distinctItems,
  ENDLESS,
  type Node,
  type Repeat,
  type Sequence,
  type SetItem,
  sameStep,
  sequence,
} from "./pattern-tree.ts";
import type { StepMeter } from "./step-meter.ts";

/** A parsed pattern: its tree, its groups, and the flags it ends up with. */
export interface ParsedPattern {
  readonly body: Sequence;
  readonly flags: number;
  /** Number of capturing groups. */
  readonly groups: number;
  /** Names to group numbers, in order of appearance. */
  readonly groupIndex: ReadonlyMap<string, number>;
}

/**
 * Parses a pattern of Python 3.12's `re`.
 *
 * `pattern` is the text, or bytes as Latin-1 when `isBytes`. Throws {@link PatternError} with CPython's texts and positions.
 */
export function parsePattern(
  pattern: string,
  flags: number,
  isBytes: boolean,
  rules: NameRules,
  meter: StepMeter,
): ParsedPattern {
  const reader = new PatternReader(pattern, isBytes, rules, meter);
  const state: ParseState = {
    reader,
    flags,
    groupIndex: new Map(),
    widths: [null],
    lookBehindGroups: null,
    conditionals: new Map(),
    inside: { alternatives: parseAlternatives, nodes: parseNodes },
  };
  const body = parseAlternatives(state, 0, (flags & flag.VERBOSE) !== 0);
  const final = settleFlags(state.flags, isBytes);
  if (reader.next !== null) throw reader.fault("unbalanced parenthesis");
  for (const [group, pos] of state.conditionals) {
    if (group >= state.widths.length) {
      throw new PatternError("error", `invalid group reference ${group}`, pattern, pos);
    }
  }
  return { body, flags: final, groups: state.widths.length - 1, groupIndex: state.groupIndex };
}

/** Checks that flags fit the type of pattern and each other; str patterns are Unicode unless they say ASCII. */
function settleFlags(flags: number, isBytes: boolean): number {
  if (isBytes) {
    if (flags & flag.UNICODE) throw new PatternError("ValueError", "cannot use UNICODE flag with a bytes pattern");
    if (flags & flag.LOCALE && flags & flag.ASCII) {
      throw new PatternError("ValueError", "ASCII and LOCALE flags are incompatible");
    }
    return flags;
  }
  if (flags & flag.LOCALE) throw new PatternError("ValueError", "cannot use LOCALE flag with a str pattern");
  if (!(flags & flag.ASCII)) return flags | flag.UNICODE;
  if (flags & flag.UNICODE) throw new PatternError("ValueError", "ASCII and UNICODE flags are incompatible");
  return flags;
}

/** Parses `a|b|c` up to a closing parenthesis or the end. */
function parseAlternatives(state: ParseState, depth: number, verbose: boolean): Sequence {
  if (depth > MAX_NESTING) throw new PatternError("RecursionError", "maximum recursion depth exceeded");
  const alternatives: (readonly Node[])[] = [];
  let isVerbose = verbose;
  for (;;) {
    alternatives.push(
      parseNodes(state, { depth, verbose: isVerbose, first: depth === 0 && alternatives.length === 0 }),
    );
    if (!state.reader.accept("|")) break;
    if (depth === 0) isVerbose = (state.flags & flag.VERBOSE) !== 0;
  }
  return sequence(joinAlternatives(alternatives));
}

/**
 * Turns alternatives into nodes: steps all begin with are taken out to the front, and alternatives of one character each become a set.
 * Both show in how groups inside repeats are remembered, so they are done where CPython does them.
 */
function joinAlternatives(alternatives: readonly (readonly Node[])[]): readonly Node[] {
  const [head] = alternatives;
  if (head === undefined || alternatives.length === 1) return head ?? [];
  let shared = 0;
  for (let node = head[0]; node !== undefined; node = head[++shared]) {
    const step = node;
    if (!alternatives.every((nodes) => sameStep(step, nodes[shared] ?? { kind: "atomic", body: sequence([]) }))) break;
  }
  const prefix = head.slice(0, shared);
  const rests = alternatives.map((nodes) => nodes.slice(shared));
  const items: SetItem[] = [];
  for (const rest of rests) {
    const [only] = rest;
    if (rest.length !== 1 || only === undefined) break;
    if (only.kind === "char" && !only.negated) items.push({ kind: "char", code: only.code });
    else if (only.kind === "set" && !only.negated) items.push(...only.items);
    else break;
    if (rest === rests.at(-1)) return [...prefix, { kind: "set", negated: false, items: distinctItems(items) }];
  }
  return [...prefix, { kind: "branch", alternatives: rests.map(sequence) }];
}

/** Parses one alternative. */
function parseNodes(state: ParseState, around: Surroundings): readonly Node[] {
  const { reader } = state;
  const nodes: Node[] = [];
  let verbose = around.verbose;
  for (let piece = reader.next; piece !== null && piece !== "|" && piece !== ")"; piece = reader.next) {
    reader.take();
    if (verbose && " \t\n\r\v\f".includes(piece)) continue;
    if (verbose && piece === "#") {
      skipComment(reader);
      continue;
    }
    if (piece.startsWith("\\")) nodes.push(parseEscape(state, piece));
    else if (piece === "[") nodes.push(parseSet(reader));
    else if (piece === ".") nodes.push({ kind: "any" });
    else if (piece === "^") nodes.push({ kind: "anchor", anchor: "start" });
    else if (piece === "$") nodes.push({ kind: "anchor", anchor: "end" });
    else if (piece === "(") {
      const found = readGroup(state, { depth: around.depth, verbose, first: around.first && nodes.length === 0 });
      if (found === "flags") verbose = (state.flags & flag.VERBOSE) !== 0;
      else if (found !== "comment") nodes.push(found);
    } else if ("*+?{".includes(piece)) parseRepeat(reader, piece, nodes);
    else nodes.push({ kind: "char", code: piece.codePointAt(0) ?? 0, negated: false });
  }
  const [only] = nodes;
  if (only !== undefined && nodes.length === 1 && isPlainGroup(only)) return only.body.nodes;
  if (!nodes.some(isPlainGroup)) return nodes;
  const flat = nodes.flatMap((node) => (isPlainGroup(node) ? node.body.nodes : [node]));
  // Nested groups are copied again and again, so this is what can take longest.
  reader.count(flat.length);
  return flat;
}

function skipComment(reader: PatternReader): void {
  for (let piece = reader.take(); piece !== null && piece !== "\n"; piece = reader.take());
}

/** A group that neither captures nor changes flags: only its content counts. */
function isPlainGroup(node: Node): node is Extract<Node, { kind: "group" }> {
  return node.kind === "group" && node.index === null && node.addFlags === 0 && node.removeFlags === 0;
}

/** What a backslash means outside `[…]`. */
function parseEscape(state: ParseState, piece: string): Node {
  const { reader } = state;
  const letter = piece.slice(1);
  const anchor = ANCHOR_ESCAPES.get(letter);
  if (anchor !== undefined) return { kind: "anchor", anchor };
  const category = CATEGORY_ESCAPES.get(letter);
  if (category !== undefined) return { kind: "set", negated: false, items: [category] };
  const control = CONTROL_ESCAPES.get(letter);
  if (control !== undefined) return char(control);
  const code = numericEscape(reader, piece);
  if (code !== null) return char(code);
  if (letter === "0") return char(Number.parseInt(`${letter}${reader.takeWhile(2, OCTAL_DIGITS)}`, 8));
  if (DECIMAL_DIGITS.includes(letter)) return parseReference(state, piece);
  if (isAsciiLetter(letter)) throw badEscape(reader, piece);
  return char(letter.codePointAt(0) ?? 0);
}

function char(code: number): Node {
  return { kind: "char", code, negated: false };
}

/** `\1`…`\99` refer to groups, but three octal digits are a character. */
function parseReference(state: ParseState, piece: string): Node {
  const { reader } = state;
  const digits = piece + reader.takeWhile(1, DECIMAL_DIGITS);
  if (/^\\[0-7][0-7]$/.test(digits)) {
    const third = reader.takeWhile(1, OCTAL_DIGITS);
    if (third !== "") return char(octalValue(reader, digits + third));
  }
  const group = Number(digits.slice(1));
  if (group >= state.widths.length) throw reader.fault(`invalid group reference ${group}`, digits.length - 1);
  return backReference(state, group, digits.length);
}

/** Parses what follows `[`. */
function parseSet(reader: PatternReader): Node {
  const start = reader.position - 1;
  const negated = reader.accept("^");
  const items: SetItem[] = [];
  const take = (): string => {
    const piece = reader.take();
    if (piece === null) throw reader.fault("unterminated character set", reader.position - start);
    return piece;
  };
  const item = (piece: string): SetItem =>
    piece.startsWith("\\") ? classEscape(reader, piece) : { kind: "char", code: piece.codePointAt(0) ?? 0 };
  for (let piece = take(); piece !== "]" || items.length === 0; piece = take()) {
    const low = item(piece);
    if (!reader.accept("-")) {
      items.push(low);
      continue;
    }
    const until = take();
    if (until === "]") {
      items.push(low, { kind: "char", code: 45 });
      break;
    }
    const high = item(until);
    if (low.kind !== "char" || high.kind !== "char" || high.code < low.code) {
      throw reader.fault(`bad character range ${piece}-${until}`, pointLength(piece) + 1 + pointLength(until));
    }
    items.push({ kind: "range", low: low.code, high: high.code });
  }
  const distinct = distinctItems(items);
  const [only] = distinct;
  if (distinct.length === 1 && only?.kind === "char") return { kind: "char", code: only.code, negated };
  return { kind: "set", negated, items: distinct };
}

interface Count {
  readonly min: number;
  readonly max: number;
}

const COUNTS: ReadonlyMap<string, Count> = new Map([
  ["?", { min: 0, max: 1 }],
  ["*", { min: 0, max: ENDLESS }],
  ["+", { min: 1, max: ENDLESS }],
]);

/** Applies a quantifier to the last node; a brace that begins no count is a plain character. */
function parseRepeat(reader: PatternReader, piece: string, nodes: Node[]): void {
  const here = reader.position;
  const count = COUNTS.get(piece) ?? parseBraces(reader, here);
  if (count === null) {
    nodes.push(char(123));
    return;
  }
  const back = reader.position - here + piece.length;
  const last = nodes.at(-1);
  if (last === undefined || last.kind === "anchor") throw reader.fault("nothing to repeat", back);
  if (last.kind === "repeat") throw reader.fault("multiple repeat", back);
  const mode: Repeat["mode"] = reader.accept("?") ? "lazy" : reader.accept("+") ? "possessive" : "greedy";
  const body = isPlainGroup(last) ? last.body : sequence([last]);
  nodes[nodes.length - 1] = { kind: "repeat", min: count.min, max: count.max, mode, body };
}

/** `{3}`, `{3,}`, `{,5}`, `{3,5}`; null (and nothing taken) for any other brace. */
function parseBraces(reader: PatternReader, here: number): Count | null {
  if (reader.next === "}") return null;
  const low = reader.takeWhile(Number.POSITIVE_INFINITY, DECIMAL_DIGITS);
  const high = reader.accept(",") ? reader.takeWhile(Number.POSITIVE_INFINITY, DECIMAL_DIGITS) : low;
  if (!reader.accept("}")) {
    reader.rewind(here);
    return null;
  }
  const min = low === "" ? 0 : repeatCount(low);
  const max = high === "" ? ENDLESS : repeatCount(high);
  if (max < min) throw reader.fault("min repeat greater than max repeat", reader.position - here);
  return { min, max };
}

function repeatCount(digits: string): number {
  const count = decimalNumber(digits);
  if (count >= ENDLESS) throw new PatternError("OverflowError", "the repetition number is too large");
  return count;
}
