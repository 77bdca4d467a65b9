import { iter, next, PyIterator } from "../values/iteration.ts";
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

/** One iterator after the other; each is asked for when the one before has ended. */
export function chained(sources: Iterable<Value>): PyIterator {
  const queue = sources[Symbol.iterator]();
  let current: Value | undefined;
  return lazy(() => {
    for (;;) {
      if (current === undefined) {
        const step = queue.next();
        if (step.done === true) return undefined;
        current = iter(step.value);
      }
      const item = next(current);
      if (item !== undefined) return item;
      current = undefined;
    }
  });
}
