/** `fractions.Fraction`: exact rational numbers. */
import { attributeOr } from "../values/attributes.ts";
import { call } from "../values/calls.ts";
import { lessThan, ordered } from "../values/comparison.ts";
import { PyComplex } from "../values/complex.ts";
import { asFloat, asInt, asText, NotImplemented, typeName } from "../values/core-types.ts";
import { attributeError, typeError, valueError } from "../values/exceptions.ts";
import { allowBits } from "../values/meter.ts";
import { define } from "../values/native.ts";
import { powerOfTen } from "../values/numbers/float-parts.ts";
import { hashFraction } from "../values/numbers/hashing.ts";
import { floorDivide, modulo } from "../values/numbers/integer-arithmetic.ts";
import { add, divmod, floordiv, index, mod, mul, pow, sub, truediv } from "../values/operators.ts";
import { bindArguments, type Parameters } from "../values/parameters.ts";
import { PyTuple, tuple } from "../values/sequences.ts";
import { repr } from "../values/text.ts";
import type { Comparison, Kwargs, PyType, Value } from "../values/value.ts";
import {
  addRatios,
  asRatio,
  compareRatios,
  divideRatios,
  floatOfRatio,
  fractionType,
  multiplyRatios,
  PyFraction,
  powerOfRatio,
  type Ratio,
  ratioOfFloat,
  reduced,
  subtractRatios,
} from "./fractions/fraction.ts";
import { formatRatio, ratioOfText } from "./fractions/fraction-text.ts";
import type { ModuleDefinition } from "./module-definition.ts";

/** The constructor is written in Python there and counts its class. */
const parameters: Parameters = {
  names: ["cls", "numerator", "denominator"],
  positionalOnly: 0,
  positional: 3,
  defaults: [undefined, 0n, null],
  vararg: null,
  kwarg: null,
};

function make(type: PyType, args: readonly Value[], kwargs: Kwargs): Value {
  const [, numerator = 0n, denominator = null] = bindArguments("Fraction.__new__", parameters, [type, ...args], kwargs);
  return new PyFraction(denominator === null ? ratioOf(numerator) : quotient(numerator, denominator), type);
}

function ratioOf(value: Value): Ratio {
  const known = asRatio(value);
  if (known !== undefined) return known;
  const x = asFloat(value);
  if (x !== undefined) return ratioOfFloat(x);
  const text = asText(value);
  if (text !== undefined) return ratioOfText(text);
  const decimal = ratioOfDecimal(value);
  if (decimal !== undefined) return decimal;
  throw typeError("argument should be a string or a Rational instance");
}

/** A `Decimal`, told by its name: this file need not know the class. */
function ratioOfDecimal(value: Value): Ratio | undefined {
  if (typeName(value) !== "Decimal") return undefined;
  const method = attributeOr(value, "as_integer_ratio");
  const pair = method === undefined ? null : call(method, []);
  const [numerator = null, denominator = null] = pair instanceof PyTuple ? pair.items : [];
  return { numerator: asInt(numerator) ?? 0n, denominator: asInt(denominator) ?? 1n };
}

function quotient(numerator: Value, denominator: Value): Ratio {
  const [a, b] = [asRatio(numerator), asRatio(denominator)];
  if (a === undefined || b === undefined) throw typeError("both arguments should be Rational instances");
  return reduced(a.numerator * b.denominator, b.numerator * a.denominator);
}

/** A binary slot: exact with ints and fractions, else as floats. */
const binary =
  (exact: (a: Ratio, b: Ratio) => Ratio | Value, floats: (x: Value, y: Value) => Value) =>
  (left: Value, right: Value): Value => {
    const [a, b] = [asRatio(left), asRatio(right)];
    if (a !== undefined && b !== undefined) return wrapped(exact(a, b));
    const inexact = left instanceof PyComplex || right instanceof PyComplex ? complexOf : asFloat;
    const [x, y] = [
      a === undefined ? inexact(left) : inexact(floatOfRatio(a)),
      b === undefined ? inexact(right) : inexact(floatOfRatio(b)),
    ];
    return x === undefined || y === undefined ? NotImplemented : floats(x, y);
  };

