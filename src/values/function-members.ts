import { checkReceiver, genericGet } from "./attributes.ts";
import { call } from "./calls.ts";
import { installCells, PyCell } from "./cells.ts";
import { PyCode } from "./code-objects.ts";
import {
  asText,
  classmethodType,
  functionType,
  generatorType,
  getsetDescriptorType,
  isSubclass,
  memberDescriptorType,
  methodDescriptorType,
  methodType,
  moduleType,
  NotImplemented,
  nativeFunctionType,
  propertyType,
  staticmethodType,
  superType,
  typeName,
  typeOf,
  wrapperDescriptorType,
} from "./core-types.ts";
import { dictOf, PyDict } from "./dict.ts";
import { attributeError, baseExceptionType, PyException, runtimeError, typeError } from "./exceptions.ts";
import {
  type GetSet,
  type MethodDescriptor,
  NativeFunction,
  PyFunction,
  PyMethod,
  PyModule,
  PyProperty,
  PySuper,
  PyWrappedMethod,
} from "./functions.ts";
import { notAnException, type PyGenerator, stopIteration } from "./generators.ts";
import { objectNumber } from "./identity.ts";
import { instanceDict } from "./instance-dict.ts";
import { binder, define } from "./native.ts";
import { emptyTuple, PyTuple } from "./sequences.ts";
import { repr } from "./text.ts";
import { PyTraceback, setTraceback } from "./tracebacks.ts";
import { PyObject, PyType, type Value } from "./value.ts";

function textFor(name: string, value: Value | undefined): string {
  const text = value === undefined ? undefined : asText(value);
  if (text === undefined) throw typeError(`${name} must be set to a string object`);
  return text;
}

/** A function of the program that runs; those of the library are shared by all runs. */
function own(self: PyFunction): PyFunction {
  if (self.definition === null) throw attributeError("readonly attribute");
  return self;
}

/** `f.__defaults__ = values`: they belong to the last positional parameters. */
function setDefaults(self: PyFunction, value: Value | undefined): void {
  const { parameters } = own(self);
  if (value !== undefined && value !== null && !(value instanceof PyTuple)) {
    throw typeError("__defaults__ must be set to a tuple object");
  }
  const values = value instanceof PyTuple ? value.items : [];
  const { defaults, positional } = parameters;
  for (let i = 0; i < positional; i++) defaults[i] = values[i - positional + values.length];
}

function setKeywordDefaults(self: PyFunction, value: Value | undefined): void {
  const { parameters } = own(self);
  if (value !== undefined && value !== null && !(value instanceof PyDict)) {
    throw typeError("__kwdefaults__ must be set to a dict object");
  }
  const { defaults, names, positional } = parameters;
  for (let i = positional; i < names.length; i++) {
    defaults[i] = value instanceof PyDict ? value.get(names[i] ?? "") : undefined;
  }
}

const noSource = { name: "<string>", text: "" };

function codeOf({ name, qualname, parameters, definition }: PyFunction): PyCode {
  const { source, offset } = definition ?? { source: noSource, offset: 0 };
  return new PyCode({ name, qualname, source, offset, parameters, ...(definition === null ? {} : { definition }) });
}

function closureOf({ definition, frame }: PyFunction): Value {
  const names = definition?.freeNames() ?? [];
  if (definition === null || frame === null || names.length === 0) return null;
  return new PyTuple(names.map((name) => new PyCell(() => definition.readFree(name, frame))));
}

