import { type Lane, NONE, TEXT } from "../columns/lanes.ts";

/**
 * Where the values of a chunk of rows are while a program runs. Programs are run one at a time and to the end, so that all of them share
 * these; a program knows its registers by number from the time it is compiled.
 */

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
  /** NaN stands for "not known here", not for `None`. */
  loose: boolean;
  /** Whether it is the same in every row, and known before the first. */
  readonly constant: boolean;
  /** Number of the register while nobody else uses it, else -1. */
  readonly register: number;
}

/** 1 for rows of the chunk whose outcome only the closures know. */
export const lost: Uint8Array = new Uint8Array(CHUNK);

const numbers: Float64Array[] = [];
const tags: Uint8Array[] = [];
const texts: string[][] = [];
const selections: Selection[] = [];

export function register(index: number, kinds: number): Lane {
  numbers[index] ??= new Float64Array(CHUNK);
  tags[index] ??= new Uint8Array(CHUNK);
  texts[index] ??= [];
  const lane: Lane = {
    kinds,
    numbers: numbers[index] ?? new Float64Array(CHUNK),
    tags: tags[index] ?? new Uint8Array(CHUNK),
    texts: texts[index] ?? [],
  };
  if ((kinds & TEXT) !== 0) while (lane.texts.length < CHUNK) lane.texts.push("");
  return lane;
}

export function selection(index: number): Selection {
  const known = selections[index];
  if (known !== undefined) return known;
  const made = new Uint16Array(CHUNK);
  selections[index] = made;
  return made;
}

/** All places of a chunk. */
export const everyPlace: Selection = Uint16Array.from({ length: CHUNK }, (_, i) => i);

const filled = (kind: number): Uint8Array => new Uint8Array(CHUNK).fill(kind);
const plainTags = new Map<number, Uint8Array>();

/** Tags for a lane of one kind, which has none of its own. */
export function tagsOfKind(kind: number): Uint8Array {
  const known = plainTags.get(kind);
  if (known !== undefined) return known;
  const made = filled(kind & ~NONE);
  plainTags.set(kind, made);
  return made;
}
