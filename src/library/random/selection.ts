/** `choice`, `shuffle`, `sample` and the like: picking from sequences. */
import { lessThan } from "../../values/comparison.ts";
import { asFloat, asInt, asText, typeOf } from "../../values/core-types.ts";
import { indexError, typeError, valueError } from "../../values/exceptions.ts";
import { collect } from "../../values/iteration.ts";
import { allowItems, spend } from "../../values/meter.ts";
import { realNumber } from "../../values/number-conversions.ts";
import { log } from "../../values/numbers/kernel-log.ts";
import { add, getItem, index, setItem } from "../../values/operators.ts";
import { PyList } from "../../values/sequences.ts";
import { repr, str } from "../../values/text.ts";
import { length } from "../../values/truth.ts";
import type { Value } from "../../values/value.ts";
import type { Twister } from "./twister.ts";

export function randrange(source: Twister, start: Value, stop: Value, step: Value): Value {
  const first = index(start);
  if (stop === null) {
    if (step !== 1n) throw typeError("Missing a non-None stop argument");
    if (first > 0n) return source.below(first);
    throw valueError("empty range for randrange()");
  }
  const width = index(stop) - first;
  const by = index(step);
  if (by === 1n) {
    if (width > 0n) return first + source.below(width);
    throw valueError(`empty range in randrange(${str(start)}, ${str(stop)})`);
  }
  if (by === 0n) throw valueError("zero step for randrange()");
  const rounded = by > 0n ? width + by - 1n : width + by + 1n;
  const count = rounded < 0n === by < 0n || rounded === 0n ? rounded / by : 0n;
  if (count <= 0n) throw valueError(`empty range in randrange(${str(start)}, ${str(stop)}, ${str(step)})`);
  return first + by * source.below(count);
}

export function choice(source: Twister, sequence: Value): Value {
  const count = length(sequence);
  if (count === 0) throw indexError("Cannot choose from an empty sequence");
  return getItem(sequence, source.below(BigInt(count)));
}

export function shuffle(source: Twister, list: Value): null {
  for (let i = length(list) - 1; i > 0; i--) {
    spend(1);
    const [here, there] = [BigInt(i), source.below(BigInt(i + 1))];
    const [a, b] = [getItem(list, here), getItem(list, there)];
    setItem(list, here, b);
    setItem(list, there, a);
  }
  return null;
}

function isSequence(value: Value): boolean {
  const { slots } = typeOf(value);
  // Sets have no items by number, and a dictionary's go by key, which `keys` tells.
  return (
    asText(value) !== undefined || (slots.len !== undefined && slots.getitem !== undefined && slots.or === undefined)
  );
}

export function sample(source: Twister, population: Value, k: Value, counts: Value): Value {
  if (!isSequence(population)) {
    throw typeError("Population must be a sequence.  For dicts or sets, use sorted(d).");
  }
  const size = length(population);
  if (counts === null) {
    return new PyList(places(source, size, k).map((place) => getItem(population, BigInt(place))));
  }
  const ends = running(collect(counts));
  if (ends.length !== size) throw valueError("The number of counts does not match the population");
  const total = asInt(ends.pop() ?? null);
  if (total === undefined) throw typeError("Counts must be integers");
  if (total <= 0n) throw valueError("Total of counts must be greater than zero");
  const chosen = places(source, Number(total), k);
  return new PyList(chosen.map((place) => getItem(population, BigInt(after(ends, BigInt(place), ends.length)))));
}

/** `k` different places below `size`: from a shrinking pool when that is smaller than a set of those taken. */
function places(source: Twister, size: number, k: Value): number[] {
  const given = asFloat(k);
  if (given !== undefined && given >= 0 && given <= size) {
    throw typeError("can't multiply sequence by non-int of type 'float'");
  }
  const count = given ?? Number(index(k));
  if (!(count >= 0) || count > size) throw valueError("Sample larger than population or is negative");
  allowItems(count);
  const setSize = 21 + (count > 5 ? 4 ** Math.ceil(log(count * 3) / log(4)) : 0);
  const result: number[] = [];
  if (size <= setSize) {
    const pool = Array.from({ length: size }, (_, i) => i);
    for (let i = 0; i < count; i++) {
      spend(1);
      const place = Number(source.below(BigInt(size - i)));
      result.push(pool[place] ?? 0);
      pool[place] = pool[size - i - 1] ?? 0;
    }
    return result;
  }
  const taken = new Set<number>();
  while (result.length < count) {
    spend(1);
    const place = Number(source.below(BigInt(size)));
    if (taken.has(place)) continue;
    taken.add(place);
    result.push(place);
  }
  return result;
}

function running(items: readonly Value[]): Value[] {
  const sums: Value[] = [];
  for (const item of items) sums.push(sums.length === 0 ? item : add(sums.at(-1) ?? null, item));
  return sums;
}

/** `bisect_right` of `x` among the first `end` of `sums`. */
function after(sums: readonly Value[], x: Value, end: number): number {
  let low = 0;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lessThan(x, sums[middle] ?? null)) high = middle;
    else low = middle + 1;
  }
  return low;
}

export function choices(source: Twister, population: Value, weights: Value, cumulative: Value, k: Value): Value {
  const size = length(population);
  const pick = (place: number): Value => getItem(population, BigInt(place));
  const times = Math.max(0, Number(index(k)));
  if (cumulative === null && weights === null) {
    allowItems(times);
    return new PyList(Array.from({ length: times }, () => pick(Math.floor(source.random() * size))));
  }
  if (cumulative !== null && weights !== null) throw typeError("Cannot specify both weights and cumulative weights");
  if (asInt(weights) !== undefined) {
    throw typeError(`The number of choices must be a keyword argument: k=${repr(weights)}`);
  }
  const ends = cumulative === null ? running(collect(weights)) : collect(cumulative);
  if (ends.length !== size) throw valueError("The number of weights does not match the population");
  const total = realNumber(add(ends.at(-1) ?? null, 0));
  if (total <= 0) throw valueError("Total of weights must be greater than zero");
  if (!Number.isFinite(total)) throw valueError("Total of weights must be finite");
  allowItems(times);
  return new PyList(
    Array.from({ length: times }, () => {
      spend(1);
      return pick(after(ends, source.random() * total, size - 1));
    }),
  );
}