/** Binding of everything callable that a class may hold. */
function installFunctions(): void {
  define<PyFunction>(functionType, {
    slots: {
      repr: (self) => `<function ${self.qualname} at 0x7f0000000000>`,
      call: (self, args, kwargs) => self.invoke(args, kwargs),
      get: (self, instance) => (instance === undefined ? self : new PyMethod(self, instance)),
    },
    getters: {
      __name__: (self) => self.name,
      __qualname__: (self) => self.qualname,
      __doc__: (self) => self.doc,
      __module__: (self) => self.module,
      __dict__: (self) => (self.definition === null ? dictOf(self.attrs ?? []) : instanceDict(self)),
      __defaults__: (self) => {
        const { defaults, positional } = self.parameters;
        const values = defaults.slice(0, positional).filter((value) => value !== undefined);
        return values.length === 0 ? null : new PyTuple(values);
      },
      __kwdefaults__: (self) => {
        const { names, defaults, positional } = self.parameters;
        const pairs = names.flatMap((name, i) => {
          const value = defaults[i];
          return i < positional || value === undefined ? [] : [[name, value] as const];
        });
        return pairs.length === 0 ? null : dictOf(pairs);
      },
      __annotations__: (self) => {
        if (self.annotations === null) self.annotations = new PyDict();
        return self.annotations;
      },
      __code__: codeOf,
      __closure__: closureOf,
      __type_params__: () => emptyTuple,
    },
    setters: {
      __name__: (self, value) => {
        self.name = textFor("__name__", value);
      },
      __qualname__: (self, value) => {
        self.qualname = textFor("__qualname__", value);
      },
      __type_params__: () => undefined,
      __defaults__: setDefaults,
      __kwdefaults__: setKeywordDefaults,
      __doc__: (self, value) => {
        self.doc = value ?? null;
      },
      __module__: (self, value) => {
        self.module = value ?? null;
      },
      __annotations__: (self, value) => {
        if (value !== undefined && value !== null && !(value instanceof PyDict)) {
          throw typeError("__annotations__ must be set to a dict object");
        }
        self.annotations = value ?? null;
      },
    },
  });
  define<PyMethod>(methodType, {
    slots: {
      repr: (self) => `<bound method ${qualnameOf(self.func)} of ${repr(self.self)}>`,
      call: (self, args, kwargs) => call(self.func, [self.self, ...args], kwargs),
      getattr: (self, name) => genericGet(self, name) ?? genericGet(self.func, name),
      compare: (self, other, op) => {
        if (!(other instanceof PyMethod) || (op !== "==" && op !== "!=")) return NotImplemented;
        return (self.func === other.func && self.self === other.self) === (op === "==");
      },
      hash: (self) => objectNumber(self),
    },
    getters: { __func__: (self) => self.func, __self__: (self) => self.self },
  });
  define<NativeFunction>(nativeFunctionType, {
    slots: {
      repr: (self) =>
        self.self === undefined
          ? `<built-in function ${self.name}>`
          : `<built-in method ${self.name} of ${typeName(self.self)} object at 0x7f0000000000>`,
      call: (self, args, kwargs) => self.invoke(args, kwargs),
      compare: (self, other, op) => {
        if (!(other instanceof NativeFunction) || (op !== "==" && op !== "!=")) return NotImplemented;
        const equal =
          self === other || (self.self !== undefined && self.self === other.self && self.name === other.name);
        return equal === (op === "==");
      },
      hash: (self) => objectNumber(self),
    },
    getters: {
      __name__: (self) => self.name,
      __qualname__: (self) => self.qualname,
      __self__: (self) => self.self ?? null,
      __doc__: () => null,
      __module__: (self) => (self.self === undefined ? "builtins" : null),
    },
  });
}

function qualnameOf(callable: Value): string {
  return callable instanceof PyFunction || callable instanceof NativeFunction ? callable.qualname : repr(callable);
}

function installDescriptors(): void {
  for (const type of [methodDescriptorType, wrapperDescriptorType]) {
    const kind = type === methodDescriptorType ? "method" : "slot wrapper";
    define<MethodDescriptor>(type, {
      slots: {
        repr: (self) => `<${kind} '${self.name}' of '${self.owner.name}' objects>`,
        call: (self, [first, ...rest], kwargs) => self.invoke(checkReceiver(self, first), rest, kwargs),
        get: (self, instance) => {
          if (instance === undefined) return self;
          const qualname = `${self.owner.name}.${self.name}`;
          return new NativeFunction(
            self.name,
            qualname,
            (args, kwargs) => self.invoke(instance, args, kwargs),
            instance,
          );
        },
      },
      getters: {
        __name__: (self) => self.name,
        __qualname__: (self) => `${self.owner.name}.${self.name}`,
        __objclass__: (self) => self.owner,
        __doc__: () => null,
      },
    });
  }
  define<GetSet>(getsetDescriptorType, {
    slots: {
      repr: (self) =>
        `<${self.type === memberDescriptorType ? "member" : "attribute"} '${self.name}' of '${self.owner.name}' objects>`,
      get: (self, instance) => (instance === undefined ? self : self.read(instance)),
      set: (self, instance, value) => {
        if (self.write === undefined) {
          throw attributeError(
            `attribute '${self.name}' of '${self.owner.name}' objects is not writable`,
            self.name,
            instance,
          );
        }
        self.write(instance, value);
      },
    },
    getters: { __name__: (self) => self.name, __objclass__: (self) => self.owner },
  });
  for (const [type, kind] of [
    [staticmethodType, "static"],
    [classmethodType, "class"],
  ] as const) {
    type.own.new = (_, args, kwargs) => {
      if (kwargs !== null && kwargs.size > 0) throw typeError(`${kind}method() takes no keyword arguments`);
      const [func] = args;
      if (func === undefined || args.length > 1) {
        throw typeError(`${kind}method expected 1 argument, got ${args.length}`);
      }
      return new PyWrappedMethod(kind, func);
    };
    define<PyWrappedMethod>(type, {
      slots: {
        get: (self, _, owner) => (kind === "static" ? self.func : bindToClass(self.func, owner)),
        ...(kind === "static" ? { call: (self, args, kwargs) => call(self.func, args, kwargs) } : {}),
        repr: (self) => `<${kind}method(${repr(self.func)})>`,
      },
      getters: {
        __func__: (self) => self.func,
        __wrapped__: (self) => self.func,
        __isabstractmethod__: (self) => abstractFlag(self.func),
        __name__: (self) => qualnameOf(self.func),
        __doc__: (self) => (self.func instanceof PyFunction ? self.func.doc : null),
      },
    });
  }
}

