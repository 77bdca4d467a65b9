/** Covariance, correlation and regression of two data sets. */
import { same } from "../../values/comparison.ts";
import { asText, builtinType, tupleType } from "../../values/core-types.ts";
import { valueError } from "../../values/exceptions.ts";
import { collect } from "../../values/iteration.ts";
import { define } from "../../values/native.ts";
import { realNumber } from "../../values/number-conversions.ts";
import { add, mul, sub, truediv } from "../../values/operators.ts";
import { PyList, PyTuple, tuple } from "../../values/sequences.ts";
import { sortItems } from "../../values/sorting.ts";
import { repr } from "../../values/text.ts";
import { length, truth } from "../../values/truth.ts";
import type { PyType, Value } from "../../values/value.ts";
import { fsum, sumprod } from "../math/vector-functions.ts";
import { statisticsError } from "./statistics-error.ts";

function checkedLength(what: string, x: Value, y: Value): bigint {
  const n = length(x);
  if (length(y) !== n) throw statisticsError(`${what} requires that both inputs have same number of data points`);
  if (n < 2) throw statisticsError(`${what} requires at least two data points`);
  return BigInt(n);
}

function average(data: Value, n: bigint): Value {
  return truediv(fsum(data), n);
}

function centered(data: Value, center: Value): PyList {
  return new PyList(collect(data).map((value) => sub(value, center)));
}

export function covariance(x: Value, y: Value): Value {
  const n = checkedLength("covariance", x, y);
  return truediv(sumprod(centered(x, average(x, n)), centered(y, average(y, n))), n - 1n);
}

/** Places in order, the mean place for equal values, around zero. */
function ranks(data: Value): PyList {
  const items = collect(data);
  const places = items.map((value, at) => tuple(value, BigInt(at)));
  const sorted: Value[] = [...places];
  sortItems(sorted, null, false);
  const result: number[] = items.map(() => 0);
  let before = (items.length - 1) / -2 - 1;
  for (let i = 0; i < sorted.length; ) {
    const group: PyTuple[] = [];
    for (; i < sorted.length; i++) {
      const item = sorted[i];
      if (!(item instanceof PyTuple)) break;
      if (group[0] !== undefined && !same(group[0].items[0] ?? null, item.items[0] ?? null)) break;
      group.push(item);
    }
    for (const { items: pair } of group) result[Number(pair[1] ?? 0n)] = before + (group.length + 1) / 2;
    before += group.length;
  }
  return new PyList(result);
}

export function correlation(x: Value, y: Value, method: Value): Value {
  const n = checkedLength("correlation", x, y);
  const ranked = asText(method) === "ranked";
  if (!ranked && asText(method) !== "linear") throw valueError(`Unknown method: ${repr(method)}`);
  const [a, b] = ranked ? [ranks(x), ranks(y)] : [centered(x, average(x, n)), centered(y, average(y, n))];
  const root = Math.sqrt(realNumber(mul(sumprod(a, a), sumprod(b, b))));
  if (root === 0) throw statisticsError("at least one of the inputs is constant");
  return truediv(sumprod(a, b), root);
}

const regressionType: PyType = builtinType("LinearRegression", tupleType, { module: "statistics" });

export function linearRegression(x: Value, y: Value, proportional: Value): Value {
  const n = checkedLength("linear regression", x, y);
  const through = truth(proportional);
  const [middleX, middleY] = through ? [0, 0] : [average(x, n), average(y, n)];
  const [a, b] = through ? [x, y] : [centered(x, middleX), centered(y, middleY)];
  const spread = sumprod(a, a);
  const joint = add(sumprod(a, b), 0);
  if (!truth(spread)) throw statisticsError("x is constant");
  const slope = truediv(joint, spread);
  return new PyTuple([slope, through ? 0 : sub(middleY, mul(slope, middleX))], regressionType);
}

export function installRegression(): PyType {
  return define<PyTuple>(regressionType, {
    slots: {
      repr: ({ items }) => `LinearRegression(slope=${repr(items[0] ?? null)}, intercept=${repr(items[1] ?? null)})`,
    },
    getters: { slope: ({ items }) => items[0] ?? null, intercept: ({ items }) => items[1] ?? null },
    constants: { _fields: tuple("slope", "intercept") },
  });
}
