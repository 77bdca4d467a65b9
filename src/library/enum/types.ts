/** The classes of `enum`, bare; the files beside fill them. */
import { builtinType, intType, propertyType, strType, typeType } from "../../values/core-types.ts";
import type { PyType } from "../../values/value.ts";
import { pythonClass } from "../python-class.ts";

export const enumMetaType: PyType = builtinType("EnumType", typeType, { module: "enum" });

function enumeration(name: string, ...bases: readonly PyType[]): PyType {
  return pythonClass(name, bases, { module: "enum", meta: enumMetaType });
}

export const enumType: PyType = enumeration("Enum");
export const reprEnumType: PyType = enumeration("ReprEnum", enumType);
export const intEnumType: PyType = enumeration("IntEnum", intType, reprEnumType);
export const strEnumType: PyType = enumeration("StrEnum", strType, reprEnumType);
export const flagType: PyType = enumeration("Flag", enumType);
export const intFlagType: PyType = enumeration("IntFlag", intType, reprEnumType, flagType);

export const autoType: PyType = pythonClass("auto", [], { module: "enum" });
export const memberType: PyType = pythonClass("member", [], { module: "enum" });
export const nonmemberType: PyType = pythonClass("nonmember", [], { module: "enum" });
export const enumPropertyType: PyType = builtinType("property", propertyType, { module: "enum" });
