/** `Enum`, `IntEnum`, `StrEnum`, `Flag`, `IntFlag`: what members do. */
import { call } from "../../values/calls.ts";
import { lessThan } from "../../values/comparison.ts";
import {
  asInt,
  asText,
  className,
  intType,
  isInstance,
  NotImplemented,
  objectType,
  PyBoxed,
  strType,
  typeOf,
} from "../../values/core-types.ts";
import { PyException, typeError } from "../../values/exceptions.ts";
import { PyWrappedMethod } from "../../values/functions.ts";
import { hash } from "../../values/hashing.ts";
import { collect } from "../../values/iteration.ts";
import { native } from "../../values/native.ts";
import { add } from "../../values/operators.ts";
import { PyList } from "../../values/sequences.ts";
import { format, repr, str } from "../../values/text.ts";
import { lookup, type PyObject, type PyType, type Value } from "../../values/value.ts";
import { lazy } from "../lazy-iterator.ts";
import { definePython } from "../python-class.ts";
import { bitLength } from "./creation.ts";
import { memberOf, membersIn, memberValue, missingFlag } from "./lookups.ts";
import { EnumProperty } from "./property.ts";
import { attachRecord, emptyRecord, recordOf } from "./record.ts";
import { enumType, flagType, intEnumType, intFlagType, reprEnumType, strEnumType } from "./types.ts";

const nameOf = (self: PyObject): Value => self.attrs?.get("_name_") ?? null;
const shown = (self: PyObject): string => {
  const name = nameOf(self);
  return name === null ? repr(memberValue(self)) : str(name);
};

/** The next number: one above the highest so far. */
function nextValue(start: Value, last: Value): Value {
  const values = collect(last);
  const [first] = values;
  if (first === undefined) return start;
  let highest = first;
  try {
    for (const value of values) if (lessThan(highest, value)) highest = value;
    return add(highest, 1n);
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
  }
  // Not all are numbers: the last one that can be counted on.
  for (const value of [...values].reverse()) {
    try {
      return add(value, 1n);
    } catch (error) {
      if (!(error instanceof PyException)) throw error;
    }
  }
  return start;
}

function nextFlag(start: Value, last: Value): Value {
  const values = collect(last);
  if (values.length === 0) return start === null ? 1n : start;
  let highest = values[0] ?? null;
  for (const value of values) if (lessThan(highest, value)) highest = value;
  const bits = asInt(highest);
  if (bits === undefined) throw typeError(`invalid flag value ${repr(highest)}`);
  return 2n ** BigInt(bitLength(bits));
}

function generator(work: (name: Value, start: Value, count: Value, last: Value) => Value): Value {
  return new PyWrappedMethod(
    "static",
    native("_generate_next_value_(name, start, count, last_values)", work, { python: true }),
  );
}

/** The bits of an operand of a flag's operators; `undefined` when it is none. */
function bitsOf(type: PyType, value: Value): bigint | undefined {
  if (isInstance(value, type)) return asInt(memberValue(value));
  const { dataType } = recordOf(type);
  return dataType !== objectType && isInstance(value, dataType) ? asInt(value) : undefined;
}

const operator = (apply: (a: bigint, b: bigint) => bigint) => (self: PyObject, other: Value) => {
  const right = bitsOf(self.type, other);
  const left = asInt(memberValue(self));
  if (left === undefined || right === undefined) return NotImplemented;
  return memberOf(self.type, apply(left, right));
};
const [or, and, xor] = [operator((a, b) => a | b), operator((a, b) => a & b), operator((a, b) => a ^ b)];

function inverted(self: PyObject): Value {
  const { boundary, singlesMask } = recordOf(self.type);
  const value = asInt(memberValue(self)) ?? 0n;
  return memberOf(self.type, boundary === "eject" || boundary === "keep" ? ~value : singlesMask & ~value);
}

function installEnum(): void {
  attachRecord(enumType, emptyRecord({}));
  definePython<PyObject>(enumType, {
    methods: {
      "__init__(*args, **kwds)": () => null,
      "__repr__()": (self) => `<${className(self.type)}.${shown(self)}: ${repr(memberValue(self))}>`,
      "__str__()": (self) => `${className(self.type)}.${shown(self)}`,
      "__format__(format_spec)": (self, spec: Value) => format(str(self), asText(spec) ?? ""),
      "__hash__()": (self) => BigInt(hash(nameOf(self))),
      "__dir__()": (self) => {
        const names = new Set<string>(["__class__", "__doc__", "__eq__", "__hash__", "__module__"]);
        for (const base of self.type.mro) {
          if (base === enumType || !base.heap) break;
          for (const [name, value] of base.members)
            if (!name.startsWith("_") && !isInstance(value, self.type)) names.add(name);
        }
        return new PyList([...names, "name", "value"].sort());
      },
      "__copy__()": (self) => self,
      "__deepcopy__(memo)": (self) => self,
      "__reduce_ex__(proto)": (self) => `${className(self.type)}.${shown(self)}`,
    },
    classMethods: { "_missing_(value)": () => null },
    constants: { _generate_next_value_: generator((_, start, __, last) => nextValue(start, last)) },
  });
  for (const [name, stored] of [
    ["name", "_name_"],
    ["value", "_value_"],
  ] as const) {
    const property = new EnumProperty(null, null, null, null, stored);
    property.name = name;
    enumType.members.set(name, property);
  }
  definePython(reprEnumType, {});
  attachRecord(reprEnumType, emptyRecord({}));
}

