import { printed } from "../syntax/print/plugged.ts";
import type { Expr } from "../syntax/tree.ts";
import { quoteText } from "../values/quoting.ts";
import type { Compiler } from "./compiler.ts";
import type { Evaluate } from "./frame.ts";

/**
 * What an annotation comes to: its value, or its text when the program asks for that. The program asks by importing from
 * `__future__`, which brings the printer, so texts are made when they are needed.
 */
export function compileAnnotation(node: Expr, c: Compiler): Evaluate {
  if (!c.annotationTexts) return c.expr(node);
  let text: string | null = null;
  return () => {
    text ??= annotationText(node);
    return text;
  };
}

/** As CPython writes an expression: texts quoted its way, tuples in parentheses. */
function annotationText(node: Expr): string {
  if (node.kind === "Constant" && typeof node.value === "string") return quoteText(node.value);
  const text = printed(node);
  return node.kind === "Tuple" && node.elts.length > 0 ? `(${text})` : text;
}
