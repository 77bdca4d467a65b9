import { ordered, richCompare, same } from "./comparison.ts";
import { recursionError, typeError } from "./exceptions.ts";
import { spend } from "./meter.ts";
import type { Comparison, Kwargs, Value } from "./value.ts";

/** What lists and tuples do alike. */

let depth = 0;

/** CPython 3.12 compares containers nested this deep and no deeper. */
const MAX_DEPTH = 1498;

/** Runs a comparison of two containers, whose items may be containers again. */
export function comparing<T>(work: () => T): T {
  if (depth >= MAX_DEPTH) throw recursionError("maximum recursion depth exceeded in comparison");
  depth++;
  try {
    return work();
  } finally {
    depth--;
  }
}

/** The first position at which the two differ, or the length of the shorter one. Lists may change while it looks. */
function firstDifference(left: readonly Value[], right: readonly Value[]): number {
  let i = 0;
  for (; i < left.length && i < right.length; i++) {
    const a = left[i];
    const b = right[i];
    if (a !== b && a !== undefined && b !== undefined && !same(a, b)) break;
  }
  spend(1 + (i >> 3));
  return i;
}

/** Lexicographic comparison: the first pair that is neither identical nor equal decides, then the lengths. */
export function compareItems(left: readonly Value[], right: readonly Value[], op: Comparison): Value {
  return comparing(() => {
    const i = firstDifference(left, right);
    const a = left[i];
    const b = right[i];
    if (a === undefined || b === undefined) return ordered(left.length - right.length, op);
    if (op === "==") return false;
    if (op === "!=") return true;
    return richCompare(a, b, op);
  });
}

/** The position of the first item from `start` to before `stop` that equals `value`; -1 when there is none. */
export function findItem(items: readonly Value[], value: Value, start: number, stop: number): number {
  // Items may go away while a comparison runs: the length is asked each time.
  let i = start;
  for (; i < stop && i < items.length; i++) {
    const item = items[i];
    if (item !== undefined && same(item, value)) {
      spend((i - start) >> 3);
      return i;
    }
  }
  spend(Math.max(0, i - start) >> 3);
  return -1;
}

/** How many items equal `value`. */
export function countItems(items: readonly Value[], value: Value): number {
  let count = 0;
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (item !== undefined && same(item, value)) count++;
  }
  spend(items.length >> 3);
  return count;
}

/** `count` copies of `items` one after the other; the caller has asked the meter. */
export function repeatItems(items: readonly Value[], count: number): Value[] {
  const [only] = items;
  if (items.length === 1 && only !== undefined) return new Array<Value>(count).fill(only);
  const result: Value[] = [];
  for (let turn = 0; turn < count; turn++) for (const item of items) result.push(item);
  return result;
}

/** The one argument that the constructors of containers take: `undefined` when absent. */
export function optionalArgument(name: string, args: readonly Value[], kwargs: Kwargs): Value | undefined {
  if (kwargs !== null && kwargs.size > 0) throw typeError(`${name}() takes no keyword arguments`);
  if (args.length > 1) throw typeError(`${name} expected at most 1 argument, got ${args.length}`);
  return args[0];
}
