import { genericGet, genericSet, missingAttribute } from "./attributes.ts";
import { callSpecial } from "./calls.ts";
import { classAttribute } from "./class-attributes.ts";
import { makeClass, refreshSlots, winningMetaclass } from "./classes.ts";
import {
  asText,
  className,
  isSubclass,
  NotImplemented,
  noneType,
  objectType,
  typeName,
  typeOf,
  typeType,
} from "./core-types.ts";
import { dictOf, PyDict } from "./dict.ts";
import { attributeError, typeError } from "./exceptions.ts";
import { objectNumber } from "./identity.ts";
import { collect } from "./iteration.ts";
import { mappingProxy } from "./mapping-proxy.ts";
import { define } from "./native.ts";
import { PyList, PyTuple } from "./sequences.ts";
import { subclassesOf } from "./subclasses.ts";
import { defaultRepr, repr, str } from "./text.ts";
import { truth } from "./truth.ts";
import { makeUnion } from "./unions.ts";
import { inheritSlots, type Kwargs, lookup, PyObject, PyType, type Value } from "./value.ts";

/** `object.__new__`: an empty instance, refusing arguments that nobody would take. */
function newObject(type: PyType, args: readonly Value[], kwargs: Kwargs): Value {
  const extra = args.length > 0 || (kwargs !== null && kwargs.size > 0);
  if (extra) {
    if (type.slots.new !== objectType.own.new) {
      throw typeError("object.__new__() takes exactly one argument (the type to instantiate)");
    }
    if (type.slots.init === objectType.own.init) throw typeError(`${type.name}() takes no arguments`);
  }
  const abstract = type.members.get("__abstractmethods__");
  if (abstract !== undefined && truth(abstract)) refuseAbstract(type, abstract);
  if (!type.heap && !type.scripted && type !== objectType) throw typeError(`cannot create '${type.name}' instances`);
  return new PyObject(type);
}

function refuseAbstract(type: PyType, abstract: Value): never {
  const names = collect(abstract)
    .map((name) => `'${str(name)}'`)
    .sort();
  const noun = names.length === 1 ? "abstract method" : "abstract methods";
  throw typeError(
    `Can't instantiate abstract class ${type.name} without an implementation for ${noun} ${names.join(", ")}`,
  );
}

function initObject(self: Value, args: readonly Value[], kwargs: Kwargs): void {
  if (args.length === 0 && (kwargs === null || kwargs.size === 0)) return;
  const type = typeOf(self);
  if (type.slots.init !== objectType.own.init) {
    throw typeError("object.__init__() takes exactly one argument (the instance to initialize)");
  }
  if (type.slots.new === objectType.own.new) {
    throw typeError(`${type.name}.__init__() takes exactly one argument (the instance to initialize)`);
  }
}

/** `type(...)`-like calls: make, then initialise what was made. */
function callType(self: Value, args: Value[], kwargs: Kwargs): Value {
  const type = self as PyType;
  if (type === typeType && args.length === 1 && kwargs === null) return typeOf(args[0] ?? null);
  if (type === typeType && args.length !== 3) throw typeError("type() takes 1 or 3 arguments");
  const { new: make } = type.slots;
  if (make === undefined) throw typeError(`cannot create '${type.name}' instances`);
  const made = make(type, args, kwargs);
  if (isSubclass(typeOf(made), type)) typeOf(made).slots.init?.(made, args, kwargs);
  return made;
}

function newType(meta: PyType, args: readonly Value[], kwargs: Kwargs): Value {
  const [name = null, bases = null, namespace = null] = args;
  if (args.length !== 3) throw typeError(`type.__new__() takes exactly 3 arguments (${args.length} given)`);
  const text = asText(name);
  if (text === undefined) throw typeError(`type.__new__() argument 1 must be str, not ${typeName(name)}`);
  if (!(bases instanceof PyTuple)) throw typeError(`type.__new__() argument 2 must be tuple, not ${typeName(bases)}`);
  if (!(namespace instanceof PyDict))
    throw typeError(`type.__new__() argument 3 must be dict, not ${typeName(namespace)}`);
  const types = bases.items.map((base) => {
    if (!(base instanceof PyType)) throw typeError("bases must be types");
    return base;
  });
  const members = new Map<string, Value>();
  for (const entry of namespace.entries.values()) members.set(str(entry.key), entry.value);
  return makeClass(winningMetaclass(meta, types), text, types, members, kwargs);
}

