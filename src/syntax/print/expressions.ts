/**
 * Expressions to text. Each is asked for with the binding strength that its place needs; weaker ones get parentheses.
 */
import type {
  Arg,
  Arguments,
  Comprehension,
  Expr,
  FormattedValue,
  JoinedStr,
  Keyword,
  Operator,
  UnaryOperator,
} from "../tree.ts";
import { escapeText, printConstant, quoteFor } from "./literals.ts";
import { operatorSigns } from "./signs.ts";

/** Binding strengths, weakest first. */
const ANY = 0;
const TEST = 1;
const OR = 2;
const AND = 3;
const NOT = 4;
const COMPARISON = 5;
const BITWISE_OR = 6;
const FACTOR = 12;
const POWER = 13;
const AWAIT = 14;
const PRIMARY = 15;

const BINARY: Readonly<Record<Operator, number>> = {
  BitOr: BITWISE_OR,
  BitXor: 7,
  BitAnd: 8,
  LShift: 9,
  RShift: 9,
  Add: 10,
  Sub: 10,
  Mult: 11,
  Div: 11,
  FloorDiv: 11,
  Mod: 11,
  MatMult: 11,
  Pow: POWER,
};

const UNARY: Readonly<Record<UnaryOperator, string>> = { Invert: "~", Not: "not ", UAdd: "+", USub: "-" };

function strength(node: Expr): number {
  switch (node.kind) {
    case "NamedExpr":
    case "Yield":
    case "YieldFrom":
    case "Starred":
    case "Slice":
      return ANY;
    case "Lambda":
    case "IfExp":
      return TEST;
    case "BoolOp":
      return node.op === "Or" ? OR : AND;
    case "UnaryOp":
      return node.op === "Not" ? NOT : FACTOR;
    case "Compare":
      return COMPARISON;
    case "BinOp":
      return BINARY[node.op];
    case "Await":
      return AWAIT;
    default:
      return PRIMARY;
  }
}

/** An expression where the grammar wants one without commas, `:=`, `yield` or a star. */
export function printExpr(node: Expr, least: number = TEST): string {
  const text = print(node);
  return strength(node) < least ? `(${text})` : text;
}

/** An expression where a tuple needs no parentheses and a star may stand bare; so may `yield`, if `mayYield`. */
export function printTop(node: Expr, mayYield = false): string {
  const isYield = node.kind === "Yield" || node.kind === "YieldFrom";
  if (node.kind === "NamedExpr" || (isYield && !mayYield)) return `(${print(node)})`;
  if (node.kind !== "Tuple" || node.elts.length === 0) return print(node);
  return printElements(node.elts);
}

function printElements(elts: readonly Expr[]): string {
  const text = elts.map(printElement).join(", ");
  return elts.length === 1 ? `${text},` : text;
}

function printElement(node: Expr): string {
  return node.kind === "Starred" ? print(node) : printExpr(node);
}

