import { pointLength } from "../../values/code-points.ts";
import { ALPHABET_FLAGS, INLINE_FLAGS, VERBOSE, WHOLE_FLAGS } from "./flags.ts";
import { backReference, checkLookBehind, MAX_NESTING, type ParseState, type Surroundings } from "./parse-state.ts";
import { PatternError } from "./pattern-error.ts";
import { decimalNumber, type PatternReader } from "./pattern-reader.ts";
import { type Node, sequence } from "./pattern-tree.ts";

/** CPython's bound on group numbers. */
export const MAX_GROUPS = 1073741823;

/** Parses what follows `(`: a group, a comment that leaves nothing, or flags for the whole pattern. */
export function readGroup(state: ParseState, around: Surroundings): Node | "comment" | "flags" {
  const { reader } = state;
  const start = reader.position - 1;
  if (!reader.accept("?")) return captureGroup(state, around, start, null);
  const mark = takeOrFail(reader);
  if (mark === "P") return pythonExtension(state, around, start);
  if (mark === ":") return plainGroup(state, around, start, { add: 0, remove: 0 });
  if (mark === "#") return comment(reader, start);
  if (mark === "=" || mark === "!" || mark === "<") return look(state, around, start, mark);
  if (mark === "(") return conditional(state, around, start);
  if (mark === ">") {
    const body = state.inside.alternatives(state, around.depth + 1, around.verbose);
    closeGroup(reader, start);
    return { kind: "atomic", body };
  }
  if (mark === "-" || INLINE_FLAGS.has(mark)) {
    const flags = inlineFlags(state, mark);
    if (flags !== null) return plainGroup(state, around, start, flags);
    if (!around.first) {
      throw reader.fault("global flags not at the start of the expression", reader.position - start);
    }
    return "flags";
  }
  throw reader.fault(`unknown extension ?${mark}`, pointLength(mark) + 1);
}

function takeOrFail(reader: PatternReader): string {
  const piece = reader.take();
  if (piece === null) throw reader.fault("unexpected end of pattern");
  return piece;
}

function closeGroup(reader: PatternReader, start: number): void {
  if (!reader.accept(")")) throw reader.fault("missing ), unterminated subpattern", reader.position - start);
}

function captureGroup(state: ParseState, around: Surroundings, start: number, name: string | null): Node {
  const { reader, groupIndex, widths } = state;
  const index = widths.length;
  widths.push(null);
  if (name !== null) {
    const old = groupIndex.get(name);
    if (old !== undefined) {
      const text = `redefinition of group name ${reader.rules.repr(name)} as group ${index}; was group ${old}`;
      throw reader.fault(text, pointLength(name) + 1);
    }
    groupIndex.set(name, index);
  }
  const body = state.inside.alternatives(state, around.depth + 1, around.verbose);
  closeGroup(reader, start);
  widths[index] = body.width;
  return { kind: "group", index, addFlags: 0, removeFlags: 0, body };
}

interface FlagChange {
  readonly add: number;
  readonly remove: number;
}

function plainGroup(state: ParseState, around: Surroundings, start: number, { add, remove }: FlagChange): Node {
  const verbose = (around.verbose || (add & VERBOSE) !== 0) && (remove & VERBOSE) === 0;
  const body = state.inside.alternatives(state, around.depth + 1, verbose);
  closeGroup(state.reader, start);
  return { kind: "group", index: null, addFlags: add, removeFlags: remove, body };
}

/** `(?P<name>…)` and `(?P=name)`. */
function pythonExtension(state: ParseState, around: Surroundings, start: number): Node {
  const { reader } = state;
  if (reader.accept("<")) {
    const name = reader.takeUntil(">", "group name");
    reader.checkGroupName(name, 1);
    return captureGroup(state, around, start, name);
  }
  if (reader.accept("=")) {
    const name = reader.takeUntil(")", "group name");
    return backReference(state, namedGroup(state, name), pointLength(name) + 1);
  }
  const piece = takeOrFail(reader);
  throw reader.fault(`unknown extension ?P${piece}`, pointLength(piece) + 2);
}

function namedGroup(state: ParseState, name: string): number {
  const { reader } = state;
  reader.checkGroupName(name, 1);
  const group = state.groupIndex.get(name);
  if (group === undefined) {
    throw reader.fault(`unknown group name ${reader.rules.repr(name)}`, pointLength(name) + 1);
  }
  return group;
}

function comment(reader: PatternReader, start: number): "comment" {
  for (;;) {
    if (reader.next === null) throw reader.fault("missing ), unterminated comment", reader.position - start);
    if (reader.take() === ")") return "comment";
  }
}

