/** What the slots of `bytes` and `bytearray` share. */
import { asBytes, latin1, PyByteArray, PyBytes } from "./bytes.ts";
import { soughtBytes } from "./bytes-arguments.ts";
import { percentBytes } from "./bytes-percent.ts";
import { work } from "./code-points.ts";
import { compareText, ordered } from "./comparison.ts";
import { builtinType, NotImplemented, objectType, typeName } from "./core-types.ts";
import { typeError } from "./exceptions.ts";
import { PyIterator } from "./iteration.ts";
import { allowText } from "./meter.ts";
import { quoteBytes } from "./quoting.ts";
import { PySlice, position, repeatCount, sliceIndices } from "./slices.ts";
import { findForward } from "./text-search.ts";
import type { Comparison, PyType, Value } from "./value.ts";

/** Either type; both are compared and joined with each other. */
export type AnyBytes = PyBytes | PyByteArray;

function make(like: AnyBytes, data: Uint8Array): AnyBytes {
  return like instanceof PyBytes ? new PyBytes(data) : new PyByteArray(data);
}

function slicedData(data: Uint8Array, slice: PySlice): Uint8Array {
  const { start, step, count } = sliceIndices(slice, data.length);
  work(count);
  if (step === 1) return data.slice(start, start + count);
  const result = new Uint8Array(count);
  for (let i = 0, at = start; i < count; i++, at += step) result[i] = data[at] ?? 0;
  return result;
}

const missing = new Map<string, string>([
  ["byte", "index out of range"],
  ["bytearray", "bytearray index out of range"],
]);

/** `data[key]`. */
export function item(self: AnyBytes, key: Value): Value {
  if (key instanceof PySlice) return make(self, slicedData(self.data, key));
  const noun = self instanceof PyBytes ? "byte" : "bytearray";
  return BigInt(self.data[position(key, self.data.length, noun, missing.get(noun) ?? "")] ?? 0);
}

/** One after the other. */
export function joined(left: Uint8Array, right: Uint8Array): Uint8Array {
  allowText(left.length + right.length);
  const result = new Uint8Array(left.length + right.length);
  result.set(left);
  result.set(right, left.length);
  return result;
}

/** `self + other` for any bytes-like object. */
export function concatenated(self: AnyBytes, other: Value): Uint8Array {
  const data = asBytes(other);
  if (data === undefined) throw typeError(`can't concat ${typeName(other)} to ${typeName(self)}`);
  return joined(self.data, data);
}

/** `data * count`. */
export function repeated(data: Uint8Array, count: Value): Uint8Array {
  const times = repeatCount(count);
  allowText(data.length * times);
  const result = new Uint8Array(data.length * times);
  if (result.length === 0) return result;
  result.set(data);
  // What is there already is doubled.
  for (let done = data.length; done < result.length; done *= 2) result.copyWithin(done, 0, result.length - done);
  return result;
}

/** Orders bytes-like objects byte by byte. */
export function compare(self: AnyBytes, other: Value, op: Comparison): Value {
  const data = asBytes(other);
  if (data === undefined) return NotImplemented;
  if ((op === "==" || op === "!=") && data.length !== self.data.length) return op === "!=";
  work(Math.min(data.length, self.data.length) * 2);
  return ordered(compareText(latin1(self.data), latin1(data)), op);
}

/** `value in self`: bytes, or one byte as an integer. */
export function contains(self: AnyBytes, value: Value): boolean {
  const sought = soughtBytes(value, (type) => `a bytes-like object is required, not '${type}'`);
  work(self.data.length * 2);
  return findForward(latin1(self.data), sought, 0, self.data.length) >= 0;
}

export const bytesIteratorType: PyType = builtinType("bytes_iterator", objectType, { sealed: true });
export const bytearrayIteratorType: PyType = builtinType("bytearray_iterator", objectType, { sealed: true });

/** An iterator over the bytes as they are when it gets there. */
export function iterate(self: AnyBytes): PyIterator {
  let at = 0;
  return new PyIterator(
    self instanceof PyBytes ? bytesIteratorType : bytearrayIteratorType,
    () => {
      const byte = self.data[at++];
      return byte === undefined ? undefined : BigInt(byte);
    },
    () => self.data.length - at,
  );
}

/** `left % right`; the result is of the type of the format. */
export function mod(left: Value, right: Value): Value {
  if (!(left instanceof PyBytes || left instanceof PyByteArray)) return NotImplemented;
  return make(left, percentBytes(left.data, right));
}

/** `b'…'`. */
export function quoted(data: Uint8Array): string {
  allowText(data.length * 4);
  return quoteBytes(data);
}
