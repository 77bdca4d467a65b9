import { builtinType, objectType } from "./core-types.ts";
import type { PyIterator } from "./iteration.ts";
import { define } from "./native.ts";
import type { PyType } from "./value.ts";

/** The type of a container's iterators: no formula can make or derive from it. */
export function iteratorType(name: string): PyType {
  return builtinType(name, objectType, { sealed: true });
}

/** Fills a type whose instances are {@link PyIterator}s; `sized` ones know how many items are to come. */
export function defineIterator(type: PyType, sized = false): void {
  define<PyIterator>(type, {
    slots: { iter: (self) => self, next: (self) => self.next() },
    methods: sized ? { "__length_hint__()": (self) => BigInt(self.hint) } : {},
  });
}
