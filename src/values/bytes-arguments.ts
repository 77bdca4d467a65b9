/** What methods of bytes ask of their arguments, with CPython's wording. */
import { asBytes, latin1 } from "./bytes.ts";
import { typeName, typeOf } from "./core-types.ts";
import { type PyException, typeError, valueError } from "./exceptions.ts";
import { index, smallIndex } from "./operators.ts";
import { namedTextArgument } from "./str-arguments.ts";
import type { Value } from "./value.ts";

/** The bytes of a bytes-like argument as a Latin-1 text. */
export function bytesArgument(value: Value): string {
  const data = asBytes(value);
  if (data === undefined) throw typeError(`a bytes-like object is required, not '${typeName(value)}'`);
  return latin1(data);
}

function isIndex(value: Value): boolean {
  return typeof value === "bigint" || typeof value === "boolean" || typeOf(value).slots.index !== undefined;
}

/** An integer as one byte. */
export function byteArgument(value: Value, noun = "byte"): number {
  const n = smallIndex(value);
  if (n < 0 || n > 255) throw outOfRange(noun);
  return n;
}

function outOfRange(noun: string): PyException {
  return valueError(`${noun} must be in range(0, 256)`);
}

/** What `find` and `in` look for: bytes, or one byte as an integer. */
export function soughtBytes(value: Value, refusal: (type: string) => string): string {
  const data = asBytes(value);
  if (data !== undefined) return latin1(data);
  if (!isIndex(value)) throw typeError(refusal(typeName(value)));
  const n = index(value);
  if (n < 0n || n > 255n) throw outOfRange("byte");
  return String.fromCharCode(Number(n));
}

/** The `encoding` and `errors` arguments of a conversion. */
export function codecArgument(value: Value | undefined, call: string, name: string): string | undefined {
  if (value === undefined) return undefined;
  return namedTextArgument(value, `${call}() argument '${name}' must be str`);
}
