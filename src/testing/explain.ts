/** Failure messages: what is wrong, the line of the formula that decided it, and the values that it read. */
import { diffLines } from "diff";
import { type Datapoint, datapointsOf, type Row } from "../document/document.ts";
import type { ComputedField } from "../engine/computed-fields.ts";
import { lineAt, lineStarts, lineText, type Span } from "../source/span.ts";
import { scalarOf, shownList } from "./cells.ts";
import { datapointAt, type TestDocument } from "./document.ts";
import { type Mismatch, shownCell } from "./expectation.ts";
import { messageCalls } from "./message-calls.ts";
import { runKey } from "./watched-program.ts";

/** All that is wrong, one paragraph each; formulas are explained once. */
export function explain(doc: TestDocument, mismatches: readonly Mismatch[]): string {
  const explained = new Set<string>();
  return mismatches.map((mismatch) => explainOne(doc, mismatch, explained)).join("\n\n");
}

/**
 * `lines[1].amount: expected 20, got 21`. What has several lines is compared line by line: `-` is expected and missing, `+` is there and
 * not expected.
 */
export function headline({ kind, title, expected, actual }: Mismatch): string {
  const line = `${title}: expected ${expected}, got ${actual}`;
  const isLong = expected.includes("\n") || actual.includes("\n");
  if (!isLong) return line.length <= 100 ? line : `${title}:\n  expected   ${expected}\n  got        ${actual}`;
  if (kind !== "message" && kind !== "blocker" && kind !== "error") return `${title}:\n${lineDiff(expected, actual)}`;
  return `${title}: expected ${expected}, got\n${actual.replace(/^/gm, "  ")}`;
}

function lineDiff(expected: string, actual: string): string {
  const lines = (text: string): readonly string[] => text.split("\n").slice(0, -1);
  return diffLines(`${expected}\n`, `${actual}\n`)
    .flatMap(({ value, added, removed }) =>
      lines(value).map((line) => `  ${added ? "+" : removed ? "-" : " "} ${line}`),
    )
    .join("\n");
}

function explainOne(doc: TestDocument, mismatch: Mismatch, explained: Set<string>): string {
  const head = headline(mismatch);
  const places = mismatch.place === null ? likelyPlaces(doc, mismatch) : [mismatch.place];
  const [place] = places;
  if (place === undefined || explained.has(place)) return head;
  explained.add(place);
  const details = decision(doc, place, mismatch);
  return details === "" ? head : `${head}\n\n${details.replace(/^(?=.)/gm, "  ")}`;
}

/** Where a message that is missing would have come from: the formulas that have its text. */
function likelyPlaces(doc: TestDocument, { title, text }: Mismatch): readonly string[] {
  if (text === undefined) return [];
  return doc.subject.program.fields.flatMap((field) => {
    if (field.spec.type !== "formula" || field.node.table !== null) return [];
    return messageCalls(field.spec.formula.tree).some((call) => call.couldSay(title, text)) ? [field.schemaId] : [];
  });
}

/** The formula of a place: the line that gave its value, and what it reads. */
function decision(doc: TestDocument, place: string, { kind, title, text, actual }: Mismatch): string {
  const datapoint = datapointAt(doc.document, place);
  const field = doc.subject.program.fields.find(({ schemaId }) => schemaId === datapoint?.node.id);
  if (datapoint === null || field === undefined)
    return datapoint === null ? "" : "no formula: the value is as it was given";
  if (field.spec.type !== "formula") return `the platform fills it (${field.spec.type})`;
  const { code, tree } = field.spec.formula;
  const failed = doc.errors.find(({ on }) => on === place);
  const span =
    (kind === "message" || kind === "blocker") && text !== undefined
      ? messageCalls(tree).find((call) => call.couldSay(title, text))
      : doc.subject.lastResults.get(runKey(field.schemaId, datapoint.row?.id ?? null));
  const line = failed?.line ?? (span === undefined ? null : lineAt(lineStarts(code), span.start));
  const lines = [`${doc.subject.fileOf(field.schemaId)}${line === null ? "" : `:${line}`}`];
  if (line !== null) lines.push(excerpt(code, line, failed === undefined ? (span ?? null) : null));
  if (failed !== undefined && !actual.includes(failed.content)) lines.push(`it failed: ${failed.content}`);
  if (line === null) lines.push("no line of it gave a value");
  const reads = readsOf(doc, field, datapoint);
  return [...lines, ...reads].join("\n");
}

const AROUND = 2;

/** The line with some before it, carets below what gave the value if that is part of the line. */
function excerpt(code: string, line: number, span: Span | null): string {
  const first = Math.max(1, line - AROUND);
  const width = String(line).length;
  const rows: string[] = [];
  for (let at = first; at <= line; at++) {
    rows.push(`${at === line ? ">" : " "} ${String(at).padStart(width)} | ${lineText(code, at)}`.trimEnd());
  }
  const start = lineStarts(code)[line - 1] ?? 0;
  const source = lineText(code, line);
  if (
    span !== null &&
    span.start >= start &&
    span.end <= start + source.length &&
    span.end - span.start < source.trim().length
  ) {
    rows.push(`${" ".repeat(width + 5 + span.start - start)}${"^".repeat(Math.max(1, span.end - span.start))}`);
  }
  return rows.join("\n");
}

/** The fields that a formula depends on, with their values as they are now. */
function readsOf(doc: TestDocument, field: ComputedField, { row }: Datapoint): readonly string[] {
  const rows = [...field.dependencies].flatMap((name) => {
    const value = valueNamed(doc, name, row);
    if (value === null) return [];
    const computed = doc.subject.program.fields.some(({ schemaId }) => schemaId === name);
    return [{ name, value: computed ? `${value}  (computed)` : value }];
  });
  const width = Math.max(0, ...rows.map(({ name }) => name.length));
  const lines = rows.map(({ name, value }) => `  ${name.padEnd(width)}  ${value}`);
  return lines.length === 0 ? [] : ["it reads", ...lines];
}

function valueNamed({ document }: TestDocument, name: string, row: Row | null): string | null {
  const node = document.schema.nodes.get(name);
  if (node === undefined) return null;
  const header = document.headers.get(name);
  if (header !== undefined) return shownCell(header);
  const table = document.tables.get(node.table?.id ?? name);
  if (table === undefined) return null;
  const own = row !== null && row.table === table && node.kind === "column" ? row.cells[node.columnIndex] : null;
  if (own !== null && own !== undefined) return shownCell(own);
  if (node.kind === "table" || node.kind === "tuple") return `${table.rows.length} rows`;
  const cells = datapointsOf(table, Math.max(0, node.columnIndex));
  return shownList(cells.map((cell) => (cell === null ? null : scalarOf(cell))));
}
