/** How a class statement becomes an enumeration: which type the values are of, and each member as its class is made. */
import { attributeOr, getAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { equals } from "../../values/comparison.ts";
import {
  asInt,
  builtinType,
  isInstance,
  isSubclass,
  objectType,
  staticmethodType,
  tupleType,
  typeOf,
} from "../../values/core-types.ts";
import { PyException, pythonException, typeError, typeErrorType } from "../../values/exceptions.ts";
import { define } from "../../values/native.ts";
import { inplace } from "../../values/operators.ts";
import { PyTuple } from "../../values/sequences.ts";
import { PySet } from "../../values/sets.ts";
import { repr } from "../../values/text.ts";
import { PyObject, PyType, type Value } from "../../values/value.ts";
import { EnumProperty } from "./property.ts";
import { attachRecord, type EnumRecord, enumRecord, recordOf } from "./record.ts";
import { enumMetaType, flagType } from "./types.ts";

/** A member until its class is there: `__set_name__` makes it. */
const protoType: PyType = builtinType("_proto_member", undefined, { module: "enum", sealed: true });

export class ProtoMember extends PyObject {
  readonly value: Value;
  readonly record: EnumRecord;

  constructor(value: Value, record: EnumRecord) {
    super(protoType);
    this.value = value;
    this.record = record;
  }
}

/** The enumeration being derived from: the last base. `Enum` itself has none. */
export function baseEnum(bases: readonly PyType[]): PyType | undefined {
  const last = bases.at(-1);
  if (last === undefined) return undefined;
  if (!isSubclass(last.type, enumMetaType)) {
    throw typeError("new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`");
  }
  return last;
}

/** Enumerations with members are finished. */
export function refuseExtension(name: string, bases: readonly PyType[]): void {
  for (const base of bases.flatMap(({ mro }) => mro)) {
    const record = enumRecord(base);
    if (record !== undefined && record.names.items.length > 0) {
      throw typeError(`<enum ${repr(name)}> cannot extend ${repr(base)}`);
    }
  }
}

/** The type that the values are of, when it stands among the bases. */
export function dataTypeOf(name: string, bases: readonly PyType[]): PyType {
  const found: PyType[] = [];
  const enter = (type: PyType): void => {
    if (!found.includes(type)) found.push(type);
  };
  for (const chain of bases) {
    let candidate: PyType | undefined;
    for (const base of chain.mro) {
      if (base === objectType) continue;
      if (isSubclass(base.type, enumMetaType)) {
        const { dataType } = recordOf(base);
        if (dataType === objectType) continue;
        enter(dataType);
        break;
      }
      if (
        base.members.has("__new__") ||
        (!base.heap && base.own.new !== undefined) ||
        base.members.has("__dataclass_fields__")
      ) {
        enter(candidate ?? base);
        break;
      }
      candidate ??= base;
    }
  }
  if (found.length > 1) {
    const types = new PySet();
    for (const type of found) types.add(type);
    throw typeError(`too many data types for ${repr(name)}: ${repr(types)}`);
  }
  return found[0] ?? objectType;
}

/** `__new__` of the body, of an enumeration derived from, or of the data type. */
export function memberMaker(
  own: Value | undefined,
  base: PyType | undefined,
  dataType: PyType,
): Pick<EnumRecord, "newMember" | "usesArguments"> {
  const written = own ?? inheritedNew(base) ?? inheritedNew(dataType);
  if (written !== undefined) {
    const func = isInstance(written, staticmethodType) ? getAttribute(written, "__func__") : written;
    return { newMember: (type, args) => call(func, [type, ...args]), usesArguments: true };
  }
  if (dataType === objectType || dataType.slots.new === objectType.slots.new) {
    return { newMember: (type) => new PyObject(type), usesArguments: false };
  }
  const make = dataType.slots.new;
  return { newMember: (type, args) => make?.(type, args, null) ?? null, usesArguments: true };
}

function inheritedNew(type: PyType | undefined): Value | undefined {
  const owner = type?.mro.find((base) => base !== objectType && base.members.has("__new__"));
  return owner?.members.get("__new__");
}

function makeMember(self: ProtoMember, type: PyType, name: string): void {
  const { record, value } = self;
  if (enumRecord(type) === undefined) attachRecord(type, record);
  type.members.delete(name);
  const plain = value instanceof PyTuple && (value.type === tupleType || isInstance(value, tupleType));
  const given = plain && value instanceof PyTuple ? [...value.items] : [value];
  const args = record.dataType === tupleType ? [new PyTuple(given)] : given;
  const member = record.newMember(type, record.usesArguments ? [...args] : []);
  if (!(member instanceof PyObject)) throw typeError(`${repr(member)} is no member`);
  member.attrs ??= new Map();
  if (!member.attrs.has("_value_")) member.attrs.set("_value_", valueFor(record, value, args));
  const settled = member.attrs.get("_value_") ?? null;
  member.attrs.set("_name_", name);
  member.attrs.set("__objclass__", type);
  typeOf(member).slots.init?.(member, [...args], null);
  member.attrs.set("_sort_order_", BigInt(record.names.items.length));
  enter(type, record, name, settled, member);
}

/** The value of a member whose `__new__` did not set one. */
function valueFor(record: EnumRecord, value: Value, args: Value[]): Value {
  if (record.dataType === objectType) return value;
  try {
    return call(record.dataType, [...args]);
  } catch (error) {
    const exception = pythonException(error);
    if (exception === undefined) throw error;
    const raised = typeError("_value_ not set in __new__, unable to create it");
    raised.cause = exception;
    throw raised;
  }
}

/** A member of equal value makes the new name its alias. */
function existing(record: EnumRecord, value: Value): Value | undefined {
  try {
    return record.byValue.get(value);
  } catch (error) {
    if (!(error instanceof PyException && error.type === typeErrorType)) throw error;
  }
  for (const { value: member } of record.byName.entries.values()) {
    if (equals(attributeOr(member, "_value_") ?? null, value)) return member;
  }
  return undefined;
}

export const isSingleBit = (bits: bigint): boolean => bits > 0n && (bits & (bits - 1n)) === 0n;
export const bitLength = (bits: bigint): number => (bits === 0n ? 0 : (bits < 0n ? -bits : bits).toString(2).length);

function enter(type: PyType, record: EnumRecord, name: string, value: Value, made: PyObject): void {
  const known = existing(record, value);
  const member = known === undefined ? made : known;
  const bits = asInt(value);
  const isFlag = isSubclass(type, flagType);
  if (isFlag && bits === undefined) inplace("BitOr", 0n, value);
  if (isFlag && bits !== undefined) {
    record.flagMask |= bits;
    if (isSingleBit(bits)) record.singlesMask |= bits;
    if (bits > 0n) record.allBits = 2n ** BigInt(bitLength(record.flagMask)) - 1n;
  }
  if (known === undefined && (!isFlag || (bits !== undefined && isSingleBit(bits)))) {
    const before = record.byName.get(record.names.items.at(-1) ?? null);
    const earlier = before instanceof PyObject ? asInt(before.attrs?.get("_value_") ?? null) : undefined;
    if (isFlag && earlier !== undefined && bits !== undefined && earlier > bits) record.byDefinition = true;
    record.names.append(name);
  }
  const inherited = type.mro
    .slice(1)
    .map((base) => base.members.get(name))
    .find((found) => found !== undefined); // prettier-ignore
  type.members.set(name, inherited instanceof EnumProperty ? inherited.redirected(name, member) : member);
  record.byName.set(name, member);
  try {
    if (record.byValue.find(value) === undefined) record.byValue.set(value, member);
  } catch (error) {
    if (!(error instanceof PyException && error.type === typeErrorType)) throw error;
  }
}

export function installCreation(): void {
  define<ProtoMember>(protoType, {
    methods: {
      "__set_name__(owner, name, /)": (self, owner: Value, name: Value) => {
        if (owner instanceof PyType && typeof name === "string") makeMember(self, owner, name);
        return null;
      },
    },
  });
}
