/** `__slots__`: which attributes the instances of a class have, each behind a descriptor of its own. */
import { missingAttribute } from "./attributes.ts";
import { asText, bytesType, intType, memberDescriptorType, tupleType, typeName, typeType } from "./core-types.ts";
import { attributeError, typeError, valueError } from "./exceptions.ts";
import { GetSet } from "./functions.ts";
import { collect } from "./iteration.ts";
import { mangled } from "./private-names.ts";
import { isIdentifierPart, isIdentifierStart } from "./str-categories.ts";
import { lookup, PyObject, type PyType, type Value } from "./value.ts";

/** The descriptor of a slot. Values are kept with the other attributes of the instance, whose `__dict__` leaves them out. */
export class MemberSlot extends GetSet {
  constructor(name: string, owner: PyType) {
    super(
      name,
      owner,
      (self) => {
        const value = self instanceof PyObject ? self.attrs?.get(name) : undefined;
        if (value === undefined) throw missingAttribute(self, name);
        return value;
      },
      (self, value) => {
        if (!(self instanceof PyObject)) throw attributeError("readonly attribute");
        if (value !== undefined) {
          self.attrs ??= new Map();
          self.attrs.set(name, value);
        } else if (self.attrs === null || !self.attrs.delete(name)) throw attributeError(name, name, self);
      },
    );
    this.type = memberDescriptorType;
  }
}

/** Whether the attribute is one of a slot, which `__dict__` does not show. */
export function isMemberSlot(type: PyType, name: string): boolean {
  return lookup(type, name) instanceof MemberSlot;
}

/** Types whose instances differ in size: there is no place for slots in them. */
const unsized: readonly PyType[] = [intType, tupleType, bytesType, typeType];

function isIdentifier(name: string): boolean {
  return (
    name !== "" &&
    [...name].every((character, i) => {
      const code = character.codePointAt(0) ?? 0;
      return i === 0 ? isIdentifierStart(code) : isIdentifierPart(code);
    })
  );
}

/** The names that a class statement's `__slots__` declares, checked. */
export function declaredSlots(type: PyType, slots: Value, namespace: ReadonlyMap<string, Value>): string[] {
  const items = asText(slots) === undefined ? collect(slots) : [slots];
  const base = unsized.find((candidate) => type.mro.includes(candidate));
  if (items.length > 0 && base !== undefined) {
    throw typeError(`nonempty __slots__ not supported for subtype of '${type.bases[0]?.name ?? base.name}'`);
  }
  return items.map((item) => {
    const text = asText(item);
    if (text === undefined) throw typeError(`__slots__ items must be strings, not '${typeName(item)}'`);
    if (!isIdentifier(text)) throw typeError("__slots__ must be identifiers");
    const name = mangled(text, type.name);
    if (namespace.has(name) && name !== "__qualname__" && name !== "__classcell__") {
      throw valueError(
        `${text === "__dict__" ? "'__dict__'" : `'${name}'`} in __slots__ conflicts with class variable`,
      );
    }
    return name;
  });
}
