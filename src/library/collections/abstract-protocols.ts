/** The one-method classes of `collections.abc`: having the methods is being an instance. */
import { builtinType, Ellipsis, NotImplemented } from "../../values/core-types.ts";
import { PyException, stopIterationType, typeError } from "../../values/exceptions.ts";
import { NativeFunction, PyWrappedMethod } from "../../values/functions.ts";
import { genericAliasType, makeSubscriptable, PyGenericAlias, partText } from "../../values/generic-alias.ts";
import { define } from "../../values/native.ts";
import { PyList, PyTuple } from "../../values/sequences.ts";
import { PyType, type Value } from "../../values/value.ts";
import { abstractMethods } from "../abc/meta.ts";
import { definePython } from "../python-class.ts";
import * as t from "./abstract-types.ts";

/** Whether the class or a base has each method, and none of them is switched off by `None`. */
function hasMethods(type: PyType, names: readonly string[]): boolean {
  return names.every((name) => {
    const owner = type.mro.find((base) => base.members.has(name));
    const method = owner?.members.get(name);
    return method !== undefined && method !== null;
  });
}

/** `__subclasshook__` of a class itself; classes derived from it ask no hook. */
export function structural(type: PyType, names: readonly string[]): void {
  const hook = new NativeFunction("__subclasshook__", `${type.name}.__subclasshook__`, ([cls, subclass]) =>
    cls === type && subclass instanceof PyType ? hasMethods(subclass, names) || NotImplemented : NotImplemented,
  );
  type.members.set("__subclasshook__", new PyWrappedMethod("class", hook));
}

type Methods = Readonly<Record<string, (self: Value, ...args: Value[]) => Value>>;

/** A protocol: its abstract methods with what they do when called all the same, and others that it brings along. */
function protocol(type: PyType, abstract: Methods, others: Methods = {}, hooked?: readonly string[]): void {
  definePython<Value>(type, { methods: { ...abstract, ...others } });
  const names = Object.keys(abstract).map((text) => text.slice(0, text.indexOf("(")));
  abstractMethods(type, ...names);
  structural(type, hooked ?? names);
}

const none = (): null => null;
const itself = (self: Value): Value => self;
const stop = (): never => {
  throw new PyException(stopIterationType, []);
};

const callableAliasType: PyType = builtinType("_CallableGenericAlias", genericAliasType, { module: "collections.abc" });

/** `collections.abc.Callable[[int], str]`: the arguments and the result in one list. */
class CallableAlias extends PyGenericAlias {
  constructor(args: PyTuple) {
    super(t.callableType, args);
    this.type = callableAliasType;
  }
}

function subscriptCallable(key: Value): Value {
  const [args = null, result] = key instanceof PyTuple ? key.items : [];
  if (result === undefined) throw typeError("Callable must be used as Callable[[arg, ...], result].");
  if (args instanceof PyList) return new CallableAlias(new PyTuple([...args.items, result]));
  return new CallableAlias(new PyTuple([args, result]));
}

function installCallableAlias(): void {
  define<CallableAlias>(callableAliasType, {
    slots: {
      repr: (self) => {
        const { items } = self.args;
        const result = partText(items.at(-1) ?? null);
        if (items.length === 2 && items[0] === Ellipsis) return `collections.abc.Callable[..., ${result}]`;
        return `collections.abc.Callable[[${items.slice(0, -1).map(partText).join(", ")}], ${result}]`;
      },
    },
  });
  const make = new NativeFunction("__class_getitem__", "Callable.__class_getitem__", ([, key = null]) =>
    subscriptCallable(key),
  );
  t.callableType.members.set("__class_getitem__", new PyWrappedMethod("class", make));
}

export function installProtocols(): void {
  installCallableAlias();
  protocol(t.hashableType, { "__hash__()": () => 0n });
  protocol(t.awaitableType, { "__await__()": none });
  protocol(t.coroutineType, { "send(value)": stop, "throw(typ, val=None, tb=None)": stop }, { "close()": none }, [
    "__await__",
    "send",
    "throw",
    "close",
  ]);
  protocol(t.asyncIterableType, { "__aiter__()": none });
  protocol(t.asyncIteratorType, { "__anext__()": none }, { "__aiter__()": itself }, ["__anext__", "__aiter__"]);
  protocol(t.asyncGeneratorType, { "asend(value)": none, "athrow(typ, val=None, tb=None)": none }, {}, [
    "__aiter__",
    "__anext__",
    "asend",
    "athrow",
    "aclose",
  ]);
  protocol(t.iterableType, { "__iter__()": none });
  protocol(t.iteratorAbcType, { "__next__()": stop }, { "__iter__()": itself }, ["__iter__", "__next__"]);
  protocol(t.reversibleType, { "__reversed__()": none }, {}, ["__reversed__", "__iter__"]);
  abstractMethods(t.reversibleType, "__iter__", "__reversed__");
  protocol(
    t.generatorAbcType,
    { "send(value)": stop, "throw(typ, val=None, tb=None)": stop },
    { "__next__()": stop, "close()": none },
    ["__iter__", "__next__", "send", "throw", "close"],
  );
  protocol(t.sizedType, { "__len__()": () => 0n });
  protocol(t.containerType, { "__contains__(x)": () => false });
  definePython(t.collectionType, {});
  abstractMethods(t.collectionType, "__len__", "__iter__", "__contains__");
  structural(t.collectionType, ["__len__", "__iter__", "__contains__"]);
  protocol(t.bufferType, { "__buffer__(flags, /)": none });
  protocol(t.callableType, { "__call__(*args, **kwds)": () => false });
  for (const type of [
    t.awaitableType,
    t.coroutineType,
    t.asyncIterableType,
    t.asyncGeneratorType,
    t.iterableType,
    t.generatorAbcType,
    t.containerType,
    t.setAbcType,
    t.mappingType,
    t.keysViewType,
    t.itemsViewType,
    t.valuesViewType,
    t.sequenceAbcType,
  ]) {
    makeSubscriptable(type);
  }
}
