/** The header fields of a document as a vector: read when first asked for, then kept current. */
import { type Datapoint, type Document, rawValue, type Watcher } from "../document/document.ts";
import { type Journal, writeText } from "../document/journal.ts";
import type { Schema, SchemaNode } from "../document/schema.ts";
import { PyDate } from "../values/dates/date.ts";
import { ODD, storedKinds } from "./column-store.ts";
import { kindAt, type Lane, storedTextIn, TEXT, valueIn } from "./lanes.ts";
import { typedValue } from "./typed-values.ts";

/** A place that was written since it was read. */
const STALE = 254;

const numberings = new WeakMap<Schema, ReadonlyMap<SchemaNode, number>>();

/** The places of a schema's header fields. */
export function headerPlaces(schema: Schema): ReadonlyMap<SchemaNode, number> {
  const known = numberings.get(schema);
  if (known !== undefined) return known;
  const made = new Map<SchemaNode, number>();
  for (const node of schema.nodes.values()) if (node.kind === "header") made.set(node, made.size);
  numberings.set(schema, made);
  return made;
}

export class HeaderVector implements Watcher {
  readonly document: Document;
  private readonly places: ReadonlyMap<SchemaNode, number>;
  private readonly datapoints: (Datapoint | undefined)[] = [];
  private readonly numbers: Float64Array;
  private readonly texts: string[] = [];
  /** {@link STALE}; {@link ODD} for what a lane cannot hold; else the kind of the value that the text was made of, 0 if it was not. */
  private readonly marks: Uint8Array;

  constructor(document: Document) {
    this.document = document;
    this.places = headerPlaces(document.schema);
    for (const node of this.places.keys()) {
      this.datapoints.push(document.headers.get(node.id));
      this.texts.push("");
    }
    this.numbers = new Float64Array(this.places.size);
    this.marks = new Uint8Array(this.places.size).fill(STALE);
  }

  wrote(datapoint: Datapoint): void {
    if (datapoint.table !== null) return;
    const place = this.places.get(datapoint.node);
    if (place !== undefined) this.marks[place] = STALE;
  }

  restructured(): void {}

  datapoint(place: number): Datapoint | undefined {
    return this.datapoints[place];
  }

  /** Puts a field into place 0 of a lane for its type; `false` where that cannot be. */
  load(place: number, lane: Lane): boolean {
    if (this.marks[place] === STALE) this.read(place);
    if (this.marks[place] === ODD) return false;
    if (lane.kinds === TEXT) lane.texts[0] = this.texts[place] ?? "";
    else lane.numbers[0] = this.numbers[place] ?? 0;
    return true;
  }

  private read(place: number): void {
    const datapoint = this.datapoints[place];
    const value = datapoint === undefined ? undefined : typedValue(datapoint.node.valueType, rawValue(datapoint));
    this.marks[place] = value === undefined || (typeof value === "number" && Number.isNaN(value)) ? ODD : 0;
    if (typeof value === "string") this.texts[place] = value;
    else this.numbers[place] = value instanceof PyDate ? value.ordinal : value === null ? Number.NaN : Number(value);
  }

  /** Stores place 0 of a lane as a formula's result; `false` when it equals the old value. No text is made of it where it is what it was. */
  store(journal: Journal, place: number, lane: Lane): boolean {
    const { numbers, texts, marks } = this;
    const kind = kindAt(lane, 0);
    const number = lane.numbers[0] ?? 0;
    if (marks[place] === kind) {
      if (kind === TEXT ? lane.texts[0] === texts[place] : Object.is(number, numbers[place])) return false;
    }
    const datapoint = this.datapoints[place];
    if (datapoint === undefined) return false;
    const { valueType } = datapoint.node;
    const text = storedTextIn(lane, 0);
    const written = writeText(journal, datapoint, text, kind < TEXT ? (valueIn(lane, 0) ?? undefined) : undefined);
    marks[place] = STALE;
    if ((kind & storedKinds[valueType]) !== 0) {
      numbers[place] = number;
      marks[place] = kind;
    } else if (valueType === "string" && text !== "") {
      texts[place] = text;
      marks[place] = kind === TEXT ? TEXT : 0;
    }
    return written;
  }
}

/** The header fields of `document`, which keeps them. */
export function headerOf(document: Document): HeaderVector {
  const known = document.header;
  if (known instanceof HeaderVector) return known;
  const made = new HeaderVector(document);
  document.header = made;
  document.watchers.push(made);
  return made;
}
