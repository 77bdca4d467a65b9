/**
 * Trees to text. What is printed reads as the same tree again; layout, comments and superfluous parentheses of the
 * original are not kept.
 */
import { isStatement } from "../statement-kinds.ts";
import type {
  Alias,
  AsyncFunctionDef,
  ClassDef,
  Expr,
  FunctionDef,
  If,
  Node,
  Pattern,
  Stmt,
  Try,
  TryStar,
  TypeParam,
  WithItem,
} from "../tree.ts";
import { printArguments, printExpr, printParameters, printTop } from "./expressions.ts";
import { printPattern } from "./patterns.ts";
import { operatorSigns } from "./signs.ts";

const INDENT = "    ";

/** The source text of a module, a statement (both with a line break at the end), an expression or a pattern. */
export function printTree(node: Node): string {
  switch (node.kind) {
    case "Module":
      return lines(printBody(node.body, ""));
    case "comprehension":
    case "ExceptHandler":
    case "arguments":
    case "arg":
    case "keyword":
    case "alias":
    case "withitem":
    case "match_case":
    case "TypeVar":
    case "ParamSpec":
    case "TypeVarTuple":
      return printPart(node);
    case "MatchValue":
    case "MatchSingleton":
    case "MatchSequence":
    case "MatchMapping":
    case "MatchClass":
    case "MatchStar":
    case "MatchAs":
    case "MatchOr":
      return printPattern(node satisfies Pattern);
    default:
      return isStatement(node) ? lines(printStatement(node, "")) : printTop(node);
  }
}

function lines(all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join("");
}

/** What is neither statement nor expression nor pattern has a text only inside of those. */
function printPart(node: Exclude<Node, Stmt | Expr | Pattern>): string {
  switch (node.kind) {
    case "alias":
      return printAlias(node);
    case "arguments":
      return printParameters(node);
    case "arg":
      return node.arg;
    case "keyword":
      return node.arg === null ? `**${printExpr(node.value)}` : `${node.arg}=${printExpr(node.value)}`;
    case "withitem":
      return printItem(node);
    case "TypeVar":
    case "ParamSpec":
    case "TypeVarTuple":
      return printTypeParameter(node);
    default:
      return "";
  }
}

function printBody(body: readonly Stmt[], indent: string): string[] {
  const all: string[] = [];
  for (const statement of body) for (const line of printStatement(statement, indent)) all.push(line);
  return all;
}

function block(head: string, body: readonly Stmt[], indent: string): string[] {
  return [`${indent}${head}:`, ...printBody(body, indent + INDENT)];
}

function maybeBlock(head: string, body: readonly Stmt[], indent: string): string[] {
  return body.length === 0 ? [] : block(head, body, indent);
}

/** The lines of a statement, each with its indentation. */
function printStatement(node: Stmt, indent: string): string[] {
  switch (node.kind) {
    case "FunctionDef":
    case "AsyncFunctionDef":
      return printFunction(node, indent);
    case "ClassDef":
      return printClass(node, indent);
    case "For":
    case "AsyncFor": {
      const head = `${node.kind === "For" ? "" : "async "}for ${printTop(node.target)} in ${printTop(node.iter)}`;
      return [...block(head, node.body, indent), ...maybeBlock("else", node.orelse, indent)];
    }
    case "While":
      return [...block(`while ${printExpr(node.test)}`, node.body, indent), ...maybeBlock("else", node.orelse, indent)];
    case "If":
      return printIf(node, indent);
    case "With":
    case "AsyncWith": {
      const only = node.items.length === 1 ? node.items[0] : undefined;
      // Without parentheses of its own, a lone tuple would be read as several items.
      const isTuple = only?.context_expr.kind === "Tuple" && only.optional_vars === null;
      const items = isTuple ? `(${printExpr(only.context_expr)})` : node.items.map(printItem).join(", ");
      return block(`${node.kind === "With" ? "" : "async "}with ${items}`, node.body, indent);
    }
    case "Match": {
      const all = [`${indent}match ${printExpr(node.subject)}:`];
      for (const { pattern, guard, body } of node.cases) {
        const condition = guard === null ? "" : ` if ${printExpr(guard)}`;
        all.push(...block(`case ${printPattern(pattern)}${condition}`, body, indent + INDENT));
      }
      return all;
    }
    case "Try":
    case "TryStar":
      return printTry(node, indent);
    default:
      return [indent + printSimple(node)];
  }
}

type Compound =
  | FunctionDef
  | AsyncFunctionDef
  | ClassDef
  | Extract<Stmt, { kind: "For" | "AsyncFor" | "While" | "If" | "With" | "AsyncWith" | "Match" | "Try" | "TryStar" }>;

