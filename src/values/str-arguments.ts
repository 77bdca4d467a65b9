/** What methods of texts (and bytes) ask of their arguments, with CPython's wording. */
import { asText, typeName, typeOf } from "./core-types.ts";
import { overflowError, type PyException, typeError, valueError } from "./exceptions.ts";
import { index } from "./operators.ts";
import { sizeArgument } from "./slices.ts";
import type { Value } from "./value.ts";

/** The methods of a type by signature, to be given to `define`. */
export type Methods<T> = Readonly<Record<string, (self: T, ...args: Value[]) => Value>>;

/** The text of an argument that must be one; the message names its type last. */
export function textArgument(value: Value, message = "must be str"): string {
  if (typeof value === "string") return value;
  const text = asText(value);
  if (text === undefined) throw typeError(`${message}, not ${typeName(value)}`);
  return text;
}

/** The same for functions that read their arguments in CPython's newer way, which names `None` itself. */
export function namedTextArgument(value: Value, message: string): string {
  if (value === null) throw typeError(`${message}, not None`);
  return textArgument(value, message);
}

/** The wording of C functions that count their arguments in the old way. */
export function checkCount(name: string, given: number, min: number, max: number): void {
  const wrong = (bound: string, n: number): PyException =>
    typeError(`${name}() takes ${bound} ${n} argument${n === 1 ? "" : "s"} (${given} given)`);
  if (given < min) throw wrong(min === max ? "exactly" : "at least", min);
  if (given > max) throw wrong(min === max ? "exactly" : "at most", max);
}

/** `start` or `stop` of a search, as in a slice; clipped to what a `number` holds. */
function searchLimit(value: Value, fallback: number, length: number): number {
  if (value === null) return fallback;
  if (typeof value !== "bigint" && typeof value !== "boolean" && typeOf(value).slots.index === undefined) {
    throw typeError("slice indices must be integers or None or have an __index__ method");
  }
  const wide = index(value);
  const n = wide < 0n ? Number(wide) + length : Number(wide);
  return n < 0 ? 0 : n;
}

/** Where to search: positions with `start` beyond `stop` when there is nowhere. `stop` is within the length. */
export interface SearchRange {
  readonly start: number;
  readonly stop: number;
}

/** The range that optional `start` and `stop` arguments mean in a sequence of `length` items. */
export function searchRange(
  start: Value | undefined,
  stop: Value | undefined,
  length: () => number,
): SearchRange | null {
  const noStart = start === undefined || start === null;
  const noStop = stop === undefined || stop === null;
  if (noStart && noStop) return null;
  const all = length();
  const from = searchLimit(start ?? null, 0, all);
  return { start: from, stop: Math.min(searchLimit(stop ?? null, all, all), all) };
}

/** `maxsplit` and replacement counts: negative means all. */
export function limitArgument(value: Value | undefined): number {
  if (value === undefined || value === -1n) return Infinity;
  const n = sizeArgument(value);
  return n < 0 ? Infinity : n;
}

/** An argument that C code takes as `int`. */
export function intArgument(value: Value): number {
  const n = index(value);
  if (n !== BigInt.asIntN(32, n)) throw overflowError("Python int too large to convert to C int");
  return Number(n);
}

export function emptySeparator(): PyException {
  return valueError("empty separator");
}
