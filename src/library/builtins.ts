import { bytearrayType } from "../values/bytes.ts";
import { complexType } from "../values/complex.ts";
import {
  boolType,
  bytesType,
  classmethodType,
  dictType,
  Ellipsis,
  floatType,
  frozensetType,
  intType,
  listType,
  NotImplemented,
  objectType,
  propertyType,
  rangeType,
  setType,
  sliceType,
  staticmethodType,
  strType,
  superType,
  tupleType,
  typeType,
} from "../values/core-types.ts";
import { exceptionTypes } from "../values/exceptions.ts";
import { enumerateType, filterType, mapType, reversedType, zipType } from "../values/iterators.ts";
import type { PyType, Value } from "../values/value.ts";
import { aggregateFunctions } from "./builtins/aggregates.ts";
import { classFunctions } from "./builtins/classes.ts";
import { installIteration, iterationFunctions } from "./builtins/iteration.ts";
import { numberFunctions } from "./builtins/numbers.ts";
import { objectFunctions } from "./builtins/objects.ts";
import { printFunction } from "./builtins/printing.ts";

const types: readonly PyType[] = [
  boolType,
  bytearrayType,
  bytesType,
  classmethodType,
  complexType,
  dictType,
  enumerateType,
  filterType,
  floatType,
  frozensetType,
  intType,
  listType,
  mapType,
  objectType,
  propertyType,
  rangeType,
  reversedType,
  setType,
  sliceType,
  staticmethodType,
  strType,
  superType,
  tupleType,
  typeType,
  zipType,
];

const functions = [
  ...aggregateFunctions,
  ...classFunctions,
  ...iterationFunctions,
  ...numberFunctions,
  ...objectFunctions,
  printFunction,
];

function* members(): Iterable<readonly [string, Value]> {
  for (const type of types) yield [type.name, type];
  for (const [name, type] of exceptionTypes) yield [name, type];
  for (const made of functions) yield [made.name, made];
  const osError = exceptionTypes.get("OSError") ?? null;
  yield ["EnvironmentError", osError];
  yield ["IOError", osError];
  yield ["NotImplemented", NotImplemented];
  yield ["Ellipsis", Ellipsis];
  yield ["__debug__", true];
}

/**
 * The names every formula finds without importing. What needs a host (`open`, `input`, `eval`, `exec`, `compile`, `__import__`, `globals`,
 * `breakpoint`, `exit`, `help`, `memoryview`) is missing: using it is a `NameError`.
 */
export const builtins: ReadonlyMap<string, Value> = new Map(members());

/** Fills the types that only built-in functions make. Call once, after the types of `values`. */
export function installBuiltins(): void {
  installIteration();
}
