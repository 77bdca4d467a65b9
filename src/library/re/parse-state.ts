import type { PatternReader } from "./pattern-reader.ts";
import type { Node, Sequence, Width } from "./pattern-tree.ts";

/** Group nesting that CPython's own recursion limit allows, roughly; beyond it is a RecursionError there too. */
export const MAX_NESTING = 490;

/** What is known while a pattern is read. `widths[n]` is null while group n is open. */
export interface ParseState {
  readonly reader: PatternReader;
  flags: number;
  readonly groupIndex: Map<string, number>;
  readonly widths: (Width | null)[];
  /** Inside a look-behind: the number of groups before it, which alone it may refer to. */
  lookBehindGroups: number | null;
  /** Where group numbers of conditionals stand; checked when all groups are known. */
  readonly conditionals: Map<number, number>;
  /** The parser of what stands inside a group; here because groups and alternatives contain each other. */
  readonly inside: {
    readonly alternatives: (state: ParseState, depth: number, verbose: boolean) => Sequence;
    readonly nodes: (state: ParseState, around: Surroundings) => readonly Node[];
  };
}

/** Where the parser stands: how deep, whether whitespace counts, and whether global flags may still come. */
export interface Surroundings {
  readonly depth: number;
  readonly verbose: boolean;
  readonly first: boolean;
}

/** A reference to a group that must be closed; `back` is how far its text stands behind the reader. */
export function backReference(state: ParseState, group: number, back: number): Node {
  const width = state.widths[group] ?? null;
  if (width === null) throw state.reader.fault("cannot refer to an open group", back);
  checkLookBehind(state, group);
  return { kind: "backref", group, width };
}

/** Inside a look-behind only groups closed before it may be referred to. */
export function checkLookBehind(state: ParseState, group: number): void {
  if (state.lookBehindGroups === null) return;
  if ((state.widths[group] ?? null) === null) throw state.reader.fault("cannot refer to an open group");
  if (group >= state.lookBehindGroups) {
    throw state.reader.fault("cannot refer to group defined in the same lookbehind subpattern");
  }
}
