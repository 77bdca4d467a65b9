/** Tuples with named items, as `collections.namedtuple` makes them, for modules whose functions answer with such. */
import { isSubclass, tupleType, typeName } from "../values/core-types.ts";
import { dictOf, PyDict } from "../values/dict.ts";
import { typeError, valueError } from "../values/exceptions.ts";
import { PyWrappedMethod } from "../values/functions.ts";
import { collect } from "../values/iteration.ts";
import { type Members, native } from "../values/native.ts";
import { PyTuple } from "../values/sequences.ts";
import { repr } from "../values/text.ts";
import { PyType, type Value } from "../values/value.ts";
import { definePython, pythonClass } from "./python-class.ts";

type RecordMembers = Omit<Members<PyTuple>, "slots" | "python">;

/** `tuple.__new__(cls, items)`. */
export function newTuple(cls: Value, items: readonly Value[]): PyTuple {
  if (!(cls instanceof PyType)) throw typeError(`tuple.__new__(X): X is not a type object (${typeName(cls)})`);
  if (!isSubclass(cls, tupleType)) {
    throw typeError(`tuple.__new__(${cls.name}): ${cls.name} is not a subtype of tuple`);
  }
  return new PyTuple(items, cls);
}

/** A bare type of named tuples; {@link defineRecord} fills it. */
export function recordType(name: string, module: string): PyType {
  return pythonClass(name, [tupleType], { module, slotted: true });
}

/** Fills the type; values of it are made by `new PyTuple(items, type)`. */
export function defineRecord(type: PyType, fields: readonly string[], members: RecordMembers = {}): void {
  const make = native(
    `${type.name}.__new__(_cls, ${fields.join(", ")})`,
    (cls = null, ...items) => newTuple(cls, items),
    { python: true },
  );
  const at =
    (i: number) =>
    (self: PyTuple): Value =>
      self.items[i] ?? null;
  definePython<PyTuple>(type, {
    ...members,
    getters: { ...Object.fromEntries(fields.map((field, i) => [field, at(i)])), ...members.getters },
    methods: {
      "__repr__()": (self) =>
        `${self.type.name}(${fields.map((field, i) => `${field}=${repr(self.items[i] ?? null)}`).join(", ")})`,
      "_asdict()": (self) => dictOf(fields.map((field, i) => [field, self.items[i] ?? null] as const)),
      "_replace(**kwds)": (self, ...rest) => replaced(self, fields, rest[0] ?? null),
      "__getnewargs__()": (self) => new PyTuple(self.items),
      ...members.methods,
    },
    classMethods: {
      "_make(iterable)": (cls, iterable = null) => {
        const items = collect(iterable);
        if (items.length !== fields.length) {
          throw typeError(`Expected ${fields.length} arguments, got ${items.length}`);
        }
        return new PyTuple(items, cls);
      },
      ...members.classMethods,
    },
    constants: {
      __new__: new PyWrappedMethod("static", make),
      _fields: new PyTuple([...fields]),
      __match_args__: new PyTuple([...fields]),
      ...members.constants,
    },
  });
}

function replaced(self: PyTuple, fields: readonly string[], changes: Value): PyTuple {
  const wanted = new Map<Value, Value>();
  if (changes instanceof PyDict) for (const { key, value } of changes.entries.values()) wanted.set(key, value);
  const items = self.items.map((item, i) => {
    const change = wanted.get(fields[i] ?? "");
    wanted.delete(fields[i] ?? "");
    return change === undefined ? item : change;
  });
  if (wanted.size > 0) throw valueError(`Got unexpected field names: [${[...wanted.keys()].map(repr).join(", ")}]`);
  return new PyTuple(items, self.type);
}
