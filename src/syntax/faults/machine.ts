/**
 * Runs the program over tokens. Outcomes of rules are remembered by place, so the time is in proportion to the text.
 */

import type { Tokens } from "../tokens.ts";
import * as K from "../tokens.ts";
import type { Mistake, Program } from "./program.ts";
import * as P from "./program.ts";

/** Where a part of a rule lies: tokens `from` up to, not including, `to`. */
export interface Part {
  readonly from: number;
  readonly to: number;
}

/** What a mistake's message is made from. */
export interface Sighting {
  readonly tokens: Tokens;
  readonly a: Part;
  readonly b: Part;
  readonly c: Part;
  /** The token to be read next. */
  readonly at: number;
  /** The furthest token looked at. */
  readonly last: number;
}

/** Turns a sighting into a result; `null` when it is none after all. */
export interface Judge<Result> {
  readonly mistake: (mistake: Mistake, sighting: Sighting) => Result | null;
  /** `false`: the rule does not match here. */
  readonly check: (name: string, sighting: Sighting) => Result | boolean;
  /** A token that had to come, did not. */
  readonly must: (kind: number, sighting: Sighting) => Result;
  /** Reading reached the end of what could be made into tokens. */
  readonly fault: (sighting: Sighting) => Result;
}

export interface Outcome<Result> {
  readonly result: Result | null;
  readonly matched: boolean;
  readonly last: number;
  /** The step budget ran out: nothing is known. */
  readonly exhausted: boolean;
}

const UNKNOWN = 0;
const NO_MATCH = 1;

/** Something to come back to: a place to go on at after a failure, or the call of a rule. */
interface Entry {
  /** For a choice: instruction to go on at, -1 after a cut. For a call: where to return to. */
  readonly call: boolean;
  ip: number;
  at: number;
  readonly looking: boolean;
  readonly rule: number;
  readonly parts: number[];
}

const NO_PARTS: number[] = [];

/** Outcomes of one rule by token, growing as the text is gone through. */
class Memory {
  private ends: Int32Array;
  private readonly base: number;

  constructor(base: number) {
    this.base = base;
    this.ends = new Int32Array(64);
  }

  get(at: number): number {
    return this.ends[at - this.base] ?? UNKNOWN;
  }

  set(at: number, value: number): void {
    const index = at - this.base;
    if (index >= this.ends.length) {
      const grown = new Int32Array(Math.max(index + 1, this.ends.length * 2));
      grown.set(this.ends);
      this.ends = grown;
    }
    this.ends[index] = value;
  }
}

/**
 * Reads `rule` from token `from` on. `seen` is the furthest token looked at before, for messages that name it;
 * `budget` bounds the steps.
 */