/** What stands for a number beside a complex one. */
function complexOf(value: Value): Value | undefined {
  if (value instanceof PyComplex) return value;
  const real = asFloat(value);
  return real === undefined ? undefined : new PyComplex(real, 0);
}

function wrapped(result: Ratio | Value): Value {
  return typeof result === "object" && result !== null && "denominator" in result && !(result instanceof PyFraction)
    ? new PyFraction(result)
    : (result as Value);
}

const floorQuotient = (a: Ratio, b: Ratio): bigint =>
  floorDivide(a.numerator * b.denominator, a.denominator * b.numerator);
const rest = (a: Ratio, b: Ratio): Ratio => {
  const bottom = a.denominator * b.denominator;
  return reduced(modulo(a.numerator * b.denominator, b.numerator * a.denominator), bottom);
};

function power(base: Value, exponent: Value, modulus: Value): Value {
  if (modulus !== null) return NotImplemented;
  if (base instanceof PyFraction) {
    const by = asRatio(exponent);
    if (by === undefined) return pow(floatOfRatio(base), exponent);
    return by.denominator === 1n
      ? new PyFraction(powerOfRatio(base, by.numerator))
      : pow(floatOfRatio(base), floatOfRatio(by));
  }
  if (!(exponent instanceof PyFraction)) return NotImplemented;
  if (exponent.denominator === 1n && exponent.numerator >= 0n) return pow(base, exponent.numerator);
  const ratio = asRatio(base);
  if (ratio !== undefined) return power(new PyFraction(ratio), exponent, null);
  return pow(base, exponent.denominator === 1n ? exponent.numerator : floatOfRatio(exponent));
}

function compare(self: PyFraction, other: Value, op: Comparison): Value {
  const ratio = asRatio(other);
  if (ratio !== undefined) return ordered(compareRatios(self, ratio), op);
  const real = other instanceof PyComplex && other.imag === 0 && (op === "==" || op === "!=");
  const x = real ? other.real : asFloat(other);
  if (x === undefined) return NotImplemented;
  if (Number.isFinite(x)) return ordered(compareRatios(self, ratioOfFloat(x)), op);
  return ordered(Number.isNaN(x) ? Number.NaN : x > 0 ? -1 : 1, op);
}

const floor = (self: Ratio): bigint => floorDivide(self.numerator, self.denominator);
const truncated = (self: Ratio): bigint => self.numerator / self.denominator;

/** The nearest int, ties to even. */
function nearest(self: Ratio): bigint {
  const below = floor(self);
  const twice = modulo(self.numerator, self.denominator) * 2n;
  if (twice === self.denominator) return below + (below & 1n);
  return twice < self.denominator ? below : below + 1n;
}

function rounded(self: PyFraction, digits: Value): Value {
  if (digits === null) return nearest(self);
  const n = Number(index(digits));
  if (Math.abs(n) > 300) allowBits(Math.abs(n) * 3.33);
  const shift = powerOfTen(Math.abs(n));
  if (n > 0)
    return new PyFraction(reduced(nearest(multiplyRatios(self, { numerator: shift, denominator: 1n })), shift));
  return new PyFraction({
    numerator: nearest(reduced(self.numerator, self.denominator * shift)) * shift,
    denominator: 1n,
  });
}

/** The closest fraction of a denominator up to `limit`, by continued fractions. */
function limited(self: PyFraction, limit: Value): Value {
  if (lessThan(limit, 1n)) throw valueError("max_denominator should be at least 1");
  const most = index(limit);
  if (self.denominator <= most) return new PyFraction(self);
  let [p0, q0, p1, q1] = [0n, 1n, 1n, 0n];
  let [n, d] = [self.numerator, self.denominator];
  for (;;) {
    const a = floorDivide(n, d);
    const q2 = q0 + a * q1;
    if (q2 > most) break;
    [p0, q0, p1, q1] = [p1, q1, p0 + a * p1, q2];
    [n, d] = [d, n - a * d];
  }
  const k = (most - q0) / q1;
  const bound = { numerator: p0 + k * p1, denominator: q0 + k * q1 };
  const convergent = { numerator: p1, denominator: q1 };
  // Of the two neighbours the nearer, the simpler one when they are as near.
  return new PyFraction(
    2n * d * (q0 + k * q1) <= self.denominator ? convergent : reduced(bound.numerator, bound.denominator),
  );
}

