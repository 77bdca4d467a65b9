import { type TableVectors, vectorsOf } from "../columns/column-store.ts";
import { type HeaderVector, headerPlaces } from "../columns/header-store.ts";
import { TEXT } from "../columns/lanes.ts";
import { comparisonSymbols } from "../compile/expressions.ts";
import type { Schema, SchemaNode } from "../document/schema.ts";
import type { Expr, Node } from "../syntax/tree.ts";
import { eachChild } from "../syntax/walk.ts";
import { defaultLimits, type Limits } from "../values/meter.ts";
import { accumulator } from "./accumulator.ts";
import { type Aggregate, Builder, nothing } from "./builder.ts";
import { defaultTo, isEmpty, round, unary } from "./calls.ts";
import { chainOf } from "./chains.ts";
import { Chunks } from "./chunks.ts";
import { compileComprehension, type Picked } from "./comprehensions.ts";
import { binary, compare, compileExpr, signed } from "./expressions.ts";
import { type Lost, type Operand, operandOf, rowRegisters } from "./registers.ts";
import { gatherers, joiner, type Total } from "./totals.ts";

/**
 * `sum(default_to(field.a.all_values, 0) * field.rate)` and their like: an expression of whole columns of one table, computed chunk by chunk
 * and gathered to one value as it comes.
 */
export interface Aggregates {
  readonly compile: Aggregate;
  /** Says what document the steps run on, and how far they may go. */
  readonly enter: (header: HeaderVector, limits: Limits) => void;
}

export function aggregatesIn(schema: Schema): Aggregates {
  let header: HeaderVector | null = null;
  let limits: Limits = defaultLimits;
  let steps = 0;

  /** The step that gathers a column of `table`. */
  const gathering = (picked: Picked, total: Total, out: Operand, lost: Lost) => {
    const { table, inner } = picked;
    const chunks = new Chunks(inner);
    const chain = chainOf(total.values, inner.cells.values());
    const kindAt = chain?.kindAt;
    const add = (size: number): void => total.add(size, kindAt);
    return (): void => {
      const found = header?.document.tables.get(table.id);
      if (header === null || found === undefined) {
        lost.any = true;
        return;
      }
      const count = found.node.kind === "table" ? found.rows.length : found.items.length;
      steps += (inner.cost * count) >> 2;
      const allowed = count <= limits.items && steps <= limits.steps;
      const vectors = vectorsOf(header.document, found);
      let all = -1;
      if (allowed && chunks.prepare(header, 1)) {
        if (chain?.open(vectors) === true && total.numeric()) {
          total.start();
          if (chain.run(count, add)) all = count;
        } else if (chunks.prepare(header, count)) all = gathered(chunks, vectors, count, total, picked);
      }
      if (all < 0 || !total.put(out, all)) lost.any = true;
    };
  };

  const whole = (argument: Expr, outer: Builder): Picked | undefined => {
    const inner = new Builder(rowRegisters, () => undefined, null);
    const compiler = new ColumnCompiler(schema, inner, outer);
    const { operand } = compiler.column(argument);
    const { table } = compiler;
    return operand.kinds === 0 || table === null ? undefined : { table, inner, operand, passed: null };
  };

  const compile: Aggregate = (name, argument, outer, separator) => {
    const gather = separator === undefined ? gatherers.get(name) : joiner(separator);
    if (gather === undefined) return undefined;
    // A generator has no length.
    const isEach = argument.kind === "ListComp" || (argument.kind === "GeneratorExp" && name !== "len");
    if (!isEach && (separator !== undefined || !isColumn(argument))) return undefined;
    const picked = isEach ? compileComprehension(argument, schema, outer) : whole(argument, outer);
    const total = picked === undefined ? undefined : gather(picked.operand, picked.inner);
    if (picked === undefined || total === undefined || picked.inner.dead || outer.dead) return outer.fail();
    const out = outer.result(total.kinds, total.wrapped);
    outer.boxed ||= picked.inner.boxed;
    outer.push(gathering(picked, total, out, outer.registers.lost));
    return out;
  };

  return {
    compile,
    enter: (of, allowed) => {
      header = of;
      limits = allowed;
      steps = 0;
    },
  };
}

/** Whether an expression has a column for its value, and not what was gathered from one. */
function isColumn(node: Node): boolean {
  if (node.kind === "Attribute" && node.attr === "all_values") return true;
  if (node.kind === "Call" && node.func.kind === "Name" && gatherers.has(node.func.id)) return false;
  let found = false;
  eachChild(node, (child) => {
    found ||= isColumn(child);
  });
  return found;
}

