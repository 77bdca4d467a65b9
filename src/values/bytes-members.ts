import { asBytes, bytearrayType, bytesOf, latin1, PyByteArray, PyBytes } from "./bytes.ts";
import { byteArgument, codecArgument, soughtBytes } from "./bytes-arguments.ts";
import { bytesFromHex, bytesMethods, translationBytes } from "./bytes-methods.ts";
import { percentBytes } from "./bytes-percent.ts";
import { callSpecial } from "./calls.ts";
import { work } from "./code-points.ts";
import { encode } from "./codecs.ts";
import { compareText, ordered } from "./comparison.ts";
import { asText, builtinType, bytesType, NotImplemented, objectType, typeName, typeOf } from "./core-types.ts";
import { indexError, typeError, valueError } from "./exceptions.ts";
import { forEach, PyIterator } from "./iteration.ts";
import { allowText } from "./meter.ts";
import { define, native } from "./native.ts";
import { index } from "./operators.ts";
import { quoteBytes } from "./quoting.ts";
import { tuple } from "./sequences.ts";
import { PySlice, position, repeatCount, sizeArgument, sliceIndices } from "./slices.ts";
import { textHash } from "./str-hash.ts";
import { findForward } from "./text-search.ts";
import { installUnicodeErrors } from "./unicode-errors.ts";
import type { Comparison, Kwargs, PyType, Value } from "./value.ts";

type AnyBytes = PyBytes | PyByteArray;

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

function item(self: AnyBytes, key: Value): Value {
  if (key instanceof PySlice) return make(self, slicedData(self.data, key));
  const noun = self instanceof PyBytes ? "byte" : "bytearray";
  return BigInt(self.data[position(key, self.data.length, noun, missing.get(noun) ?? "")] ?? 0);
}

function joined(left: Uint8Array, right: Uint8Array): Uint8Array {
  allowText(left.length + right.length);
  const result = new Uint8Array(left.length + right.length);
  result.set(left);
  result.set(right, left.length);
  return result;
}

function concatenated(self: AnyBytes, other: Value): Uint8Array {
  const data = asBytes(other);
  if (data === undefined) throw typeError(`can't concat ${typeName(other)} to ${typeName(self)}`);
  return joined(self.data, data);
}

function repeated(data: Uint8Array, count: Value): Uint8Array {
  const times = repeatCount(count);
  allowText(data.length * times);
  const result = new Uint8Array(data.length * times);
  if (data.length === 1) return result.fill(data[0] ?? 0);
  for (let i = 0; i < times && data.length > 0; i++) result.set(data, i * data.length);
  return result;
}

function compare(self: AnyBytes, other: Value, op: Comparison): Value {
  const data = asBytes(other);
  if (data === undefined) return NotImplemented;
  if ((op === "==" || op === "!=") && data.length !== self.data.length) return op === "!=";
  work(Math.min(data.length, self.data.length) * 2);
  return ordered(compareText(latin1(self.data), latin1(data)), op);
}

function contains(self: AnyBytes, value: Value): boolean {
  const sought = soughtBytes(value, (type) => `a bytes-like object is required, not '${type}'`);
  work(self.data.length * 2);
  return findForward(latin1(self.data), sought, 0, self.data.length) >= 0;
}

/** The integers of an iterable as bytes. */
function fromItems(iterable: Value, noun: string): Uint8Array {
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
  if (slots.iter === undefined || slots.iter === null) {
    if (slots.getitem === undefined) throw typeError(`cannot convert '${typeName(source)}' object to ${name}`);
  }
  return fromItems(source, name === "bytes" ? "bytes" : "byte");
}

function makerOf(name: string): (args: Value[], kwargs: Kwargs) => PyBytes {
  const construct = native(
    `${name}(source?, encoding?, errors?)`,
    (source?: Value, encoding?: Value, errors?: Value) => new PyBytes(contents(name, source, encoding, errors)),
  );
  return (args, kwargs) => construct.invoke(args, kwargs) as PyBytes;
}

const newBytes = makerOf("bytes");
const newByteArray = makerOf("bytearray");

function iteratorType(name: string): PyType {
  return builtinType(name, objectType, { sealed: true });
}

const bytesIteratorType: PyType = iteratorType("bytes_iterator");
const bytearrayIteratorType: PyType = iteratorType("bytearray_iterator");

function iterate(self: AnyBytes): PyIterator {
  let at = 0;
  return new PyIterator(self instanceof PyBytes ? bytesIteratorType : bytearrayIteratorType, () => {
    const byte = self.data[at++];
    return byte === undefined ? undefined : BigInt(byte);
  });
}

/** Puts `inserted` in place of `removed` bytes. */
function splice(self: PyByteArray, start: number, removed: number, inserted: Uint8Array): void {
  const size = self.data.length - removed + inserted.length;
  allowText(size);
  const data = new Uint8Array(size);
  data.set(self.data.subarray(0, start));
  data.set(inserted, start);
  data.set(self.data.subarray(start + removed), start + inserted.length);
  self.data = data;
}

function setItem(self: PyByteArray, key: Value, value: Value | undefined): void {
  if (key instanceof PySlice) {
    setSlice(self, key, value);
    return;
  }
  const at = position(key, self.data.length, "bytearray", "bytearray index out of range");
  if (value === undefined) splice(self, at, 1, new Uint8Array(0));
  else self.data[at] = byteArgument(value);
}

