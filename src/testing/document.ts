/** Documents for tests: made from a few values, edited, evaluated when something is asked. */

import { type Datapoint, type Document, datapointsOf } from "../document/document.ts";
import type { Json, JsonObject } from "../document/json.ts";
import { isObject } from "../document/json.ts";
import { columnsOf } from "../document/schema.ts";
import type { EvaluationOptions } from "../engine/evaluate.ts";
import type { ExceptionRecord } from "../engine/exception-record.ts";
import type { EvaluationResult } from "../engine/result.ts";
import { openSession, type Session } from "../engine/session.ts";
import { cellContent, fits, scalarOf } from "./cells.ts";
import { defaultCell, rowGiven } from "./content.ts";
import { type GivenField, type GivenRow, type GivenScalar, TestError, within } from "./given.ts";
import { datapointNamed, entryNamed, placeName } from "./places.ts";
import { contentOfDocument } from "./snapshot.ts";
import type { WatchedProgram } from "./watched-program.ts";

/** A message or automation blocker that a document shows. */
export interface Shown {
  readonly type: "error" | "warning" | "info" | "blocker";
  readonly content: Json;
  /** The place it is attached to; `null` for the whole document. */
  readonly on: string | null;
  /** The place whose formula raised it. */
  readonly from: string;
}

/** A formula that failed. */
export interface Failed {
  /** The place whose formula it is. */
  readonly on: string;
  /** `TypeError: …`. */
  readonly content: string;
  readonly line: number | null;
}

/** What is said of a document after its formulas: by a queue's rules. */
export interface Afterwards {
  readonly messages: readonly Json[];
  readonly automationBlockers: readonly Json[];
  readonly failures: readonly { readonly source: string; readonly message: string }[];
}

/** What the failure messages of tests need to know of a schema beside its program. */
export interface TestSubject extends WatchedProgram {
  /** What to call the text of a formula: its file. */
  readonly fileOf: (schemaId: string) => string;
  /** What comes after the formulas; asked when messages are. */
  readonly after: ((content: readonly JsonObject[], options: EvaluationOptions) => Afterwards) | null;
}

/**
 * A document under test. Edits gather; whatever asks for an outcome first computes what they made stale, everything the first time, as
 * the platform does. Messages, blockers and errors are those that stand now: of formulas that did not run again the earlier ones.
 *
 * Places are named `total`, `lines[0].amount`, `tags[1]`; rows count from 0. Methods throw `TestError` for places that are not there and
 * values that are not of their field's type.
 */
export class TestDocument {
  /** For failure messages. */
  readonly subject: TestSubject;
  private readonly session: Session;
  private readonly options: EvaluationOptions;
  /** By the datapoint whose formula it is from; places are named when asked for, since rows move. */
  private readonly shown: Map<number, { readonly message: Json; readonly type: "blocker" | null }[]> = new Map();
  private readonly failed: Map<number, ExceptionRecord[]> = new Map();
  private stale = true;
  private latest: EvaluationResult | null = null;
  private told: Afterwards | null = null;

  constructor(subject: TestSubject, content: Json, options: EvaluationOptions) {
    this.subject = subject;
    this.options = options;
    this.session = openSession(subject.program, content, options);
  }

  /** The engine's own view of the document, computed. */
  get document(): Document {
    this.compute();
    return this.session.document;
  }

  /** Sets fields as a user would, values in the fields' types. */
  set(values: { readonly [place: string]: GivenField }): this;
  set(place: string, value: GivenField): this;
  set(first: string | { readonly [place: string]: GivenField }, value: GivenField = null): this {
    const edits = typeof first === "string" ? { [first]: value } : first;
    for (const [place, given] of Object.entries(edits)) {
      within(place, () => {
        const datapoint = datapointNamed(this.session.document, place);
        if (datapoint.id === null) throw new TestError(`'${place}' has no id by which it could be set`);
        this.session.setValue(datapoint.id, editText(cellContent(datapoint.node, given)));
      });
    }
    this.stale = true;
    return this;
  }

