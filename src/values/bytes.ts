import { builtinType, bytesType } from "./core-types.ts";
import { PyObject, type PyType, type Value } from "./value.ts";

export const bytearrayType: PyType = builtinType("bytearray");

/** A `bytes`, or an instance of a class derived from it. `data` is never changed after construction. */
export class PyBytes extends PyObject {
  readonly data: Uint8Array;

  constructor(data: Uint8Array, type: PyType = bytesType) {
    super(type);
    this.data = data;
  }
}

/** A `bytearray`: the bytes are replaced as a whole when their number changes. */
export class PyByteArray extends PyObject {
  data: Uint8Array;

  constructor(data: Uint8Array, type: PyType = bytearrayType) {
    super(type);
    this.data = data;
  }
}

/** The bytes of a bytes-like object; `undefined` for other values. */
export function asBytes(value: Value): Uint8Array | undefined {
  return value instanceof PyBytes || value instanceof PyByteArray ? value.data : undefined;
}

/** Bytes as a text of code points below 256, so that the functions for texts work on them. */
export function latin1(data: Uint8Array): string {
  if (data.length <= 4096) return String.fromCharCode(...data);
  const parts: string[] = [];
  for (let at = 0; at < data.length; at += 4096) parts.push(String.fromCharCode(...data.subarray(at, at + 4096)));
  return parts.join("");
}

/** The reverse of {@link latin1}; units are cut to their low byte. */
export function bytesOf(text: string): Uint8Array {
  const data = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) data[i] = text.charCodeAt(i);
  return data;
}
