/**
 * Sums without rounding, as `mean` and `variance` need them: each value as a ratio of ints, ratios of one denominator added first. The result comes back in
 * the type of the data: of ints an int or a float, of fractions a fraction, of floats a float.
 */
import { attributeOr, getAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { asFloat, asInt, floatType, intType, isSubclass, typeName, typeOf } from "../../values/core-types.ts";
import { attributeError, typeError } from "../../values/exceptions.ts";
import { forEach } from "../../values/iteration.ts";
import { trueDivide } from "../../values/numbers/integer-arithmetic.ts";
import { bitLength } from "../../values/numbers/integer-size.ts";
import { integerRoot } from "../../values/numbers/number-theory.ts";
import { mul, sub, truediv } from "../../values/operators.ts";
import { PyTuple } from "../../values/sequences.ts";
import type { PyType, Value } from "../../values/value.ts";
import {
  addRatios,
  asRatio,
  divideRatios,
  floatOfRatio,
  fractionType,
  multiplyRatios,
  PyFraction,
  type Ratio,
  ratioOfFloat,
  reduced,
  subtractRatios,
} from "../fractions/fraction.ts";

/** A total: a ratio, or an infinity or nan when there was one among the data. */
export type Total = Ratio | number;

export interface ExactSum {
  readonly type: PyType;
  readonly total: Total;
  readonly count: number;
}

export interface Spread extends ExactSum {
  readonly mean: Total;
}

export const integer = (n: bigint | number): Ratio => ({ numerator: BigInt(n), denominator: 1n });

function exactRatio(value: Value): Ratio | number {
  const known = asRatio(value);
  if (known !== undefined) return known;
  const x = asFloat(value);
  if (x !== undefined) return Number.isFinite(x) ? ratioOfFloat(x) : x;
  const method = attributeOr(value, "as_integer_ratio");
  const pair = method === undefined ? null : call(method, []);
  if (pair instanceof PyTuple && pair.items.length === 2) {
    const [numerator = null, denominator = null] = pair.items.map(asInt);
    if (typeof numerator === "bigint" && typeof denominator === "bigint") return { numerator, denominator };
  }
  throw typeError(`can't convert type '${typeName(value)}' to numerator/denominator`);
}

/** The type that a result of values of both types has. */
function coerced(t: PyType, s: PyType): PyType {
  if (t === s || s === intType || s.name === "bool") return t;
  if (t === intType || isSubclass(s, t)) return s;
  if (isSubclass(t, s)) return t;
  if (isSubclass(t, intType)) return s;
  if (isSubclass(s, intType)) return t;
  if (isSubclass(t, fractionType) && isSubclass(s, floatType)) return s;
  if (isSubclass(t, floatType) && isSubclass(s, fractionType)) return t;
  throw typeError(`don't know how to coerce ${t.name} and ${s.name}`);
}

/** Gathers values: their types, their number, and sums of powers by denominator. */
class Gathering {
  private readonly types: Set<PyType> = new Set();
  private readonly sums: Map<bigint, bigint> = new Map();
  private readonly squares: Map<bigint, bigint> = new Map();
  private special: number | undefined;
  count = 0;

  add(value: Value): void {
    this.types.add(typeOf(value));
    const ratio = exactRatio(value);
    this.count++;
    if (typeof ratio === "number") {
      this.special = (this.special ?? 0) + ratio;
      return;
    }
    const { numerator, denominator } = ratio;
    this.sums.set(denominator, (this.sums.get(denominator) ?? 0n) + numerator);
    this.squares.set(denominator, (this.squares.get(denominator) ?? 0n) + numerator * numerator);
  }

  get type(): PyType {
    let type = intType;
    for (const other of this.types) type = coerced(type, other);
    return type;
  }

  total(): Total {
    if (this.special !== undefined) return this.special;
    let total = integer(0n);
    for (const [denominator, numerator] of this.sums) total = addRatios(total, reduced(numerator, denominator));
    return total;
  }

  totalOfSquares(): Total {
    if (this.special !== undefined) return this.special;
    let total = integer(0n);
    for (const [denominator, numerator] of this.squares) {
      total = addRatios(total, reduced(numerator, denominator * denominator));
    }
    return total;
  }
}

export function exactSum(data: Value): ExactSum {
  const gathered = new Gathering();
  forEach(data, (value) => gathered.add(value));
  return { type: gathered.type, total: gathered.total(), count: gathered.count };
}

/** {@link exactSum} of values that are made one by one. */
export function exactSumOf(values: Iterable<Value>): ExactSum {
  const gathered = new Gathering();
  for (const value of values) gathered.add(value);
  return { type: gathered.type, total: gathered.total(), count: gathered.count };
}

/** The sum of squared deviations from the mean, or from `center` where one is given. */
export function squaredDeviations(data: Value, center: Value): Spread {
  const gathered = new Gathering();
  if (center !== null) {
    forEach(data, (value) => {
      const deviation = sub(value, center);
      gathered.add(mul(deviation, deviation));
    });
    return { type: gathered.type, total: gathered.total(), count: gathered.count, mean: 0 };
  }
  forEach(data, (value) => gathered.add(value));
  const { count } = gathered;
  const [sum, squares] = [gathered.total(), gathered.totalOfSquares()];
  if (typeof sum === "number" || typeof squares === "number" || count === 0) {
    return { type: gathered.type, total: sum, count, mean: sum };
  }
  const n = integer(count);
  const total = divideRatios(subtractRatios(multiplyRatios(n, squares), multiplyRatios(sum, sum)), n);
  return { type: gathered.type, total, count, mean: divideRatios(sum, n) };
}

export function divided(total: Total, by: number): Total {
  return typeof total === "number" ? total / by : divideRatios(total, integer(by));
}

/** `total` in the type of the data. */
export function converted(total: Total, type: PyType): Value {
  if (typeof total === "number") return type === floatType ? total : call(type, [total]);
  if (type === fractionType) return new PyFraction(total);
  if (type === floatType || (isSubclass(type, intType) && total.denominator !== 1n)) return floatOfRatio(total);
  if (type === intType) return total.numerator;
  if (type.qualname === "Decimal") return truediv(call(type, [total.numerator]), total.denominator);
  return call(type, [new PyFraction(total)]);
}

export function floatOfTotal(total: Total): number {
  return typeof total === "number" ? total : floatOfRatio(total);
}

/** The square root of a ratio as a float, rounded once: enough bits of the root, the last one telling whether more would follow. */
export function rootOfTotal(total: Total): number {
  if (typeof total === "number")
    throw attributeError("'float' object has no attribute 'numerator'", "numerator", total);
  const { numerator: n, denominator: m } = total;
  const shift = Math.floor((bitLength(n) - bitLength(m) - 109) / 2);
  if (shift >= 0) return trueDivide(rootToOdd(n, m << BigInt(2 * shift)) << BigInt(shift), 1n);
  return trueDivide(rootToOdd(n << BigInt(-2 * shift), m), 1n << BigInt(-shift));
}

/** The square root of a ratio as a `Decimal` of the context's precision: division and root may be one unit off, which is put right. */
export function decimalRoot(total: Total, type: PyType): Value {
  if (typeof total === "number") return call(getAttribute(call(type, [total]), "sqrt"), []);
  const { numerator: n, denominator: m } = total;
  if (n === 0n) return call(type, ["0.0"]);
  const ratio = (value: Value): readonly [bigint, bigint] => {
    const pair = call(getAttribute(value, "as_integer_ratio"), []);
    const [a = null, b = null] = pair instanceof PyTuple ? pair.items : [];
    return [asInt(a) ?? 0n, asInt(b) ?? 1n];
  };
  const root = call(getAttribute(truediv(call(type, [n]), call(type, [m])), "sqrt"), []);
  const [top, bottom] = ratio(root);
  const next = (name: string): readonly [Value, bigint] => {
    const value = call(getAttribute(root, name), []);
    const [a, b] = ratio(value);
    return [value, 4n * n * (bottom * b) ** 2n - m * (bottom * a + b * top) ** 2n];
  };
  const [plus, above] = next("next_plus");
  if (above > 0n) return plus;
  const [minus, below] = next("next_minus");
  return below < 0n ? minus : root;
}

function rootToOdd(n: bigint, m: bigint): bigint {
  const root = integerRoot(n / m);
  return root * root * m === n ? root : root | 1n;
}
