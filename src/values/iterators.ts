import { call, special } from "./calls.ts";
import { builtinType, sequenceIteratorType, typeName, typeOf } from "./core-types.ts";
import { PyException, typeError, valueError } from "./exceptions.ts";
import { endsSequence, iter, next, PyIterator } from "./iteration.ts";
import { defineIterator } from "./iterator-types.ts";
import { spend } from "./meter.ts";
import { define } from "./native.ts";
import { getItem, index } from "./operators.ts";
import { PyTuple, tuple } from "./sequences.ts";
import { length, truth } from "./truth.ts";
import type { Kwargs, PyType, Value } from "./value.ts";

/** The built-in types whose instances are iterators over other iterables. All work lazily. */
export const enumerateType: PyType = builtinType("enumerate");
export const zipType: PyType = builtinType("zip");
export const mapType: PyType = builtinType("map");
export const filterType: PyType = builtinType("filter");
export const reversedType: PyType = builtinType("reversed");

/** Keywords reach a constructor, unless a derived class takes them in an `__init__` of its own. */
function ownKeywords(type: PyType, base: PyType, kwargs: Kwargs): Kwargs {
  return type.slots.init === base.slots.init ? kwargs : null;
}

function refuseKeywords(name: string, kwargs: Kwargs): void {
  if (kwargs !== null && kwargs.size > 0) throw typeError(`${name}() takes no keyword arguments`);
}

function newEnumerate(type: PyType, args: readonly Value[], kwargs: Kwargs): PyIterator {
  const [iterable, start = 0n] = enumerateArguments(args, kwargs);
  let n = index(start);
  const source = iter(iterable);
  return new PyIterator(type, () => {
    spend(1);
    const item = next(source);
    return item === undefined ? undefined : tuple(n++, item);
  });
}

/** `enumerate(iterable, start=0)`; both may be given by name. The wording of its errors is its own. */
function enumerateArguments(args: readonly Value[], kwargs: Kwargs): readonly [Value, Value?] {
  const given = args.length + (kwargs?.size ?? 0);
  if (given > 2) throw typeError(`enumerate() takes at most 2 arguments (${given} given)`);
  let [iterable, start] = args;
  for (const [name, value] of kwargs ?? []) {
    if (name === "start" && start === undefined) start = value;
    else if (name === "iterable" && iterable === undefined) iterable = value;
    else throw typeError(`'${name}' is an invalid keyword argument for enumerate()`);
  }
  if (iterable === undefined) throw typeError("enumerate() missing required argument 'iterable'");
  return start === undefined ? [iterable] : [iterable, start];
}

function newZip(type: PyType, args: readonly Value[], kwargs: Kwargs): PyIterator {
  let strict = false;
  for (const [name, value] of ownKeywords(type, zipType, kwargs) ?? []) {
    if (name !== "strict") throw typeError(`'${name}' is an invalid keyword argument for zip()`);
    strict = truth(value);
  }
  const sources = args.map(iter);
  return new PyIterator(type, () => {
    const items: Value[] = [];
    spend(sources.length);
    for (const source of sources) {
      const item = next(source);
      if (item === undefined) {
        if (strict) checkLengths(sources, items.length);
        return undefined;
      }
      items.push(item);
    }
    return items.length === 0 ? undefined : new PyTuple(items);
  });
}

/** `zip(strict=True)` at the end of source `ended`: those before it gave an item, those after it must not. */
function checkLengths(sources: readonly Value[], ended: number): void {
  const before = (n: number): string => (n === 1 ? "argument 1" : `arguments 1-${n}`);
  if (ended > 0) throw valueError(`zip() argument ${ended + 1} is shorter than ${before(ended)}`);
  for (let i = 1; i < sources.length; i++) {
    const source = sources[i];
    if (source !== undefined && next(source) !== undefined) {
      throw valueError(`zip() argument ${i + 1} is longer than ${before(i)}`);
    }
  }
}

function newMap(type: PyType, args: readonly Value[], kwargs: Kwargs): PyIterator {
  refuseKeywords("map", ownKeywords(type, mapType, kwargs));
  const [callee, ...iterables] = args;
  if (callee === undefined || iterables.length === 0) throw typeError("map() must have at least two arguments.");
  const sources = iterables.map(iter);
  const [only] = sources;
  if (sources.length === 1 && only !== undefined) {
    return new PyIterator(type, () => {
      const item = next(only);
      spend(1);
      return item === undefined ? undefined : call(callee, [item]);
    });
  }
  return new PyIterator(type, () => {
    const items: Value[] = [];
    for (const source of sources) {
      const item = next(source);
      if (item === undefined) return undefined;
      items.push(item);
    }
    return call(callee, items);
  });
}

function newFilter(type: PyType, args: readonly Value[], kwargs: Kwargs): PyIterator {
  refuseKeywords("filter", ownKeywords(type, filterType, kwargs));
  const [test = null, iterable] = args;
  if (iterable === undefined || args.length !== 2) throw typeError(`filter expected 2 arguments, got ${args.length}`);
  const source = iter(iterable);
  return new PyIterator(type, () => {
    for (let item = next(source); item !== undefined; item = next(source)) {
      spend(1);
      if (truth(test === null ? item : call(test, [item]))) return item;
    }
    return undefined;
  });
}

function newReversed(type: PyType, args: readonly Value[], kwargs: Kwargs): Value {
  refuseKeywords("reversed", ownKeywords(type, reversedType, kwargs));
  const [sequence] = args;
  if (sequence === undefined || args.length !== 1) {
    throw typeError(`reversed expected 1 argument, got ${args.length}`);
  }
  const method = special(sequence, "__reversed__");
  if (method !== undefined && method !== null) return call(method, []);
  const { slots } = typeOf(sequence);
  if (method === null || slots.getitem === undefined || slots.len === undefined) {
    throw typeError(`'${typeName(sequence)}' object is not reversible`);
  }
  let position = length(sequence);
  return new PyIterator(
    type,
    () => {
      if (position === 0) return undefined;
      position--;
      try {
        return getItem(sequence, BigInt(position));
      } catch (error) {
        if (error instanceof PyException && endsSequence(error)) return undefined;
        throw error;
      }
    },
    () => position,
  );
}

export function installIterators(): void {
  const constructors = [
    [enumerateType, newEnumerate],
    [zipType, newZip],
    [mapType, newMap],
    [filterType, newFilter],
    [reversedType, newReversed],
  ] as const;
  for (const [type, make] of constructors) {
    define<PyIterator>(type, { slots: { new: make } });
    defineIterator(type, type === reversedType);
  }
  defineIterator(sequenceIteratorType);
}
