/** `enum.property`: an attribute of members whose name a member may have as well. */
import { call } from "../../values/calls.ts";
import { attributeError } from "../../values/exceptions.ts";
import { PyFunction, PyProperty } from "../../values/functions.ts";
import { define } from "../../values/native.ts";
import { repr } from "../../values/text.ts";
import { PyObject, type PyType, type Value } from "../../values/value.ts";
import { enumPropertyType } from "./types.ts";

export class EnumProperty extends PyProperty {
  /** What the class itself shows under the name. */
  member: Value | undefined;
  /** The instance attribute that holds the value, for `name` and `value`. */
  readonly stored: string | null;

  constructor(fget: Value, fset: Value, fdel: Value, doc: Value, stored: string | null = null) {
    super(fget, fset, fdel, doc, enumPropertyType);
    this.stored = stored;
  }

  /** The same property in a class that has a member of its name. */
  redirected(name: string, member: Value): EnumProperty {
    const copy = new EnumProperty(this.fget, this.fset, this.fdel, this.doc, this.stored);
    copy.name = name;
    copy.member = member;
    return copy;
  }
}

function read(self: EnumProperty, instance: Value | undefined, owner: PyType): Value {
  const missing = (): never => {
    throw attributeError(`${repr(owner)} has no attribute ${repr(self.name)}`, self.name ?? "", owner);
  };
  if (instance === undefined) return self.member === undefined ? missing() : self.member;
  if (self.stored !== null && instance instanceof PyObject) {
    const value = instance.attrs?.get(self.stored);
    return value === undefined ? missing() : value;
  }
  if (self.fget !== null) return call(self.fget, [instance]);
  return self.member === undefined ? missing() : self.member;
}

/** The class that defines the property. */
function ownerOf(self: EnumProperty, type: PyType): PyType {
  return type.mro.find((base) => base.members.get(self.name ?? "") === self) ?? type;
}

export function installEnumProperty(): void {
  define<EnumProperty>(enumPropertyType, {
    slots: {
      new: (_, args) => {
        const [fget = null, fset = null, fdel = null, doc = null] = args;
        return new EnumProperty(fget, fset, fdel, doc === null && fget instanceof PyFunction ? fget.doc : doc);
      },
      init: () => undefined,
      get: read,
      set: (self, instance, value) => {
        const func = value === undefined ? self.fdel : self.fset;
        if (func !== null) {
          call(func, value === undefined ? [instance] : [instance, value]);
          return;
        }
        const owner = instance instanceof PyObject ? ownerOf(self, instance.type).name : "";
        const verb = value === undefined ? "delete" : "set";
        throw attributeError(`<enum ${repr(owner)}> cannot ${verb} attribute ${repr(self.name)}`);
      },
    },
  });
}
