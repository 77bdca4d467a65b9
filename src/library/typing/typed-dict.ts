/** `typing.TypedDict`: classes whose instances are plain dictionaries. */

import { call } from "../../values/calls.ts";
import { makeClass } from "../../values/classes.ts";
import { builtinType, dictType, frozensetType } from "../../values/core-types.ts";
import { PyDict } from "../../values/dict.ts";
import { typeError } from "../../values/exceptions.ts";
import { runningModule } from "../../values/host.ts";
import { bindPython, define, readSignature } from "../../values/native.ts";
import { PyTuple } from "../../values/sequences.ts";
import { PySet } from "../../values/sets.ts";
import { str } from "../../values/text.ts";
import { truth } from "../../values/truth.ts";
import { PyObject, PyType, type Value } from "../../values/value.ts";
import { checkedType, TypingAlias } from "./alias.ts";
import { genericType, typedDictMetaType } from "./classes.ts";

const formType: PyType = builtinType("function", undefined, { sealed: true });
const placeholderType: PyType = new PyType(typedDictMetaType, "TypedDict", [dictType], { module: "typing" });
export const typedDictForm: PyObject = new PyObject(formType);

/** Whether the hint says by itself that its key must or need not be there. */
function requirement(hint: Value): boolean | undefined {
  if (!(hint instanceof TypingAlias)) return undefined;
  if (hint.name === "typing.Required") return true;
  if (hint.name === "typing.NotRequired") return false;
  return hint.kind === "annotated" ? requirement(hint.origin) : undefined;
}

function make(name: string, bases: readonly Value[], namespace: PyDict, total: boolean): Value {
  for (const base of bases) {
    const fine = base === placeholderType || base === genericType || isTypedDict(base);
    if (!fine) throw typeError("cannot inherit from both a TypedDict type and a non-TypedDict base class");
  }
  const members = new Map<string, Value>();
  for (const { key, value } of namespace.entries.values()) members.set(str(key), value);
  const own = members.get("__annotations__");
  const annotations = new PyDict();
  const [required, optional] = [new PySet(frozensetType), new PySet(frozensetType)];
  for (const base of bases) {
    if (!(base instanceof PyType)) continue;
    const inherited = base.members.get("__annotations__");
    if (inherited instanceof PyDict)
      for (const entry of inherited.entries.values()) annotations.set(entry.key, entry.value);
    for (const [set, key] of [
      [required, "__required_keys__"],
      [optional, "__optional_keys__"],
    ] as const) {
      const keys = base.members.get(key);
      if (keys instanceof PySet) for (const item of keys.keys) if (typeof item === "string") set.add(item);
    }
  }
  const message = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type";
  for (const { key, value } of own instanceof PyDict ? own.entries.values() : []) {
    const hint = checkedType(value, message);
    annotations.set(key, hint);
    ((requirement(hint) ?? total) ? required : optional).add(key);
  }
  members.set("__annotations__", annotations);
  const isGeneric = bases.includes(genericType);
  const type = makeClass(typedDictMetaType, name, isGeneric ? [dictType, genericType] : [dictType], members);
  type.members.set("__required_keys__", required);
  type.members.set("__optional_keys__", optional);
  type.members.set("__total__", total);
  return type;
}

export function isTypedDict(type: Value): boolean {
  return type instanceof PyType && type.type === typedDictMetaType && type !== placeholderType;
}

const signature = readSignature("TypedDict(typename, fields=None, /, *, total=True, **kwargs)");

export function installTypedDict(): void {
  define<PyObject>(formType, {
    slots: {
      repr: () => "<function TypedDict at 0x7f0000000000>",
      call: (_, args, kwargs) => {
        const [name = null, given = null, total = true, named = null] = bindPython(
          signature,
          "TypedDict",
          undefined,
          args,
          kwargs,
        );
        const namespace = new PyDict();
        namespace.set("__annotations__", given === null ? named : given);
        namespace.set("__module__", runningModule());
        return make(str(name), [placeholderType], namespace, truth(total));
      },
    },
    methods: { "__mro_entries__(bases)": () => new PyTuple([placeholderType]) },
    getters: { __name__: () => "TypedDict", __qualname__: () => "TypedDict", __module__: () => "typing" },
  });
  define<PyType>(typedDictMetaType, {
    slots: {
      new: (_, [name = null, bases = null, namespace = null], kwargs) => {
        const total = kwargs?.get("total");
        const items = bases instanceof PyTuple ? bases.items : [];
        return make(
          str(name),
          items,
          namespace instanceof PyDict ? namespace : new PyDict(),
          total === undefined || truth(total),
        );
      },
      call: (_, args, kwargs) => call(dictType, args, kwargs),
    },
    methods: {
      "__instancecheck__(instance)": () => {
        throw typeError("TypedDict does not support instance and class checks");
      },
      "__subclasscheck__(other)": () => {
        throw typeError("TypedDict does not support instance and class checks");
      },
    },
  });
}