/** `(?=…)`, `(?!…)`, `(?<=…)`, `(?<!…)`. */
function look(state: ParseState, around: Surroundings, start: number, mark: string): Node {
  const { reader } = state;
  const behind = mark === "<";
  const sign = behind ? takeOrFail(reader) : mark;
  if (sign !== "=" && sign !== "!") throw reader.fault(`unknown extension ?<${sign}`, pointLength(sign) + 2);
  const outside = state.lookBehindGroups;
  if (behind && outside === null) state.lookBehindGroups = state.widths.length;
  const body = state.inside.alternatives(state, around.depth + 1, around.verbose);
  if (behind) state.lookBehindGroups = outside;
  closeGroup(reader, start);
  return { kind: "look", behind, negated: sign === "!", body };
}

/** `(?(1)yes|no)` and `(?(name)yes|no)`. The branches are single sequences: a second bar is a fault. */
function conditional(state: ParseState, around: Surroundings, start: number): Node {
  const { reader } = state;
  const name = reader.takeUntil(")", "group name");
  const group = /^[0-9]+$/.test(name) ? numberedGroup(state, name) : namedGroup(state, name);
  checkLookBehind(state, group);
  const inside: Surroundings = { depth: around.depth + 1, verbose: around.verbose, first: false };
  if (inside.depth > MAX_NESTING) throw new PatternError("RecursionError", "maximum recursion depth exceeded");
  const yes = sequence(state.inside.nodes(state, inside));
  const no = reader.accept("|") ? sequence(state.inside.nodes(state, inside)) : null;
  if (no !== null && reader.next === "|") throw reader.fault("conditional backref with more than two branches");
  closeGroup(reader, start);
  return { kind: "conditional", group, yes, no };
}

function numberedGroup(state: ParseState, digits: string): number {
  const { reader } = state;
  const group = decimalNumber(digits);
  if (group === 0) throw reader.fault("bad group number", digits.length + 1);
  if (group >= MAX_GROUPS) throw reader.fault(`invalid group reference ${BigInt(digits)}`, digits.length + 1);
  if (!state.conditionals.has(group)) state.conditionals.set(group, reader.position - digits.length - 1);
  return group;
}

/** The flags of `(?flags)`, which hold for the whole pattern (null), or of `(?flags:`, `(?flags-flags:`. */
function inlineFlags(state: ParseState, mark: string): FlagChange | null {
  const { reader } = state;
  let add = 0;
  let end = mark;
  if (mark !== "-") {
    const taken = addedFlags(reader, mark);
    add = taken.flags;
    end = taken.end;
  }
  if (end === ")") {
    state.flags |= add;
    return null;
  }
  if (add & WHOLE_FLAGS) throw reader.fault("bad inline flags: cannot turn on global flag", 1);
  const remove = end === "-" ? removedFlags(reader) : 0;
  if (remove & WHOLE_FLAGS) throw reader.fault("bad inline flags: cannot turn off global flag", 1);
  if (add & remove) throw reader.fault("bad inline flags: flag turned on and off", 1);
  return { add, remove };
}

function addedFlags(reader: PatternReader, mark: string): { flags: number; end: string } {
  let flags = 0;
  for (let letter = mark; ; ) {
    const flag = INLINE_FLAGS.get(letter) ?? 0;
    if (reader.isText && letter === "L") {
      throw reader.fault("bad inline flags: cannot use 'L' flag with a str pattern");
    }
    if (!reader.isText && letter === "u") {
      throw reader.fault("bad inline flags: cannot use 'u' flag with a bytes pattern");
    }
    flags |= flag;
    if (flag & ALPHABET_FLAGS && (flags & ALPHABET_FLAGS) !== flag) {
      throw reader.fault("bad inline flags: flags 'a', 'u' and 'L' are incompatible");
    }
    const piece = nextFlag(reader, "missing -, : or )", "missing -, : or )", ")-:");
    if (!INLINE_FLAGS.has(piece)) return { flags, end: piece };
    letter = piece;
  }
}

function removedFlags(reader: PatternReader): number {
  let flags = 0;
  for (let letter = nextFlag(reader, "missing flag", "missing flag", ""); letter !== ":"; ) {
    const flag = INLINE_FLAGS.get(letter) ?? 0;
    if (flag & ALPHABET_FLAGS) {
      throw reader.fault("bad inline flags: cannot turn off flags 'a', 'u' and 'L'");
    }
    flags |= flag;
    letter = nextFlag(reader, "missing :", "missing :", ":");
  }
  return flags;
}

/** The next flag letter or one of `ends`. */
function nextFlag(reader: PatternReader, atEnd: string, otherwise: string, ends: string): string {
  const piece = reader.take();
  if (piece === null) throw reader.fault(atEnd);
  if (INLINE_FLAGS.has(piece) || (piece.length === 1 && ends.includes(piece))) return piece;
  throw reader.fault(/^\p{L}$/u.test(piece) ? "unknown flag" : otherwise, pointLength(piece));
}
