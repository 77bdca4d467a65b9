import { attributeOr } from "./attributes.ts";
import { call, special } from "./calls.ts";
import { isSubclass, typeOf, typeType } from "./core-types.ts";
import { typeError } from "./exceptions.ts";
import { spend } from "./meter.ts";
import { PyTuple } from "./sequences.ts";
import { truth } from "./truth.ts";
import { PyUnion } from "./unions.ts";
import { PyType, type Value } from "./value.ts";

/** What `isinstance` and `issubclass` do alike: take tuples and unions apart, ask a metaclass that has its own opinion. */
function check(info: Value, hook: string, subject: Value, plain: (info: Value) => boolean): boolean {
  if (info instanceof PyType && info.type === typeType) return plain(info);
  const parts = info instanceof PyUnion ? info.members : info instanceof PyTuple ? info.items : undefined;
  if (parts !== undefined) return parts.some((part) => check(part, hook, subject, plain));
  const method = special(info, hook);
  return method === undefined ? plain(info) : truth(call(method, [subject]));
}

/** What stands for a class by having a tuple of bases. */
function basesOf(value: Value): readonly Value[] | undefined {
  const bases = attributeOr(value, "__bases__");
  return bases instanceof PyTuple ? bases.items : undefined;
}

function derives(value: Value, cls: Value): boolean {
  spend(1);
  return value === cls || (basesOf(value) ?? []).some((base) => derives(base, cls));
}

/** `isinstance(value, info)`. */
export function isInstanceOf(value: Value, info: Value): boolean {
  const type = typeOf(value);
  if (type === info) return true;
  return check(info, "__instancecheck__", value, (cls) => {
    if (!(cls instanceof PyType)) {
      if (basesOf(cls) === undefined) {
        throw typeError("isinstance() arg 2 must be a type, a tuple of types, or a union");
      }
      const claimed = attributeOr(value, "__class__");
      return claimed !== undefined && claimed !== null && derives(claimed, cls);
    }
    return isSubclass(type, cls) || (type.heap && claims(value, cls));
  });
}

/** An object may answer with another class when asked for `__class__`. */
function claims(value: Value, cls: PyType): boolean {
  const claimed = attributeOr(value, "__class__");
  return claimed instanceof PyType && claimed !== typeOf(value) && isSubclass(claimed, cls);
}

/** `issubclass(value, info)`. */
export function isSubclassOf(value: Value, info: Value): boolean {
  return check(info, "__subclasscheck__", value, (cls) => {
    if (value instanceof PyType && cls instanceof PyType) return isSubclass(value, cls);
    if (basesOf(value) === undefined) throw typeError("issubclass() arg 1 must be a class");
    if (basesOf(cls) === undefined) {
      throw typeError("issubclass() arg 2 must be a class, a tuple of classes, or a union");
    }
    return derives(value, cls);
  });
}
