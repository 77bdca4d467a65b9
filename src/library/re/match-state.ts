import { accepts, type Charset } from "./charset.ts";
import * as op from "./program.ts";
import { FREE, type StepMeter } from "./step-meter.ts";

/**
 * What the matcher remembers while it runs a program over a subject by backtracking. It has a stack of its own, so that neither
 * long texts nor nested patterns use the host's, and it counts every step.
 *
 * It remembers and forgets groups exactly as CPython does, which is not always what one would design. `marks` holds the
 * begin and end of groups; only those up to `lastMark` are valid. Going back to a choice restores `lastMark`, but the marks
 * themselves only if the choice was made inside a repeat (or is one of a repeat). So a choice's record on the stack is:
 *
 *     the marks up to lastMark, if they are kept · how many · lastMark · lastIndex · what the kind needs · the kind
 *
 * Repeated groups under way are frames of four numbers in `loops`: the place of LOOP, the turns done, where the last turn began,
 * the frame outside. `loop` is the innermost frame at the place where the matcher stands, or -1: what follows a repeat stands
 * outside it again.
 *
 * A body that is matched for itself (look-around, atomic group) begins with a record that also is a barrier: SUB_END throws all
 * choices above it away.
 */

/** Kinds of records on the stack. */
export const BRANCHED = 0;
export const GREEDY = 1;
export const LAZY = 2;
export const TURN = 3;
export const TAIL = 4;
export const LOOP_ENTERED = 5;
export const NEEDED_TURN = 6;
export const LAZY_TAIL = 7;
export const LAZY_TURN = 8;
export const LOOKING = 9;
export const LOOKING_NOT = 10;
export const IN_ATOMIC = 11;
export const NEEDED_POSSESSIVE_TURN = 12;
export const POSSESSIVE_TURN = 13;
const BOTTOM = 14;

export const SPEND_EVERY = 256;
export const NEVER = -1;

/** Reads a place known to exist: programs and records are only ever read where they were written. */
export function at(numbers: Int32Array, index: number): number {
  return numbers[index] as number;
}

export class MatchState {
  readonly program: op.Program;
  readonly code: Int32Array;
  readonly sets: readonly Charset[];
  readonly marks: Int32Array;
  stack: Int32Array = new Int32Array(256);
  top = 0;
  loops: Int32Array = new Int32Array(64);
  loopsTop = 0;
  loop: number = NEVER;
  lastMark: number = NEVER;
  lastIndex: number = NEVER;
  barrier = 0;
  steps = 0;
  meter: StepMeter = FREE;
  text = "";
  codes: Int32Array | null = null;
  end = 0;

  constructor(program: op.Program) {
    this.program = program;
    this.code = program.code;
    this.sets = program.sets;
    this.marks = new Int32Array(2 * program.groups + 2);
  }

  /** Forgets all but the text: before an attempt at another place. */
  reset(): void {
    this.top = 0;
    this.loopsTop = 0;
    this.loop = NEVER;
    this.lastMark = NEVER;
    this.lastIndex = NEVER;
    this.barrier = 0;
    this.push(BOTTOM);
  }

  settle(): void {
    const steps = this.steps;
    this.steps = 0;
    if (steps > 0) this.meter.spend(steps);
  }

  count(steps: number): void {
    this.steps += steps;
    if (this.steps >= SPEND_EVERY) this.settle();
  }

  char(pos: number): number {
    return this.codes === null ? this.text.charCodeAt(pos) : at(this.codes, pos);
  }

  /** Whether the character at `pos` satisfies a guard. */
  passes(guard: number, pos: number): boolean {
    if (guard === op.ANYTHING) return true;
    if (pos >= this.end) return false;
    return guard >= 0 ? this.char(pos) === guard : accepts(this.sets[-2 - guard] as Charset, this.char(pos));
  }

  /** Where the run of characters that fit the step at `place` stops, from `pos` on, at `limit` at most. */
  runOf(place: number, pos: number, limit: number): number {
    const a = at(this.code, place + 1);
    const codes = this.codes;
    const text = this.text;
    let here = pos;
    switch (at(this.code, place)) {
      case op.CHAR:
        while (here < limit && (codes === null ? text.charCodeAt(here) : codes[here]) === a) here++;
        break;
      case op.CHAR2: {
        const b = at(this.code, place + 2);
        for (; here < limit; here++) {
          const char = this.char(here);
          if (char !== a && char !== b) break;
        }
        break;
      }
      case op.SET: {
        const set = this.sets[a] as Charset;
        const { first } = set;
        for (; here < limit; here++) {
          const char = codes === null ? text.charCodeAt(here) : at(codes, here);
          if (char < 256 ? first[char] !== 1 : !accepts(set, char)) break;
        }
        break;
      }
      case op.ANY:
        while (here < limit && (codes === null ? text.charCodeAt(here) : codes[here]) !== 10) here++;
        break;
      default:
        here = Math.max(pos, limit);
    }
    this.count((here - pos) >> 2);
    return here;
  }

  push(number: number): void {
    if (this.top >= this.stack.length) this.growStack();
    this.stack[this.top++] = number;
  }

  growStack(): void {
    const larger = new Int32Array(this.stack.length * 2);
    larger.set(this.stack);
    this.stack = larger;
  }

