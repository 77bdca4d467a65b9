import type { Lane } from "../columns/lanes.ts";
import type { Document, Table } from "../document/document.ts";
import type { Schema, SchemaNode } from "../document/schema.ts";
import type { Module } from "../syntax/tree.ts";

/** A row formula that runs over all rows at once. It knows nothing of documents and serves any number of runs. */
export interface RowProgram {
  /**
   * Computes the formula for the rows at `rows` (positions in `table.rows`, ascending; `null` for all). Writes nothing, raises nothing and
   * spends the steps that the closures would, more or less. `undefined`: not this time, run them all row by row.
   */
  readonly run: (document: Document, table: Table, rows: readonly number[] | null) => RowResults | undefined;
}

/** What a formula gave: place `k` is for the `k`th of the rows that were asked for. */
export interface RowResults {
  readonly count: number;
  readonly rows: readonly number[] | null;
  readonly lane: Lane;
  /** 1 for rows whose outcome is not known: they would raise, say something, or do what only the closures can. */
  readonly left: Uint8Array;
  readonly leftCount: number;
}

/**
 * The formula `tree` of the column `node` as a program over all rows; `null` if it has to run row by row. Only for formulas whose globals
 * are the ordinary ones.
 */
export function rowProgram(_tree: Module, _schema: Schema, _node: SchemaNode): RowProgram | null {
  return null;
}
