import { type Charset, charsetOfChar, charsetOfSet, equivalents } from "./charset.ts";
import { combineFlags, DOTALL, IGNORECASE, LOCALE, MULTILINE, TEMPLATE, UNICODE } from "./flags.ts";
import { PatternError } from "./pattern-error.ts";
import {
  type Anchor,
  type CharacterSet,
  ENDLESS,
  itemKey,
  type Look,
  type Node,
  type Repeat,
  type Sequence,
} from "./pattern-tree.ts";
import * as op from "./program.ts";
import type { StepMeter } from "./step-meter.ts";
import type { ParsedPattern } from "./syntax.ts";

/** The greatest width of a look-behind that CPython can write down. */
const MAX_LOOK_BEHIND = 4294967295;

/** Builds the program of a parsed pattern. Throws {@link PatternError} for look-behinds without a fixed width. */
export function compileProgram(parsed: ParsedPattern, meter: StepMeter): op.Program {
  const compiler = new Compiler(meter);
  compiler.sequence(parsed.body, parsed.flags);
  compiler.emit(op.END);
  const alien = alienFirstSet(parsed);
  if (alien !== null) compiler.sets.push(alien);
  for (const place of compiler.tailGuards) compiler.code[place] = guardAt(compiler.code, place + 1);
  const code = Int32Array.from(compiler.code);
  return {
    code,
    sets: compiler.sets,
    groups: parsed.groups,
    width: parsed.body.width,
    run: alien === null ? runIn(code, compiler.sets) : null,
    firstGuard: alien === null ? guardAt(code, firstStep(code, parsed.groups)) : -1 - compiler.sets.length,
    anchored: code[0] === op.ANCHOR && code[1] === op.AT_START,
  };
}

function runIn(code: Int32Array, sets: readonly Charset[]): op.Run | null {
  const endless = code[0] === op.ONE_GREEDY && code[1] === 1 && code[2] === -1;
  const place = endless ? 3 : 0;
  const set = code[place] === op.SET ? sets[code[place + 1] ?? 0] : undefined;
  return set !== undefined && code[endless ? 7 : 3] === op.END ? { set, endless } : null;
}

/** The place after the marks a program may begin with. */
function firstStep(code: Int32Array, groups: number): number {
  let place = 0;
  while (place < 2 * groups && code[place] === op.MARK) place += 2;
  return place;
}

/**
 * CPython's `search` skips to characters a match may begin with, and reads the classes of a set it finds there by the flags of the
 * whole pattern: `(?u:\w)` in an ASCII pattern never finds an `é`, though `match` does. The set it skips to, if that makes a difference.
 */
function alienFirstSet(parsed: ParsedPattern): Charset | null {
  let flags = parsed.flags;
  let [node] = parsed.body.nodes;
  while (node?.kind === "group") {
    flags = combineFlags(flags, node.addFlags, node.removeFlags);
    [node] = node.body.nodes;
  }
  if (node?.kind !== "set" || parsed.body.width.min === 0 || !((flags ^ parsed.flags) & UNICODE)) return null;
  if (charsetOfSet(node, flags).folding !== "none") return null;
  return charsetOfSet(node, parsed.flags & ~IGNORECASE);
}

/** What the character at the operation at `place` must be. */
function guardAt(code: Int32Array | readonly number[], place: number): number {
  const operation = code[place];
  if (operation === op.CHAR) return code[place + 1] ?? op.ANYTHING;
  if (operation === op.SET) return -2 - (code[place + 1] ?? 0);
  const repeats = operation === op.ONE_GREEDY || operation === op.ONE_LAZY || operation === op.ONE_POSSESSIVE;
  if (repeats && (code[place + 1] ?? 0) > 0) return guardAt(code, place + 3);
  return op.ANYTHING;
}

