import { accepts, type Charset } from "./charset.ts";
import { atAnchor, sameText } from "./conditions.ts";
import * as op from "./program.ts";
import { FREE, type StepMeter } from "./step-meter.ts";
import type { Subject } from "./subject.ts";

/**
 * The matcher: runs a program over a subject by backtracking, on a stack of its own, so that neither long texts nor nested patterns
 * use the host's stack, and every step is counted.
 *
 * It remembers and forgets groups exactly as CPython does, which is not always what one would design. `#marks` holds the
 * begin and end of groups; only those up to `#lastMark` are valid. Going back to a choice restores `#lastMark`, but the marks
 * themselves only if the choice was made inside a repeat (or is one of a repeat). So a choice's record on the stack is:
 *
 *     the marks up to #lastMark, if they are kept · how many · #lastMark · #lastIndex · what the kind needs · the kind
 *
 * Repeated groups under way are frames of four numbers in `#loops`: the place of LOOP, the turns done, where the last turn began,
 * the frame outside. `#loop` is the innermost frame at the place where the matcher stands, or -1: what follows a repeat stands
 * outside it again.
 *
 * A body that is matched for itself (look-around, atomic group) begins with a record that also is a barrier: SUB_END throws all
 * choices above it away.
 */

/** Kinds of records on the stack. */
const BRANCHED = 0;
const GREEDY = 1;
const LAZY = 2;
const TURN = 3;
const TAIL = 4;
const LOOP_ENTERED = 5;
const NEEDED_TURN = 6;
const LAZY_TAIL = 7;
const LAZY_TURN = 8;
const LOOKING = 9;
const LOOKING_NOT = 10;
const IN_ATOMIC = 11;
const NEEDED_POSSESSIVE_TURN = 12;
const POSSESSIVE_TURN = 13;
const BOTTOM = 14;

const SPEND_EVERY = 256;
const NEVER = -1;

/** Reads a place known to exist: programs and records are only ever read where they were written. */
function at(numbers: Int32Array, index: number): number {
  return numbers[index] as number;
}

export class Matcher {
  readonly #program: op.Program;
  readonly #code: Int32Array;
  readonly #sets: readonly Charset[];
  readonly #marks: Int32Array;
  #stack = new Int32Array(256);
  #top = 0;
  #loops = new Int32Array(64);
  #loopsTop = 0;
  #loop = NEVER;
  #lastMark = NEVER;
  #lastIndex = NEVER;
  #barrier = 0;
  #steps = 0;
  #meter: StepMeter = FREE;
  #text = "";
  #codes: Int32Array | null = null;
  #end = 0;

  constructor(program: op.Program) {
    this.#program = program;
    this.#code = program.code;
    this.#sets = program.sets;
    this.#marks = new Int32Array(2 * program.groups + 2);
  }

