import type { Operation } from "../document/journal.ts";
import { operationsOf } from "../document/journal.ts";
import { isArray, isObject, type Json, type JsonObject, member } from "../document/json.ts";
import { readPayload } from "../document/payload.ts";
import { documentFields, fieldNamed, type Named } from "./document-fields.ts";
import type { FieldsOf, SchemaTypes } from "./field-types.ts";
import { type MessageKind, type MessageTarget, messageOf } from "./messages.ts";
import { type Action, Annotation, Context, type NamedObject, namedObject } from "./platform.ts";
import { TxScriptError } from "./script-error.ts";
import { newSpace, type Space } from "./space.ts";

/** What the platform calls a hook with. `settings` and `secrets` are the hook's own. */
export interface HookPayload<Settings = Json> {
  readonly event?: string;
  readonly action?: string;
  readonly settings?: Settings;
  readonly secrets?: JsonObject;
  readonly [key: string]: unknown;
}

/** What a hook answers. */
export interface HookResponse {
  readonly automation_blockers: readonly JsonObject[];
  readonly messages: readonly JsonObject[];
  readonly operations: readonly Operation[];
  readonly actions: readonly JsonObject[];
  readonly computed_ids: readonly number[];
  readonly promises: readonly JsonObject[];
}

export interface ScriptOptions {
  /** Does what `annotation.action` asks for; what it returns is what the call returns. Without it actions are only recorded. */
  readonly performAction?: (action: Action) => unknown;
}

/** A document open in a hook: `t`. */
export class TxScript<S extends SchemaTypes = SchemaTypes> {
  /** Header fields, tables, simple multivalues and columns, by schema id. */
  readonly field: FieldsOf<S>;
  /** `null` unless the payload has the whole annotation. */
  readonly annotation: Annotation | null;
  readonly queue: NamedObject | null;
  readonly workspace: NamedObject | null;
  readonly context: Context;
  readonly updatedDatapointIds: readonly number[];
  /** What was asked of the platform by `annotation.action`. */
  readonly actions: readonly Action[];
  private readonly space: Space;
  private readonly messages: JsonObject[] = [];
  private readonly blockers: JsonObject[] = [];

  private constructor(payload: JsonObject, { performAction }: ScriptOptions) {
    const reading = readPayload(payload);
    const fault = reading.diagnostics.find(({ code }) => code === "content-unknown-field" || code === "payload-shape");
    if (fault !== undefined) throw new TxScriptError(fault.message);
    this.space = newSpace(reading.document);
    // An object that looks up names has whatever type it is said to have.
    this.field = documentFields(this.space) as FieldsOf<S>;
    const actions: Action[] = [];
    this.actions = actions;
    const annotation = member(payload, "annotation");
    const whole = isObject(annotation) && member(annotation, "status") !== undefined ? annotation : null;
    const perform = (action: Action): unknown => {
      actions.push(action);
      return performAction?.(action) ?? null;
    };
    this.annotation = whole === null ? null : new Annotation(payload, whole, perform);
    this.queue = namedObject(payload, "queue");
    this.workspace = namedObject(payload, "workspace");
    this.context = new Context(payload);
    this.updatedDatapointIds = [...reading.updatedIds];
  }

  /**
   * Opens the document in a hook's payload, which is not changed. Throws {@link TxScriptError} for events other than `annotation_content`,
   * and when the schema is not side-loaded.
   */
  static fromPayload<S extends SchemaTypes = SchemaTypes>(
    payload: HookPayload<unknown>,
    options: ScriptOptions = {},
  ): TxScript<S> {
    // Payloads are JSON, whatever they are typed as.
    const json = payload as JsonObject;
    const event = member(json, "event");
    if (event !== "annotation_content") throw new TxScriptError(`Event not supported by TxScript: ${String(event)}`);
    const schemas = member(json, "schemas");
    const schema = isArray(schemas) ? schemas[0] : undefined;
    if (!isObject(schema) || member(schema, "content") === undefined) {
      throw new TxScriptError("Schema sideloading must be enabled!");
    }
    return new TxScript<S>(json, options);
  }

  /** The field, table, list or column of a schema id that is only known when the hook runs; `undefined` for none. */
  find(schemaId: string): Named | undefined {
    return fieldNamed(this.space, schemaId);
  }

  /** Shows a message by a field, row or table, or by the document. Other members of `extra` are sent along. */
  showError(content: Json, target: MessageTarget = null, extra: JsonObject = {}): void {
    this.show("error", content, target, extra);
  }

  showWarning(content: Json, target: MessageTarget = null, extra: JsonObject = {}): void {
    this.show("warning", content, target, extra);
  }

  showInfo(content: Json, target: MessageTarget = null, extra: JsonObject = {}): void {
    this.show("info", content, target, extra);
  }

  /** Keeps the document from being exported without a person's look at it. */
  automationBlocker(content: Json, target: MessageTarget = null, extra: JsonObject = {}): void {
    this.blockers.push(messageOf(null, content, target, extra));
  }

  /** What the hook is to return. */
  hookResponse(): HookResponse {
    return {
      automation_blockers: [...this.blockers],
      messages: [...this.messages],
      operations: operationsOf(this.space.journal),
      actions: [],
      computed_ids: [],
      promises: [],
    };
  }

  private show(kind: MessageKind, content: Json, target: MessageTarget, extra: JsonObject): void {
    this.messages.push(messageOf(kind, content, target, extra));
  }
}