/** What a refusal under the obsolete TEMPLATE flag calls repeats. */
const REPEAT_NAMES = { greedy: "MAX_REPEAT", lazy: "MIN_REPEAT", possessive: "POSSESSIVE_REPEAT" } as const;

class Compiler {
  readonly code: number[] = [];
  readonly sets: Charset[] = [];
  /** Where repeated steps keep the guard of what follows them, which is known only at the end. */
  readonly tailGuards: number[] = [];
  readonly #setNumbers = new Map<string, number>();
  readonly #meter: StepMeter;

  constructor(meter: StepMeter) {
    this.#meter = meter;
  }

  emit(...numbers: number[]): number {
    return this.code.push(...numbers) - 1;
  }

  sequence(body: Sequence, flags: number): void {
    for (const node of body.nodes) this.node(node, flags);
  }

  node(node: Node, flags: number): void {
    switch (node.kind) {
      case "char":
      case "any":
      case "set":
        this.emit(...this.step(node, flags));
        return;
      case "anchor":
        this.emit(op.ANCHOR, anchorNumber(node.anchor, flags));
        return;
      case "group": {
        const inner = combineFlags(flags, node.addFlags, node.removeFlags);
        if (node.index !== null) this.emit(op.MARK, 2 * node.index - 2);
        this.sequence(node.body, inner);
        if (node.index !== null) this.emit(op.MARK, 2 * node.index - 1);
        return;
      }
      case "atomic":
        this.subMatch(op.ATOMIC, [], node.body, flags);
        return;
      case "look":
        this.look(node, flags);
        return;
      case "repeat":
        this.repeat(node, flags);
        return;
      case "branch":
        this.branch(node.alternatives, flags);
        return;
      case "backref":
        this.emit(op.BACKREF, node.group - 1, !(flags & IGNORECASE) ? 0 : flags & UNICODE && !(flags & LOCALE) ? 2 : 1);
        return;
      case "conditional": {
        const otherwise = this.emit(op.CONDITIONAL, node.group - 1, 0);
        this.sequence(node.yes, flags);
        const end = node.no === null ? null : this.emit(op.JUMP, 0);
        this.code[otherwise] = this.code.length;
        if (node.no !== null) this.sequence(node.no, flags);
        if (end !== null) this.code[end] = this.code.length;
      }
    }
  }

