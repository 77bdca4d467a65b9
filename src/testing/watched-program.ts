/** A schema's program that tells what runs: for coverage, and for messages about what went wrong. */
import { FieldRow } from "../columns/model.ts";
import type { Json } from "../document/json.ts";
import type { ComputedField } from "../engine/computed-fields.ts";
import { type Formula, watchedFormula } from "../engine/formula.ts";
import { readSchemaProgram, type SchemaProgram } from "../engine/schema-program.ts";
import type { Span } from "../source/span.ts";
import type { Value } from "../values/value.ts";
import { isExpression } from "./branches.ts";
import { FormulaCounter } from "./coverage.ts";

export interface WatchedProgram {
  readonly program: SchemaProgram;
  readonly counters: readonly FormulaCounter[];
  /** The expression that gave a field its value in the latest run, by {@link runKey}. */
  readonly lastResults: Map<string, Span>;
}

/** Names one run of a formula: of a header field, or in the row with that id. */
export function runKey(schemaId: string, rowId: number | null): string {
  return `${schemaId}#${rowId ?? ""}`;
}

export function readWatchedProgram(schema: Json): WatchedProgram {
  const program = readSchemaProgram(schema);
  const counters: FormulaCounter[] = [];
  const lastResults = new Map<string, Span>();
  const fields = new Map(
    program.fields.map((field) => {
      const { spec, schemaId } = field;
      if (spec.type !== "formula" || spec.formula.problems.length > 0) return [field, field];
      const counter = new FormulaCounter(schemaId, spec.formula);
      counters.push(counter);
      const formula = watched(schemaId, spec.formula, counter, lastResults);
      return [field, { ...field, spec: { ...spec, formula } } satisfies ComputedField];
    }),
  );
  const replaced = (all: readonly ComputedField[]): readonly ComputedField[] =>
    all.map((field) => fields.get(field) ?? field);
  const { ordering } = program;
  return {
    program: {
      ...program,
      fields: replaced(program.fields),
      ordering:
        "order" in ordering
          ? { order: replaced(ordering.order) }
          : { pending: replaced(ordering.pending), cycle: ordering.cycle },
    },
    counters,
    lastResults,
  };
}

function watched(schemaId: string, formula: Formula, counter: FormulaCounter, last: Map<string, Span>): Formula {
  const latest: { statement: Span | null; span: Span | null } = { statement: null, span: null };
  const told = watchedFormula(formula, schemaId, counter.forks.tree, (node) => {
    const count = counter.counting(node);
    if (node.kind === "Expr") {
      return () => {
        count?.();
        latest.statement = node;
        latest.span = node;
      };
    }
    if (count === undefined || !isExpression(node)) return count;
    // Which way a conditional expression went says more than the whole of it.
    return () => {
      count();
      const { statement } = latest;
      if (statement !== null && statement.start <= node.start && node.end <= statement.end) latest.span = node;
    };
  });
  return {
    ...told,
    program: () => {
      const program = told.program();
      const noting = <T>(field: Value | undefined, work: () => T): T => {
        latest.statement = null;
        latest.span = null;
        try {
          return work();
        } finally {
          const key = runKey(schemaId, rowIdOf(field));
          if (latest.span === null) last.delete(key);
          else last.set(key, latest.span);
        }
      };
      return {
        source: program.source,
        run: (names, environment, started) =>
          noting(names.get("field"), () => program.run(names, environment, started)),
        repeat: (names, environment, varying) => {
          const once = program.repeat(names, environment, varying);
          return (field) => noting(field, () => once(field));
        },
      };
    },
  };
}

function rowIdOf(field: Value | undefined): number | null {
  return field instanceof FieldRow ? field.entry.id : null;
}
