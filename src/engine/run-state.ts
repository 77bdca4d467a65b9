import type { FieldModel } from "../columns/fields.ts";
import { normalizedOptions, structOf } from "../columns/option-dicts.ts";
import type { Environment } from "../compile/frame.ts";
import type { Names } from "../compile/program.ts";
import type { Datapoint, Document, Row } from "../document/document.ts";
import { risingOnce } from "../document/ids.ts";
import type { Journal } from "../document/journal.ts";
import type { Json } from "../document/json.ts";
import { type MessageSink, messageFunctions } from "../library/messages.ts";
import { type Plain, plainData } from "../library/plain-data.ts";
import { dictOf } from "../values/dict.ts";
import type { Limits } from "../values/meter.ts";
import { native } from "../values/native.ts";
import type { Value } from "../values/value.ts";
import type { GlobalNames } from "../vector/globals.ts";
import type { ComputedField } from "./computed-fields.ts";
import type { ExceptionRecord } from "./exception-record.ts";

/** A promise as responses carry it. */
export interface FieldPromise {
  readonly type: "formula" | "reasoning" | "lookup";
  readonly id: number;
  readonly context: { readonly [key: string]: Plain | Json };
  readonly no_recalculation?: boolean;
  readonly schema_id: string;
}

interface ComputedRows {
  readonly rows: readonly Row[];
  readonly columnIndex: number;
  /** 1 for rows that are counted elsewhere; `null` for none. */
  readonly left: Uint8Array | null;
}

export interface RunInput {
  readonly document: Document;
  readonly journal: Journal;
  readonly fields: FieldModel;
  readonly environment: Environment;
  /** Globals beside those that depend on the field: `context`, `queue`, `date`, `re`, …. */
  readonly names: Names;
  readonly limits: Limits;
  /** Only what depends on `updatedIds` is due; else everything. */
  readonly incremental: boolean;
  readonly updatedIds: ReadonlySet<number>;
  readonly forcedIds: ReadonlySet<number>;
  /** What gives the value it had makes nothing else due. */
  readonly stopOnEqual?: boolean;
}

const none: ReadonlySet<Datapoint> = new Set();

/** What one evaluation gathers, and the place it is at. */
export class RunState {
  readonly document: Document;
  readonly journal: Journal;
  readonly fields: FieldModel;
  readonly environment: Environment;
  readonly limits: Limits;
  readonly incremental: boolean;
  readonly forced: ReadonlySet<number>;
  readonly stopOnEqual: boolean;
  /** Datapoints with a promise pending, or depending on one. */
  waiting: ReadonlySet<Datapoint> = none;
  /** Ids of what was evaluated or failed, as often as that happened; -1 for what has none. */
  readonly computed: number[] = [];
  /** Columns whose cells were evaluated in all of the rows, but for those in `left`. */
  readonly computedColumns: ComputedRows[] = [];
  readonly exceptions: ExceptionRecord[] = [];
  readonly promises: FieldPromise[] = [];
  messages: Plain[] = [];
  blockers: Plain[] = [];
  actions: Plain[] = [];
  /** What `set_options` and `set_struct` were called with in the formula that runs now. */
  options: Value | undefined;
  struct: Value | undefined;
  /** The header object or the row that the formula sees as `field`. */
  object: Value = null;
  /** The globals of what runs now. */
  readonly names: Names & GlobalNames;
  private readonly given: Names;
  private own: Map<string, Value> | null = null;
  private waits: Set<Datapoint> | null = null;
  private field: ComputedField | null = null;
  private datapoint: Datapoint | null = null;

  constructor(input: RunInput) {
    this.document = input.document;
    this.journal = input.journal;
    this.fields = input.fields;
    this.environment = input.environment;
    this.limits = input.limits;
    this.incremental = input.incremental;
    this.forced = input.forcedIds;
    this.stopOnEqual = input.stopOnEqual ?? false;
    this.given = input.names;
    this.names = new RunNames(this);
  }