  /** The three places of a step. */
  step(node: Extract<Node, { kind: "char" | "any" | "set" }>, flags: number): readonly [number, number, number] {
    if (node.kind === "any") return [flags & DOTALL ? op.ANY_NEWLINE_TOO : op.ANY, 0, 0];
    if (node.kind === "set") {
      const key = `${flags} ${node.negated} ${node.items.map(itemKey).join()}`;
      if (flags & IGNORECASE && !this.#setNumbers.has(key)) this.#meter.spend(foldingWork(node));
      return [op.SET, this.#setNumber(key, () => charsetOfSet(node, flags)), 0];
    }
    if (!node.negated) {
      const codes = equivalents(node.code, flags);
      if (codes === null) return [op.CHAR, node.code, 0];
      const [first = 0, second = 0] = codes;
      if (codes.length === 2) return [op.CHAR2, first, second];
    }
    return [op.SET, this.#setNumber(`${flags} ${node.negated} ${node.code}`, () => charsetOfChar(node, flags)), 0];
  }

  #setNumber(key: string, make: () => Charset): number {
    const known = this.#setNumbers.get(key);
    if (known !== undefined) return known;
    this.#setNumbers.set(key, this.sets.length);
    return this.sets.push(make()) - 1;
  }

  /** A body that is matched for itself, between an operation whose last operand is the place after it, and SUB_END. */
  subMatch(operation: number, operands: readonly number[], body: Sequence, flags: number): void {
    const after = this.emit(operation, ...operands, 0);
    this.sequence(body, flags);
    this.emit(op.SUB_END);
    this.code[after] = this.code.length;
  }

  look(node: Look, flags: number): void {
    const { min, max } = node.body.width;
    if (node.behind && min > MAX_LOOK_BEHIND) throw new PatternError("error", "looks too much behind");
    if (node.behind && min !== max) throw new PatternError("error", "look-behind requires fixed-width pattern");
    this.subMatch(op.LOOK, [node.negated ? 1 : 0, node.behind ? clamp(min) : 0], node.body, flags);
  }

  repeat(node: Repeat, flags: number): void {
    if (flags & TEMPLATE) {
      throw new PatternError("error", `internal: unsupported template operator ${REPEAT_NAMES[node.mode]}`);
    }
    const min = clamp(node.min);
    const max = node.max === ENDLESS ? -1 : clamp(node.max);
    const simple = singleStep(node.body, flags);
    if (simple !== null) {
      const operation = { greedy: op.ONE_GREEDY, lazy: op.ONE_LAZY, possessive: op.ONE_POSSESSIVE }[node.mode];
      this.tailGuards.push(this.emit(operation, min, max, ...this.step(simple.node, simple.flags), op.ANYTHING));
    } else if (node.mode === "possessive") {
      this.subMatch(op.LOOP_POSSESSIVE, [min, max], node.body, flags);
    } else {
      const until = this.emit(op.LOOP, min, max, 0);
      this.sequence(node.body, flags);
      this.code[until] = this.code.length;
      this.emit(node.mode === "greedy" ? op.UNTIL_GREEDY : op.UNTIL_LAZY);
    }
  }

  branch(alternatives: readonly Sequence[], flags: number): void {
    const table = this.emit(op.BRANCH, alternatives.length) + 1;
    for (let n = 0; n < alternatives.length; n++) this.emit(0, op.ANYTHING);
    const ends: number[] = [];
    alternatives.forEach((alternative, n) => {
      const place = this.code.length;
      this.sequence(alternative, flags);
      ends.push(this.emit(op.JUMP, 0));
      this.code[table + 2 * n] = place;
      this.code[table + 2 * n + 1] = guardAt(this.code, place);
    });
    for (const end of ends) this.code[end] = this.code.length;
  }
}

/** What it takes to fold a set: its ranges are gone through letter by letter, and there are some thousands of letters. */
function foldingWork(node: CharacterSet): number {
  let letters = 0;
  for (const item of node.items) if (item.kind === "range") letters += Math.min(item.high - item.low, 3000);
  return letters << 1;
}

/** Counts beyond what a text can hold are alike. */
function clamp(count: number): number {
  return Math.min(count, 0x7fffffff);
}

interface SingleStep {
  readonly node: Extract<Node, { kind: "char" | "any" | "set" }>;
  readonly flags: number;
}

/** The one step a body consists of, looking through groups that do not capture. */
function singleStep(body: Sequence, flags: number): SingleStep | null {
  const [node] = body.nodes;
  if (node === undefined || body.nodes.length !== 1) return null;
  if (node.kind === "char" || node.kind === "any" || node.kind === "set") return { node, flags };
  if (node.kind !== "group" || node.index !== null) return null;
  return singleStep(node.body, combineFlags(flags, node.addFlags, node.removeFlags));
}

function anchorNumber(anchor: Anchor, flags: number): number {
  const multiline = (flags & MULTILINE) !== 0;
  const unicode = (flags & UNICODE) !== 0 && !(flags & LOCALE);
  switch (anchor) {
    case "start":
      return multiline ? op.AT_LINE_START : op.AT_START;
    case "start-of-text":
      return op.AT_START;
    case "end":
      return multiline ? op.AT_LINE_END : op.AT_END;
    case "end-of-text":
      return op.AT_END_OF_TEXT;
    case "boundary":
      return unicode ? op.AT_BOUNDARY : op.AT_ASCII_BOUNDARY;
    case "no-boundary":
      return unicode ? op.AT_NO_BOUNDARY : op.AT_NO_ASCII_BOUNDARY;
  }
}
