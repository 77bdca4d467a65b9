import { attributeOr, getAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { classAttribute } from "../../values/class-attributes.ts";
import { isSubclassOf } from "../../values/class-checks.ts";
import { builtinType, frozensetType, isSubclass, NotImplemented, typeOf, typeType } from "../../values/core-types.ts";
import { runtimeError, typeError } from "../../values/exceptions.ts";
import { spend } from "../../values/meter.ts";
import { define } from "../../values/native.ts";
import { perRun } from "../../values/per-run.ts";
import { PySet } from "../../values/sets.ts";
import { subclassesOf } from "../../values/subclasses.ts";
import { truth } from "../../values/truth.ts";
import { PyType, type Value } from "../../values/value.ts";

/** The metaclass of abstract base classes. */
export const abcMetaType: PyType = builtinType("ABCMeta", typeType, { module: "abc" });

/** Classes that the library itself registers: `tuple` as a `Sequence`, for instance. */
const builtinRegistry = new Map<PyType, PyType[]>();
/** Classes that formulas register, known to their own run only. */
const registry: () => Map<PyType, PyType[]> = perRun(() => new Map());

function enter(table: Map<PyType, PyType[]>, abc: PyType, type: PyType): void {
  const known = table.get(abc);
  if (known === undefined) table.set(abc, [type]);
  else known.push(type);
}

/** `abc.register(type)` by the library, for all runs. */
export function registerBuiltin(abc: PyType, ...types: readonly PyType[]): void {
  for (const type of types) enter(builtinRegistry, abc, type);
}

function register(abc: PyType, subclass: Value): Value {
  if (!(subclass instanceof PyType)) throw typeError("Can only register classes");
  if (isSubclassOf(subclass, abc)) return subclass;
  if (isSubclassOf(abc, subclass)) throw runtimeError("Refusing to create an inheritance cycle");
  spend(1);
  enter(registry(), abc, subclass);
  const pattern = abc.mro.find((base) => base.pattern !== null)?.pattern ?? null;
  if (pattern !== null && subclass.heap) subclass.pattern ??= pattern;
  return subclass;
}

/** `issubclass(subclass, abc)`: what the class's hook says, then inheritance, registration, and derived classes. */
function checkSubclass(abc: PyType, subclass: Value): boolean {
  if (!(subclass instanceof PyType)) throw typeError("issubclass() arg 1 must be a class");
  spend(1);
  const hook = classAttribute(abc, "__subclasshook__");
  if (hook !== undefined) {
    const answer = call(hook, [subclass]);
    if (answer !== NotImplemented) return truth(answer);
  }
  if (isSubclass(subclass, abc)) return true;
  const registered = [...(builtinRegistry.get(abc) ?? []), ...(registry().get(abc) ?? [])];
  return (
    registered.some((type) => isSubclassOf(subclass, type)) ||
    subclassesOf(abc).some((derived) => isSubclassOf(subclass, derived))
  );
}

function checkInstance(abc: PyType, instance: Value): boolean {
  const type = typeOf(instance);
  if (checkSubclass(abc, type)) return true;
  if (!type.heap) return false;
  const claimed = attributeOr(instance, "__class__");
  return claimed instanceof PyType && claimed !== type && checkSubclass(abc, claimed);
}

function isAbstract(value: Value): boolean {
  const flag = attributeOr(value, "__isabstractmethod__");
  return flag !== undefined && truth(flag);
}

/** Names without an implementation: the class's own abstract ones, and those of its bases that it leaves abstract. */
export function collectAbstract(type: PyType): void {
  const names = new PySet(frozensetType);
  for (const [name, value] of type.members) if (isAbstract(value)) names.add(name);
  for (const base of type.bases) {
    const inherited = base.members.get("__abstractmethods__");
    if (!(inherited instanceof PySet)) continue;
    for (const name of inherited.keys) {
      if (typeof name !== "string") continue;
      const value = classAttribute(type, name);
      if (value !== undefined && isAbstract(value)) names.add(name);
    }
  }
  type.members.set("__abstractmethods__", names);
}

/** Marks the methods of a class of the library as abstract. */
export function abstractMethods(type: PyType, ...names: readonly string[]): void {
  const set = new PySet(frozensetType);
  for (const name of names) {
    set.add(name);
    const method = type.members.get(name);
    if (method !== undefined && typeof method === "object" && method !== null) {
      method.attrs ??= new Map();
      method.attrs.set("__isabstractmethod__", true);
    }
  }
  type.members.set("__abstractmethods__", set);
}

let installed = false;

export function installAbcMeta(): void {
  if (installed) return;
  const make = typeType.slots.new;
  define<PyType>(abcMetaType, {
    slots: {
      new: (meta, args, kwargs) => {
        const type = make?.(meta, args, kwargs) ?? null;
        if (type instanceof PyType) collectAbstract(type);
        return type;
      },
    },
    methods: {
      "register(subclass)": register,
      "__instancecheck__(instance)": checkInstance,
      "__subclasscheck__(subclass)": checkSubclass,
    },
    python: true,
  });
  installed = true;
}

/** `abc.update_abstractmethods(cls)`: after methods were added to a finished class. */
export function updateAbstract(type: Value): Value {
  if (type instanceof PyType && type.members.has("__abstractmethods__") && type.heap) {
    getAttribute(type, "__abstractmethods__");
    collectAbstract(type);
  }
  return type;
}
