import { accepts, type Charset } from "./charset.ts";
import { atAnchor, sameText } from "./conditions.ts";
import {
  at,
  BRANCHED,
  GREEDY,
  IN_ATOMIC,
  LAZY,
  LAZY_TAIL,
  LAZY_TURN,
  LOOKING,
  LOOKING_NOT,
  LOOP_ENTERED,
  type MatchState,
  NEEDED_POSSESSIVE_TURN,
  NEEDED_TURN,
  NEVER,
  POSSESSIVE_TURN,
  SPEND_EVERY,
  TAIL,
  TURN,
} from "./match-state.ts";
import * as op from "./program.ts";

/** Matches at one position; answers where the match stops, or {@link NEVER}. */
export function attempt(state: MatchState, start: number, whole: boolean, emptyRefused: number): number {
  const { code, end } = state;
  state.reset();
  let place = 0;
  let pos = start;
  for (;;) {
    if (++state.steps >= SPEND_EVERY) state.settle();
    let failed = false;
    switch (at(code, place)) {
      case op.CHAR:
        if (pos < end && state.char(pos) === at(code, place + 1)) {
          pos++;
          place += 3;
        } else failed = true;
        break;
      case op.SET:
        if (pos < end && accepts(state.sets[at(code, place + 1)] as Charset, state.char(pos))) {
          pos++;
          place += 3;
        } else failed = true;
        break;
      case op.ANY:
      case op.ANY_NEWLINE_TOO:
      case op.CHAR2: {
        const next = state.runOf(place, pos, Math.min(end, pos + 1));
        if (next === pos) failed = true;
        else {
          pos = next;
          place += 3;
        }
        break;
      }
      case op.MARK:
        state.mark(at(code, place + 1), pos);
        place += 2;
        break;
      case op.JUMP:
        place = at(code, place + 1);
        break;
      case op.BRANCH:
        state.pushMarks(state.loop !== NEVER);
        state.push(pos);
        state.push(place + 2);
        state.push(place + 2 + 2 * at(code, place + 1));
        state.push(BRANCHED);
        failed = true;
        break;
      case op.ONE_GREEDY: {
        const least = pos + at(code, place + 1);
        const stop = state.runOf(place + 3, pos, limitOf(pos, at(code, place + 2), end));
        // `least` can lie beyond the end even where `stop` reaches it: with a start beyond the end.
        if (stop < least || least > end) failed = true;
        else {
          state.pushMarks(state.loop !== NEVER);
          state.push(least);
          state.push(stop);
          state.push(place + 7);
          state.push(GREEDY);
          failed = true;
        }
        break;
      }
      case op.ONE_LAZY: {
        const least = pos + at(code, place + 1);
        if (least > end || state.runOf(place + 3, pos, least) < least) failed = true;
        else {
          state.pushMarks(state.loop !== NEVER);
          state.push(limitOf(pos, at(code, place + 2), end));
          state.push(least);
          state.push(place + 3);
          state.push(LAZY);
          pos = least;
          place += 7;
        }
        break;
      }
      case op.ONE_POSSESSIVE: {
        const stop = state.runOf(place + 3, pos, limitOf(pos, at(code, place + 2), end));
        if (stop < pos + at(code, place + 1) || pos > end) failed = true;
        else {
          pos = stop;
          place += 7;
        }
        break;
      }
      case op.LOOP:
        state.enterLoop(place);
        place = at(code, place + 3);
        break;
      case op.UNTIL_GREEDY:
        place = state.untilGreedy(pos);
        break;
      case op.UNTIL_LAZY:
        place = state.untilLazy(pos);
        break;
      case op.ANCHOR:
        failed = !atAnchor(at(code, place + 1), pos, end, state.text, state.codes);
        place += 2;
        break;
      case op.BACKREF: {
        const group = at(code, place + 1);
        const from = at(state.marks, 2 * group);
        const length = at(state.marks, 2 * group + 1) - from;
        failed = !state.tookPart(group) || pos + length > end;
        if (!failed) {
          state.count(length >> 3);
          failed = !sameText(state.text, state.codes, from, pos, length, at(code, place + 2));
          pos += length;
          place += 3;
        }
        break;
      }
      case op.CONDITIONAL:
        place = state.tookPart(at(code, place + 1)) ? place + 3 : at(code, place + 2);
        break;
      case op.ATOMIC:
        state.enterBody(pos, at(code, place + 1), IN_ATOMIC);
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
        if (negated) state.pushMarks(state.loop !== NEVER);
        state.enterBody(pos, after, negated ? LOOKING_NOT : LOOKING);
        pos -= back;
        place += 4;
        break;
      }
      case op.LOOP_POSSESSIVE:
        if (at(code, place + 1) > 0) {
          state.push(1);
          state.enterBody(pos, place, NEEDED_POSSESSIVE_TURN);
          place += 4;
        } else place = state.possessiveTurn(place, pos, 0);
        break;
      case op.SUB_END: {
        // The body matched: forget its choices, and go on as its record says.
        state.top = state.barrier;
        const base = state.top - 5;
        const after = at(state.stack, base + 1);
        const kind = at(state.stack, base + 4);
        if (kind === LOOKING) pos = at(state.stack, base);
        const count = at(state.stack, base - 1);
        const began = at(state.stack, base);
        state.leaveBody(base);
        if (kind === LOOKING_NOT) {
          state.top = base - state.marksLength(base);
          failed = true;
        } else if (kind === NEEDED_POSSESSIVE_TURN) {
          state.top = base - 1;
          if (count < at(code, after + 1)) {
            state.push(count + 1);
            state.enterBody(pos, after, NEEDED_POSSESSIVE_TURN);
            place = after + 4;
          } else place = state.possessiveTurn(after, pos, count);
        } else if (kind === POSSESSIVE_TURN) {
          state.top = base - 1 - state.marksLength(base - 1);
          place = pos === began ? at(code, after + 3) : state.possessiveTurn(after, pos, count);
        } else {
          state.top = base;
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
      const stack = state.stack;
      const top = state.top;
      switch (at(stack, top - 1)) {
        case BRANCHED: {
          const base = top - 4;
          pos = at(stack, base);
          state.restoreMarks(base);
          const tableEnd = at(stack, base + 2);
          let entry = at(stack, base + 1);
          while (entry < tableEnd && !state.passes(at(code, entry + 1), pos)) entry += 2;
          state.count((entry - at(stack, base + 1)) >> 2);
          if (entry >= tableEnd) {
            state.top = base - state.marksLength(base);
            break;
          }
          stack[base + 1] = entry + 2;
          place = at(code, entry);
          // Outside repeats nothing is kept that a last alternative could need.
          if (entry + 2 >= tableEnd && state.loop === NEVER) state.top = base - state.marksLength(base);
          break backtrack;
        }
        case GREEDY: {
          const base = top - 4;
          state.restoreMarks(base);
          const least = at(stack, base);
          const tail = at(stack, base + 2);
          const guard = at(code, tail - 1);
          const from = at(stack, base + 1);
          let stop = from;
          while (stop >= least && !state.passes(guard, stop)) stop--;
          state.count((from - stop) >> 3);
          if (stop < least) {
            state.top = base - state.marksLength(base);
            break;
          }
          pos = stop;
          place = tail;
          stack[base + 1] = stop - 1;
          if (stop === least && state.loop === NEVER) state.top = base - state.marksLength(base);
          break backtrack;
        }
        case LAZY: {
          const base = top - 4;
          state.restoreMarks(base);
          const limit = at(stack, base);
          const step = at(stack, base + 2);
          const guard = at(code, step + 3);
          const from = at(stack, base + 1);
          let stop = from;
          let fits = false;
          do {
            fits = stop < limit && state.runOf(step, stop, stop + 1) > stop;
            if (fits) stop++;
          } while (fits && !state.passes(guard, stop));
          state.count((stop - from) >> 3);
          if (!fits) {
            state.top = base - state.marksLength(base);
            break;
          }
          pos = stop;
          place = step + 4;
          stack[base + 1] = stop;
          break backtrack;
        }
        case LOOP_ENTERED:
          state.loopsTop -= 4;
          state.loop = at(state.loops, state.loopsTop + 3);
          state.top = top - 1;
          break;
        case NEEDED_TURN:
          state.addTurns(-1);
          state.top = top - 1;
          break;
        case TURN: {
          // No further turn: what follows the repeat is tried instead.
          const base = top - 3;
          state.restoreMarks(base);
          state.addTurns(-1);
          pos = at(stack, base);
          state.loops[state.loop + 2] = at(stack, base + 1);
          state.top = base - state.marksLength(base);
          place = state.leaveLoop();
          break backtrack;
        }
        case TAIL:
          state.loop = at(stack, top - 2);
          state.top = top - 2;
          break;
        case LAZY_TAIL: {
          const base = top - 3;
          state.restoreMarks(base);
          pos = at(stack, base);
          state.loop = at(stack, base + 1);
          state.top = base - state.marksLength(base);
          place = state.lazyTurn(pos);
          if (place !== NEVER) break backtrack;
          break;
        }
        case LAZY_TURN:
          state.loops[state.loop + 2] = at(stack, top - 2);
          state.addTurns(-1);
          state.top = top - 2;
          break;
        case LOOKING:
        case IN_ATOMIC:
          state.leaveBody(top - 5);
          state.top = top - 5;
          break;
        case LOOKING_NOT: {
          const base = top - 5;
          state.leaveBody(base);
          state.restoreMarks(base);
          pos = at(stack, base);
          place = at(stack, base + 1);
          state.top = base - state.marksLength(base);
          break backtrack;
        }
        case NEEDED_POSSESSIVE_TURN:
          state.leaveBody(top - 5);
          state.top = top - 6;
          break;
        case POSSESSIVE_TURN: {
          const base = top - 5;
          state.leaveBody(base);
          state.restoreMarks(base - 1);
          pos = at(stack, base);
          place = at(code, at(stack, base + 1) + 3);
          state.top = base - 1 - state.marksLength(base - 1);
          break backtrack;
        }
        default:
          return NEVER;
      }
      if (++state.steps >= SPEND_EVERY) state.settle();
    }
  }
}

function limitOf(pos: number, max: number, end: number): number {
  return max < 0 ? end : Math.min(end, pos + max);
}
