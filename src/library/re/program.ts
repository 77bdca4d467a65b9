import type { Charset } from "./charset.ts";
import type { Width } from "./pattern-tree.ts";

/** `[…]`, or, if it is `endless`, `[…]+`. */
export interface Run {
  readonly set: Charset;
  readonly endless: boolean;
}

/**
 * A compiled pattern: one array of numbers, an operation and its operands at a time.
 *
 * A *step* takes exactly one character: CHAR code | CHAR2 code code | SET set 0 | ANY | ANY_NEWLINE_TOO; each fills three places
 * (operation, a, b), so that a repeat can hold one in place. The other operations and their operands:
 *
 *     MARK slot                      remembers the position; slots 2n and 2n+1 begin and end group n+1
 *     ANCHOR which                   one of AT_START …
 *     JUMP place
 *     BRANCH count (place guard)…    tries each place; see {@link Compiler} for guards
 *     ONE_GREEDY min max step guard  a repeated step; what follows is the tail. Also ONE_LAZY, ONE_POSSESSIVE
 *     LOOP min max until             a repeated group: the body follows, then UNTIL_GREEDY or UNTIL_LAZY at place `until`
 *     LOOP_POSSESSIVE min max after  the body follows, ended by SUB_END; so it is for the next two
 *     ATOMIC after
 *     LOOK negated back after
 *     BACKREF group folding          folding: 0 exact, 1 ASCII, 2 Unicode
 *     CONDITIONAL group otherwise    goes on with the next operation if the group took part
 *     SUB_END                        ends a body that is matched for itself
 *     END                            ends the pattern
 *
 * A `max` of -1 is endless. A guard says what the character ahead must be for a place to be worth trying: -1 anything,
 * a code, or -2-n for set n.
 */
export interface Program {
  readonly code: Int32Array;
  readonly sets: readonly Charset[];
  readonly groups: number;
  readonly width: Width;
  /** What it is if it is one set or a run of one, and nothing else. */
  readonly run: Run | null;
  /** A guard for the first character of a match. */
  readonly firstGuard: number;
  /** A match can only begin where the text begins. */
  readonly anchored: boolean;
}

export const CHAR = 0;
export const SET = 1;
export const ANY = 2;
export const ANY_NEWLINE_TOO = 3;
export const CHAR2 = 4;
export const MARK = 5;
export const ONE_GREEDY = 6;
export const JUMP = 7;
export const BRANCH = 8;
export const UNTIL_GREEDY = 9;
export const LOOP = 10;
export const ONE_LAZY = 11;
export const UNTIL_LAZY = 12;
export const ANCHOR = 13;
export const SUB_END = 14;
export const END = 15;
export const LOOK = 16;
export const BACKREF = 17;
export const CONDITIONAL = 18;
export const ATOMIC = 19;
export const ONE_POSSESSIVE = 20;
export const LOOP_POSSESSIVE = 21;

export const ANYTHING: number = -1;

/** The operands of {@link ANCHOR}. */
export const AT_START = 0;
export const AT_LINE_START = 1;
export const AT_END = 2;
export const AT_LINE_END = 3;
export const AT_END_OF_TEXT = 4;
export const AT_BOUNDARY = 5;
export const AT_NO_BOUNDARY = 6;
export const AT_ASCII_BOUNDARY = 7;
export const AT_NO_ASCII_BOUNDARY = 8;
