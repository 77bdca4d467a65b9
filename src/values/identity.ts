import type { PyObject, Value } from "./value.ts";

const numbers = new WeakMap<PyObject, number>();
let last = 0x1000;

/** A number of the object's own, the same for as long as it lives; counts up, so that nothing of the host's memory shows. */
export function objectNumber(object: PyObject): number {
  let number = numbers.get(object);
  if (number === undefined) {
    number = ++last;
    numbers.set(object, number);
  }
  return number;
}

/** `id(value)`. */
export function identity(value: Value): bigint {
  if (typeof value === "object" && value !== null) return BigInt(objectNumber(value)) << 4n;
  return typeof value === "bigint" ? (value << 5n) ^ 0x955000n : BigInt(primitiveIdentity(value)) << 4n;
}

function primitiveIdentity(value: null | boolean | number | string): number {
  let result = typeof value === "string" ? 1 : 2;
  for (const character of String(value)) result = (result * 31 + (character.codePointAt(0) ?? 0)) % 0x3fffffff;
  return result + 0x40000000;
}