/** The texts of members that stand for their value: `str` and `format` are the data type's. */
function textsOf(dataType: PyType, base: PyType): Record<string, Value> {
  const own = lookup(dataType, "__str__");
  const plain = own === objectType.members.get("__str__") ? lookup(dataType, "__repr__") : own;
  return {
    __str__: plain ?? null,
    __format__: lookup(dataType, "__format__") ?? null,
    __repr__: lookup(base, "__repr__") ?? null,
  };
}

function installWithData(): void {
  attachRecord(intEnumType, emptyRecord({ dataType: intType }));
  definePython(intEnumType, { constants: textsOf(intType, enumType) });
  attachRecord(strEnumType, emptyRecord({ dataType: strType }));
  definePython<Value>(strEnumType, {
    staticMethods: {
      "__new__(cls, *values)": (cls, values = null) => {
        const given = collect(values);
        if (given.length > 3) throw typeError(`too many arguments for str(): ${repr(values)}`);
        const [first = "", ...rest] = given;
        if (given.length === 1 && asText(first) === undefined) throw typeError(`${repr(first)} is not a string`);
        rest.forEach((value, i) => {
          const noun = i === 0 ? "encoding" : "errors";
          if (asText(value) === undefined) throw typeError(`${noun} must be a string, not ${repr(value)}`);
        });
        const text = given.length < 2 ? str(first) : str(call(strType, given));
        const made = new PyBoxed(cls as PyType, text);
        made.attrs = new Map([["_value_", text]]);
        return made;
      },
    },
    constants: {
      ...textsOf(strType, enumType),
      _generate_next_value_: generator((name) => str(name).toLowerCase()),
    },
  });
}

function installFlags(): void {
  attachRecord(flagType, emptyRecord({ boundary: "strict" }));
  definePython<PyObject>(flagType, {
    methods: {
      "__contains__(other)": (self, other: Value) => {
        if (!isInstance(other, self.type)) {
          const names = `${repr(typeOf(other).qualname)} and ${repr(self.type.qualname)}`;
          throw typeError(`unsupported operand type(s) for 'in': ${names}`);
        }
        const bits = asInt(memberValue(other)) ?? 0n;
        return (bits & (asInt(memberValue(self)) ?? 0n)) === bits;
      },
      "__iter__()": (self) => {
        const members = membersIn(recordOf(self.type), asInt(memberValue(self)) ?? 0n);
        let i = 0;
        return lazy(() => members[i++]);
      },
      "__len__()": (self) => {
        const bits = asInt(memberValue(self)) ?? 0n;
        return BigInt(bits.toString(2).replaceAll("0", "").replace("-", "").length);
      },
      "__repr__()": (self) => {
        const name = nameOf(self);
        const label = name === null ? className(self.type) : `${className(self.type)}.${str(name)}`;
        return `<${label}: ${repr(memberValue(self))}>`;
      },
      "__str__()": (self) => {
        const name = nameOf(self);
        return name === null
          ? `${className(self.type)}(${repr(memberValue(self))})`
          : `${className(self.type)}.${str(name)}`;
      },
      "__bool__()": (self) => (asInt(memberValue(self)) ?? 0n) !== 0n,
      "__or__(other)": or,
      "__and__(other)": and,
      "__xor__(other)": xor,
      "__ror__(other)": or,
      "__rand__(other)": and,
      "__rxor__(other)": xor,
      "__invert__()": inverted,
    },
    classMethods: { "_missing_(value)": (type, value: Value) => missingFlag(type, value) },
    constants: { _generate_next_value_: generator((_, start, __, last) => nextFlag(start, last)) },
  });
  attachRecord(intFlagType, emptyRecord({ dataType: intType, boundary: "keep" }));
  // Found before those of `int`, which stands first among the bases.
  const own = ["__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__", "__bool__"];
  const operators = own.map((name) => [name, flagType.members.get(name) ?? null] as const);
  definePython(intFlagType, { constants: { ...textsOf(intType, flagType), ...Object.fromEntries(operators) } });
}

export function installEnumerations(): void {
  installEnum();
  installWithData();
  installFlags();
}