function setSlice(self: PyByteArray, slice: PySlice, value: Value | undefined): void {
  const inserted = value === undefined ? new Uint8Array(0) : assigned(value);
  const { start, step, count } = sliceIndices(slice, self.data.length);
  if (step === 1) {
    splice(self, start, count, inserted);
    return;
  }
  work(self.data.length);
  if (inserted.length === 0) {
    const gone = new Set<number>();
    for (let i = 0, at = start; i < count; i++, at += step) gone.add(at);
    self.data = self.data.filter((_, i) => !gone.has(i));
    return;
  }
  if (inserted.length !== count) {
    throw valueError(`attempt to assign bytes of size ${inserted.length} to extended slice of size ${count}`);
  }
  for (let i = 0, at = start; i < count; i++, at += step) self.data[at] = inserted[i] ?? 0;
}

function assigned(value: Value): Uint8Array {
  const data = asBytes(value);
  if (data !== undefined) return data.slice();
  const { slots } = typeOf(value);
  if (asText(value) !== undefined || slots.index !== undefined || (slots.iter ?? slots.getitem) === undefined) {
    throw typeError("can assign only bytes, buffers, or iterables of ints in range(0, 256)");
  }
  return fromItems(value, "byte");
}

function extend(self: PyByteArray, value: Value): null {
  const data = asBytes(value);
  if (data === undefined && (typeOf(value).slots.iter ?? typeOf(value).slots.getitem) === undefined) {
    throw typeError(`can't extend bytearray with ${typeName(value)}`);
  }
  self.data = joined(self.data, data ?? fromItems(value, "byte"));
  return null;
}

function pop(self: PyByteArray, key: Value): bigint {
  const { length } = self.data;
  const n = sizeArgument(key);
  if (length === 0) throw indexError("pop from empty bytearray");
  const at = n < 0 ? n + length : n;
  const byte = self.data[at];
  if (byte === undefined) throw indexError("pop index out of range");
  splice(self, at, 1, new Uint8Array(0));
  return BigInt(byte);
}

function remove(self: PyByteArray, value: Value): null {
  const at = self.data.indexOf(byteArgument(value));
  work(self.data.length);
  if (at < 0) throw valueError("value not found in bytearray");
  splice(self, at, 1, new Uint8Array(0));
  return null;
}

function insert(self: PyByteArray, key: Value, value: Value): null {
  const { length } = self.data;
  const n = sizeArgument(key);
  const byte = byteArgument(value);
  splice(self, Math.max(0, Math.min(length, n < 0 ? n + length : n)), 0, Uint8Array.of(byte));
  return null;
}

function mod(left: Value, right: Value): Value {
  if (!(left instanceof PyBytes || left instanceof PyByteArray)) return NotImplemented;
  return make(left, percentBytes(left.data, right));
}

/** Fills `bytes` and `bytearray`, and the exceptions of their codecs. */
export function installBytes(): void {
  installUnicodeErrors();
  for (const type of [bytesIteratorType, bytearrayIteratorType]) {
    define<PyIterator>(type, { slots: { iter: (self) => self, next: (self) => self.next() } });
  }
  define<PyBytes>(bytesType, {
    slots: {
      new: (type, args, kwargs) => {
        const { data } = newBytes(args, kwargs);
        return new PyBytes(data, type);
      },
      repr: (self) => quoted(self.data),
      hash: (self) => textHash(latin1(self.data)),
      len: (self) => self.data.length,
      compare,
      iter: iterate,
      getitem: item,
      contains,
      concat: (self, other) => new PyBytes(concatenated(self, other)),
      repeat: (self, count) => new PyBytes(repeated(self.data, count)),
      mod,
    },
    methods: {
      ...bytesMethods<PyBytes>((text) => new PyBytes(bytesOf(text))),
      "__bytes__()": (self) => self,
      "__getnewargs__()": (self) => tuple(self),
    },
    classMethods: {
      "fromhex(string, /)": (type, text = null) => new PyBytes(bytesFromHex(text), type),
    },
    staticMethods: { "maketrans(frm, to, /)": translationBytes },
  });
  define<PyByteArray>(bytearrayType, {
    slots: {
      new: (type, args, kwargs) => new PyByteArray(newByteArray(args, kwargs).data, type),
      repr: (self) => {
        const text = quoted(self.data);
        // Unlike bytes, a bytearray escapes single quotes also between double ones.
        return `bytearray(${text.startsWith('b"') ? text.replaceAll("'", "\\'") : text})`;
      },
      hash: null,
      len: (self) => self.data.length,
      compare,
      iter: iterate,
      getitem: item,
      setitem: setItem,
      contains,
      concat: (self, other) => new PyByteArray(concatenated(self, other)),
      repeat: (self, count) => new PyByteArray(repeated(self.data, count)),
      inplaceConcat: (self, other) => {
        self.data = concatenated(self, other);
        return self;
      },
      inplaceRepeat: (self, count) => {
        self.data = repeated(self.data, count);
        return self;
      },
      mod,
    },
    methods: {
      ...bytesMethods<PyByteArray>((text) => new PyByteArray(bytesOf(text))),
      "append(item, /)": (self, value = null) => {
        self.data = joined(self.data, Uint8Array.of(byteArgument(value)));
        return null;
      },
      "extend(iterable_of_ints, /)": (self, value = null) => extend(self, value),
      "insert(index, item, /)": (self, key = null, value = null) => insert(self, key, value),
      "pop(index=-1, /)": (self, key = null) => pop(self, key),
      "remove(value, /)": (self, value = null) => remove(self, value),
      "clear()": (self) => {
        self.data = new Uint8Array(0);
        return null;
      },
      "copy()": (self) => new PyByteArray(self.data.slice()),
      "reverse()": (self) => {
        self.data.reverse();
        return null;
      },
    },
    classMethods: {
      "fromhex(string, /)": (type, text = null) => new PyByteArray(bytesFromHex(text), type),
    },
    staticMethods: { "maketrans(frm, to, /)": translationBytes },
  });
}

function quoted(data: Uint8Array): string {
  allowText(data.length * 4);
  return quoteBytes(data);
}
