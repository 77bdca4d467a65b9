import { call } from "./calls.ts";
import { compareText, lessThan } from "./comparison.ts";
import { valueError } from "./exceptions.ts";
import { spend } from "./meter.ts";
import type { PyList } from "./sequences.ts";
import { timsort } from "./timsort.ts";
import { truth } from "./truth.ts";
import type { Value } from "./value.ts";

type Less = (a: Value, b: Value) => boolean;

const lessNumber: Less = (a, b) => (a as number) < (b as number);
const lessText: Less = (a, b) => compareText(a as string, b as string) < 0;
/** Code units order texts as code points do while there are no surrogates; the strings themselves then compare fastest. */
const lessFlatText: Less = (a, b) => (a as string) < (b as string);
const surrogate = /[\ud800-\udfff]/;

/** The quickest function that answers `a < b` for all pairs of `keys` as the operator would; counts or will count its steps. */
function comparisonFor(keys: readonly Value[]): Less {
  const kind = typeof keys[0];
  if (kind === "object" || kind === "boolean") return countedLess;
  let flat = true;
  for (const key of keys) {
    if (typeof key !== kind) return countedLess;
    if (flat && typeof key === "string" && surrogate.test(key)) flat = false;
  }
  spendSort(keys.length);
  if (kind === "string") return flat ? lessFlatText : lessText;
  return lessNumber;
}

const countedLess: Less = (a, b) => {
  spend(1);
  return lessThan(a, b);
};

/** What sorting `count` primitives costs: about one step per four comparisons. */
function spendSort(count: number): void {
  spend((count * Math.ceil(Math.log2(count + 1))) >> 2);
}

/**
 * Sorts `items` in place and keeps the order of equal ones: `sorted()` and `list.sort()`. Only `<` is asked for. When `key` or a
 * comparison raises, the items are left in some order, none lost.
 */
export function sortItems(items: Value[], key: Value, reverse: Value): void {
  const backwards = truth(reverse);
  // Reversed before and after, so that equal items keep their order.
  const order = <T>(sorted: T[], less: (a: T, b: T) => boolean): void => {
    if (backwards) sorted.reverse();
    try {
      timsort(sorted, less);
    } finally {
      if (backwards) sorted.reverse();
    }
  };
  if (key === null) {
    order(items, comparisonFor(items));
    return;
  }
  const keys = items.map((item) => {
    spend(1);
    return call(key, [item]);
  });
  const less = comparisonFor(keys);
  const keyed = items.map((value, i): Keyed => ({ key: keys[i] ?? null, value }));
  try {
    order(keyed, (a, b) => less(a.key, b.key));
  } finally {
    for (let i = 0; i < keyed.length; i++) items[i] = keyed[i]?.value ?? null;
  }
}

interface Keyed {
  readonly key: Value;
  readonly value: Value;
}

/** `list.sort()`: the list looks empty meanwhile, and changing it is an error. */
export function sortList(list: PyList, key: Value, reverse: Value): null {
  const { items } = list;
  const sorted = items.slice();
  items.length = 0;
  let changed = false;
  try {
    sortItems(sorted, key, reverse);
  } finally {
    changed = items.length > 0;
    items.length = 0;
    for (const item of sorted) items.push(item);
  }
  if (changed) throw valueError("list modified during sort");
  return null;
}
