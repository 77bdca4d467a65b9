import { type Datapoint, datapointsOf, type Table } from "../document/document.ts";
import type { SchemaNode } from "../document/schema.ts";
import { AnyColumn } from "./columns.ts";
import { type DocumentField, fieldOf } from "./document-field.ts";
import type { FieldValue } from "./field-types.ts";
import type { EditableColumn } from "./members.ts";
import { TxScriptError } from "./script-error.ts";
import { type Space, valueIn } from "./space.ts";
import { type Storable, typedValue } from "./typed-values.ts";
import { assignValues } from "./value-assignment.ts";

/** A column of the document as it is at any moment; also the items of a simple multivalue. */
export class DocumentColumn extends AnyColumn<FieldValue> implements EditableColumn {
  protected readonly ofFields = true;
  private readonly space: Space;
  private readonly node: SchemaNode;
  private readonly table: Table;
  /** Values as they were at a revision of the column and its table. */
  private known: { readonly revision: string; readonly values: readonly FieldValue[] } | null = null;

  constructor(space: Space, node: SchemaNode, table: Table) {
    super();
    this.space = space;
    this.node = node;
    this.table = table;
  }

  protected get title(): string {
    return `column '${this.node.id}'`;
  }

  get schemaId(): string {
    return this.node.id;
  }

  get values(): readonly FieldValue[] {
    const { table, node, space } = this;
    const revision = `${table.revision}/${table.columnRevisions[node.columnIndex] ?? 0}`;
    if (this.known?.revision !== revision) {
      this.known = {
        revision,
        values: this.datapoints().map((cell) => (cell === null ? typedValue(node, null) : valueIn(space, cell))),
      };
    }
    return this.known.values;
  }

  get cells(): readonly DocumentField[] {
    return this.datapoints().map((cell) => {
      if (cell === null) throw new TxScriptError(`Column '${this.node.id}' has cells that the content lacks`);
      return fieldOf(this.space, cell);
    });
  }

  assign(values: Iterable<Storable>): void {
    assignValues(this.space, this.table, this.node.columnIndex, [...values]);
  }

  private datapoints(): readonly (Datapoint | null)[] {
    return datapointsOf(this.table, this.node.columnIndex);
  }
}
