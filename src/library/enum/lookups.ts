/** `Color(value)`, and what `_missing_` has to say about values without a member. */
import { getAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { equals } from "../../values/comparison.ts";
import { asInt, isInstance, isSubclass, objectType, typeOf } from "../../values/core-types.ts";
import {
  PyException,
  pythonException,
  typeError,
  typeErrorType,
  valueError,
  valueErrorType,
} from "../../values/exceptions.ts";
import { spend } from "../../values/meter.ts";
import { repr } from "../../values/text.ts";
import { PyObject, type PyType, type Value } from "../../values/value.ts";
import { bitLength } from "./creation.ts";
import { type EnumRecord, recordOf } from "./record.ts";
import { flagType } from "./types.ts";

export const memberValue = (member: Value): Value => {
  const stored = member instanceof PyObject ? member.attrs?.get("_value_") : undefined;
  return stored === undefined ? getAttribute(member, "_value_") : stored;
};

/** The member of this value, without asking `_missing_`. */
export function findMember(record: EnumRecord, value: Value): Value | undefined {
  try {
    return record.byValue.get(value);
  } catch (error) {
    if (!(error instanceof PyException && isSubclass(error.type, typeErrorType))) throw error;
  }
  for (const { value: member } of record.byName.entries.values()) {
    spend(1);
    if (equals(memberValue(member), value)) return member;
  }
  return undefined;
}

export function memberOf(type: PyType, value: Value): Value {
  if (typeOf(value) === type) return value;
  const record = recordOf(type);
  const found = findMember(record, value);
  if (found !== undefined) return found;
  if (record.byName.size === 0) throw typeError(`${repr(type)} has no members defined`);
  const refused = valueError(`${repr(value)} is not a valid ${type.qualname}`);
  let result: Value;
  try {
    result = call(getAttribute(type, "_missing_"), [value]);
  } catch (error) {
    const exception = pythonException(error);
    if (exception === undefined) throw error;
    if (!isSubclass(exception.type, valueErrorType)) exception.context = refused;
    throw exception;
  }
  if (isInstance(result, type)) return result;
  if (isSubclass(type, flagType) && record.boundary === "eject" && asInt(result) !== undefined) return result;
  if (result === null) throw refused;
  const wrong = typeError(
    `error in ${type.name}._missing_: returned ${repr(result)} instead of None or a valid member`,
  );
  wrong.context = refused;
  throw wrong;
}

/** As `bin`, with the sign as a bit of its own: `0b0 0101`. */
function bits(value: bigint, width: number): string {
  const size = Math.max(width, bitLength(value));
  const digits = BigInt.asUintN(size, value).toString(2).padStart(size, "0");
  return `0b${value < 0n ? "1" : "0"} ${size === 0 ? "" : digits}`;
}

/** Members with one bit each that are in `value`, in their order. */
export function membersIn(record: EnumRecord, value: bigint): PyObject[] {
  const found: PyObject[] = [];
  for (const name of record.names.items) {
    spend(1);
    const member = record.byName.get(name);
    const own = member instanceof PyObject ? asInt(memberValue(member)) : undefined;
    if (member instanceof PyObject && own !== undefined && (own & value) !== 0n) found.push(member);
  }
  if (record.byDefinition) return found;
  return found.sort((a, b) => ((asInt(memberValue(a)) ?? 0n) < (asInt(memberValue(b)) ?? 0n) ? -1 : 1));
}

/** Makes the member that a combination of flags is, or says why it is none. */
export function missingFlag(type: PyType, given: Value): Value {
  const record = recordOf(type);
  const { boundary, flagMask, singlesMask, allBits } = record;
  let value = asInt(given);
  if (value === undefined) throw valueError(`${repr(given)} is not a valid ${type.qualname}`);
  let negative: bigint | undefined;
  if (value < ~allBits || value > allBits || (value & (allBits ^ flagMask)) !== 0n) {
    if (boundary === "strict") {
      const width = Math.max(bitLength(value), bitLength(flagMask));
      throw valueError(
        `${repr(type)} invalid value ${value}\n    given ${bits(value, width)}\n  allowed ${bits(flagMask, width)}`,
      );
    }
    if (boundary === "conform") value &= flagMask;
    else if (boundary === "eject") return value;
    else if (value < 0n) {
      const high = 2n ** BigInt(bitLength(value));
      value += allBits + 1n > high ? allBits + 1n : high;
    }
  }
  if (value < 0n) {
    negative = value;
    value = boundary === "eject" || boundary === "keep" ? allBits + 1n + value : singlesMask & value;
  }
  const unknown = value & ~flagMask;
  if (unknown !== 0n && boundary !== "keep") {
    throw valueError(`${type.name}(${value}) -->  unknown values ${unknown} [${bits(unknown, 0)}]`);
  }
  const member = record.dataType === objectType ? new PyObject(type) : record.dataType.slots.new?.(type, [value], null);
  if (!(member instanceof PyObject)) throw typeError(`${type.name} has no members`);
  member.attrs ??= new Map();
  member.attrs.set("_value_", value);
  member.attrs.set("__objclass__", type);
  member.attrs.set("_name_", combinedName(type, record, value));
  const known = record.byValue.get(value);
  if (known !== undefined) return known;
  record.byValue.set(value, member);
  if (negative !== undefined) record.byValue.set(negative, member);
  return member;
}

/** `RED|BLUE`, and bits without a name as a number. */
function combinedName(type: PyType, record: EnumRecord, value: bigint): Value {
  const members = membersIn(record, value & record.singlesMask);
  let combined = 0n;
  for (const member of members) combined |= asInt(memberValue(member)) ?? 0n;
  if ((value & ~record.singlesMask) !== 0n) {
    for (const { value: member } of record.byName.entries.values()) {
      const own = asInt(memberValue(member)) ?? 0n;
      if (own === 0n || (own & value) !== own || !(member instanceof PyObject) || members.includes(member)) continue;
      members.push(member);
      combined |= own;
    }
  }
  if (combined === 0n) return null;
  const names = members.map((member) => String(member.attrs?.get("_name_") ?? ""));
  const rest = value ^ combined;
  if (rest !== 0n && record.boundary === "strict") throw valueError(`${repr(type)}: no members with value ${rest}`);
  if (rest !== 0n) names.push(String(rest));
  return names.join("|");
}
