import { ordered, richCompare, same } from "./comparison.ts";
import { recursionError, typeError } from "./exceptions.ts";
import { spend } from "./meter.ts";
import { truth } from "./truth.ts";
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

/**
 * Lexicographic comparison: the first pair that is neither identical nor equal decides, then the lengths. Written to need few
 * JavaScript frames, as it calls itself for nested containers. Lists may change while it looks.
 */
export function compareItems(left: readonly Value[], right: readonly Value[], op: Comparison): Value {
  if (depth >= MAX_DEPTH) throw recursionError("maximum recursion depth exceeded in comparison");
  depth++;
  try {
    let i = 0;
    for (; i < left.length && i < right.length; i++) {
      const a = left[i];
      const b = right[i];
      if (a === b || a === undefined || b === undefined) continue;
      if (typeof a === "number" && typeof b === "number") {
        if (Number.isNaN(a) && Number.isNaN(b)) continue;
        break;
      }
      const equal = richCompare(a, b, "==");
      if (equal !== true && !truth(equal)) break;
    }
    spend(1 + (i >> 3));
    const a = left[i];
    const b = right[i];
    if (a === undefined || b === undefined) return ordered(left.length - right.length, op);
    if (op === "==") return false;
    if (op === "!=") return true;
    return richCompare(a, b, op);
  } finally {
    depth--;
  }
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
  spend(items.length >> 2);
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
export function optionalArgument(
  name: string,
  args: readonly Value[],
  kwargs: Kwargs,
  className: string = name,
): Value | undefined {
  if (kwargs !== null && kwargs.size > 0) throw typeError(`${name}() takes no keyword arguments`);
  if (args.length > 1) throw typeError(`${className} expected at most 1 argument, got ${args.length}`);
  return args[0];
}
