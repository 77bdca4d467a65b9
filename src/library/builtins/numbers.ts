import { asBytes } from "../../values/bytes.ts";
import { call, special } from "../../values/calls.ts";
import { pointLength } from "../../values/code-points.ts";
import { asText, typeName, typeOf } from "../../values/core-types.ts";
import { overflowError, typeError, valueError } from "../../values/exceptions.ts";
import type { NativeFunction } from "../../values/functions.ts";
import { native } from "../../values/native.ts";
import { prefixedInteger } from "../../values/numbers/integer-text.ts";
import { roundFloat, roundFloatToInteger } from "../../values/numbers/rounding.ts";
import { divmod, index, pow } from "../../values/operators.ts";
import type { Value } from "../../values/value.ts";

function abs(x: Value): Value {
  if (typeof x === "number") return Math.abs(x);
  const slot = typeOf(x).slots.abs;
  if (slot === undefined) throw typeError(`bad operand type for abs(): '${typeName(x)}'`);
  return slot(x);
}

/** `round(number, ndigits)`: whatever the type's `__round__` makes of it. */
export function round(number: Value, digits: Value): Value {
  if (typeof number === "number") {
    if (digits === null) return roundFloatToInteger(number);
    if (typeof digits === "bigint" && digits >= -400n && digits <= 400n) return roundFloat(number, Number(digits));
  }
  const method = special(number, "__round__");
  if (method === undefined) throw typeError(`type ${typeName(number)} doesn't define __round__ method`);
  return call(method, digits === null ? [] : [digits]);
}

const C_INT = 2n ** 31n;

function chr(value: Value): Value {
  const code = index(value);
  if (code < -C_INT || code >= C_INT) throw overflowError("Python int too large to convert to C int");
  if (code < 0n || code > 0x10ffffn) throw valueError("chr() arg not in range(0x110000)");
  return String.fromCodePoint(Number(code));
}

function ord(value: Value): Value {
  const text = asText(value);
  const data = asBytes(value);
  if (text === undefined && data === undefined) {
    throw typeError(`ord() expected string of length 1, but ${typeName(value)} found`);
  }
  const length = text === undefined ? (data?.length ?? 0) : pointLength(text);
  if (length !== 1) throw typeError(`ord() expected a character, but string of length ${length} found`);
  return BigInt(text?.codePointAt(0) ?? data?.[0] ?? 0);
}

/** Functions on single numbers and characters. */
export const numberFunctions: readonly NativeFunction[] = [
  native("abs(x, /)", abs),
  native("bin(number, /)", (x) => prefixedInteger(index(x), 2)),
  native("chr(i, /)", chr),
  native("divmod(x, y, /)", divmod),
  native("hex(number, /)", (x) => prefixedInteger(index(x), 16)),
  native("oct(number, /)", (x) => prefixedInteger(index(x), 8)),
  native("ord(c, /)", ord),
  native("pow(base, exp, mod=None)", pow),
  native("round(number, ndigits=None)", round),
];
