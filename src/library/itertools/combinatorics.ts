/** `product`, `permutations`, `combinations`: tuples made from pools of items that are read at the start. */
import { typeError, valueError } from "../../values/exceptions.ts";
import { collect, PyIterator } from "../../values/iteration.ts";
import { allowItems, spend } from "../../values/meter.ts";
import { emptyTuple, PyTuple } from "../../values/sequences.ts";
import type { PyType, Value } from "../../values/value.ts";
import { iteratorClass, sizeArgument } from "./iterator-class.ts";
import { isInt } from "./streams.ts";

/**
 * An iterator over what a set of indices picks from pools: `advance` moves the indices on, in place, and answers `false` after the last.
 */
function picks(
  type: PyType,
  pools: (at: number) => readonly Value[],
  indices: number[],
  length: number,
  advance: () => boolean,
): PyIterator {
  let first = true;
  return new PyIterator(type, () => {
    if (!first && !advance()) return undefined;
    first = false;
    spend(1 + length);
    return new PyTuple(indices.slice(0, length).map((index, at) => pools(at)[index] ?? null));
  });
}

function nothing(type: PyType): PyIterator {
  return new PyIterator(type, () => undefined);
}

function product(type: PyType, repeat: Value, args: Value): PyIterator {
  const times = Number(sizeArgument(repeat));
  if (times < 0) throw valueError("repeat argument cannot be negative");
  const once = times === 0 ? [] : collect(args).map(collect);
  allowItems(once.length * times);
  const pools = Array.from({ length: once.length * times }, (_, i) => once[i % once.length] ?? []);
  if (pools.some((pool) => pool.length === 0)) return nothing(type);
  const indices = pools.map(() => 0);
  return picks(
    type,
    (at) => pools[at] ?? [],
    indices,
    pools.length,
    () => {
      for (let i = pools.length - 1; i >= 0; i--) {
        const next = (indices[i] ?? 0) + 1;
        if (next < (pools[i]?.length ?? 0)) {
          indices[i] = next;
          return true;
        }
        indices[i] = 0;
      }
      return false;
    },
  );
}

function permutations(type: PyType, iterable: Value, r: Value): PyIterator {
  const pool = collect(iterable);
  if (r !== null && !isInt(r)) throw typeError("Expected int as r");
  const size = r === null ? pool.length : Number(sizeArgument(r));
  if (size < 0) throw valueError("r must be non-negative");
  if (size > pool.length) return nothing(type);
  const indices = pool.map((_, i) => i);
  const cycles = Array.from({ length: size }, (_, i) => pool.length - i);
  return picks(
    type,
    () => pool,
    indices,
    size,
    () => {
      for (let i = size - 1; i >= 0; i--) {
        const left = (cycles[i] ?? 0) - 1;
        cycles[i] = left;
        if (left === 0) {
          indices.push(...indices.splice(i, 1));
          cycles[i] = pool.length - i;
        } else {
          const j = pool.length - left;
          [indices[i], indices[j]] = [indices[j] ?? 0, indices[i] ?? 0];
          return true;
        }
      }
      return false;
    },
  );
}

function combinations(type: PyType, iterable: Value, r: Value, repeated: boolean): PyIterator {
  const count = sizeArgument(r);
  const pool = collect(iterable);
  if (count < 0n) throw valueError("r must be non-negative");
  const { length } = pool;
  if (repeated ? length === 0 && count > 0n : count > length) return nothing(type);
  const size = Number(count);
  allowItems(size);
  const indices = Array.from({ length: size }, (_, i) => (repeated ? 0 : i));
  return picks(
    type,
    () => pool,
    indices,
    size,
    () => {
      let i = size - 1;
      while (i >= 0 && indices[i] === (repeated ? length - 1 : i + length - size)) i--;
      if (i < 0) return false;
      let next = (indices[i] ?? 0) + 1;
      for (; i < size; i++) {
        indices[i] = next;
        if (!repeated) next++;
      }
      return true;
    },
  );
}

export function* combinatorics(): Iterable<readonly [string, Value]> {
  const classes = [
    iteratorClass("product(*iterables, repeat=1)", (type, repeat, args) =>
      product(type, repeat ?? null, args ?? emptyTuple),
    ),
    iteratorClass("permutations(iterable, r=None)", (type, iterable, r) =>
      permutations(type, iterable ?? null, r ?? null),
    ),
    iteratorClass("combinations(iterable, r)", (type, iterable, r) =>
      combinations(type, iterable ?? null, r ?? null, false),
    ),
    iteratorClass("combinations_with_replacement(iterable, r)", (type, iterable, r) =>
      combinations(type, iterable ?? null, r ?? null, true),
    ),
  ];
  for (const type of classes) yield [type.name, type];
}
