/** What modules about bytes ask of their arguments, with CPython's wording. */
import { asBytes, bytesOf, PyBytes } from "../../values/bytes.ts";
import { asText, builtinType, typeName } from "../../values/core-types.ts";
import { PyException, typeError, valueError, valueErrorType } from "../../values/exceptions.ts";
import { allowText } from "../../values/meter.ts";
import type { PyType, Value } from "../../values/value.ts";

/** `binascii.Error`. */
export const binasciiErrorType: PyType = builtinType("Error", valueErrorType, { module: "binascii" });

export function binasciiError(message: string): PyException {
  return new PyException(binasciiErrorType, [message]);
}

/** The bytes of an argument; `prefix` as some functions put it. */
export function bytesArgument(value: Value, prefix = ""): Uint8Array {
  const data = asBytes(value);
  if (data === undefined) throw typeError(`${prefix}a bytes-like object is required, not '${typeName(value)}'`);
  return data;
}

/** Bytes, or the bytes of a text in ASCII; `refusal` begins the text of the error for other values. */
export function asciiArgument(value: Value, refusal: string): Uint8Array {
  const text = asText(value);
  if (text !== undefined) {
    if (!/^[\0-\x7f]*$/.test(text)) throw valueError("string argument should contain only ASCII characters");
    return bytesOf(text);
  }
  const data = asBytes(value);
  if (data === undefined) throw typeError(`${refusal}, not '${typeName(value)}'`);
  return data;
}

/** Bytes as a value, after asking the meter. */
export function bytesValue(data: Uint8Array): PyBytes {
  allowText(data.length);
  return new PyBytes(data);
}
