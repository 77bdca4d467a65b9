/**
 * One evaluation of a document: the fields in order, each for its datapoint or, in a table, for every row. Follows spec 8 (what runs),
 * 9 (errors) and 13 (fields that wait).
 */
import type { FieldModel } from "../columns/fields.ts";
import type { Datapoint, Document, Row } from "../document/document.ts";
import { attributeOf } from "../document/document.ts";
import { writeContent } from "../document/journal.ts";
import type { Json } from "../document/json.ts";
import type { SyntaxProblem } from "../syntax/index.ts";
import { attributeError, pythonException } from "../values/exceptions.ts";
import { LimitReached, metered } from "../values/meter.ts";
import { str } from "../values/text.ts";
import type { Value } from "../values/value.ts";
import type { ComputedField } from "./computed-fields.ts";
import {
  type ExceptionRecord,
  type Failure,
  failureOf,
  limitFailure,
  outsideFailure,
  syntaxFailure,
} from "./exception-record.ts";
import type { Formula } from "./formula.ts";
import { cellNamed, checkCrossRow, crossRowIds, idsOf, isReadable } from "./name-resolution.ts";
import { lookupPromise, memoryPromise, type Promised, reasoningPromise } from "./promises.ts";
import type { RunState } from "./run-state.ts";

/** Where a computed field is evaluated: a header datapoint (`row` is null) or a row's cell. The datapoint may be absent. */
interface Place {
  readonly datapoint: Datapoint | null;
  readonly row: Row | null;
}

/** Thrown where the platform's whole run ends: on a field it cannot place. */
export class RunRefused extends Error {
  override readonly name: "RunRefused" = "RunRefused";
  readonly exceptionType: string;

  constructor(exceptionType: string, message: string) {
    super(message);
    this.exceptionType = exceptionType;
  }
}

/** Evaluates `fields` in the order given. */
export function evaluateFields(fields: readonly ComputedField[], run: RunState): void {
  for (const field of fields) new FieldEvaluation(field, run).evaluate();
}

/** Reports the texts that cannot be parsed, and gives the fields that can be run. */
export function reportSyntax(fields: readonly ComputedField[], run: RunState): readonly ComputedField[] {
  return fields.filter((field) => {
    if (field.spec.type !== "formula" || field.spec.formula.parseProblem === null) return true;
    const failure = syntaxFailure(field.spec.formula.parseProblem, field.spec.formula.code);
    for (const place of placesOf(field, run.document)) report(field, place, failure, run);
    return false;
  });
}

function placesOf(field: ComputedField, document: Document): readonly Place[] {
  const { node } = field;
  switch (node.kind) {
    case "header":
      return [{ datapoint: document.headers.get(node.id) ?? null, row: null }];
    case "column": {
      const rows = document.tables.get(node.table?.id ?? "")?.rows ?? [];
      return rows.map((row) => ({ datapoint: row.cells[node.columnIndex] ?? null, row }));
    }
    case "item": {
      const table = document.tables.get(node.table?.id ?? "");
      if (table !== undefined && table.items.length > 0) throw new RunRefused("AttributeError", "_row_formula_context");
      return [];
    }
    case "section":
      throw new RunRefused("KeyError", "'content'");
    default:
      return [{ datapoint: null, row: null }];
  }
}

/** Adds a failure to the run's exceptions, with the ids of where it happened. */
function report(field: ComputedField, place: Place, failure: Failure, run: RunState): void {
  const id = ownerId(field, place, run.document);
  const sourceId = place.datapoint?.id ?? place.row?.id ?? (typeof id === "number" ? id : -1);
  run.exceptions.push({
    ...failure,
    source_id: sourceId,
    detail: { source_id: sourceId, source_schema_id: field.schemaId },
    ...(id === undefined ? {} : { id }),
  } satisfies ExceptionRecord);
}

/** The id of the field's own entry; a tuple's is its schema id, as everywhere. */
function ownerId(field: ComputedField, place: Place, document: Document): number | string | undefined {
  if (place.datapoint !== null) return place.datapoint.id ?? undefined;
  const { node } = field;
  if (node.kind === "tuple") return node.id;
  return document.tables.get(node.id)?.id ?? undefined;
}

