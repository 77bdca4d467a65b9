import { stringValueType } from "../../columns/column-types.ts";
import { complexType } from "../../values/complex.ts";
import {
  bytesType,
  Ellipsis,
  functionType,
  NotImplemented,
  nativeFunctionType,
  propertyType,
  rangeType,
  sliceType,
} from "../../values/core-types.ts";
import { MethodDescriptor } from "../../values/functions.ts";
import { lookup, PyObject, PyType, type Value } from "../../values/value.ts";

const immutable: ReadonlySet<PyType> = new Set([
  bytesType,
  complexType,
  functionType,
  nativeFunctionType,
  propertyType,
  rangeType,
  sliceType,
]);

/** Values of the library that never change: dates, decimals, patterns. They copy to themselves, those of derived classes too. */
const immutableModules: ReadonlySet<string> = new Set([
  "datetime",
  "decimal",
  "fractions",
  "re",
  "zoneinfo",
  "uuid",
  "txscript.datapoint",
  "txscript.fields",
]);

/** Whether a copy of the value is the value itself. */
export function isAtom(value: Value): boolean {
  if (!(value instanceof PyObject)) return true;
  if (value === Ellipsis || value === NotImplemented || value instanceof PyType || value instanceof MethodDescriptor)
    return true;
  if (immutable.has(value.type)) return true;
  if (value.type.mro.includes(stringValueType)) return false;
  return (
    value.type.mro.some((base) => !base.heap && immutableModules.has(base.module)) &&
    lookup(value.type, "__copy__") === undefined
  );
}
