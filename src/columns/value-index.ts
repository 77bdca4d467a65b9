import type { Datapoint } from "../document/document.ts";
import { PositionIndex } from "../document/position-index.ts";
import type { FindValue } from "../document/table-editing.ts";
import { PyDate } from "../values/dates/date.ts";
import { primitiveKey } from "../values/hashing.ts";
import { spend } from "../values/meter.ts";
import type { Value } from "../values/value.ts";
import { FieldProxy, FieldText, type Space } from "./model.ts";
import { innerValue } from "./reading.ts";

type Key = string | number | bigint | null;

/** Positions by value; dates by their ordinal, apart from numbers. */
interface Positions {
  readonly plain: PositionIndex<Key>;
  readonly dates: PositionIndex<number>;
}

/**
 * Finds assigned values among existing ones without comparing each with each, for assignments of whole columns. What is
 * compared in a way of its own (`NaN`, objects) is left to the caller.
 */
export function finderIn(space: Space, existing: readonly (Datapoint | null)[], values: readonly Value[]): FindValue {
  const index: Positions = { plain: new PositionIndex(), dates: new PositionIndex() };
  spend(existing.length >> 2);
  existing.forEach((datapoint, i) => {
    if (datapoint !== null) lookUp(index, innerValue(space, datapoint), (positions, key) => positions.add(key, i));
  });
  return (i, from) => {
    spend(1);
    const value = values[i] ?? null;
    const plain = value instanceof FieldProxy ? value.inner : value instanceof FieldText ? value.text : value;
    return lookUp(index, plain, (positions, key) => positions.firstFrom(key, from));
  };
}

/** Does something where a value's positions are kept; `undefined` for values that are not looked up. */
function lookUp<R>(index: Positions, value: Value, act: <K>(positions: PositionIndex<K>, key: K) => R): R | undefined {
  if (value instanceof PyDate) return value.timed ? undefined : act(index.dates, value.ordinal);
  if (typeof value === "object" && value !== null) return undefined;
  if (typeof value === "number" && Number.isNaN(value)) return undefined;
  const key = primitiveKey(value);
  return key === undefined ? undefined : act(index.plain, key);
}