function bindToClass(func: Value, owner: PyType): Value {
  if (func instanceof NativeFunction) {
    return new NativeFunction(func.name, func.qualname, (args, kwargs) => func.invoke([owner, ...args], kwargs), owner);
  }
  const get = typeOf(func).slots.get;
  return get === undefined ? func : get(func, owner, typeOf(owner));
}

function abstractFlag(func: Value): Value {
  return (func instanceof PyObject && func.attrs?.get("__isabstractmethod__")) || false;
}

function installProperty(): void {
  propertyType.own.new = (type, args, kwargs) => {
    if (args.length > 4) throw typeError(`property() takes at most 4 arguments (${args.length} given)`);
    for (const key of kwargs?.keys() ?? []) {
      if (!["fget", "fset", "fdel", "doc"].includes(key)) {
        throw typeError(`'${key}' is an invalid keyword argument for property()`);
      }
    }
    const [fget, fset, fdel, doc] = ["fget", "fset", "fdel", "doc"].map(
      (name, i) => args[i] ?? kwargs?.get(name) ?? null,
    );
    const text = doc ?? (fget instanceof PyFunction ? fget.doc : null);
    return new PyProperty(fget ?? null, fset ?? null, fdel ?? null, text, type);
  };
  const label = (self: PyProperty, instance: Value): string => {
    const owner = `'${typeOf(instance).qualname}' object`;
    return self.name === null ? `property of ${owner}` : `property '${self.name}' of ${owner}`;
  };
  const changed =
    (key: "fget" | "fset" | "fdel") =>
    (self: PyProperty, func: Value): Value => {
      const parts = { fget: self.fget, fset: self.fset, fdel: self.fdel, [key]: func };
      const copy = new PyProperty(parts.fget, parts.fset, parts.fdel, self.doc, self.type);
      copy.name = self.name;
      return copy;
    };
  define<PyProperty>(propertyType, {
    slots: {
      init: () => undefined,
      get: (self, instance) => {
        if (instance === undefined) return self;
        if (self.fget === null) throw attributeError(`${label(self, instance)} has no getter`);
        return call(self.fget, [instance]);
      },
      set: (self, instance, value) => {
        const func = value === undefined ? self.fdel : self.fset;
        if (func === null)
          throw attributeError(`${label(self, instance)} has no ${value === undefined ? "deleter" : "setter"}`);
        call(func, value === undefined ? [instance] : [instance, value]);
      },
    },
    methods: {
      "getter(fget, /)": changed("fget"),
      "setter(fset, /)": changed("fset"),
      "deleter(fdel, /)": changed("fdel"),
    },
    getters: {
      fget: (self) => self.fget,
      fset: (self) => self.fset,
      fdel: (self) => self.fdel,
      __doc__: (self) => self.doc,
      __isabstractmethod__: (self) => [self.fget, self.fset, self.fdel].some((func) => abstractFlag(func) === true),
    },
    setters: {
      __doc__: (self, value) => {
        self.doc = value ?? null;
      },
    },
  });
}

/** The type whose resolution order `super` walks: that of the instance, or the class itself in a class method. */
function superStart(after: PyType, self: Value): PyType {
  if (self instanceof PyType && isSubclass(self, after)) return self;
  if (isSubclass(typeOf(self), after)) return typeOf(self);
  throw typeError("super(type, obj): obj must be an instance or subtype of type");
}

/** `super(after, self)`. */
export function makeSuper(after: Value, self: Value): PySuper {
  if (!(after instanceof PyType)) throw typeError(`super() argument 1 must be a type, not ${typeName(after)}`);
  return new PySuper(after, self, superStart(after, self));
}

