import { attributeOr } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { builtinType, dictType, listType, setType, tupleType } from "../../values/core-types.ts";
import { PyDict } from "../../values/dict.ts";
import { exceptionType } from "../../values/exceptions.ts";
import { PyMethod } from "../../values/functions.ts";
import { identity } from "../../values/identity.ts";
import { allowItems, spend } from "../../values/meter.ts";
import { native } from "../../values/native.ts";
import { PyList, PyTuple } from "../../values/sequences.ts";
import { PySet } from "../../values/sets.ts";
import { PyObject, type PyType, type Value } from "../../values/value.ts";
import { installCollections } from "../collections/module.ts";
import type { ModuleDefinition } from "../module-definition.ts";
import { isAtom } from "./atoms.ts";
import { assemble, partsOf } from "./reduce.ts";

const errorType: PyType = builtinType("Error", exceptionType, { module: "copy" });

/** The simple containers, by their own `copy`. */
function copyContainer(value: PyObject): Value | undefined {
  if (value.type !== listType && value.type !== dictType && value.type !== setType) return undefined;
  const method = attributeOr(value, "copy");
  return method === undefined ? undefined : call(method, []);
}

function copy(value: Value): Value {
  if (isAtom(value) || !(value instanceof PyObject)) return value;
  if (value.type === tupleType || (value instanceof PySet && !value.type.heap && value.type !== setType)) return value;
  const container = copyContainer(value);
  if (container !== undefined) return container;
  const method = attributeOr(value.type, "__copy__");
  if (method !== undefined && method !== null) return call(method, [value]);
  const parts = partsOf(value);
  return typeof parts === "string"
    ? value
    : assemble(
        parts,
        (part) => part,
        () => undefined,
      );
}

/** Copies of what has been copied, by identity; and the originals, so that these stay alive. */
function remember(memo: PyDict, original: Value, made: Value): void {
  memo.set(identity(original), made);
}

function deepList(value: PyList, memo: PyDict): Value {
  const made = new PyList([]);
  remember(memo, value, made);
  for (let i = 0; i < value.items.length; i++) made.append(deepCopy(value.items[i] ?? null, memo));
  return made;
}

function deepDict(value: PyDict, memo: PyDict): Value {
  const made = new PyDict();
  remember(memo, value, made);
  for (const { key, value: item } of [...value.entries.values()]) {
    const copiedKey = deepCopy(key, memo);
    made.set(copiedKey, deepCopy(item, memo));
  }
  return made;
}

/** A tuple of things that copy to themselves is itself. */
function deepTuple(value: PyTuple, memo: PyDict): Value {
  const items = value.items.map((item) => deepCopy(item, memo));
  const known = memo.get(identity(value));
  if (known !== undefined) return known;
  return items.every((item, i) => item === value.items[i]) ? value : new PyTuple(items);
}

function deepCopy(value: Value, memo: PyDict): Value {
  if (!(value instanceof PyObject)) return value;
  spend(1);
  const known = memo.get(identity(value));
  if (known !== undefined) return known;
  if (isAtom(value)) return value;
  const made = deepObject(value, memo);
  if (made !== value) remember(memo, value, made);
  return made;
}

function deepObject(value: PyObject, memo: PyDict): Value {
  if (value.type === listType && value instanceof PyList) {
    allowItems(value.items.length);
    return deepList(value, memo);
  }
  if (value.type === dictType && value instanceof PyDict) return deepDict(value, memo);
  if (value.type === tupleType && value instanceof PyTuple) return deepTuple(value, memo);
  if (value instanceof PyMethod) return new PyMethod(value.func, deepCopy(value.self, memo));
  const method = attributeOr(value, "__deepcopy__");
  if (method !== undefined && method !== null) return call(method, [memo]);
  const parts = partsOf(value);
  if (typeof parts === "string") return value;
  return assemble(
    parts,
    (part) => deepCopy(part, memo),
    (object) => remember(memo, value, object),
  );
}

/** `copy.deepcopy(value)`. */
export function deepCopyOf(value: Value): Value {
  return deepCopy(value, new PyDict());
}

function members(): Iterable<readonly [string, Value]> {
  installCollections();
  return [
    ["copy", native("copy(x)", copy, { python: true })],
    [
      "deepcopy",
      native(
        "deepcopy(x, memo=None, _nil=())",
        (value, memo) => deepCopy(value, memo instanceof PyDict ? memo : new PyDict()),
        {
          python: true,
        },
      ),
    ],
    ["Error", errorType],
    ["error", errorType],
  ];
}

export const copyModule: ModuleDefinition = { name: "copy", members };
