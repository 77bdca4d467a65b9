/**
 * Formulas of one place as words of a small machine: a call for each of their steps would cost several times what the step does, and numbers
 * all over the heap more than that.
 */
import { HeaderLanes, type HeaderVector } from "../columns/header-store.ts";
import { isTagged, type Lane, NONE, TEXT } from "../columns/lanes.ts";
import type { Schema } from "../document/schema.ts";
import { rounded } from "./kernels.ts";
import { Registers, type Step } from "./registers.ts";
import * as words from "./words.ts";

type Numbers = Float64Array;

/** Comparisons with what they become before a fork. */
const forks: readonly (readonly [alone: number, forking: number])[] = [
  [words.LESS, words.LESS_FORK],
  [words.LESS_OR_EQUAL, words.LESS_OR_EQUAL_FORK],
  [words.EQUAL, words.EQUAL_FORK],
];
const copies: readonly number[] = [words.COPY, words.COPY_TEXT, words.LOSE_COPY];

/**
 * What becomes of a run: the place is given up; its value is what the field has, made of a value of the same kind; or it may be another.
 */
export type Fate = "left" | "same" | "done";

/** Registers for intermediate values, which all programs share, and room for constants, which they do not. */
const SHARED = 256;
const CONSTANTS = 1024;
/** With less room than this for constants, the next program goes to another machine. */
const ENOUGH = 64;

/** By digits. */
const powers: readonly number[] = Array.from({ length: 21 }, (_, digits) => Number(`1e${digits}`));

/** Programs of one schema's header formulas, and the numbers that they work on: fields, registers and constants side by side. */
export class Machine extends Registers {
  readonly fields: HeaderLanes;
  private code: Int32Array = new Int32Array(256);
  private length = 0;
  /** Where ways met last. */
  private joined = 0;
  private readonly maps: ((x: number) => number)[] = [];
  private readonly calls: Step[] = [];
  private readonly texts: string[][] = [];
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

  /** Adds a program for the header field in place `place`: its steps, as far as they are words, and where its result is. Answers with its start. */
  add(steps: readonly Step[], said: words.Words, result: Lane, place: number): number {
    const start = this.length;
    for (const step of steps) this.saying(step, said);
    const { kinds } = result;
    const slot = this.slot(result.numbers);
    if ((kinds & TEXT) !== 0 || isTagged(kinds) || slot < 0) this.say(words.END);
    else {
      if (this.follows(words.LOSE, 1, slot) && (kinds & NONE) === 0) this.length -= 4;
      this.say(words.KEEP, slot, kinds, place);
    }
    return start;
  }

  private saying(step: Step, said: words.Words): void {
    const word = said.get(step);
    const [a, b, out] = [this.slot(word?.a), this.slot(word?.b), this.slot(word?.out)];
    if (word === undefined || a < 0 || b < 0 || out < 0) this.say(words.CALL, this.calls.push(step) - 1);
    else if (word.ways !== undefined) this.sayFork(a, word.ways, said);
    else if (word.texts !== undefined) {
      const [from, to] = word.texts;
      this.say(words.COPY_TEXT, this.texts.push(from) - 1, this.length + 4, this.texts.push(to) - 1);
    } else if (word.code === words.COPY) {
      const losing = this.follows(words.LOSE, 1, a);
      if (losing) this.length -= 4;
      this.say(losing ? words.LOSE_COPY : words.COPY, a, this.length + 4, out);
    } else if (word.map !== undefined) this.say(word.code, a, this.maps.push(word.map) - 1, out);
    else this.say(word.code, a, word.digits ?? b, out);
  }

