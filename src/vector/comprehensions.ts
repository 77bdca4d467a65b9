/** `sum(row.a * 2 for row in field.lines if row.b)` and its like: what stands for each row, for those that the conditions let pass. */
import { rowType } from "../columns/column-types.ts";
import { headerPlaces } from "../columns/header-store.ts";
import type { Schema, SchemaNode } from "../document/schema.ts";
import type { Expr, GeneratorExp, ListComp, Node } from "../syntax/tree.ts";
import { eachChild } from "../syntax/walk.ts";
import { lookup } from "../values/value.ts";
import { Builder } from "./builder.ts";
import { compileExpr } from "./expressions.ts";
import { gather } from "./kernels.ts";
import { type Operand, operandOf, rowRegisters } from "./registers.ts";

export interface Picked {
  readonly table: SchemaNode;
  readonly inner: Builder;
  /** The values, one after the other. */
  readonly operand: Operand;
  /** How many of the chunk's rows passed; `null` if all do. */
  readonly passed: { count: number } | null;
}

/** Compiles a comprehension over a table's rows or one of its columns; `undefined` for all others. */
export function compileComprehension(
  { generators, elt }: GeneratorExp | ListComp,
  schema: Schema,
  outer: Builder,
): Picked | undefined {
  const [generator] = generators;
  if (generator === undefined || generators.length > 1 || generator.is_async === 1) return undefined;
  const { target, iter, ifs } = generator;
  const source = sourceOf(iter, schema, outer);
  if (source === undefined || target.kind !== "Name") return undefined;
  const { table, column } = source;
  const places = headerPlaces(schema);
  const inner = new Builder(
    rowRegisters,
    (owner, name, b) => {
      const node = schema.nodes.get(name);
      if (node === undefined || node.valueType === "none") return undefined;
      if (owner !== target.id) return owner === "field" ? outer.resolve(owner, name, b) : undefined;
      const isCell = node.kind === "column" && node.table === table && lookup(rowType, name) === undefined;
      return column === null && isCell ? b.field(node, places) : undefined;
    },
    null,
  );
  if (!bringNames([...ifs, elt], target.id, outer, inner)) return undefined;
  if (column !== null) inner.names.set(target.id, inner.field(column, places));
  const passed = ifs.length === 0 ? null : { count: 0 };
  const operand = passed === null ? inner.settle(compileExpr(elt, inner)) : filtered(ifs, elt, passed, inner);
  // Aggregates count a quarter of a step for each operator on a column.
  inner.cost = 4 * (inner.cost + 1);
  return inner.dead || operand.kinds === 0 ? undefined : { table, inner, operand, passed };
}

/** What is gone through: the rows of `field.table`, or `field.column.all_values`. */
function sourceOf(
  iter: Expr,
  { nodes }: Schema,
  outer: Builder,
): { readonly table: SchemaNode; readonly column: SchemaNode | null } | undefined {
  const owner = iter.kind === "Attribute" && iter.attr === "all_values" ? iter.value : iter;
  if (owner.kind !== "Attribute" || owner.value.kind !== "Name" || owner.value.id !== "field") return undefined;
  const node = outer.names.has("field") ? undefined : nodes.get(owner.attr);
  if (node === undefined) return undefined;
  if (owner === iter) return node.kind === "table" ? { table: node, column: null } : undefined;
  const { table } = node;
  const isColumn = (node.kind === "column" || node.kind === "item") && node.valueType !== "none";
  return isColumn && table !== null ? { table, column: node } : undefined;
}

/** The formula's own names and the header's fields are the same for all rows. `false` for what is left to the closures. */
function bringNames(nodes: readonly Node[], target: string, outer: Builder, inner: Builder): boolean {
  let simple = true;
  const bring = (name: string, known: Operand): void => {
    if (inner.names.has(name) || known.kinds === 0) {
      simple &&= known.kinds !== 0;
      return;
    }
    const own = operandOf(inner.kept(known.kinds, known.wrapped, known.plain), { origin: "given" });
    inner.scalars.push([known, own]);
    inner.names.set(name, own);
  };
  const visit = (node: Node): void => {
    if (node.kind === "Name" && node.id !== target) {
      const known = outer.names.get(node.id);
      if (known !== undefined) bring(node.id, known);
    }
    // A row is not called, whatever name it has.
    if (node.kind === "Call" && node.func.kind === "Name") simple &&= node.func.id !== target;
    eachChild(node, visit);
  };
  for (const node of nodes) visit(node);
  return simple;
}

/** The values of the rows that pass, moved together. */
function filtered(ifs: readonly Expr[], elt: Expr, passed: { count: number }, b: Builder): Operand {
  b.push(() => {
    passed.count = 0;
  });
  let together: Operand | undefined;
  const from = (index: number): void => {
    const condition = ifs[index];
    if (condition === undefined) {
      const value = b.settle(compileExpr(elt, b));
      if (value.kinds === 0) return;
      const dense = b.kept(value.kinds, value.wrapped, value.plain);
      b.push((places, count) => {
        gather(value, dense, places, count);
        passed.count = count;
      });
      b.release(value);
      together = dense;
      return;
    }
    const test = b.settle(compileExpr(condition, b));
    if (test.kinds === 0) return;
    b.release(test);
    const way = b.apart(() => from(index + 1));
    b.dead ||= way.dead;
    b.choose(test, way.steps, []);
  };
  from(0);
  return together ?? b.fail();
}
