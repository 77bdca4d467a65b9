/** `Any`, `Generic` and `Protocol`. */
import { attributeOr, setAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { isSubclass, objectType, typeOf } from "../../values/core-types.ts";
import { PyDict } from "../../values/dict.ts";
import { typeError } from "../../values/exceptions.ts";
import { NativeFunction, PyFunction, PyWrappedMethod } from "../../values/functions.ts";
import { define } from "../../values/native.ts";
import { PyTuple } from "../../values/sequences.ts";
import { repr, str } from "../../values/text.ts";
import { lookup, type PyType, type Value } from "../../values/value.ts";
import { abcMetaType } from "../abc/meta.ts";
import { definePython, pythonFunction } from "../python-class.ts";
import { checkedType, listOfTypes, TypingAlias, variablesIn } from "./alias.ts";
import { installAny } from "./any.ts";
import { genericType, protocolMetaType, protocolType } from "./classes.ts";
import { TypeVariable } from "./variables.ts";

/** `Generic[T]`, `Foo[int]`. */
function subscript(type: PyType, parameters: Value): Value {
  const given = listOfTypes(parameters);
  if (type === genericType || type === protocolType) {
    if (given.length === 0) throw typeError(`Parameter list to ${type.name}[...] cannot be empty`);
    if (!given.every((part) => part instanceof TypeVariable || part instanceof TypingAlias)) {
      throw typeError(
        `Parameters to ${type.name}[...] must all be type variables or parameter specification variables.`,
      );
    }
    if (new Set(given).size !== given.length) throw typeError(`Parameters to ${type.name}[...] must all be unique`);
    return new TypingAlias("generic", type, given, null);
  }
  const parts = given.map((part) =>
    part instanceof PyTuple || isList(part) ? part : checkedType(part, "Parameters to generic types must be types."),
  );
  const expected = parametersOf(type);
  if (expected.length === 0) throw typeError(`${repr(type)} is not a generic class`);
  const variadic = expected.some((part) => part instanceof TypeVariable && part.kind !== "TypeVar");
  if (!variadic && parts.length !== expected.length) {
    const noun = parts.length > expected.length ? "many" : "few";
    throw typeError(`Too ${noun} arguments for ${repr(type)}; actual ${parts.length}, expected ${expected.length}`);
  }
  return new TypingAlias("generic", type, parts, null);
}

const isList = (value: Value): boolean => typeOf(value).name === "list";

function parametersOf(type: PyType): readonly Value[] {
  const found = lookup(type, "__parameters__");
  return found instanceof PyTuple ? found.items : [];
}

/** Works out the type variables of a class from the bases it was written with. */
function settleParameters(type: PyType): void {
  const bases = type.members.get("__orig_bases__");
  const items = bases instanceof PyTuple ? bases.items : [];
  const generic = items.find((base) => base instanceof TypingAlias && base.origin === genericType);
  const found = variablesIn(items);
  if (
    items.includes(genericType) ||
    (bases === undefined && type.bases.includes(genericType) && type.name !== "Protocol")
  ) {
    throw typeError("Cannot inherit from plain Generic");
  }
  if (generic instanceof TypingAlias) {
    const missing = found.filter((variable) => !generic.args.items.includes(variable));
    if (missing.length > 0) {
      const [a, b] = [missing, generic.args.items].map((list) => list.map((part) => repr(part)).join(", "));
      throw typeError(`Some type variables (${a}) are not listed in Generic[${b}]`);
    }
    type.members.set("__parameters__", generic.args);
  } else type.members.set("__parameters__", new PyTuple(found));
}

const ignoredMembers: ReadonlySet<string> = new Set(
  "__abstractmethods__ __annotations__ __dict__ __doc__ __init__ __module__ __new__ __slots__ __subclasshook__ __weakref__ __class_getitem__ __match_args__ __static_attributes__ __firstlineno__ __orig_bases__ __parameters__ __qualname__ __hash__ _is_protocol _is_runtime_protocol __protocol_attrs__ __non_callable_proto_members__ __init_subclass__".split(
    " ",
  ),
);

/** What an object must have to satisfy a protocol. */
function protocolMembers(type: PyType): string[] {
  const names = new Set<string>();
  for (const base of type.mro) {
    if (base === protocolType || base === genericType || base === objectType || !isProtocol(base)) continue;
    const annotated = base.members.get("__annotations__");
    const written = annotated instanceof PyDict ? [...annotated.entries.values()].map(({ key }) => str(key)) : [];
    for (const name of [...base.members.keys(), ...written]) {
      if (!ignoredMembers.has(name) && !name.startsWith("_abc_")) names.add(name);
    }
  }
  return [...names];
}

const isProtocol = (type: PyType): boolean => type.members.get("_is_protocol") === true;

function refuseUnlessRuntime(type: PyType): void {
  if (type.members.get("_is_runtime_protocol") !== true && lookup(type, "_is_runtime_protocol") !== true) {
    throw typeError("Instance and class checks can only be used with @runtime_checkable protocols");
  }
}

function checkInstance(self: PyType, instance: Value): Value {
  const parent = lookup(abcMetaType, "__instancecheck__") ?? null;
  if (!isProtocol(self) || self === protocolType) return call(parent, [self, instance]);
  refuseUnlessRuntime(self);
  if (isSubclass(typeOf(instance), self)) return true;
  return protocolMembers(self).every((name) => {
    const found = attributeOr(instance, name);
    return found !== undefined && (found !== null || typeof lookup(self, name) !== "object");
  });
}

function checkSubclass(self: PyType, subclass: Value): Value {
  const parent = lookup(abcMetaType, "__subclasscheck__") ?? null;
  if (!isProtocol(self) || self === protocolType) return call(parent, [self, subclass]);
  if (typeof subclass !== "object" || subclass === null || !("mro" in subclass)) {
    throw typeError("issubclass() arg 1 must be a class");
  }
  refuseUnlessRuntime(self);
  const type = subclass as PyType;
  if (isSubclass(type, self)) return true;
  const names = protocolMembers(self);
  const data = names.filter((name) => {
    const member = lookup(self, name);
    return member === undefined || typeOf(member).slots.call === undefined;
  });
  if (data.length > 0) {
    throw typeError("Protocols with non-method members don't support issubclass()");
  }
  return names.every((name) => {
    const found = lookup(type, name);
    return found !== undefined && found !== null;
  });
}

/** A protocol cannot be called; a class that implements one gets back the `__init__` it would have had. */
const refuseCall = (): Value =>
  pythonFunction(
    "_no_init_or_replace_init",
    { names: ["self"], positionalOnly: 0, positional: 1, defaults: [undefined], vararg: "args", kwarg: "kwargs" },
    (self, args) => {
      const type = typeOf(self);
      if (isProtocol(type)) throw typeError("Protocols cannot be instantiated");
      const written = type.mro.find((base) => {
        const init = base.members.get("__init__");
        return init !== undefined && !(init instanceof PyFunction && init.name === "_no_init_or_replace_init");
      });
      call(written?.members.get("__init__") ?? null, [self, ...(args instanceof PyTuple ? args.items : [])]);
      return null;
    },
    { qualname: "Protocol.__init__" },
  );

function prepareProtocol(type: PyType): void {
  const direct = type.bases.includes(protocolType);
  type.members.set("_is_protocol", direct);
  if (!direct) return;
  for (const base of type.bases) {
    const fine =
      base === objectType ||
      base === genericType ||
      isProtocol(base) ||
      base === protocolType ||
      base.module === "collections.abc" ||
      base.module === "contextlib"; // prettier-ignore
    if (!fine) throw typeError(`Protocols can only inherit from other protocols, got ${repr(base)}`);
  }
  if (!type.members.has("__init__")) setAttribute(type, "__init__", refuseCall());
}

function initSubclass(own: PyType): Value {
  return new PyWrappedMethod(
    "class",
    new NativeFunction("__init_subclass__", `${own.name}.__init_subclass__`, ([type = null], kwargs) => {
      const [first] = kwargs?.keys() ?? [];
      if (first !== undefined && typeof type === "object" && type !== null && "name" in type) {
        throw typeError(`${String(type.name)}.__init_subclass__() takes no keyword arguments`);
      }
      settleParameters(type as PyType);
      if (own === protocolType) prepareProtocol(type as PyType);
      return null;
    }),
  );
}

/** `runtime_checkable(cls)`. */
export function runtimeCheckable(type: Value): Value {
  if (!(typeof type === "object" && type !== null && "mro" in type) || !isProtocol(type as PyType)) {
    throw typeError(`@runtime_checkable can be only applied to protocol classes, got ${repr(type)}`);
  }
  (type as PyType).members.set("_is_runtime_protocol", true);
  return type;
}

export function installGeneric(): void {
  installAny();
  definePython(genericType, {});
  definePython(protocolType, { constants: { _is_protocol: true } });
  for (const type of [genericType, protocolType]) {
    type.members.set(
      "__class_getitem__",
      new PyWrappedMethod(
        "class",
        new NativeFunction("__class_getitem__", "Generic.__class_getitem__", ([cls = null, key = null]) =>
          subscript(cls as PyType, key),
        ),
      ),
    );
    type.members.set("__init_subclass__", initSubclass(type));
  }
  define<PyType>(protocolMetaType, {
    methods: { "__instancecheck__(instance)": checkInstance, "__subclasscheck__(other)": checkSubclass },
    python: true,
  });
}
