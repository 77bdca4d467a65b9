import { call } from "./calls.ts";
import { ordered } from "./comparison.ts";
import { PyComplex } from "./complex.ts";
import { asFloat, asInt, asText, floatType, NotImplemented, PyBoxed, typeName } from "./core-types.ts";
import { exceptionTypes, PyException, typeError, valueError } from "./exceptions.ts";
import { objectNumber } from "./identity.ts";
import { define } from "./native.ts";
import { floatOperand, formattedNumber, toFloat } from "./number-conversions.ts";
import { powerComplex } from "./numbers/complex-arithmetic.ts";
import {
  floatDivide,
  floatDivideWithRest,
  floatFloorDivide,
  floatModulo,
  floatPower,
} from "./numbers/float-arithmetic.ts";
import { floatFromHex, floatHex } from "./numbers/float-hex.ts";
import { floatRepr, integerRatio } from "./numbers/float-text.ts";
import { hashFloat } from "./numbers/hashing.ts";
import { compareIntFloat } from "./numbers/integer-arithmetic.ts";
import { NumberFault } from "./numbers/number-fault.ts";
import { ceilFloat, floorFloat, roundFloat, roundFloatToInteger, truncateFloat } from "./numbers/rounding.ts";
import { smallIndex } from "./operators.ts";
import { tuple } from "./sequences.ts";
import type { Kwargs, PyType, Slots, Value } from "./value.ts";

/** What instances of `float` and of classes derived from it are. */
type Float = number | PyBoxed;

const of = (self: Value): number => asFloat(self) ?? 0;

/** A binary slot on two floats, either of which may be an int: that one is converted, which may overflow. */
const binary =
  (apply: (x: number, y: number) => Value) =>
  (left: Value, right: Value): Value => {
    const x = floatOperand(left);
    if (x === undefined) return NotImplemented;
    const y = floatOperand(right);
    return y === undefined ? NotImplemented : apply(x, y);
  };

/** `x ** y`. The overflow is the one that C reports by number: its arguments are the number and the text. */
export function powerOfFloats(x: number, y: number): Value {
  let result: number | null;
  try {
    result = floatPower(x, y);
  } catch (error) {
    const type = exceptionTypes.get("OverflowError");
    if (error instanceof NumberFault && error.kind === "OverflowError" && type !== undefined) {
      throw new PyException(type, [34n, "Numerical result out of range"]);
    }
    throw error;
  }
  if (result === null) {
    const { real, imag } = powerComplex({ real: x, imag: 0 }, { real: y, imag: 0 });
    return new PyComplex(real, imag);
  }
  return result;
}

function make(type: PyType, args: readonly Value[], kwargs: Kwargs): Value {
  if (kwargs !== null && kwargs.size > 0 && (type === floatType || type.slots.init === undefined)) {
    throw typeError("float() takes no keyword arguments");
  }
  if (args.length > 1) throw typeError(`float expected at most 1 argument, got ${args.length}`);
  const [value] = args;
  const x = value === undefined ? 0 : toFloat(value);
  return type === floatType ? x : new PyBoxed(type, x);
}

const slots: Slots = {
  new: make,
  repr: (self) => floatRepr(of(self)),
  format: (self, spec) => formattedNumber(self, of(self), spec),
  hash: (self) => {
    const x = of(self);
    return Number.isNaN(x) && self instanceof PyBoxed ? objectNumber(self) : hashFloat(x);
  },
  bool: (self) => of(self) !== 0,
  compare: (self, other, op) => {
    const x = of(self);
    const y = asFloat(other);
    if (y !== undefined) return ordered(x < y ? -1 : x > y ? 1 : x === y ? 0 : Number.NaN, op);
    const n = asInt(other);
    return n === undefined ? NotImplemented : ordered(-compareIntFloat(n, x), op);
  },
  add: binary((x, y) => x + y),
  sub: binary((x, y) => x - y),
  mul: binary((x, y) => x * y),
  truediv: binary(floatDivide),
  floordiv: binary(floatFloorDivide),
  mod: binary(floatModulo),
  divmod: binary((x, y) => tuple(...floatDivideWithRest(x, y))),
  pow: (base, exponent, modulus) => {
    if (modulus !== null) throw typeError("pow() 3rd argument not allowed unless all arguments are integers");
    return binary(powerOfFloats)(base, exponent);
  },
  neg: (self) => -of(self),
  pos: of,
  abs: (self) => Math.abs(of(self)),
  int: (self) => truncateFloat(of(self)),
  float: of,
};

export function installFloat(): void {
  define<Float>(floatType, {
    slots: slots as NonNullable<Parameters<typeof define<Float>>[1]["slots"]>,
    methods: {
      "conjugate()": of,
      "hex()": (self) => floatHex(of(self)),
      "is_integer()": (self) => Number.isInteger(of(self)),
      "as_integer_ratio()": (self) => tuple(...integerRatio(of(self))),
      "__round__(ndigits=None, /)": (self, digits) => {
        const x = of(self);
        return digits === null ? roundFloatToInteger(x) : roundFloat(x, smallIndex(digits ?? null));
      },
      "__trunc__()": (self) => truncateFloat(of(self)),
      "__floor__()": (self) => floorFloat(of(self)),
      "__ceil__()": (self) => ceilFloat(of(self)),
      "__getnewargs__()": (self) => tuple(of(self)),
    },
    getters: { real: of, imag: () => 0 },
    classMethods: {
      "fromhex(string, /)": (type, string) => {
        const text = asText(string ?? null);
        if (text === undefined) throw typeError("bad argument type for built-in operation");
        const x = floatFromHex(text);
        return type === floatType ? x : call(type, [x]);
      },
      "__getformat__(typestr, /)": (_, kind) => {
        const text = asText(kind ?? null);
        if (text === undefined) {
          throw typeError(`__getformat__() argument must be str, not ${typeName(kind ?? null)}`);
        }
        if (text === "double" || text === "float") return "IEEE, little-endian";
        throw valueError("__getformat__() argument 1 must be 'double' or 'float'");
      },
    },
  });
}
