import { asBytes, PyBytes } from "./bytes.ts";
import { byteArgument, codecArgument } from "./bytes-arguments.ts";
import { callSpecial } from "./calls.ts";
import { encode } from "./codecs.ts";
import { asText, typeName, typeOf } from "./core-types.ts";
import { typeError, valueError } from "./exceptions.ts";
import { forEach, iterableOr } from "./iteration.ts";
import { allowText } from "./meter.ts";
import { native } from "./native.ts";
import { index } from "./operators.ts";
import { repeatCount } from "./slices.ts";
import type { Kwargs, Value } from "./value.ts";

/** The integers of an iterable as bytes. */
export function fromItems(iterable: Value, noun: string): Uint8Array {
  const items: number[] = [];
  forEach(iterable, (value) => {
    if ((items.length & 1023) === 1023) allowText(items.length);
    items.push(byteArgument(value, noun));
  });
  return Uint8Array.from(items);
}

function zeros(count: Value): Uint8Array {
  const wide = index(count);
  const size = repeatCount(wide);
  if (wide < 0n) throw valueError("negative count");
  allowText(size);
  return new Uint8Array(size);
}

/** The bytes that `bytes(...)` and `bytearray(...)` hold from the start. */
function contents(
  name: string,
  source: Value | undefined,
  encodingValue: Value | undefined,
  errorsValue: Value | undefined,
): Uint8Array {
  const encoding = codecArgument(encodingValue, name, "encoding");
  const errors = codecArgument(errorsValue, name, "errors");
  const text = source === undefined ? undefined : asText(source);
  if (text !== undefined) {
    if (encoding === undefined) throw typeError("string argument without an encoding");
    return encode(text, encoding, errors);
  }
  if (encoding !== undefined) throw typeError("encoding without a string argument");
  if (errors !== undefined) throw typeError("errors without a string argument");
  if (source === undefined) return new Uint8Array(0);
  if (name === "bytes") {
    const made = callSpecial(source, "__bytes__", []);
    if (made instanceof PyBytes) return made.data;
    if (made !== undefined) throw typeError(`__bytes__ returned non-bytes (type ${typeName(made)})`);
  }
  const { slots } = typeOf(source);
  if (slots.index !== undefined || typeof source === "boolean") return zeros(source);
  const data = asBytes(source);
  if (data !== undefined) return data.slice();
  const items = iterableOr(source, `cannot convert '${typeName(source)}' object to ${name}`);
  return fromItems(items, name === "bytes" ? "bytes" : "byte");
}

function makerOf(name: string): (args: Value[], kwargs: Kwargs) => Uint8Array {
  const construct = native(
    `${name}(source?, encoding?, errors?)`,
    (source?: Value, encoding?: Value, errors?: Value) => new PyBytes(contents(name, source, encoding, errors)),
  );
  return (args, kwargs) => asBytes(construct.invoke(args, kwargs)) ?? new Uint8Array(0);
}

/** The data of `bytes(...)`; of a call with wrong arguments the exception. */
export const newBytes: (args: Value[], kwargs: Kwargs) => Uint8Array = makerOf("bytes");
/** The data of `bytearray(...)`. */
export const newByteArray: (args: Value[], kwargs: Kwargs) => Uint8Array = makerOf("bytearray");
