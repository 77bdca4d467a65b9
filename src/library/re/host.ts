import { type Charset, charsetOfChar, charsetOfSet } from "./charset.ts";
import { combineFlags, DOTALL, LOCALE, MULTILINE, UNICODE } from "./flags.ts";
import type { Found, Mode } from "./found.ts";
import {
  afterCheck,
  afterLoops,
  afterRuns,
  afterStep,
  anyOf,
  type Characters,
  type Cost,
  charactersOf,
  END,
  matchCost,
  searchCost,
  type Tail,
  TooCostly,
} from "./host-cost.ts";
import { type Anchor, ENDLESS, type Node, type Repeat, type Sequence } from "./pattern-tree.ts";
import type { ParsedPattern } from "./syntax.ts";

/**
 * Translates patterns for the host's own engine, where both mean the same and it cannot run away.
 *
 * Only texts below U+0100 are given to it, so that each set can be written out character by character, and no rule of the
 * host's about letters, digits, spaces or case takes part. Not translated, because they differ or may be slow: references, conditionals,
 * atomic groups, groups inside repeats (JavaScript forgets them at each turn), repeats of what may be empty, look-arounds with groups.
 */
export interface HostPattern {
  readonly search: RegExp;
  /** Matches only where it is told to start. */
  readonly match: RegExp;
  readonly whole: RegExp;
  /** Groups by the order in which they are closed. */
  readonly closing: readonly number[];
  readonly cost: Cost;
  readonly anchored: boolean;
}

const LONGEST_SOURCE = 3000;
const MOST_TURNS = 64;
const MOST_LOOPS = 4;

/** What is written for a node, and what it costs with a tail behind it. */
interface Part {
  readonly source: string;
  readonly cost: (tail: Tail, strict: boolean) => Tail;
}

/** The pattern for the host, or null when it must not run there. */
export function hostPattern(parsed: ParsedPattern): HostPattern | null {
  const closing: number[] = [];
  try {
    const part = sequencePart(parsed.body, parsed.flags, { closing, mayCapture: true, loops: 0 });
    const { cost } = part.cost(END, false);
    if (part.source.length > LONGEST_SOURCE) return null;
    const indices = parsed.groups > 0 ? "d" : "";
    const [first] = parsed.body.nodes;
    const anchor = first?.kind === "anchor" ? first.anchor : null;
    return {
      search: new RegExp(part.source, `g${indices}`),
      match: new RegExp(part.source, `y${indices}`),
      whole: new RegExp(`(?:${part.source})$`, `y${indices}`),
      closing,
      cost,
      anchored: anchor === "start-of-text" || (anchor === "start" && !(parsed.flags & MULTILINE)),
    };
  } catch (refusal) {
    // The host refuses what it finds too large with a SyntaxError.
    if (refusal instanceof TooCostly || refusal instanceof SyntaxError) return null;
    throw refusal;
  }
}

/** The most steps the host may take on a text of this length. */
export function hostBound(host: HostPattern, length: number, search: boolean): number {
  return search && !host.anchored ? searchCost(host.cost, length) : matchCost(host.cost, length);
}

/**
 * Matches on the host; `undefined` when it gives up. Positions are as in `execRegex`. The text holds no character above U+00FF.
 */
export function execOnHost(
  host: HostPattern,
  text: string,
  pos: number,
  endpos: number,
  mode: Mode,
): Found | null | undefined {
  const regexp = mode === "search" ? host.search : mode === "match" ? host.match : host.whole;
  regexp.lastIndex = pos;
  try {
    const found = regexp.exec(endpos === text.length ? text : text.slice(0, endpos));
    if (found === null) return null;
    if (found.indices === undefined) return { spans: [found.index, found.index + found[0].length], lastIndex: 0 };
    const spans = found.indices.flatMap((span) => span ?? [-1, -1]);
    return { spans, lastIndex: host.closing.findLast((group) => (spans[2 * group] ?? -1) >= 0) ?? 0 };
  } catch (failure) {
    // Its stack was too small.
    if (failure instanceof RangeError) return undefined;
    throw failure;
  }
}

interface Place {
  readonly closing: number[];
  readonly mayCapture: boolean;
  /** Repeated groups around; their cost is reckoned twice a level, so few are taken. */
  readonly loops: number;
}

function sequencePart(body: Sequence, flags: number, place: Place): Part {
  const parts = body.nodes.map((node) => nodePart(node, flags, place));
  return {
    source: parts.map((part) => part.source).join(""),
    cost: (tail, strict) => parts.reduceRight((behind, part) => part.cost(behind, strict), tail),
  };
}

