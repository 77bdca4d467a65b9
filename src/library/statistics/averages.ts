/** Means, medians and modes. */
import { lessThan, same } from "../../values/comparison.ts";
import { asFloat, asText, isSubclass, typeName } from "../../values/core-types.ts";
import { PyDict } from "../../values/dict.ts";
import { exceptionTypes, pythonException, typeError, valueError, valueErrorType } from "../../values/exceptions.ts";
import { collect, forEach } from "../../values/iteration.ts";
import { allowItems } from "../../values/meter.ts";
import { toFloat } from "../../values/number-conversions.ts";
import { floatDivide } from "../../values/numbers/float-arithmetic.ts";
import { exp } from "../../values/numbers/kernel-exp.ts";
import { log } from "../../values/numbers/kernel-log.ts";
import { add, index, mul, truediv } from "../../values/operators.ts";
import { PyList } from "../../values/sequences.ts";
import { sortItems } from "../../values/sorting.ts";
import { repr } from "../../values/text.ts";
import { truth } from "../../values/truth.ts";
import type { Value } from "../../values/value.ts";
import { asRatio, compareRatios, divideRatios } from "../fractions/fraction.ts";
import { logarithm } from "../math/real-functions.ts";
import { fsum, sumprod } from "../math/vector-functions.ts";
import { converted, divided, exactSum, exactSumOf, integer } from "./exact-sums.ts";
import { statisticsError } from "./statistics-error.ts";

export function mean(data: Value): Value {
  const { type, total, count } = exactSum(data);
  if (count < 1) throw statisticsError("mean requires at least one data point");
  return converted(divided(total, count), type);
}

export function fmean(data: Value, weights: Value): Value {
  const values = new PyList(collect(data));
  if (weights === null) {
    const total = fsum(values);
    if (values.items.length === 0) throw statisticsError("fmean requires at least one data point");
    return truediv(total, BigInt(values.items.length));
  }
  const weighing = new PyList(collect(weights));
  if (weighing.items.length !== values.items.length) {
    throw statisticsError("data and weights must be the same length");
  }
  const sum = sumprod(values, weighing);
  const total = fsum(weighing);
  if (!truth(total)) throw statisticsError("sum of weights must be non-zero");
  return truediv(sum, total);
}

function raised(error: unknown, name: string): boolean {
  const exception = pythonException(error);
  const type = exceptionTypes.get(name) ?? valueErrorType;
  return exception !== undefined && isSubclass(exception.type, type);
}

export function geometricMean(data: Value): Value {
  try {
    const logarithms = collect(data).map((value) => logarithm(log, value));
    return exp(toFloat(fmean(new PyList(logarithms), null)));
  } catch (error) {
    if (!raised(error, "ValueError")) throw error;
    throw statisticsError("geometric mean requires a non-empty dataset containing positive numbers");
  }
}

function* notNegative(values: readonly Value[]): Iterable<Value> {
  for (const value of values) {
    if (lessThan(value, 0n)) throw statisticsError("harmonic mean does not support negative values");
    yield value;
  }
}

export function harmonicMean(data: Value, weights: Value): Value {
  const values = collect(data);
  const [first = null] = values;
  if (values.length < 1) throw statisticsError("harmonic_mean requires at least one data point");
  if (values.length === 1 && weights === null) {
    const real = asRatio(first) !== undefined || asFloat(first) !== undefined || typeName(first) === "Decimal";
    if (!real) throw typeError("unsupported type");
    return [...notNegative(values)][0] ?? null;
  }
  const weighing: readonly Value[] = weights === null ? values.map(() => 1n) : collect(weights);
  if (weighing.length !== values.length) throw statisticsError("Number of weights does not match data size");
  const { total: weight } = exactSumOf(notNegative(weighing));
  let sum: ReturnType<typeof exactSumOf>;
  try {
    sum = exactSumOf(parts(weighing, values));
  } catch (error) {
    if (raised(error, "ZeroDivisionError")) return 0n;
    throw error;
  }
  const { total, type } = sum;
  if (typeof total === "number" || typeof weight === "number") {
    if (typeof total === "number" && total <= 0) throw statisticsError("Weighted sum must be positive");
    const [above, below] = [weight, total].map((part) =>
      typeof part === "number" ? part : toFloat(truediv(part.numerator, part.denominator)),
    );
    return floatDivide(above ?? 0, below ?? 0);
  }
  if (compareRatios(total, integer(0n)) <= 0) throw statisticsError("Weighted sum must be positive");
  return converted(divideRatios(weight, total), type);
}