function dirOf(self: Value): PyList {
  const names = new Set<string>();
  const type = self instanceof PyType ? self : typeOf(self);
  for (const base of type.mro) for (const name of base.members.keys()) names.add(name);
  if (self instanceof PyObject && self.attrs !== null) for (const name of self.attrs.keys()) names.add(name);
  return new PyList([...names].sort());
}

export function installObject(): void {
  objectType.own.new = newObject;
  define<Value>(objectType, {
    slots: {
      repr: (self) => (self instanceof PyObject ? defaultRepr(self) : repr(self)),
      str: repr,
      hash: (self) => (self instanceof PyObject ? objectNumber(self) : 0),
      compare: (self, other, op) => {
        if (op === "==") return self === other ? true : NotImplemented;
        if (op !== "!=") return NotImplemented;
        // `!=` is the opposite of `==`, whatever defines that.
        const equal = callSpecial(self, "__eq__", [other], NotImplemented);
        return equal === NotImplemented ? NotImplemented : !truth(equal);
      },
      setattr: genericSet,
      init: initObject,
    },
    methods: {
      "__getattribute__(name, /)": (self, name) => {
        const text = asText(name);
        if (text === undefined) throw typeError(`attribute name must be string, not '${typeName(name)}'`);
        const found = genericGet(self, text);
        if (found === undefined) throw missingAttribute(self, text);
        return found;
      },
      "__format__(format_spec, /)": (self, spec) => {
        const text = asText(spec);
        if (text === undefined)
          throw typeError(`__format__() argument must be str, not ${spec === null ? "None" : typeName(spec)}`);
        if (text === "") return str(self);
        throw typeError(`unsupported format string passed to ${typeName(self)}.__format__`);
      },
      "__dir__()": dirOf,
      "__reduce_ex__(protocol, /)": (self) => {
        throw typeError(`cannot pickle '${typeName(self)}' object`);
      },
      "__reduce__()": (self) => {
        throw typeError(`cannot pickle '${typeName(self)}' object`);
      },
      "__sizeof__()": () => 16n,
      "__getstate__()": (self) => (self instanceof PyObject && self.attrs !== null ? dictOf(self.attrs) : null),
    },
    getters: { __class__: typeOf },
    setters: { __class__: setClass },
    classMethods: { "__init_subclass__()": () => null, "__subclasshook__(cls?, /)": () => NotImplemented },
    constants: { __doc__: null },
  });
  define<null>(noneType, {
    slots: {
      repr: () => "None",
      bool: () => false,
      hash: () => 0xfca86420,
      compare: (_, other, op) =>
        op === "==" && other === null ? true : op === "!=" && other === null ? false : NotImplemented,
    },
  });
  noneType.own.new = (_, args) => {
    if (args.length > 0) throw typeError("NoneType takes no arguments");
    return null;
  };
  inheritSlots(objectType);
}

function setClass(self: Value, value: Value | undefined): void {
  if (value === undefined) throw typeError("can't delete __class__ attribute");
  if (!(value instanceof PyType)) throw typeError(`__class__ must be set to a class, not '${typeName(value)}' object`);
  if (!(self instanceof PyObject) || !self.type.heap || !value.heap) {
    throw typeError("__class__ assignment only supported for mutable types or ModuleType subclasses");
  }
  if (builtinBase(value) !== builtinBase(self.type)) {
    throw typeError(`__class__ assignment: '${value.name}' object layout differs from '${self.type.name}'`);
  }
  self.type = value;
}

