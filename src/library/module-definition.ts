import { type NativeBody, native, signatureName } from "../values/native.ts";
import type { Value } from "../values/value.ts";

/**
 * A module that formulas may import. `members` is called once, on the first import, and its values are shared by all runs:
 * they must be immutable (functions, built-in types, numbers, texts, tuples). Each run gets a module object of its own.
 */
export interface ModuleDefinition {
  readonly name: string;
  /** Names of modules below it that are loaded with it, as CPython's packages import their parts. */
  readonly loads?: readonly string[];
  readonly members: () => Iterable<readonly [string, Value]>;
  /** Members that can be changed, made for each run. */
  readonly fresh?: () => Iterable<readonly [string, Value]>;
}

/** The members that a table of functions by signature gives a module; `options` as for `native`. */
export function* functionMembers(
  table: Readonly<Record<string, NativeBody>>,
  options: Parameters<typeof native>[2] = {},
): Generator<readonly [string, Value]> {
  for (const [signature, body] of Object.entries(table))
    yield [signatureName(signature), native(signature, body, options)];
}
