import { isSubclass, NotImplemented, typeName, typeOf } from "./core-types.ts";
import { typeError } from "./exceptions.ts";
import { spend } from "./meter.ts";
import { truth } from "./truth.ts";
import type { Comparison, Value } from "./value.ts";

const swapped: Record<Comparison, Comparison> = {
  "==": "==",
  "!=": "!=",
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
};

/** What an ordering of -1, 0 or 1 says about `op`; `NaN` (unordered) makes all but `!=` false. */
export function ordered(order: number, op: Comparison): boolean {
  switch (op) {
    case "==":
      return order === 0;
    case "!=":
      return order !== 0;
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    default:
      return order >= 0;
  }
}

/** The code point that the unit at `i` belongs to. */
function pointAround(text: string, i: number): number {
  const unit = text.charCodeAt(i);
  const before = unit >= 0xdc00 && unit < 0xe000 && i > 0 ? (text.codePointAt(i - 1) ?? 0) : 0;
  return before > 0xffff ? before : (text.codePointAt(i) ?? 0);
}

/** Comparing long texts takes time, even where it only finds them equal. */
function spendOnTexts(a: string, b: string): void {
  if (a.length > 1000 && b.length > 1000) spend(Math.min(a.length, b.length) >> 7);
}

/** Orders texts by code points: UTF-16 order differs where surrogates meet U+E000 and above. */
export function compareText(a: string, b: string): number {
  spendOnTexts(a, b);
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    // The units before are the same on both sides, so a pair that began there began for both.
    if (x !== y) return pointAround(a, i) < pointAround(b, i) ? -1 : 1;
  }
  return a.length < b.length ? -1 : 1;
}

function isNumeric(value: Value): value is number | bigint | boolean {
  return typeof value === "number" || typeof value === "bigint" || typeof value === "boolean";
}

/** -1, 0, 1 or `NaN`; JavaScript compares `bigint` and `number` exactly, as Python compares `int` and `float`. */
function compareNumbers(a: number | bigint | boolean, b: number | bigint | boolean): number {
  return a < b ? -1 : a > b ? 1 : a >= b ? 0 : NaN;
}

/** `a op b`, any result: columns answer with columns. */
export function richCompare(a: Value, b: Value, op: Comparison): Value {
  if (typeof a === "number" && typeof b === "number") return ordered(a < b ? -1 : a > b ? 1 : a === b ? 0 : NaN, op);
  if (typeof a === "string" && typeof b === "string") {
    if (op !== "==" && op !== "!=") return ordered(compareText(a, b), op);
    if (a.length === b.length) spendOnTexts(a, b);
    return (a === b) === (op === "==");
  }
  if (isNumeric(a) && isNumeric(b)) return ordered(compareNumbers(a, b), op);
  const left = typeOf(a);
  const right = typeOf(b);
  const reflectedFirst = left !== right && isSubclass(right, left) && right.slots.compare !== undefined;
  if (reflectedFirst) {
    const result = right.slots.compare?.(b, a, swapped[op]);
    if (result !== undefined && result !== NotImplemented) return result;
  }
  const result = left.slots.compare?.(a, b, op);
  if (result !== undefined && result !== NotImplemented) return result;
  if (!reflectedFirst) {
    const reflected = right.slots.compare?.(b, a, swapped[op]);
    if (reflected !== undefined && reflected !== NotImplemented) return reflected;
  }
  if (op === "==") return a === b;
  if (op === "!=") return a !== b;
  throw typeError(`'${op}' not supported between instances of '${typeName(a)}' and '${typeName(b)}'`);
}

/** `a == b` as a truth value. */
export function equals(a: Value, b: Value): boolean {
  if (typeof a === typeof b && typeof a !== "object") {
    if (typeof a === "string" && typeof b === "string" && a.length === b.length) spendOnTexts(a, b);
    return a === b;
  }
  return truth(richCompare(a, b, "=="));
}

/** `a is b or a == b`, which is what containers ask; a NaN is taken for itself, as {@link identical} does. */
export function same(a: Value, b: Value): boolean {
  return (
    a === b || (typeof a === "number" && typeof b === "number" ? Number.isNaN(a) && Number.isNaN(b) : equals(a, b))
  );
}

/** `a < b` as a truth value. */
export function lessThan(a: Value, b: Value): boolean {
  if (typeof a === "number" && typeof b === "number") return a < b;
  return truth(richCompare(a, b, "<"));
}

/**
 * `a is b`. Equal ints, floats and texts are one object here, where CPython may keep them apart; small ints, interned
 * texts and the singletons, which are all that code rightly compares so, agree.
 */
export function identical(a: Value, b: Value): boolean {
  return a === b || (typeof a === "number" && Object.is(a, b));
}
