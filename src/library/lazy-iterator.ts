import { PyIterator } from "../values/iteration.ts";
import { defineIterator, iteratorType } from "../values/iterator-types.ts";
import type { PyType, Value } from "../values/value.ts";

/** What CPython's library writes as a generator function; looks like one's result. */
const lazyType: PyType = iteratorType("generator");
let installed = false;

/** An iterator over what `step` gives until it gives `undefined`. */
export function lazy(step: () => Value | undefined): PyIterator {
  if (!installed) {
    installed = true;
    defineIterator(lazyType);
  }
  return new PyIterator(lazyType, step);
}
