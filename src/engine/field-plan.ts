/** What is known of a computed field's evaluation before there is content, and of a program's fields together. */
import type { Document } from "../document/document.ts";
import type { Kind, Schema, SchemaNode } from "../document/schema.ts";
import { type Dependants, dependantsIn, noDependants, type Triggers } from "../plan/dependants.ts";
import type { Module } from "../syntax/tree.ts";
import type { HeaderProgram } from "../vector/header-program.ts";
import type { RowProgram } from "../vector/row-program.ts";
import type { ComputedField } from "./computed-fields.ts";
import type { SchemaProgram } from "./schema-program.ts";
import { type VectorRoom, vectorRoom } from "./vectors.ts";

export interface FieldPlan {
  readonly field: ComputedField;
  /** The place in the order. */
  readonly position: number;
  /**
   * Whether it depends only on what the schema has and what an ordinary change makes due. All else (unknown names, sections, memory,
   * formulas on tables) is looked at place by place, in every run.
   */
  readonly ordinary: boolean;
  /** What its evaluation takes for granted when it is ordinary: header fields, and columns without gaps. */
  readonly headers: readonly string[];
  readonly columns: readonly SchemaNode[];
  /** Names of which any change makes all places due: header fields, tables, columns seen from outside. */
  readonly anywhere: readonly string[];
  /** Columns of its own table, of which a changed cell makes that row due. */
  readonly ownColumns: readonly SchemaNode[];
  /** Columns of its own table that it reads in other rows: a changed cell makes all rows due while it holds something true. */
  readonly crossRow: readonly SchemaNode[];
  /** What a change of the field may make due. */
  readonly dependants: Dependants;
  /** A column's formula as a program over many rows at once, made when first asked for; `null` if it has to run row by row. */
  readonly rowProgram: () => RowProgram | null;
  /** A header field's formula as a program, made when first asked for; `null` if it has to run by its closures. */
  readonly headerProgram: () => HeaderProgram | null;
}

export interface RunPlan {
  readonly order: readonly FieldPlan[];
  /** Places in the order by schema id. */
  readonly positions: ReadonlyMap<string, number>;
  /** By schema id, the ordinary fields that a change there may make due. */
  readonly dependants: ReadonlyMap<string, Dependants>;
  /** Header fields of the schema. */
  readonly headerCount: number;
}

const plans = new WeakMap<readonly ComputedField[], RunPlan>();

/** The plan of a program whose fields can be ordered. It is made once. */
export function planOf(program: SchemaProgram, order: readonly ComputedField[]): RunPlan {
  const known = plans.get(order);
  if (known !== undefined) return known;
  const planned = order.map((field, position) => planField(field, position, program.schema));
  const dependants = dependantsIn(planned.map(triggersOf));
  const positions = new Map(order.map(({ schemaId }, position) => [schemaId, position]));
  const plan: RunPlan = {
    order: planned.map((field) => ({ ...field, dependants: dependants.get(field.field.schemaId) ?? noDependants })),
    positions,
    dependants,
    headerCount: [...program.schema.nodes.values()].filter(({ kind }) => kind === "header").length,
  };
  plans.set(order, plan);
  return plan;
}

function triggersOf({ field, ordinary, anywhere, ownColumns, crossRow }: FieldPlan): Triggers {
  const isRow = field.node.kind === "column";
  if (!ordinary) return { anywhere: [], inRow: null };
  return { anywhere, inRow: isRow ? [...ownColumns, ...crossRow].map(({ id }) => id) : null };
}

function planField(field: ComputedField, position: number, schema: Schema): FieldPlan {
  const { node } = field;
  const own = node.kind === "column" ? node.table : null;
  const headers = new Set<string>(node.kind === "header" ? [node.id] : []);
  const columns = new Set<SchemaNode>(node.kind === "column" ? [node] : []);
  const anywhere = new Set<string>();
  const ownColumns = new Set<SchemaNode>();
  const crossRow = new Set<SchemaNode>();
  let ordinary = (node.kind === "header" || own !== null) && field.memory === null;
  for (const name of field.dependencies) {
    const read = schema.nodes.get(name);
    switch (read?.kind) {
      case undefined:
      case "section":
        ordinary = false;
        break;
      case "tuple":
        break;
      case "header":
        if (read.type !== "button") headers.add(name);
        anywhere.add(name);
        break;
      case "column":
      case "item":
        columns.add(read);
        if (read.table === own) ownColumns.add(read);
        else {
          anywhere.add(name);
          if (read.table !== null) anywhere.add(read.table.id);
        }
        break;
      default:
        anywhere.add(name);
    }
  }
  for (const name of field.crossRow) {
    const read = schema.nodes.get(name);
    if (read === undefined || read.kind === "section" || read.kind === "tuple") ordinary = false;
    else if (read.kind === "column" && read.table === own) crossRow.add(read);
  }
  return {
    field,
    position,
    ordinary,
    headers: [...headers],
    columns: [...columns],
    anywhere: [...anywhere],
    ownColumns: [...ownColumns],
    crossRow: [...crossRow],
    dependants: noDependants,
    rowProgram: lazily(field, "column", (room, tree) => room.rowProgram(tree, schema, node)),
    headerProgram: lazily(field, "header", (room, tree) => room.headerProgram(tree, schema, node)),
  };
}

/** A formula's program over bare values, made when first asked for; none for texts with problems and what is watched. */
function lazily<P>(
  { node, spec }: ComputedField,
  kind: Kind,
  make: (room: VectorRoom, tree: Module) => P | null,
): () => P | null {
  if (node.kind !== kind || spec.type !== "formula") return () => null;
  const { formula } = spec;
  if (formula.problems.length > 0 || formula.watched) return () => null;
  let made: P | null | undefined;
  return () => {
    if (made !== undefined) return made;
    const room = vectorRoom();
    if (room === null) return null;
    made = make(room, formula.tree);
    return made;
  };
}

/**
 * Whether the document has all that the field's evaluation takes for granted. Rows that come and go do not change that to the worse.
 * `complete` says that it has all header fields.
 */
export function isOrdinaryIn(plan: FieldPlan, document: Document, complete: boolean): boolean {
  if (!plan.ordinary || document.sharedIds) return false;
  if (!complete) for (const name of plan.headers) if (!document.headers.has(name)) return false;
  for (const column of plan.columns) {
    const table = document.tables.get(column.table?.id ?? "");
    if (table === undefined || (table.gaps[column.columnIndex] ?? 0) > 0) return false;
  }
  return true;
}
