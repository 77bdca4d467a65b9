/**
 * What `compile()` refuses although the text parses.
 */
import { problemAt, type SyntaxProblem } from "../problems.ts";
import type { Module } from "../tree.ts";
import { checkFutures } from "./futures.ts";
import { checkPlacement } from "./placement.ts";
import type { Report } from "./report.ts";
import { checkScopes } from "./scopes.ts";

/** The problems of a tree that was read without any, in the order in which CPython would find them; at most `most`. */
export function checkTree(text: string, tree: Module, most: number): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  const report: Report = (message, { start, end }) => {
    if (problems.length < most) problems.push(problemAt(text, "SyntaxError", message, start, end, "compile"));
  };
  const { head, annotations } = checkFutures(tree, report);
  const misplaced: Parameters<Report>[] = [];
  const needsScopes = checkPlacement(tree, (...finding) => void misplaced.push(finding), {
    futures: head,
    annotationsAreText: annotations,
    mayWait: /async|await/.test(text),
  });
  if (needsScopes) checkScopes(tree, report, annotations);
  for (const finding of misplaced) report(...finding);
  return problems;
}
