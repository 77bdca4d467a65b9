import { asBytes, bytearrayType, bytesOf, PyByteArray } from "./bytes.ts";
import { byteArgument } from "./bytes-arguments.ts";
import { fromItems, newByteArray } from "./bytes-construction.ts";
import { bytesFromHex, bytesMethods, translationBytes } from "./bytes-methods.ts";
import { compare, concatenated, contains, item, iterate, joined, mod, quoted, repeated } from "./bytes-operations.ts";
import { call } from "./calls.ts";
import { work } from "./code-points.ts";
import { asText, typeName, typeOf } from "./core-types.ts";
import { indexError, typeError, valueError } from "./exceptions.ts";
import { iterableOr } from "./iteration.ts";
import { allowText } from "./meter.ts";
import { define } from "./native.ts";
import { PySlice, position, sizeArgument, sliceIndices } from "./slices.ts";
import type { Value } from "./value.ts";

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
  // The byte is looked at before the place, unless the place is none at all.
  const isPlace = typeof key === "bigint" || typeOf(key).slots.index !== undefined;
  const byte = value === undefined || !isPlace ? 0 : byteArgument(value);
  const at = position(key, self.data.length, "bytearray", "bytearray index out of range");
  if (value === undefined) splice(self, at, 1, new Uint8Array(0));
  else self.data[at] = byte;
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
  const refusal = `can't extend bytearray with ${typeName(value)}`;
  self.data = joined(self.data, asBytes(value) ?? fromItems(iterableOr(value, refusal), "byte"));
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

/** Fills `bytearray`. */
export function installByteArray(): void {
  define<PyByteArray>(bytearrayType, {
    slots: {
      new: (type, args, kwargs) => new PyByteArray(type.heap ? new Uint8Array(0) : newByteArray(args, kwargs), type),
      // Classes of the program may pass other arguments on; the plain type is filled as it is made.
      init: (self, args, kwargs) => {
        if (self.type.heap) self.data = newByteArray(args, kwargs);
      },
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
      "fromhex(string, /)": (type, text = null) => {
        const made = new PyByteArray(bytesFromHex(text));
        return type === bytearrayType ? made : call(type, [made]);
      },
    },
    staticMethods: { "maketrans(frm, to, /)": translationBytes },
  });
}
