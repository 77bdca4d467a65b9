/**
 * `heapq`: a list kept so that each item is no greater than the two at twice its place. The moves are CPython's, so that lists of equal or partly
 * ordered items come out the same.
 */
import { call } from "../values/calls.ts";
import { lessThan, richCompare, same } from "../values/comparison.ts";
import { typeName, typeOf } from "../values/core-types.ts";
import { indexError, typeError } from "../values/exceptions.ts";
import { collect, forEach, iter, next, PyIterator } from "../values/iteration.ts";
import { defineIterator, iteratorType } from "../values/iterator-types.ts";
import { allowItems, spend } from "../values/meter.ts";
import { native } from "../values/native.ts";
import { index } from "../values/operators.ts";
import { PyList, type PyTuple } from "../values/sequences.ts";
import { truth } from "../values/truth.ts";
import type { Value } from "../values/value.ts";
import type { ModuleDefinition } from "./module-definition.ts";

type Before<T> = (a: T, b: T) => boolean;
type Less = Before<Value>;

const smaller: Less = (a, b) => lessThan(a, b);
const greater: Less = (a, b) => lessThan(b, a);

/** The item at a place that is known to be there. */
const at = <T>(items: readonly T[], i: number): T => items[i] as T;

/** Moves the item at `place` towards the root, not above `root`. */
function rise<T>(items: T[], root: number, place: number, less: Before<T>): void {
  let here = place;
  const item = at(items, here);
  while (here > root) {
    spend(1);
    const parent = (here - 1) >> 1;
    const above = at(items, parent);
    if (!less(item, above)) break;
    items[parent] = item;
    items[here] = above;
    here = parent;
  }
}

/** Moves the item at `place` down to a leaf along the smaller children, then up to where it belongs: fewer comparisons in all. */
function sink<T>(items: T[], place: number, less: Before<T>): void {
  const end = items.length;
  let here = place;
  while (2 * here + 1 < end) {
    spend(1);
    let child = 2 * here + 1;
    if (child + 1 < end && !less(at(items, child), at(items, child + 1))) child++;
    [items[here], items[child]] = [at(items, child), at(items, here)];
    here = child;
  }
  rise(items, place, here, less);
}

function heapify<T>(items: T[], less: Before<T>): void {
  for (let i = (items.length >> 1) - 1; i >= 0; i--) sink(items, i, less);
}

function pop<T>(items: T[], less: Before<T>): T {
  const last = items.pop();
  if (last === undefined) throw indexError("index out of range");
  if (items.length === 0) return last;
  const least = at(items, 0);
  items[0] = last;
  sink(items, 0, less);
  return least;
}

function replace(items: Value[], item: Value, less: Less): Value {
  if (items.length === 0) throw indexError("index out of range");
  const least = at(items, 0);
  items[0] = item;
  sink(items, 0, less);
  return least;
}

function pushpop(items: Value[], item: Value, less: Less): Value {
  if (items.length === 0 || !less(at(items, 0), item)) return item;
  return replace(items, item, less);
}

function listOf(name: string, heap: Value): PyList {
  if (heap instanceof PyList) return heap;
  throw typeError(
    `${name}() argument${name === "heapify" || name === "heappop" ? "" : " 1"} must be list, not ${heap === null ? "None" : typeName(heap)}`,
  );
}

function push(heap: PyList, item: Value): null {
  heap.append(item);
  rise(heap.items, 0, heap.items.length - 1, smaller);
  return null;
}

/** The next item of one of the sources of `merge`. */
interface Head {
  readonly source: Value;
  readonly order: number;
  item: Value;
  rank: Value;
}

/** `merge`: the heads of all sources in a heap, ties in the order of the sources. */
function merge(key: Value, reverse: Value, args: Value): Value {
  const less = truth(reverse) ? greater : smaller;
  const before: Before<Head> = (a, b) => (same(a.rank, b.rank) ? a.order < b.order : less(a.rank, b.rank));
  const rankOf = (item: Value): Value => (key === null ? item : call(key, [item]));
  let heads: Head[] | undefined;
  const start = (): Head[] => {
    const made: Head[] = [];
    (args as PyTuple).items.forEach((iterable, order) => {
      const source = iter(iterable);
      const item = next(source);
      if (item !== undefined) made.push({ source, order, item, rank: rankOf(item) });
    });
    heapify(made, before);
    return made;
  };
  // The first head was given out and is to be moved on before the next.
  let given: Head | undefined;
  return new PyIterator(mergeType, () => {
    heads ??= start();
    if (given !== undefined) {
      const following = next(given.source);
      if (following === undefined) {
        pop(heads, before);
      } else {
        given.item = following;
        given.rank = rankOf(following);
        sink(heads, 0, before);
      }
    }
    given = heads[0];
    return given?.item;
  });
}

/** Written in Python there, it is a generator; here it is named like one. */
const mergeType = iteratorType("generator");

/** `nsmallest` and `nlargest`: as sorting and cutting would, with equal items in their order. */
const best =
  (less: Less) =>
  (n: Value, iterable: Value, key: Value): Value => {
    // What is no int is first compared with a length.
    if (typeOf(n).slots.index === undefined) richCompare(n, 0n, ">=");
    const count = index(n);
    const ranked: { readonly item: Value; readonly rank: Value; readonly order: number }[] = [];
    if (count <= 0n) return new PyList([]);
    forEach(new PyList(collect(iterable)), (item) => {
      ranked.push({ item, rank: key === null ? item : call(key, [item]), order: ranked.length });
    });
    allowItems(ranked.length);
    ranked.sort((a, b) => {
      spend(1);
      return less(a.rank, b.rank) ? -1 : less(b.rank, a.rank) ? 1 : a.order - b.order;
    });
    return new PyList(
      ranked.slice(0, count > BigInt(ranked.length) ? ranked.length : Number(count)).map(({ item }) => item),
    );
  };

function* members(): Iterable<readonly [string, Value]> {
  defineIterator(mergeType);
  const module = "_heapq";
  const python = { python: true };
  const functions = [
    native(
      "heapify(heap, /)",
      (heap) => {
        heapify(listOf("heapify", heap).items, smaller);
        return null;
      },
      { module },
    ),
    native("heappop(heap, /)", (heap) => pop(listOf("heappop", heap).items, smaller), { module }),
    native("heappush(heap, item, /)", (heap, item) => push(listOf("heappush", heap), item), { module }),
    native("heappushpop(heap, item, /)", (heap, item) => pushpop(listOf("heappushpop", heap).items, item, smaller), {
      module,
    }),
    native("heapreplace(heap, item, /)", (heap, item) => replace(listOf("heapreplace", heap).items, item, smaller), {
      module,
    }),
    native("merge(*iterables, key=None, reverse=False)", merge, python),
    native("nlargest(n, iterable, key=None)", best(greater), python),
    native("nsmallest(n, iterable, key=None)", best(smaller), python),
    native(
      "_heapify_max(heap, /)",
      (heap) => {
        heapify(listOf("_heapify_max", heap).items, greater);
        return null;
      },
      { module },
    ),
    native("_heappop_max(heap, /)", (heap) => pop(listOf("_heappop_max", heap).items, greater), { module }),
    native(
      "_heapreplace_max(heap, item, /)",
      (heap, item) => replace(listOf("_heapreplace_max", heap).items, item, greater),
      { module },
    ),
  ];
  for (const made of functions) yield [made.name, made];
}

export const heapqModule: ModuleDefinition = { name: "heapq", members };
