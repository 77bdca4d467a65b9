import type { Value } from "../values/value.ts";

/**
 * A module that formulas may import. `members` is called once, on the first import, and its values are shared by all runs:
 * they must be immutable (functions, built-in types, numbers, texts, tuples). Each run gets a module object of its own.
 */
export interface ModuleDefinition {
  readonly name: string;
  readonly members: () => Iterable<readonly [string, Value]>;
}
