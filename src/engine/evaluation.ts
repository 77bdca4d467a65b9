/**
 * One evaluation of a document: the fields in order, each for its datapoint or, in a table, for the rows where it is due. Follows spec 8
 * (what runs), 9 (errors) and 13 (fields that wait).
 */
import type { FieldModel } from "../columns/fields.ts";
import { isTruthy } from "../document/computed.ts";
import type { Datapoint, Document, Row, Table } from "../document/document.ts";
import { writeContent } from "../document/journal.ts";
import type { SyntaxProblem } from "../syntax/index.ts";
import { attributeError, pythonException } from "../values/exceptions.ts";
import { LimitReached, metered } from "../values/meter.ts";
import { str } from "../values/text.ts";
import { truth } from "../values/truth.ts";
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
import { type FieldPlan, isOrdinaryIn, type RunPlan } from "./field-plan.ts";
import type { Formula } from "./formula.ts";
import { cellNamed, checkCrossRow, crossRowCells, idsOf, isReadable } from "./name-resolution.ts";
import { lookupPromise, memoryPromise, type Promised, reasoningPromise } from "./promises.ts";
import type { RunState } from "./run-state.ts";
import { isInPlace, Staleness } from "./staleness.ts";
import { vectorRoom } from "./vectors.ts";

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

/** Evaluates all fields of a plan. */
export function evaluateAll(plan: RunPlan, run: RunState, exceptional: ReadonlySet<number>): void {
  const allOrdinary = exceptional.size === 0;
  const byProgram = vectorRoom()?.headerEvaluator(run, null);
  for (const field of plan.order) {
    const ordinary = allOrdinary || !exceptional.has(field.position);
    if (ordinary && byProgram?.(field)) continue;
    new FieldEvaluation(field, run, null).evaluate(ordinary);
  }
}

/**
 * Evaluates what is due after changes. `exceptional` are the positions of fields that are not ordinary in the document: they are looked at
 * place by place. Others are found from what changed.
 */
export function evaluateChanges(
  plan: RunPlan,
  run: RunState,
  updated: ReadonlySet<number>,
  exceptional: ReadonlySet<number>,
): void {
  const staleness = new Staleness(plan, run.document, updated, exceptional.size > 0);
  const { agenda } = staleness;
  const byProgram = vectorRoom()?.headerEvaluator(run, staleness);
  for (const position of exceptional) agenda.add(position);
  const forced = forcedPlaces(plan, run);
  for (const position of forced.keys()) agenda.add(position);
  for (let position = agenda.next(); position >= 0; position = agenda.next()) {
    const field = plan.order[position];
    if (field === undefined) return;
    const ordinary = exceptional.size === 0 || !exceptional.has(position);
    if (ordinary && byProgram?.(field)) continue;
    const evaluation = new FieldEvaluation(field, run, staleness);
    if (ordinary) evaluation.evaluateDue(forced.get(position) ?? []);
    else evaluation.evaluate(false);
  }
}

const nothing: ReadonlySet<number> = new Set();
const noPlaces: ReadonlyMap<number, readonly Datapoint[]> = new Map();

/** Datapoints of the plan's fields that are to be computed whatever changed, by the field's position. */
function forcedPlaces(plan: RunPlan, run: RunState): ReadonlyMap<number, readonly Datapoint[]> {
  if (run.forced.size === 0) return noPlaces;
  const places = new Map<number, Datapoint[]>();
  for (const id of run.forced) {
    const entry = run.document.entries.get(id);
    if (entry?.kind !== "datapoint" || !isInPlace(run.document, entry)) continue;
    const position = plan.positions.get(entry.node.id);
    if (position === undefined) continue;
    const known = places.get(position);
    if (known === undefined) places.set(position, [entry]);
    else known.push(entry);
  }
  return places;
}

/** Positions of the fields that have to be looked at place by place in this document. */
export function exceptionalIn(plan: RunPlan, document: Document): ReadonlySet<number> {
  const positions = new Set<number>();
  const complete = document.headers.size === plan.headerCount;
  for (const field of plan.order) if (!isOrdinaryIn(field, document, complete)) positions.add(field.position);
  return positions;
}

