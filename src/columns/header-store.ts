/** The header fields of a document as a vector: read when first asked for, then kept current. */
import { type Datapoint, type Document, rawValue, type Watcher } from "../document/document.ts";
import { type Journal, writeText } from "../document/journal.ts";
import type { Schema, SchemaNode } from "../document/schema.ts";
import { PyDate } from "../values/dates/date.ts";
import { ODD, storedKinds } from "./column-store.ts";
import { kindAt, type Lane, storedTextIn, TEXT } from "./lanes.ts";
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

let versions = 0;

/** The header fields of one document at a time, for programs: numbers side by side, with room for what programs keep besides. */
export class HeaderLanes {
  readonly numbers: Float64Array;
  /** The fields by place. */
  readonly lanes: readonly Lane[];
  /** The number of the vector whose values these are. */
  owner = 0;

  constructor(schema: Schema, room: number) {
    const nodes = [...headerPlaces(schema).keys()];
    this.numbers = new Float64Array(nodes.length + room);
    this.lanes = nodes.map((_, place) => ({
      kinds: 0,
      numbers: this.view(place),
      tags: new Uint8Array(1),
      texts: [""],
    }));
  }

  /** The number at `index` as an array of its own. */
  view(index: number): Float64Array {
    return this.numbers.subarray(index, index + 1);
  }
}

export class HeaderVector implements Watcher {
  readonly document: Document;
  /** Another one, of all there are, whenever fields that were known may be no more. */
  version: number = ++versions;
  private readonly number: number = this.version;
  /** What is written by {@link store}, which knows what it writes. */
  private storing: Datapoint | null = null;
  /** Where programs find the values. */
  private entered: HeaderLanes | null = null;
  private readonly places: ReadonlyMap<SchemaNode, number>;
  private readonly datapoints: (Datapoint | undefined)[] = [];
  /** By place, those that programs may compute: no run writes what says that one is not to be computed. */
  readonly computable: readonly (Datapoint | undefined)[];
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
    this.computable = this.datapoints.map((datapoint) =>
      datapoint?.source?.["no_recalculation"] === undefined ? datapoint : undefined,
    );
    this.numbers = new Float64Array(this.places.size);
    this.marks = new Uint8Array(this.places.size).fill(STALE);
  }

  wrote(datapoint: Datapoint): void {
    if (datapoint === this.storing || datapoint.table !== null) return;
    const place = this.places.get(datapoint.node);
    if (place !== undefined) this.forget(place);
  }

  restructured(): void {}

  /** Whether a lane can hold the field; its value is then where programs look for it. */
  isKnown(place: number): boolean {
    if (this.marks[place] === STALE) this.read(place);
    return this.marks[place] !== ODD;
  }

  /** Shows programs this document's fields. */
  enter(lanes: HeaderLanes): void {
    if (this.entered === lanes && lanes.owner === this.number) return;
    this.entered = lanes;
    lanes.owner = this.number;
    lanes.numbers.set(this.numbers);
    lanes.lanes.forEach(({ texts }, place) => {
      texts[0] = this.texts[place] ?? "";
    });
  }

  /** Whether a field's text was made of that number, of that kind. */
  has(place: number, kind: number, number: number): boolean {
    return this.marks[place] === kind && Object.is(number, this.numbers[place]);
  }

  /** Puts a field into place 0 of a lane for its type; `false` where that cannot be. */
  load(place: number, lane: Lane): boolean {
    if (!this.isKnown(place)) return false;
    if (lane.kinds === TEXT) lane.texts[0] = this.texts[place] ?? "";
    else lane.numbers[0] = this.numbers[place] ?? 0;
    return true;
  }

  private read(place: number): void {
    const datapoint = this.datapoints[place];
    const value = datapoint === undefined ? undefined : typedValue(datapoint.node.valueType, rawValue(datapoint));
    this.marks[place] = value === undefined || (typeof value === "number" && Number.isNaN(value)) ? ODD : 0;
    if (typeof value === "string") this.setText(place, value);
    else this.setNumber(place, value instanceof PyDate ? value.ordinal : value === null ? Number.NaN : Number(value));
  }

  private setNumber(place: number, number: number): void {
    this.numbers[place] = number;
    const { entered } = this;
    if (entered?.owner === this.number) entered.numbers[place] = number;
  }

  private setText(place: number, text: string): void {
    this.texts[place] = text;
    const { entered } = this;
    const lane = entered?.owner === this.number ? entered.lanes[place] : undefined;
    if (lane !== undefined) lane.texts[0] = text;
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
    this.storing = datapoint;
    const written = writeText(journal, datapoint, text);
    this.storing = null;
    if ((kind & storedKinds[valueType]) !== 0) {
      this.setNumber(place, number);
      marks[place] = kind;
    } else if (valueType === "string" && text !== "") {
      this.setText(place, text);
      marks[place] = kind === TEXT ? TEXT : 0;
    } else this.forget(place);
    return written;
  }

  private forget(place: number): void {
    this.marks[place] = STALE;
    this.version = ++versions;
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
