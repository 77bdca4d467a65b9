/**
 * What patterns may bind, and which are never reached.
 */
import type { Expr, Match, MatchClass, MatchMapping, MatchOr, Pattern } from "../tree.ts";
import type { Report } from "./report.ts";

interface Context {
  readonly report: Report;
  readonly visit: (expr: Expr) => void;
  /** Names that the pattern has bound so far. */
  names: Set<string>;
  /** May a pattern that always matches stand here? */
  irrefutable: boolean;
}

function isWildcard(pattern: Pattern): boolean {
  return pattern.kind === "MatchAs" && pattern.name === null && pattern.pattern === null;
}

/** Checks the patterns of a `match`, asking `visitCase` to go on with guard and body of each. */
export function checkMatch(
  node: Match,
  report: Report,
  visit: (expr: Expr) => void,
  visitCase: (index: number) => void,
): undefined {
  const last = node.cases.length - 1;
  node.cases.forEach(({ pattern, guard }, i) => {
    // A wildcard at the end of several cases is compiled as an `else`.
    if (i < last || i === 0 || !isWildcard(pattern)) {
      checkPattern(pattern, { report, visit, names: new Set(), irrefutable: guard !== null || i === last });
    }
    visitCase(i);
  });
}

function bind(context: Context, name: string | null, place: Pattern): undefined {
  if (name === null) return;
  if (name === "__debug__") context.report("cannot assign to __debug__", place);
  if (context.names.has(name)) context.report(`multiple assignments to name '${name}' in pattern`, place);
  context.names.add(name);
}

/** Patterns inside of others are never the reason that later cases are not reached. */
function checkInner(pattern: Pattern, context: Context): undefined {
  const { irrefutable } = context;
  context.irrefutable = true;
  checkPattern(pattern, context);
  context.irrefutable = irrefutable;
}

function checkPattern(pattern: Pattern, context: Context): undefined {
  const { report } = context;
  switch (pattern.kind) {
    case "MatchValue":
      if (!isLiteral(pattern.value) && pattern.value.kind !== "Attribute") {
        report("patterns may only match literals and attribute lookups", pattern);
      } else context.visit(pattern.value);
      return;
    case "MatchSingleton":
      return;
    case "MatchSequence":
      if (pattern.patterns.filter((one) => one.kind === "MatchStar").length > 1) {
        report("multiple starred names in sequence pattern", pattern);
      }
      for (const one of pattern.patterns) checkInner(one, context);
      return;
    case "MatchMapping":
      return checkMapping(pattern, context);
    case "MatchClass":
      return checkClass(pattern, context);
    case "MatchStar":
      return bind(context, pattern.name, pattern);
    case "MatchAs":
      if (pattern.pattern !== null) checkPattern(pattern.pattern, context);
      else if (!context.irrefutable) {
        const what = pattern.name === null ? "wildcard" : `name capture '${pattern.name}'`;
        report(`${what} makes remaining patterns unreachable`, pattern);
      }
      return bind(context, pattern.name, pattern);
    case "MatchOr":
      return checkAlternatives(pattern, context);
  }
}

/** Numbers with a sign and complex sums count as literals; f-strings do not. */
function isLiteral(expr: Expr): boolean {
  if (expr.kind === "UnaryOp") return isLiteral(expr.operand);
  if (expr.kind === "BinOp") return isLiteral(expr.left) && isLiteral(expr.right);
  return expr.kind === "Constant";
}

/** A number as far as keys need it: 1, 1.0 and 1+0j are the same key. */
interface Complex {
  readonly real: bigint | number;
  readonly imag: number | null;
}

interface Key {
  /** Equal for keys that Python holds to be equal. */
  readonly key: string;
  readonly shown: string;
}

function negate(value: bigint | number): bigint | number {
  return typeof value === "bigint" ? -value : -value;
}

