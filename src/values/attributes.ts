import { bind } from "./calls.ts";
import { isSubclass, typeOf } from "./core-types.ts";
import { attributeError, attributeErrorType, PyException, typeError } from "./exceptions.ts";
import { MethodDescriptor, PyFunction, PyModule } from "./functions.ts";
import { lookup, PyObject, PyType, type Value } from "./value.ts";

/** `object.name`. Throws `AttributeError`. */
export function getAttribute(object: Value, name: string): Value {
  const found = findAttribute(object, name);
  if (found === undefined) throw missingAttribute(object, name);
  return found;
}

/** `object.name`, or `undefined` when look-up ends without it. Methods of a class may raise their own `AttributeError`. */
function findAttribute(object: Value, name: string): Value | undefined {
  const { slots } = typeOf(object);
  const found = slots.getattr === undefined ? genericGet(object, name) : slots.getattr(object, name);
  return found === undefined && slots.getattrMissing !== undefined ? slots.getattrMissing(object, name) : found;
}

/** `getattr(object, name, None)` with `undefined` for the default. */
export function attributeOr(object: Value, name: string): Value | undefined {
  try {
    return findAttribute(object, name);
  } catch (error) {
    if (error instanceof PyException && isSubclass(error.type, attributeErrorType)) return undefined;
    throw error;
  }
}

/** The look-up of `object.__getattribute__`: data descriptors of the type, the instance's own, then the rest of the type. */
export function genericGet(object: Value, name: string): Value | undefined {
  const type = typeOf(object);
  const found = lookup(type, name);
  if (found !== undefined && typeOf(found).slots.set !== undefined) return bind(found, object, type);
  if (object instanceof PyObject && object.attrs !== null) {
    const own = object.attrs.get(name);
    if (own !== undefined) return own;
  }
  return found === undefined ? undefined : bind(found, object, type);
}

/** The exception of a failed look-up, worded for instances, classes and modules as CPython words it. */
export function missingAttribute(object: Value, name: string): PyException {
  const subject =
    object instanceof PyType
      ? `type object '${object.name}'`
      : object instanceof PyModule
        ? `module '${object.name}'`
        : `'${typeOf(object).name}' object`;
  return attributeError(`${subject} has no attribute '${name}'`, name, object);
}

/** `object.name = value`; `undefined` deletes. */
export function setAttribute(object: Value, name: string, value: Value | undefined): void {
  const { slots } = typeOf(object);
  if (slots.setattr !== undefined) slots.setattr(object, name, value);
  else genericSet(object, name, value);
}

/** `object.__setattr__`: data descriptors first, then the instance's own attributes, which only some types have. */
export function genericSet(object: Value, name: string, value: Value | undefined): void {
  const type = typeOf(object);
  const found = lookup(type, name);
  const set = found === undefined ? undefined : typeOf(found).slots.set;
  if (found !== undefined && set !== undefined) {
    set(found, object, value);
    return;
  }
  if (object instanceof PyObject && hasDict(object)) {
    if (value !== undefined) {
      object.attrs ??= new Map();
      object.attrs.set(name, value);
    } else if (object.attrs === null || !object.attrs.delete(name)) {
      throw missingAttribute(object, name);
    }
    return;
  }
  throw found === undefined
    ? missingAttribute(object, name)
    : attributeError(`'${type.name}' object attribute '${name}' is read-only`, name, object);
}

/** Whether instances of the object's type have a `__dict__`. */
export function hasDict(object: PyObject): boolean {
  if (object instanceof PyFunction || object instanceof PyModule || object instanceof PyException) return true;
  return (object.type.heap || object.type.mro.some((base) => base.open)) && !isSlotted(object.type);
}

/** All classes from the object's own down to the built-in one declare `__slots__`, none of them `__dict__`. */
function isSlotted(type: PyType): boolean {
  return type.mro.every(
    (base) => !(base.heap || base.open) || (base.members.has("__slots__") && !base.members.has("__dict__")),
  );
}

/** `object.name(...)` without the bound method in between where that can be seen only by its absence. */
export function methodOf(object: Value, name: string): MethodDescriptor | undefined {
  const type = typeOf(object);
  if (type.slots.getattr !== undefined) return undefined;
  const found = lookup(type, name);
  if (!(found instanceof MethodDescriptor)) return undefined;
  if (object instanceof PyObject && object.attrs !== null && object.attrs.has(name)) return undefined;
  return found;
}

/** Special methods that CPython's types have as ordinary methods, which wrong calls are worded as. */
const plainSpecials: ReadonlySet<string> = new Set([
  "__format__",
  "__round__",
  "__trunc__",
  "__floor__",
  "__ceil__",
  "__reversed__",
  "__sizeof__",
  "__getnewargs__",
  "__reduce__",
  "__reduce_ex__",
  "__dir__",
  "__bytes__",
  "__missing__",
  "list.__getitem__",
  "dict.__getitem__",
  "dict.__contains__",
  "set.__contains__",
  "frozenset.__contains__",
]);

function isSlotWrapper({ owner, name }: MethodDescriptor): boolean {
  const special = name.startsWith("__") && name.endsWith("__");
  return special && !plainSpecials.has(name) && !plainSpecials.has(`${owner.name}.${name}`);
}

/** `super().__init__`-like checks of built-in methods called through their type. */
export function checkReceiver(descriptor: MethodDescriptor, self: Value | undefined): Value {
  const { owner, name } = descriptor;
  if (self === undefined) {
    throw typeError(
      owner.scripted
        ? `${owner.qualname}.${name}() missing 1 required positional argument: 'self'`
        : isSlotWrapper(descriptor)
          ? `descriptor '${name}' of '${owner.name}' object needs an argument`
          : `unbound method ${owner.qualname}.${name}() needs an argument`,
    );
  }
  if (!isSubclass(typeOf(self), owner)) {
    if (isSlotWrapper(descriptor)) {
      throw typeError(`descriptor '${name}' requires a '${owner.name}' object but received a '${typeOf(self).name}'`);
    }
    throw typeError(
      `descriptor '${name}' for '${owner.name}' objects doesn't apply to a '${typeOf(self).name}' object`,
    );
  }
  return self;
}
