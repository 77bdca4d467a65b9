/** Decimals from Python values. */
import { asFloat, asInt, asText, typeName } from "../../values/core-types.ts";
import { overflowError, typeError, valueError } from "../../values/exceptions.ts";
import { digitValue } from "../../values/numbers/decimal-digits.ts";
import { exactDecimal } from "../../values/numbers/float-text.ts";
import { PyList, PyTuple } from "../../values/sequences.ts";
import { isSpace } from "../../values/str-categories.ts";
import type { PyType, Value } from "../../values/value.ts";
import { CONVERSION_SYNTAX, FLOAT_OPERATION, finalize, INVALID_OPERATION } from "./context.ts";
import { Dec, infinity, nan, readDecimal } from "./decimal-value.ts";
import { type ContextState, currentContext, decimalType, operate, PyContext, PyDecimal } from "./objects.ts";

/** Exponents are plain numbers here, so that these bounds are not exact in their last digits. */
const LARGEST = 1e18;
const LEAST_EXPONENT = -2e18;

export function notSupported(value: Value): never {
  throw typeError(`conversion from ${typeName(value)} to Decimal is not supported`);
}

export function ofInt(n: bigint): Dec {
  return n < 0n ? new Dec(true, -n, 0) : new Dec(false, n, 0);
}

export function ofFloat(x: number): Dec {
  if (Number.isNaN(x)) return nan;
  if (!Number.isFinite(x)) return infinity(x < 0);
  const { negative, coefficient, exponent } = exactDecimal(x);
  return new Dec(negative, coefficient, exponent);
}

/** The decimal behind an operand: of a `Decimal` or an int; else `undefined`. */
export function operand(value: Value): Dec | undefined {
  if (value instanceof PyDecimal) return value.value;
  const n = asInt(value);
  return n === undefined ? undefined : ofInt(n);
}

/** The same for arguments of methods, which must be one. */
export function argument(value: Value): Dec {
  return operand(value) ?? notSupported(value);
}

/** The context of an optional argument. */
export function contextArgument(value: Value): PyContext {
  if (value === null) return currentContext();
  if (value instanceof PyContext) return value;
  throw typeError("optional argument must be a context");
}

/** Digits of all scripts as ASCII. `lenient`: without white space around and underscores anywhere. `null`: no number. */
function asciiOf(text: string, lenient: boolean): string | null {
  let start = 0;
  let end = text.length;
  if (lenient) {
    while (start < end && isSpace(text.charCodeAt(start))) start++;
    while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  }
  const trimmed = text.slice(start, end);
  const joined = lenient && trimmed.includes("_") ? trimmed.replaceAll("_", "") : trimmed;
  if (/^[\0-\x7f]*$/.test(joined)) return joined;
  let ascii = "";
  for (const character of joined) {
    const digit = digitValue(character.codePointAt(0) ?? 0);
    if (digit < 0 && character > "\x7f") return null;
    ascii += digit < 0 ? character : String(digit);
  }
  return ascii;
}

/** A number exactly as it is; refused when no context could hold it. */
function exact(x: Dec, state: ContextState): Dec {
  const fits = !x.isFinite || (x.adjusted <= LARGEST && x.exponent >= LEAST_EXPONENT && x.exponent <= LARGEST);
  if (fits) return x;
  state.status |= INVALID_OPERATION;
  return nan;
}

function fromText(text: string, lenient: boolean, state: ContextState): Dec {
  const ascii = asciiOf(text, lenient);
  const read = ascii === null ? undefined : readDecimal(ascii);
  if (read !== undefined) return read;
  state.status |= CONVERSION_SYNTAX;
  return nan;
}

/** `(sign, digits, exponent)`. */
function fromParts(parts: readonly Value[]): Dec {
  if (parts.length !== 3) throw valueError("argument must be a sequence of length 3");
  const [sign = null, digits = null, exponent = null] = parts;
  const signNumber = asInt(sign);
  if (signNumber !== 0n && signNumber !== 1n) throw valueError("sign must be an integer with the value 0 or 1");
  const negative = signNumber === 1n;
  const letter = asText(exponent);
  if (letter !== undefined) {
    if (letter === "F") return infinity(negative);
    if (letter !== "n" && letter !== "N") {
      throw valueError("string argument in the third position must be 'F', 'n' or 'N'");
    }
    return new Dec(negative, coefficientOf(digits), 0, letter === "n" ? "quiet" : "signaling");
  }
  const power = asInt(exponent);
  if (power === undefined) throw valueError("exponent must be an integer");
  if (power !== BigInt.asIntN(64, power)) throw overflowError("Python int too large to convert to C ssize_t");
  return new Dec(negative, coefficientOf(digits), Number(power));
}

function coefficientOf(digits: Value): bigint {
  const items = digits instanceof PyTuple || digits instanceof PyList ? digits.items : undefined;
  if (items === undefined) throw valueError("coefficient must be a tuple of digits");
  let text = "0";
  for (const item of items) {
    const digit = asInt(item);
    if (digit === undefined || digit < 0n || digit > 9n) throw valueError("coefficient must be a tuple of digits");
    text += digit;
  }
  return BigInt(text);
}

/** `Decimal(value)`: exact. Conditions are noted in `state`. */
export function convert(value: Value, state: ContextState, lenient = true): Dec {
  const known = operand(value);
  if (known !== undefined) return known;
  const text = asText(value);
  if (text !== undefined) return exactly(fromText(text, lenient, state), state, lenient);
  if (value instanceof PyTuple || value instanceof PyList) return exactly(fromParts(value.items), state, lenient);
  const float = asFloat(value);
  if (float === undefined) return notSupported(value);
  state.status |= FLOAT_OPERATION;
  return ofFloat(float);
}

function exactly(x: Dec, state: ContextState, lenient: boolean): Dec {
  return lenient ? exact(x, state) : x;
}

/** `Decimal(value, context)`. */
export function makeDecimal(type: PyType, value: Value, context: PyContext): PyDecimal {
  if (value instanceof PyDecimal && type === decimalType && value.type === decimalType) return value;
  return new PyDecimal(
    operate(context, (state) => convert(value, state)),
    type,
  );
}

/** `context.create_decimal(value)`: rounded. A NaN must have room for its payload. */
export function createDecimal(value: Value, context: PyContext): PyDecimal {
  return new PyDecimal(
    operate(context, (state) => {
      const x = convert(value, state, false);
      if (x.isNan && x.coefficient !== 0n && x.digits > state.prec - (state.clamp ? 1 : 0)) {
        state.status |= CONVERSION_SYNTAX;
        return nan;
      }
      return finalize(x, state);
    }),
  );
}

/** `Decimal.from_float(x)`; ints pass, no flag is set. */
export function fromFloat(value: Value): Dec {
  const n = asInt(value);
  if (n !== undefined) return ofInt(n);
  const x = asFloat(value);
  if (x === undefined) throw typeError("argument must be int or float");
  return ofFloat(x);
}
