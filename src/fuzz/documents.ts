/** Arbitrary documents of a schema, and edits of them. */
import fc from "fast-check";
import { columnsOf, type Schema, type SchemaNode } from "../document/schema.ts";
import type { Given, GivenField, GivenRow } from "../testing/given.ts";
import { cellsOf } from "./cells.ts";

export interface DocumentOptions {
  /** The most rows of a table; 25 unless given. */
  readonly mostRows?: number;
}

/** What may be given for documents of the schema: any of the fields that are not computed, tables with few and with many rows. */
export function documents(schema: Schema, options: DocumentOptions = {}): fc.Arbitrary<Given> {
  const fields: Record<string, fc.Arbitrary<Given[string]>> = Object.create(null);
  for (const node of schema.nodes.values()) {
    if (node.kind === "header" && isFilled(node)) fields[node.id] = cellsOf(node);
    if (node.kind === "table" || node.kind === "simple") {
      fields[node.id] = fc.array(entriesOf(node), { maxLength: options.mostRows ?? 25 });
    }
  }
  return fc.record(fields, { requiredKeys: [], noNullPrototype: true });
}

function isFilled(node: SchemaNode): boolean {
  return node.computed === null && node.type !== "button";
}

/** The rows of a table, or the items of a simple multivalue. */
export function entriesOf(table: SchemaNode): fc.Arbitrary<GivenRow | GivenField> {
  const columns = columnsOf(table).filter(isFilled);
  const [item] = columns;
  if (table.kind === "simple") return item === undefined ? fc.constant(null) : cellsOf(item);
  const cells: Record<string, fc.Arbitrary<GivenField>> = Object.create(null);
  for (const column of columns) cells[column.id] = cellsOf(column);
  return fc.record(cells, { requiredKeys: [], noNullPrototype: true });
}

/** An edit as it is drawn; which row it means is settled by {@link stepsOf}. */
export type Edit =
  | { readonly kind: "set"; readonly id: string; readonly cell: GivenField }
  | {
      readonly kind: "cell";
      readonly table: string;
      readonly column: string;
      readonly at: number;
      readonly cell: GivenField;
    }
  | { readonly kind: "add"; readonly table: string; readonly row: GivenRow | GivenField }
  | { readonly kind: "remove"; readonly table: string; readonly at: number };

/** A few edits one after another. */
export function edits(schema: Schema): fc.Arbitrary<readonly Edit[]> {
  const kinds: fc.Arbitrary<Edit>[] = [];
  for (const node of schema.nodes.values()) {
    if (node.kind === "header" && isFilled(node)) {
      kinds.push(cellsOf(node).map((cell) => ({ kind: "set", id: node.id, cell })));
    }
    if (node.kind === "table" || node.kind === "simple") {
      const table = node.id;
      kinds.push(entriesOf(node).map((row) => ({ kind: "add", table, row })));
      kinds.push(fc.nat(20).map((at) => ({ kind: "remove", table, at })));
      for (const column of node.kind === "table" ? columnsOf(node).filter(isFilled) : []) {
        const { id } = column;
        kinds.push(
          fc.tuple(fc.nat(20), cellsOf(column)).map(([at, cell]) => ({ kind: "cell", table, column: id, at, cell })),
        );
      }
    }
  }
  return kinds.length === 0 ? fc.constant([]) : fc.array(fc.oneof(...kinds), { maxLength: 4 });
}

/** A step as test cases write it. */
export interface DrawnStep {
  readonly set?: { readonly [place: string]: GivenField };
  readonly add?: { readonly [table: string]: GivenRow | GivenField };
  readonly remove?: string;
}

/** The edits with their rows: positions beyond the end count round; edits of rows that are not there fall away. */
export function stepsOf(given: Given, drawn: readonly Edit[]): readonly DrawnStep[] {
  const counts = new Map<string, number>();
  const count = (table: string): number => {
    const rows = Object.hasOwn(given, table) ? given[table] : undefined;
    return counts.get(table) ?? (Array.isArray(rows) ? rows.length : 0);
  };
  const steps: DrawnStep[] = [];
  for (const edit of drawn) {
    if (edit.kind === "set") steps.push({ set: { [edit.id]: edit.cell } });
    else if (edit.kind === "add") {
      counts.set(edit.table, count(edit.table) + 1);
      steps.push({ add: { [edit.table]: edit.row } });
    } else {
      const rows = count(edit.table);
      if (rows === 0) continue;
      const place = `${edit.table}[${edit.at % rows}]`;
      if (edit.kind === "cell") steps.push({ set: { [`${place}.${edit.column}`]: edit.cell } });
      else {
        counts.set(edit.table, rows - 1);
        steps.push({ remove: place });
      }
    }
  }
  return steps;
}

/** A document in which the edits were made before it came. */
export function folded(given: Given, steps: readonly DrawnStep[]): Given {
  const result = new Map(Object.entries(given));
  const rowsOf = (table: string): readonly (GivenRow | GivenField)[] => {
    const rows = result.get(table);
    return Array.isArray(rows) ? rows : [];
  };
  for (const { set, add, remove } of steps) {
    for (const [place, cell] of Object.entries(set ?? {})) {
      const [, table, index, column] = inRow.exec(place) ?? [];
      if (table === undefined || column === undefined) result.set(place, cell);
      else {
        const changed = (row: GivenRow | GivenField): GivenRow => ({ ...(row as GivenRow), [column]: cell });
        result.set(
          table,
          rowsOf(table).map((row, i) => (i === Number(index) ? changed(row) : row)),
        );
      }
    }
    for (const [table, row] of Object.entries(add ?? {})) result.set(table, [...rowsOf(table), row]);
    const [, table, index] = wholeRow.exec(remove ?? "") ?? [];
    if (table !== undefined) {
      result.set(
        table,
        rowsOf(table).filter((_, i) => i !== Number(index)),
      );
    }
  }
  return Object.fromEntries(result);
}

const inRow = /^(.*)\[(\d+)\]\.(.*)$/;
const wholeRow = /^(.*)\[(\d+)\]$/;
