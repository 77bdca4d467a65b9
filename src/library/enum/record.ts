import { objectType } from "../../values/core-types.ts";
import { PyDict } from "../../values/dict.ts";
import { PyList } from "../../values/sequences.ts";
import type { PyType, Value } from "../../values/value.ts";

/** What happens to bits of a flag's value that no member has. */
export type Boundary = "strict" | "conform" | "eject" | "keep";

/** What an enumeration knows beside its class's members. */
export interface EnumRecord {
  /** Names of members in order, aliases left out. */
  readonly names: PyList;
  /** All members by name, aliases too. */
  readonly byName: PyDict;
  readonly byValue: PyDict;
  /** The type that values are of, when it is mixed in; else `object`. */
  readonly dataType: PyType;
  /** Makes a member from what its line gives; the class is the first argument. */
  readonly newMember: (type: PyType, args: Value[]) => Value;
  readonly usesArguments: boolean;
  readonly boundary: Boundary;
  /** Bits of all members; of those with one bit; and all bits up to the highest. */
  flagMask: bigint;
  singlesMask: bigint;
  allBits: bigint;
  /** Whether members were not defined in the order of their values. */
  byDefinition: boolean;
}

const records = new WeakMap<PyType, EnumRecord>();

export function enumRecord(type: PyType): EnumRecord | undefined {
  return records.get(type);
}

/** The record of an enumeration, or an empty one for classes that have none, such as `Enum` itself. */
export function recordOf(type: PyType): EnumRecord {
  for (const base of type.mro) {
    const found = records.get(base);
    if (found !== undefined)
      return base === type ? found : emptyRecord({ dataType: found.dataType, boundary: found.boundary }); // prettier-ignore
  }
  return emptyRecord({});
}

/** Ties a record to its class, and shows it there under the names that CPython uses. */
export function attachRecord(type: PyType, record: EnumRecord): void {
  records.set(type, record);
  // These can be changed by formulas, so only their own classes show them.
  if (!type.heap) return;
  type.members.set("_member_names_", record.names);
  type.members.set("_member_map_", record.byName);
  type.members.set("_value2member_map_", record.byValue);
  type.members.set("_member_type_", record.dataType);
}

export function emptyRecord(known: Partial<EnumRecord>): EnumRecord {
  return {
    names: new PyList([]),
    byName: new PyDict(),
    byValue: new PyDict(),
    dataType: objectType,
    newMember: (type, args) => objectType.slots.new?.(type, args.slice(0, 0), null) ?? null,
    usesArguments: false,
    boundary: "strict",
    flagMask: 0n,
    singlesMask: 0n,
    allBits: 0n,
    byDefinition: false,
    ...known,
  };
}