export function run<Result>(
  program: Program,
  tokens: Tokens,
  rule: string,
  from: number,
  seen: number,
  lookForMistakes: boolean,
  budget: number,
  judge: Judge<Result>,
): Outcome<Result> {
  const { code, rules, words } = program;
  const { kinds, text, starts, ends } = tokens;
  const faultAt = tokens.fault === null ? -1 : tokens.count - 1;
  const memories: (Memory | undefined)[] = [];
  const stack: Entry[] = [];
  let frame: Entry = { call: true, ip: -1, at: from, looking: lookForMistakes, rule: -1, parts: NO_PARTS };
  let looking = lookForMistakes;
  let at = from;
  let last = Math.max(seen, from);
  let steps = 0;

  const memory = (number: number): Memory => {
    const key = number * 2 + (looking && !rules[number]?.shared ? 1 : 0);
    let found = memories[key];
    if (found === undefined) {
      found = new Memory(from);
      memories[key] = found;
    }
    return found;
  };
  const part = (n: number): Part => ({ from: frame.parts[n * 2] ?? at, to: frame.parts[n * 2 + 1] ?? at });
  const sighting = (): Sighting => ({ tokens, a: part(0), b: part(1), c: part(2), at, last });
  const done = (result: Result | null, matched: boolean): Outcome<Result> => ({
    result,
    matched,
    last,
    exhausted: false,
  });

  let ip = -2;
  let failed = false;
  const call = (number: number, back: number): void => {
    const target = rules[number];
    if (target === undefined || (target.wrong && !looking)) {
      failed = true;
      return;
    }
    const known = memory(number).get(at);
    if (known === NO_MATCH) failed = true;
    else if (known !== UNKNOWN) {
      at = known - 2;
      ip = back;
    } else {
      frame = { call: true, ip: back, at, looking, rule: number, parts: [] };
      stack.push(frame);
      ip = target.start;
    }
  };
  const enclosing = (): Entry => {
    for (let i = stack.length - 1; i >= 0; i--) {
      const entry = stack[i];
      if (entry?.call === true) return entry;
    }
    return frame;
  };

  call(program.ruleNumber.get(rule) ?? 0, -1);
  while (ip !== -1) {
    if (++steps > budget) return { result: null, matched: false, last, exhausted: true };
    if (failed) {
      const entry = stack.pop();
      if (entry === undefined) return done(null, false);
      looking = entry.looking;
      if (entry.call) memory(entry.rule).set(entry.at, NO_MATCH);
      else if (entry.ip >= 0) {
        at = entry.at;
        ip = entry.ip;
        failed = false;
        frame = enclosing();
      }
      continue;
    }
    const operation = code[ip];
    const argument = code[ip + 1] ?? 0;
    ip += 2;
    switch (operation) {
      case P.TOKEN:
      case P.WORD:
      case P.MUST: {
        if (at > last) last = at;
        if (at === faultAt) return done(judge.fault(sighting()), false);
        const kind = kinds[at];
        if (operation === P.WORD) {
          const word = words[argument] ?? "";
          failed = kind !== K.NAME || text.slice(starts[at], ends[at]) !== word;
        } else if (kind !== argument) {
          if (operation === P.MUST) return done(judge.must(argument, sighting()), false);
          failed = true;
        }
        if (!failed) at++;
        break;
      }
      case P.CALL:
        call(argument, ip);
        break;
      case P.RETURN: {
        stack.pop();
        looking = frame.looking;
        memory(frame.rule).set(frame.at, at + 2);
        ip = frame.ip;
        frame = enclosing();
        break;
      }
      case P.CHOICE:
        stack.push({ call: false, ip: argument, at, looking, rule: -1, parts: NO_PARTS });
        break;
      case P.COMMIT:
        stack.pop();
        ip = argument;
        break;
      case P.AGAIN: {
        const choice = stack[stack.length - 1];
        if (choice === undefined || choice.at === at) stack.pop();
        else {
          choice.at = at;
          ip = argument;
        }
        break;
      }
      case P.BACK:
        at = stack.pop()?.at ?? at;
        ip = argument;
        break;
      case P.NOT_SO:
        stack.pop();
        failed = true;
        break;
      case P.CUT:
        for (let i = stack.length - 1; i >= 0; i--) {
          const entry = stack[i];
          if (entry === undefined || entry.call) break;
          entry.ip = -1;
        }
        break;
      case P.OPEN:
        frame.parts[argument * 2] = at;
        break;
      case P.CLOSE:
        frame.parts[argument * 2 + 1] = at;
        break;
      case P.MISTAKE: {
        const mistake = program.mistakes[argument];
        const result = mistake === undefined ? null : judge.mistake(mistake, sighting());
        if (result !== null) return done(result, false);
        // Having matched, the rule tries nothing else.
        while (stack[stack.length - 1] !== frame) stack.pop();
        failed = true;
        break;
      }
      case P.CHECK: {
        const verdict = judge.check(words[argument] ?? "", sighting());
        if (typeof verdict !== "boolean") return done(verdict, false);
        failed = !verdict;
        break;
      }
      case P.CORRECT:
        looking = false;
        break;
      default:
        failed = true;
    }
  }
  return done(null, true);
}
