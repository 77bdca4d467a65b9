/** `functools.singledispatch` and `singledispatchmethod`: functions that choose by the class of their first argument. */
import { attributeOr, getAttribute } from "../../values/attributes.ts";
import { bind, call } from "../../values/calls.ts";
import { isSubclassOf } from "../../values/class-checks.ts";
import { objectType, typeOf } from "../../values/core-types.ts";
import { PyDict } from "../../values/dict.ts";
import { indexError, runtimeError, typeError } from "../../values/exceptions.ts";
import { PyFunction, PyWrappedMethod } from "../../values/functions.ts";
import { mappingProxy } from "../../values/mapping-proxy.ts";
import { spend } from "../../values/meter.ts";
import { native } from "../../values/native.ts";
import { repr } from "../../values/text.ts";
import { PyUnion } from "../../values/unions.ts";
import { lookup, type PyObject, PyType, type Value } from "../../values/value.ts";
import { definePython, pythonClass } from "../python-class.ts";
import { typeHints } from "../typing/hints.ts";
import { updateWrapper } from "./wrapping.ts";

type Registry = Map<PyType, Value>;

/**
 * The registered class that fits `type` best: the first in its resolution order, where an abstract class that takes part without
 * being inherited from stands right behind the class that brings it in.
 */
function findClass(type: PyType, registry: Registry): PyType | undefined {
  const outside = [...registry.keys()].filter((known) => !type.mro.includes(known));
  for (const cls of type.mro) {
    spend(1 + outside.length);
    if (registry.has(cls) && cls !== objectType) return cls;
    const brought = outside.filter(
      (abc) => isSubclassOf(cls, abc) && !cls.bases.some((base) => isSubclassOf(base, abc)),
    );
    const best = brought.filter((abc) => !brought.some((other) => other !== abc && isSubclassOf(other, abc)));
    const [first, second] = best;
    if (first !== undefined && second !== undefined) {
      throw runtimeError(`Ambiguous dispatch: ${repr(first)} or ${repr(second)}`);
    }
    if (first !== undefined) return first;
  }
  return registry.has(objectType) ? objectType : undefined;
}

/** The classes that an annotation or argument stands for. */
function classesOf(value: Value): readonly PyType[] | undefined {
  if (value instanceof PyType) return [value];
  const args = value instanceof PyUnion ? value.members : unionArguments(value);
  if (args === undefined || !args.every((part) => part instanceof PyType)) return undefined;
  return args.filter((part) => part instanceof PyType);
}

function unionArguments(value: Value): readonly Value[] | undefined {
  const origin = attributeOr(value, "__origin__");
  const args = origin !== undefined && repr(origin) === "typing.Union" ? attributeOr(value, "__args__") : undefined;
  return args !== undefined && typeof args === "object" && args !== null && "items" in args
    ? (args.items as readonly Value[])
    : undefined;
}

function annotated(given: Value): readonly [PyType[], Value] {
  const func = given instanceof PyWrappedMethod ? given.func : given;
  const annotations = attributeOr(func, "__annotations__");
  if (!(annotations instanceof PyDict) || annotations.size === 0) {
    const subject = repr(func);
    throw typeError(
      `Invalid first argument to \`register()\`: ${subject}. Use either \`@register(some_class)\` or plain \`@register\` on an annotated function.`,
    );
  }
  const [first] = typeHints(func).entries.values();
  const classes = classesOf(first?.value ?? null);
  if (first === undefined || classes === undefined) {
    const union = first !== undefined && (first.value instanceof PyUnion || unionArguments(first.value) !== undefined);
    const problem = union ? "not all arguments are classes." : "is not a class.";
    throw typeError(`Invalid annotation for ${repr(first?.key ?? null)}. ${repr(first?.value ?? null)} ${problem}`);
  }
  return [[...classes], given];
}

