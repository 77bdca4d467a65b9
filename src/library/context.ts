/** The `context` object: the payload's side-loads, read-only (spec 12.3). */
import { genericGet } from "../values/attributes.ts";
import { builtinType, dictType, objectType, typeType } from "../values/core-types.ts";
import { PyDict } from "../values/dict.ts";
import { attributeError, typeError } from "../values/exceptions.ts";
import { define } from "../values/native.ts";
import { emptyTuple, PyTuple } from "../values/sequences.ts";
import { PyObject, PyType, type Value } from "../values/value.ts";
import { isList, type JsonData } from "./json-values.ts";

const attrDictType: PyType = builtinType("AttrDict", dictType, { module: "txscript.context" });
const contextType: PyType = new PyType(typeType, "Context", [objectType], { module: "txscript.context", heap: true });

/** Keys that are objects of their own in the payload. */
const singles: ReadonlySet<string> = new Set(["annotation", "document"]);
/** Names whose plural holds a list in the payload, by that plural. */
const plurals: ReadonlyMap<string, string> = new Map([
  ["email", "emails"],
  ["queue", "queues"],
  ["workspace", "workspaces"],
  ["suggested_edit", "suggested_edits"],
  ["automation_blocker", "automation_blockers"],
  ["created_by", "created_bys"],
  ["modified_by", "modified_bys"],
]);
const lists: ReadonlySet<string> = new Set([
  ...plurals.values(),
  "relations",
  "child_relation",
  "related_emails",
  "labels",
  "notes",
  "pages",
  "assignees",
]);

type Payload = { readonly [key: string]: JsonData };

class PyContext extends PyObject {
  readonly payload: Payload;

  constructor(payload: Payload) {
    super(contextType);
    this.payload = payload;
  }
}

export function makeContext(payload: Payload): Value {
  return new PyContext(payload);
}

function frozen(json: JsonData, without?: string): Value {
  if (typeof json === "number") return Number.isSafeInteger(json) ? BigInt(json) : json;
  if (json === null || typeof json !== "object") return json;
  if (isList(json)) return new PyTuple(json.map((item) => frozen(item)));
  const dict = new PyDict(attrDictType);
  for (const [key, value] of Object.entries(json)) if (key !== without) dict.set(key, frozen(value));
  return dict;
}

function sideLoad(payload: Payload, name: string): Value | undefined {
  const key = plurals.get(name) ?? name;
  const json = Object.hasOwn(payload, key) ? payload[key] : undefined;
  if (singles.has(name)) {
    const object =
      json === undefined || json === null ? null : frozen(json, name === "annotation" ? "content" : undefined);
    return object instanceof PyDict && object.size > 0 ? object : null;
  }
  if (!plurals.has(name) && !lists.has(name)) return undefined;
  const items = json === undefined || json === null ? emptyTuple : frozen(json);
  if (lists.has(name)) return items;
  return items instanceof PyTuple ? (items.items[0] ?? null) : null;
}

function readOnly(): never {
  throw typeError("context is read-only");
}

export function installContext(): void {
  define<PyContext>(contextType, {
    slots: {
      getattr: (self, name) => {
        const loaded = sideLoad(self.payload, name);
        const found = loaded === undefined ? genericGet(self, name) : loaded;
        if (found !== undefined) return found;
        throw attributeError(name, name, self);
      },
    },
  });
  const refused = ["update", "setdefault", "pop", "popitem", "clear"].map((name) => [
    `${name}(*args, **kwargs)`,
    readOnly,
  ]);
  define<PyDict>(attrDictType, {
    slots: {
      getattr: (self, name) => {
        const own = genericGet(self, name);
        const found = own === undefined ? self.get(name) : own;
        if (found !== undefined) return found;
        throw attributeError(name, name, self);
      },
      setattr: (self, name, value) => {
        if (value !== undefined) readOnly();
        throw attributeError(`'AttrDict' object has no attribute '${name}'`, name, self);
      },
      setitem: readOnly,
    },
    methods: Object.fromEntries(refused) as Readonly<Record<string, () => never>>,
  });
}
