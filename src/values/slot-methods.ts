/**
 * Special methods of built-in types, made from their slots: `int.__add__`, `list.__len__`, `object.__setattr__`. They are what
 * `super().__getitem__(key)` and friends find. The other direction, slots made from methods, is in special-methods.ts.
 */

import { missingAttribute } from "./attributes.ts";
import { asText, typeName, typeOf } from "./core-types.ts";
import { PyException, stopIterationType, typeError } from "./exceptions.ts";
import { binarySlots, inplaceSlots, unarySlots } from "./operator-slots.ts";
import { str } from "./text.ts";
import { type Comparison, type Kwargs, PyType, type Slots, type Value } from "./value.ts";

type MethodBody = (self: Value, args: Value[], kwargs: Kwargs) => Value;

function arity(name: string, args: readonly Value[], min: number, max = min): void {
  if (args.length >= min && args.length <= max) return;
  const noun = (n: number): string => `${n} argument${n === 1 ? "" : "s"}`;
  if (min === max) throw typeError(`expected ${noun(min)}, got ${args.length}`);
  throw typeError(
    `${name} expected at ${args.length < min ? `least ${noun(min)}` : `most ${noun(max)}`}, got ${args.length}`,
  );
}

const arg = (args: readonly Value[], i: number): Value => args[i] ?? null;

const unary =
  (apply: (self: Value) => Value): MethodBody =>
  (self, args) => {
    arity("", args, 0);
    return apply(self);
  };
const binary =
  (apply: (self: Value, other: Value) => Value): MethodBody =>
  (self, args) => {
    arity("", args, 1);
    return apply(self, arg(args, 0));
  };

function hashValue(result: number | bigint): bigint {
  return BigInt(result);
}

function formatSpec(spec: Value): string {
  const text = asText(spec);
  if (text === undefined)
    throw typeError(`__format__() argument must be str, not ${spec === null ? "None" : typeName(spec)}`);
  return text;
}

const comparisons: readonly (readonly [string, Comparison])[] = [
  ["__eq__", "=="],
  ["__ne__", "!="],
  ["__lt__", "<"],
  ["__le__", "<="],
  ["__gt__", ">"],
  ["__ge__", ">="],
];

/** The special methods that `slots` amount to, by name. */
export function* slotMethods(slots: Slots): Iterable<readonly [string, MethodBody]> {
  const { repr, str: text, format, hash, bool, len, compare, call, iter, next, getattr, setattr } = slots;
  if (repr !== undefined) yield ["__repr__", unary(repr)];
  if (text !== undefined) yield ["__str__", unary(text)];
  if (format !== undefined) yield ["__format__", binary((self, spec) => format(self, formatSpec(spec)))];
  if (hash !== undefined && hash !== null) yield ["__hash__", unary((self) => hashValue(hash(self)))];
  if (bool !== undefined) yield ["__bool__", unary(bool)];
  if (len !== undefined) yield ["__len__", unary((self) => BigInt(len(self)))];
  if (compare !== undefined) {
    for (const [name, op] of comparisons) yield [name, binary((self, other) => compare(self, other, op))];
  }
  if (call !== undefined) yield ["__call__", call];
  if (iter !== undefined && iter !== null) yield ["__iter__", unary(iter)];
  if (next !== undefined) yield ["__next__", unary((self) => nextOrStop(next(self)))];
  if (getattr !== undefined) {
    yield [
      "__getattribute__",
      binary((self, name) => {
        const found = getattr(self, str(name));
        if (found === undefined) throw missingAttribute(self, str(name));
        return found;
      }),
    ];
  }
  if (setattr !== undefined) {
    yield ["__setattr__", settingMethod((self, name, value) => setattr(self, str(name), value))];
    yield ["__delattr__", binary((self, name) => nothing(() => setattr(self, str(name), undefined)))];
  }
  yield* containerMethods(slots);
  yield* numberMethods(slots);
  const { get, set, init } = slots;
  if (get !== undefined) {
    yield [
      "__get__",
      (self, args) => {
        arity("__get__", args, 1, 2);
        const [instance = null, owner = null] = args;
        if (instance === null && owner === null) throw typeError("__get__(None, None) is invalid");
        return get(self, instance ?? undefined, owner instanceof PyType ? owner : typeOf(instance));
      },
    ];
  }
  if (set !== undefined) {
    yield ["__set__", settingMethod(set)];
    yield ["__delete__", binary((self, instance) => nothing(() => set(self, instance, undefined)))];
  }
  if (init !== undefined) yield ["__init__", (self, args, kwargs) => nothing(() => init(self, args, kwargs))];
}

function* containerMethods(slots: Slots): Iterable<readonly [string, MethodBody]> {
  const { getitem, setitem, contains, concat, repeat, inplaceConcat, inplaceRepeat } = slots;
  if (getitem !== undefined) yield ["__getitem__", binary(getitem)];
  if (setitem !== undefined) {
    yield ["__setitem__", settingMethod(setitem)];
    yield ["__delitem__", binary((self, key) => nothing(() => setitem(self, key, undefined)))];
  }
  if (contains !== undefined) yield ["__contains__", binary(contains)];
  if (concat !== undefined) yield ["__add__", binary(concat)];
  if (repeat !== undefined) {
    yield ["__mul__", binary(repeat)];
    yield ["__rmul__", binary(repeat)];
  }
  if (inplaceConcat !== undefined) yield ["__iadd__", binary(inplaceConcat)];
  if (inplaceRepeat !== undefined) yield ["__imul__", binary(inplaceRepeat)];
}

function* numberMethods(slots: Slots): Iterable<readonly [string, MethodBody]> {
  for (const key of binarySlots) {
    const slot = slots[key];
    if (slot === undefined) continue;
    yield [`__${key}__`, binary(slot)];
    yield [`__r${key}__`, binary((self, other) => slot(other, self))];
  }
  for (const key of inplaceSlots) {
    const slot = slots[key];
    if (slot !== undefined) yield [`__${key}__`, binary(slot)];
  }
  for (const key of unarySlots) {
    const slot = slots[key];
    if (slot !== undefined) yield [`__${key}__`, unary(slot)];
  }
  const { pow } = slots;
  if (pow !== undefined) {
    const power =
      (apply: (self: Value, other: Value, modulus: Value) => Value): MethodBody =>
      (self, args) => {
        arity("", args, 1, 2);
        return apply(self, arg(args, 0), arg(args, 1));
      };
    yield ["__pow__", power(pow)];
    yield ["__rpow__", power((self, other, modulus) => pow(other, self, modulus))];
  }
}

function settingMethod(apply: (self: Value, key: Value, value: Value) => void): MethodBody {
  return (self, args) => {
    arity("", args, 2);
    return nothing(() => apply(self, arg(args, 0), arg(args, 1)));
  };
}

/** Runs `work`, answers `None`. */
function nothing(work: () => void): null {
  work();
  return null;
}

function nextOrStop(item: Value | undefined): Value {
  if (item === undefined) throw new PyException(stopIterationType, []);
  return item;
}
