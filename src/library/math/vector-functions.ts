/** `math`'s functions of many numbers: lengths, sums and products. */
import { valueError } from "../../values/exceptions.ts";
import type { NativeFunction } from "../../values/functions.ts";
import { collect, forEach, iter, next } from "../../values/iteration.ts";
import { spend } from "../../values/meter.ts";
import { native } from "../../values/native.ts";
import { realNumber } from "../../values/number-conversions.ts";
import { productError, sumError } from "../../values/numbers/double-double.ts";
import { hypot } from "../../values/numbers/kernel-root.ts";
import { exactSum } from "../../values/numbers/sums.ts";
import { add, mul } from "../../values/operators.ts";
import { PyTuple } from "../../values/sequences.ts";
import type { Value } from "../../values/value.ts";

const module = "math";

function itemsOf(value: Value): readonly Value[] {
  return value instanceof PyTuple ? value.items : collect(value);
}

function dist(p: Value, q: Value): Value {
  const [from, to] = [itemsOf(p), itemsOf(q)];
  if (from.length !== to.length) throw valueError("both points must have the same number of dimensions");
  return hypot(from.map((x, i) => Math.abs(realNumber(x) - realNumber(to[i] ?? null))));
}

export function fsum(iterable: Value): Value {
  const numbers: number[] = [];
  forEach(iterable, (item) => {
    spend(1);
    numbers.push(realNumber(item));
  });
  return exactSum(numbers);
}

function prod(iterable: Value, start: Value): Value {
  let product = start;
  forEach(iterable, (item) => {
    product = mul(product, item);
  });
  return product;
}

/** A number that joins the products of floats; ints do beside a float. */
function floatPair(p: Value, q: Value): readonly [number, number] | undefined {
  if (typeof p !== "number" && typeof q !== "number") return undefined;
  const [x, y] = [smallFloat(p), smallFloat(q)];
  return x === undefined || y === undefined ? undefined : [x, y];
}

function smallFloat(value: Value): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "bigint" && typeof value !== "boolean") return undefined;
  const x = Number(value);
  return Number.isFinite(x) ? x : undefined;
}

/** A sum of products in three floats, as CPython keeps it: not always the exact sum rounded once, but its digits. */
interface ProductSum {
  readonly high: number;
  readonly low: number;
  readonly tiny: number;
}

const nothing: ProductSum = { high: 0, low: 0, tiny: 0 };
const SPLITTABLE = 2 ** 990;

function addProduct(sum: ProductSum, x: number, y: number): ProductSum {
  const product = x * y;
  // The error of a product by splitting must not overflow on the way.
  const lost =
    Math.abs(x) < SPLITTABLE && Math.abs(y) < SPLITTABLE
      ? productError(x, y, product)
      : productError(x * 2 ** -60, y * 2 ** -60, product * 2 ** -120) * 2 ** 120;
  const high = sum.high + product;
  const highLost = sumError(sum.high, product, high);
  const low = sum.low + lost;
  const lowLost = sumError(sum.low, lost, low);
  const middle = low + highLost;
  return { high, low: middle, tiny: sum.tiny + lowLost + sumError(low, highLost, middle) };
}

function rounded({ high, low, tiny }: ProductSum): number {
  const sum = low + high;
  return tiny + sumError(low, high, sum) + sum;
}

/** Products of ints first, then of floats, summed exactly; from the first pair that is neither, with the operators. */
export function sumprod(p: Value, q: Value): Value {
  const [left, right] = [iter(p), iter(q)];
  let total: Value = 0n;
  let ints = true;
  let floats: ProductSum | undefined;
  let floatsAllowed = true;
  const settle = (): void => {
    if (floats !== undefined) total = add(total, rounded(floats));
    floats = undefined;
    floatsAllowed = false;
  };
  for (;;) {
    const [a, b] = [next(left), next(right)];
    if ((a === undefined) !== (b === undefined)) throw valueError("Inputs are not the same length");
    if (a === undefined || b === undefined) break;
    spend(1);
    ints &&= typeof a === "bigint" && typeof b === "bigint";
    if (!ints && floatsAllowed) {
      const pair = floatPair(a, b);
      const sum = pair === undefined ? undefined : addProduct(floats ?? nothing, ...pair);
      if (sum !== undefined && Number.isFinite(sum.high)) {
        floats = sum;
        continue;
      }
      settle();
    }
    total = add(total, mul(a, b));
  }
  settle();
  return total;
}

export const vectorFunctions: readonly NativeFunction[] = [
  native("dist(p, q, /)", dist, { module }),
  native("fsum(seq, /)", fsum, { module }),
  native("hypot(*coordinates)", (args) => hypot((args as PyTuple).items.map((x) => Math.abs(realNumber(x)))), {
    module,
  }),
  native("prod(iterable, /, *, start=1)", prod, { module }),
  native("sumprod(p, q, /)", sumprod, { module }),
];
