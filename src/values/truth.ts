import { pointLength } from "./code-points.ts";
import { typeName, typeOf } from "./core-types.ts";
import { typeError, valueError } from "./exceptions.ts";
import type { Value } from "./value.ts";

/** `bool(value)`. */
export function truth(value: Value): boolean {
  switch (typeof value) {
    case "boolean":
      return value;
    case "number":
      return value !== 0;
    case "string":
      return value !== "";
    case "bigint":
      return value !== 0n;
    default: {
      if (value === null) return false;
      const { slots } = value.type;
      if (slots.bool !== undefined) return slots.bool(value);
      return slots.len === undefined || slots.len(value) !== 0;
    }
  }
}

/** `len(value)`. */
export function length(value: Value): number {
  if (typeof value === "string") return pointLength(value);
  const slot = typeOf(value).slots.len;
  if (slot === undefined) throw typeError(`object of type '${typeName(value)}' has no len()`);
  const result = slot(value);
  if (result < 0) throw valueError("__len__() should return >= 0");
  return result;
}
