import type { FieldModel } from "../columns/fields.ts";
import { normalizedOptions, structOf } from "../columns/option-dicts.ts";
import type { Environment } from "../compile/frame.ts";
import type { Datapoint, Document } from "../document/document.ts";
import type { Journal } from "../document/journal.ts";
import type { Json } from "../document/json.ts";
import { type MessageSink, messageFunctions } from "../library/messages.ts";
import { type Plain, plainData } from "../library/plain-data.ts";
import { dictOf } from "../values/dict.ts";
import type { Limits } from "../values/meter.ts";
import { native } from "../values/native.ts";
import type { Value } from "../values/value.ts";
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

export interface RunInput {
  readonly document: Document;
  readonly journal: Journal;
  readonly fields: FieldModel;
  readonly environment: Environment;
  /** Globals beside those that depend on the field: `context`, `queue`, `date`, `re`, …. */
  readonly names: ReadonlyMap<string, Value>;
  readonly limits: Limits;
  /** Only what depends on `updatedIds` is due; else everything. */
  readonly incremental: boolean;
  readonly updatedIds: ReadonlySet<number>;
  readonly forcedIds: ReadonlySet<number>;
}

/** What one evaluation gathers, and the place it is at. */
export class RunState {
  readonly document: Document;
  readonly journal: Journal;
  readonly fields: FieldModel;
  readonly environment: Environment;
  readonly limits: Limits;
  readonly incremental: boolean;
  readonly updated: Set<number>;
  readonly forced: ReadonlySet<number>;
  /** Datapoints with a promise pending, or depending on one. */
  readonly waiting: Set<Datapoint> = new Set();
  readonly computed: Set<number> = new Set();
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
  private readonly names: Map<string, Value>;
  private readonly setters: readonly (readonly [string, Value])[];
  private field: ComputedField | null = null;
  private datapoint: Datapoint | null = null;

  constructor(input: RunInput) {
    this.document = input.document;
    this.journal = input.journal;
    this.fields = input.fields;
    this.environment = input.environment;
    this.limits = input.limits;
    this.incremental = input.incremental;
    this.updated = new Set(input.updatedIds);
    this.forced = input.forcedIds;
    this.names = new Map([...input.names, ...messageFunctions(this.sink())]);
    this.setters = [
      [
        "set_options",
        native("set_options(options, /)", (options = null) => this.keep("options", normalizedOptions(options))),
      ],
      ["set_struct", native("set_struct(struct, /)", (struct = null) => this.keep("struct", structOf(struct)))],
    ];
  }

  /** Says which field is computed now, for messages and for the namespace. */
  enter(field: ComputedField, datapoint: Datapoint | null, object: Value): void {
    this.field = field;
    this.datapoint = datapoint;
    this.object = object;
  }

  /** The globals of the formula that runs now. The map is used by one program at a time. */
  namespace(object: Value): ReadonlyMap<string, Value> {
    this.names.set("field", object);
    for (const [name, value] of this.setters) {
      if (this.field?.spec.type === "formula") this.names.set(name, value);
      else this.names.delete(name);
    }
    return this.names;
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

  private keep(what: "options" | "struct", value: Value): Value {
    this[what] = value;
    return null;
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

function idValue(id: number | string | undefined): Value | undefined {
  return typeof id === "number" ? BigInt(id) : id;
}
