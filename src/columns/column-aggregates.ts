import { compareText } from "../values/comparison.ts";
import { PyDate } from "../values/dates/date.ts";
import { spend } from "../values/meter.ts";
import { truth } from "../values/truth.ts";
import type { Value } from "../values/value.ts";
import { cellsOf, isColumn, itemAt, plainItems } from "./column-vectors.ts";

/**
 * What `sum`, `max`, `min`, `any` and `all` make of columns, without a wrapper for each item. Each answers `undefined` for what it does
 * not see through; the caller then goes item by item, with the same result.
 */

/** Plain items of a computed column that are all there is to see: no datapoints behind them. */
export function plainColumn(value: Value): readonly Value[] | undefined {
  return isColumn(value) && cellsOf(value) === null ? plainItems(value) : undefined;
}

const SMALL = 2n ** 31n;

/**
 * `sum(column)` from an int. Field values are not floats to CPython's `sum`, so that their total is not compensated for rounding
 * (spec 5.6); ints among them, such as the fallback of `default_to`, add exactly.
 */
export function columnSum(value: Value, start: Value): Value | undefined {
  if (!isColumn(value) || typeof start !== "bigint" || start >= SMALL || start <= -SMALL) return undefined;
  const cells = cellsOf(value);
  if (cells === null) return undefined;
  const items = plainItems(value);
  let total = Number(start);
  let isFloat = false;
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (typeof item === "number") {
      if (!cells[i]) return undefined;
      total += item;
      isFloat = true;
    } else if (typeof item === "bigint" && item < SMALL && item > -SMALL && i < 0x100000) {
      total += Number(item);
    } else return undefined;
  }
  if (!isFloat) return undefined;
  spend(items.length);
  return total;
}

/** `max(column)` (`sign` 1) or `min(column)` (-1): the first of the best, with its datapoint. */
export function columnBest(value: Value, sign: 1 | -1): Value | undefined {
  if (!isColumn(value)) return undefined;
  const items = plainItems(value);
  const [first] = items;
  const order = first === undefined ? undefined : orderOf(first);
  if (first === undefined || order === undefined) return undefined;
  let best = 0;
  let found: Value = first;
  for (let i = 1; i < items.length; i++) {
    const item = items[i];
    if (item === undefined) return undefined;
    const compared = order(item, found);
    if (compared === undefined) return undefined;
    if (compared * sign > 0) {
      best = i;
      found = item;
    }
  }
  spend(items.length);
  return itemAt(value, best);
}

type Order = (a: Value, b: Value) => number | undefined;

/** How values of one kind compare; `undefined` for a pair of another. NaN is on neither side of anything. */
function orderOf(value: Value): Order | undefined {
  if (isNumber(value)) return (a, b) => (isNumber(a) && isNumber(b) ? (a < b ? -1 : a > b ? 1 : 0) : undefined);
  if (typeof value === "string") {
    return (a, b) => (typeof a === "string" && typeof b === "string" ? compareText(a, b) : undefined);
  }
  if (!(value instanceof PyDate) || value.timed) return undefined;
  return (a, b) =>
    a instanceof PyDate && b instanceof PyDate && !a.timed && !b.timed ? a.ordinal - b.ordinal : undefined;
}

function isNumber(value: Value): value is number | bigint {
  return typeof value === "number" || typeof value === "bigint";
}

/** `any(column)` for `wanted` true; whether an item is false for `wanted` false, which is `not all(column)`. */
export function columnHas(value: Value, wanted: boolean): boolean | undefined {
  if (!isColumn(value)) return undefined;
  const items = plainItems(value);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (item === undefined || (typeof item === "object" && item !== null && !(item instanceof PyDate)))
      return undefined;
    const isTrue = item instanceof PyDate || truth(item);
    if (isTrue === wanted) {
      spend(i + 1);
      return true;
    }
  }
  spend(items.length);
  return false;
}
