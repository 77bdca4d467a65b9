/** The `context` object: the payload's side-loads, read-only (spec 12.3). */
import { genericGet } from "../values/attributes.ts";
import { builtinType, dictType, objectType, typeType } from "../values/core-types.ts";
import { PyDict } from "../values/dict.ts";
import { attributeError, typeError } from "../values/exceptions.ts";
import { spend } from "../values/meter.ts";
import { define } from "../values/native.ts";
import { emptyTuple, PyList, PyTuple } from "../values/sequences.ts";
import { PyObject, PyType, type Value } from "../values/value.ts";
import type { PayloadSource } from "./payload-source.ts";

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

class PyContext extends PyObject {
  readonly payload: PayloadSource;

  constructor(payload: PayloadSource) {
    super(contextType);
    this.payload = payload;
  }
}

export function makeContext(payload: PayloadSource): Value {
  return new PyContext(payload);
}

function frozen(value: Value): Value {
  if (value instanceof PyList) return new PyTuple(value.items.map(frozen));
  if (!(value instanceof PyDict)) return value;
  spend(1);
  const dict = new PyDict(attrDictType);
  for (const entry of value.entries.values()) dict.set(entry.key, frozen(entry.value));
  return dict;
}

function single(payload: PayloadSource, name: string): Value {
  const source = payload.inner(name);
  if (source === null) return null;
  const dict = new PyDict(attrDictType);
  for (const key of source.keys()) {
    if (name === "annotation" && key === "content") continue;
    const value = source.get(key);
    if (value !== undefined) dict.set(key, frozen(value));
  }
  return dict.size > 0 ? dict : null;
}

function sideLoad(payload: PayloadSource, name: string): Value | undefined {
  if (singles.has(name)) return single(payload, name);
  if (!plurals.has(name) && !lists.has(name)) return undefined;
  const value = payload.get(plurals.get(name) ?? name);
  const items = value === undefined || value === null ? emptyTuple : frozen(value);
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
