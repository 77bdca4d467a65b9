/** What a test expects of a document, and where the document differs. */
import { type Datapoint, type Document, datapointsOf, type Row, type Table } from "../document/document.ts";
import type { Json } from "../document/json.ts";
import type { SchemaNode } from "../document/schema.ts";
import { checkType, scalarOf, storedText, unknownKey } from "./cells.ts";
import type { Shown, TestDocument } from "./document.ts";
import { type GivenScalar, TestError, within } from "./given.ts";
import { entryNamed, placeName } from "./places.ts";

/** A text in full, or a pattern to be found in it; in case files `/…/` is a pattern. */
export type TextMatch = string | RegExp;

/** A value in its field's type, or the exact text that a field holds. */
export interface ExpectedText {
  readonly text: string;
}
export type ExpectedCell = GivenScalar | ExpectedText;
export interface ExpectedRow {
  readonly [column: string]: ExpectedCell;
}
/**
 * By place: a field's value (`total`, `lines[0].amount`), a column's values from top to bottom, a table's rows with the cells that
 * matter. Lists must have the document's length.
 */
export interface ExpectedValues {
  readonly [place: string]: ExpectedCell | readonly (ExpectedCell | ExpectedRow)[];
}

export interface ExpectedMessage {
  readonly type: Shown["type"];
  readonly content: TextMatch;
  /** The place it must be attached to, `null` for the document; any when missing. */
  readonly on?: string | null;
  /** It must not be shown. */
  readonly absent?: boolean;
}

export interface Expectation {
  readonly values?: ExpectedValues;
  /** Messages that must be shown; an empty list: none at all. */
  readonly messages?: readonly ExpectedMessage[];
  readonly blockers?: readonly ExpectedMessage[];
  /** Formulas that must fail, by place. All others must not. */
  readonly errors?: { readonly [place: string]: TextMatch };
  /** No message or blocker besides those named. */
  readonly exact?: boolean;
  /** How far numbers may be off; 0 unless given. */
  readonly tolerance?: number;
  /** Every computed text is one that its field can hold. */
  readonly fits?: boolean;
  /** Computing everything again changes nothing. */
  readonly settled?: boolean;
}

/** One way in which a document is not as expected. */
export interface Mismatch {
  readonly kind: "value" | "message" | "blocker" | "error" | "fit" | "settled" | "operations" | "response";
  /** In the words of the test: `total`, `lines[1].amount`, `error`. */
  readonly title: string;
  readonly expected: string;
  readonly actual: string;
  /** The place whose formula decides; `null` when none is known. */
  readonly place: string | null;
  /** The text of a message that is missing or too much. */
  readonly text?: TextMatch;
}

/** Where `doc` is not as expected; empty when it is. Throws {@link TestError} for places that it does not have. */
export function compare(doc: TestDocument, expected: Expectation): readonly Mismatch[] {
  const { refusal } = doc.result;
  if (refusal !== null) {
    const actual = `${refusal.type}: ${refusal.message}`;
    return [{ kind: "error", title: "document", expected: "to be computed", actual, place: null }];
  }
  const found = [...compareErrors(doc, expected.errors ?? {})];
  found.push(...within("values", () => [...compareValues(doc, expected)]));
  const { messages, blockers, exact = false } = expected;
  found.push(...compareShown("message", doc.messages, messages, exact));
  found.push(...compareShown("blocker", doc.blockers, blockers, exact));
  if (expected.fits === true) found.push(...misfits(doc));
  if (expected.settled === true) found.push(...unsettled(doc));
  return found;
}

function* compareValues(doc: TestDocument, { values = {}, tolerance = 0 }: Expectation): Iterable<Mismatch> {
  for (const [name, expected] of Object.entries(values)) {
    yield* within(name, () => [...compareNamed(doc.document, name, expected, tolerance)]);
  }
}

function* compareNamed(
  document: Document,
  name: string,
  expected: ExpectedValues[string],
  tolerance: number,
): Iterable<Mismatch> {
  const node = document.schema.nodes.get(name);
  if (Array.isArray(expected) && node?.kind === "column") {
    yield* compareColumn(document, node, expected, tolerance);
    return;
  }
  const entry = entryNamed(document, name);
  if (entry.kind === "table") yield* compareTable(entry, expected, tolerance);
  else if (Array.isArray(expected)) throw new TestError(`'${name}' is a single place, not a list`);
  else if (entry.kind === "row")
    throw new TestError(`'${name}' is a row: expect its cells, or the rows of '${entry.table.node.id}'`);
  else yield* compareCell(entry, expected as ExpectedCell, tolerance);
}