/** How many values were gathered; -1 where one of them is not known. */
function gathered(
  chunks: Chunks,
  vectors: TableVectors,
  count: number,
  total: Total,
  { operand, passed }: Picked,
): number {
  let all = 0;
  total.start();
  chunks.run(vectors, null, count, (_, size) => {
    const own = passed === null ? size : passed.count;
    if (rowRegisters.lost.any) all = -1;
    if (all < 0) return;
    accumulator.load(operand.numbers, 0, own);
    if (own > 0) total.add(own);
    all += own;
  });
  return all;
}

/** An operand of a column expression: the same for all rows, the column itself, or computed, which some operators tell apart. */
interface Part {
  readonly operand: Operand;
  readonly shape: "scalar" | "live" | "computed";
}

const failed: Part = { operand: nothing, shape: "computed" };

class ColumnCompiler {
  /** The table whose columns are read; there can be only one. */
  table: SchemaNode | null = null;
  private readonly schema: Schema;
  private readonly inner: Builder;
  private readonly outer: Builder;

  constructor(schema: Schema, inner: Builder, outer: Builder) {
    this.schema = schema;
    this.inner = inner;
    this.outer = outer;
  }

  column(node: Expr): Part {
    if (!isColumn(node)) return this.scalar(node);
    this.inner.cost++;
    switch (node.kind) {
      case "Attribute":
        return this.values(node.value);
      case "BinOp":
        // A text on the left of `%` is a format for the column as a whole.
        if (node.op === "Mod" && !isColumn(node.left)) return this.fail();
        return this.pair(node.left, node.right, (x, y) => binary(node.op, x, y, this.inner));
      case "UnaryOp":
        return this.single(node.operand, (x) =>
          node.op === "USub" || node.op === "UAdd" ? signed(x, node.op === "USub", this.inner) : this.inner.fail(),
        );
      case "Compare": {
        const [op, other] = [node.ops[0], node.comparators[0]];
        const symbol = op === undefined || node.ops.length > 1 ? undefined : comparisonSymbols[op];
        if (symbol === undefined || other === undefined) return this.fail();
        return this.pair(node.left, other, (x, y) => compare(x, y, symbol, this.inner));
      }
      case "Call":
        return this.call(node.func, node.args, node.keywords.length > 0);
      default:
        return this.fail();
    }
  }

  private fail(): Part {
    this.inner.fail();
    return failed;
  }

  /** What is the same for all rows is the header's to compute. */
  private scalar(node: Expr): Part {
    const { inner, outer } = this;
    if (node.kind === "Constant" && (typeof node.value !== "object" || node.value === null)) {
      return { operand: inner.constant(node.value), shape: "scalar" };
    }
    const value = outer.settle(compileExpr(node, outer));
    if (value.kinds === 0) return this.fail();
    const operand = operandOf(inner.kept(value.kinds, value.wrapped, value.plain), { origin: "given" });
    inner.scalars.push([value, operand]);
    return { operand, shape: "scalar" };
  }

  /** `field.name.all_values`. */
  private values(owner: Expr): Part {
    const { inner, outer } = this;
    if (owner.kind !== "Attribute" || owner.value.kind !== "Name" || owner.value.id !== "field") return this.fail();
    const node = outer.names.has("field") ? undefined : this.schema.nodes.get(owner.attr);
    if (node === undefined || (node.kind !== "column" && node.kind !== "item")) return this.fail();
    this.table ??= node.table;
    if (this.table !== node.table || node.valueType === "none") return this.fail();
    return { operand: inner.field(node, headerPlaces(this.schema)), shape: "live" };
  }

  private single(node: Expr, work: (x: Operand) => Operand): Part {
    const { operand } = this.column(node);
    return operand.kinds === 0 ? failed : { operand: work(operand), shape: "computed" };
  }

  private pair(left: Expr, right: Expr, work: (x: Operand, y: Operand) => Operand): Part {
    const x = this.column(left);
    const y = this.column(right);
    if (x.operand.kinds === 0 || y.operand.kinds === 0) return failed;
    // A field that is no text takes a computed column for a plain list (spec 5.4).
    const isField = x.shape === "scalar" && x.operand.wrapped && x.operand.kinds !== TEXT;
    if (isField && y.shape === "computed") return this.fail();
    return { operand: work(x.operand, y.operand), shape: "computed" };
  }

  private call(func: Expr, args: readonly Expr[], hasKeywords: boolean): Part {
    const { inner } = this;
    const [first, second] = args;
    if (func.kind !== "Name" || hasKeywords || first === undefined || this.outer.names.has(func.id)) return this.fail();
    const key = `${func.id}/${args.length}`;
    if (key === "abs/1") return this.single(first, (x) => unary(inner, x, Math.abs));
    if (key === "is_empty/1") return this.single(first, (x) => isEmpty(inner, x));
    if (key === "round/2") return this.single(first, (x) => round(inner, second, x));
    if ((key !== "default_to/2" && key !== "fallback/2") || second === undefined || !isColumn(first))
      return this.fail();
    return this.pair(first, second, (x, y) => defaultTo(inner, x, y));
  }
}
