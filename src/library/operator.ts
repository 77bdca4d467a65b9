/** `operator`: the language's operators as functions. */
import { getAttribute } from "../values/attributes.ts";
import { call, callSpecial } from "../values/calls.ts";
import { identical, richCompare, same } from "../values/comparison.ts";
import { asText, builtinType, isSubclass, NotImplemented, objectType, typeName, typeOf } from "../values/core-types.ts";
import { dictOf } from "../values/dict.ts";
import { typeError, valueError } from "../values/exceptions.ts";
import type { NativeFunction } from "../values/functions.ts";
import { forEach, iterableOr } from "../values/iteration.ts";
import { define, native } from "../values/native.ts";
import * as operators from "../values/operators.ts";
import { emptyTuple, PyTuple } from "../values/sequences.ts";
import { joinReprs, repr } from "../values/text.ts";
import { length, truth } from "../values/truth.ts";
import { PyObject, type PyType, type Value } from "../values/value.ts";
import type { ModuleDefinition } from "./module-definition.ts";

type Binary = (left: Value, right: Value) => Value;

const { binaryOperators, inplace } = operators;
const module = "_operator";
const named = (signature: string, body: (...args: Value[]) => Value): NativeFunction =>
  native(signature, body, { module });

/** Function names and the `ast` names of what they do. */
const binaryNames: readonly (readonly [string, string])[] = [
  ["add", "Add"],
  ["and_", "BitAnd"],
  ["floordiv", "FloorDiv"],
  ["lshift", "LShift"],
  ["matmul", "MatMult"],
  ["mod", "Mod"],
  ["mul", "Mult"],
  ["or_", "BitOr"],
  ["pow", "Pow"],
  ["rshift", "RShift"],
  ["sub", "Sub"],
  ["truediv", "Div"],
  ["xor", "BitXor"],
];

const comparisons = [
  ["eq", "=="],
  ["ge", ">="],
  ["gt", ">"],
  ["le", "<="],
  ["lt", "<"],
  ["ne", "!="],
] as const;

function sequenceOnly(value: Value): void {
  const { slots } = typeOf(value);
  if (slots.getitem === undefined || (!typeOf(value).heap && slots.concat === undefined)) {
    throw typeError(`'${typeName(value)}' object can't be concatenated`);
  }
}

const concat: Binary = (left, right) => {
  sequenceOnly(left);
  return operators.add(left, right);
};

const iconcat: Binary = (left, right) => {
  sequenceOnly(left);
  return inplace("Add", left, right);
};

function abs(value: Value): Value {
  const slot = typeOf(value).slots.abs;
  if (slot === undefined) throw typeError(`bad operand type for abs(): '${typeName(value)}'`);
  return slot(value);
}

function indexOf(sequence: Value, wanted: Value): Value {
  let at = 0n;
  let found = false;
  forEach(iterableArgument(sequence), (item) => {
    found = same(item, wanted);
    if (!found) at++;
    return !found;
  });
  if (!found) throw valueError("sequence.index(x): x not in sequence");
  return at;
}

function countOf(sequence: Value, wanted: Value): Value {
  let count = 0n;
  forEach(iterableArgument(sequence), (item) => {
    if (same(item, wanted)) count++;
  });
  return count;
}

function iterableArgument(value: Value): Value {
  return iterableOr(value, `argument of type '${typeName(value)}' is not iterable`);
}

function lengthHint(value: Value, fallback: Value): Value {
  if (typeof fallback !== "bigint" && typeof fallback !== "boolean") {
    throw typeError(`'${typeName(fallback)}' object cannot be interpreted as an integer`);
  }
  if (typeOf(value).slots.len !== undefined) return BigInt(length(value));
  const hint = callSpecial(value, "__length_hint__", [], NotImplemented);
  if (hint === NotImplemented) return operators.index(fallback);
  if (typeof hint !== "bigint") throw typeError(`__length_hint__ must be an integer, not ${typeName(hint)}`);
  if (hint < 0n) throw valueError("__length_hint__() should return >= 0");
  return hint;
}

/** `attrgetter("a.b")`, `itemgetter(1)`, `methodcaller("m", 1)`: what to do is fixed when it is made. */
class Accessor extends PyObject {
  readonly args: readonly Value[];
  readonly kwargs: ReadonlyMap<string, Value>;

  constructor(type: PyType, args: readonly Value[], kwargs: ReadonlyMap<string, Value>) {
    super(type);
    this.args = args;
    this.kwargs = kwargs;
  }
}

const attrgetterType = builtinType("attrgetter", objectType, { module: "operator" });
const itemgetterType = builtinType("itemgetter", objectType, { module: "operator" });
const methodcallerType = builtinType("methodcaller", objectType, { module: "operator" });

function dotted(object: Value, path: Value): Value {
  let found = object;
  for (const name of (asText(path) ?? "").split(".")) found = getAttribute(found, name);
  return found;
}

/** One argument gives a value, several a tuple. */
function each(args: readonly Value[], read: (arg: Value) => Value): Value {
  const [first = null] = args;
  return args.length === 1 ? read(first) : new PyTuple(args.map(read));
}

