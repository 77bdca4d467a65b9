import { bytearrayType, PyByteArray, PyBytes } from "../../values/bytes.ts";
import { call } from "../../values/calls.ts";
import { richCompare } from "../../values/comparison.ts";
import { asInt, asText, typeOf } from "../../values/core-types.ts";
import { typeError, valueError } from "../../values/exceptions.ts";
import { NativeFunction } from "../../values/functions.ts";
import { collect, forEach } from "../../values/iteration.ts";
import { native } from "../../values/native.ts";
import { add } from "../../values/operators.ts";
import { PyList, type PyTuple } from "../../values/sequences.ts";
import { sortItems } from "../../values/sorting.ts";
import { truth } from "../../values/truth.ts";
import type { Kwargs, Value } from "../../values/value.ts";

const isLong = (n: bigint): boolean => n === BigInt.asIntN(64, n);

/**
 * The running total of `sum()`. CPython adds ints of 64 bits first, then, from the first float on, floats with Neumaier's compensation, and
 * from the first item that is neither, with `+` for good. The switch shows in the last digit of the result and in errors.
 */
class Total {
  private value: Value;
  private mode: "int" | "float" | "any";
  private float = 0;
  private lost = 0;

  constructor(start: Value) {
    this.value = start;
    this.mode = typeof start === "bigint" && isLong(start) ? "int" : "any";
    if (typeof start === "number") this.enterFloat(start);
  }

  private enterFloat(x: number): void {
    this.mode = "float";
    this.float = x;
    this.lost = 0;
  }

  add(item: Value): void {
    if (this.mode === "float" && this.addToFloat(item)) return;
    if (this.mode === "int" && typeof this.value === "bigint") {
      const n = typeof item === "bigint" ? item : typeof item === "boolean" ? (item ? 1n : 0n) : undefined;
      const sum = n === undefined ? undefined : this.value + n;
      if (n !== undefined && sum !== undefined && isLong(n) && isLong(sum)) {
        this.value = sum;
        return;
      }
    }
    const wasInt = this.mode === "int";
    this.value = add(this.value, item);
    this.mode = "any";
    // Only on leaving the ints is the result looked at again.
    if (wasInt && typeof this.value === "number") this.enterFloat(this.value);
  }

  private addToFloat(x: Value): boolean {
    if (typeof x === "number") {
      const before = this.float;
      const after = before + x;
      this.lost += Math.abs(before) >= Math.abs(x) ? before - after + x : x - after + before;
      this.float = after;
      return true;
    }
    const n = asInt(x);
    if (n !== undefined && isLong(n)) {
      this.float += Number(n);
      return true;
    }
    this.value = this.result();
    return false;
  }

  result(): Value {
    if (this.mode !== "float") return this.value;
    return this.lost !== 0 && Number.isFinite(this.lost) ? this.float + this.lost : this.float;
  }
}

function sum(iterable: Value, start: Value): Value {
  if (asText(start) !== undefined) throw typeError("sum() can't sum strings [use ''.join(seq) instead]");
  if (start instanceof PyBytes) throw typeError("sum() can't sum bytes [use b''.join(seq) instead]");
  if (start instanceof PyByteArray || typeOf(start) === bytearrayType) {
    throw typeError("sum() can't sum bytearray [use b''.join(seq) instead]");
  }
  const total = new Total(start);
  forEach(iterable, (item) => {
    total.add(item);
  });
  return total.result();
}

/** `max` and `min`: the first of the best. The new item is the left operand of the comparison. */
function extremum(name: "max" | "min", op: ">" | "<"): NativeFunction {
  const best = (key: Value, fallback: Value | undefined, args: PyTuple): Value => {
    const several = args.items.length > 1;
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
