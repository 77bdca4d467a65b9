/** One piece of Python: a formula, a prompt, a condition, a hook. */
import { dependenciesOf } from "../analysis/dependencies.ts";
import type { SchemaNode } from "../document/schema.ts";
import { builtins } from "../library/builtins.ts";
import { parse } from "../syntax/parser.ts";
import type { Module } from "../syntax/tree.ts";
import type { Finding } from "./finding.ts";
import { finding } from "./findings.ts";
import { checkHidden } from "./hidden.ts";
import { withoutIgnored } from "./ignores.ts";
import type { FieldResult, FieldTable } from "./inference/context.ts";
import { inferFormula, type Sink } from "./inference/formula.ts";
import { providedNames } from "./inference/names.ts";
import { checkResult, fieldResult } from "./inference/results.ts";
import { checkNames, type GivenNames } from "./names.ts";

/** The platform stores no longer formulas. */
export const LONGEST_FORMULA = 2000;

export interface CheckedCode {
  readonly findings: readonly Finding[];
  /** What other formulas may take for granted; `null` where nothing is computed. */
  readonly result: FieldResult | null;
}

export interface CodeToCheck {
  readonly text: string;
  readonly fields: FieldTable;
  /** The field whose value the code gives; `null` if its value is not stored. */
  readonly node: SchemaNode | null;
  /** The multivalue in whose rows it runs. */
  readonly table: SchemaNode | null;
}

const given: GivenNames = { provided: providedNames, builtins: new Set(builtins.keys()) };

/** Checks a formula, or code that is evaluated like one. Never throws on what it is given. */
export function checkFormula({ text, fields, node, table }: CodeToCheck): CheckedCode {
  const found: Finding[] = [];
  const sink = sinkTo(found);
  const tree = readTree(text, found);
  if (node !== null && text.length > LONGEST_FORMULA) {
    const message = `The formula has ${text.length} characters, of which the platform takes ${LONGEST_FORMULA}`;
    found.push(finding("formula-too-long", message, { span: { start: 0, end: firstLine(text) } }));
  }
  if (tree === null) return { findings: withoutIgnored(text, found), result: null };
  const inferred = inferFormula(text, tree, fields, { table, writable: false }, sink);
  checkHidden(text, tree, inferred.reads, dependenciesOf(tree, table?.id ?? null), table, sink);
  checkNames(text, tree, given, sink);
  if (node !== null) checkResult(text, tree, inferred, node, sink);
  return {
    findings: withoutIgnored(text, sorted(found)),
    result: node === null ? null : fieldResult(inferred, node),
  };
}

/** The tree, or `null` and its first problem, which is the one CPython raises; others may only follow from it. `*[7]` as a statement is taken by the platform, which wraps it into a call. */
export function readTree(text: string, found: Finding[]): Module | null {
  const { tree, problems } = parse(text);
  const starred = new Set(
    tree.body.flatMap((stmt) => (stmt.kind === "Expr" && stmt.value.kind === "Starred" ? [stmt.start] : [])),
  );
  const problem = problems.find(({ start }) => !starred.has(start));
  if (problem === undefined) return tree;
  const { type, message, start, end } = problem;
  found.push(finding("syntax-error", `${type}: ${message}`, { span: { start, end } }));
  return null;
}

export function sinkTo(found: Finding[]): Sink {
  return (rule, message, { start, end }, details) => {
    found.push(finding(rule, message, { span: { start, end }, ...details }));
  };
}

/** By place. */
export function sorted(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0) || (a.code < b.code ? -1 : 1));
}

function firstLine(text: string): number {
  const end = text.search(/[\r\n]/);
  return end < 0 ? text.length : end;
}
