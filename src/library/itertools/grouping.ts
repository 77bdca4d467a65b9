import { call } from "../../values/calls.ts";
import { same } from "../../values/comparison.ts";
import { iter, next, PyIterator } from "../../values/iteration.ts";
import { spend } from "../../values/meter.ts";
import { tuple } from "../../values/sequences.ts";
import type { PyType, Value } from "../../values/value.ts";
import { iteratorClass } from "./iterator-class.ts";

/**
 * `groupby`: runs of items with equal keys. A group reads from the same source as the whole, so it ends when the whole moves on.
 */
function groupby(type: PyType, groupType: PyType, iterable: Value, keyOf: Value): PyIterator {
  const source = iter(iterable);
  let key: Value | undefined;
  let value: Value | undefined;
  let target: Value | undefined;
  let current: PyIterator | undefined;
  const step = (): boolean => {
    const item = next(source);
    if (item === undefined) return false;
    key = keyOf === null ? item : call(keyOf, [item]);
    value = item;
    return true;
  };
  const group = (groupKey: Value): PyIterator => {
    const made: PyIterator = new PyIterator(groupType, () => {
      if (current !== made) return undefined;
      if (value === undefined && !step()) return undefined;
      if (key === undefined || !same(groupKey, key)) return undefined;
      const item = value;
      value = undefined;
      return item;
    });
    return made;
  };
  return new PyIterator(type, () => {
    current = undefined;
    while (key === undefined || (target !== undefined && same(target, key))) {
      spend(1);
      if (!step()) return undefined;
    }
    target = key;
    current = group(key);
    return tuple(key, current);
  });
}

export function* grouping(): Iterable<readonly [string, Value]> {
  const groupType = iteratorClass(
    "_grouper(parent, tgtkey, /)",
    (type, parent) => new PyIterator(type, () => next(parent ?? null)),
  );
  yield [
    "groupby",
    iteratorClass("groupby(iterable, key=None)", (type, iterable, key) =>
      groupby(type, groupType, iterable ?? null, key ?? null),
    ),
  ];
}