function* compareColumn(
  document: Document,
  node: SchemaNode,
  expected: readonly (ExpectedCell | ExpectedRow)[],
  tolerance: number,
): Iterable<Mismatch> {
  const table = document.tables.get(node.table?.id ?? "");
  if (table === undefined) return;
  const cells = datapointsOf(table, node.columnIndex);
  yield* compareLength(table, cells.length, expected.length);
  for (const [i, cell] of cells.entries()) {
    const wanted = expected[i];
    if (cell !== null && wanted !== undefined)
      yield* within(i, () => [...compareCell(cell, wanted as ExpectedCell, tolerance)]);
  }
}

function* compareTable(table: Table, expected: ExpectedValues[string], tolerance: number): Iterable<Mismatch> {
  if (!Array.isArray(expected))
    throw new TestError(
      `'${table.node.id}' is a ${table.node.kind === "table" ? "table" : "multivalue"}: expect a list`,
    );
  const entries: readonly (Row | Datapoint)[] = table.node.kind === "simple" ? table.items : table.rows;
  yield* compareLength(table, entries.length, expected.length);
  for (const [i, entry] of entries.entries()) {
    const wanted: ExpectedCell | ExpectedRow | undefined = expected[i];
    if (wanted === undefined) continue;
    yield* within(i, () => [
      ...(entry.kind === "row"
        ? compareRow(entry, wanted as ExpectedRow, tolerance)
        : compareCell(entry, wanted as ExpectedCell, tolerance)),
    ]);
  }
}

function* compareLength(table: Table, actual: number, expected: number): Iterable<Mismatch> {
  if (actual === expected) return;
  yield {
    kind: "value",
    title: `rows of ${table.node.id}`,
    expected: String(expected),
    actual: String(actual),
    place: null,
  };
}

function* compareRow(row: Row, expected: ExpectedRow, tolerance: number): Iterable<Mismatch> {
  if (typeof expected !== "object" || expected === null) {
    throw new TestError(`a row of '${row.table.node.id}' is an object with values by column`);
  }
  for (const [column, wanted] of Object.entries(expected)) {
    const at = row.table.columns.findIndex((node) => node.id === column);
    const cell = row.cells[at];
    if (cell === undefined || cell === null)
      throw unknownKey(
        column,
        row.table.columns.map(({ id }) => id),
      );
    yield* within(column, () => [...compareCell(cell, wanted, tolerance)]);
  }
}

function* compareCell(cell: Datapoint, expected: ExpectedCell, tolerance: number): Iterable<Mismatch> {
  if (!isText(expected)) checkType(cell.node, expected);
  if (isSame(cell, expected, tolerance)) return;
  const place = placeName(cell);
  yield { kind: "value", title: place, expected: shownExpected(expected), actual: shownCell(cell), place };
}

function isSame(cell: Datapoint, expected: ExpectedCell, tolerance: number): boolean {
  if (isText(expected)) return storedText(cell) === expected.text;
  const actual = scalarOf(cell);
  if (expected === null || expected === "") return storedText(cell) === "";
  if (typeof actual === "number" && typeof expected === "number") {
    return actual === expected || Math.abs(actual - expected) <= tolerance;
  }
  return actual === expected;
}

function isText(expected: ExpectedCell): expected is ExpectedText {
  return typeof expected === "object" && expected !== null;
}

function shownExpected(expected: ExpectedCell): string {
  return isText(expected) ? `the text ${shownScalar(expected.text)}` : shownScalar(expected);
}

/** A value as failure messages show it: texts in quotes, nothing as `empty`. */
export function shownScalar(value: GivenScalar): string {
  return value === null || value === "" ? "empty" : typeof value === "string" ? `'${value}'` : String(value);
}

/** A field's value, and its text where that says something else. */
export function shownCell(cell: Datapoint): string {
  const value = scalarOf(cell);
  const text = storedText(cell);
  if (cell.node.valueType === "string" || cell.node.valueType === "date") return shownScalar(value ?? text);
  if (value === null) return text === "" ? "empty" : `'${text}', which is no ${cell.node.valueType}`;
  return String(value);
}

