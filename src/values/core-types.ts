import { PyObject, PyType, type Value } from "./value.ts";

/** The types every value hangs on, still without slots and methods: those are filled in by the file named for each. */
export const typeType: PyType = new PyType(undefined, "type", []);
export const objectType: PyType = new PyType(typeType, "object", []);

// `type` derives from `object` and `object` is a `type`: the one knot that cannot be tied in order.
typeType.bases = [objectType];
typeType.mro = [typeType, objectType];
objectType.subclasses.push(typeType);

/**
 * A new built-in type. `sealed` types refuse to be a base class, as in CPython. A dotted name (`datetime.date`) is how error
 * texts name types of C modules; `__qualname__` and `__module__` are its parts.
 */
export function builtinType(
  name: string,
  base: PyType = objectType,
  options: { readonly module?: string; readonly sealed?: boolean; readonly open?: boolean } = {},
): PyType {
  const dot = name.lastIndexOf(".");
  const type = new PyType(typeType, name, [base], dot < 0 ? options : { module: name.slice(0, dot), ...options });
  type.qualname = name.slice(dot + 1);
  return type;
}

const sealed = { sealed: true };
export const noneType: PyType = builtinType("NoneType", objectType, sealed);
export const intType: PyType = builtinType("int");
export const boolType: PyType = builtinType("bool", intType, sealed);
export const floatType: PyType = builtinType("float");
export const strType: PyType = builtinType("str");
export const bytesType: PyType = builtinType("bytes");
export const tupleType: PyType = builtinType("tuple");
export const listType: PyType = builtinType("list");
export const dictType: PyType = builtinType("dict");
export const setType: PyType = builtinType("set");
export const frozensetType: PyType = builtinType("frozenset");
export const rangeType: PyType = builtinType("range", objectType, sealed);
export const sliceType: PyType = builtinType("slice", objectType, sealed);
export const moduleType: PyType = builtinType("module");
export const functionType: PyType = builtinType("function", objectType, sealed);
export const methodType: PyType = builtinType("method", objectType, sealed);
export const nativeFunctionType: PyType = builtinType("builtin_function_or_method", objectType, sealed);
export const methodDescriptorType: PyType = builtinType("method_descriptor", objectType, sealed);
export const wrapperDescriptorType: PyType = builtinType("wrapper_descriptor", objectType, sealed);
export const getsetDescriptorType: PyType = builtinType("getset_descriptor", objectType, sealed);
/** The attribute that a slot of a class, or a plain field of a built-in type, appears as. */
export const memberDescriptorType: PyType = builtinType("member_descriptor", getsetDescriptorType, sealed);
export const propertyType: PyType = builtinType("property");
export const staticmethodType: PyType = builtinType("staticmethod");
export const classmethodType: PyType = builtinType("classmethod");
export const superType: PyType = builtinType("super");
export const generatorType: PyType = builtinType("generator", objectType, sealed);
/** The iterator over an object that has only `__getitem__`. */
export const sequenceIteratorType: PyType = builtinType("iterator", objectType, sealed);
const notImplementedType: PyType = builtinType("NotImplementedType", objectType, sealed);
const ellipsisType: PyType = builtinType("ellipsis", objectType, sealed);

/** What a binary slot answers when it does not know the pair of operands. */
export const NotImplemented: PyObject = new PyObject(notImplementedType);
export const Ellipsis: PyObject = new PyObject(ellipsisType);

notImplementedType.own = { repr: () => "NotImplemented" };
ellipsisType.own = { repr: () => "Ellipsis" };

/** `type(value)`. */
export function typeOf(value: Value): PyType {
  switch (typeof value) {
    case "number":
      return floatType;
    case "string":
      return strType;
    case "bigint":
      return intType;
    case "boolean":
      return boolType;
    default:
      return value === null ? noneType : value.type;
  }
}

/** `type.__name__`: without the module that error texts put before the names of some built-in types. */
export function className(type: PyType): string {
  return type.heap ? type.name : type.qualname;
}

/** The type of `value` as error texts name it. */
export function typeName(value: Value): string {
  return typeOf(value).name;
}

export function isSubclass(type: PyType, base: PyType): boolean {
  return type === base || type.mro.includes(base);
}

export function isInstance(value: Value, type: PyType): boolean {
  return isSubclass(typeOf(value), type);
}

/**
 * An instance of a class derived from `str`, `int` or `float`: the primitive it stands for, beside its class and
 * attributes. Operators see the primitive through the inherited slots.
 */
export class PyBoxed extends PyObject {
  readonly primitive: string | bigint | number;

  constructor(type: PyType, primitive: string | bigint | number) {
    super(type);
    this.primitive = primitive;
  }
}

/** The text of a `str` or of an instance of a class derived from it; else `undefined`. */
export function asText(value: Value): string | undefined {
  if (typeof value === "string") return value;
  return value instanceof PyBoxed && typeof value.primitive === "string" ? value.primitive : undefined;
}

/** The number of an `int`, a `bool` or an instance of a class derived from `int`; else `undefined`. */
export function asInt(value: Value): bigint | undefined {
  if (typeof value === "bigint") return value;
  if (typeof value === "boolean") return value ? 1n : 0n;
  return value instanceof PyBoxed && typeof value.primitive === "bigint" ? value.primitive : undefined;
}

/** The number of a `float` or of an instance of a class derived from it; else `undefined`. */
export function asFloat(value: Value): number | undefined {
  if (typeof value === "number") return value;
  return value instanceof PyBoxed && typeof value.primitive === "number" ? value.primitive : undefined;
}
