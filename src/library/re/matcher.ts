import { attempt } from "./attempt.ts";
import { at, MatchState, NEVER } from "./match-state.ts";
import * as op from "./program.ts";
import type { StepMeter } from "./step-meter.ts";
import type { Subject } from "./subject.ts";

/** What kind of match is looked for. `mustAdvance`: a match at the start must not be empty. `whole`: it must reach the end. */
interface Kind {
  readonly search: boolean;
  readonly whole: boolean;
  readonly mustAdvance: boolean;
}

/** Finds matches of one program. Not to be entered again while it runs; nothing it calls does. */
export class Matcher {
  readonly #state: MatchState;

  constructor(program: op.Program) {
    this.#state = new MatchState(program);
  }

  /** Number of the group that was closed last in the match found, or 0. */
  get lastIndex(): number {
    return Math.max(this.#state.lastIndex, 0);
  }

  /**
   * Looks for a match that begins at `start` (or, when `search`, at or after it) and lies before `end`. Answers begin and end of the match
   * and of each group (-1 where it took no part), or null.
   */
  run(subject: Subject, start: number, end: number, kind: Kind, meter: StepMeter): number[] | null {
    const state = this.#state;
    state.text = subject.text;
    state.codes = subject.codes;
    state.end = end;
    state.meter = meter;
    state.steps = 0;
    try {
      const found = find(state, start, kind);
      state.settle();
      return found;
    } finally {
      if (state.stack.length > 65536) state.stack = new Int32Array(256);
      if (state.loops.length > 65536) state.loops = new Int32Array(64);
    }
  }
}

function find(state: MatchState, first: number, kind: Kind): number[] | null {
  const { width, anchored, firstGuard } = state.program;
  const last = kind.search && !anchored ? state.end - width.min : first;
  let emptyRefused = kind.mustAdvance ? first : NEVER;
  if (width.min > 0 && state.end - first < width.min) return null;
  for (let start = first; start <= last; start++) {
    if (firstGuard !== op.ANYTHING && kind.search) {
      start = skipTo(state, firstGuard, start, last);
      if (start > last) break;
    }
    const stop = attempt(state, start, kind.whole, emptyRefused);
    if (stop !== NEVER) return spansOf(state, start, stop);
    emptyRefused = NEVER;
  }
  return null;
}

/** The first place from `start` to `last` where a guard is satisfied. */
function skipTo(state: MatchState, guard: number, start: number, last: number): number {
  let pos = start;
  if (guard >= 0 && guard < 0x10000 && state.codes === null && state.end === state.text.length) {
    // The host's own search for a character is the quickest.
    const found = state.text.indexOf(String.fromCharCode(guard), start);
    pos = found < 0 || found > last ? last + 1 : found;
  } else while (pos <= last && !state.passes(guard, pos)) pos++;
  state.count((pos - start) >> 3);
  return pos;
}

function spansOf(state: MatchState, start: number, stop: number): number[] {
  const out = [start, stop];
  state.count(state.program.groups >> 1);
  for (let slot = 0; slot < 2 * state.program.groups; slot += 2) {
    const begin = at(state.marks, slot);
    const end = at(state.marks, slot + 1);
    if (slot + 1 <= state.lastMark && begin !== NEVER && end !== NEVER) out.push(begin, end);
    else out.push(NEVER, NEVER);
  }
  return out;
}
