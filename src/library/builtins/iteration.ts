import { call, callSpecial } from "../../values/calls.ts";
import { same } from "../../values/comparison.ts";
import { isSubclass, typeOf } from "../../values/core-types.ts";
import { PyException, stopIterationType, typeError } from "../../values/exceptions.ts";
import type { NativeFunction } from "../../values/functions.ts";
import { PyGenerator, stopIteration } from "../../values/generators.ts";
import { iter, next as nextItem, PyIterator } from "../../values/iteration.ts";
import { defineIterator, iteratorType } from "../../values/iterator-types.ts";
import { native } from "../../values/native.ts";
import type { PyType, Value } from "../../values/value.ts";

const callableIteratorType: PyType = iteratorType("callable_iterator");

function isStop(error: unknown): boolean {
  return error instanceof PyException && isSubclass(error.type, stopIterationType);
}

/** `iter(callable, sentinel)`: calls until the sentinel comes. */
function callUntil(callee: Value, sentinel: Value): Value {
  if (typeOf(callee).slots.call === undefined) throw typeError("iter(object, sentinel): object must be callable");
  return new PyIterator(callableIteratorType, () => {
    try {
      const item = call(callee, []);
      return same(sentinel, item) ? undefined : item;
    } catch (error) {
      if (isStop(error)) return undefined;
      throw error;
    }
  });
}

function next(iterator: Value, fallback?: Value): Value {
  const type = typeOf(iterator);
  if (type.heap && type.slots.next !== undefined) {
    // The exception of a class's own `__next__` goes on as it is, with its value.
    try {
      return callSpecial(iterator, "__next__", [], null);
    } catch (error) {
      if (fallback !== undefined && isStop(error)) return fallback;
      throw error;
    }
  }
  const item = nextItem(iterator);
  if (item !== undefined) return item;
  if (fallback !== undefined) return fallback;
  throw iterator instanceof PyGenerator ? stopIteration(iterator.result) : new PyException(stopIterationType, []);
}

export function installIteration(): void {
  defineIterator(callableIteratorType);
}

/** `iter` and `next`. */
export const iterationFunctions: readonly NativeFunction[] = [
  native("iter(object, sentinel?, /)", (object, sentinel?: Value) =>
    sentinel === undefined ? iter(object) : callUntil(object, sentinel),
  ),
  native("next(iterator, default?, /)", next),
];