  /** Number of the group that was closed last in the match found, or 0. */
  get lastIndex(): number {
    return Math.max(this.#lastIndex, 0);
  }

  /**
   * Looks for a match that begins at `start` (or, when `search`, at or after it) and lies before `end`. `whole`: it must reach `end`.
   * `mustAdvance`: a match at `start` must not be empty. Answers begin and end of the match and of each group (-1 where it took no
   * part), or null.
   */
  run(
    subject: Subject,
    start: number,
    end: number,
    kind: { readonly search: boolean; readonly whole: boolean; readonly mustAdvance: boolean },
    meter: StepMeter,
  ): number[] | null {
    this.#text = subject.text;
    this.#codes = subject.codes;
    this.#end = end;
    this.#meter = meter;
    this.#steps = 0;
    try {
      return this.#find(start, kind);
    } finally {
      if (this.#stack.length > 65536) this.#stack = new Int32Array(256);
      if (this.#loops.length > 65536) this.#loops = new Int32Array(64);
    }
  }

  #find(first: number, kind: { search: boolean; whole: boolean; mustAdvance: boolean }): number[] | null {
    const { width, anchored, firstGuard } = this.#program;
    const last = kind.search && !anchored ? this.#end - width.min : first;
    let start = first;
    let emptyRefused = kind.mustAdvance ? first : NEVER;
    if (width.min > 0 && this.#end - first < width.min) return null;
    for (; start <= last; start++) {
      if (firstGuard !== op.ANYTHING && kind.search) {
        start = this.#skipTo(firstGuard, start, last);
        if (start > last) break;
      }
      const stop = this.#attempt(start, kind.whole, emptyRefused);
      if (stop !== NEVER) {
        this.#settle();
        return this.#spans(start, stop);
      }
      emptyRefused = NEVER;
    }
    this.#settle();
    return null;
  }

  #settle(): void {
    const steps = this.#steps;
    this.#steps = 0;
    if (steps > 0) this.#meter.spend(steps);
  }

  #count(steps: number): void {
    this.#steps += steps;
    if (this.#steps >= SPEND_EVERY) this.#settle();
  }

  #skipTo(guard: number, start: number, last: number): number {
    let pos = start;
    if (guard >= 0 && guard < 0x10000 && this.#codes === null && this.#end === this.#text.length) {
      // The host's own search for a character is the quickest.
      const found = this.#text.indexOf(String.fromCharCode(guard), start);
      pos = found < 0 || found > last ? last + 1 : found;
    } else while (pos <= last && !this.#passes(guard, pos)) pos++;
    this.#count((pos - start) >> 3);
    return pos;
  }

  #spans(start: number, stop: number): number[] {
    const out = [start, stop];
    for (let slot = 0; slot < 2 * this.#program.groups; slot += 2) {
      const begin = at(this.#marks, slot);
      const end = at(this.#marks, slot + 1);
      if (slot + 1 <= this.#lastMark && begin !== NEVER && end !== NEVER) out.push(begin, end);
      else out.push(NEVER, NEVER);
    }
    return out;
  }

  #char(pos: number): number {
    return this.#codes === null ? this.#text.charCodeAt(pos) : at(this.#codes, pos);
  }

  /** Whether the character at `pos` satisfies a guard. */
  #passes(guard: number, pos: number): boolean {
    if (guard === op.ANYTHING) return true;
    if (pos >= this.#end) return false;
    return guard >= 0 ? this.#char(pos) === guard : accepts(this.#sets[-2 - guard] as Charset, this.#char(pos));
  }

  /** Where the run of characters that fit the step at `place` stops, from `pos` on, at `limit` at most. */
  #runOf(place: number, pos: number, limit: number): number {
    const a = at(this.#code, place + 1);
    const codes = this.#codes;
    const text = this.#text;
    let here = pos;
    switch (at(this.#code, place)) {
      case op.CHAR:
        while (here < limit && (codes === null ? text.charCodeAt(here) : codes[here]) === a) here++;
        break;
      case op.CHAR2: {
        const b = at(this.#code, place + 2);
        for (; here < limit; here++) {
          const char = this.#char(here);
          if (char !== a && char !== b) break;
        }
        break;
      }
      case op.SET: {
        const set = this.#sets[a] as Charset;
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
    this.#count((here - pos) >> 2);
    return here;
  }

  #push(number: number): void {
    if (this.#top >= this.#stack.length) this.#growStack();
    this.#stack[this.#top++] = number;
  }

  #growStack(): void {
    const larger = new Int32Array(this.#stack.length * 2);
    larger.set(this.#stack);
    this.#stack = larger;
  }

  /** Begins a record: the marks if `keep`, how many, and the two counters. */
  #pushMarks(keep: boolean): void {
    const kept = keep ? this.#lastMark + 1 : 0;
    for (let n = 0; n < kept; n++) this.#push(at(this.#marks, n));
    if (kept > 8) this.#count(kept >> 3);
    this.#push(kept);
    this.#push(this.#lastMark);
    this.#push(this.#lastIndex);
  }

  /** Restores what {@link #pushMarks} pushed; `above` is the place after its last number. The record stays. */
  #restoreMarks(above: number): void {
    const stack = this.#stack;
    this.#lastIndex = at(stack, above - 1);
    this.#lastMark = at(stack, above - 2);
    const kept = at(stack, above - 3);
    for (let n = 0; n < kept; n++) this.#marks[n] = at(stack, above - 3 - kept + n);
  }

  /** The length of what {@link #pushMarks} pushed. */
  #marksLength(above: number): number {
    return at(this.#stack, above - 3) + 3;
  }

  #mark(slot: number, pos: number): void {
    if (slot & 1) this.#lastIndex = (slot >> 1) + 1;
    if (slot > this.#lastMark) {
      for (let between = this.#lastMark + 1; between < slot; between++) this.#marks[between] = NEVER;
      this.#lastMark = slot;
    }
    this.#marks[slot] = pos;
  }

  #tookPart(group: number): boolean {
    const begin = at(this.#marks, 2 * group);
    const end = at(this.#marks, 2 * group + 1);
    return 2 * group < this.#lastMark && begin !== NEVER && end >= begin;
  }

  /** Matches at one position; answers where the match stops, or {@link NEVER}. */
  #attempt(start: number, whole: boolean, emptyRefused: number): number {
    const code = this.#code;
    const end = this.#end;
    this.#top = 0;
    this.#loopsTop = 0;
    this.#loop = NEVER;
    this.#lastMark = NEVER;
    this.#lastIndex = NEVER;
    this.#barrier = 0;
    this.#push(BOTTOM);
    let place = 0;
    let pos = start;
    for (;;) {
      if (++this.#steps >= SPEND_EVERY) this.#settle();
      let failed = false;
      switch (at(code, place)) {
        case op.CHAR:
          if (pos < end && this.#char(pos) === at(code, place + 1)) {
            pos++;
            place += 3;
          } else failed = true;
          break;
        case op.SET:
          if (pos < end && accepts(this.#sets[at(code, place + 1)] as Charset, this.#char(pos))) {
            pos++;
            place += 3;
          } else failed = true;
          break;
        case op.ANY:
        case op.ANY_NEWLINE_TOO:
        case op.CHAR2: {
          const next = this.#runOf(place, pos, Math.min(end, pos + 1));
          if (next === pos) failed = true;
          else {
            pos = next;
            place += 3;
          }
          break;
        }
        case op.MARK:
          this.#mark(at(code, place + 1), pos);
          place += 2;
          break;
        case op.JUMP:
          place = at(code, place + 1);
          break;
        case op.BRANCH:
          this.#pushMarks(this.#loop !== NEVER);
          this.#push(pos);
          this.#push(place + 2);
          this.#push(place + 2 + 2 * at(code, place + 1));
          this.#push(BRANCHED);
          failed = true;
          break;
        case op.ONE_GREEDY: {
          const least = pos + at(code, place + 1);
          const stop = this.#runOf(place + 3, pos, limitOf(pos, at(code, place + 2), end));
          // `least` can lie beyond the end even where `stop` reaches it: with a start beyond the end.
          if (stop < least || least > end) failed = true;
          else {
            this.#pushMarks(this.#loop !== NEVER);
            this.#push(least);
            this.#push(stop);
            this.#push(place + 7);
            this.#push(GREEDY);
            failed = true;
          }
          break;
        }
        case op.ONE_LAZY: {
          const least = pos + at(code, place + 1);
          if (least > end || this.#runOf(place + 3, pos, least) < least) failed = true;
          else {
            this.#pushMarks(this.#loop !== NEVER);
            this.#push(limitOf(pos, at(code, place + 2), end));
            this.#push(least);
            this.#push(place + 3);
            this.#push(LAZY);
            pos = least;
            place += 7;
          }
          break;
        }
        case op.ONE_POSSESSIVE: {
          const stop = this.#runOf(place + 3, pos, limitOf(pos, at(code, place + 2), end));
          if (stop < pos + at(code, place + 1) || pos > end) failed = true;
          else {
            pos = stop;
            place += 7;
          }
          break;
        }
        case op.LOOP:
          this.#enterLoop(place);
          place = at(code, place + 3);
          break;
        case op.UNTIL_GREEDY:
          place = this.#untilGreedy(pos);
          break;
        case op.UNTIL_LAZY:
          place = this.#untilLazy(pos);
          break;
        case op.ANCHOR:
          failed = !atAnchor(at(code, place + 1), pos, end, this.#text, this.#codes);
          place += 2;
          break;
        case op.BACKREF: {
          const group = at(code, place + 1);
          const from = at(this.#marks, 2 * group);
          const length = at(this.#marks, 2 * group + 1) - from;
          failed = !this.#tookPart(group) || pos + length > end;
          if (!failed) {
            this.#count(length >> 3);
            failed = !sameText(this.#text, this.#codes, from, pos, length, at(code, place + 2));
            pos += length;
            place += 3;
          }
          break;
        }
        case op.CONDITIONAL:
          place = this.#tookPart(at(code, place + 1)) ? place + 3 : at(code, place + 2);
          break;
        case op.ATOMIC:
          this.#enterBody(pos, at(code, place + 1), IN_ATOMIC);
          place += 2;
          break;
        case op.LOOK: {
          const negated = at(code, place + 1) === 1;
          const back = at(code, place + 2);
          const after = at(code, place + 3);
          if (pos < back) {
            failed = !negated;
            place = after;
            break;
          }
          if (negated) this.#pushMarks(this.#loop !== NEVER);
          this.#enterBody(pos, after, negated ? LOOKING_NOT : LOOKING);
          pos -= back;
          place += 4;
          break;
        }
        case op.LOOP_POSSESSIVE:
          if (at(code, place + 1) > 0) {
            this.#push(1);
            this.#enterBody(pos, place, NEEDED_POSSESSIVE_TURN);
            place += 4;
          } else place = this.#possessiveTurn(place, pos, 0);
          break;
        case op.SUB_END: {
          // The body matched: forget its choices, and go on as its record says.
          this.#top = this.#barrier;
          const base = this.#top - 5;
          const after = at(this.#stack, base + 1);
          const kind = at(this.#stack, base + 4);
          if (kind === LOOKING) pos = at(this.#stack, base);
          const count = at(this.#stack, base - 1);
          const began = at(this.#stack, base);
          this.#leaveBody(base);
          if (kind === LOOKING_NOT) {
            this.#top = base - this.#marksLength(base);
            failed = true;
          } else if (kind === NEEDED_POSSESSIVE_TURN) {
            this.#top = base - 1;
            if (count < at(code, after + 1)) {
              this.#push(count + 1);
              this.#enterBody(pos, after, NEEDED_POSSESSIVE_TURN);
              place = after + 4;
            } else place = this.#possessiveTurn(after, pos, count);
          } else if (kind === POSSESSIVE_TURN) {
            this.#top = base - 1 - this.#marksLength(base - 1);
            place = pos === began ? at(code, after + 3) : this.#possessiveTurn(after, pos, count);
          } else {
            this.#top = base;
            place = after;
          }
          break;
        }
        default:
          if ((whole && pos !== end) || pos === emptyRefused) failed = true;
          else return pos;
      }
      if (!failed) continue;
      // Back to the latest choice that has something left to try.
      backtrack: for (;;) {
        const stack = this.#stack;
        const top = this.#top;
        switch (at(stack, top - 1)) {
          case BRANCHED: {
            const base = top - 4;
            pos = at(stack, base);
            this.#restoreMarks(base);
            const tableEnd = at(stack, base + 2);
            let entry = at(stack, base + 1);
            while (entry < tableEnd && !this.#passes(at(code, entry + 1), pos)) entry += 2;
            this.#count((entry - at(stack, base + 1)) >> 2);
            if (entry >= tableEnd) {
              this.#top = base - this.#marksLength(base);
              break;
            }
            stack[base + 1] = entry + 2;
            place = at(code, entry);
            // Outside repeats nothing is kept that a last alternative could need.
            if (entry + 2 >= tableEnd && this.#loop === NEVER) this.#top = base - this.#marksLength(base);
            break backtrack;
          }
          case GREEDY: {
            const base = top - 4;
            this.#restoreMarks(base);
            const least = at(stack, base);
            const tail = at(stack, base + 2);
            const guard = at(code, tail - 1);
            const from = at(stack, base + 1);
            let stop = from;
            while (stop >= least && !this.#passes(guard, stop)) stop--;
            this.#count((from - stop) >> 3);
            if (stop < least) {
              this.#top = base - this.#marksLength(base);
              break;
            }
            pos = stop;
            place = tail;
            stack[base + 1] = stop - 1;
            if (stop === least && this.#loop === NEVER) this.#top = base - this.#marksLength(base);
            break backtrack;
          }
          case LAZY: {
            const base = top - 4;
            this.#restoreMarks(base);
            const limit = at(stack, base);
            const step = at(stack, base + 2);
            const guard = at(code, step + 3);
            const from = at(stack, base + 1);
            let stop = from;
            let fits = false;
            do {
              fits = stop < limit && this.#runOf(step, stop, stop + 1) > stop;
              if (fits) stop++;
            } while (fits && !this.#passes(guard, stop));
            this.#count((stop - from) >> 3);
            if (!fits) {
              this.#top = base - this.#marksLength(base);
              break;
            }
            pos = stop;
            place = step + 4;
            stack[base + 1] = stop;
            break backtrack;
          }
          case LOOP_ENTERED:
            this.#loopsTop -= 4;
            this.#loop = at(this.#loops, this.#loopsTop + 3);
            this.#top = top - 1;
            break;
          case NEEDED_TURN:
            this.#addTurns(-1);
            this.#top = top - 1;
            break;
          case TURN: {
            // No further turn: what follows the repeat is tried instead.
            const base = top - 3;
            this.#restoreMarks(base);
            this.#addTurns(-1);
            pos = at(stack, base);
            this.#loops[this.#loop + 2] = at(stack, base + 1);
            this.#top = base - this.#marksLength(base);
            place = this.#leaveLoop();
            break backtrack;
          }
          case TAIL:
            this.#loop = at(stack, top - 2);
            this.#top = top - 2;
            break;
          case LAZY_TAIL: {
            const base = top - 3;
            this.#restoreMarks(base);
            pos = at(stack, base);
            this.#loop = at(stack, base + 1);
            this.#top = base - this.#marksLength(base);
            place = this.#lazyTurn(pos);
            if (place !== NEVER) break backtrack;
            break;
          }
          case LAZY_TURN:
            this.#loops[this.#loop + 2] = at(stack, top - 2);
            this.#addTurns(-1);
            this.#top = top - 2;
            break;
          case LOOKING:
          case IN_ATOMIC:
            this.#leaveBody(top - 5);
            this.#top = top - 5;
            break;
          case LOOKING_NOT: {
            const base = top - 5;
            this.#leaveBody(base);
            this.#restoreMarks(base);
            pos = at(stack, base);
            place = at(stack, base + 1);
            this.#top = base - this.#marksLength(base);
            break backtrack;
          }
          case NEEDED_POSSESSIVE_TURN:
            this.#leaveBody(top - 5);
            this.#top = top - 6;
            break;
          case POSSESSIVE_TURN: {
            const base = top - 5;
            this.#leaveBody(base);
            this.#restoreMarks(base - 1);
            pos = at(stack, base);
            place = at(code, at(stack, base + 1) + 3);
            this.#top = base - 1 - this.#marksLength(base - 1);
            break backtrack;
          }
          default:
            return NEVER;
        }
        if (++this.#steps >= SPEND_EVERY) this.#settle();
      }
    }
  }

  /** Makes the five last numbers of a body's record, which becomes the barrier. */
  #enterBody(pos: number, after: number, kind: number): void {
    this.#push(pos);
    this.#push(after);
    this.#push(this.#loopsTop);
    this.#push(this.#barrier);
    this.#push(kind);
    this.#barrier = this.#top;
  }

  #leaveBody(base: number): void {
    this.#loopsTop = at(this.#stack, base + 2);
    this.#barrier = at(this.#stack, base + 3);
  }

  /** Tries one more turn of a possessive repeat of which `count` are done; answers where to go on. */
  #possessiveTurn(place: number, pos: number, count: number): number {
    const max = at(this.#code, place + 2);
    if (max >= 0 && count >= max) return at(this.#code, place + 3);
    this.#pushMarks(true);
    this.#push(count + 1);
    this.#enterBody(pos, place, POSSESSIVE_TURN);
    return place + 4;
  }

  #enterLoop(place: number): void {
    if (this.#loopsTop + 4 > this.#loops.length) {
      const larger = new Int32Array(this.#loops.length * 2);
      larger.set(this.#loops);
      this.#loops = larger;
    }
    const frame = this.#loopsTop;
    this.#loops[frame] = place;
    this.#loops[frame + 1] = -1;
    this.#loops[frame + 2] = NEVER;
    this.#loops[frame + 3] = this.#loop;
    this.#loopsTop += 4;
    this.#loop = frame;
    this.#push(LOOP_ENTERED);
  }

  #addTurns(count: number): void {
    this.#loops[this.#loop + 1] = at(this.#loops, this.#loop + 1) + count;
  }

  /** Goes to what follows the innermost repeat. */
  #leaveLoop(): number {
    const frame = this.#loop;
    this.#push(frame);
    this.#push(TAIL);
    this.#loop = at(this.#loops, frame + 3);
    return at(this.#code, at(this.#loops, frame) + 3) + 1;
  }

  #untilGreedy(pos: number): number {
    const frame = this.#loop;
    const place = at(this.#loops, frame);
    const turns = at(this.#loops, frame + 1) + 1;
    const max = at(this.#code, place + 2);
    if (turns < at(this.#code, place + 1)) {
      this.#addTurns(1);
      this.#push(NEEDED_TURN);
      return place + 4;
    }
    if ((max >= 0 && turns >= max) || pos === at(this.#loops, frame + 2)) return this.#leaveLoop();
    this.#addTurns(1);
    this.#pushMarks(true);
    this.#push(pos);
    this.#push(at(this.#loops, frame + 2));
    this.#push(TURN);
    this.#loops[frame + 2] = pos;
    return place + 4;
  }

  #untilLazy(pos: number): number {
    const frame = this.#loop;
    const place = at(this.#loops, frame);
    if (at(this.#loops, frame + 1) + 1 < at(this.#code, place + 1)) {
      this.#addTurns(1);
      this.#push(NEEDED_TURN);
      return place + 4;
    }
    this.#loop = at(this.#loops, frame + 3);
    this.#pushMarks(this.#loop !== NEVER);
    this.#push(pos);
    this.#push(frame);
    this.#push(LAZY_TAIL);
    return at(this.#code, place + 3) + 1;
  }

  /** One more turn of a lazy repeat after its tail failed, or {@link NEVER}. */
  #lazyTurn(pos: number): number {
    const frame = this.#loop;
    const place = at(this.#loops, frame);
    const max = at(this.#code, place + 2);
    const last = at(this.#loops, frame + 2);
    if ((max >= 0 && at(this.#loops, frame + 1) + 1 >= max) || pos === last) return NEVER;
    this.#addTurns(1);
    this.#push(last);
    this.#push(LAZY_TURN);
    this.#loops[frame + 2] = pos;
    return place + 4;
  }
}

function limitOf(pos: number, max: number, end: number): number {
  return max < 0 ? end : Math.min(end, pos + max);
}
