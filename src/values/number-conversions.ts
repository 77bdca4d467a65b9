/**
 * `int(x)`, `float(x)` and the conversions that C code asks of a number, each with its own wording.
 *
 * Proxies of field values have `int` and `float` slots that hand their inner value to {@link toInt} and {@link toFloat}, so that the error
 * names the inner type.
 */
import { asBytes, latin1 } from "./bytes.ts";
import { callSpecial } from "./calls.ts";
import { asFloat, asInt, asText, typeName, typeOf } from "./core-types.ts";
import { typeError, valueError } from "./exceptions.ts";
import { allowBits, allowText, spend } from "./meter.ts";
import { floatOfText, floatTextFault } from "./numbers/float-text.ts";
import { formatFloatAs, formatIntAs } from "./numbers/format-number.ts";
import { parseFormatSpec, specSize } from "./numbers/format-spec.ts";
import { floatOfInt } from "./numbers/integer-arithmetic.ts";
import { bitLength } from "./numbers/integer-size.ts";
import { parseInteger } from "./numbers/integer-text.ts";
import { index } from "./operators.ts";
import { quoteText } from "./quoting.ts";
import { repr, str } from "./text.ts";
import type { Value } from "./value.ts";

/** The float that stands for `value` beside a float operand; `undefined` when it is neither int nor float. */
export function floatOperand(value: Value): number | undefined {
  if (typeof value === "number") return value;
  const n = asInt(value);
  return n === undefined ? asFloat(value) : floatOfInt(n);
}

/** The text that `int()` and `float()` read from: of a `str`, or the ASCII in a `bytes`. */
interface NumberText {
  readonly text: string;
  readonly repr: () => string;
}

function textOf(value: Value): NumberText | undefined {
  const text = asText(value);
  if (text !== undefined) return { text, repr: () => quoteText(text) };
  const data = asBytes(value);
  // No byte beyond ASCII is a digit or a blank.
  return data === undefined ? undefined : { text: latin1(data).replace(/[\x80-\xff]/g, "?"), repr: () => repr(value) };
}

function readInt(source: NumberText, base: number): bigint {
  const { length } = source.text;
  if (length > 100) spend(Math.min(length, 4300) ** 2 / 16_000);
  if (length > 4300 && (base & (base - 1)) === 0) allowBits(length * (31 - Math.clz32(base || 16)));
  return parseInteger(source.text, base, source.repr);
}

/** `int(value)`. */
export function toInt(value: Value): bigint {
  if (typeof value === "bigint") return value;
  const { slots } = typeOf(value);
  if (slots.int !== undefined) {
    const result = slots.int(value);
    const n = asInt(result);
    if (n === undefined) throw typeError(`__int__ returned non-int (type ${typeName(result)})`);
    return n;
  }
  if (slots.index !== undefined) return index(value);
  const truncated = callSpecial(value, "__trunc__", []);
  if (truncated !== undefined) {
    const n = asInt(truncated);
    if (n !== undefined) return n;
    if (typeOf(truncated).slots.index === undefined) {
      throw typeError(`__trunc__ returned non-Integral (type ${typeName(truncated)})`);
    }
    return index(truncated);
  }
  const source = textOf(value);
  if (source !== undefined) return readInt(source, 10);
  throw typeError(`int() argument must be a string, a bytes-like object or a real number, not '${typeName(value)}'`);
}

/** `int(text, base)`. */
export function toIntOfBase(value: Value, base: Value): bigint {
  const n = index(base);
  if (n !== 0n && (n < 2n || n > 36n)) throw valueError("int() base must be >= 2 and <= 36, or 0");
  const source = textOf(value);
  if (source === undefined) throw typeError("int() can't convert non-string with explicit base");
  return readInt(source, Number(n));
}

/** The result of a `float` slot, checked: classes written in a formula may answer anything. */
function floatBySlot(value: Value): number | undefined {
  const { slots } = typeOf(value);
  if (slots.float !== undefined) {
    const result = slots.float(value);
    const x = asFloat(result);
    if (x === undefined) {
      throw typeError(`${typeName(value)}.__float__ returned non-float (type ${typeName(result)})`);
    }
    return x;
  }
  return slots.index === undefined ? undefined : floatOfInt(index(value));
}

/** `float(value)`. */
export function toFloat(value: Value): number {
  if (typeof value === "number") return value;
  const x = floatBySlot(value);
  if (x !== undefined) return x;
  const source = textOf(value);
  if (source === undefined) {
    throw typeError(`float() argument must be a string or a real number, not '${typeName(value)}'`);
  }
  const read = floatOfText(source.text);
  if (read === null) throw floatTextFault(source.repr());
  return read;
}

/** What functions of `math` and others written in C make of an argument that must be a real number. */
export function realNumber(value: Value): number {
  if (typeof value === "number") return value;
  const x = floatBySlot(value);
  if (x === undefined) throw typeError(`must be real number, not ${typeName(value)}`);
  return x;
}

/** `format(self, spec)` of a number, `value` being what it stands for: the same code for derived classes and `bool`. */
export function formattedNumber(self: Value, value: bigint | number, spec: string): string {
  if (spec === "") return str(self);
  const [family, name] = [typeof value === "bigint" ? "int" : "float", typeName(self)] as const;
  if (spec.length > 3 && /\d{4}/.test(spec)) allowText(specSize(parseFormatSpec(spec, family, name)));
  return typeof value === "bigint" ? formatIntAs(value, spec, name) : formatFloatAs(value, spec, name);
}

/** Steps that Euclid's algorithm takes on two large ints. */
export function workOfDivisor(a: bigint, b: bigint): number {
  const bits = bitLength(a);
  return bits > 1024 ? (bits * bitLength(b)) / 2 ** 10 : 0;
}
