import type { Node, Stmt } from "./tree.ts";

const kinds: ReadonlySet<Node["kind"]> = new Set<Stmt["kind"]>([
  "FunctionDef",
  "AsyncFunctionDef",
  "ClassDef",
  "Return",
  "Delete",
  "Assign",
  "TypeAlias",
  "AugAssign",
  "AnnAssign",
  "For",
  "AsyncFor",
  "While",
  "If",
  "With",
  "AsyncWith",
  "Match",
  "Raise",
  "Try",
  "TryStar",
  "Assert",
  "Import",
  "ImportFrom",
  "Global",
  "Nonlocal",
  "Expr",
  "Pass",
  "Break",
  "Continue",
  "Error",
]);

export function isStatement(node: Node): node is Stmt {
  return kinds.has(node.kind);
}