function numberOf(expr: Expr): Complex | null {
  if (expr.kind === "UnaryOp") {
    const value = numberOf(expr.operand);
    return value && { real: negate(value.real), imag: value.imag === null ? null : -value.imag };
  }
  if (expr.kind === "BinOp") {
    const left = numberOf(expr.left);
    const right = numberOf(expr.right);
    if (left === null || right?.imag == null) return null;
    return { real: Number(left.real), imag: expr.op === "Add" ? right.imag : -right.imag };
  }
  if (expr.kind !== "Constant") return null;
  const { value } = expr;
  if (typeof value === "bigint" || typeof value === "number") return { real: value, imag: null };
  if (typeof value === "boolean") return { real: BigInt(value), imag: null };
  return value !== null && typeof value === "object" && "imag" in value ? { real: 0, imag: value.imag } : null;
}

function shownFloat(value: number): string {
  if (!Number.isInteger(value)) return String(value);
  return `${Object.is(value, -0) ? "-" : ""}${value}`;
}

function shownNumber({ real, imag }: Complex): string {
  if (typeof real === "bigint") return String(real);
  if (imag === null) return Number.isInteger(real) ? `${shownFloat(real)}.0` : String(real);
  if (Object.is(real, 0)) return `${shownFloat(imag)}j`;
  return `(${shownFloat(real)}${imag < 0 || Object.is(imag, -0) ? "" : "+"}${shownFloat(imag)}j)`;
}

function keyOf(expr: Expr): Key | null {
  const number = numberOf(expr);
  if (number !== null) {
    const { real, imag } = number;
    const plain = typeof real === "number" && Number.isInteger(real) ? BigInt(real) : real;
    const shown = expr.kind === "Constant" && typeof expr.value === "boolean" ? (expr.value ? "True" : "False") : null;
    return { key: `n${plain}${imag === null || imag === 0 ? "" : `,${imag}`}`, shown: shown ?? shownNumber(number) };
  }
  if (expr.kind !== "Constant") return null;
  const { value } = expr;
  if (typeof value === "string") {
    const quote = value.includes("'") && !value.includes('"') ? '"' : "'";
    return { key: `s${value}`, shown: `${quote}${quote === "'" ? value.replaceAll("'", "\\'") : value}${quote}` };
  }
  if (value instanceof Uint8Array) {
    const text = String.fromCharCode(...value);
    return { key: `b${text}`, shown: `b'${text}'` };
  }
  return { key: "None", shown: "None" };
}

function checkMapping(pattern: MatchMapping, context: Context): undefined {
  const seen = new Set<string>();
  for (const key of pattern.keys) {
    const literal = keyOf(key);
    if (literal === null) {
      if (key.kind === "Attribute") context.visit(key);
      else context.report("mapping pattern keys may only match literals and attribute lookups", pattern);
      continue;
    }
    if (seen.has(literal.key)) context.report(`mapping pattern checks duplicate key (${literal.shown})`, pattern);
    seen.add(literal.key);
  }
  for (const one of pattern.patterns) checkInner(one, context);
  bind(context, pattern.rest, pattern);
}

function checkClass(pattern: MatchClass, context: Context): undefined {
  pattern.kwd_attrs.forEach((name, i) => {
    const again = pattern.kwd_attrs.indexOf(name, i + 1);
    const place = pattern.kwd_patterns[again];
    if (name === "__debug__") context.report("cannot assign to __debug__", pattern.kwd_patterns[i] ?? pattern);
    if (place !== undefined) context.report(`attribute name repeated in class pattern: ${name}`, place);
  });
  context.visit(pattern.cls);
  for (const one of pattern.patterns) checkInner(one, context);
  for (const one of pattern.kwd_patterns) checkInner(one, context);
}

function checkAlternatives(pattern: MatchOr, context: Context): undefined {
  const { names, irrefutable } = context;
  let control: Set<string> | null = null;
  let differ = false;
  pattern.patterns.forEach((one, i) => {
    context.names = new Set();
    context.irrefutable = irrefutable && i === pattern.patterns.length - 1;
    checkPattern(one, context);
    if (control === null) control = context.names;
    else if (control.size !== context.names.size || [...context.names].some((name) => !control?.has(name)))
      differ = true;
  });
  if (differ) context.report("alternative patterns bind different names", pattern);
  const bound = control ?? new Set<string>();
  context.names = names;
  context.irrefutable = irrefutable;
  for (const name of bound) {
    if (names.has(name)) context.report(`multiple assignments to name '${name}' in pattern`, pattern);
    names.add(name);
  }
}