  /** Appends a row to a table, or an item to a simple multivalue. */
  addRow(table: string, given: GivenRow | GivenField = {}): this {
    const entry = entryNamed(this.session.document, table);
    if (entry.kind !== "table") throw new TestError(`'${table}' is no table`);
    const [item] = columnsOf(entry.node);
    const texts: Record<string, string> = Object.create(null);
    if (entry.node.kind === "simple") {
      if (item !== undefined)
        texts[item.id] = editText(cellContent(item, isEmptyRow(given) ? null : (given as GivenField)));
    } else {
      const row = rowGiven(entry.node, given);
      for (const column of entry.columns) {
        const own = Object.hasOwn(row, column.id) ? row[column.id] : undefined;
        const cell = own === undefined ? defaultCell(column) : within(column.id, () => cellContent(column, own));
        texts[column.id] = editText(cell);
      }
    }
    this.session.addRow(table, texts);
    this.stale = true;
    return this;
  }

  /** Removes a row or item by its table and position, or its place: `removeRow("lines", 0)`, `removeRow("lines[0]")`. */
  removeRow(table: string, index?: number): this {
    const place = index === undefined ? table : `${table}[${index}]`;
    const entry = entryNamed(this.session.document, place);
    if (entry.id === null || entry.kind === "table") throw new TestError(`'${place}' is no row`);
    this.session.removeRow(entry.id);
    this.stale = true;
    return this;
  }

  /** A field's value in its type, `null` when it is empty or cannot be read as such; a date as an ISO text. */
  value(place: string): GivenScalar {
    return scalarOf(datapointNamed(this.document, place));
  }

  /** The values of a column or of a simple multivalue. */
  column(schemaId: string): readonly GivenScalar[] {
    const node = this.document.schema.nodes.get(schemaId);
    const table = this.document.tables.get(node?.table?.id ?? schemaId);
    if (node === undefined || table === undefined) throw new TestError(`'${schemaId}' is no column`);
    return datapointsOf(table, Math.max(0, node.columnIndex)).map((cell) => (cell === null ? null : scalarOf(cell)));
  }

  /** The messages shown now, in the order of the schema's formulas. */
  get messages(): readonly Shown[] {
    const own = this.gathered(this.shown).filter(({ type }) => type === null);
    const after = this.afterwards()?.messages ?? [];
    return [...own.map(({ message }) => message), ...after].flatMap((message) => this.shownOf(message, null) ?? []);
  }

  /** The automation blockers that stand now. */
  get blockers(): readonly Shown[] {
    const own = this.gathered(this.shown).filter(({ type }) => type === "blocker");
    const after = this.afterwards()?.automationBlockers ?? [];
    return [...own.map(({ message }) => message), ...after].flatMap(
      (message) => this.shownOf(message, "blocker") ?? [],
    );
  }

  /** The formulas that failed. */
  get errors(): readonly Failed[] {
    const after = this.afterwards()?.failures ?? [];
    return [
      ...this.gathered(this.failed).map(({ source_id: id, content, lineno, detail }) => ({
        on: this.nameOf(id) ?? detail.source_schema_id,
        content,
        line: lineno,
      })),
      ...after.map(({ source, message }) => ({ on: source, content: message, line: null })),
    ];
  }

  /** The outcome of the latest evaluation alone. */
  get result(): EvaluationResult {
    return this.compute();
  }

  /** The document as annotation content, with the computed values in it. */
  content(): readonly JsonObject[] {
    return contentOfDocument(this.document);
  }

  /** The document as it is now in another one, everything computed anew. */
  copy(): TestDocument {
    return new TestDocument(this.subject, this.content(), this.options);
  }

