import { vectorsOf } from "../columns/column-store.ts";
import type { Row, Table } from "../document/document.ts";
import type { FieldPlan } from "./field-plan.ts";
import type { RunState } from "./run-state.ts";
import type { Staleness } from "./staleness.ts";

/** From so many rows on it pays to look at a formula's rows together. */
const MANY_ROWS = 4;

/** Evaluates a row by the formula's closures; `false` when no further row is to be looked at. */
type EvaluateRow = (row: Row) => boolean;

/**
 * Evaluates an ordinary column's formula for rows where it is due, from top to bottom, by its program; `false` where the closures have to,
 * or there are too few. Nothing has happened then. Rows that the program leaves are evaluated when their turn comes.
 */
export function evaluateRows(
  plan: FieldPlan,
  run: RunState,
  staleness: Staleness | null,
  table: Table,
  rows: readonly Row[],
  evaluate: EvaluateRow,
): boolean {
  const { columnIndex } = plan.field.node;
  if (rows.length < MANY_ROWS || run.waiting.size > 0 || table.settled[columnIndex] !== 0) return false;
  const positions = rows === table.rows ? null : rows.map((row) => row.index);
  const results = plan.rowProgram()?.run(run.document, table, positions, run.names);
  if (results === undefined) return false;
  const { left, leftCount, count } = results;
  const written = staleness !== null && run.stopOnEqual ? new Set<Row>() : null;
  const vectors = vectorsOf(run.document, table);
  const done = vectors.store(run.journal, columnIndex, results, (row, fate) => {
    if (fate === "left") return evaluate(row);
    written?.add(row);
    return true;
  });
  const stored = done === count ? rows : rows.slice(0, done);
  run.computedColumns.push({ rows: stored, columnIndex, left: leftCount === 0 ? null : left.slice(0, done) });
  if (staleness === null) return true;
  for (let k = 0; k < done; k++) {
    const row = rows[k];
    const cell = row?.cell(columnIndex);
    if (left[k] === 1 || row === undefined || !cell) continue;
    if (written === null || written.has(row)) staleness.changed(cell);
  }
  return true;
}
