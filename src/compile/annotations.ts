import { printTree } from "../syntax/print/printer.ts";
import type { Expr } from "../syntax/tree.ts";
import type { Compiler } from "./compiler.ts";
import type { Evaluate } from "./frame.ts";

/** What an annotation comes to: its value, or its text when the program asks for that. */
export function compileAnnotation(node: Expr, c: Compiler): Evaluate {
  if (!c.annotationTexts) return c.expr(node);
  const text = printTree(node);
  return () => text;
}
