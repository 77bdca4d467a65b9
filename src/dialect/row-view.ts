import type { Row as Entry } from "../document/document.ts";
import type { SchemaNode } from "../document/schema.ts";
import { absentButton, type DocumentField, fieldOf } from "./document-field.ts";
import { EntryView } from "./entry-view.ts";
import type { Row } from "./members.ts";
import { namedMembers } from "./named-members.ts";
import { kept, type Space } from "./space.ts";

/** What stands behind a row that a hook holds. */
export class RowView {
  /** Another one once a row was written over it. */
  entry: Entry;
  readonly row: Row;
  private readonly space: Space;

  constructor(space: Space, entry: Entry) {
    this.space = space;
    this.entry = entry;
    const { table, node } = entry;
    const columnNamed = (name: string): SchemaNode | undefined => {
      const column = space.document.schema.nodes.get(name);
      return column?.kind === "column" && column.table === table.node ? column : undefined;
    };
    // A Proxy has whatever type it is said to have.
    this.row = namedMembers({
      list: () => table.columns.filter((column) => this.cell(column.columnIndex) !== undefined).map(({ id }) => id),
      find: (name) => {
        if (name === "attr") return new EntryView(space, node, this.entry);
        if (name === "_index") return this.entry.index;
        const column = columnNamed(name);
        return column === undefined ? undefined : this.cell(column.columnIndex);
      },
      fault: (name, assigned) =>
        assigned && columnNamed(name) !== undefined
          ? `Assign to the value of '${name}': row.${name}.value = …`
          : `Field '${name}' is not defined in tuple '${node.id}'`,
    }) as Row;
    views.set(this.row, this);
  }

  private cell(columnIndex: number): DocumentField | undefined {
    const cell = this.entry.cell(columnIndex);
    if (cell) return fieldOf(this.space, cell);
    const column = this.entry.table.columns[columnIndex];
    return column?.type === "button" ? absentButton(this.space, column) : undefined;
  }
}

const views: WeakMap<object, RowView> = new WeakMap();

/** What stands behind `value` if it is a row. */
export function viewOf(value: unknown): RowView | undefined {
  return typeof value === "object" && value !== null ? views.get(value) : undefined;
}

/** The row that hooks see, always the same. */
export function rowOf(space: Space, entry: Entry): Row {
  return kept(space.rows, entry, () => new RowView(space, entry)).row;
}
