/** `int.__new__` and its like: the `new` slot of a built-in type as a function that takes the class to make. */
import { isSubclass, objectType, typeName } from "./core-types.ts";
import { typeError } from "./exceptions.ts";
import { NativeFunction } from "./functions.ts";
import { PyType, type Slots } from "./value.ts";

/** The `__new__` of `owner`, which makes instances by `make` and refuses classes that need another. */
export function newMethodOf(owner: PyType, make: NonNullable<Slots["new"]>): NativeFunction {
  const name = owner.qualname;
  return new NativeFunction(
    "__new__",
    `${name}.__new__`,
    ([type, ...args], kwargs) => {
      if (type === undefined) throw typeError(`${name}.__new__(): not enough arguments`);
      if (!(type instanceof PyType)) throw typeError(`${name}.__new__(X): X is not a type object (${typeName(type)})`);
      if (!isSubclass(type, owner)) {
        throw typeError(`${name}.__new__(${type.name}): ${type.name} is not a subtype of ${name}`);
      }
      const builtin = type.mro.find((base) => !base.heap && !base.scripted) ?? objectType;
      if (builtin.slots.new !== make || (owner === objectType && builtin !== objectType)) {
        throw typeError(`${name}.__new__(${type.name}) is not safe, use ${builtin.name}.__new__()`);
      }
      return make(type, args, kwargs);
    },
    owner,
  );
}