/** Reports the texts that cannot be parsed. */
export function reportSyntax(fields: readonly ComputedField[], run: RunState): void {
  for (const field of fields) {
    if (field.spec.type !== "formula" || field.spec.formula.parseProblem === null) continue;
    const failure = syntaxFailure(field.spec.formula.parseProblem, field.spec.formula.code);
    for (const place of placesOf(field, run.document)) report(field, place, failure, run);
  }
}

function placesOf(field: ComputedField, document: Document): readonly Place[] {
  const { node } = field;
  switch (node.kind) {
    case "header":
      return [headerPlace(field, document)];
    case "column":
      return (document.tables.get(node.table?.id ?? "")?.rows ?? []).map((row) => placeIn(field, row));
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

function headerPlace({ node }: ComputedField, document: Document): Place {
  return { datapoint: document.headers.get(node.id) ?? null, row: null };
}

function placeIn({ node }: ComputedField, row: Row): Place {
  return { datapoint: row.cell(node.columnIndex), row };
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

type Outcome = { readonly value: Value } | { readonly failure: Failure };

class FieldEvaluation {
  private readonly plan: FieldPlan;
  private readonly field: ComputedField;
  private readonly run: RunState;
  private readonly fields: FieldModel;
  /** `null` in a run of everything. */
  private readonly staleness: Staleness | null;
  /** Whether places are known to be due, with all that they read. */
  private settled = false;
  /** A limit ends the field's remaining rows too: they share what a formula may use. */
  private stopped = false;
  /** Whether the latest evaluation gave a promise. */
  private promised = false;
  /** Whether the latest result left the datapoint as it was. */
  private equal = false;
  private repeated: ((object: Value) => Value) | null = null;

  constructor(plan: FieldPlan, run: RunState, staleness: Staleness | null) {
    this.plan = plan;
    this.field = plan.field;
    this.run = run;
    this.fields = run.fields;
    this.staleness = staleness;
  }

  /** All places; without `settled`, whether each is due, and can read what it needs, is looked at first. */
  evaluate(settled: boolean): void {
    this.settled = settled;
    metered(this.run.limits, () => this.evaluateAll());
  }

  private evaluateAll(): void {
    const { field, run } = this;
    const { node } = field;
    const table = this.settled && node.kind === "column" ? run.document.tables.get(node.table?.id ?? "") : undefined;
    if (table !== undefined) this.evaluateRows(table, table.rows);
    else if (node.kind === "header") this.evaluateAt(headerPlace(field, run.document));
    else for (const place of placesOf(field, run.document)) this.evaluateAt(place);
  }

  /** Rows where the field is due, from top to bottom: all at once where that can be. */
  private evaluateRows(table: Table, rows: readonly Row[]): void {
    const { field, plan, run, staleness } = this;
    const evaluate = (row: Row): boolean => {
      this.evaluateAt(placeIn(field, row));
      return !this.stopped;
    };
    const atOnce = vectorRoom()?.evaluateRows(plan, run, staleness, table, rows, evaluate) ?? false;
    if (!atOnce) rows.forEach(evaluate);
  }

  /** The places of an ordinary field that are due: where something it reads changed, and `forced` ones. */
  evaluateDue(forced: readonly Datapoint[]): void {
    const { field, plan, run, staleness } = this;
    if (staleness === null) return;
    this.settled = true;
    metered(run.limits, () => {
      if (field.node.kind === "header") {
        this.evaluateAt(headerPlace(field, run.document));
        return;
      }
      const table = run.document.tables.get(field.node.table?.id ?? "");
      if (table === undefined) return;
      if (staleness.isDueEverywhere(plan) || this.crossRowDue(staleness)) {
        this.evaluateRows(table, table.rows);
        return;
      }
      const rows = staleness.dueRows(plan);
      for (const { row } of forced) if (row !== null) rows.add(row);
      if (plan.crossRow.includes(field.node)) this.evaluateFeeding(rows, staleness);
      else this.evaluateRows(table, inOrder(rows));
    });
  }

  /** Whether a cell changed that is read in all rows. The empty ones are overlooked, as on the platform. */
  private crossRowDue(staleness: Staleness): boolean {
    return this.plan.crossRow.some(
      (column) =>
        column !== this.field.node &&
        [...staleness.changedRows(column)].some((row) => this.isTrue(row.cell(column.columnIndex))),
    );
  }

  private isTrue(cell: Datapoint | null | undefined): boolean {
    return cell !== null && cell !== undefined && truth(this.fields.value(cell));
  }

  /**
   * A formula that reads its own column in other rows: all rows are due after the first one whose new value is true, and while an earlier
   * change to the column holds something true.
   */
  private evaluateFeeding(due: ReadonlySet<Row>, staleness: Staleness): void {
    const { field } = this;
    const holding = new Set(
      [...staleness.changedRows(field.node)].filter((row) => this.isTrue(placeIn(field, row).datapoint)),
    );
    for (const place of placesOf(field, this.run.document)) {
      const { row, datapoint } = place;
      if (row === null || (holding.size === 0 && !due.has(row))) continue;
      this.evaluateAt(place);
      if (staleness.changedRows(field.node).has(row) && this.isTrue(datapoint)) holding.add(row);
      else holding.delete(row);
    }
  }

  private evaluateAt(place: Place): void {
    if (this.stopped) return;
    if (place.row === null) {
      this.evaluatePlace(place, this.fields.header);
      return;
    }
    const row = this.fields.row(place.row);
    row.current = true;
    try {
      this.evaluatePlace(place, row);
    } finally {
      row.current = false;
    }
  }

  private evaluatePlace(place: Place, object: Value): void {
    const { run, field } = this;
    run.enter(field, place.datapoint, object);
    const skipped = place.datapoint !== null && isSettled(place.datapoint);
    if (skipped && field.spec.type !== "lookup") {
      this.keepMemoryKey(place);
      return;
    }
    const failure = this.attempt(place, object, skipped);
    if (failure === undefined) return;
    run.computed.push(this.computedId(place));
    if (failure !== null) report(field, place, failure, run);
  }

  private computedId(place: Place): number {
    if (place.datapoint !== null) return place.datapoint.id ?? -1;
    const { node } = this.field;
    return this.run.document.tables.get(node.id)?.id ?? -1;
  }

  /** `undefined`: nothing to do. `null`: computed. Else: failed. */
  private attempt(place: Place, object: Value, skipped: boolean): Failure | null | undefined {
    const { run, field, staleness } = this;
    if (place.datapoint === null) {
      return outsideFailure(attributeError(`Field '${field.schemaId}' is not present`), this.code());
    }
    if (!this.settled) {
      const due = this.isDue(place, object);
      if (due !== true) return due === false ? undefined : due;
    }
    if (this.waits(place)) {
      run.wait(place.datapoint);
      return undefined;
    }
    this.promised = false;
    const failure = this.compute(place.datapoint, object, skipped);
    // Dependants of what has a value run too, changed or not, unless the caller wants less than the platform does.
    const ended = failure !== null || this.promised || (run.stopOnEqual && this.equal);
    if (!ended) staleness?.changed(place.datapoint);
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
    this.run.wait(datapoint);
    this.promised = true;
  }

  private computeFormula(formula: Formula, datapoint: Datapoint, object: Value): Failure | null {
    const { run, fields } = this;
    const key = this.memoryKey(object);
    run.options = undefined;
    run.struct = undefined;
    this.equal = false;
    const outcome = this.tryRun(formula, object);
    if ("failure" in outcome) return outcome.failure;
    try {
      if (key !== null) {
        const text = fields.resultText(outcome.value);
        this.promise(datapoint, memoryPromise(this.field, { type: "formula", context: { formula_value: text } }, key));
        return null;
      }
      // A button has no content to store into.
      if (datapoint.node.type === "button") throw attributeError("'NoneType' object has no attribute 'get'");
      const changed = fields.storeResult(datapoint, outcome.value);
      this.equal = !changed && run.options === undefined && run.struct === undefined;
      if (run.options !== undefined) fields.setOptions(datapoint, run.options);
      if (run.struct !== undefined) fields.setStruct(datapoint, run.struct);
      return null;
    } catch (error) {
      return this.failureOutside(error);
    }
  }

  /** Runs a program in the formula's namespace. Problems that only compiling finds are failures of this one evaluation. */
  private tryRun(formula: Formula, object: Value): Outcome {
    const problem: SyntaxProblem | null = formula.compileProblem;
    if (problem !== null) return { failure: syntaxFailure(problem, formula.code) };
    const program = formula.program();
    const { run, fields } = this;
    const own = this.field.spec.type === "formula" && this.field.spec.formula === formula;
    try {
      fields.readonly = true;
      if (!own) return { value: program.run(run.namespace(object), run.environment).result };
      this.repeated ??= program.repeat(run.names, run.environment, "field");
      return { value: this.repeated(object) };
    } catch (error) {
      if (error instanceof LimitReached) {
        this.stopped = true;
        return { failure: limitFailure(error, formula.code, error.offset ?? 0, program.source.name) };
      }
      const exception = pythonException(error);
      if (exception === undefined) throw error;
      return { failure: failureOf(exception, formula.code) };
    } finally {
      fields.readonly = false;
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

  /** Whether a dependency has a promise pending. Whole columns are not waited for, but other rows' cells are. */
  private waits({ datapoint, row }: Place): boolean {
    const { waiting, document, fields } = this.run;
    if (waiting.size === 0) return false;
    for (const name of this.field.dependencies) {
      const read = cellNamed(document, name, row) ?? document.headers.get(name);
      if (read !== undefined && read !== datapoint && waiting.has(read)) return true;
    }
    if (row === null) return false;
    return [...this.field.crossRow].some((name) =>
      crossRowCells(fields, document, name, row).some((cell) => waiting.has(cell)),
    );
  }

  /**
   * Whether this place has to be evaluated: always in a full run, else when something it depends on changed (spec 8.3). A failure when
   * what it depends on cannot be read (spec 8.4), whether it is due or not.
   */
  private isDue(place: Place, object: Value): boolean | Failure {
    const { run, field, staleness } = this;
    const unreadable = [...field.dependencies].some((name) => !isReadable(run.document, name, place.row));
    const failure = unreadable ? this.probe(place, object) : null;
    if (failure !== null) return failure;
    try {
      if (place.row !== null && field.spec.type === "formula") checkCrossRow(run.document, field.crossRow, place.row);
      return staleness === null || this.isStale(place, staleness.ids ?? nothing);
    } catch (error) {
      return this.failureOutside(error);
    }
  }

  /** In an incremental run: whether the place itself is forced, or anything it depends on changed. Throws what reading ids throws. */
  private isStale(place: Place, updated: ReadonlySet<number>): boolean {
    const { run, field } = this;
    const id = place.datapoint?.id ?? null;
    if (id !== null && run.forced.has(id)) return true;
    let stale = false;
    for (const name of field.dependencies) {
      const ids = idsOf(run.document, name, place.row);
      stale ||= meets(ids, updated);
    }
    const { row } = place;
    return (
      stale ||
      (row !== null &&
        [...field.crossRow].some((name) =>
          crossRowCells(run.fields, run.document, name, row).some(({ id }) => id !== null && updated.has(id)),
        ))
    );
  }

  /**
   * A dependency cannot be read: the field is tried at once, its messages dropped, to see whether it minds (spec 8.4). Unlike the
   * platform's, this trial cannot write.
   */
  private probe({ datapoint }: Place, object: Value): Failure | null {
    const { run, field } = this;
    const { spec } = field;
    if (datapoint === null) return null;
    const tryRun = (formula: Formula): Outcome => this.tryRun(formula, object);
    return run.muted(() => {
      try {
        if (spec.type === "lookup") return lookupPromise(field, spec, false, tryRun).failure;
        if (spec.type === "formula") {
          const outcome = tryRun(spec.formula);
          return "failure" in outcome ? outcome.failure : null;
        }
        // A prompt that fails is no failure here.
        reasoningPromise(field, spec, datapoint, run, tryRun);
        return null;
      } catch (error) {
        return this.failureOutside(error);
      }
    });
  }
}

function inOrder(rows: ReadonlySet<Row>): readonly Row[] {
  return [...rows].sort((a, b) => a.index - b.index);
}

function meets(ids: readonly number[], updated: ReadonlySet<number>): boolean {
  return ids.some((id) => updated.has(id));
}

/** Whether a datapoint is not to be computed: no run writes the key, so that it is as it came. */
function isSettled({ source }: Datapoint): boolean {
  return isTruthy(source?.["no_recalculation"]);
}
