import { isInstanceOf, isSubclassOf } from "../../values/class-checks.ts";
import type { NativeFunction } from "../../values/functions.ts";
import { native } from "../../values/native.ts";

/** Functions that ask for classes. */
export const classFunctions: readonly NativeFunction[] = [
  native("isinstance(obj, class_or_tuple, /)", isInstanceOf),
  native("issubclass(cls, class_or_tuple, /)", isSubclassOf),
];