function* compareErrors(doc: TestDocument, expected: NonNullable<Expectation["errors"]>): Iterable<Mismatch> {
  const wanted = new Map(Object.entries(expected));
  for (const failed of doc.errors) {
    const match = wanted.get(failed.on);
    wanted.delete(failed.on);
    if (match !== undefined && matches(failed.content, match)) continue;
    const line = failed.line === null ? "" : ` (line ${failed.line})`;
    yield {
      kind: "error",
      title: failed.on,
      expected: match === undefined ? "no error" : shownMatch(match),
      actual: `${failed.content}${line}`,
      place: failed.on,
    };
  }
  for (const [place, match] of wanted) {
    within("errors", () => within(place, () => entryNamed(doc.document, place)));
    yield { kind: "error", title: place, expected: shownMatch(match), actual: "no error", place };
  }
}

/** Messages or blockers against those expected. */
export function* compareShown(
  kind: "message" | "blocker",
  shown: readonly Shown[],
  expected: readonly ExpectedMessage[] | undefined,
  exact: boolean,
): Iterable<Mismatch> {
  const used = new Set<Shown>();
  for (const wanted of expected ?? []) {
    const hits = shown.filter((message) => isMeant(message, wanted));
    for (const hit of hits) used.add(hit);
    const title = wanted.type;
    const text = { text: wanted.content };
    if (wanted.absent === true) {
      for (const hit of hits)
        yield { kind, title, expected: "not to be shown", actual: shownMessage(hit), place: hit.from, ...text };
    } else if (hits.length === 0) {
      const on = wanted.on === undefined ? "" : ` on ${wanted.on ?? "the document"}`;
      yield { kind, title, expected: shownMatch(wanted.content) + on, actual: listOf(shown), place: null, ...text };
    }
  }
  if (!exact && (expected === undefined || expected.length > 0)) return;
  for (const message of shown) {
    if (used.has(message)) continue;
    const text = typeof message.content === "string" ? { text: message.content } : {};
    yield { kind, title: message.type, expected: "none", actual: shownMessage(message), place: message.from, ...text };
  }
}

function isMeant(message: Shown, wanted: ExpectedMessage): boolean {
  if (message.type !== wanted.type || !matches(textOfContent(message.content), wanted.content)) return false;
  return wanted.on === undefined || wanted.on === message.on;
}

function textOfContent(content: Json): string {
  return typeof content === "string" ? content : JSON.stringify(content);
}

export function matches(text: string, match: TextMatch): boolean {
  return typeof match === "string" ? text === match : new RegExp(match.source, match.flags.replace("g", "")).test(text);
}

export function shownMatch(match: TextMatch): string {
  return typeof match === "string" ? `'${match}'` : String(match);
}

/** A message in one line, with the place it is on. */
export function shownMessage({ type, content, on }: Shown): string {
  return `${type} '${textOfContent(content)}'${on === null ? "" : ` on ${on}`}`;
}

function listOf(shown: readonly Shown[]): string {
  return shown.length === 0 ? "none" : shown.map(shownMessage).join("\n");
}

function misfits(doc: TestDocument): readonly Mismatch[] {
  return doc.misfits().map((place) => {
    const cell = entryNamed(doc.document, place);
    const actual = cell.kind === "datapoint" ? `'${storedText(cell)}'` : "";
    const expected = cell.node.type === "enum" ? "one of its options" : `a ${cell.node.valueType}`;
    return { kind: "fit", title: place, expected, actual, place };
  });
}

/** What computing everything again would change. */
function unsettled(doc: TestDocument): readonly Mismatch[] {
  const again = doc.copy();
  const found: Mismatch[] = [];
  for (const { node } of doc.subject.program.fields) {
    for (const place of placesOf(doc.document, node)) {
      const [actual, expected] = [doc, again].map((one) => {
        const entry = entryNamed(one.document, place);
        return entry.kind === "datapoint" ? storedText(entry) : "";
      });
      if (actual === expected) continue;
      found.push({
        kind: "settled",
        title: place,
        expected: `'${expected}', as when everything is computed`,
        actual: `'${actual}' after the edits`,
        place,
      });
    }
  }
  const shown = (one: TestDocument): string =>
    [...one.messages, ...one.blockers].map((message) => `${shownMessage(message)} from ${message.from}`).join("\n");
  if (shown(doc) !== shown(again)) {
    found.push({
      kind: "settled",
      title: "messages",
      expected: shown(again) || "none",
      actual: shown(doc) || "none",
      place: null,
    });
  }
  return found;
}

function placesOf(document: Document, node: SchemaNode): readonly string[] {
  if (node.table === null) return document.headers.has(node.id) ? [node.id] : [];
  const table = document.tables.get(node.table.id);
  const cells = table === undefined ? [] : datapointsOf(table, node.columnIndex);
  return cells.flatMap((cell) => (cell === null ? [] : [placeName(cell)]));
}
