/** What `Decimal` objects can do. */
import { attributeOr } from "../../values/attributes.ts";
import { asFloat, asInt, asText, NotImplemented } from "../../values/core-types.ts";
import { overflowError, typeError, valueError } from "../../values/exceptions.ts";
import { objectNumber } from "../../values/identity.ts";
import { allowBits } from "../../values/meter.ts";
import { define } from "../../values/native.ts";
import { hashFraction } from "../../values/numbers/hashing.ts";
import { modularPower } from "../../values/numbers/integer-arithmetic.ts";
import { PyTuple, tuple } from "../../values/sequences.ts";
import type { Comparison, Kwargs, PyType, Value } from "../../values/value.ts";
import * as arithmetic from "./arithmetic.ts";
import { compareNumbers } from "./comparison.ts";
import { argument, contextArgument, fromFloat, makeDecimal, ofFloat, ofInt, operand } from "./construction.ts";
import { FLOAT_OPERATION, INVALID_OPERATION, ROUNDINGS, type Rounding, workContext } from "./context.ts";
import { formatDecimal } from "./decimal-format.ts";
import { Dec, decimalText, tenTo } from "./decimal-value.ts";
import { modularPowerOf, power } from "./elementary.ts";
import { quantize, toIntegral } from "./exponents.ts";
import {
  type ContextState,
  currentContext,
  decimalTupleType,
  decimalType,
  operate,
  type PyContext,
  PyDecimal,
  settle,
} from "./objects.ts";
import { type Binary, binaries, numberClass, rangeTests, sameQuantum, tests, unaries } from "./operations.ts";

export function decimal(value: Dec): PyDecimal {
  return new PyDecimal(value);
}

function newDecimal(type: PyType, args: readonly Value[], kwargs: Kwargs): Value {
  let [value = 0n, context = null] = args;
  const total = args.length + (kwargs?.size ?? 0);
  if (total > 2) {
    throw typeError(
      `function takes at most 2 ${kwargs === null || kwargs.size === 0 ? "" : "keyword "}arguments (${total} given)`,
    );
  }
  for (const [name, given] of kwargs ?? []) {
    if (name === "value") value = given;
    else if (name === "context") context = given;
    else throw typeError(`'${name}' is an invalid keyword argument for this function`);
  }
  return makeDecimal(type, value, contextArgument(context));
}

/** A binary operator of two decimals or a decimal and an int. */
function operator(apply: Binary): (left: Value, right: Value) => Value {
  return (left, right) => {
    const a = operand(left);
    const b = a === undefined ? undefined : operand(right);
    if (a === undefined || b === undefined) return NotImplemented;
    return decimal(operate(currentContext(), (state) => apply(a, b, state)));
  };
}

function divmod(left: Value, right: Value): Value {
  const a = operand(left);
  const b = a === undefined ? undefined : operand(right);
  if (a === undefined || b === undefined) return NotImplemented;
  const [quotient, rest] = operate(currentContext(), (state) => arithmetic.divideWithRemainder(a, b, state));
  return tuple(decimal(quotient), decimal(rest));
}

function raise(base: Value, exponent: Value, modulus: Value): Value {
  const [a, b] = [operand(base), operand(exponent)];
  if (a === undefined || b === undefined) return NotImplemented;
  if (modulus === null) return decimal(operate(currentContext(), (state) => power(a, b, state)));
  const m = operand(modulus);
  if (m === undefined) return NotImplemented;
  return decimal(operate(currentContext(), (state) => modularPowerOf(a, b, m, state)));
}

const answers: Readonly<Record<Comparison, (order: number) => boolean>> = {
  "==": (order) => order === 0,
  "!=": (order) => order !== 0,
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
};

/** The other side of a comparison: also a float, exactly, or a fraction, for which both sides are multiplied by the denominator. */
function comparand(self: Dec, other: Value, op: Comparison, state: ContextState): readonly [Dec, Dec] | undefined {
  const known = operand(other);
  if (known !== undefined) return [self, known];
  const x = asFloat(other);
  if (x !== undefined) {
    // Only an order of a float is an operation that may be trapped.
    if (op === "==" || op === "!=") state.flags |= FLOAT_OPERATION;
    else state.status |= FLOAT_OPERATION;
    return [self, ofFloat(x)];
  }
  if (typeof other !== "object" || other === null || !other.type.mro.some((type) => type.name === "Fraction"))
    return undefined;
  const numerator = asInt(attributeOr(other, "numerator") ?? null);
  const denominator = asInt(attributeOr(other, "denominator") ?? null);
  if (numerator === undefined || denominator === undefined) return undefined;
  if (!self.isFinite) return [self, ofInt(numerator)];
  return [new Dec(self.negative, self.coefficient * denominator, self.exponent), ofInt(numerator)];
}

