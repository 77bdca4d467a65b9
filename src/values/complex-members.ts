import { callSpecial } from "./calls.ts";
import { complexType, PyComplex } from "./complex.ts";
import { asFloat, asInt, asText, NotImplemented, typeName, typeOf } from "./core-types.ts";
import { attributeError, typeError, valueError } from "./exceptions.ts";
import { allowText } from "./meter.ts";
import { binder, define } from "./native.ts";
import { floatOperand, realNumber } from "./number-conversions.ts";
import {
  absoluteComplex,
  addComplex,
  type Complex,
  divideComplex,
  multiplyComplex,
  powerComplex,
  subtractComplex,
} from "./numbers/complex-arithmetic.ts";
import { complexOfText, complexRepr, formatComplex } from "./numbers/complex-text.ts";
import { parseFormatSpec, specSize } from "./numbers/format-spec.ts";
import { hashFloat } from "./numbers/hashing.ts";
import { compareIntFloat } from "./numbers/integer-arithmetic.ts";
import { tuple } from "./sequences.ts";
import { repr, str } from "./text.ts";
import type { Kwargs, PyType, Value } from "./value.ts";

/** An operand as a complex number; ints and floats are real ones. */
function operand(value: Value): Complex | undefined {
  if (value instanceof PyComplex) return value;
  const real = floatOperand(value);
  return real === undefined ? undefined : { real, imag: 0 };
}

const made = ({ real, imag }: Complex): PyComplex => new PyComplex(real, imag);

const binary =
  (apply: (a: Complex, b: Complex) => Complex) =>
  (left: Value, right: Value): Value => {
    const a = operand(left);
    if (a === undefined) return NotImplemented;
    const b = operand(right);
    return b === undefined ? NotImplemented : made(apply(a, b));
  };

function isEqual(self: PyComplex, other: Value): boolean | undefined {
  if (other instanceof PyComplex) return self.real === other.real && self.imag === other.imag;
  const n = asInt(other);
  if (n !== undefined) return self.imag === 0 && compareIntFloat(n, self.real) === 0;
  const x = asFloat(other);
  return x === undefined ? undefined : self.imag === 0 && self.real === x;
}

function hash(self: PyComplex): number | bigint {
  const mixed = BigInt.asIntN(64, BigInt(hashFloat(self.real)) + 1000003n * BigInt(hashFloat(self.imag)));
  if (mixed === -1n) return -2;
  return Number.isSafeInteger(Number(mixed)) ? Number(mixed) : mixed;
}

const bind = binder("complex(real?, imag?)");

/** What `__complex__` answers, if there is one. */
function converted(value: Value): PyComplex | undefined {
  if (value instanceof PyComplex && value.type === complexType) return value;
  const result = callSpecial(value, "__complex__", []);
  if (result === undefined) return undefined;
  if (!(result instanceof PyComplex)) {
    throw typeError(`__complex__ returned non-complex (type ${typeName(result)})`);
  }
  return result;
}

function isReal(value: Value): boolean {
  const { slots } = typeOf(value);
  return slots.float !== undefined || slots.index !== undefined;
}

function make(type: PyType, args: Value[], kwargs: Kwargs): Value {
  const [first = 0n, second] = bind(args, kwargs) as readonly (Value | undefined)[];
  const text = asText(first);
  if (text !== undefined) {
    if (second !== undefined) throw typeError("complex() can't take second arg if first is a string");
    const read = complexOfText(text);
    if (read === null) {
      // Underscores anywhere but between digits are found before the rest is read.
      const underscored = /(?:^|\D)_|_(?:\D|$)/.test(text);
      throw valueError(
        underscored ? `could not convert string to complex: ${repr(text)}` : "complex() arg is a malformed string",
      );
    }
    return new PyComplex(read.real, read.imag, type);
  }
  if (second !== undefined && asText(second) !== undefined) throw typeError("complex() second arg can't be a string");
  const real = converted(first);
  if (real === undefined && !isReal(first)) {
    throw typeError(`complex() first argument must be a string or a number, not '${typeName(first)}'`);
  }
  if (second !== undefined && !(second instanceof PyComplex) && !isReal(second)) {
    throw typeError(`complex() second argument must be a number, not '${typeName(second)}'`);
  }
  const a: Complex = real ?? { real: realNumber(first), imag: 0 };
  if (second === undefined)
    return real !== undefined && type === complexType && real.type === type
      ? real
      : new PyComplex(a.real, a.imag, type);
  // `real + imag * 1j`, of which either may be complex itself.
  const b: Complex = second instanceof PyComplex ? second : { real: realNumber(second), imag: 0 };
  const x = second instanceof PyComplex ? a.real - b.imag : a.real;
  const y = real === undefined ? b.real : b.real + a.imag;
  return new PyComplex(x, y, type);
}

export function installComplex(): void {
  complexType.own.new = make;
  const fixed =
    (name: string) =>
    (self: PyComplex): void => {
      throw attributeError("readonly attribute", name, self);
    };
  define<PyComplex>(complexType, {
    slots: {
      repr: complexRepr,
      hash,
      bool: (self) => self.real !== 0 || self.imag !== 0,
      format: (self, spec) => {
        if (spec === "") return str(self);
        if (spec.length > 3) allowText(2 * specSize(parseFormatSpec(spec, "float", typeName(self))));
        return formatComplex(self, spec, typeName(self));
      },
      compare: (self, other, op) => {
        if (op !== "==" && op !== "!=") return NotImplemented;
        const equal = isEqual(self, other);
        return equal === undefined ? NotImplemented : equal === (op === "==");
      },
      add: binary(addComplex),
      sub: binary(subtractComplex),
      mul: binary(multiplyComplex),
      truediv: binary(divideComplex),
      pow: (base, exponent, modulus) => {
        if (operand(base) === undefined || operand(exponent) === undefined) return NotImplemented;
        if (modulus !== null) throw valueError("complex modulo");
        return binary(powerComplex)(base, exponent);
      },
      neg: (self) => (self instanceof PyComplex ? new PyComplex(-self.real, -self.imag) : NotImplemented),
      pos: (self) => (self instanceof PyComplex ? made(self) : NotImplemented),
      abs: absoluteComplex,
    },
    methods: {
      "conjugate()": (self) => new PyComplex(self.real, -self.imag),
      "__complex__()": made,
      "__getnewargs__()": (self) => tuple(self.real, self.imag),
    },
    getters: { real: (self) => self.real, imag: (self) => self.imag },
    setters: { real: fixed("real"), imag: fixed("imag") },
  });
}
