import { builtinType, objectType } from "../../values/core-types.ts";
import { overflowError } from "../../values/exceptions.ts";
import type { PyIterator } from "../../values/iteration.ts";
import { binder, define, signatureName } from "../../values/native.ts";
import { index } from "../../values/operators.ts";
import { repr } from "../../values/text.ts";
import type { PyType, Value } from "../../values/value.ts";

/** Makes an iterator class from the signature of its constructor and what that constructor does. */
export function iteratorClass(
  signature: string,
  make: (type: PyType, ...args: Value[]) => PyIterator,
  show?: (self: PyIterator) => string,
): PyType {
  const type = builtinType(signatureName(signature), objectType, { module: "itertools" });
  const bind = binder(signature);
  define<PyIterator>(type, {
    slots: {
      new: (derived, args, kwargs) =>
        make(derived, ...bind(args, derived.slots.init === type.slots.init ? kwargs : null)),
      iter: (self) => self,
      next: (self) => self.next(),
      ...(show === undefined ? {} : { repr: show }),
    },
  });
  return type;
}

/** `name(a, b)` of the values that remain. */
export function shownCall(name: string, args: readonly Value[]): string {
  return `${name}(${args.map(repr).join(", ")})`;
}

/** An argument that counts something: an int of 64 bits. */
export function sizeArgument(value: Value): bigint {
  const n = index(value);
  if (n !== BigInt.asIntN(64, n)) throw overflowError("Python int too large to convert to C ssize_t");
  return n;
}
