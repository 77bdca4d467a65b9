/**
 * What `compile()` refuses although the text parses.
 */
import { problemAt, type SyntaxProblem } from "../problems.ts";
import type { Module } from "../tree.ts";
import { checkFutures } from "./futures.ts";
import { checkPlacement } from "./placement.ts";
import type { Report } from "./report.ts";
import { checkScopes } from "./scopes.ts";

/**
 * The problems of a tree that was read without any, in the order in which CPython would find them; at most `most`. Without
 * `expressions` they are known to be innocent, and only statements are looked at.
 */
export function checkTree(text: string, tree: Module, most: number, expressions: boolean): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  const report: Report = (message, { start, end }) => {
    if (problems.length >= most) return;
    const problem = problemAt(text, "SyntaxError", message, start, end, "compile");
    problems.push({ ...problem, column: byteColumn(text, start) });
  };
  const { head, annotations } = checkFutures(tree, report);
  const misplaced: Parameters<Report>[] = [];
  const needsScopes = checkPlacement(tree, (...finding) => void misplaced.push(finding), {
    futures: head,
    annotationsAreText: annotations,
    expressions,
    mayWait: expressions && /async|await/.test(text),
  });
  if (needsScopes) checkScopes(tree, report, annotations);
  for (const finding of misplaced) report(...finding);
  return problems;
}

/** Here CPython counts the bytes of UTF-8, not characters. */
function byteColumn(text: string, at: number): number {
  let column = 1;
  for (let i = at - 1; i >= 0; i--) {
    const code = text.charCodeAt(i);
    if (code === 10 || code === 13) break;
    // Each half of a surrogate pair stands for two of its four bytes.
    column += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : 3;
  }
  return column;
}
