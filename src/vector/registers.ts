import { type Lane, NONE, TEXT } from "../columns/lanes.ts";

/** Rows worked on at a time: few enough for what a formula needs of them to stay in the nearest cache. */
export const CHUNK = 512;

/** Places within the chunk, ascending. */
export type Selection = Uint16Array;

/** Does something for the first `count` places of the selection. */
export type Step = (places: Selection, count: number) => void;

/** A value of every row while a program is compiled, and where it will be. */
export interface Operand extends Lane {
  /** Whether the values may be field values with their datapoints: seen by `is` and by what takes no look-alikes of numbers. */
  readonly wrapped: boolean;
  /** Whether floats may be plain ones, without a datapoint: seen by `sum`. */
  readonly plain: boolean;
  /** NaN stands for "not known here", not for `None`. */
  loose: boolean;
  /** Whether it is the same in every row, and known before the first. */
  readonly constant: boolean;
  /** Number of the register while nobody else uses it, else -1. */
  readonly register: number;
  /** The step that does nothing but write the tags. */
  readonly tagging: Step | undefined;
  /** What that step reads stays where it is: it can be put off. */
  readonly lasting: boolean | undefined;
  /** How the numbers come about, where all of it is known. */
  origin: Origin | null;
  /** What is known of the values of the chunk at hand; more may be said than is true of them. */
  readonly facts: Facts | undefined;
}

/** An operand for a lane, or made of another one. All are objects of one shape, which is what makes the loops that read them quick. */
export function operandOf(from: Lane & Partial<Operand>, change: Partial<Operand> = {}): Operand {
  const all = { ...from, ...change };
  const { kinds, numbers, tags, texts, wrapped = false, plain = false, loose = false, constant = false } = all;
  const { register = -1, origin = null, tagging, lasting, facts } = all;
  return { kinds, numbers, tags, texts, wrapped, plain, loose, constant, register, tagging, lasting, origin, facts };
}

export interface Made {
  /** One of the machine's words, or the accumulator's. */
  readonly word: number;
  readonly left: Operand;
  readonly right: Operand | null;
  /** The function of a map. */
  readonly map?: (x: number) => number;
}

/** Numbers that are there before the first step, or what is made of such numbers. */
export type Origin = "given" | Made;

export function madeBy(word: number, left: Operand, right: Operand | null): Origin | null {
  return left.origin === null || right?.origin === null ? null : { word, left, right };
}

export interface Facts {
  /** Whether there may be `None` or what stands for it. */
  empties: boolean;
  /** Whether there may be ints among floats. */
  readonly ints: boolean;
}

/** Rows of the chunk whose outcome only the closures know. */
export class Lost {
  /** 1 for those rows. */
  readonly flags: Uint8Array;
  any = false;

  constructor(size: number) {
    this.flags = new Uint8Array(size);
  }

  add(i: number): void {
    this.flags[i] = 1;
    this.any = true;
  }

  clear(): void {
    if (this.any) this.flags.fill(0);
    this.any = false;
  }
}

/** Where the values of a chunk of rows are while a program runs; a program knows them by number from the time it is compiled. */
export class Registers {
  readonly size: number;
  readonly lost: Lost;
  /** All places of a chunk. */
  readonly places: Selection;
  private readonly lanes: Lane[] = [];
  private readonly selections: Selection[] = [];
  private readonly numbers: (register: number) => Float64Array;

  /** `numbers` makes the numbers of a register. */
  constructor(size: number, numbers: (register: number) => Float64Array = () => new Float64Array(size)) {
    this.size = size;
    this.numbers = numbers;
    this.lost = new Lost(size);
    this.places = Uint16Array.from({ length: size }, (_, i) => i);
  }

  lane(index: number, kinds: number): Lane {
    const { size, lanes } = this;
    lanes[index] ??= { kinds: 0, numbers: this.numbers(index), tags: new Uint8Array(size), texts: [] };
    const { numbers, tags, texts } = lanes[index];
    if ((kinds & TEXT) !== 0) while (texts.length < size) texts.push("");
    return { kinds, numbers, tags, texts };
  }

  selection(index: number): Selection {
    this.selections[index] ??= new Uint16Array(this.size);
    return this.selections[index];
  }
}

/** Programs over rows are run one at a time and to the end, so that all of them share these. */
export const rowRegisters: Registers = new Registers(CHUNK);

const plainTags = new Map<number, Uint8Array>();

/** Tags for a lane of one kind, which has none of its own. */
export function tagsOfKind(kind: number): Uint8Array {
  const known = plainTags.get(kind);
  if (known !== undefined) return known;
  const made = new Uint8Array(CHUNK).fill(kind & ~NONE);
  plainTags.set(kind, made);
  return made;
}
