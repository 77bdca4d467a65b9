import { dictOf, PyDict } from "../values/dict.ts";
import { typeError } from "../values/exceptions.ts";
import { NativeFunction } from "../values/functions.ts";
import { allowMessage } from "../values/meter.ts";
import { bindArguments, type Parameters } from "../values/parameters.ts";
import { str } from "../values/text.ts";
import type { Kwargs, Value } from "../values/value.ts";

/** Where messages come from and go to. `source` is the datapoint being computed, -1 in hooks. */
export interface MessageSink {
  /** Keys of the finished object, in order. `kind` is `null` for an automation blocker. */
  readonly add: (kind: "error" | "warning" | "info" | null, message: ReadonlyMap<string, Value>) => void;
  readonly action: (action: ReadonlyMap<string, Value>) => void;
  /** `source_id` of what is raised now. */
  readonly sourceId: () => number;
  /** `source_*` entries that `detail` gets; none outside formulas. */
  readonly sourceDetail: () => readonly (readonly [string, Value])[];
  /** The id that a target stands for; `undefined` for whole columns. May throw `AttributeError`. */
  readonly targetId: (target: Value) => Value | undefined;
  /** The id of a schema id's datapoint, for the `schema_id=` keyword. */
  readonly idOf: (schemaId: string) => Value | undefined;
}

const owner = "TxScriptAnnotationContent";
const signature: Parameters = {
  names: ["self", "content", "field"],
  positionalOnly: 0,
  positional: 3,
  defaults: [undefined, undefined, null],
  vararg: null,
  kwarg: "extra",
};

/** The common part (spec 10): the given keys, the target's `id`, then the source. */
function finish(given: Map<string, Value>, target: Value, extra: PyDict, sink: MessageSink): Map<string, Value> {
  for (const { key, value } of extra.entries.values()) given.set(str(key), value);
  if (target !== null) {
    const id = sink.targetId(target);
    if (given.has("id")) throw typeError("dict() got multiple values for keyword argument 'id'");
    if (id !== undefined) given.set("id", id);
  }
  given.set("source_id", BigInt(sink.sourceId()));
  const detail = given.get("detail");
  const merged = dictOf([]);
  if (detail instanceof PyDict) for (const { key, value } of detail.entries.values()) merged.set(key, value);
  for (const [key, value] of sink.sourceDetail()) merged.set(key, value);
  given.set("detail", merged);
  const schemaId = given.get("schema_id");
  if (schemaId !== undefined) {
    given.delete("schema_id");
    const id = sink.idOf(str(schemaId));
    if (id !== undefined) given.set("id", id);
  }
  return given;
}

function messageFunction(name: string, kind: "error" | "warning" | "info" | null, sink: MessageSink): NativeFunction {
  const qualname = `${owner}.${name}`;
  const invoke = (args: Value[], kwargs: Kwargs): Value => {
    const [, content = null, target = null, extra = null] = bindArguments(qualname, signature, [null, ...args], kwargs);
    const keywords = extra instanceof PyDict ? extra : new PyDict();
    const given = new Map<string, Value>();
    if (kind !== null) {
      if (keywords.find("type") !== undefined) {
        throw typeError(`txscript.txscript.${owner}._message() got multiple values for keyword argument 'type'`);
      }
      given.set("type", kind);
    }
    given.set("content", content);
    const message = finish(given, target, keywords, sink);
    allowMessage();
    sink.add(kind, message);
    return null;
  };
  return new NativeFunction(name, qualname, invoke);
}

const actionSignature: Parameters = {
  names: ["self", "type", "detail", "event"],
  positionalOnly: 0,
  positional: 4,
  defaults: [undefined, undefined, undefined, null],
  vararg: null,
  kwarg: "payload",
};

function actionFunction(sink: MessageSink): NativeFunction {
  const qualname = `${owner}._action`;
  return new NativeFunction("_action", qualname, (args, kwargs) => {
    const [, type = null, detail = null, event = null, payload = null] = bindArguments(
      qualname,
      actionSignature,
      [null, ...args],
      kwargs,
    );
    const action = new Map<string, Value>([
      ["type", type],
      ["payload", payload],
      ["detail", detail],
    ]);
    if (event !== null) action.set("event", event);
    allowMessage();
    sink.action(action);
    return null;
  });
}

/** `show_error`, `show_warning`, `show_info`, `automation_blocker` and `_action` writing to `sink`. */
export function messageFunctions(sink: MessageSink): readonly (readonly [string, Value])[] {
  return [
    ["show_error", messageFunction("show_error", "error", sink)],
    ["show_warning", messageFunction("show_warning", "warning", sink)],
    ["show_info", messageFunction("show_info", "info", sink)],
    ["automation_blocker", messageFunction("automation_blocker", null, sink)],
    ["_action", actionFunction(sink)],
  ];
}
