/**
 * How CPython names expressions in messages, and which of them cannot be targets.
 */
import type { ConstantValue, Expr } from "../tree.ts";

const NAMES: Readonly<Partial<Record<Expr["kind"], string>>> = {
  Attribute: "attribute",
  Subscript: "subscript",
  Starred: "starred",
  Name: "name",
  List: "list",
  Tuple: "tuple",
  Lambda: "lambda",
  Call: "function call",
  BoolOp: "expression",
  BinOp: "expression",
  UnaryOp: "expression",
  GeneratorExp: "generator expression",
  Yield: "yield expression",
  YieldFrom: "yield expression",
  Await: "await expression",
  ListComp: "list comprehension",
  SetComp: "set comprehension",
  DictComp: "dict comprehension",
  Dict: "dict literal",
  Set: "set display",
  JoinedStr: "f-string expression",
  FormattedValue: "f-string expression",
  Compare: "comparison",
  IfExp: "conditional expression",
  NamedExpr: "named expression",
};

function constantName(value: ConstantValue): string {
  if (value === null) return "None";
  if (value === true) return "True";
  if (value === false) return "False";
  return typeof value === "object" && "ellipsis" in value ? "ellipsis" : "literal";
}

/** `function call`, `literal`, …: what a message calls an expression. */
export function expressionName(expr: Expr): string {
  return expr.kind === "Constant" ? constantName(expr.value) : (NAMES[expr.kind] ?? "expression");
}

/** The first part of a would-be target that cannot be one; `null` when all can. */
export function wrongTarget(expr: Expr, use: "assign" | "delete" | "for"): Expr | null {
  switch (expr.kind) {
    case "List":
    case "Tuple":
      for (const element of expr.elts) {
        const wrong = wrongTarget(element, use);
        if (wrong !== null) return wrong;
      }
      return null;
    case "Starred":
      return use === "delete" ? expr : wrongTarget(expr.value, use);
    case "Compare":
      // `for x in y` reads as a comparison up to here; what counts is what stands before `in`.
      if (use !== "for") return expr;
      return expr.ops[0] === "In" ? wrongTarget(expr.left, use) : null;
    case "Name":
    case "Subscript":
    case "Attribute":
      return null;
    default:
      return expr;
  }
}
