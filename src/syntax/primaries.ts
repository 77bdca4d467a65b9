/**
 * Attribute access, calls and subscripts, each applied to what stands before it.
 */
import { parseAtom } from "./atoms.ts";
import { parseCallArguments } from "./calls.ts";
import type { Cursor } from "./cursor.ts";
import * as K from "./tokens.ts";
import type { Expr } from "./tree.ts";

export function parsePrimary(p: Cursor): Expr {
  const start = p.start();
  let value = parseAtom(p);
  for (let links = 0; ; links++) {
    if (p.kind === K.DOT) {
      p.advance();
      const attr = p.name();
      value = { kind: "Attribute", start, end: p.lastEnd(), value, attr, ctx: "Load" };
    } else if (p.kind === K.LPAR) {
      p.enter();
      const { args, keywords } = parseCallArguments(p);
      p.leave();
      value = { kind: "Call", start, end: p.lastEnd(), func: value, args, keywords };
    } else if (p.kind === K.LSQB) {
      p.enter();
      p.advance();
      const slice = parseSlices(p);
      p.expect(K.RSQB);
      p.leave();
      value = { kind: "Subscript", start, end: p.lastEnd(), value, slice, ctx: "Load" };
    } else {
      if (links > 0) p.chain(links);
      return value;
    }
  }
}

/** What stands between the brackets of a subscript: one index or slice, or a tuple of them. */
function parseSlices(p: Cursor): Expr {
  const start = p.start();
  const first = parseSlice(p);
  if (p.kind !== K.COMMA && first.kind !== "Starred") return first;
  const elts = [first];
  while (p.take(K.COMMA)) {
    if (p.kind === K.RSQB) break;
    elts.push(parseSlice(p));
  }
  return { kind: "Tuple", start, end: p.lastEnd(), elts, ctx: "Load" };
}

function parseSlice(p: Cursor): Expr {
  const start = p.start();
  if (p.take(K.STAR)) {
    p.suspicious = true;
    const value = p.rules.expression(p);
    return { kind: "Starred", start, end: p.lastEnd(), value, ctx: "Load" };
  }
  let lower: Expr | null = null;
  if (p.kind !== K.COLON) {
    // A named expression may be an index but not a bound of a slice.
    const named = p.kind === K.NAME && p.peek(1) === K.COLONEQUAL;
    lower = p.rules.namedExpression(p);
    if (p.kind !== K.COLON || named) return lower;
  }
  p.expect(K.COLON);
  const upper = atBound(p) ? p.rules.expression(p) : null;
  const step = p.take(K.COLON) && atBound(p) ? p.rules.expression(p) : null;
  return { kind: "Slice", start, end: p.lastEnd(), lower, upper, step };
}

function atBound(p: Cursor): boolean {
  return p.kind !== K.COLON && p.kind !== K.COMMA && p.kind !== K.RSQB;
}
