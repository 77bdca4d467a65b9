/** Holds what the check says of a formula against what the engine does with it on all documents of `documents.ts`. */
import { checkSchema } from "../../src/check/schema.ts";
import { compileSchema } from "../../src/engine/compiled-schema.ts";
import { allModules } from "../../src/library/all-modules.ts";
import { lineAt, lineStarts } from "../../src/source/span.ts";
import { contentOf, documents, schemaWith } from "./documents.ts";

export interface Agreement {
  /** Lines on which the check says that something may be empty, if any document comes there. */
  claimed: number;
  /** Those on which the engine raises on some document because of `None`. */
  right: number;
  /** Formulas with claims; those whose first claim is right. */
  first: number;
  firstRight: number;
  /** Lines on which the engine raises because of `None`; those of which the check says so. */
  raised: number;
  found: number;
  /** Formulas that raise because of `None` and of which the check says nothing. */
  silent: string[];
}

const contents = [...documents()].map(contentOf);
const others = { g: "field.a * 2 if is_set(field.a) else None" };
const compound = /^\s*(?:if|elif|else|for|while|try|except|def)\b/;

/** The formula with a message on each line of its own, which tells whether a document comes there. */
function marked(formula: string): string {
  const lines = formula.split("\n");
  return lines
    .map((line, i) => (compound.test(line) ? line : line.replace(/^\s*/, `$&show_info('${i + 1}'); `)))
    .join("\n");
}

export function agreementOf(formulas: readonly string[]): Agreement {
  const sum: Agreement = { claimed: 0, right: 0, first: 0, firstRight: 0, raised: 0, found: 0, silent: [] };
  for (const formula of formulas) compare(formula, sum);
  return sum;
}

function compare(formula: string, sum: Agreement): void {
  const starts = lineStarts(formula);
  const { texts } = checkSchema(schemaWith({ ...others, f: formula }));
  const findings = texts.find(({ id }) => id === "f")?.findings ?? [];
  const claims = new Set(
    findings.filter(({ rule }) => rule === "may-be-empty").map(({ span }) => lineAt(starts, span?.start ?? 0)),
  );
  const { raised, reached } = outcomes(formula);
  const lines = [...claims].filter((line) => reached.has(line)).sort((a, b) => a - b);
  const [first] = lines;
  sum.claimed += lines.length;
  sum.right += lines.filter((line) => raised.has(line)).length;
  if (first !== undefined) {
    sum.first++;
    if (raised.has(first)) sum.firstRight++;
  }
  sum.raised += raised.size;
  sum.found += [...raised].filter((line) => claims.has(line)).length;
  if (raised.size > 0 && claims.size === 0) sum.silent.push(formula);
}

function outcomes(formula: string): { readonly raised: Set<number>; readonly reached: Set<number> } {
  const compiled = compileSchema(schemaWith({ ...others, f: marked(formula) }));
  const raised = new Set<number>();
  const reached = new Set(formula.split("\n").flatMap((line, i) => (compound.test(line) ? [i + 1] : [])));
  for (const content of contents) {
    const { exceptions, messages } = compiled.evaluate(content, { modules: allModules });
    for (const message of messages) reached.add(Number(JSON.parse(JSON.stringify(message)).content));
    for (const { detail, content: text, traceback } of exceptions) {
      const line = traceback.at(-1)?.lineno;
      if (detail.source_schema_id === "f" && text.includes("NoneType") && typeof line === "number") raised.add(line);
    }
  }
  return { raised, reached };
}
