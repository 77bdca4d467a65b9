import { columnBest, columnHas, columnSum, plainColumn } from "../../columns/column-aggregates.ts";
import { PyByteArray, PyBytes } from "../../values/bytes.ts";
import { call } from "../../values/calls.ts";
import { richCompare } from "../../values/comparison.ts";
import { asText } from "../../values/core-types.ts";
import { typeError, valueError } from "../../values/exceptions.ts";
import { NativeFunction } from "../../values/functions.ts";
import { collect, forEach, iter } from "../../values/iteration.ts";
import { native } from "../../values/native.ts";
import { addFloat, addInt, settleSum, startSum } from "../../values/numbers/sums.ts";
import { add } from "../../values/operators.ts";
import { PyList, PyTuple } from "../../values/sequences.ts";
import { sortItems } from "../../values/sorting.ts";
import { truth } from "../../values/truth.ts";
import type { Kwargs, Value } from "../../values/value.ts";

/** Joining is not summing. That the first argument can be iterated over is looked at before. */
function refuseTexts(iterable: Value, start: Value): void {
  const refused =
    asText(start) !== undefined
      ? "strings [use ''.join"
      : start instanceof PyBytes
        ? "bytes [use b''.join"
        : start instanceof PyByteArray
          ? "bytearray [use b''.join"
          : undefined;
  if (refused === undefined) return;
  iter(iterable);
  throw typeError(`sum() can't sum ${refused}(seq) instead]`);
}

/**
 * `sum(iterable, start)`. CPython adds ints first, then, from the first float on, floats with a compensation; the switch shows in the last digit.
 * (An int of a derived class, among floats, takes the generic way here; the total differs only in what the compensation is worth.)
 */
function sum(iterable: Value, start: Value): Value {
  refuseTexts(iterable, start);
  const quick = columnSum(iterable, start);
  if (quick !== undefined) return quick;
  const running = typeof start === "bigint" || typeof start === "number" ? startSum(start) : null;
  // From the first item that is no number on, or from a start that is none, it is plain `+`.
  let plain: Value | undefined = running === null ? start : undefined;
  const items = plainColumn(iterable);
  forEach(items === undefined ? iterable : new PyTuple(items), (item) => {
    if (running === null || plain !== undefined) plain = add(plain ?? null, item);
    else if (typeof item === "number") addFloat(running, item);
    else if (typeof item === "bigint") addInt(running, item);
    else if (typeof item === "boolean") addInt(running, item ? 1n : 0n);
    else plain = add(settleSum(running), item);
  });
  if (plain !== undefined) return plain;
  return running === null ? start : settleSum(running);
}

/** `max` and `min`: the first of the best. The new item is the left operand of the comparison. */
function extremum(name: "max" | "min", op: ">" | "<"): NativeFunction {
  const best = (key: Value, fallback: Value | undefined, args: PyTuple): Value => {
    const several = args.items.length > 1;
    const quick = several || key !== null ? undefined : columnBest(args.items[0] ?? null, op === ">" ? 1 : -1);
    if (quick !== undefined) return quick;
    if (several && fallback !== undefined) {
      throw typeError(`Cannot specify a default for ${name}() with multiple positional arguments`);
    }
    let found: Value | undefined;
    let foundKey: Value = null;
    forEach(several ? args : (args.items[0] ?? null), (item) => {
      const itemKey = key === null ? item : call(key, [item]);
      if (found === undefined || truth(richCompare(itemKey, foundKey, op))) {
        found = item;
        foundKey = itemKey;
      }
    });
    if (found !== undefined) return found;
    if (fallback === undefined) throw valueError(`${name}() iterable argument is empty`);
    return fallback;
  };
  const bound = native(`${name}(*args, key=None, default?)`, (key, fallback, args) =>
    best(key ?? null, fallback, args as PyTuple),
  );
  return new NativeFunction(name, name, (args, kwargs) => {
    if (args.length === 0) throw typeError(`${name} expected at least 1 argument, got 0`);
    return bound.invoke(args, kwargs);
  });
}

/** `sorted`: its keywords are those of `list.sort`, which is what complains about others. */
function sorted(args: readonly Value[], kwargs: Kwargs): Value {
  const [iterable] = args;
  if (iterable === undefined || args.length > 1) throw typeError(`sorted expected 1 argument, got ${args.length}`);
  const list = collect(iterable);
  for (const name of kwargs?.keys() ?? []) {
    if (name !== "key" && name !== "reverse") throw typeError(`'${name}' is an invalid keyword argument for sort()`);
  }
  sortItems(list, kwargs?.get("key") ?? null, kwargs?.get("reverse") ?? false);
  return new PyList(list);
}

function anyItem(iterable: Value, wanted: boolean): boolean {
  const quick = columnHas(iterable, wanted);
  if (quick !== undefined) return quick;
  let found = false;
  forEach(iterable, (item) => {
    found = truth(item) === wanted;
    return !found;
  });
  return found;
}

/** Functions that work through an iterable and answer with one value. */
export const aggregateFunctions: readonly NativeFunction[] = [
  native("all(iterable, /)", (iterable) => !anyItem(iterable, false)),
  native("any(iterable, /)", (iterable) => anyItem(iterable, true)),
  extremum("max", ">"),
  extremum("min", "<"),
  new NativeFunction("sorted", "sorted", sorted),
  native("sum(iterable, /, start=0)", sum),
];