function compareWith(self: PyDecimal, other: Value, op: Comparison): Value {
  const { state } = currentContext();
  state.status = 0;
  const sides = comparand(self.value, other, op, state);
  if (sides === undefined) return NotImplemented;
  const [a, b] = sides;
  if (!a.isNan && !b.isNan) {
    settle(state);
    return answers[op](compareNumbers(a, b));
  }
  const equality = op === "==" || op === "!=";
  if (!equality || a.kind === "signaling" || b.kind === "signaling") state.status |= INVALID_OPERATION;
  settle(state);
  return op === "!=";
}

const PRIME = (1n << 61n) - 1n;

function hashDecimal(self: PyDecimal): number | bigint {
  const x = self.value;
  if (x.kind === "signaling") throw typeError("Cannot hash a signaling NaN value");
  if (x.isNan) return objectNumber(self);
  if (x.isInfinite) return x.negative ? -314159 : 314159;
  const scale = modularPower(10n, BigInt(Math.abs(x.exponent)), PRIME);
  const coefficient = x.negative ? -x.coefficient : x.coefficient;
  return x.exponent >= 0 ? hashFraction((coefficient % PRIME) * scale, 1n) : hashFraction(coefficient, scale);
}

/** The integer part; faults for what has none. */
function toInteger(x: Dec, rounding: Rounding = "ROUND_DOWN"): bigint {
  if (x.isNan) throw valueError("cannot convert NaN to integer");
  if (x.isInfinite) throw overflowError("cannot convert Infinity to integer");
  const { coefficient } = arithmetic.rescaled(x, 0, workContext(1, rounding)).result;
  return x.negative ? -coefficient : coefficient;
}

function toFloat(self: PyDecimal): number {
  const x = self.value;
  if (x.kind === "signaling") throw valueError("cannot convert signaling NaN to float");
  if (x.isNan) return Number.NaN;
  return Number(decimalText(x));
}

function round(self: PyDecimal, digits: Value | undefined): Value {
  if (digits === undefined) return toInteger(self.value, "ROUND_HALF_EVEN");
  const n = asInt(digits);
  if (n === undefined) throw typeError("optional arg must be an integer");
  if (n !== BigInt.asIntN(64, n)) throw overflowError("Python int too large to convert to C ssize_t");
  const step = new Dec(false, 1n, -Number(n));
  return decimal(operate(currentContext(), (state) => quantize(self.value, step, state)));
}

function ratio(x: Dec): PyTuple {
  if (x.isNan) throw valueError("cannot convert NaN to integer ratio");
  if (x.isInfinite) throw overflowError("cannot convert Infinity to integer ratio");
  let numerator = x.coefficient;
  let denominator = 1n;
  if (x.exponent >= 0) numerator *= tenTo(x.exponent);
  else {
    denominator = tenTo(-x.exponent);
    // Only twos and fives can be common.
    for (const prime of [2n, 5n]) {
      while (denominator % prime === 0n && numerator % prime === 0n && numerator !== 0n) {
        numerator /= prime;
        denominator /= prime;
      }
    }
    if (numerator === 0n) denominator = 1n;
    allowBits(x.digits + -x.exponent);
  }
  return tuple(x.negative ? -numerator : numerator, denominator);
}

function parts(x: Dec): PyTuple {
  const digits = x.isInfinite ? [0n] : Array.from(x.coefficient.toString(), (digit) => BigInt(digit));
  const none = x.isNan && x.coefficient === 0n;
  const exponent = x.isFinite ? BigInt(x.exponent) : x.isInfinite ? "F" : x.kind === "quiet" ? "n" : "N";
  return new PyTuple([x.negative ? 1n : 0n, new PyTuple(none ? [] : digits), exponent], decimalTupleType);
}

/** The rounding of an optional argument, as a context of its own that reports to `state`. */
export function roundingArgument(value: Value): Rounding | undefined {
  if (value === null) return undefined;
  const text = asText(value);
  const found = ROUNDINGS.find((name) => name === text);
  if (found !== undefined) return found;
  throw typeError(
    "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]",
  );
}

/** Runs an operation with a rounding mode other than the context's, if one is given. */
function withRounding(context: PyContext, rounding: Rounding | undefined, apply: (state: ContextState) => Dec): Value {
  return decimal(
    operate(context, (state) => {
      if (rounding === undefined) return apply(state);
      const work = { ...state, rounding };
      const result = apply(work);
      state.status |= work.status;
      return result;
    }),
  );
}

type Method = (self: PyDecimal, ...args: Value[]) => Value;

