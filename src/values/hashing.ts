import { complexType, PyComplex } from "./complex.ts";
import { asFloat, asInt, asText, PyBoxed, typeName, typeOf } from "./core-types.ts";
import { typeError } from "./exceptions.ts";
import type { Value } from "./value.ts";

/** `hash(value)`: an integer of 64 signed bits; a `number` while it is a safe one. */
export function hash(value: Value): number | bigint {
  const slot = typeOf(value).slots.hash;
  if (slot === undefined || slot === null) throw typeError(`unhashable type: '${typeName(value)}'`);
  return slot(value);
}

/** JavaScript engines look at the low 64 bits only when they hash a `bigint`: larger ones could be made to collide. */
const WIDE = 2n ** 64n;

/**
 * A JavaScript primitive that stands for `value` in a `Map`: equal values, equal primitives. `undefined` for values that
 * must be found by `hash` and `==`. Numbers that are equal share one key (`1`, `1.0`, `True`); texts keep theirs.
 */
export function primitiveKey(value: Value): string | number | bigint | null | undefined {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
      if (Number.isSafeInteger(value) || !Number.isInteger(value)) return value;
      return Math.abs(value) < 2 ** 64 ? BigInt(value) : undefined;
    case "bigint":
      if (value >= -9007199254740991n && value <= 9007199254740991n) return Number(value);
      return value < WIDE && value > -WIDE ? value : undefined;
    case "boolean":
      return value ? 1 : 0;
    default:
      if (value === null) return null;
      if (value instanceof PyBoxed) return boxedKey(value);
      if (value.type === complexType && value instanceof PyComplex && value.imag === 0) return primitiveKey(value.real);
      return undefined;
  }
}

/** A text or number of a derived class shares its primitive's key, unless the class compares in its own way. */
function boxedKey(value: PyBoxed): string | number | bigint | null | undefined {
  const { slots, mro } = value.type;
  const native = mro.find((type) => !type.heap);
  if (native === undefined || slots.hash !== native.slots.hash || slots.compare !== native.slots.compare)
    return undefined;
  return primitiveKey(asText(value) ?? asInt(value) ?? asFloat(value) ?? null);
}
