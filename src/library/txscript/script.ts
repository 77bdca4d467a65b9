/** The object that hooks work with: `t = TxScript.from_payload(payload)` (spec 2.1, 10, 11.1). */
import { dictOf } from "../../values/dict.ts";
import { runtimeError } from "../../values/exceptions.ts";
import { PyWrappedMethod } from "../../values/functions.ts";
import { collect } from "../../values/iteration.ts";
import { perRun } from "../../values/per-run.ts";
import { PyList } from "../../values/sequences.ts";
import { truth } from "../../values/truth.ts";
import { PyObject, type PyType, type Value } from "../../values/value.ts";
import { type MessageSink, messageFunctions } from "../messages.ts";
import { definePython, pythonClass, pythonDef } from "../python-class.ts";

export const txScriptType: PyType = pythonClass("TxScript", [], { module: "txscript.txscript" });
const contentType: PyType = pythonClass("TxScriptAnnotationContent", [], { module: "txscript.txscript" });

/** What the engine makes of a payload. */
export interface OpenedPayload {
  /** `field`, `annotation`, `context`, …: the attributes that are there from the start. */
  readonly attributes: Iterable<readonly [string, Value]>;
  readonly targetId: MessageSink["targetId"];
  readonly idOf: MessageSink["idOf"];
  /** The operations so far, as a list of dictionaries. */
  readonly operations: () => Value;
}

/** Reads a payload. Throws `PyException` for one that cannot be served. */
export type OpenPayload = (payload: Value) => OpenedPayload;

/** Lists that responses are made of, by the attribute that holds them. */
const lists = ["_automation_blockers", "_messages", "_exceptions", "_actions", "_computed_ids", "_promises"] as const;
type ListName = (typeof lists)[number];

/** A document open in a hook, with the messages raised so far. */
export class PyScript extends PyObject {
  readonly opened: OpenedPayload;
  private readonly functions: ReadonlyMap<string, Value>;

  constructor(opened: OpenedPayload) {
    super(contentType);
    this.opened = opened;
    this.attrs = new Map(opened.attributes);
    for (const name of lists) this.attrs.set(name, new PyList([]));
    this.functions = new Map(
      messageFunctions({
        add: (kind, message) => this.append(kind === null ? "_automation_blockers" : "_messages", message),
        action: (action) => this.append("_actions", action),
        sourceId: () => -1,
        sourceDetail: () => [],
        targetId: opened.targetId,
        idOf: opened.idOf,
      }),
    );
  }

  /** `t.show_error` and the like. */
  message(name: string): Value {
    return this.functions.get(name) ?? null;
  }

  /** The response as a dictionary of lists of its own. */
  response(separateExceptions: boolean): Value {
    const list = (name: ListName): readonly [string, Value] => [name.slice(1), this.copy(name)];
    const exceptions = this.copy("_exceptions");
    const messages = this.copy("_messages");
    if (!separateExceptions) messages.items.push(...exceptions.items);
    return dictOf([
      list("_automation_blockers"),
      ["messages", messages],
      ["operations", this.opened.operations()],
      ...(separateExceptions ? [["exceptions", exceptions] as const] : []),
      list("_actions"),
      list("_computed_ids"),
      list("_promises"),
    ]);
  }

  private append(name: ListName, item: ReadonlyMap<string, Value>): void {
    const list = this.attrs?.get(name);
    if (list instanceof PyList) list.items.push(dictOf(item));
  }

  private copy(name: ListName): PyList {
    const list = this.attrs?.get(name);
    return new PyList(list === undefined ? [] : collect(list));
  }
}

/** What `from_payload` does in the run that is on. */
export interface Opening {
  readonly open: OpenPayload;
  /** Told of every object made. */
  readonly made: (script: PyScript) => void;
}

const opening = perRun<{ by: Opening | null }>(() => ({ by: null }));

/** Says how payloads are opened until the run ends. */
export function openPayloadsBy(by: Opening): void {
  opening().by = by;
}

/** `TxScript.from_payload(payload)`. */
export function fromPayload(payload: Value): PyScript {
  const { by } = opening();
  if (by === null) throw runtimeError("payloads are opened by hooks only");
  const script = new PyScript(by.open(payload));
  by.made(script);
  return script;
}

/** Names of the methods that raise messages; what they take is said in messages.ts. */
const messageNames = ["show_error", "show_warning", "show_info", "automation_blocker", "_action"];

let installed = false;

export function installScript(): void {
  if (installed) return;
  installed = true;
  const from = pythonDef("from_payload(payload)", (payload = null) => fromPayload(payload), {
    qualname: "TxScript.from_payload",
    module: "txscript.txscript",
  });
  definePython(txScriptType, {});
  txScriptType.members.set("from_payload", new PyWrappedMethod("static", from));
  definePython<PyObject>(contentType, {
    methods: {
      "hook_response(separate_exceptions=False)": (self, separate = false) =>
        self instanceof PyScript ? self.response(truth(separate)) : null,
    },
    getters: Object.fromEntries(
      messageNames.map((name) => [name, (self: PyObject) => (self instanceof PyScript ? self.message(name) : null)]),
    ),
  });
  contentType.members.set("from_payload", new PyWrappedMethod("static", from));
}