  wait(datapoint: Datapoint): void {
    this.waits ??= new Set();
    this.waits.add(datapoint);
    this.waiting = this.waits;
  }

  /** Says which field is computed now, for messages and for the namespace. */
  enter(field: ComputedField, datapoint: Datapoint | null, object: Value): void {
    this.field = field;
    this.datapoint = datapoint;
    this.object = object;
  }

  /** The globals of what runs now with `object` as its `field`. */
  namespace(object: Value): Names {
    this.object = object;
    return this.names;
  }

  /** The globals of a field's formula; the code of other kinds of fields cannot set options. */
  globalNamed(name: string): Value | undefined {
    if (name === "field") return this.object;
    const own = this.ownNames().get(name);
    if (own === undefined) return this.given.get(name);
    const sets = name === "set_options" || name === "set_struct";
    return sets && this.field?.spec.type !== "formula" ? undefined : own;
  }

  *globals(): Iterable<readonly [string, Value]> {
    yield* this.given;
    yield* this.ownNames();
    yield ["field", this.object];
  }

  private ownNames(): ReadonlyMap<string, Value> {
    if (this.own !== null) return this.own;
    this.own = new Map(messageFunctions(this.sink()));
    this.own.set(
      "set_options",
      native("set_options(options, /)", (options = null) => {
        this.options = normalizedOptions(options);
        return null;
      }),
    );
    this.own.set(
      "set_struct",
      native("set_struct(struct, /)", (struct = null) => {
        this.struct = structOf(struct);
        return null;
      }),
    );
    return this.own;
  }

  /** Runs `work` and drops the messages, blockers and actions it raised. */
  muted<T>(work: () => T): T {
    const { messages, blockers, actions } = this;
    [this.messages, this.blockers, this.actions] = [[], [], []];
    try {
      return work();
    } finally {
      [this.messages, this.blockers, this.actions] = [messages, blockers, actions];
    }
  }

  /** Ids of what was evaluated or failed, in order. */
  computedIds(): readonly number[] {
    const ids = this.computed.slice();
    for (const { rows, columnIndex, left } of this.computedColumns) {
      for (let i = 0; i < rows.length; i++) {
        if (left === null || left[i] !== 1) ids.push(rows[i]?.idAt(columnIndex) ?? -1);
      }
    }
    return risingOnce(ids);
  }

  private sourceId(): number {
    return this.datapoint?.id ?? -1;
  }

  private sink(): MessageSink {
    return {
      add: (kind, message) => {
        (kind === null ? this.blockers : this.messages).push(plainData(dictOf(message)));
      },
      action: (action) => {
        this.actions.push(plainData(dictOf(action)));
      },
      sourceId: () => this.sourceId(),
      sourceDetail: () => {
        const { field } = this;
        // Rules are compiled to formulas whose ids begin so; they are no source a user knows.
        if (field === null || field.schemaId.startsWith("__br")) return [];
        return [
          ["source_id", BigInt(this.sourceId())],
          ["source_schema_id", field.schemaId],
        ];
      },
      targetId: (target) => idValue(this.fields.targetId(target)),
      idOf: (schemaId) =>
        idValue(this.document.headers.get(schemaId)?.id ?? this.document.tables.get(schemaId)?.id ?? undefined),
    };
  }
}

class RunNames implements Names, GlobalNames {
  private readonly run: RunState;

  constructor(run: RunState) {
    this.run = run;
  }

  get(name: string): Value | undefined {
    return this.run.globalNamed(name);
  }

  imported(module: string, name: string): Value | undefined {
    return this.run.environment.importModule(module).attrs?.get(name);
  }

  [Symbol.iterator](): Iterator<readonly [string, Value]> {
    return this.run.globals()[Symbol.iterator]();
  }
}

function idValue(id: number | string | undefined): Value | undefined {
  return typeof id === "number" ? BigInt(id) : id;
}