function only(name: string, args: readonly Value[], kwargs: ReadonlyMap<string, Value> | null): Value {
  if (kwargs !== null && kwargs.size > 0) throw typeError(`${name}() takes no keyword arguments`);
  const [first] = args;
  if (first === undefined || args.length > 1) throw typeError(`${name} expected 1 argument, got ${args.length}`);
  return first;
}

function accessorRepr(self: Accessor): string {
  const keywords = [...self.kwargs].map(([name, value]) => `${name}=${repr(value)}`);
  const parts = [joinReprs(self.args), ...keywords].filter((part) => part !== "");
  return `operator.${self.type.name}(${parts.join(", ")})`;
}

const nothing: ReadonlyMap<string, Value> = new Map();

function installAccessors(): void {
  define<Accessor>(attrgetterType, {
    slots: {
      new: (type, args, kwargs) => {
        if (kwargs !== null && kwargs.size > 0) throw typeError("attrgetter() takes no keyword arguments");
        if (args.length === 0) throw typeError("attrgetter expected 1 argument, got 0");
        if (args.some((arg) => asText(arg) === undefined)) throw typeError("attribute name must be a string");
        return new Accessor(type, args, nothing);
      },
      call: (self, args, kwargs) => {
        const object = only("attrgetter", args, kwargs);
        return each(self.args, (path) => dotted(object, path));
      },
      repr: accessorRepr,
    },
  });
  define<Accessor>(itemgetterType, {
    slots: {
      new: (type, args, kwargs) => {
        if (kwargs !== null && kwargs.size > 0) throw typeError("itemgetter() takes no keyword arguments");
        if (args.length === 0) throw typeError("itemgetter expected 1 argument, got 0");
        return new Accessor(type, args, nothing);
      },
      call: (self, args, kwargs) => {
        const object = only("itemgetter", args, kwargs);
        return each(self.args, (key) => operators.getItem(object, key));
      },
      repr: accessorRepr,
    },
  });
  define<Accessor>(methodcallerType, {
    slots: {
      new: (type, args, kwargs) => {
        const [name] = args;
        if (name === undefined) throw typeError("methodcaller needs at least one argument, the method name");
        if (asText(name) === undefined) throw typeError("method name must be a string");
        return new Accessor(type, args, kwargs ?? nothing);
      },
      call: (self, args, kwargs) => {
        const [name = null, ...rest] = self.args;
        return call(getAttribute(only("methodcaller", args, kwargs), asText(name) ?? ""), rest, self.kwargs);
      },
      repr: accessorRepr,
    },
  });
}

function* members(): Iterable<readonly [string, Value]> {
  installAccessors();
  const functions = [
    ...binaryNames.flatMap(([name, op]) => [
      named(`${name}(a, b, /)`, binaryOperators[op] ?? operators.add),
      named(`i${name.replace("_", "")}(a, b, /)`, (a, b) => inplace(op, a, b)),
    ]),
    ...comparisons.map(([name, op]) => named(`${name}(a, b, /)`, (a, b) => richCompare(a, b, op))),
    named("abs(a, /)", abs),
    named("concat(a, b, /)", concat),
    named("contains(a, b, /)", operators.contains),
    named("countOf(a, b, /)", countOf),
    named("delitem(a, b, /)", (a, b) => {
      operators.setItem(a, b, undefined);
      return null;
    }),
    named("getitem(a, b, /)", operators.getItem),
    named("iconcat(a, b, /)", iconcat),
    named("index(a, /)", operators.index),
    named("indexOf(a, b, /)", indexOf),
    named("inv(a, /)", operators.invert),
    named("invert(a, /)", operators.invert),
    named("is_(a, b, /)", identical),
    named("is_not(a, b, /)", (a, b) => !identical(a, b)),
    named("length_hint(obj, default=0, /)", lengthHint),
    named("neg(a, /)", operators.neg),
    named("not_(a, /)", (a) => !truth(a)),
    named("pos(a, /)", operators.pos),
    named("setitem(a, b, c, /)", (a, b, c) => {
      operators.setItem(a, b, c);
      return null;
    }),
    named("truth(a, /)", truth),
  ];
  for (const made of functions) {
    yield [made.name, made];
    if (!unaliased.has(made.name)) yield [`__${made.name.replace("_", "")}__`, made];
  }
  yield ["call", named("call(obj, /, *args, **kwargs)", callWith)];
  for (const type of [attrgetterType, itemgetterType, methodcallerType]) yield [type.name, type];
}

const unaliased: ReadonlySet<string> = new Set(["countOf", "indexOf", "is_", "is_not", "length_hint", "truth"]);

function callWith(callee: Value, args: Value, kwargs: Value): Value {
  const list = args instanceof PyTuple ? args : emptyTuple;
  const names = dictOf([]);
  return call(callee, [...list.items], keywordMap(kwargs ?? names));
}

function keywordMap(kwargs: Value): ReadonlyMap<string, Value> | null {
  if (!(kwargs instanceof PyObject) || !isSubclass(kwargs.type, dictOf([]).type)) return null;
  const result = new Map<string, Value>();
  forEach(kwargs, (key) => {
    result.set(asText(key) ?? "", operators.getItem(kwargs, key));
  });
  return result.size === 0 ? null : result;
}

export const operatorModule: ModuleDefinition = { name: "operator", members };
