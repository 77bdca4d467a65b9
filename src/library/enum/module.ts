import { attributeOr, setAttribute } from "../../values/attributes.ts";
import { asInt, isSubclass, PyBoxed, strType } from "../../values/core-types.ts";
import { attributeError, typeError, valueError } from "../../values/exceptions.ts";
import { collect } from "../../values/iteration.ts";
import { installMappingProxy } from "../../values/mapping-proxy.ts";
import { native } from "../../values/native.ts";
import { PyList } from "../../values/sequences.ts";
import { repr, str } from "../../values/text.ts";
import { PyObject, PyType, type Value } from "../../values/value.ts";
import type { ModuleDefinition } from "../module-definition.ts";
import { definePython, pythonClass } from "../python-class.ts";
import { installCreation } from "./creation.ts";
import { installEnumerations } from "./enumerations.ts";
import { memberValue } from "./lookups.ts";
import { installEnumMeta } from "./meta.ts";
import { installEnumNamespace, noValueYet } from "./namespace.ts";
import { installEnumProperty } from "./property.ts";
import { attachRecord, emptyRecord, recordOf } from "./record.ts";
import * as t from "./types.ts";

/** An enumeration of texts that the library itself has; all runs share it. */
function textEnum(name: string, members: readonly (readonly [string, string])[]): PyType {
  const type = pythonClass(name, [t.strEnumType], { module: "enum", meta: t.enumMetaType });
  const record = emptyRecord({ dataType: strType });
  for (const [key, value] of members) {
    const member = new PyBoxed(type, value);
    member.attrs = new Map<string, Value>([
      ["_name_", key],
      ["_value_", value],
    ]);
    record.names.append(key);
    record.byName.set(key, member);
    record.byValue.set(value, member);
    type.members.set(key, member);
  }
  attachRecord(type, record);
  return definePython<PyObject>(type, {
    methods: {
      "__setattr__(name, value)": (self, name: Value) => {
        throw attributeError(`'${self.type.name}' object attribute ${repr(name)} is read-only`);
      },
    },
  });
}

const text = (value: string): readonly [string, string] => [value.toUpperCase(), value];

/** Aliases of members, as `unique` and `verify` list them. */
function aliasesIn(enumeration: PyType): string[] {
  const found: string[] = [];
  for (const { key, value } of recordOf(enumeration).byName.entries.values()) {
    const name = value instanceof PyObject ? value.attrs?.get("_name_") : undefined;
    if (name !== undefined && name !== key) found.push(`${str(key)} -> ${str(name)}`);
  }
  return found;
}

function unique(enumeration: Value): Value {
  if (!(enumeration instanceof PyType)) throw typeError("unique() takes an enumeration");
  const aliases = aliasesIn(enumeration);
  if (aliases.length > 0) throw valueError(`duplicate values found in ${repr(enumeration)}: ${aliases.join(", ")}`);
  return enumeration;
}

function checkContinuous(enumeration: PyType): void {
  const { names, byName } = recordOf(enumeration);
  const values = names.items.map((name) => asInt(memberValue(byName.get(name) ?? null)) ?? 0n);
  if (values.length < 2) return;
  const isFlag = isSubclass(enumeration, t.flagType);
  const sorted = values.toSorted((a, b) => (a < b ? -1 : 1));
  const [low, high] = [sorted.at(0), sorted.at(-1)];
  const missing: bigint[] = [];
  if (low === undefined || high === undefined) return;
  for (let n = low; n < high && missing.length < 1000; n = isFlag ? n * 2n : n + 1n)
    if (!values.includes(n)) missing.push(n);
  if (missing.length > 0) {
    throw valueError(
      `invalid ${isFlag ? "flag" : "enum"} ${repr(enumeration.name)}: missing values ${missing.join(", ")}`,
    );
  }
}

function verify(checks: Value): Value {
  const wanted = collect(checks).map(str);
  return native("verify(enumeration)", (enumeration) => {
    if (!(enumeration instanceof PyType)) throw typeError("verify() takes an enumeration");
    for (const check of wanted) {
      if (check.includes("UNIQUE") || check.includes("one name per value")) {
        const aliases = aliasesIn(enumeration);
        if (aliases.length > 0) throw valueError(`aliases found in ${repr(enumeration)}: ${aliases.join(", ")}`);
      } else if (check.includes("no skipped integer values")) checkContinuous(enumeration);
    }
    return enumeration;
  });
}

const holder = (name: string) => (self: PyObject, value: Value) => {
  setAttribute(self, name, value);
  return null;
};

let installed = false;

export function installEnum(): void {
  if (installed) return;
  installMappingProxy();
  installEnumNamespace();
  installEnumProperty();
  installCreation();
  installEnumMeta();
  installEnumerations();
  definePython<PyObject>(t.autoType, {
    methods: {
      "__init__(value?)": (self, value?: Value) => {
        setAttribute(self, "value", value === undefined ? noValueYet : value);
        return null;
      },
      "__repr__()": (self) => {
        const value = attributeOr(self, "value") ?? null;
        return `auto(${value === noValueYet ? "_auto_null" : repr(value)})`;
      },
    },
  });
  definePython<PyObject>(t.memberType, { methods: { "__init__(value)": holder("value") } });
  definePython<PyObject>(t.nonmemberType, { methods: { "__init__(value)": holder("value") } });
  installed = true;
}

function* members(): Iterable<readonly [string, Value]> {
  installEnum();
  const boundaries = textEnum("FlagBoundary", ["strict", "conform", "eject", "keep"].map(text));
  const checks = textEnum("EnumCheck", [
    ["CONTINUOUS", "no skipped integer values"],
    ["NAMED_FLAGS", "multi-flag aliases may not contain unnamed flags"],
    ["UNIQUE", "one name per value"],
  ]);
  yield ["EnumType", t.enumMetaType];
  yield ["EnumMeta", t.enumMetaType];
  for (const type of [t.enumType, t.reprEnumType, t.intEnumType, t.strEnumType, t.flagType, t.intFlagType]) {
    yield [type.name, type];
  }
  for (const type of [t.autoType, t.memberType, t.nonmemberType, t.enumPropertyType]) yield [type.name, type];
  yield ["FlagBoundary", boundaries];
  yield ["EnumCheck", checks];
  for (const type of [boundaries, checks]) {
    for (const { key, value } of recordOf(type).byName.entries.values()) yield [str(key), value];
  }
  yield [
    "show_flag_values",
    native(
      "show_flag_values(value)",
      (value) => {
        const bits: Value[] = [];
        for (let left = asInt(value) ?? 0n; left > 0n; left &= left - 1n) bits.push(left & -left);
        return new PyList(bits);
      },
      { python: true },
    ),
  ];
  yield ["unique", native("unique(enumeration)", unique, { python: true })];
  yield ["verify", native("verify(*checks)", verify, { python: true })];
}

export const enumModule: ModuleDefinition = { name: "enum", members };