function nodePart(node: Node, flags: number, place: Place): Part {
  switch (node.kind) {
    case "char":
      return stepPart(charsetOfChar(node, flags));
    case "set":
      return stepPart(charsetOfSet(node, flags));
    case "any":
      return stepPart(anySet(flags));
    case "anchor":
      return checkPart(anchorSource(node.anchor, flags));
    case "group": {
      const inner = combineFlags(flags, node.addFlags, node.removeFlags);
      // Where a search begins, CPython reads classes by the outer flags; see the compiler.
      if ((inner ^ flags) & UNICODE) throw new TooCostly();
      const part = sequencePart(node.body, inner, place);
      if (node.index === null) return { ...part, source: `(?:${part.source})` };
      if (!place.mayCapture) throw new TooCostly();
      place.closing.push(node.index);
      return { ...part, source: `(${part.source})` };
    }
    case "branch": {
      const parts = node.alternatives.map((alternative) => sequencePart(alternative, flags, place));
      return {
        source: `(?:${parts.map((part) => part.source).join("|")})`,
        cost: (tail, strict) =>
          anyOf(
            parts.map((part) => part.cost(tail, strict)),
            strict,
          ),
      };
    }
    case "repeat":
      return repeatPart(node, flags, place);
    case "look": {
      const part = sequencePart(node.body, flags, { ...place, mayCapture: false });
      const { cost } = part.cost(END, false);
      if (cost.linear + cost.quadratic > 0) throw new TooCostly();
      const source = `(?${node.behind ? "<" : ""}${node.negated ? "!" : "="}${part.source})`;
      return { source, cost: (tail, strict) => afterCheck(cost, tail, strict) };
    }
    default:
      throw new TooCostly();
  }
}

function stepPart(set: Charset): Part {
  const characters = charactersOf(set);
  return { source: classSource(characters), cost: (tail) => afterStep(characters, tail) };
}

function anySet(flags: number): Charset {
  const newline = { kind: "char", code: 10 } as const;
  const nothing = charsetOfSet({ kind: "set", negated: true, items: [] }, 0);
  return flags & DOTALL ? nothing : charsetOfSet({ kind: "set", negated: true, items: [newline] }, 0);
}

function checkPart(source: string): Part {
  return { source, cost: (tail, strict) => afterCheck({ constant: 4, linear: 0, quadratic: 0 }, tail, strict) };
}

/** A class of characters below U+0100, all of them escaped. */
function classSource(characters: Characters): string {
  let out = "";
  for (let low = 0; low < 256; low++) {
    if (characters[low] === 0) continue;
    let high = low;
    while (high < 255 && characters[high + 1] === 1) high++;
    out += high === low ? hex(low) : `${hex(low)}-${hex(high)}`;
    low = high;
  }
  return `[${out}]`;
}

function hex(code: number): string {
  return `\\x${code.toString(16).padStart(2, "0")}`;
}

function anchorSource(anchor: Anchor, flags: number): string {
  const multiline = (flags & MULTILINE) !== 0;
  switch (anchor) {
    case "start":
      return multiline ? "(?<![^\\n])" : "^";
    case "start-of-text":
      return "^";
    case "end":
      return multiline ? "(?![^\\n])" : "(?=\\n?$)";
    case "end-of-text":
      return "$";
    case "boundary":
    case "no-boundary": {
      const unicode = flags & UNICODE && !(flags & LOCALE) ? UNICODE : 0;
      const words = charsetOfSet(
        { kind: "set", negated: false, items: [{ kind: "category", category: "word", negated: false }] },
        unicode,
      );
      const word = classSource(charactersOf(words));
      return anchor === "boundary"
        ? `(?:(?<=${word})(?!${word})|(?<!${word})(?=${word}))`
        : `(?:(?<=${word})(?=${word})|(?<!${word})(?!${word}))`;
    }
  }
}

function repeatPart(node: Repeat, flags: number, place: Place): Part {
  const max = node.max === ENDLESS ? null : node.max;
  if (node.mode === "possessive" || node.body.width.min === 0 || node.min > MOST_TURNS || (max ?? 0) > MOST_TURNS) {
    throw new TooCostly();
  }
  if (place.loops > MOST_LOOPS) throw new TooCostly();
  const inside = { ...place, mayCapture: place.mayCapture && max === 1, loops: place.loops + 1 };
  const part = sequencePart(node.body, flags, inside);
  const source = `(?:${part.source}){${node.min},${max ?? ""}}${node.mode === "lazy" ? "?" : ""}`;
  const step = onlyStep(node.body, flags);
  if (step !== null) return { source, cost: (tail, strict) => afterRuns(step, node.min, max, tail, strict) };
  if (max === 1) {
    const cost = (tail: Tail, strict: boolean): Tail =>
      node.min === 1 ? part.cost(tail, strict) : anyOf([part.cost(tail, strict), tail], strict);
    return { source, cost };
  }
  return { source, cost: (tail) => afterLoops(part.cost, tail) };
}

/** The characters of a body that is a single step. */
function onlyStep(body: Sequence, flags: number): Characters | null {
  const [node] = body.nodes;
  if (node === undefined || body.nodes.length !== 1) return null;
  if (node.kind === "char") return charactersOf(charsetOfChar(node, flags));
  if (node.kind === "set") return charactersOf(charsetOfSet(node, flags));
  return node.kind === "any" ? charactersOf(anySet(flags)) : null;
}
