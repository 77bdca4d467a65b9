import { atComprehension, parseComprehensions } from "./comprehensions.ts";
import type { Cursor } from "./cursor.ts";
import * as K from "./tokens.ts";
import type { Expr, Keyword } from "./tree.ts";

export interface CallParts {
  readonly args: readonly Expr[];
  readonly keywords: readonly Keyword[];
}

const NONE: readonly never[] = [];

/** Most lists have one item, and V8 makes room for seventeen when the first is pushed. */
function append<T>(list: T[] | null, item: T): T[] {
  if (list === null) return [item];
  list.push(item);
  return list;
}

/**
 * Reads `( … )` after a callee or a class name, from the opening to the closing parenthesis. A lone generator may stand
 * there without parentheses of its own, except in a class.
 */
export function parseCallArguments(p: Cursor, mayGenerate = true): CallParts {
  const open = p.start();
  p.expect(K.LPAR);
  let args: Expr[] | null = null;
  let keywords: Keyword[] | null = null;
  let unpacked = false;
  while (p.kind !== K.RPAR) {
    const start = p.start();
    if (p.kind === K.NAME && p.peek(1) === K.EQUAL) {
      const arg = p.name();
      if (keywords !== null) p.suspicious = true;
      p.advance();
      const value = p.rules.expression(p);
      keywords = append(keywords, { kind: "keyword", start, end: p.lastEnd(), arg, value });
    } else if (p.take(K.DOUBLESTAR)) {
      unpacked = true;
      const value = p.rules.expression(p);
      keywords = append(keywords, { kind: "keyword", start, end: p.lastEnd(), arg: null, value });
    } else if (p.take(K.STAR)) {
      p.suspicious = true;
      if (unpacked) p.fail();
      const value = p.rules.expression(p);
      args = append(args, { kind: "Starred", start, end: p.lastEnd(), value, ctx: "Load" });
    } else {
      if (keywords !== null) p.fail();
      const value = p.rules.namedExpression(p);
      if (atComprehension(p)) {
        if (args !== null || !mayGenerate) p.fail();
        const generators = parseComprehensions(p);
        p.expect(K.RPAR);
        args = [{ kind: "GeneratorExp", start: open, end: p.lastEnd(), elt: value, generators }];
        return { args, keywords: keywords ?? NONE };
      }
      args = append(args, value);
    }
    if (!p.take(K.COMMA)) break;
  }
  p.expect(K.RPAR);
  return { args: args ?? NONE, keywords: keywords ?? NONE };
}