function installSuper(): void {
  superType.own.new = (_, args) => {
    const [after, self] = args;
    if (after === undefined) throw runtimeError("super(): no arguments");
    return makeSuper(after, self ?? null);
  };
  define<PySuper>(superType, {
    slots: {
      init: () => undefined,
      repr: (self) => `<super: <class '${self.after.name}'>, <${self.start.name} object>>`,
      getattr: (self, name) => {
        const { mro } = self.start;
        for (let i = mro.indexOf(self.after) + 1; i < mro.length && name !== "__class__"; i++) {
          const found = mro[i]?.members.get(name);
          if (found === undefined) continue;
          const get = typeOf(found).slots.get;
          // In a class method `self` is the class: what is found binds as through the class.
          const instance = self.self === self.start ? undefined : self.self;
          return get === undefined ? found : get(found, instance, self.start);
        }
        return genericGet(self, name);
      },
    },
    getters: {
      __thisclass__: (self) => self.after,
      __self__: (self) => self.self,
      __self_class__: (self) => self.start,
    },
  });
}

const shownType = (value: Value): string => (value === null ? "None" : typeName(value));

const moduleArguments = binder("module(name, doc=None)");

function installModule(): void {
  moduleType.own.new = (type, args, kwargs) => {
    const [name = null, doc = null] = moduleArguments(args, kwargs);
    const text = asText(name);
    if (text === undefined) throw typeError(`module() argument 'name' must be str, not ${shownType(name)}`);
    const module = new PyModule(text, [
      ["__doc__", doc],
      ["__package__", null],
      ["__loader__", null],
      ["__spec__", null],
    ]);
    module.type = type;
    module.made = true;
    return module;
  };
  define<PyModule>(moduleType, {
    slots: {
      init: () => undefined,
      repr: (self) => `<module '${self.name}'${self.made ? "" : " (built-in)"}>`,
      getattr: (self, name) => {
        const own = self.attrs?.get(name);
        if (own !== undefined) return own;
        const found = genericGet(self, name);
        if (found !== undefined) return found;
        const hook = self.attrs?.get("__getattr__");
        return hook === undefined ? undefined : call(hook, [name]);
      },
    },
    getters: { __dict__: (self) => (self.made ? instanceDict(self) : dictOf(self.attrs ?? [])) },
    constants: { __doc__: null },
  });
}

function toException(type: Value, value: Value | undefined): PyException {
  if (type instanceof PyException) {
    if (value !== undefined && value !== null) throw typeError("instance exception may not have a separate value");
    return type;
  }
  if (type instanceof PyType) {
    const made =
      value === undefined || value === null
        ? call(type, [])
        : value instanceof PyException
          ? value
          : call(type, value instanceof PyTuple ? [...value.items] : [value]);
    if (made instanceof PyException) return made;
    if (isSubclass(type, baseExceptionType)) {
      throw typeError(`calling ${repr(type)} should have returned an instance of BaseException, not ${typeName(made)}`);
    }
  }
  throw notAnException(type);
}

function installGenerator(): void {
  const step = (self: PyGenerator, value: Value | undefined): Value => {
    if (value === undefined) throw stopIteration(self.result);
    return value;
  };
  define<PyGenerator>(generatorType, {
    slots: {
      repr: (self) => `<generator object ${self.qualname} at 0x7f0000000000>`,
      iter: (self) => self,
      next: (self) => self.next(),
    },
    methods: {
      "send(value, /)": (self, value) => step(self, self.resume({ value })),
      "throw(type, value?, traceback?, /)": (self, type, value, traceback) => {
        const error = toException(type, value);
        if (traceback instanceof PyTraceback) setTraceback(error, traceback);
        else if (traceback !== undefined && traceback !== null) {
          throw typeError("throw() third argument must be a traceback object");
        }
        return step(self, self.resume({ error }));
      },
      "close()": (self) => self.close(),
    },
    getters: {
      __name__: (self) => self.name,
      __qualname__: (self) => self.qualname,
      gi_running: (self) => self.running,
      gi_yieldfrom: () => null,
    },
    setters: {
      __name__: (self, value) => {
        self.name = textFor("__name__", value);
      },
      __qualname__: (self, value) => {
        self.qualname = textFor("__qualname__", value);
      },
    },
  });
}

/** Functions, methods, descriptors, properties, `super`, modules and generators. */
export function installCallables(): void {
  installFunctions();
  installCells();
  installDescriptors();
  installProperty();
  installSuper();
  installModule();
  installGenerator();
}