function register(registry: Registry, cls: Value, func: Value | undefined): Value {
  const classes = classesOf(cls);
  if (classes !== undefined) {
    const enter = (made: Value): Value => {
      for (const type of classes) registry.set(type, made);
      return made;
    };
    return func === undefined || func === null ? native("register(func)", enter, { python: true }) : enter(func);
  }
  if (func !== undefined && func !== null) {
    throw typeError(`Invalid first argument to \`register()\`. ${repr(cls)} is not a class or union type.`);
  }
  const [types, made] = annotated(cls);
  for (const type of types) registry.set(type, made);
  return made;
}

function singleDispatch(func: Value): Value {
  const registry: Registry = new Map([[objectType, func]]);
  const dispatch = (cls: Value): Value => {
    if (!(cls instanceof PyType)) throw typeError("dispatch() takes a class");
    const found = findClass(cls, registry);
    return (found === undefined ? undefined : registry.get(found)) ?? func;
  };
  const name = func instanceof PyFunction ? func.name : "singledispatch function";
  const open = { names: [], positionalOnly: 0, positional: 0, defaults: [], vararg: "args", kwarg: "kw" };
  const wrapper = new PyFunction(name, name, null, null, open, (args, kwargs) => {
    const [first] = args;
    if (first === undefined) throw typeError(`${name} requires at least 1 positional argument`);
    return call(dispatch(typeOf(first)), args, kwargs);
  });
  const table = new PyDict();
  table.set(objectType, func);
  wrapper.attrs = new Map<string, Value>([
    [
      "register",
      native(
        "register(cls, func=None)",
        (cls, made) => {
          const result = register(registry, cls, made);
          for (const [type, known] of registry) table.set(type, known);
          return result;
        },
        { python: true },
      ),
    ],
    ["dispatch", native("dispatch(cls)", dispatch, { python: true })],
    ["registry", mappingProxy(table)],
    ["_clear_cache", native("_clear_cache()", () => null)],
  ]);
  return updateWrapper(wrapper, func);
}

export const singleDispatchFunction: Value = native("singledispatch(func)", singleDispatch, { python: true });
export const singleDispatchMethodType: PyType = pythonClass("singledispatchmethod", [], { module: "functools" });

const own = (self: PyObject, name: string): Value => {
  const found = self.attrs?.get(name);
  return found === undefined ? getAttribute(self, name) : found;
};

export function installDispatch(): void {
  definePython<PyObject>(singleDispatchMethodType, {
    methods: {
      "__init__(func)": (self, func: Value) => {
        if (typeOf(func).slots.call === undefined && lookup(typeOf(func), "__get__") === undefined) {
          throw typeError(`${repr(func)} is not callable or a descriptor`);
        }
        self.attrs ??= new Map();
        self.attrs.set("dispatcher", singleDispatch(func));
        self.attrs.set("func", func);
        return null;
      },
      "register(cls, method=None)": (self, cls: Value, method: Value) =>
        call(getAttribute(own(self, "dispatcher"), "register"), [cls], new Map([["func", method]])),
      "__get__(obj, cls=None)": (self, instance: Value, owner: Value) => {
        const type = owner instanceof PyType ? owner : typeOf(instance);
        const parameters = {
          names: [],
          positionalOnly: 0,
          positional: 0,
          defaults: [],
          vararg: "args",
          kwarg: "kwargs",
        };
        const method = new PyFunction("_method", "_method", null, null, parameters, (args, kwargs) => {
          const [first] = args;
          if (first === undefined) throw indexError("tuple index out of range");
          const found = call(getAttribute(own(self, "dispatcher"), "dispatch"), [typeOf(first)]);
          return call(instance === null ? bindTo(found, undefined, type) : bind(found, instance, type), args, kwargs);
        });
        method.attrs = new Map([["register", getAttribute(self, "register")]]);
        return updateWrapper(method, own(self, "func"));
      },
    },
    getters: {
      __isabstractmethod__: (self) => attributeOr(own(self, "func"), "__isabstractmethod__") ?? false,
    },
  });
}

function bindTo(found: Value, instance: Value | undefined, owner: PyType): Value {
  const get = typeOf(found).slots.get;
  return get === undefined ? found : get(found, instance, owner);
}
