import { asBytes, PyBytes } from "./bytes.ts";
import { call } from "./calls.ts";
import { ordered } from "./comparison.ts";
import { asInt, asText, intType, NotImplemented, PyBoxed, typeName, typeOf } from "./core-types.ts";
import { overflowError, typeError, valueError } from "./exceptions.ts";
import { powerOfFloats } from "./float-members.ts";
import { collect } from "./iteration.ts";
import { allowBits, allowInt, allowText, spend } from "./meter.ts";
import { define } from "./native.ts";
import { formattedNumber, toInt, toIntOfBase, workOfDivisor } from "./number-conversions.ts";
import { hashInt } from "./numbers/hashing.ts";
import {
  divideWithRest,
  floatOfInt,
  floorDivide,
  intPower,
  modularPower,
  modulo,
  shiftLeft,
  shiftRight,
  trueDivide,
} from "./numbers/integer-arithmetic.ts";
import { bitCount, bitLength, bitsOfPower, bitsOfShift, workOfModularPower } from "./numbers/integer-size.ts";
import { intText } from "./numbers/integer-text.ts";
import { roundInt } from "./numbers/rounding.ts";
import { smallIndex } from "./operators.ts";
import { tuple } from "./sequences.ts";
import { truth } from "./truth.ts";
import type { Kwargs, PyType, Slots, Value } from "./value.ts";

/** What instances of `int`, of `bool` and of classes derived from `int` are. */
type Int = bigint | boolean | PyBoxed;

const of = (self: Value): bigint => asInt(self) ?? 0n;

/** A binary slot on two ints, whichever side is asked; anything else is left to the other operand. */
const binary =
  (apply: (a: bigint, b: bigint) => Value) =>
  (left: Value, right: Value): Value => {
    const a = asInt(left);
    if (a === undefined) return NotImplemented;
    const b = asInt(right);
    return b === undefined ? NotImplemented : apply(a, b);
  };

/** Division is dearer than multiplication, and `allowInt` sees only its result, which may be small. */
function divisible(a: bigint, b: bigint): void {
  if (a > LARGE || a < -LARGE) spend((bitLength(a) * bitLength(b)) / 2 ** 20);
}

const LARGE = 1n << 1024n;

function multiply(a: bigint, b: bigint): bigint {
  return allowInt(a * b);
}

function power(base: Value, exponent: Value, modulus: Value): Value {
  const a = asInt(base);
  const b = asInt(exponent);
  if (a === undefined || b === undefined) return NotImplemented;
  if (modulus !== null) {
    const c = asInt(modulus);
    if (c === undefined) return NotImplemented;
    spend(workOfModularPower(b, c) / 64 + (b < 0n ? workOfDivisor(c, c) : 0));
    return modularPower(a, b, c);
  }
  if (b < 0n) return powerOfFloats(floatOfInt(a), floatOfInt(b));
  if (a > 1n || a < -1n) allowBits(bitsOfPower(a, b));
  return intPower(a, b);
}

function shifted(n: bigint, count: bigint): bigint {
  if (n !== 0n && count > 0n && count < 1n << 52n) allowBits(bitsOfShift(n, count));
  return shiftLeft(n, count);
}

/** `int(…)` and the same for derived classes. */
function make(type: PyType, args: readonly Value[], kwargs: Kwargs): Value {
  const n = read(args, kwargs);
  return type === intType ? n : new PyBoxed(type, n);
}

function read(args: readonly Value[], kwargs: Kwargs): bigint {
  const given = args.length + (kwargs?.size ?? 0);
  if (given > 2) throw typeError(`int() takes at most 2 arguments (${given} given)`);
  for (const name of kwargs?.keys() ?? []) {
    if (name !== "base") throw typeError(`'${name}' is an invalid keyword argument for int()`);
  }
  const base = args.length > 1 ? args[1] : kwargs?.get("base");
  const [value] = args;
  if (value === undefined) {
    if (base !== undefined) throw typeError("int() missing string argument");
    return 0n;
  }
  return base === undefined ? toInt(value) : toIntOfBase(value, base);
}