function* parts(weights: readonly Value[], values: readonly Value[]): Iterable<Value> {
  let i = 0;
  for (const value of notNegative(values)) {
    const weight = weights[i++] ?? null;
    yield truth(weight) ? truediv(weight, value) : 0n;
  }
}

export function sortedItems(data: Value): Value[] {
  const items = collect(data);
  sortItems(items, null, false);
  return items;
}

/** The medians: how to choose between the two in the middle of an even number. */
export const medianBy =
  (choose: (low: Value, high: Value) => Value) =>
  (data: Value): Value => {
    const items = sortedItems(data);
    const { length } = items;
    if (length === 0) throw statisticsError("no median for empty data");
    const middle = items[length >> 1] ?? null;
    return length % 2 === 1 ? middle : choose(items[(length >> 1) - 1] ?? null, middle);
  };

export const between = (low: Value, high: Value): Value => truediv(add(low, high), 2n);

export function medianGrouped(data: Value, interval: Value): Value {
  const items = sortedItems(data);
  const { length } = items;
  if (length === 0) throw statisticsError("no median for empty data");
  const middle = items[length >> 1] ?? null;
  const below = items.findIndex((item) => !lessThan(item, middle));
  let after = below;
  while (after < length && !lessThan(middle, items[after] ?? null)) after++;
  let [width, x] = [0, 0];
  try {
    width = toFloat(interval);
    x = toFloat(middle);
  } catch (error) {
    if (!raised(error, "ValueError")) throw error;
    throw typeError("Value cannot be converted to a float");
  }
  return x - width / 2 + (width * (length / 2 - below)) / (after - below);
}

function counted(data: Value): PyDict {
  const counts = new PyDict();
  forEach(data, (value) => {
    const entry = counts.find(value);
    if (entry === undefined) counts.set(value, 1n);
    else entry.value = add(entry.value, 1n);
  });
  return counts;
}

/** The values met most often, in the order met. */
export function multimode(data: Value): Value[] {
  const entries = [...counted(data).entries.values()];
  let most = 0n;
  for (const { value } of entries) if (typeof value === "bigint" && value > most) most = value;
  return entries.filter(({ value }) => same(value, most)).map(({ key }) => key);
}

export function mode(data: Value): Value {
  const [first] = multimode(data);
  if (first === undefined) throw statisticsError("no mode for empty data");
  return first;
}

export function quantiles(data: Value, n: Value, method: Value): Value {
  if (lessThan(n, 1n)) throw statisticsError("n must be at least 1");
  const items = sortedItems(data);
  const { length } = items;
  if (length < 2) throw statisticsError("must have at least two data points");
  const inclusive = asText(method) === "inclusive";
  if (!inclusive && asText(method) !== "exclusive") throw valueError(`Unknown method: ${repr(method)}`);
  const parts = index(n);
  allowItems(Number(parts));
  const span = BigInt(inclusive ? length - 1 : length + 1);
  const cuts: Value[] = [];
  for (let i = 1n; i < parts; i++) {
    let j = (i * span) / parts;
    if (inclusive) j += 1n;
    else if (j < 1n) j = 1n;
    else if (j > length - 1) j = BigInt(length - 1);
    const delta = i * span - (inclusive ? j - 1n : j) * parts;
    const [low = null, high = null] = [items[Number(j) - 1], items[Number(j)]];
    cuts.push(truediv(add(mul(low, parts - delta), mul(high, delta)), parts));
  }
  return new PyList(cuts);
}
