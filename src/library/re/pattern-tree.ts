/** The tree of a pattern. Positions are not kept: faults are reported while parsing. */

/** The count that stands for "without end" in {@link Repeat.max}. */
export const ENDLESS = 4294967295;
/** Widths saturate here, above any count a pattern can write. */
const MAX_WIDTH: number = 2 ** 64;

export type Category = "digit" | "space" | "word";

export type SetItem =
  | { readonly kind: "char"; readonly code: number }
  | { readonly kind: "range"; readonly low: number; readonly high: number }
  | { readonly kind: "category"; readonly category: Category; readonly negated: boolean };

export interface Char {
  readonly kind: "char";
  readonly code: number;
  /** `[^x]` is kept as a negated character, because CPython treats it apart when case is ignored. */
  readonly negated: boolean;
}

export interface CharacterSet {
  readonly kind: "set";
  readonly negated: boolean;
  readonly items: readonly SetItem[];
}

export type Anchor = "start" | "start-of-text" | "end" | "end-of-text" | "boundary" | "no-boundary";

interface Group {
  readonly kind: "group";
  /** Number of the capturing group, or null. */
  readonly index: number | null;
  readonly addFlags: number;
  readonly removeFlags: number;
  readonly body: Sequence;
}

export interface Repeat {
  readonly kind: "repeat";
  readonly min: number;
  readonly max: number;
  readonly mode: "greedy" | "lazy" | "possessive";
  readonly body: Sequence;
}

export interface Look {
  readonly kind: "look";
  readonly behind: boolean;
  readonly negated: boolean;
  readonly body: Sequence;
}

export type Node =
  | Char
  | { readonly kind: "any" }
  | CharacterSet
  | { readonly kind: "anchor"; readonly anchor: Anchor }
  | Group
  | { readonly kind: "atomic"; readonly body: Sequence }
  | Repeat
  | { readonly kind: "branch"; readonly alternatives: readonly Sequence[] }
  | Look
  | { readonly kind: "backref"; readonly group: number; readonly width: Width }
  | { readonly kind: "conditional"; readonly group: number; readonly yes: Sequence; readonly no: Sequence | null };

/** The least and the greatest number of code points something can match, saturated at {@link MAX_WIDTH}. */
export interface Width {
  readonly min: number;
  readonly max: number;
}

export interface Sequence {
  readonly nodes: readonly Node[];
  readonly width: Width;
}

/** A sequence with its width summed up once, so that nested groups stay linear. */
export function sequence(nodes: readonly Node[]): Sequence {
  let min = 0;
  let max = 0;
  for (const node of nodes) {
    const width = nodeWidth(node);
    min += width.min;
    max += width.max;
  }
  return { nodes, width: { min: Math.min(min, MAX_WIDTH), max: Math.min(max, MAX_WIDTH) } };
}

const ZERO: Width = { min: 0, max: 0 };
const ONE: Width = { min: 1, max: 1 };

/** The width of one node, by CPython's rules: a backreference is as wide as its group was when it was closed. */
function nodeWidth(node: Node): Width {
  switch (node.kind) {
    case "char":
    case "any":
    case "set":
      return ONE;
    case "anchor":
    case "look":
      return ZERO;
    case "group":
    case "atomic":
      return node.body.width;
    case "backref":
      return node.width;
    case "repeat": {
      const { min, max } = node.body.width;
      const most = node.max === ENDLESS && max > 0 ? MAX_WIDTH : max * node.max;
      return { min: min * node.min, max: most };
    }
    case "branch":
      return {
        min: node.alternatives.reduce((least, item) => Math.min(least, item.width.min), MAX_WIDTH),
        max: node.alternatives.reduce((most, item) => Math.max(most, item.width.max), 0),
      };
    case "conditional":
      return {
        min: node.no === null ? 0 : Math.min(node.yes.width.min, node.no.width.min),
        max: Math.max(node.yes.width.max, node.no === null ? 0 : node.no.width.max),
      };
  }
}

/** Whether two nodes are the same single step; groups and repeats never are. Decides what alternatives share at their front. */
export function sameStep(a: Node, b: Node): boolean {
  if (a.kind === "char") return b.kind === "char" && a.code === b.code && a.negated === b.negated;
  if (a.kind === "any") return b.kind === "any";
  if (a.kind === "anchor") return b.kind === "anchor" && a.anchor === b.anchor;
  if (a.kind === "backref") return b.kind === "backref" && a.group === b.group;
  if (a.kind !== "set" || b.kind !== "set" || a.negated !== b.negated || a.items.length !== b.items.length)
    return false;
  return a.items.every((item, i) => itemKey(item) === itemKey(b.items[i] ?? item));
}

/** Equal for equal set items. */
export function itemKey(item: SetItem): string {
  if (item.kind === "char") return `c${item.code}`;
  if (item.kind === "range") return `r${item.low}-${item.high}`;
  return `k${item.negated ? "^" : ""}${item.category}`;
}

/** The set items without repetitions, first ones kept. */
export function distinctItems(items: readonly SetItem[]): SetItem[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = itemKey(item);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