class FieldEvaluation {
  private readonly field: ComputedField;
  private readonly run: RunState;
  private readonly fields: FieldModel;
  /** A limit ends the field's remaining rows too: they share what a formula may use. */
  private stopped = false;

  constructor(field: ComputedField, run: RunState) {
    this.field = field;
    this.run = run;
    this.fields = run.fields;
  }

  evaluate(): void {
    metered(this.run.limits, () => {
      for (const place of placesOf(this.field, this.run.document)) {
        if (this.stopped) return;
        if (place.row === null) this.evaluatePlace(place, this.fields.header);
        else this.fields.enterRow(place.row, (row) => this.evaluatePlace(place, row));
      }
    });
  }

  private evaluatePlace(place: Place, object: Value): void {
    const { run, field } = this;
    run.enter(field, place.datapoint, object);
    const skipped = place.datapoint !== null && isSet(attributeOf(place.datapoint, "no_recalculation"));
    if (skipped && field.spec.type !== "lookup") {
      this.keepMemoryKey(place);
      return;
    }
    const failure = this.attempt(place, object, skipped);
    if (failure === undefined) return;
    run.computed.add(this.computedId(place));
    if (failure !== null) report(field, place, failure, run);
  }

  private computedId(place: Place): number {
    if (place.datapoint !== null) return place.datapoint.id ?? -1;
    const { node } = this.field;
    return this.run.document.tables.get(node.id)?.id ?? -1;
  }

  /** `undefined`: nothing to do. `null`: computed. Else: failed. */
  private attempt(place: Place, object: Value, skipped: boolean): Failure | null | undefined {
    const { run, field } = this;
    if (this.waits(place)) {
      if (place.datapoint !== null) run.waiting.add(place.datapoint);
      return undefined;
    }
    if (place.datapoint === null) {
      return outsideFailure(attributeError(`Field '${field.schemaId}' is not present`), this.code());
    }
    const due = this.isDue(place, object);
    if (due !== true) return due === false ? undefined : due;
    const failure = this.compute(place.datapoint, object, skipped);
    // Dependants of what ran always run, changed or not.
    if (failure === null && place.datapoint.id !== null) run.updated.add(place.datapoint.id);
    return failure;
  }

  private code(): string {
    return this.field.spec.type === "formula" ? this.field.spec.formula.code : "";
  }

  private compute(datapoint: Datapoint, object: Value, skipped: boolean): Failure | null {
    const { spec } = this.field;
    if (spec.type === "formula") return this.computeFormula(spec.formula, datapoint, object);
    try {
      const key = this.memoryKey(object);
      const { promise, failure } =
        spec.type === "reasoning"
          ? reasoningPromise(this.field, spec, datapoint, this.run, (formula) => this.tryRun(formula, object))
          : lookupPromise(this.field, spec, skipped, (formula) => this.tryRun(formula, object));
      if (promise !== null) this.promise(datapoint, key === null ? promise : memoryPromise(this.field, promise, key));
      return failure;
    } catch (error) {
      return this.failureOutside(error);
    }
  }

  private promise(datapoint: Datapoint, promise: Promised): void {
    const { type, context, no_recalculation } = promise;
    this.run.promises.push({
      type,
      id: datapoint.id ?? -1,
      context,
      ...(no_recalculation === undefined ? {} : { no_recalculation }),
      schema_id: this.field.schemaId,
    });
    this.run.waiting.add(datapoint);
  }

  private computeFormula(formula: Formula, datapoint: Datapoint, object: Value): Failure | null {
    const key = this.memoryKey(object);
    this.run.options = undefined;
    this.run.struct = undefined;
    const outcome = this.tryRun(formula, object);
    if ("failure" in outcome) return outcome.failure;
    try {
      if (key !== null) {
        const text = this.fields.resultText(outcome.value);
        this.promise(datapoint, memoryPromise(this.field, { type: "formula", context: { formula_value: text } }, key));
        return null;
      }
      // A button has no content to store into.
      if (datapoint.node.type === "button") throw attributeError("'NoneType' object has no attribute 'get'");
      this.fields.storeResult(datapoint, outcome.value);
      if (this.run.options !== undefined) this.fields.setOptions(datapoint, this.run.options);
      if (this.run.struct !== undefined) this.fields.setStruct(datapoint, this.run.struct);
      return null;
    } catch (error) {
      return this.failureOutside(error);
    }
  }

