/**
 * A few tokens read again as an expression, to name it or to point at its parts.
 */
import { type CallParts, parseCallArguments } from "../calls.ts";
import { Cursor, type Rules } from "../cursor.ts";
import type { Tokens } from "../tokens.ts";
import * as K from "../tokens.ts";
import type { Expr } from "../tree.ts";
import type { Part } from "./machine.ts";

function excerpt(tokens: Tokens, from: number, to: number, tail: readonly number[]): Tokens {
  const count = to - from + tail.length;
  const kinds = new Uint8Array(count);
  const starts = new Int32Array(count);
  const ends = new Int32Array(count);
  kinds.set(tokens.kinds.subarray(from, to));
  starts.set(tokens.starts.subarray(from, to));
  ends.set(tokens.ends.subarray(from, to));
  const end = tokens.ends[to - 1] ?? 0;
  tail.forEach((kind, i) => {
    kinds[to - from + i] = kind;
    starts[to - from + i] = end;
    ends[to - from + i] = end;
  });
  return {
    text: tokens.text,
    kinds,
    starts,
    ends,
    levels: tokens.levels.slice(from, from + count),
    count,
    fault: null,
    wide: tokens.wide,
    open: -1,
  };
}

function attempt<Result>(read: () => Result): Result | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/** The expression that the tokens of `part` make, or `null`. */
export function expressionIn(tokens: Tokens, part: Part, rules: Rules): Expr | null {
  const size = part.to - part.from;
  if (size <= 0) return null;
  const only = excerpt(tokens, part.from, part.to, [K.NEWLINE, K.END]);
  for (const rule of [rules.starExpressions, rules.starNamedExpression, rules.yieldExpression]) {
    const p = new Cursor(only, rules, () => "?");
    const expr = attempt(() => rule(p));
    if (expr !== null && p.at === size) return expr;
  }
  return null;
}

/** The arguments in `part`, which follows an opening parenthesis. */
export function argumentsIn(tokens: Tokens, part: Part, rules: Rules): CallParts | null {
  const only = excerpt(tokens, part.from - 1, part.to, [K.RPAR, K.NEWLINE, K.END]);
  return attempt(() => parseCallArguments(new Cursor(only, rules, () => "?")));
}
