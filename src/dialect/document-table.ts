import type { Datapoint, Row as RowEntry } from "../document/document.ts";
import { overwriteRow, placeRow } from "../document/row-edits.ts";
import { type AssignedRow, assignRows, rowInput, unknownColumns } from "../document/table-editing.ts";
import { EntrySequence } from "./entry-sequence.ts";
import type { FieldValues, RowValues } from "./field-types.ts";
import type { Row, Table } from "./members.ts";
import { rowOf, viewOf } from "./row-view.ts";
import { TxScriptError } from "./script-error.ts";
import { storedText } from "./typed-values.ts";

type RowLike = Row | RowValues<FieldValues>;

/** A multivalue of tuples. */
export class DocumentTable extends EntrySequence<Row, RowLike> implements Table {
  protected get present(): readonly RowEntry[] {
    return this.table.rows;
  }

  protected seen(position: number): Row | undefined {
    const row = this.table.rows[position];
    return row === undefined ? undefined : rowOf(this.space, row);
  }

  protected behind(row: Row): RowEntry | Datapoint | undefined {
    return viewOf(row)?.entry;
  }

  protected place(position: number, row: RowLike): void {
    placeRow(this.space.holder, this.table, position, this.given(row));
  }

  protected swap(i: number, j: number): void {
    const [first, second] = [this.seen(i), this.seen(j)];
    if (first === undefined || second === undefined) return;
    const given = this.given(first);
    this.replace(i, second);
    this.overwrite(j, given);
  }

  replace(index: number, row: RowLike): void {
    this.overwrite(index, this.given(row));
  }

  private overwrite(index: number, row: AssignedRow): void {
    const entry = this.table.rows.at(index);
    if (entry === undefined) throw new RangeError(`'${this.schemaId}' has no row ${index}`);
    overwriteRow(this.space.holder, entry, row);
  }

  assign(rows: Iterable<RowLike>): void {
    const given = [...rows].map((row) => this.given(row));
    assignRows(this.space.journal, this.table, given);
  }

  /** What a row is as text, read before anything is written. */
  private given(row: RowLike): AssignedRow {
    const entry = viewOf(row)?.entry ?? null;
    const { holder } = this.space;
    const input = entry === null ? this.textsOf(row) : rowInput(entry, holder.textOf);
    const [unknown] = unknownColumns(this.table, input);
    if (unknown !== undefined) throw new TxScriptError(`'${unknown}' is no column of '${this.schemaId}'`);
    return { row: entry, input };
  }

  private textsOf(row: RowLike): ReadonlyMap<string, string> {
    const { nodes } = this.space.document.schema;
    const texts = new Map<string, string>();
    for (const [id, value] of Object.entries(row)) {
      const node = nodes.get(id);
      texts.set(id, node === undefined ? "" : storedText(value, { node }));
    }
    return texts;
  }
}