function printSimple(node: Exclude<Stmt, Compound>): string {
  switch (node.kind) {
    case "Expr":
      return printTop(node.value, true);
    case "Assign":
      return [...node.targets, node.value].map((one) => printTop(one, true)).join(" = ");
    case "AugAssign":
      return `${printExpr(node.target)} ${operatorSigns[node.op]}= ${printTop(node.value, true)}`;
    case "AnnAssign": {
      const target = printExpr(node.target);
      const name = node.target.kind === "Name" && node.simple === 0 ? `(${target})` : target;
      return `${name}: ${printExpr(node.annotation)}${node.value === null ? "" : ` = ${printTop(node.value, true)}`}`;
    }
    case "Return":
      return node.value === null ? "return" : `return ${printTop(node.value)}`;
    case "Delete":
      return `del ${node.targets.map((target) => printExpr(target)).join(", ")}`;
    case "TypeAlias":
      return `type ${node.name.id}${printTypeParameters(node.type_params)} = ${printExpr(node.value)}`;
    case "Raise": {
      const cause = node.cause === null ? "" : ` from ${printExpr(node.cause)}`;
      return node.exc === null ? "raise" : `raise ${printExpr(node.exc)}${cause}`;
    }
    case "Assert":
      return `assert ${printExpr(node.test)}${node.msg === null ? "" : `, ${printExpr(node.msg)}`}`;
    case "Import":
      return `import ${node.names.map(printAlias).join(", ")}`;
    case "ImportFrom":
      return `from ${".".repeat(node.level)}${node.module ?? ""} import ${node.names.map(printAlias).join(", ")}`;
    case "Global":
      return `global ${node.names.join(", ")}`;
    case "Nonlocal":
      return `nonlocal ${node.names.join(", ")}`;
    case "Break":
      return "break";
    case "Continue":
      return "continue";
    case "Pass":
    case "Error":
      return "pass";
  }
}

function printAlias({ name, asname }: Alias): string {
  return asname === null ? name : `${name} as ${asname}`;
}

function printItem({ context_expr, optional_vars }: WithItem): string {
  return optional_vars === null
    ? printExpr(context_expr)
    : `${printExpr(context_expr)} as ${printTarget(optional_vars)}`;
}

function printTarget(target: Expr): string {
  return target.kind === "Starred" ? printTop(target) : printExpr(target);
}

function printTypeParameter({ kind, name, bound }: TypeParam): string {
  if (kind === "TypeVarTuple") return `*${name}`;
  if (kind === "ParamSpec") return `**${name}`;
  return bound === null ? name : `${name}: ${printExpr(bound)}`;
}

function printTypeParameters(parameters: readonly TypeParam[]): string {
  return parameters.length === 0 ? "" : `[${parameters.map(printTypeParameter).join(", ")}]`;
}

function printDecorators(decorators: readonly Expr[], indent: string): string[] {
  return decorators.map((decorator) => `${indent}@${printExpr(decorator)}`);
}

function printFunction(node: FunctionDef | AsyncFunctionDef, indent: string): string[] {
  const word = node.kind === "FunctionDef" ? "def" : "async def";
  const returns = node.returns === null ? "" : ` -> ${printExpr(node.returns)}`;
  const head = `${word} ${node.name}${printTypeParameters(node.type_params)}(${printParameters(node.args)})${returns}`;
  return [...printDecorators(node.decorator_list, indent), ...block(head, node.body, indent)];
}

function printClass(node: ClassDef, indent: string): string[] {
  const isPlain = node.bases.length === 0 && node.keywords.length === 0;
  // Unlike in a call, a generator keeps its own parentheses beside those of the class.
  const isGenerator = node.bases.length === 1 && node.keywords.length === 0 && node.bases[0]?.kind === "GeneratorExp";
  const given = isPlain ? "" : printArguments(node.bases, node.keywords);
  const head = `class ${node.name}${printTypeParameters(node.type_params)}${isGenerator ? `(${given})` : given}`;
  return [...printDecorators(node.decorator_list, indent), ...block(head, node.body, indent)];
}

function printIf(node: If, indent: string): string[] {
  const all: string[] = [];
  let word = "if";
  let one = node;
  for (;;) {
    all.push(...block(`${word} ${printExpr(one.test)}`, one.body, indent));
    const next = one.orelse[0];
    if (one.orelse.length !== 1 || next?.kind !== "If") break;
    word = "elif";
    one = next;
  }
  for (const line of maybeBlock("else", one.orelse, indent)) all.push(line);
  return all;
}

function printTry(node: Try | TryStar, indent: string): string[] {
  const all = block("try", node.body, indent);
  for (const handler of node.handlers) {
    const type = handler.type === null ? "" : ` ${printExpr(handler.type)}`;
    const name = handler.name === null ? "" : ` as ${handler.name}`;
    all.push(...block(`except${node.kind === "TryStar" ? "*" : ""}${type}${name}`, handler.body, indent));
  }
  return [...all, ...maybeBlock("else", node.orelse, indent), ...maybeBlock("finally", node.finalbody, indent)];
}
