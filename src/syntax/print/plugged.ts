import type { Expr } from "../tree.ts";

let plugged: ((node: Expr) => string) | null = null;

/** Plugs the printer in, which is not in the core; for those who load it. */
export function setPrinter(print: (node: Expr) => string): void {
  plugged = print;
}

/** The source of an expression; nothing before a printer is plugged in. */
export function printed(node: Expr): string {
  return plugged?.(node) ?? "";
}
