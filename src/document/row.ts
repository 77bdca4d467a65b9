import { type Datapoint, newDatapoint } from "./datapoint.ts";
import type { Table } from "./document.ts";
import type { Change } from "./journal.ts";
import { isObject, type Json, type JsonObject } from "./json.ts";
import type { SchemaNode } from "./schema.ts";

/**
 * A row of a table. Its cells are made when they are asked for: what reads and writes whole columns needs their texts only, so that in most
 * documents most cells are never made.
 */
export class Row {
  readonly kind = "row";
  readonly node: SchemaNode;
  /** `null` when the content gives none, or the row was added in this run. */
  readonly id: number | null;
  /** The content node as it came; `null` when added. */
  readonly source: JsonObject | null;
  /** Written keys of the node itself, such as `hidden`; in order of first write. */
  attributes: Map<string, Json> | null = null;
  /** What the latest journal that recorded it has of it; `null` for none. */
  change: Change | null = null;
  readonly table: Table;
  /** Position among the rows present, from 0; the last one it had once it is removed. */
  index: number;
  /** The content nodes of cells that are not made, in the order of the columns; `null` when there are no such. */
  private given: readonly JsonObject[] | null;
  /** Beside `given`: the cells that are made, and what was written to others. */
  private kept: (Datapoint | Change | undefined)[] | null = null;
  /** Without `given`: all cells. */
  private made: (Datapoint | null)[] = [];

  /** `given` are the content nodes of a cell for each column; without them the row has no cells at first. */
  constructor(
    table: Table,
    node: SchemaNode,
    id: number | null,
    source: JsonObject | null,
    given: readonly JsonObject[] | null = null,
  ) {
    this.node = node;
    this.id = id;
    this.source = source;
    this.table = table;
    this.index = table.rows.length;
    this.given = given;
    if (given === null) this.made = table.columns.map(() => null);
  }

  /** One place per column in schema order; `null` where the content has no such cell. All of them are made. */
  get cells(): (Datapoint | null)[] {
    if (this.given !== null) {
      this.made = this.given.map((_, i) => this.cell(i));
      this.given = null;
      this.kept = null;
    }
    return this.made;
  }

  /** The cell of a column; `null` where the content has none. */
  cell(columnIndex: number): Datapoint | null {
    if (this.given === null) return this.made[columnIndex] ?? null;
    const kept = this.kept?.[columnIndex];
    if (kept?.kind === "datapoint") return kept;
    const node = this.table.columns[columnIndex];
    const source = this.given[columnIndex];
    if (node === undefined || source === undefined) return null;
    const cell = newDatapoint(node, this.idAt(columnIndex), source, this, this.table);
    if (kept !== undefined) {
      cell.value = kept.value ?? null;
      cell.normalizedValue = cell.value;
      cell.change = kept;
      kept.entry = cell;
    }
    this.keep(columnIndex, cell);
    return cell;
  }

  /** Whether there is a cell, made or not. */
  has(columnIndex: number): boolean {
    return Boolean((this.given ?? this.made)[columnIndex]);
  }

  /** Whether the column's cell was asked for, or there is none. */
  isMade(columnIndex: number): boolean {
    return this.given === null || this.kept?.[columnIndex]?.kind === "datapoint";
  }

  /** The id of a cell. */
  idAt(columnIndex: number): number | null {
    const id = (this.given ?? this.made)[columnIndex]?.id;
    return typeof id === "number" ? id : null;
  }

  /** One of a cell's two values, or what follows from them, without making it; `undefined` where there is none. */
  read(columnIndex: number, pick: (value: Json, normalizedValue: Json) => Json): Json | undefined {
    const known = this.given === null ? this.made[columnIndex] : this.kept?.[columnIndex];
    if (known) return known.kind === "datapoint" ? pick(known.value, known.normalizedValue) : (known.value ?? null);
    const content = this.given?.[columnIndex]?.["content"];
    return isObject(content) ? pick(content["value"] ?? null, content["normalized_value"] ?? null) : undefined;
  }

  /** For a cell that is not made. */
  keep(columnIndex: number, what: Datapoint | Change): void {
    this.kept ??= new Array<Datapoint | Change | undefined>(this.table.columns.length);
    this.kept[columnIndex] = what;
  }
}