  private sayFork(
    test: number,
    [whenTrue, whenFalse]: readonly [readonly Step[], readonly Step[]],
    said: words.Words,
  ): void {
    for (const [alone, forking] of forks) if (this.follows(alone, 3, test)) this.code[this.length - 4] = forking;
    this.say(words.FORK, test);
    const fork = this.length - 1;
    for (const step of whenTrue) this.saying(step, said);
    // A copy says itself where to go on.
    let jump = this.length - 2;
    if (whenFalse.length > 0 && !copies.some((copy) => this.follows(copy))) {
      jump = this.length + 3;
      this.say(words.JUMP);
    }
    this.code[fork] = this.length;
    this.joined = this.length;
    for (const step of whenFalse) this.saying(step, said);
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
      // V8 makes a table of jumps of literals only.
      switch (code[at]) {
        case 0: // ADD
          memory[out] = (memory[a] ?? 0) + (memory[b] ?? 0);
          break;
        case 1: // SUBTRACT
          memory[out] = (memory[a] ?? 0) - (memory[b] ?? 0);
          break;
        case 2: // MULTIPLY
          memory[out] = (memory[a] ?? 0) * (memory[b] ?? 0);
          break;
        case 3: // DIVIDE
          memory[out] = memory[b] === 0 ? Number.NaN : (memory[a] ?? 0) / (memory[b] ?? 0);
          break;
        case 4: // OR_ELSE
          memory[out] = isNothing(memory[a]) ? (memory[b] ?? 0) : (memory[a] ?? 0);
          break;
        case 5: // ROUND
          memory[out] = rounded(memory[a] ?? 0, b, powers[b] ?? 0);
          break;
        case 6: // MAP
          memory[out] = this.maps[b]?.(memory[a] ?? 0) ?? 0;
          break;
        case 7: // LESS
          memory[out] = (memory[a] ?? 0) < (memory[b] ?? 0) ? 1 : 0;
          break;
        case 8: // LESS_OR_EQUAL
          memory[out] = (memory[a] ?? 0) <= (memory[b] ?? 0) ? 1 : 0;
          break;
        case 9: // EQUAL
          memory[out] = equal(memory[a] ?? 0, memory[b] ?? 0) ? 1 : 0;
          break;
        case 10: // FORK
          if (memory[a] === 0 || isNothing(memory[a])) at = out - 4;
          break;
        case 11: // LESS_FORK
          memory[out] = (memory[a] ?? 0) < (memory[b] ?? 0) ? 1 : 0;
          at = memory[out] === 1 ? at + 4 : (code[at + 7] ?? 0) - 4;
          break;
        case 12: // LESS_OR_EQUAL_FORK
          memory[out] = (memory[a] ?? 0) <= (memory[b] ?? 0) ? 1 : 0;
          at = memory[out] === 1 ? at + 4 : (code[at + 7] ?? 0) - 4;
          break;
        case 13: // EQUAL_FORK
          memory[out] = equal(memory[a] ?? 0, memory[b] ?? 0) ? 1 : 0;
          at = memory[out] === 1 ? at + 4 : (code[at + 7] ?? 0) - 4;
          break;
        case 14: // JUMP
          at = out - 4;
          break;
        case 15: // COPY
          memory[out] = memory[a] ?? 0;
          at = b - 4;
          break;
        case 16: // COPY_TEXT
          this.copyText(a, out);
          at = b - 4;
          break;
        case 17: // LOSE
          if (isNothing(memory[a])) return "left";
          break;
        case 18: // LOSE_COPY
          if (isNothing(memory[a])) return "left";
          memory[out] = memory[a] ?? 0;
          at = b - 4;
          break;
        case 19: // CALL
          this.calls[a]?.(this.places, 1);
          break;
        case 20: // KEEP
          if (lost.any) return "left";
          if (isNothing(memory[a])) return (b & NONE) === 0 ? "left" : "done";
          return header.has(out, b & ~NONE, memory[a] ?? 0) ? "same" : "done";
        default:
          return lost.any ? "left" : "done";
      }
    }
  }

  private copyText(from: number, to: number): void {
    const texts = this.texts[to];
    if (texts !== undefined) texts[0] = this.texts[from]?.[0] ?? "";
  }
}

/** NaN stands for `None` and for what is not known here. */
function isNothing(x: number | undefined): boolean {
  return x !== x;
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
