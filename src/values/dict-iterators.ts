import type { Entry, PyDict } from "./dict.ts";
import { runtimeError } from "./exceptions.ts";
import { PyIterator } from "./iteration.ts";
import { defineIterator, iteratorType } from "./iterator-types.ts";
import { allowItems } from "./meter.ts";
import { tuple } from "./sequences.ts";
import type { PyType, Value } from "./value.ts";

/** One of the three ways to look at a dictionary's items: what iteration gives, and its iterator types. */
export interface Aspect {
  readonly pick: (entry: Entry) => Value;
  readonly forwards: PyType;
  readonly backwards: PyType;
}

function aspect(noun: string, pick: (entry: Entry) => Value): Aspect {
  return {
    pick,
    forwards: iteratorType(`dict_${noun}iterator`),
    backwards: iteratorType(`dict_reverse${noun}iterator`),
  };
}

export const keyAspect: Aspect = aspect("key", (entry) => entry.key);
export const valueAspect: Aspect = aspect("value", (entry) => entry.value);
export const itemAspect: Aspect = aspect("item", (entry) => tuple(entry.key, entry.value));

/** Walks `source`, the entries of `dict` in some order, and notices when others come or go. */
function walk(dict: PyDict, type: PyType, pick: Aspect["pick"], source: Iterator<Entry>): PyIterator {
  // Sizes are never negative: once noticed, a change is noticed for good.
  let size = dict.size;
  let left = size;
  return new PyIterator(
    type,
    () => {
      if (dict.entries.size !== size) {
        size = -1;
        throw runtimeError("dictionary changed size during iteration");
      }
      const step = source.next();
      if (step.done === true) return undefined;
      if (left-- === 0) throw runtimeError("dictionary keys changed during iteration");
      return pick(step.value);
    },
    () => (dict.entries.size === size ? left : 0),
  );
}

export function iterateEntries(dict: PyDict, { pick, forwards }: Aspect): PyIterator {
  return walk(dict, forwards, pick, dict.walk());
}

export function iterateEntriesBackwards(dict: PyDict, { pick, backwards }: Aspect): PyIterator {
  allowItems(dict.size);
  return walk(dict, backwards, pick, [...dict.entries.values()].reverse().values());
}

export function installDictIterators(): void {
  for (const { forwards, backwards } of [keyAspect, valueAspect, itemAspect]) {
    defineIterator(forwards, true);
    defineIterator(backwards, true);
  }
}