function print(node: Expr): string {
  switch (node.kind) {
    case "Name":
      return node.id;
    case "Constant":
      return printConstant(node.value, node.prefix);
    case "JoinedStr":
      return printFString(node);
    case "FormattedValue":
      return printFString({ ...node, kind: "JoinedStr", values: [node] });
    case "Attribute":
    case "Call":
    case "Subscript":
    case "BinOp":
      return printChain(node);
    case "BoolOp": {
      const least = node.op === "Or" ? AND : NOT;
      return node.values.map((value) => printExpr(value, least)).join(node.op === "Or" ? " or " : " and ");
    }
    case "NamedExpr":
      return `${node.target.id} := ${printExpr(node.value)}`;
    case "UnaryOp":
      return UNARY[node.op] + printExpr(node.operand, node.op === "Not" ? NOT : FACTOR);
    case "Lambda": {
      const parameters = printParameters(node.args);
      return `lambda${parameters === "" ? "" : " "}${parameters}: ${printExpr(node.body)}`;
    }
    case "IfExp":
      return `${printExpr(node.body, OR)} if ${printExpr(node.test, OR)} else ${printExpr(node.orelse)}`;
    case "Dict":
      return `{${node.values.map((value, i) => printEntry(node.keys[i] ?? null, value)).join(", ")}}`;
    case "Set":
      return `{${node.elts.map(printElement).join(", ")}}`;
    case "List":
      return `[${node.elts.map(printElement).join(", ")}]`;
    case "Tuple":
      return node.elts.length === 0 ? "()" : `(${printElements(node.elts)})`;
    case "ListComp":
      return `[${printExpr(node.elt)}${printComprehensions(node.generators)}]`;
    case "SetComp":
      return `{${printExpr(node.elt)}${printComprehensions(node.generators)}}`;
    case "DictComp":
      return `{${printExpr(node.key)}: ${printExpr(node.value)}${printComprehensions(node.generators)}}`;
    case "GeneratorExp":
      return `(${printExpr(node.elt)}${printComprehensions(node.generators)})`;
    case "Await":
      return `await ${printExpr(node.value, PRIMARY)}`;
    case "Yield":
      return node.value === null ? "yield" : `yield ${printTop(node.value)}`;
    case "YieldFrom":
      return `yield from ${printExpr(node.value)}`;
    case "Compare": {
      const rest = node.ops.map((op, i) => {
        const comparator = node.comparators[i];
        return ` ${operatorSigns[op]} ${comparator === undefined ? "" : printExpr(comparator, BITWISE_OR)}`;
      });
      return printExpr(node.left, BITWISE_OR) + rest.join("");
    }
    case "Starred":
      return `*${printExpr(node.value, BITWISE_OR)}`;
    case "Slice": {
      const bound = (expr: Expr | null): string => (expr === null ? "" : printExpr(expr));
      return `${bound(node.lower)}:${bound(node.upper)}${node.step === null ? "" : `:${bound(node.step)}`}`;
    }
  }
}

function printEntry(key: Expr | null, value: Expr): string {
  return key === null ? `**${printExpr(value, BITWISE_OR)}` : `${printExpr(key)}: ${printExpr(value)}`;
}

/** Attributes, calls, subscripts and operators pile up on the left; a loop follows them down. */
function printChain(node: Expr): string {
  const after: string[] = [];
  let one = node;
  for (;;) {
    let least = PRIMARY;
    let next: Expr;
    if (one.kind === "Attribute") {
      next = one.value;
      // The dot behind an integer would make a float of it.
      after.push(`${isInteger(next) ? " " : ""}.${one.attr}`);
    } else if (one.kind === "Call") {
      after.push(printArguments(one.args, one.keywords));
      next = one.func;
    } else if (one.kind === "Subscript") {
      after.push(`[${printIndex(one.slice)}]`);
      next = one.value;
    } else if (one.kind === "BinOp") {
      const sign = operatorSigns[one.op];
      const own = BINARY[one.op];
      const right = one.op === "Pow" ? FACTOR : own + 1;
      after.push(` ${sign} ${printExpr(one.right, right)}`);
      least = one.op === "Pow" ? AWAIT : own;
      next = one.left;
    } else break;
    const needsParentheses = strength(next) < least;
    if (!needsParentheses && isChain(next)) one = next;
    else {
      after.push(needsParentheses ? `(${print(next)})` : print(next));
      break;
    }
  }
  return after.reverse().join("");
}

function isChain(node: Expr): boolean {
  return node.kind === "Attribute" || node.kind === "Call" || node.kind === "Subscript" || node.kind === "BinOp";
}

function isInteger(node: Expr): boolean {
  return node.kind === "Constant" && typeof node.value === "bigint";
}

/** Arguments in parentheses, for calls and classes. */
export function printArguments(args: readonly Expr[], keywords: readonly Keyword[]): string {
  const only = args[0];
  if (only?.kind === "GeneratorExp" && args.length === 1 && keywords.length === 0) return print(only);
  // A star may come after `name=value` but not after `**mapping`, so all of them fit in front.
  const named = keywords.map(({ arg, value }) =>
    arg === null ? `**${printExpr(value)}` : `${arg}=${printExpr(value)}`,
  );
  return `(${[...args.map(printElement), ...named].join(", ")})`;
}

function printIndex(slice: Expr): string {
  if (slice.kind !== "Tuple" || slice.elts.length === 0)
    return slice.kind === "Slice" ? print(slice) : printExpr(slice);
  const elements = slice.elts.map((one) => (one.kind === "Slice" ? print(one) : printElement(one)));
  return elements.length === 1 ? `${elements[0]},` : elements.join(", ");
}

