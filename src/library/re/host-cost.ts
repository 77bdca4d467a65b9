import { accepts, type Charset } from "./charset.ts";

/**
 * How much work a host's backtracking engine can have with a pattern, at worst, on a text of n characters: the bound that decides
 * whether a pattern may run there. Characters are below 256.
 */

/** `constant + linear * n + quadratic * n²`. */
export interface Cost {
  readonly constant: number;
  readonly linear: number;
  readonly quadratic: number;
}

/** What follows a place in a pattern: its cost once it is reached, and the characters it must begin with (`null`: it need not take any). */
export interface Tail {
  readonly cost: Cost;
  readonly first: Characters | null;
}

/** A character for each code below 256: 1 when it is in the set. */
export type Characters = Uint8Array;

/** A pattern that may cost more than anything here allows. */
export class TooCostly extends Error {}

const MAX_CONSTANT = 10_000;

function cost(constant: number, linear = 0, quadratic = 0): Cost {
  if (constant > MAX_CONSTANT || linear > MAX_CONSTANT || quadratic > MAX_CONSTANT) throw new TooCostly();
  return { constant, linear, quadratic };
}

export const END: Tail = { cost: cost(1), first: null };

function plus(a: Cost, b: Cost): Cost {
  return cost(a.constant + b.constant, a.linear + b.linear, a.quadratic + b.quadratic);
}

function most(a: Cost, b: Cost): Cost {
  return cost(Math.max(a.constant, b.constant), Math.max(a.linear, b.linear), Math.max(a.quadratic, b.quadratic));
}

/** `a` tried as often as `times` says. */
function multiply(times: Cost, a: Cost): Cost {
  if (times.quadratic * a.linear + times.linear * a.quadratic + times.quadratic * a.quadratic > 0)
    throw new TooCostly();
  return cost(
    times.constant * a.constant,
    times.constant * a.linear + times.linear * a.constant,
    times.constant * a.quadratic + times.linear * a.linear + times.quadratic * a.constant,
  );
}

/** The cost on a text of n characters when the pattern is tried at each place. */
export function searchCost(one: Cost, n: number): number {
  return (n + 1) * (one.constant + one.linear * n + one.quadratic * n * n);
}

export function matchCost(one: Cost, n: number): number {
  return one.constant + one.linear * n + one.quadratic * n * n;
}

export function charactersOf(set: Charset): Characters {
  return Uint8Array.from({ length: 256 }, (_, code) => (accepts(set, code) ? 1 : 0));
}

function disjoint(a: Characters | null, b: Characters | null): boolean {
  return a !== null && b !== null && a.every((inside, code) => inside === 0 || b[code] === 0);
}

function union(a: Characters | null, b: Characters | null): Characters | null {
  return a === null || b === null ? null : a.map((inside, code) => inside | (b[code] ?? 0));
}

/** One character, then the tail. */
export function afterStep(step: Characters, tail: Tail): Tail {
  return { cost: plus(cost(1), tail.cost), first: step };
}

/** Something that takes no character, of a cost of its own, then the tail. */
export function afterCheck(check: Cost, tail: Tail, strict: boolean): Tail {
  if (strict && check.linear + check.quadratic > 0) throw new TooCostly();
  return { cost: plus(check, tail.cost), first: tail.first };
}

/**
 * A repeated step, then the tail. Where the tail must begin with another character, only one number of turns can succeed; `strict`
 * refuses all else.
 */
export function afterRuns(step: Characters, min: number, max: number | null, tail: Tail, strict: boolean): Tail {
  const turns = max === null ? cost(min, 1) : cost(max);
  const choices = max === null ? cost(1, 1) : cost(max - min + 1);
  const decided = min === max || disjoint(step, tail.first);
  if (strict && !decided) throw new TooCostly();
  const tails = decided ? plus(choices, tail.cost) : multiply(choices, plus(cost(1), tail.cost));
  return { cost: plus(turns, tails), first: min > 0 ? step : union(step, tail.first) };
}

/** Alternatives, each with the tail already behind it. `strict` refuses those that their first character does not tell apart. */
export function anyOf(alternatives: readonly Tail[], strict: boolean): Tail {
  const separate = alternatives.every((one, i) =>
    alternatives.slice(i + 1).every((other) => disjoint(one.first, other.first)),
  );
  if (strict && !separate) throw new TooCostly();
  return {
    cost: plus(cost(alternatives.length), alternatives.map((one) => one.cost).reduce(separate ? most : plus)),
    first: alternatives.map((one) => one.first).reduce(union),
  };
}

/**
 * A repeated group, then the tail. Only groups that can be gone through in one way are taken: then the repeat as a whole can, if the tail
 * begins with another character, and failing costs no more than going back over the text.
 *
 * `body` makes the group's cost for what follows it, strictly or not.
 */
export function afterLoops(body: (next: Tail, strict: boolean) => Tail, tail: Tail): Tail {
  const { first } = body(END, false);
  if (!disjoint(first, tail.first)) throw new TooCostly();
  const turn = body({ cost: cost(1), first: union(first, tail.first) }, true);
  // A turn takes a character at least, and what its runs take is taken once.
  const turns = cost(0, 2 * (turn.cost.constant + turn.cost.linear + turn.cost.quadratic));
  return { cost: plus(turns, tail.cost), first: null };
}
