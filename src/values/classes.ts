import { bind, call } from "./calls.ts";
import { PyCell } from "./cells.ts";
import { findClassAttribute } from "./class-attributes.ts";
import { isSubclass, objectType, typeName } from "./core-types.ts";
import { baseExceptionType, typeError } from "./exceptions.ts";
import { GetSet, PyFunction, PyProperty, PyWrappedMethod } from "./functions.ts";
import { runningModule } from "./host.ts";
import { instanceDict, setInstanceDict } from "./instance-dict.ts";
import { declaredSlots, MemberSlot } from "./member-slots.ts";
import { spend } from "./meter.ts";
import { slotsOfSpecial } from "./special-methods.ts";
import { recordSubclass } from "./subclasses.ts";
import { inheritSlots, type Kwargs, lookup, PyType, type Value } from "./value.ts";

/** C3 linearisation of `type` over `bases`. Throws `TypeError` when there is no consistent order. */
export function linearise(type: PyType, bases: readonly PyType[]): PyType[] {
  const lists = [...bases.map((base) => [...base.mro]), [...bases]];
  const result = [type];
  for (;;) {
    spend(8 + lists.length * 8);
    const rest = lists.filter((list) => list.length > 0);
    if (rest.length === 0) return result;
    const head = rest
      .map((list) => list[0])
      .find((candidate) => {
        return candidate !== undefined && rest.every((list) => list.indexOf(candidate, 1) < 0);
      });
    if (head === undefined) {
      const names = [...new Set(rest.map((list) => list[0]?.name))].join(", ");
      throw typeError(`Cannot create a consistent method resolution\norder (MRO) for bases ${names}`);
    }
    result.push(head);
    for (const list of lists) if (list[0] === head) list.shift();
  }
}

/** The most derived metaclass among those of the bases and the one asked for. */
export function winningMetaclass(meta: PyType, bases: readonly PyType[]): PyType {
  let winner = meta;
  for (const base of bases) {
    if (isSubclass(winner, base.type)) continue;
    if (!isSubclass(base.type, winner)) {
      throw typeError(
        "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
      );
    }
    winner = base.type;
  }
  return winner;
}

/** Exceptions whose instances CPython lays out in a way of their own; the others are laid out like `BaseException`. */
const solidExceptions: ReadonlySet<string> = new Set([
  "BaseException",
  "BaseExceptionGroup",
  "OSError",
  "SyntaxError",
  "UnicodeDecodeError",
  "UnicodeEncodeError",
  "UnicodeTranslateError",
  "StopIteration",
  "SystemExit",
  "ImportError",
  "NameError",
  "AttributeError",
]);

function hasLayout(type: PyType): boolean {
  if (type.heap || type.scripted) return false;
  return !type.mro.includes(baseExceptionType) || solidExceptions.has(type.name);
}

/** The built-in type that decides how instances are laid out; more than one that is not `object` cannot be joined. */
function checkLayout(bases: readonly PyType[]): void {
  const solid = bases.map((base) => base.mro.find(hasLayout) ?? objectType);
  const best = solid.reduce((a, b) => (isSubclass(b, a) ? b : a), objectType);
  if (!solid.every((type) => isSubclass(best, type))) {
    throw typeError("multiple bases have instance lay-out conflict");
  }
}

/** Makes a class: `type(name, bases, namespace)` with `__set_name__` and `__init_subclass__` as in CPython. */
export function makeClass(
  meta: PyType,
  name: string,
  bases: readonly PyType[],
  namespace: ReadonlyMap<string, Value>,
  kwargs: Kwargs = null,
): PyType {
  const actual = bases.length === 0 ? [objectType] : bases;
  for (const base of actual) {
    if (base.sealed) throw typeError(`type '${base.name}' is not an acceptable base type`);
  }
  const repeated = actual.find((base, i) => actual.indexOf(base) !== i);
  if (repeated !== undefined) throw typeError(`duplicate base class ${repeated.name}`);
  checkLayout(actual);
  const module = namespace.get("__module__");
  const type = new PyType(meta, name, [], {
    heap: true,
    module: typeof module === "string" ? module : runningModule(),
  });
  const mro = linearise(type, actual);
  type.bases = actual;
  type.mro = mro;
  for (const base of actual) recordSubclass(base, type);
  const cell = namespace.get("__classcell__");
  for (const [key, value] of namespace) {
    if (key === "__classcell__") continue;
    if (key === "__qualname__" && typeof value === "string") type.qualname = value;
    else type.members.set(key, implicitWrapper(key, value));
  }
  const slots = namespace.get("__slots__");
  if (slots !== undefined) {
    for (const name of declaredSlots(type, slots, namespace)) {
      if (name === "__dict__") type.members.set(name, new GetSet(name, type, instanceDict, setInstanceDict));
      else if (name !== "__weakref__") type.members.set(name, new MemberSlot(name, type));
    }
  }
  if (cell instanceof PyCell) cell.write?.(type);
  if (
    !namespace.has("__slots__") &&
    !namespace.has("__dict__") &&
    !mro.some((base) => base !== type && base.heap && base.members.has("__dict__"))
  ) {
    type.members.set("__dict__", new GetSet("__dict__", type, instanceDict, setInstanceDict));
    type.members.set("__weakref__", new GetSet("__weakref__", type, () => null));
  }
  if (!type.members.has("__doc__")) type.members.set("__doc__", null);
  if (namespace.has("__eq__") && !namespace.has("__hash__")) type.members.set("__hash__", null);
  refreshSlots(type);
  for (const [key, value] of namespace) announce(type, key, value);
  const initSubclass = findClassAttribute(type, "__init_subclass__", 1);
  const hookOwner = mro.slice(1).find((base) => base.members.has("__init_subclass__"));
  if (kwargs !== null && kwargs.size > 0 && hookOwner === objectType) {
    throw typeError(`${type.name}.__init_subclass__() takes no keyword arguments`);
  }
  if (initSubclass !== undefined) call(initSubclass, [], kwargs);
  return type;
}

/** `__new__` is a static method, `__init_subclass__` and `__class_getitem__` class methods, without saying so. */
function implicitWrapper(name: string, value: Value): Value {
  if (!(value instanceof PyFunction)) return value;
  if (name === "__new__") return new PyWrappedMethod("static", value);
  return name === "__init_subclass__" || name === "__class_getitem__" ? new PyWrappedMethod("class", value) : value;
}

function announce(type: PyType, name: string, value: Value): void {
  if (value instanceof PyProperty) value.name ??= name;
  const valueType = typeof value === "object" && value !== null ? value.type : undefined;
  const setName = valueType === undefined ? undefined : lookup(valueType, "__set_name__");
  if (setName !== undefined && valueType !== undefined) call(bind(setName, value, valueType), [type, name]);
}

/** Recomputes a class's slots from the special methods it defines now. Call after its members changed. */
export function refreshSlots(type: PyType): void {
  const own = {};
  for (const [name, value] of type.members) {
    if (name === "__hash__" && value === null) Object.assign(own, { hash: null });
    else if (name === "__iter__" && value === null) Object.assign(own, { iter: null });
    else if (name === "__contains__" && value === null) Object.assign(own, refusesContainment);
    else Object.assign(own, slotsOfSpecial(name));
  }
  type.own = own;
  inheritSlots(type);
}

const refusesContainment = {
  contains: (self: Value): boolean => {
    throw typeError(`'${typeName(self)}' object is not a container`);
  },
};