  /** Computed fields whose text their field cannot hold: no number in a number field, no option of an enum. */
  misfits(): readonly string[] {
    const places: string[] = [];
    for (const { node } of this.subject.program.fields) {
      const header = this.document.headers.get(node.id);
      const table = node.table === null ? undefined : this.document.tables.get(node.table.id);
      const cells = table === undefined ? [header ?? null] : datapointsOf(table, node.columnIndex);
      for (const cell of cells) if (cell !== null && !fits(cell)) places.push(placeName(cell));
    }
    return places;
  }

  private compute(): EvaluationResult {
    if (this.latest !== null && !this.stale) return this.latest;
    const result = this.session.evaluate();
    this.stale = false;
    this.latest = result;
    this.told = null;
    const { document } = this.session;
    const ran = new Set(result.computedIds);
    for (const id of new Set([...this.shown.keys(), ...this.failed.keys(), ...ran])) {
      if (!ran.has(id) && document.entries.has(id)) continue;
      this.shown.delete(id);
      this.failed.delete(id);
    }
    for (const message of result.messages) this.keep(message, null);
    for (const blocker of result.automationBlockers) this.keep(blocker, "blocker");
    for (const record of result.exceptions) listIn(this.failed, record.source_id).push(record);
    return result;
  }

  private keep(message: Json, type: "blocker" | null): void {
    const source = isObject(message) ? message["source_id"] : undefined;
    listIn(this.shown, typeof source === "number" ? source : -1).push({ message, type });
  }

  private shownOf(message: Json, type: "blocker" | null): Shown | null {
    if (!isObject(message)) return null;
    const { source_id: source, id, content = null } = message;
    return {
      type: type ?? (message["type"] as Shown["type"]),
      content,
      on: typeof id === "number" ? (this.nameOf(id) ?? String(id)) : typeof id === "string" && id !== "all" ? id : null,
      from: typeof source === "number" ? (this.nameOf(source) ?? "") : "",
    };
  }

  /** What the rules say of the document as it is now. */
  private afterwards(): Afterwards | null {
    const { after } = this.subject;
    if (after === null) return null;
    this.compute();
    this.told ??= after(this.content(), this.options);
    return this.told;
  }

  private nameOf(id: number): string | undefined {
    const entry = this.session.document.entries.get(id);
    return entry === undefined ? undefined : placeName(entry);
  }

  /** In the order of the schema's formulas, then of the rows. */
  private gathered<T>(found: ReadonlyMap<number, readonly T[]>): readonly T[] {
    this.compute();
    const order = new Map(this.subject.program.fields.map((field, i) => [field.schemaId, i]));
    const rank = (id: number): readonly [number, number] => {
      const entry = this.session.document.entries.get(id);
      const row = entry?.kind === "datapoint" ? (entry.row?.index ?? 0) : 0;
      return [order.get(entry?.node.id ?? "") ?? -1, row];
    };
    return [...found]
      .map(([id, list]) => ({ rank: rank(id), list }))
      .sort((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1])
      .flatMap(({ list }) => list);
  }
}

function listIn<T>(lists: Map<number, T[]>, id: number): T[] {
  let list = lists.get(id);
  if (list === undefined) {
    list = [];
    lists.set(id, list);
  }
  return list;
}

/** Edits set texts alone. */
function editText({ value, content, attributes }: ReturnType<typeof cellContent>): string {
  const [key] = [...Object.keys(content), ...Object.keys(attributes)];
  if (key !== undefined) throw new TestError(`an edit sets a value or a text, not '${key}'`, [key]);
  return value;
}

function isEmptyRow(given: GivenRow | GivenField): boolean {
  return isObject(given as Json) && Object.keys(given as object).length === 0;
}

/** The single field, cell or item of that name; `null` when there is none. */
export function datapointAt(document: Document, place: string): Datapoint | null {
  try {
    return datapointNamed(document, place);
  } catch (error) {
    if (error instanceof TestError) return null;
    throw error;
  }
}
