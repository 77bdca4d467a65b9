/** What changed in an incremental run, and which fields are to be visited because of it (spec 8.3). */
import type { Datapoint, Document, Row } from "../document/document.ts";
import type { SchemaNode } from "../document/schema.ts";
import { Agenda } from "../plan/agenda.ts";
import type { FieldPlan, RunPlan } from "./field-plan.ts";

/** Rows of a column: with a changed cell, and with a cell that waits for a promise. */
interface ColumnMarks {
  readonly changed: Set<Row>;
  readonly waiting: Set<Row>;
}

export class Staleness {
  /** Fields to visit. */
  readonly agenda: Agenda;
  /** Ids of what changed, for fields that are looked at place by place; `null` when there are none. */
  readonly ids: Set<number> | null;
  private readonly plan: RunPlan;
  /** Header fields that changed or wait, tables that changed, columns with a changed cell. */
  private readonly names: Set<string> = new Set();
  private readonly columns: Map<SchemaNode, ColumnMarks> = new Map();

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

  /** A datapoint waits: what reads it in the header or in its row will have to wait as well. */
  waits({ node, row }: Datapoint): void {
    if (row === null) {
      if (node.kind === "header") this.name(node.id);
      return;
    }
    this.marksOf(node).waiting.add(row);
    this.visitDependants(node.id);
  }

  /** Whether something changed that makes all of the field's places due. */
  isDueEverywhere(plan: FieldPlan): boolean {
    return plan.anywhere.some((name) => this.names.has(name));
  }

  /** Rows in which the field reads a cell that changed or waits. */
  dueRows(plan: FieldPlan): Set<Row> {
    const rows = new Set<Row>();
    for (const column of plan.ownColumns) {
      const marks = this.columns.get(column);
      if (marks === undefined) continue;
      for (const row of marks.changed) rows.add(row);
      for (const row of marks.waiting) rows.add(row);
    }
    return rows;
  }

  /** Rows with a changed cell of the column. */
  changedRows(column: SchemaNode): ReadonlySet<Row> {
    return this.columns.get(column)?.changed ?? none;
  }

  private mark({ node, row }: Datapoint): void {
    if (row !== null) this.marksOf(node).changed.add(row);
    this.name(node.id);
  }

  private name(name: string): void {
    if (this.names.has(name)) return;
    this.names.add(name);
    this.visitDependants(name);
  }

  private visitDependants(name: string): void {
    for (const position of this.plan.dependants.get(name) ?? []) this.agenda.add(position);
  }

  private marksOf(column: SchemaNode): ColumnMarks {
    let marks = this.columns.get(column);
    if (marks === undefined) {
      marks = { changed: new Set(), waiting: new Set() };
      this.columns.set(column, marks);
    }
    return marks;
  }
}

const none: ReadonlySet<Row> = new Set();

/** Whether names lead to the datapoint: of two nodes with one schema id in one place the later counts. */
export function isInPlace(document: Document, datapoint: Datapoint): boolean {
  const { node, row, table } = datapoint;
  if (row !== null) return row.cells[node.columnIndex] === datapoint;
  return table !== null || document.headers.get(node.id) === datapoint;
}
