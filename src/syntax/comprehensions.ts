import type { Cursor } from "./cursor.ts";
import { parseStarTargets } from "./targets.ts";
import * as K from "./tokens.ts";
import type { Comprehension, Expr } from "./tree.ts";

/** Is a comprehension's `for`, or `async for`, next? */
export function atComprehension(p: Cursor): boolean {
  return p.kind === K.FOR || (p.kind === K.ASYNC && p.peek(1) === K.FOR);
}

/** One or more `for … in … if …`. */
export function parseComprehensions(p: Cursor): Comprehension[] {
  const generators: Comprehension[] = [];
  do {
    const start = p.start();
    const is_async = p.take(K.ASYNC) ? 1 : 0;
    if (is_async === 1) p.suspicious = true;
    p.expect(K.FOR);
    const target = parseStarTargets(p);
    p.expect(K.IN);
    const iter = p.rules.disjunction(p);
    const ifs: Expr[] = [];
    while (p.take(K.IF)) ifs.push(p.rules.disjunction(p));
    generators.push({ kind: "comprehension", start, end: p.lastEnd(), target, iter, ifs, is_async });
  } while (atComprehension(p));
  return generators;
}
