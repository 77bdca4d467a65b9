import { attempt } from "./attempt.ts";
import { accepts, type Charset } from "./charset.ts";
import type { Found, Mode } from "./found.ts";
import { at, MatchState, NEVER } from "./match-state.ts";
import * as op from "./program.ts";
import type { StepMeter } from "./step-meter.ts";
import type { Subject } from "./subject.ts";

/** Finds matches of one program. Not to be entered again while it runs; nothing it calls does. */
export class Matcher {
  readonly #state: MatchState;

  constructor(program: op.Program) {
    this.#state = new MatchState(program);
  }

  /**
   * Looks for a match that begins at `start` (or, when searching, at or after it) and lies before `end`. `mustAdvance`: one at the start
   * must not be empty.
   */
  run(subject: Subject, start: number, end: number, mode: Mode, mustAdvance: boolean, meter: StepMeter): Found | null {
    const state = this.#state;
    state.text = subject.text;
    state.codes = subject.codes;
    state.end = end;
    state.meter = meter;
    state.steps = 0;
    try {
      const found = find(state, start, mode, mustAdvance);
      state.settle();
      return found;
    } finally {
      if (state.stack.length > 65536) state.stack = new Int32Array(256);
      if (state.loops.length > 65536) state.loops = new Int32Array(64);
    }
  }
}

function find(state: MatchState, first: number, mode: Mode, mustAdvance: boolean): Found | null {
  const { width, anchored, firstGuard } = state.program;
  const search = mode === "search";
  const last = search && !anchored ? state.end - width.min : first;
  let emptyRefused = mustAdvance ? first : NEVER;
  if (width.min > 0 && state.end - first < width.min) return null;
  for (let start = first; start <= last; start++) {
    if (firstGuard !== op.ANYTHING && search) {
      start = skipTo(state, firstGuard, start, last);
      if (start > last) break;
    }
    const stop = attempt(state, start, mode === "fullmatch", emptyRefused);
    if (stop !== NEVER) return foundAt(state, start, stop);
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
  } else if (guard < op.ANYTHING && state.codes === null) {
    const { text } = state;
    const set = state.sets[-2 - guard] as Charset;
    while (pos <= last && !accepts(set, text.charCodeAt(pos))) pos++;
  } else while (pos <= last && !state.passes(guard, pos)) pos++;
  state.count((pos - start) >> 3);
  return pos;
}

function foundAt(state: MatchState, start: number, stop: number): Found {
  const { groups } = state.program;
  const spans = [start, stop];
  if (groups === 0) return { spans, lastIndex: 0 };
  state.count(groups >> 1);
  for (let slot = 0; slot < 2 * groups; slot += 2) {
    const begin = at(state.marks, slot);
    const end = at(state.marks, slot + 1);
    if (slot + 1 <= state.lastMark && begin !== NEVER && end !== NEVER) spans.push(begin, end);
    else spans.push(NEVER, NEVER);
  }
  return { spans, lastIndex: Math.max(state.lastIndex, 0) };
}