function methods(): Record<string, Method> {
  const table: Record<string, Method> = {};
  for (const [name, apply] of Object.entries(unaries)) {
    table[`${name}(context=None)`] = (self, context = null) =>
      decimal(operate(contextArgument(context), (state) => apply(self.value, state)));
  }
  for (const [name, apply] of Object.entries(binaries)) {
    table[`${name}(other, context=None)`] = (self, other = null, context = null) => {
      const used = contextArgument(context);
      const b = argument(other);
      return decimal(operate(used, (state) => apply(self.value, b, state)));
    };
  }
  for (const [name, test] of Object.entries(tests)) table[`${name}()`] = (self) => test(self.value);
  for (const [name, test] of Object.entries(rangeTests)) {
    table[`${name}(context=None)`] = (self, context = null) => test(self.value, contextArgument(context).state);
  }
  const integral =
    (exact: boolean): Method =>
    (self, rounding = null, context = null) => {
      const used = contextArgument(context);
      return withRounding(used, roundingArgument(rounding), (state) => toIntegral(self.value, state, exact));
    };
  return {
    ...table,
    "adjusted()": ({ value }) => (value.isFinite ? BigInt(value.isZero ? value.exponent : value.adjusted) : 0n),
    "as_integer_ratio()": ({ value }) => ratio(value),
    "as_tuple()": ({ value }) => parts(value),
    "canonical()": (self) => self,
    "conjugate()": (self) => self,
    "copy_abs()": ({ value }) => decimal(value.signed(false)),
    "copy_negate()": ({ value }) => decimal(value.signed(!value.negative)),
    "fma(other, third, context=None)": ({ value }, other = null, third = null, context = null) => {
      const used = contextArgument(context);
      const [b, c] = [argument(other), argument(third)];
      return decimal(operate(used, (state) => arithmetic.fusedMultiplyAdd(value, b, c, state)));
    },
    "number_class(context=None)": ({ value }, context = null) => numberClass(value, contextArgument(context).state),
    "quantize(exp, rounding=None, context=None)": ({ value }, step = null, rounding = null, context = null) => {
      const used = contextArgument(context);
      const mode = roundingArgument(rounding);
      const b = argument(step);
      return withRounding(used, mode, (state) => quantize(value, b, state));
    },
    "radix()": () => decimal(new Dec(false, 10n, 0)),
    "same_quantum(other, context=None)": ({ value }, other = null) => sameQuantum(value, argument(other)),
    "to_eng_string(context=None)": ({ value }, context = null) =>
      decimalText(value, contextArgument(context).state.capitals, true),
    "to_integral(rounding=None, context=None)": integral(false),
    "to_integral_exact(rounding=None, context=None)": integral(true),
    "to_integral_value(rounding=None, context=None)": integral(false),
    "__ceil__()": ({ value }) => toInteger(value, "ROUND_CEILING"),
    "__floor__()": ({ value }) => toInteger(value, "ROUND_FLOOR"),
    "__trunc__()": ({ value }) => toInteger(value),
    "__round__(ndigits?)": (self, digits?: Value) => round(self, digits),
    "__copy__()": (self) => self,
    "__deepcopy__(memo, /)": (self) => self,
    "__reduce__()": (self) => tuple(self.type, tuple(decimalText(self.value))),
    "__format__(format_spec, override=None, /)": (self, spec = null, override = null) => {
      const text = asText(spec);
      if (text === undefined) throw typeError("format argument must be str");
      return formatted(self, text, override);
    },
  };
}

function formatted(self: PyDecimal, spec: string, override: Value = null): string {
  const { state } = currentContext();
  return formatDecimal(self.value, spec, workContext(1, state.rounding), state.capitals, override);
}

const unarySlot =
  (apply: (x: Dec, state: ContextState) => Dec): ((self: Value) => Value) =>
  (self) =>
    decimal(operate(currentContext(), (state) => apply(argument(self), state)));

export function installDecimal(): void {
  const shown = ({ value }: PyDecimal): string => decimalText(value, currentContext().state.capitals);
  define<PyDecimal>(decimalType, {
    slots: {
      add: operator(arithmetic.add),
      repr: (self) => `Decimal('${shown(self)}')`,
      str: shown,
      format: (self, spec) => formatted(self, spec),
      hash: hashDecimal,
      bool: ({ value }) => !value.isZero,
      compare: compareWith,
      int: ({ value }) => toInteger(value),
      float: toFloat,
      neg: unarySlot(arithmetic.minus),
      pos: unarySlot(arithmetic.plus),
      abs: unarySlot(arithmetic.absolute),
      sub: operator(arithmetic.subtract),
      mul: operator(arithmetic.multiply),
      truediv: operator(arithmetic.divide),
      floordiv: operator(arithmetic.divideWhole),
      mod: operator(arithmetic.remainder),
      divmod,
      pow: raise,
    },
    methods: methods(),
    getters: { real: (self) => self, imag: () => decimal(new Dec(false, 0n, 0)) },
    classMethods: {
      "from_float(f, /)": (type, value = null) => {
        const made = decimal(fromFloat(value));
        return type === decimalType ? made : new PyDecimal(made.value, type);
      },
    },
  });
  decimalType.own.new = newDecimal;
  decimalType.slots.new = newDecimal;
}
