/** What an object consists of, and how to put it together again: what CPython's `__reduce_ex__` says. */
import { stringValueType } from "../../columns/column-types.ts";
import { attributeOr, getAttribute, setAttribute } from "../../values/attributes.ts";
import { PyByteArray } from "../../values/bytes.ts";
import { call } from "../../values/calls.ts";
import {
  bytesType,
  dictType,
  isInstance,
  listType,
  objectType,
  PyBoxed,
  tupleType,
  typeName,
} from "../../values/core-types.ts";
import { dictOf, PyDict } from "../../values/dict.ts";
import { PyException, typeError } from "../../values/exceptions.ts";
import { collect, forEach } from "../../values/iteration.ts";
import { setItem } from "../../values/operators.ts";
import { PyList, PyTuple } from "../../values/sequences.ts";
import { PySet } from "../../values/sets.ts";
import { str } from "../../values/text.ts";
import { lookup, PyObject, type Value } from "../../values/value.ts";
import { PyDefaultDict } from "../collections/default-dict.ts";
import { PyDeque } from "../collections/deque.ts";

/** `make(*args)` gives the object; `state`, `items` and `pairs` then fill it. */
export interface Parts {
  readonly make: (args: Value[]) => Value;
  readonly args: readonly Value[];
  readonly state: Value;
  readonly items: readonly Value[];
  readonly pairs: readonly (readonly [Value, Value])[];
}

/** The parts of `value`; a text instead when its class says so by a name, which means the value itself. Throws `TypeError`. */
export function partsOf(value: PyObject): Parts | string {
  // The reference makes texts of fields in a way that copying cannot repeat.
  if (value.type.mro.includes(stringValueType)) {
    throw typeError("StringValue.__new__() missing 1 required positional argument: 'field'");
  }
  for (const [name, args] of [
    ["__reduce_ex__", [4n]],
    ["__reduce__", []],
  ] as const) {
    const method = lookup(value.type, name);
    const usual = objectType.members.get(name);
    if (method === undefined || method === usual) continue;
    return fromReduced(call(getAttribute(value, name), [...args]));
  }
  return ownParts(value);
}

function fromReduced(reduced: Value): Parts | string {
  if (typeof reduced === "string") return reduced;
  const [make = null, args = null, state = null, items = null, pairs = null] =
    reduced instanceof PyTuple ? reduced.items : [];
  return {
    make: (given) => call(make, given),
    args: args === null ? [] : collect(args),
    state,
    items: items === null ? [] : collect(items),
    pairs:
      pairs === null
        ? []
        : collect(pairs).map((pair): readonly [Value, Value] => {
            const [key = null, value = null] = collect(pair);
            return [key, value];
          }),
  };
}

/** The state of an object: what `__getstate__` answers, or its attributes. */
function stateOf(value: PyObject): Value {
  const method = lookup(value.type, "__getstate__");
  if (method !== undefined && method !== objectType.members.get("__getstate__"))
    return call(getAttribute(value, "__getstate__"), []);
  return value.attrs === null || value.attrs.size === 0 ? null : dictOf(value.attrs);
}

/** The arguments that `__new__` is given again. */
function newArguments(value: PyObject): Value[] {
  const method = attributeOr(value, "__getnewargs__");
  if (method !== undefined) return collect(call(method, []));
  if (value instanceof PyBoxed) return [value.primitive];
  return value instanceof PyTuple ? [new PyTuple(value.items)] : [];
}

function ownParts(value: PyObject): Parts {
  const { type } = value;
  const state = stateOf(value);
  const fresh = { make: (args: Value[]) => call(type, args), items: [], pairs: [], state };
  if (value instanceof PySet) return { ...fresh, args: [new PyList(collect(value))] };
  if (value instanceof PyByteArray) return { ...fresh, args: [call(bytesType, [value])] };
  if (value instanceof PyException) return { ...fresh, args: value.args };
  if (value instanceof PyDeque) {
    const limit = value.maxlen === null ? [] : [BigInt(value.maxlen)];
    return { ...fresh, args: [new PyList(value.items()), ...limit] };
  }
  if (value instanceof PyDefaultDict) {
    return { ...fresh, args: value.factory === null ? [] : [value.factory], pairs: pairsOf(value) };
  }
  const made =
    isInstance(value, dictType) ||
    isInstance(value, listType) ||
    isInstance(value, tupleType) ||
    value instanceof PyBoxed;
  const plain = type.slots.new === objectType.slots.new || type.heap || type.open;
  if (!made && !plain) throw typeError(`cannot pickle '${typeName(value)}' object`);
  if (!type.heap && !made && !type.open && type !== objectType)
    throw typeError(`cannot pickle '${typeName(value)}' object`);
  return {
    make: (args) =>
      type.heap ? call(getAttribute(type, "__new__"), [type, ...args]) : (type.slots.new?.(type, args, null) ?? null),
    args: newArguments(value),
    state,
    items: value instanceof PyList ? collect(new PyList(value.items)) : [],
    pairs: value instanceof PyDict ? pairsOf(value) : [],
  };
}

function pairsOf(dict: PyDict): (readonly [Value, Value])[] {
  return [...dict.entries.values()].map(({ key, value }) => [key, value] as const);
}

/** Puts parts together. `convert` copies what goes in; `made` is told of the object before it is filled. */
export function assemble(parts: Parts, convert: (value: Value) => Value, made: (object: Value) => void): Value {
  const object = parts.make(parts.args.map(convert));
  made(object);
  if (parts.state !== null) setState(object, convert(parts.state));
  if (parts.items.length > 0) {
    for (const item of parts.items) call(getAttribute(object, "append"), [convert(item)]);
  }
  for (const [key, value] of parts.pairs) setItem(object, convert(key), convert(value));
  return object;
}

function setState(object: Value, state: Value): void {
  const method = attributeOr(object, "__setstate__");
  if (method !== undefined) {
    call(method, [state]);
    return;
  }
  const [attributes = null, slots = null] =
    state instanceof PyTuple && state.items.length === 2 ? state.items : [state];
  if (attributes instanceof PyDict && object instanceof PyObject) {
    object.attrs ??= new Map();
    for (const { key, value } of attributes.entries.values()) object.attrs.set(str(key), value);
  }
  if (slots instanceof PyDict) forEach(slots, (name) => setAttribute(object, str(name), slots.get(name) ?? null));
}
