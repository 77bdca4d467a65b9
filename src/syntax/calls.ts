import { atComprehension, parseComprehensions } from "./comprehensions.ts";
import type { Cursor } from "./cursor.ts";
import * as K from "./tokens.ts";
import type { Expr, Keyword } from "./tree.ts";

export interface CallParts {
  readonly args: Expr[];
  readonly keywords: Keyword[];
}

/**
 * Reads `( … )` after a callee or a class name, from the opening to the closing parenthesis. A lone generator may stand
 * there without parentheses of its own, except in a class.
 */
export function parseCallArguments(p: Cursor, mayGenerate = true): CallParts {
  const open = p.start();
  p.expect(K.LPAR);
  const args: Expr[] = [];
  const keywords: Keyword[] = [];
  let unpacked = false;
  while (p.kind !== K.RPAR) {
    const start = p.start();
    if (p.kind === K.NAME && p.peek(1) === K.EQUAL) {
      const arg = p.name();
      if (keywords.length > 0) p.suspicious = true;
      p.advance();
      const value = p.rules.expression(p);
      keywords.push({ kind: "keyword", start, end: p.lastEnd(), arg, value });
    } else if (p.take(K.DOUBLESTAR)) {
      unpacked = true;
      const value = p.rules.expression(p);
      keywords.push({ kind: "keyword", start, end: p.lastEnd(), arg: null, value });
    } else if (p.take(K.STAR)) {
      if (unpacked) p.fail();
      const value = p.rules.expression(p);
      args.push({ kind: "Starred", start, end: p.lastEnd(), value, ctx: "Load" });
    } else {
      if (keywords.length > 0) p.fail();
      const value = p.rules.namedExpression(p);
      if (atComprehension(p)) {
        if (args.length > 0 || !mayGenerate) p.fail();
        const generators = parseComprehensions(p);
        p.expect(K.RPAR);
        args.push({ kind: "GeneratorExp", start: open, end: p.lastEnd(), elt: value, generators });
        return { args, keywords };
      }
      args.push(value);
    }
    if (!p.take(K.COMMA)) break;
  }
  p.expect(K.RPAR);
  return { args, keywords };
}
