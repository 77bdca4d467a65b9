/** What changed in an incremental run, and which fields are to be visited because of it (spec 8.3). */
import type { Datapoint, Document, Row } from "../document/document.ts";
import type { SchemaNode } from "../document/schema.ts";
import { Agenda } from "../plan/agenda.ts";
import type { Dependants } from "../plan/dependants.ts";
import type { FieldPlan, RunPlan } from "./field-plan.ts";

export class Staleness {
  /** Fields to visit. */
  readonly agenda: Agenda;
  /** Ids of what changed, for fields that are looked at place by place; `null` when there are none. */
  readonly ids: Set<number> | null;
  private readonly plan: RunPlan;
  /** Positions of columns of which all rows are due. */
  private everywhere: Set<number> | null = null;
  /** Rows of columns with a changed cell. */
  private columns: Map<SchemaNode, Set<Row>> | null = null;

  constructor(plan: RunPlan, document: Document, updated: ReadonlySet<number>, placeByPlace: boolean) {
    this.plan = plan;
    this.agenda = new Agenda(plan.order.length);
    this.ids = placeByPlace ? new Set(updated) : null;
    for (const id of updated) {
      const entry = document.entries.get(id);
      if (entry?.kind === "datapoint" && isInPlace(document, entry)) this.mark(entry);
      else if (entry?.kind === "table") this.follow(plan.dependants.get(entry.node.id));
    }
  }

  /** A datapoint was computed, or edited. What has no id cannot be named as changed. */
  changed(datapoint: Datapoint): void {
    if (datapoint.id === null) return;
    this.ids?.add(datapoint.id);
    this.mark(datapoint);
  }

  /** A header field was computed; `plan` is its own. */
  changedHeader({ id }: Datapoint, plan: FieldPlan): void {
    if (id === null) return;
    this.ids?.add(id);
    this.follow(plan.dependants);
  }

  /** Whether something changed that makes all of the column's rows due. A header field on the agenda is always due. */
  isDueEverywhere({ position }: FieldPlan): boolean {
    return this.everywhere?.has(position) === true;
  }

  /** Rows in which the field reads a cell that changed. */
  dueRows(plan: FieldPlan): Set<Row> {
    const rows = new Set<Row>();
    for (const column of plan.ownColumns) for (const row of this.changedRows(column)) rows.add(row);
    return rows;
  }

  /** Rows with a changed cell of the column. */
  changedRows(column: SchemaNode): ReadonlySet<Row> {
    return this.columns?.get(column) ?? none;
  }

  private mark({ node, row }: Datapoint): void {
    if (row !== null) {
      this.columns ??= new Map();
      const rows = this.columns.get(node);
      if (rows !== undefined) {
        rows.add(row);
        return;
      }
      this.columns.set(node, new Set([row]));
    }
    this.follow(this.plan.dependants.get(node.id));
  }

  private follow(dependants: Dependants | undefined): void {
    if (dependants === undefined) return;
    const { positions, inAllRows } = dependants;
    for (let k = 0; k < positions.length; k++) this.agenda.add(positions[k] ?? -1);
    if (inAllRows.length === 0) return;
    this.everywhere ??= new Set();
    for (const position of inAllRows) this.everywhere.add(position);
  }
}

const none: ReadonlySet<Row> = new Set();

/** Whether names lead to the datapoint: of two nodes with one schema id in one place the later counts. */
export function isInPlace(document: Document, datapoint: Datapoint): boolean {
  const { node, row, table } = datapoint;
  if (row !== null) return row.cell(node.columnIndex) === datapoint;
  return table !== null || document.headers.get(node.id) === datapoint;
}
