/**
 * Formulas of one place as words of a small machine: a call for each of their steps would cost several times what the step does, and numbers
 * all over the heap more than that.
 */
import { HeaderLanes, type HeaderVector } from "../columns/header-store.ts";
import { isTagged, type Lane, NONE, TEXT } from "../columns/lanes.ts";
import type { Schema } from "../document/schema.ts";
import { Registers, type Step } from "./registers.ts";

type Numbers = Float64Array;

/** Words: what they do with the numbers `a` and `b`. A word is four ints: what it is, `a`, `b`, and where its result or the program goes. */
export const ADD = 0;
export const SUBTRACT = 1;
export const MULTIPLY = 2;
/** NaN by 0. */
export const DIVIDE = 3;
export const LESS = 4;
export const LESS_OR_EQUAL = 5;
/** NaN equals itself. */
export const EQUAL = 6;
/** `b` where `a` is NaN. */
export const OR_ELSE = 7;
/** Goes on at `b`. */
export const COPY = 8;
/** A function of `a`; `b` says which. */
export const MAP = 9;
/** Gives up where `a` is NaN. */
export const LOSE = 10;
/** Goes on elsewhere where `a` is not true. */
export const FORK = 11;
const JUMP = 12;
/** A step that is no word; `a` says which. */
const CALL = 13;
/** The end of a program with number `a`, of the kinds `b`, for the header field in place `out`; gives up where `a` is NaN and no `None`. */
const KEEP = 14;
const END = 15;
/** What comes one after the other often: a comparison and the fork, which is still there but for its place; giving up and a copy. */
const LESS_FORK = 16;
const LESS_OR_EQUAL_FORK = 17;
const EQUAL_FORK = 18;
const LOSE_COPY = 19;

const forks: ReadonlyMap<number, number> = new Map([
  [LESS, LESS_FORK],
  [LESS_OR_EQUAL, LESS_OR_EQUAL_FORK],
  [EQUAL, EQUAL_FORK],
]);

/** How a step is said in words. */
export interface Word {
  readonly code: number;
  readonly a: Numbers;
  readonly b?: Numbers;
  readonly out?: Numbers;
  readonly map?: (x: number) => number;
  /** Steps of a fork. */
  readonly ways?: readonly [whenTrue: readonly Step[], whenFalse: readonly Step[]];
}

/**
 * What becomes of a run: the place is given up; its value is what the field has, made of a value of the same kind; or it may be another.
 */
export type Fate = "left" | "same" | "done";

/** Registers for intermediate values, which all programs share, and room for constants, which they do not. */
const SHARED = 256;
const CONSTANTS = 1024;
/** With less room than this for constants, the next program goes to another machine. */
const ENOUGH = 64;

/** Programs of one schema's header formulas, and the numbers that they work on: fields, registers and constants side by side. */
export class Machine extends Registers {
  readonly fields: HeaderLanes;
  /** Steps of the program that is being made, in words. */
  readonly words: Map<Step, Word> = new Map();
  private code: Int32Array = new Int32Array(256);
  private length = 0;
  /** Where ways met last. */
  private joined = 0;
  private readonly maps: ((x: number) => number)[] = [];
  private readonly calls: Step[] = [];
  private readonly memory: Numbers;
  private constants: number;

  constructor(schema: Schema) {
    const fields = new HeaderLanes(schema, SHARED + CONSTANTS);
    super(1, (register) => (register < SHARED ? fields.view(fields.lanes.length + register) : new Float64Array(1)));
    this.fields = fields;
    this.memory = fields.numbers;
    this.constants = fields.lanes.length + SHARED;
  }

  get isFull(): boolean {
    return this.constants + ENOUGH > this.memory.length;
  }

  /** A lane for a constant, which stays. */
  constant(kinds: number): Lane {
    const numbers = this.constants < this.memory.length ? this.fields.view(this.constants++) : new Float64Array(1);
    return { kinds, numbers, tags: new Uint8Array(1), texts: [""] };
  }

  /** Adds a program for the field in place `place`: its steps, and where its result is. Answers with its start. */
  add(steps: readonly Step[], result: Lane, place: number): number {
    const start = this.length;
    for (const step of steps) this.saying(step);
    const { kinds } = result;
    const slot = this.slot(result.numbers);
    const isNumber = (kinds & TEXT) === 0 && !isTagged(kinds) && slot >= 0;
    if (!isNumber) this.say(END);
    else {
      if (this.follows(LOSE, 1, slot) && (kinds & NONE) === 0) this.length -= 4;
      this.say(KEEP, slot, kinds, place);
    }
    this.words.clear();
    return start;
  }

  private saying(step: Step): void {
    const word = this.words.get(step);
    const [a, b, out] = [this.slot(word?.a), this.slot(word?.b), this.slot(word?.out)];
    if (word === undefined || a < 0 || b < 0 || out < 0) this.say(CALL, this.calls.push(step) - 1);
    else if (word.ways !== undefined) this.sayFork(a, word.ways);
    else if (word.map !== undefined) this.say(word.code, a, this.maps.push(word.map) - 1, out);
    else if (word.code !== COPY) this.say(word.code, a, b, out);
    else if (this.follows(LOSE, 1, a)) {
      this.length -= 4;
      this.say(LOSE_COPY, a, this.length + 4, out);
    } else this.say(COPY, a, this.length + 4, out);
  }

