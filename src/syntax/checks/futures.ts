/**
 * `from __future__ import …`: only at the beginning of a module, and only what there is.
 */
import type { Module } from "../tree.ts";
import type { Report } from "./report.ts";

const FEATURES = new Set([
  "nested_scopes",
  "generators",
  "division",
  "absolute_import",
  "with_statement",
  "print_function",
  "unicode_literals",
  "barry_as_FLUFL",
  "generator_stop",
  "annotations",
]);

/** Reports unknown features; returns how many statements may be such imports, and whether annotations stay text. */
export function checkFutures(module: Module, report: Report): { readonly head: number; readonly annotations: boolean } {
  let head = 0;
  let annotations = false;
  for (const statement of module.body) {
    const isDocstring =
      head === 0 &&
      statement.kind === "Expr" &&
      statement.value.kind === "Constant" &&
      typeof statement.value.value === "string";
    const isFuture = statement.kind === "ImportFrom" && statement.module === "__future__" && statement.level === 0;
    if (!isDocstring && !isFuture) break;
    head++;
    if (statement.kind !== "ImportFrom") continue;
    for (const { name } of statement.names) {
      if (name === "annotations") annotations = true;
      if (FEATURES.has(name)) continue;
      report(name === "braces" ? "not a chance" : `future feature ${name} is not defined`, statement);
    }
  }
  return { head, annotations };
}