const slots: Slots = {
  new: make,
  repr: (self) => {
    const n = of(self);
    const text = intText(n);
    // Decimal text of a long number takes quadratic time.
    if (text.length > 100) spend(text.length ** 2 / 16_000);
    return text;
  },
  format: (self, spec) => formattedNumber(self, of(self), spec),
  hash: (self) => hashInt(of(self)),
  bool: (self) => of(self) !== 0n,
  compare: (self, other, op) => {
    const a = of(self);
    const b = asInt(other);
    return b === undefined ? NotImplemented : ordered(a < b ? -1 : a > b ? 1 : 0, op);
  },
  add: binary((a, b) => allowInt(a + b)),
  sub: binary((a, b) => allowInt(a - b)),
  mul: binary(multiply),
  truediv: binary((a, b) => {
    divisible(a, b);
    return trueDivide(a, b);
  }),
  floordiv: binary((a, b) => {
    divisible(a, b);
    return floorDivide(a, b);
  }),
  mod: binary((a, b) => {
    divisible(a, b);
    return modulo(a, b);
  }),
  divmod: binary((a, b) => {
    divisible(a, b);
    return tuple(...divideWithRest(a, b));
  }),
  pow: power,
  lshift: binary(shifted),
  rshift: binary(shiftRight),
  and: binary((a, b) => a & b),
  or: binary((a, b) => a | b),
  xor: binary((a, b) => a ^ b),
  neg: (self) => -of(self),
  pos: of,
  invert: (self) => ~of(self),
  abs: (self) => {
    const n = of(self);
    return n < 0n ? -n : n;
  },
  int: of,
  float: (self) => floatOfInt(of(self)),
  index: of,
};

type ByteOrder = "big" | "little";

function byteOrder(name: string, order: Value): ByteOrder {
  const text = asText(order);
  if (text === undefined)
    throw typeError(`${name}() argument 'byteorder' must be str, not ${order === null ? "None" : typeName(order)}`);
  if (text !== "big" && text !== "little") throw valueError("byteorder must be either 'little' or 'big'");
  return text;
}

function bytesOfInt(n: bigint, count: number, order: ByteOrder, signed: boolean): Uint8Array {
  if (n < 0n && !signed) throw overflowError("can't convert negative int to unsigned");
  allowText(count);
  // One bit for the sign; -128 fits eight bits with it.
  const bits = signed ? bitLength(n < 0n ? n + 1n : n) + (n === 0n ? 0 : 1) : bitLength(n);
  // CPython lets -1 pass as no bytes at all.
  if (bits > count * 8 && !(n === -1n && count === 0)) throw overflowError("int too big to convert");
  if (count === 0) return new Uint8Array(0);
  const digits = (n < 0n ? n + (1n << BigInt(count * 8)) : n).toString(16).padStart(count * 2, "0");
  const bytes = Uint8Array.from({ length: count }, (_, i) => Number.parseInt(digits.slice(i * 2, i * 2 + 2), 16));
  return order === "big" ? bytes : bytes.reverse();
}

function intOfBytes(data: Uint8Array, order: ByteOrder, signed: boolean): bigint {
  allowBits(data.length * 8);
  let digits = "0x0";
  for (const byte of order === "big" ? data : data.slice().reverse()) digits += byte.toString(16).padStart(2, "0");
  const n = BigInt(digits);
  return signed ? BigInt.asIntN(data.length * 8, n) : n;
}

/** Bytes as they are, or collected from an iterable of ints. */
function bytesToRead(value: Value): Uint8Array {
  const data = asBytes(value);
  if (data !== undefined) return data;
  const { slots } = typeOf(value);
  if (asText(value) !== undefined || slots.iter === undefined || slots.iter === null) {
    throw typeError(`cannot convert '${typeName(value)}' object to bytes`);
  }
  return Uint8Array.from(collect(value), (item) => {
    const byte = smallIndex(item);
    if (byte < 0 || byte > 255) throw valueError("bytes must be in range(0, 256)");
    return byte;
  });
}

export function installInt(): void {
  define<Int>(intType, {
    slots: slots as NonNullable<Parameters<typeof define<Int>>[1]["slots"]>,
    methods: {
      "conjugate()": of,
      "bit_length()": (self) => BigInt(bitLength(of(self))),
      "bit_count()": (self) => BigInt(bitCount(of(self))),
      "as_integer_ratio()": (self) => tuple(of(self), 1n),
      "is_integer()": () => true,
      "__round__(ndigits?, /)": (self, digits) => {
        if (digits === undefined) return of(self);
        return roundInt(of(self), smallIndex(digits));
      },
      "__trunc__()": of,
      "__floor__()": of,
      "__ceil__()": of,
      "to_bytes(length=1, byteorder='big', *, signed=False)": (self, length, order, signed) => {
        const count = smallIndex(length ?? null);
        const layout = byteOrder("to_bytes", order ?? null);
        if (count < 0) throw valueError("length argument must be non-negative");
        return new PyBytes(bytesOfInt(of(self), count, layout, truth(signed ?? false)));
      },
      "__getnewargs__()": (self) => tuple(of(self)),
    },
    classMethods: {
      "from_bytes(bytes, byteorder='big', *, signed=False)": (type, bytes, order, signed) => {
        const layout = byteOrder("from_bytes", order ?? null);
        const n = intOfBytes(bytesToRead(bytes ?? null), layout, truth(signed ?? false));
        return type === intType ? n : call(type, [n]);
      },
    },
    getters: {
      real: of,
      imag: () => 0n,
      numerator: of,
      denominator: () => 1n,
    },
  });
}