  /** Begins a record: the marks if `keep`, how many, and the two counters. */
  pushMarks(keep: boolean): void {
    const kept = keep ? this.lastMark + 1 : 0;
    for (let n = 0; n < kept; n++) this.push(at(this.marks, n));
    if (kept > 8) this.count(kept >> 3);
    this.push(kept);
    this.push(this.lastMark);
    this.push(this.lastIndex);
  }

  /** Restores what {@link MatchState.pushMarks} pushed; `above` is the place after its last number. The record stays. */
  restoreMarks(above: number): void {
    const stack = this.stack;
    this.lastIndex = at(stack, above - 1);
    this.lastMark = at(stack, above - 2);
    const kept = at(stack, above - 3);
    for (let n = 0; n < kept; n++) this.marks[n] = at(stack, above - 3 - kept + n);
  }

  /** The length of what {@link MatchState.pushMarks} pushed. */
  marksLength(above: number): number {
    return at(this.stack, above - 3) + 3;
  }

  mark(slot: number, pos: number): void {
    if (slot & 1) this.lastIndex = (slot >> 1) + 1;
    if (slot > this.lastMark) {
      if (slot > this.lastMark + 16) this.count((slot - this.lastMark) >> 3);
      for (let between = this.lastMark + 1; between < slot; between++) this.marks[between] = NEVER;
      this.lastMark = slot;
    }
    this.marks[slot] = pos;
  }

  tookPart(group: number): boolean {
    const begin = at(this.marks, 2 * group);
    const end = at(this.marks, 2 * group + 1);
    return 2 * group < this.lastMark && begin !== NEVER && end >= begin;
  }

  /** Makes the five last numbers of a body's record, which becomes the barrier. */
  enterBody(pos: number, after: number, kind: number): void {
    this.push(pos);
    this.push(after);
    this.push(this.loopsTop);
    this.push(this.barrier);
    this.push(kind);
    this.barrier = this.top;
  }

  leaveBody(base: number): void {
    this.loopsTop = at(this.stack, base + 2);
    this.barrier = at(this.stack, base + 3);
  }

  /** Tries one more turn of a possessive repeat of which `count` are done; answers where to go on. */
  possessiveTurn(place: number, pos: number, count: number): number {
    const max = at(this.code, place + 2);
    if (max >= 0 && count >= max) return at(this.code, place + 3);
    this.pushMarks(true);
    this.push(count + 1);
    this.enterBody(pos, place, POSSESSIVE_TURN);
    return place + 4;
  }

  enterLoop(place: number): void {
    if (this.loopsTop + 4 > this.loops.length) {
      const larger = new Int32Array(this.loops.length * 2);
      larger.set(this.loops);
      this.loops = larger;
    }
    const frame = this.loopsTop;
    this.loops[frame] = place;
    this.loops[frame + 1] = -1;
    this.loops[frame + 2] = NEVER;
    this.loops[frame + 3] = this.loop;
    this.loopsTop += 4;
    this.loop = frame;
    this.push(LOOP_ENTERED);
  }

  addTurns(count: number): void {
    this.loops[this.loop + 1] = at(this.loops, this.loop + 1) + count;
  }

  /** Goes to what follows the innermost repeat. */
  leaveLoop(): number {
    const frame = this.loop;
    this.push(frame);
    this.push(TAIL);
    this.loop = at(this.loops, frame + 3);
    return at(this.code, at(this.loops, frame) + 3) + 1;
  }

  untilGreedy(pos: number): number {
    const frame = this.loop;
    const place = at(this.loops, frame);
    const turns = at(this.loops, frame + 1) + 1;
    const max = at(this.code, place + 2);
    if (turns < at(this.code, place + 1)) {
      this.addTurns(1);
      this.push(NEEDED_TURN);
      return place + 4;
    }
    if ((max >= 0 && turns >= max) || pos === at(this.loops, frame + 2)) return this.leaveLoop();
    this.addTurns(1);
    this.pushMarks(true);
    this.push(pos);
    this.push(at(this.loops, frame + 2));
    this.push(TURN);
    this.loops[frame + 2] = pos;
    return place + 4;
  }

  untilLazy(pos: number): number {
    const frame = this.loop;
    const place = at(this.loops, frame);
    if (at(this.loops, frame + 1) + 1 < at(this.code, place + 1)) {
      this.addTurns(1);
      this.push(NEEDED_TURN);
      return place + 4;
    }
    this.loop = at(this.loops, frame + 3);
    this.pushMarks(this.loop !== NEVER);
    this.push(pos);
    this.push(frame);
    this.push(LAZY_TAIL);
    return at(this.code, place + 3) + 1;
  }

  /** One more turn of a lazy repeat after its tail failed, or {@link NEVER}. */
  lazyTurn(pos: number): number {
    const frame = this.loop;
    const place = at(this.loops, frame);
    const max = at(this.code, place + 2);
    const last = at(this.loops, frame + 2);
    if ((max >= 0 && at(this.loops, frame + 1) + 1 >= max) || pos === last) return NEVER;
    this.addTurns(1);
    this.push(last);
    this.push(LAZY_TURN);
    this.loops[frame + 2] = pos;
    return place + 4;
  }
}