function printComprehensions(generators: readonly Comprehension[]): string {
  return generators
    .map(({ target, iter, ifs, is_async }) => {
      const conditions = ifs.map((test) => ` if ${printExpr(test, OR)}`).join("");
      return `${is_async === 1 ? " async" : ""} for ${printTop(target)} in ${printExpr(iter, OR)}${conditions}`;
    })
    .join("");
}

/** Parameters as they stand in a `def` or a lambda, without what encloses them. */
export function printParameters(args: Arguments): string {
  const parts: string[] = [];
  const positional = [...args.posonlyargs, ...args.args];
  const required = positional.length - args.defaults.length;
  positional.forEach((parameter, i) => {
    parts.push(printParameter(parameter, args.defaults[i - required] ?? null));
    if (i === args.posonlyargs.length - 1) parts.push("/");
  });
  if (args.vararg !== null) parts.push(`*${printParameter(args.vararg, null)}`);
  else if (args.kwonlyargs.length > 0) parts.push("*");
  args.kwonlyargs.forEach((parameter, i) => {
    parts.push(printParameter(parameter, args.kw_defaults[i] ?? null));
  });
  if (args.kwarg !== null) parts.push(`**${printParameter(args.kwarg, null)}`);
  return parts.join(", ");
}

function printParameter({ arg, annotation }: Arg, value: Expr | null): string {
  const named = annotation === null ? arg : `${arg}: ${printElement(annotation)}`;
  if (value === null) return named;
  return annotation === null ? `${named}=${printExpr(value)}` : `${named} = ${printExpr(value)}`;
}

/** An f-string; text with a `u` prefix needs literals of its own beside it. */
function printFString(node: JoinedStr): string {
  const literals: string[] = [];
  const open: (readonly [text: string, isField: boolean])[] = [];
  const close = (): void => {
    if (open.length === 0) return;
    const quote = quoteFor(open.map(([text]) => text).join(""));
    const parts = open.map(([text, isField]) => (isField ? text : escapeText(text, quote)));
    literals.push(`f${quote}${parts.join("")}${quote}`);
    open.length = 0;
  };
  for (const value of node.values) {
    if (value.kind === "Constant" && value.prefix === "u") {
      close();
      literals.push(printConstant(value.value, "u"));
    } else if (value.kind === "Constant") {
      const text = typeof value.value === "string" ? value.value : "";
      open.push([text.replaceAll("{", "{{").replaceAll("}", "}}"), false]);
    } else if (value.kind === "FormattedValue") open.push([printField(value), true]);
  }
  const hasField = node.values.some((value) => value.kind === "FormattedValue");
  close();
  if (literals.length === 0 || (!hasField && !literals.some((literal) => literal.startsWith("f"))))
    literals.push("f''");
  return literals.join(" ");
}

function printField(node: FormattedValue): string {
  const { value } = node;
  const bare = print(value);
  // The colon of a bare lambda would begin the format specification.
  const isOpen = value.kind === "NamedExpr" || (bare.includes("lambda") && strength(value) < PRIMARY);
  const text = isOpen && value.kind !== "Starred" ? `(${bare})` : bare;
  return `{${text.startsWith("{") ? " " : ""}${text}${printFieldEnd(node)}`;
}

function printFieldEnd({ conversion, format_spec }: FormattedValue): string {
  const letter = conversion === -1 ? "" : `!${String.fromCharCode(conversion)}`;
  return `${letter}${format_spec === null ? "" : `:${printSpec(format_spec)}`}}`;
}

/** A format specification. Braces cannot be doubled in it. */
function printSpec(spec: JoinedStr): string {
  return spec.values
    .map((value) => {
      if (value.kind === "Constant") {
        const text = escapeText(typeof value.value === "string" ? value.value : "", '"').replaceAll("'", "\\'");
        return text.replaceAll("{", "\\x7b").replaceAll("}", "\\x7d");
      }
      if (value.kind === "FormattedValue") return printField(value);
      // `{x=}`: the text in front is the source of the field.
      const [source, field] = value.kind === "JoinedStr" ? value.values : [];
      if (source?.kind !== "Constant" || field?.kind !== "FormattedValue") return "";
      const implied = field.conversion === 114 && field.format_spec === null;
      return `{${String(source.value)}${implied ? "}" : printFieldEnd(field)}`;
    })
    .join("");
}
