/** What a payload tells besides the document: annotation, queue, workspace, and the context of side-loads. All of it is as the platform sent it. */
import { isArray, isObject, type Json, type JsonObject, member } from "../document/json.ts";
import { TxScriptError } from "./script-error.ts";

/** What `annotation.action(verb, args)` was called with. */
export interface Action {
  readonly verb: string;
  readonly args: JsonObject;
}

/** The annotation in a payload, its members named as in the platform's API. */
export class Annotation {
  /** The whole object, its content too. */
  readonly raw_data: JsonObject;
  private readonly payload: JsonObject;
  private readonly perform: (action: Action) => unknown;

  constructor(payload: JsonObject, annotation: JsonObject, perform: (action: Action) => unknown) {
    this.payload = payload;
    this.raw_data = annotation;
    this.perform = perform;
  }

  get id(): Json {
    return this.get("id");
  }

  get url(): Json {
    return this.get("url");
  }

  get status(): Json {
    return this.get("status");
  }

  get metadata(): Json {
    return this.get("metadata");
  }

  get document(): JsonObject | null {
    return objectIn(this.payload, "document");
  }

  /** The email that the document came with. Throws {@link TxScriptError} when emails are not side-loaded. */
  get email(): JsonObject | null {
    if (member(this.payload, "emails") === undefined) {
      throw new TxScriptError("Email sideloading must be enabled to access email.");
    }
    return firstOf(this.payload, "emails");
  }

  /** Any member, `null` when there is none. */
  get(name: string): Json {
    return member(this.raw_data, name) ?? null;
  }

  /** Asks the platform for an action on the annotation, such as `confirm`: it is recorded, and done if the host said by whom. */
  action(verb: string, args: JsonObject = {}): unknown {
    return this.perform({ verb, args });
  }
}

/** `t.queue` and `t.workspace`. */
export interface NamedObject {
  readonly url: Json;
  readonly name: Json;
}

export function namedObject(payload: JsonObject, key: "queue" | "workspace"): NamedObject | null {
  const name = member(payload, `${key}_name`) ?? null;
  return name === null || name === "" ? null : { url: member(payload, key) ?? null, name };
}

/** The payload's side-loads. The singular names give the first of the plural list. */
export class Context {
  private readonly payload: JsonObject;

  constructor(payload: JsonObject) {
    this.payload = payload;
  }

  /** The annotation without its content. */
  get annotation(): JsonObject | null {
    const annotation = objectIn(this.payload, "annotation");
    if (annotation === null) return null;
    const { content: _, ...rest } = annotation;
    return Object.keys(rest).length === 0 ? null : rest;
  }

  get document(): JsonObject | null {
    return objectIn(this.payload, "document");
  }

  get email(): JsonObject | null {
    return firstOf(this.payload, "emails");
  }

  get queue(): JsonObject | null {
    return firstOf(this.payload, "queues");
  }

  get workspace(): JsonObject | null {
    return firstOf(this.payload, "workspaces");
  }

  get suggested_edit(): JsonObject | null {
    return firstOf(this.payload, "suggested_edits");
  }

  get automation_blocker(): JsonObject | null {
    return firstOf(this.payload, "automation_blockers");
  }

  get created_by(): JsonObject | null {
    return firstOf(this.payload, "created_bys");
  }

  get modified_by(): JsonObject | null {
    return firstOf(this.payload, "modified_bys");
  }

  /** A side-loaded list: `relations`, `notes`, `labels`, `queues`, …; empty when the payload has none. */
  list(name: string): readonly Json[] {
    const list = member(this.payload, name);
    return isArray(list) ? list : [];
  }
}

function objectIn(payload: JsonObject, name: string): JsonObject | null {
  const found = member(payload, name);
  return isObject(found) ? found : null;
}

function firstOf(payload: JsonObject, name: string): JsonObject | null {
  const list = member(payload, name);
  const first = isArray(list) ? list[0] : undefined;
  return isObject(first) ? first : null;
}