  private sayFork(test: number, [whenTrue, whenFalse]: readonly [readonly Step[], readonly Step[]]): void {
    for (const [alone, forking] of forks) if (this.follows(alone, 3, test)) this.code[this.length - 4] = forking;
    this.say(FORK, test);
    const fork = this.length - 1;
    for (const way of whenTrue) this.saying(way);
    let jump = this.length - 2;
    if (whenFalse.length > 0 && !this.follows(COPY) && !this.follows(LOSE_COPY)) {
      jump = this.length + 3;
      this.say(JUMP);
    }
    this.joined = this.length;
    this.code[fork] = this.length;
    for (const way of whenFalse) this.saying(way);
    if (whenFalse.length > 0) this.code[jump] = this.length;
    this.joined = this.length;
  }

  /** Whether the latest word is `word`, its part `part` is `slot`, and there is no other way to here. */
  private follows(word: number, part = 0, slot: number = word): boolean {
    const at = this.length - 4;
    return this.joined <= at && this.code[at] === word && this.code[at + part] === slot;
  }

  private say(word: number, a = 0, b = 0, out = 0): void {
    if (this.length === this.code.length) {
      const longer = new Int32Array(2 * this.length);
      longer.set(this.code);
      this.code = longer;
    }
    this.code.set([word, a, b, out], this.length);
    this.length += 4;
  }

  /** Where in the memory numbers of one place are; -1 for those that are not there. */
  private slot(numbers: Numbers | undefined): number {
    if (numbers === undefined) return 0;
    return numbers.buffer === this.memory.buffer ? numbers.byteOffset / numbers.BYTES_PER_ELEMENT : -1;
  }

  /** Runs the program that starts at `start`, on the header fields that were entered last. */
  run(start: number, header: HeaderVector): Fate {
    const { code, memory, lost } = this;
    lost.clear();
    for (let at = start; ; at += 4) {
      const a = code[at + 1] ?? 0;
      const b = code[at + 2] ?? 0;
      const out = code[at + 3] ?? 0;
      switch (code[at]) {
        case ADD:
          memory[out] = (memory[a] ?? 0) + (memory[b] ?? 0);
          break;
        case SUBTRACT:
          memory[out] = (memory[a] ?? 0) - (memory[b] ?? 0);
          break;
        case MULTIPLY:
          memory[out] = (memory[a] ?? 0) * (memory[b] ?? 0);
          break;
        case DIVIDE: {
          const divisor = memory[b] ?? 0;
          memory[out] = divisor === 0 ? Number.NaN : (memory[a] ?? 0) / divisor;
          break;
        }
        case LESS:
          memory[out] = (memory[a] ?? 0) < (memory[b] ?? 0) ? 1 : 0;
          break;
        case LESS_OR_EQUAL:
          memory[out] = (memory[a] ?? 0) <= (memory[b] ?? 0) ? 1 : 0;
          break;
        case EQUAL:
          memory[out] = equal(memory[a] ?? 0, memory[b] ?? 0) ? 1 : 0;
          break;
        case EQUAL_FORK: {
          const holds = equal(memory[a] ?? 0, memory[b] ?? 0);
          memory[out] = holds ? 1 : 0;
          at = holds ? at + 4 : (code[at + 7] ?? 0) - 4;
          break;
        }
        case OR_ELSE: {
          const x = memory[a] ?? 0;
          memory[out] = x === x ? x : (memory[b] ?? 0);
          break;
        }
        case COPY:
          memory[out] = memory[a] ?? 0;
          at = b - 4;
          break;
        case LOSE_COPY: {
          const x = memory[a] ?? 0;
          if (x !== x) return "left";
          memory[out] = x;
          at = b - 4;
          break;
        }
        case LESS_FORK: {
          const holds = (memory[a] ?? 0) < (memory[b] ?? 0);
          memory[out] = holds ? 1 : 0;
          at = holds ? at + 4 : (code[at + 7] ?? 0) - 4;
          break;
        }
        case LESS_OR_EQUAL_FORK: {
          const holds = (memory[a] ?? 0) <= (memory[b] ?? 0);
          memory[out] = holds ? 1 : 0;
          at = holds ? at + 4 : (code[at + 7] ?? 0) - 4;
          break;
        }
        case MAP:
          memory[out] = this.maps[b]?.(memory[a] ?? 0) ?? 0;
          break;
        case LOSE: {
          const x = memory[a] ?? 0;
          if (x !== x) return "left";
          break;
        }
        case FORK: {
          const x = memory[a] ?? 0;
          if (x === 0 || x !== x) at = out - 4;
          break;
        }
        case JUMP:
          at = out - 4;
          break;
        case CALL:
          this.calls[a]?.(this.places, 1);
          break;
        case KEEP: {
          const x = memory[a] ?? 0;
          if (lost.any) return "left";
          if (x !== x) return (b & NONE) === 0 ? "left" : "done";
          return header.has(out, b & ~NONE, x) ? "same" : "done";
        }
        default:
          return lost.any ? "left" : "done";
      }
    }
  }
}

function equal(x: number, y: number): boolean {
  return x === y || (x !== x && y !== y);
}

const machines = new WeakMap<Schema, Machine>();

/** The machine for a schema's next program. */
export function machineFor(schema: Schema): Machine {
  const known = machines.get(schema);
  if (known !== undefined && !known.isFull) return known;
  const made = new Machine(schema);
  machines.set(schema, made);
  return made;
}
