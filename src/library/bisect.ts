/** `bisect`: positions in sorted lists. Only `<` is asked for. */
import { getAttribute } from "../values/attributes.ts";
import { call } from "../values/calls.ts";
import { lessThan } from "../values/comparison.ts";
import { listType, typeName, typeOf } from "../values/core-types.ts";
import { overflowError, typeError, valueError } from "../values/exceptions.ts";
import { spend } from "../values/meter.ts";
import { native } from "../values/native.ts";
import { getItem, index } from "../values/operators.ts";
import { PyList } from "../values/sequences.ts";
import { length } from "../values/truth.ts";
import type { Value } from "../values/value.ts";
import type { ModuleDefinition } from "./module-definition.ts";

type Goes = (item: Value, x: Value) => boolean;

/** Right of what is not greater, left of what is not less. */
const rightOf: Goes = (item, x) => !lessThan(x, item);
const leftOf: Goes = (item, x) => lessThan(item, x);

function position(value: Value): number {
  const n = index(value);
  if (n !== BigInt.asIntN(64, n)) throw overflowError("Python int too large to convert to C ssize_t");
  return Number(n);
}

function search(list: Value, x: Value, lo: Value, hi: Value, key: Value, goesRight: Goes): number {
  let low = position(lo);
  if (low < 0) throw valueError("lo must be non-negative");
  if (hi !== null && typeOf(hi).slots.index === undefined) {
    throw typeError(`argument should be integer or None, not '${typeName(hi)}'`);
  }
  let high = hi === null ? length(list) : position(hi);
  // -1 stands for "to the end" where Python gives it, too.
  if (high === -1) high = length(list);
  const plain = list instanceof PyList && list.type === listType;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    spend(1);
    const own = plain ? list.items[middle] : undefined;
    const item = own ?? getItem(list, BigInt(middle));
    if (goesRight(key === null ? item : call(key, [item]), x)) low = middle + 1;
    else high = middle;
  }
  return low;
}

const bisect =
  (goesRight: Goes) =>
  (a: Value, x: Value, lo: Value, hi: Value, key: Value): Value =>
    BigInt(search(a, x, lo, hi, key, goesRight));

const insort =
  (goesRight: Goes) =>
  (a: Value, x: Value, lo: Value, hi: Value, key: Value): Value => {
    const at = search(a, key === null ? x : call(key, [x]), lo, hi, key, goesRight);
    call(getAttribute(a, "insert"), [BigInt(at), x]);
    return null;
  };

const parameters = "(a, x, lo=0, hi=None, *, key=None)";

function* members(): Iterable<readonly [string, Value]> {
  for (const [suffix, goesRight] of [
    ["left", leftOf],
    ["right", rightOf],
  ] as const) {
    const found = native(`bisect_${suffix}${parameters}`, bisect(goesRight));
    const inserted = native(`insort_${suffix}${parameters}`, insort(goesRight));
    yield [found.name, found];
    yield [inserted.name, inserted];
    // The short names are the right-hand functions themselves.
    if (suffix === "right") {
      yield ["bisect", found];
      yield ["insort", inserted];
    }
  }
}

export const bisectModule: ModuleDefinition = { name: "bisect", members };
