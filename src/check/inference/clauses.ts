/**
 * "At least one of these holds": what is known after `a or b` held, or `a and b` did not.
 *
 * A clause is a fact like any other, under a key that lists its parts, so it comes and goes with the other facts.
 */
import type { Emptiness, Facts } from "./type.ts";

const PREFIX = "any ";
const BETWEEN = "\u0001";
const IS = "\u0002";

/** The clause of one fact of each set; `null` if a set tells nothing of a field. */
export function clauseOf(parts: readonly Facts[]): Facts | null {
  const literals: string[] = [];
  for (const part of parts) {
    const literal = [...part].find(([key]) => !/^(?:name|any|\?) /.test(key));
    if (literal === undefined) return null;
    literals.push(literal.join(IS));
  }
  return literals.length < 2 ? null : new Map([[PREFIX + literals.join(BETWEEN), "set"]]);
}

/** What a clause tells of `key`, when nothing else of it can hold any more. */
export function fromClauses(facts: Facts, key: string): Emptiness | undefined {
  for (const clause of facts.keys()) {
    if (!clause.startsWith(PREFIX) || !clause.includes(key)) continue;
    const literals = clause
      .slice(PREFIX.length)
      .split(BETWEEN)
      .map((literal) => literal.split(IS));
    const open = literals.filter(([name = "", fact]) => facts.get(name) !== opposite(fact));
    const [only] = open;
    if (open.length === 1 && only?.[0] === key) return only[1] === "set" ? "set" : "empty";
  }
  return undefined;
}

function opposite(fact: string | undefined): Emptiness {
  return fact === "set" ? "empty" : "set";
}