/** The built-in class that made an instance: its methods rely on what they find in one. */
function builtinBase(type: PyType): PyType | undefined {
  return type.mro.find((base) => !base.heap && !base.scripted);
}

/** A class's own attributes: the built-in ones are immutable, those of a formula's classes change its slots too. */
function setOnType(self: Value, name: string, value: Value | undefined): void {
  const type = self as PyType;
  const meta = lookup(type.type, name);
  const set = meta === undefined ? undefined : typeOf(meta).slots.set;
  if (!type.heap) throw typeError(`cannot set '${name}' attribute of immutable type '${type.name}'`);
  if (meta !== undefined && set !== undefined) {
    set(meta, type, value);
    return;
  }
  if (value !== undefined) type.members.set(name, value);
  else if (!type.members.delete(name)) throw missingAttribute(type, name);
  if (name.startsWith("__")) refreshSlots(type);
}

export function installType(): void {
  typeType.own.new = newType;
  define<PyType>(typeType, {
    slots: {
      repr: (self) => `<class '${self.module === "builtins" ? self.qualname : `${self.module}.${self.qualname}`}'>`,
      call: callType,
      getattr: classAttribute,
      setattr: setOnType,
      init: () => undefined,
      hash: (self) => objectNumber(self),
      // `int | str`: a union, which `isinstance` takes apart again.
      or: (left, right) => makeUnion(left, right),
    },
    methods: {
      "mro()": (self) => new PyList([...self.mro]),
      "__subclasses__()": (self) => new PyList([...subclassesOf(self)]),
      "__instancecheck__(instance, /)": (self, instance) => isSubclass(typeOf(instance), self),
      "__subclasscheck__(subclass, /)": (self, subclass) => subclass instanceof PyType && isSubclass(subclass, self),
    },
    classMethods: { "__prepare__(*args, **kwargs)": () => new PyDict() },
    getters: {
      __name__: className,
      __qualname__: (self) => self.qualname,
      __module__: (self) => self.members.get("__module__") ?? self.module,
      __mro__: (self) => new PyTuple(self.mro),
      __bases__: (self) => new PyTuple(self.bases),
      __base__: (self) => self.bases[0] ?? null,
      __dict__: (self) => mappingProxy(dictOf(self.members)),
      __doc__: (self) => self.members.get("__doc__") ?? null,
      __annotations__: (self) => self.members.get("__annotations__") ?? new PyDict(),
      __abstractmethods__: (self) => {
        const names = self.members.get("__abstractmethods__");
        if (names === undefined) throw attributeError("__abstractmethods__", "__abstractmethods__", self);
        return names;
      },
    },
    setters: {
      __name__: onHeap("__name__", (type, value) => {
        type.name = textOrRefuse("__name__", type, value);
      }),
      __qualname__: onHeap("__qualname__", (type, value) => {
        type.qualname = textOrRefuse("__qualname__", type, value);
      }),
      ...Object.fromEntries(
        ["__module__", "__doc__", "__annotations__", "__abstractmethods__"].map((name) => [
          name,
          onHeap(name, (type, value) => void type.members.set(name, value)),
        ]),
      ),
    },
  });
}

/** Built-in types are shared by all runs: nothing of them may be set, also not through the descriptors of `type`. */
function onHeap(
  name: string,
  write: (type: PyType, value: Value) => void,
): (type: PyType, value: Value | undefined) => void {
  return (type, value) => {
    if (!type.heap) throw typeError(`cannot set '${name}' attribute of immutable type '${type.name}'`);
    if (value === undefined) throw typeError(`cannot delete '${name}' attribute of type '${type.name}'`);
    write(type, value);
  };
}

function textOrRefuse(name: string, type: PyType, value: Value): string {
  const text = asText(value);
  if (text === undefined) throw typeError(`can only assign string to ${type.name}.${name}, not '${typeName(value)}'`);
  return text;
}