  /** Runs a program in the formula's namespace. Problems that only compiling finds are failures of this one evaluation. */
  private tryRun(formula: Formula, object: Value): { readonly value: Value } | { readonly failure: Failure } {
    const problem: SyntaxProblem | null = formula.compileProblem;
    if (problem !== null) return { failure: syntaxFailure(problem, formula.code) };
    const program = formula.program();
    try {
      this.fields.readonly = true;
      return { value: program.run(this.run.namespace(object), this.run.environment).result };
    } catch (error) {
      if (error instanceof LimitReached) {
        this.stopped = true;
        return { failure: limitFailure(error, formula.code, error.offset ?? 0, program.source.name) };
      }
      const exception = pythonException(error);
      if (exception === undefined) throw error;
      return { failure: failureOf(exception, formula.code) };
    } finally {
      this.fields.readonly = false;
    }
  }

  private failureOutside(error: unknown): Failure {
    const exception = pythonException(error);
    if (exception !== undefined) return outsideFailure(exception, this.code());
    if (error instanceof LimitReached) {
      this.stopped = true;
      return limitFailure(error, this.code(), 0, `<formula:${this.field.schemaId}>`);
    }
    throw error;
  }

  /** The memory index formula's value as text; `null` when there is none, or it fails. */
  private memoryKey(object: Value): string | null {
    const { memory } = this.field;
    if (memory === null || memory.index.parseProblem !== null) return null;
    const outcome = this.tryRun(memory.index, object);
    return "failure" in outcome || outcome.value === null ? null : str(outcome.value);
  }

  private keepMemoryKey(place: Place): void {
    if (this.field.memory === null || place.datapoint === null) return;
    const key = this.memoryKey(this.run.object);
    if (key !== null) writeContent(this.run.journal, place.datapoint, "struct", { __memory_key: key });
  }

  /** Whether a dependency has a promise pending. Whole columns are not waited for. */
  private waits(place: Place): boolean {
    const { waiting, document } = this.run;
    if (waiting.size === 0) return false;
    for (const name of this.field.dependencies) {
      const datapoint = cellNamed(document, name, place.row) ?? document.headers.get(name);
      if (datapoint !== undefined && datapoint !== place.datapoint && waiting.has(datapoint)) return true;
    }
    return false;
  }

  /**
   * Whether this place has to be evaluated: always in a full run, else when something it depends on changed (spec 8.3). A failure when
   * what it depends on cannot be read (spec 8.4), whether it is due or not.
   */
  private isDue(place: Place, object: Value): boolean | Failure {
    const { run, field } = this;
    const unreadable = [...field.dependencies].some((name) => !isReadable(run.document, name, place.row));
    const failure = unreadable ? this.probe(object) : null;
    if (failure !== null) return failure;
    try {
      if (place.row !== null && field.spec.type === "formula") checkCrossRow(run.document, field.crossRow, place.row);
      return !run.incremental || this.isStale(place);
    } catch (error) {
      return this.failureOutside(error);
    }
  }

  /** In an incremental run: whether the place itself is forced, or anything it depends on changed. Throws what reading ids throws. */
  private isStale(place: Place): boolean {
    const { run, field } = this;
    const id = place.datapoint?.id ?? null;
    let stale = id !== null && run.forced.has(id);
    for (const name of field.dependencies) {
      const ids = idsOf(run.document, name, place.row);
      stale ||= meets(ids, run.updated);
    }
    const { row } = place;
    return (
      stale ||
      (row !== null &&
        [...field.crossRow].some((name) => meets(crossRowIds(run.fields, run.document, name, row), run.updated)))
    );
  }

  /**
   * A dependency cannot be read: the formula is tried at once, its messages dropped, to see whether it minds (spec 8.4). Unlike the
   * platform's, this trial cannot write.
   */
  private probe(object: Value): Failure | null {
    const { spec } = this.field;
    if (spec.type !== "formula") return null;
    const outcome = this.run.muted(() => this.tryRun(spec.formula, object));
    return "failure" in outcome ? outcome.failure : null;
  }
}

function meets(ids: readonly number[], updated: ReadonlySet<number>): boolean {
  return ids.some((id) => updated.has(id));
}

function isSet(json: Json | undefined): boolean {
  return json === true || (json !== undefined && json !== null && json !== false && json !== 0 && json !== "");
}
