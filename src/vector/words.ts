/**
 * Words of the machine for formulas of one place (machine.ts): what they do with the numbers `a` and `b`. A word is four ints: what it is,
 * `a`, `b`, and where its result or the program goes.
 */
import type { Step } from "./registers.ts";

type Numbers = Float64Array;

export const ADD = 0;
export const SUBTRACT = 1;
export const MULTIPLY = 2;
/** NaN by 0. */
export const DIVIDE = 3;
/** `b` where `a` is NaN. */
export const OR_ELSE = 4;
/** `round(a, digits)`; `b` says to how many digits. */
export const ROUND = 5;
/** A function of `a`; `b` says which. */
export const MAP = 6;
export const LESS = 7;
export const LESS_OR_EQUAL = 8;
/** NaN equals itself. */
export const EQUAL = 9;
/** Goes on elsewhere where `a` is not true. */
export const FORK = 10;
/** A comparison and the fork that follows, which is still there but for where it leads. */
export const LESS_FORK = 11;
export const LESS_OR_EQUAL_FORK = 12;
export const EQUAL_FORK = 13;
export const JUMP = 14;
/** Copies go on at `b`. */
export const COPY = 15;
export const COPY_TEXT = 16;
/** Gives up where `a` is NaN. */
export const LOSE = 17;
/** Both in one. */
export const LOSE_COPY = 18;
/** A step that is no word; `a` says which. */
export const CALL = 19;
/** The end of a program with number `a`, of the kinds `b`, for the header field in place `out`; gives up where `a` is NaN but cannot be `None`. */
export const KEEP = 20;
export const END = 21;

/** How a step is said in words. */
export interface Word {
  readonly code: number;
  readonly a?: Numbers;
  readonly b?: Numbers;
  readonly out?: Numbers;
  readonly map?: (x: number) => number;
  readonly digits?: number;
  /** Texts that are copied. */
  readonly texts?: readonly [from: string[], to: string[]];
  /** Steps of a fork. */
  readonly ways?: readonly [whenTrue: readonly Step[], whenFalse: readonly Step[]];
}

export type Words = ReadonlyMap<Step, Word>;
