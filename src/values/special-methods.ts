/**
 * Slots of classes written in a formula: each calls the special method it stands for, found on the class at that moment.
 * One function serves all classes, so that operators see when both operands share it. The other direction is in slot-methods.ts.
 */
import { bind, call, callSpecial, special } from "./calls.ts";
import { asText, isSubclass, NotImplemented, typeName, typeOf } from "./core-types.ts";
import {
  attributeError,
  attributeErrorType,
  PyException,
  stopIterationType,
  typeError,
  valueError,
} from "./exceptions.ts";
import { hashInt } from "./numbers/hashing.ts";
import { binarySlots, inplaceSlots, unarySlots } from "./operator-slots.ts";
import { truth } from "./truth.ts";
import { type Comparison, lookup, type Slots, type Value } from "./value.ts";

/** Calls a special method that is known to be there. */
function must(self: Value, name: string, args: Value[] = []): Value {
  const result = callSpecial(self, name, args);
  if (result === undefined) throw attributeError(name);
  return result;
}

function textOf(self: Value, name: string): string {
  const result = must(self, name);
  const text = asText(result);
  if (text === undefined) throw typeError(`${name} returned non-string (type ${typeName(result)})`);
  return text;
}

type BinarySlot = (left: Value, right: Value) => Value;

function binarySlot(key: keyof Slots, name: string, reflectedName: string): BinarySlot {
  const slot: BinarySlot = (left, right) => {
    const leftType = typeOf(left);
    const rightType = typeOf(right);
    const other = leftType !== rightType && rightType.slots[key] === slot;
    if (leftType.slots[key] === slot) {
      const overridden =
        other &&
        isSubclass(rightType, leftType) &&
        lookup(rightType, reflectedName) !== lookup(leftType, reflectedName);
      if (overridden) {
        const result = callSpecial(right, reflectedName, [left], NotImplemented);
        if (result !== NotImplemented) return result;
      }
      const result = callSpecial(left, name, [right], NotImplemented);
      if (result !== NotImplemented || overridden || leftType === rightType) return result;
    }
    if (other || leftType.slots[key] !== slot) return callSpecial(right, reflectedName, [left], NotImplemented);
    return NotImplemented;
  };
  return slot;
}

const comparisonNames: Readonly<Record<Comparison, string>> = {
  "==": "__eq__",
  "!=": "__ne__",
  "<": "__lt__",
  "<=": "__le__",
  ">": "__gt__",
  ">=": "__ge__",
};

const compare: NonNullable<Slots["compare"]> = (self, other, op) =>
  callSpecial(self, comparisonNames[op], [other], NotImplemented);

/** What does not fit 64 bits is hashed once more, as an int. */
function hash(self: Value): number | bigint {
  const result = must(self, "__hash__");
  if (typeof result === "boolean") return Number(result);
  if (typeof result !== "bigint") throw typeError("__hash__ method should return an integer");
  if (result !== BigInt.asIntN(64, result)) return hashInt(result);
  return result === -1n ? -2 : Number.isSafeInteger(Number(result)) ? Number(result) : result;
}

function len(self: Value): number {
  const result = must(self, "__len__");
  const n = typeof result === "boolean" ? BigInt(result) : result;
  if (typeof n !== "bigint") throw typeError(`'${typeName(result)}' object cannot be interpreted as an integer`);
  if (n < 0n) throw valueError("__len__() should return >= 0");
  return Number(n);
}

function bool(self: Value): boolean {
  const result = must(self, "__bool__");
  if (typeof result !== "boolean") throw typeError(`__bool__ should return bool, returned ${typeName(result)}`);
  return result;
}

function next(self: Value): Value | undefined {
  try {
    return must(self, "__next__");
  } catch (error) {
    if (error instanceof PyException && isSubclass(error.type, stopIterationType)) return undefined;
    throw error;
  }
}

