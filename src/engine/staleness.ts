/** What changed in an incremental run, and which fields are to be visited because of it (spec 8.3). */
import type { Datapoint, Document, Row } from "../document/document.ts";
import type { SchemaNode } from "../document/schema.ts";
import { Agenda } from "../plan/agenda.ts";
import type { FieldPlan, RunPlan } from "./field-plan.ts";

export class Staleness {
  /** Fields to visit. */
  readonly agenda: Agenda;
  /** Ids of what changed, for fields that are looked at place by place; `null` when there are none. */
  readonly ids: Set<number> | null;
  private readonly plan: RunPlan;
  /** Header fields that changed, tables that changed, columns with a changed cell. */
  private readonly names: Set<string> = new Set();
  /** Rows of columns with a changed cell. */
  private readonly columns: Map<SchemaNode, Set<Row>> = new Map();

  constructor(plan: RunPlan, document: Document, updated: ReadonlySet<number>, placeByPlace: boolean) {
    this.plan = plan;
    this.agenda = new Agenda(plan.order.length);
    this.ids = placeByPlace ? new Set(updated) : null;
    for (const id of updated) {
      const entry = document.entries.get(id);
      if (entry?.kind === "datapoint" && isInPlace(document, entry)) this.mark(entry);
      else if (entry?.kind === "table") this.name(entry.node.id);
    }
  }

  /** A datapoint was computed, or edited. What has no id cannot be named as changed. */
  changed(datapoint: Datapoint): void {
    if (datapoint.id === null) return;
    this.ids?.add(datapoint.id);
    this.mark(datapoint);
  }

  /** Whether something changed that makes all of the field's places due. */
  isDueEverywhere(plan: FieldPlan): boolean {
    return plan.anywhere.some((name) => this.names.has(name));
  }

  /** Rows in which the field reads a cell that changed. */
  dueRows(plan: FieldPlan): Set<Row> {
    const rows = new Set<Row>();
    for (const column of plan.ownColumns) for (const row of this.changedRows(column)) rows.add(row);
    return rows;
  }

  /** Rows with a changed cell of the column. */
  changedRows(column: SchemaNode): ReadonlySet<Row> {
    return this.columns.get(column) ?? none;
  }

  private mark({ node, row }: Datapoint): void {
    if (row !== null) this.markRow(node, row);
    this.name(node.id);
  }

  private markRow(column: SchemaNode, row: Row): void {
    const rows = this.columns.get(column);
    if (rows === undefined) this.columns.set(column, new Set([row]));
    else rows.add(row);
  }

  private name(name: string): void {
    if (this.names.has(name)) return;
    this.names.add(name);
    for (const position of this.plan.dependants.get(name) ?? []) this.agenda.add(position);
  }
}

const none: ReadonlySet<Row> = new Set();

/** Whether names lead to the datapoint: of two nodes with one schema id in one place the later counts. */
export function isInPlace(document: Document, datapoint: Datapoint): boolean {
  const { node, row, table } = datapoint;
  if (row !== null) return row.cell(node.columnIndex) === datapoint;
  return table !== null || document.headers.get(node.id) === datapoint;
}
