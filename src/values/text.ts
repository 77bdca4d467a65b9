import { typeName, typeOf } from "./core-types.ts";
import { recursionError, typeError } from "./exceptions.ts";
import { allowText, spend } from "./meter.ts";
import { floatRepr } from "./numbers/float-text.ts";
import { intText } from "./numbers/integer-text.ts";
import { quoteText } from "./quoting.ts";
import type { PyObject, Value } from "./value.ts";

/** `str(value)`. */
export function str(value: Value): string {
  if (typeof value === "string") return value;
  const slot = typeOf(value).slots.str;
  return slot === undefined ? repr(value) : slot(value);
}

/** `repr(value)`. */
export function repr(value: Value): string {
  switch (typeof value) {
    case "number":
      return floatRepr(value);
    case "bigint":
      return intText(value);
    case "boolean":
      return value ? "True" : "False";
    case "string":
      allowText(value.length);
      return quoteText(value);
    default: {
      if (value === null) return "None";
      const slot = value.type.slots.repr;
      return slot === undefined ? defaultRepr(value) : slot(value);
    }
  }
}

/** `<module.Class object at 0x…>`: no address is known or leaked, so each type's objects look alike. */
export function defaultRepr(value: PyObject): string {
  const { type } = value;
  const name = type.module === "builtins" ? type.qualname : `${type.module}.${type.qualname}`;
  return `<${name} object at 0x7f0000000000>`;
}

/** `format(value, spec)`. */
export function format(value: Value, spec: string): string {
  const slot = typeOf(value).slots.format;
  if (slot !== undefined) return slot(value, spec);
  if (spec === "") return str(value);
  throw typeError(`unsupported format string passed to ${typeName(value)}.__format__`);
}

/** `ascii(value)`: `repr` with everything beyond ASCII escaped. */
export function ascii(value: Value): string {
  let result = "";
  for (const character of repr(value)) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 128) result += character;
    else if (code < 256) result += `\\x${code.toString(16).padStart(2, "0")}`;
    else if (code < 65536) result += `\\u${code.toString(16).padStart(4, "0")}`;
    else result += `\\U${code.toString(16).padStart(8, "0")}`;
  }
  return result;
}

const open: PyObject[] = [];

/**
 * Runs `inside` unless `container`'s own `repr` is running already; then the answer is `again` (`[...]` and the like).
 * Bounds the depth as CPython does.
 */
export function guarded(container: PyObject, again: string, inside: () => string): string {
  if (open.includes(container)) return again;
  if (open.length >= 500) throw recursionError("maximum recursion depth exceeded while getting the repr of an object");
  spend(1);
  open.push(container);
  try {
    return inside();
  } finally {
    open.pop();
  }
}

/** `a, b, c` of the items' `repr`s, checked for size on the way. */
export function joinReprs(items: Iterable<Value>): string {
  return joinTexts(items, repr);
}

/** `a, b, c` of the items' texts, checked for size on the way. */
export function joinTexts<T>(items: Iterable<T>, textOf: (item: T) => string): string {
  let result = "";
  let first = true;
  let counted = 0;
  for (const item of items) {
    spend(2);
    result += first ? textOf(item) : `, ${textOf(item)}`;
    first = false;
    // Counted each time the text has doubled, so that the steps stay in proportion to its length.
    if (result.length > counted) {
      allowText(result.length);
      counted = 2 * result.length;
    }
  }
  allowText(result.length);
  return result;
}