/** `undefined` in place of the `AttributeError` that `__getattribute__` raised, when `__getattr__` is there to be asked. */
function getattr(self: Value, name: string): Value | undefined {
  try {
    return must(self, "__getattribute__", [name]);
  } catch (error) {
    const asked = typeOf(self).slots.getattrMissing !== undefined;
    if (asked && error instanceof PyException && isSubclass(error.type, attributeErrorType)) return undefined;
    throw error;
  }
}

function makeTable(): Map<string, Slots> {
  const table = new Map<string, Slots>(
    Object.entries<Slots>({
      __repr__: { repr: (self) => textOf(self, "__repr__") },
      __str__: { str: (self) => textOf(self, "__str__") },
      __format__: { format: (self, spec) => formatted(must(self, "__format__", [spec])) },
      __hash__: { hash },
      __bool__: { bool },
      __len__: { len },
      __call__: { call: (self, args, kwargs) => call(special(self, "__call__") ?? null, args, kwargs) },
      __iter__: { iter: (self) => must(self, "__iter__") },
      __next__: { next },
      __getattribute__: { getattr },
      __getattr__: { getattrMissing: (self, name) => must(self, "__getattr__", [name]) },
      __getitem__: { getitem: (self, key) => must(self, "__getitem__", [key]) },
      __contains__: { contains: (self, item) => truth(must(self, "__contains__", [item])) },
      __get__: {
        get: (self, instance, owner) => must(self, "__get__", [instance === undefined ? null : instance, owner]),
      },
      __init__: {
        init: (self, args, kwargs) => {
          const result = call(special(self, "__init__") ?? null, args, kwargs);
          if (result !== null) throw typeError(`__init__() should return None, not '${typeName(result)}'`);
        },
      },
      __new__: {
        new: (type, args, kwargs) => {
          const found = lookup(type, "__new__");
          return call(found === undefined ? null : bind(found, type, type), [type, ...args], kwargs);
        },
      },
    }),
  );
  const setattr: Slots = {
    setattr: (self, name, value) => {
      if (value === undefined) must(self, "__delattr__", [name]);
      else must(self, "__setattr__", [name, value]);
    },
  };
  const setitem: Slots = {
    setitem: (self, key, value) => {
      if (value === undefined) must(self, "__delitem__", [key]);
      else must(self, "__setitem__", [key, value]);
    },
  };
  const set: Slots = {
    set: (self, instance, value) => {
      if (value === undefined) must(self, "__delete__", [instance]);
      else must(self, "__set__", [instance, value]);
    },
  };
  for (const name of ["__setattr__", "__delattr__"]) table.set(name, setattr);
  for (const name of ["__setitem__", "__delitem__"]) table.set(name, setitem);
  for (const name of ["__set__", "__delete__"]) table.set(name, set);
  for (const name of Object.values(comparisonNames)) table.set(name, { compare });
  for (const key of binarySlots) {
    const slots = { [key]: binarySlot(key, `__${key}__`, `__r${key}__`) };
    table.set(`__${key}__`, slots);
    table.set(`__r${key}__`, slots);
  }
  for (const key of inplaceSlots) {
    table.set(`__${key}__`, { [key]: (self: Value, other: Value) => must(self, `__${key}__`, [other]) });
  }
  for (const key of unarySlots) table.set(`__${key}__`, { [key]: (self: Value) => must(self, `__${key}__`) });
  const pow: Slots = {
    pow: (base, exponent, modulus) => {
      if (modulus !== null) return callSpecial(base, "__pow__", [exponent, modulus], NotImplemented);
      const result = callSpecial(base, "__pow__", [exponent], NotImplemented);
      return result === NotImplemented ? callSpecial(exponent, "__rpow__", [base], NotImplemented) : result;
    },
  };
  table.set("__pow__", pow);
  table.set("__rpow__", pow);
  return table;
}

function formatted(result: Value): string {
  const text = asText(result);
  if (text === undefined) throw typeError(`__format__ must return a str, not ${typeName(result)}`);
  return text;
}

const table = makeTable();

/** The slots that a class gets for defining `name`; `undefined` for names that are not special. */
export function slotsOfSpecial(name: string): Slots | undefined {
  return table.get(name);
}
