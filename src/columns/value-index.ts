import type { Datapoint } from "../document/document.ts";
import type { FindValue } from "../document/table-editing.ts";
import { PyDate } from "../values/dates/date.ts";
import { primitiveKey } from "../values/hashing.ts";
import { spend } from "../values/meter.ts";
import type { Value } from "../values/value.ts";
import { FieldProxy, FieldText, type Space } from "./model.ts";
import { innerValue } from "./reading.ts";

type Key = string | number | bigint | null;

/** Positions by value, ascending; dates by their ordinal, apart from numbers. */
interface Positions {
  readonly plain: Map<Key, number[]>;
  readonly dates: Map<number, number[]>;
}

/**
 * Finds assigned values among existing ones without comparing each with each, for assignments of whole columns. What is
 * compared in a way of its own (`NaN`, objects) is left to the caller.
 */
export function finderIn(space: Space, existing: readonly (Datapoint | null)[], values: readonly Value[]): FindValue {
  const index: Positions = { plain: new Map(), dates: new Map() };
  spend(existing.length >> 2);
  existing.forEach((datapoint, i) => {
    if (datapoint === null) return;
    const list = positionsOf(index, innerValue(space, datapoint));
    list?.push(i);
  });
  return (i, from) => {
    spend(1);
    const value = values[i] ?? null;
    const plain = value instanceof FieldProxy ? value.inner : value instanceof FieldText ? value.text : value;
    const positions = positionsOf(index, plain);
    return positions === undefined ? undefined : firstFrom(positions, from);
  };
}

/** The list of a value's positions, made if need be; `undefined` for values that are not looked up. */
function positionsOf(index: Positions, value: Value): number[] | undefined {
  if (value instanceof PyDate) return value.timed ? undefined : listAt(index.dates, value.ordinal);
  if (typeof value === "object" && value !== null) return undefined;
  if (typeof value === "number" && Number.isNaN(value)) return undefined;
  const key = primitiveKey(value);
  return key === undefined ? undefined : listAt(index.plain, key);
}

function listAt<K>(map: Map<K, number[]>, key: K): number[] {
  let list = map.get(key);
  if (list === undefined) {
    list = [];
    map.set(key, list);
  }
  return list;
}

function firstFrom(positions: readonly number[], from: number): number {
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((positions[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return positions[low] ?? -1;
}