const readOnly = (name: string) => (): never => {
  throw attributeError(`property '${name}' of 'Fraction' object has no setter`);
};

function installFraction(): void {
  define<PyFraction>(fractionType, {
    python: true,
    slots: {
      new: make,
      init: () => undefined,
      repr: (self) => `${self.type.name}(${self.numerator}, ${self.denominator})`,
      str: (self) => (self.denominator === 1n ? `${self.numerator}` : `${self.numerator}/${self.denominator}`),
      format: (self, spec) => {
        if (spec !== "") return formatRatio(self, spec, self.type.name);
        return self.denominator === 1n ? `${self.numerator}` : `${self.numerator}/${self.denominator}`;
      },
      hash: (self) => hashFraction(self.numerator, self.denominator),
      bool: (self) => self.numerator !== 0n,
      compare,
      add: binary(addRatios, add),
      sub: binary(subtractRatios, sub),
      mul: binary(multiplyRatios, mul),
      truediv: binary(divideRatios, truediv),
      floordiv: binary(floorQuotient, floordiv),
      mod: binary(rest, mod),
      divmod: binary((a, b) => tuple(floorQuotient(a, b), new PyFraction(rest(a, b))), divmod),
      pow: power,
      neg: (self) => new PyFraction({ numerator: -self.numerator, denominator: self.denominator }),
      pos: (self) => new PyFraction(self),
      abs: (self) =>
        new PyFraction({
          numerator: self.numerator < 0n ? -self.numerator : self.numerator,
          denominator: self.denominator,
        }),
      int: truncated,
      float: floatOfRatio,
    },
    methods: {
      "as_integer_ratio()": (self) => tuple(self.numerator, self.denominator),
      "conjugate()": (self) => new PyFraction(self),
      "is_integer()": (self) => self.denominator === 1n,
      "limit_denominator(max_denominator=1000000)": (self, limit) => limited(self, limit ?? null),
      "__round__(ndigits=None)": (self, digits) => rounded(self, digits ?? null),
      "__floor__()": floor,
      "__ceil__()": (self) => -floorDivide(-self.numerator, self.denominator),
      "__trunc__()": truncated,
      "__copy__()": (self) => self,
      "__deepcopy__(memo)": (self) => self,
    },
    getters: {
      numerator: (self) => self.numerator,
      denominator: (self) => self.denominator,
      real: (self) => new PyFraction(self),
      imag: () => 0n,
    },
    setters: { numerator: readOnly("numerator"), denominator: readOnly("denominator") },
    classMethods: {
      "from_float(f)": (type, f) => {
        const x = f ?? null;
        const ratio = asInt(x) === undefined ? undefined : asRatio(x);
        const float = asFloat(x);
        if (ratio === undefined && float === undefined) {
          throw typeError(`${type.name}.from_float() only takes floats, not ${repr(x)} (${typeName(x)})`);
        }
        return new PyFraction(ratio ?? ratioOfFloat(float ?? 0), type);
      },
      "from_decimal(dec)": (type, dec) => {
        const value = dec ?? null;
        const ratio = asInt(value) === undefined ? ratioOfDecimal(value) : asRatio(value);
        if (ratio === undefined) {
          throw typeError(`${type.name}.from_decimal() only takes Decimals, not ${repr(value)} (${typeName(value)})`);
        }
        return new PyFraction(ratio, type);
      },
    },
  });
}

let installed = false;

export const fractionsModule: ModuleDefinition = {
  name: "fractions",
  members: () => {
    if (!installed) installFraction();
    installed = true;
    return [["Fraction", fractionType]];
  },
};
