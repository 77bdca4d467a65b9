import { equals } from "../../values/comparison.ts";
import { asFloat, asInt, builtinType, intType, PyBoxed } from "../../values/core-types.ts";
import { monthNames, weekdayNames } from "../../values/dates/strftime.ts";
import { typeError, valueError } from "../../values/exceptions.ts";
import { define } from "../../values/native.ts";
import { repr } from "../../values/text.ts";
import type { PyType, Value } from "../../values/value.ts";

/** `calendar.Day` and `calendar.Month`: integers that show as `calendar.MONDAY`. */
export const dayType: PyType = builtinType("Day", intType, { module: "calendar", sealed: true });
export const monthType: PyType = builtinType("Month", intType, { module: "calendar", sealed: true });

const named = (type: PyType, names: readonly string[], first: number): readonly (readonly [string, PyBoxed])[] =>
  names.map((name, i) => [name.toUpperCase(), new PyBoxed(type, BigInt(i + first))]);

export const days: readonly (readonly [string, PyBoxed])[] = named(dayType, weekdayNames, 0);
export const months: readonly (readonly [string, PyBoxed])[] = named(monthType, monthNames, 1);

/** The member for a weekday, Monday 0. */
export function dayMember(weekday: number): Value {
  return days[weekday]?.[1] ?? null;
}

function nameOf(members: typeof days, value: PyBoxed): string {
  return members.find(([, member]) => member.primitive === value.primitive)?.[0] ?? "";
}

function defineEnum(type: PyType, members: typeof days): void {
  type.own.new = (_, args) => {
    const [value] = args;
    if (value === undefined) throw typeError(`EnumType.__call__() missing 1 required positional argument: 'value'`);
    // Looked up as in a dictionary, where `2.0` is `2`.
    const number = asInt(value) ?? BigInt(Math.trunc(asFloat(value) ?? 99));
    const found = members.find(([, member]) => member.primitive === number && equals(value, number));
    if (found === undefined) throw valueError(`${repr(value)} is not a valid ${type.name}`);
    return found[1];
  };
  define<PyBoxed>(type, {
    slots: { repr: (self) => `calendar.${nameOf(members, self)}`, str: (self) => String(self.primitive) },
    getters: {
      name: (self) => nameOf(members, self),
      value: (self) => self.primitive,
    },
    constants: Object.fromEntries(members),
  });
}

export function installEnums(): void {
  defineEnum(dayType, days);
  defineEnum(monthType, months);
}
