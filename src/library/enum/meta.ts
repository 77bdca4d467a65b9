/** `enum.EnumType`, the metaclass of enumerations. */
import { call } from "../../values/calls.ts";
import { classAttribute } from "../../values/class-attributes.ts";
import { makeClass, refreshSlots, winningMetaclass } from "../../values/classes.ts";
import { className, isInstance, isSubclass, objectType, typeType } from "../../values/core-types.ts";
import { dictOf, PyDict } from "../../values/dict.ts";
import { attributeError, keyError, type PyException, typeError, valueError } from "../../values/exceptions.ts";
import { PyWrappedMethod } from "../../values/functions.ts";
import { runningModule } from "../../values/host.ts";
import { collect } from "../../values/iteration.ts";
import { mappingProxy } from "../../values/mapping-proxy.ts";
import { bindPython, define, readSignature } from "../../values/native.ts";
import { getItem } from "../../values/operators.ts";
import { PyList, PyTuple, tuple } from "../../values/sequences.ts";
import { repr, str } from "../../values/text.ts";
import { type Kwargs, lookup, PyType, type Value } from "../../values/value.ts";
import { lazy } from "../lazy-iterator.ts";
import { baseEnum, dataTypeOf, memberMaker, ProtoMember, refuseExtension } from "./creation.ts";
import { findMember, memberOf } from "./lookups.ts";
import { EnumNamespace } from "./namespace.ts";
import { attachRecord, type Boundary, emptyRecord, enumRecord, recordOf } from "./record.ts";
import { enumMetaType, enumType, flagType, reprEnumType } from "./types.ts";

/** Reads a boundary given as a member of `FlagBoundary`. */
function boundaryOf(value: Value | undefined, base: PyType | undefined): Boundary {
  const text = value === undefined || value === null ? "" : str(value);
  const known = (["strict", "conform", "eject", "keep"] as const).find((name) => name === text);
  return known ?? (base === undefined ? "strict" : recordOf(base).boundary);
}

/** The function that makes values for `auto()`. */
function generatorOf(base: PyType | undefined): Value {
  const found = base === undefined ? undefined : classAttribute(base, "_generate_next_value_");
  return found === undefined ? (classAttribute(enumType, "_generate_next_value_") ?? null) : found;
}

function prepare(name: string, bases: readonly PyType[]): EnumNamespace {
  refuseExtension(name, bases);
  const namespace = new EnumNamespace(name, generatorOf(baseEnum(bases)));
  return namespace;
}

const typesIn = (bases: Value): PyType[] => collect(bases).filter((base) => base instanceof PyType);

/** `EnumType.__new__`. */
function makeEnum(meta: PyType, args: readonly Value[], kwargs: Kwargs): Value {
  const [nameValue = null, bases = null, given = null] = args;
  const name = str(nameValue);
  const types = typesIn(bases);
  const base = baseEnum(types);
  const namespace = given instanceof EnumNamespace ? given : refilled(name, types, given);
  const dataType = dataTypeOf(name, types);
  const wrong = [...namespace.memberNames].filter((member) => member === "mro" || member === "");
  if (wrong.length > 0)
    throw valueError(`invalid enum member name(s) ${wrong.map((member) => repr(member)).join(",")}`);
  const boundary = boundaryOf(kwargs?.get("boundary"), base);
  const record = emptyRecord({ dataType, boundary, ...memberMaker(namespace.get("__new__"), base, dataType) });
  const members = new Map<string, Value>();
  for (const { key, value } of namespace.entries.values()) {
    const key_ = str(key);
    if (namespace.ignored.has(key_) || key_ === "_ignore_" || key_ === "_order_") continue;
    members.set(key_, namespace.memberNames.has(key_) ? new ProtoMember(value, record) : value);
  }
  const generate = namespace.find("_generate_next_value_");
  if (generate !== undefined) {
    const func = generate.value instanceof PyWrappedMethod ? generate.value.func : generate.value;
    members.set("_generate_next_value_", new PyWrappedMethod("static", func));
  }
  const rest = new Map([...(kwargs ?? [])].filter(([key]) => key !== "boundary" && key !== "_simple"));
  const own = rest.size === 0 ? null : rest;
  const type = makeClass(winningMetaclass(meta, types), name, types, members, own);
  if (enumRecord(type) === undefined) attachRecord(type, record);
  settleTexts(type, types, base ?? enumType, dataType, members);
  checkOrder(namespace, record.names);
  if (isSubclass(type, flagType)) type.members.set("_boundary_", `${record.boundary}`);
  refreshSlots(type);
  return type;
}

/** A namespace that was not prepared, as `type(name, bases, {…})` gives. */
function refilled(name: string, bases: readonly PyType[], given: Value): EnumNamespace {
  const namespace = prepare(name, bases);
  if (given instanceof PyDict) for (const { key, value } of given.entries.values()) namespace.bind(str(key), value);
  return namespace;
}

/**
 * `repr`, `str` and `format` of members are the enumeration's, not those of a data type mixed in; those of a `ReprEnum` are the
 * data type's, but for `repr`.
 */
function settleTexts(
  type: PyType,
  bases: readonly PyType[],
  base: PyType,
  dataType: PyType,
  body: ReadonlyMap<string, Value>,
): void {
  const has = new Set(body.keys());
  if (bases.includes(reprEnumType)) {
    if (dataType === objectType) {
      throw typeError("ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)");
    }
    if (!has.has("__format__")) type.members.set("__format__", lookup(dataType, "__format__") ?? null);
    if (!has.has("__str__")) {
      const method = lookup(dataType, "__str__");
      const own = method === objectType.members.get("__str__") ? lookup(dataType, "__repr__") : method;
      type.members.set("__str__", own ?? null);
    }
    has.add("__format__").add("__str__");
  }
  for (const name of ["__repr__", "__str__", "__format__"]) {
    if (has.has(name)) continue;
    const found = lookup(type, name);
    if (found !== lookup(dataType, name) && found !== objectType.members.get(name)) continue;
    const method = lookup(base, name);
    if (method !== undefined) type.members.set(name, method);
  }
}

function checkOrder(namespace: EnumNamespace, names: PyList): void {
  const asked = namespace.get("_order_");
  if (asked === undefined) return;
  const order = typeof asked === "string" ? asked.replaceAll(",", " ").split(/\s+/) : collect(asked).map(str);
  const wanted = order.filter(
    (name) => name !== "" && (names.items.includes(name) || !namespace.memberNames.has(name)),
  );
  if (wanted.length === names.items.length && wanted.every((name, i) => name === names.items[i])) return;
  throw typeError(`member order does not match _order_:\n  ${repr(names)}\n  ${repr(new PyList(wanted))}`);
}

const callSignature = readSignature(
  "__call__(value, names?, *values, module=None, qualname=None, type=None, start=1, boundary=None)",
);

/** `Color(value)`, or `Enum("Color", names)`. */
function callEnum(self: PyType, args: Value[], kwargs: Kwargs): Value {
  const [value = null, names, module = null, qualname = null, type = null, start = 1n, boundary = null, values = null] =
    bindPython(callSignature, "EnumType.__call__", self, args, kwargs);
  if (recordOf(self).byName.size > 0) {
    const more = [...(names === undefined ? [] : [names]), ...(values === null ? [] : collect(values))];
    return memberOf(self, more.length === 0 ? value : tuple(value, ...more));
  }
  if (names === undefined && type === null) {
    throw typeError(`${repr(self)} has no members; specify \`names=()\` if you meant to create a new, empty, enum`);
  }
  return functional(self, str(value), names === undefined ? null : names, { module, qualname, type, start, boundary });
}

interface FunctionalOptions {
  readonly module: Value;
  readonly qualname: Value;
  readonly type: Value;
  readonly start: Value;
  readonly boundary: Value;
}

/** The functional form: names in a text, a list, pairs or a mapping. */
function functional(base: PyType, name: string, given: Value, options: FunctionalOptions): Value {
  const bases = options.type instanceof PyType ? [options.type, base] : [base];
  const namespace = prepare(name, bases);
  for (const [key, value] of namedValues(namespace, given, options.start)) namespace.bind(key, value);
  namespace.set("__module__", options.module === null ? runningModule() : options.module);
  if (options.qualname !== null) namespace.set("__qualname__", options.qualname);
  const kwargs = options.boundary === null ? null : new Map([["boundary", options.boundary]]);
  return makeEnum(base.type, [name, new PyTuple(bases), namespace], kwargs);
}

function namedValues(namespace: EnumNamespace, given: Value, start: Value): (readonly [string, Value])[] {
  const texts =
    typeof given === "string"
      ? given
          .replaceAll(",", " ")
          .split(/\s+/)
          .filter((t) => t !== "")
      : null;
  const mapping = given instanceof PyDict ? given : null;
  const items: readonly Value[] = texts ?? (given === null ? [] : collect(given));
  const last: Value[] = [];
  return items.map((item, count) => {
    if (mapping !== null) return [str(item), getItem(mapping, item)] as const;
    if (typeof item !== "string") {
      const [key = null, value = null] = collect(item);
      return [str(key), value] as const;
    }
    const value = call(namespace.generate, [item, start, BigInt(count), new PyList([...last])]);
    last.push(value);
    return [item, value] as const;
  });
}

function missingMember(type: PyType, name: string): PyException {
  return attributeError(`type object '${type.name}' has no attribute '${name}'`, name, type);
}

const membersOf = (type: PyType): Value[] => {
  const { names, byName } = recordOf(type);
  return names.items.map((name) => byName.get(name) ?? null);
};

/** What `dir` of an enumeration lists beside its members. */
const classNames =
  "__class__ __contains__ __doc__ __getitem__ __init_subclass__ __iter__ __len__ __members__ __module__ __name__ __qualname__".split(
    " ",
  );

function walk(members: readonly Value[]): Value {
  let i = 0;
  return lazy(() => members[i++]);
}

export function installEnumMeta(): void {
  const parent = typeType.slots;
  define<PyType>(enumMetaType, {
    slots: {
      new: makeEnum,
      init: () => undefined,
      call: callEnum,
      bool: () => true,
      len: (self) => recordOf(self).names.items.length,
      iter: (self) => walk(membersOf(self)),
      contains: (self, value) => isInstance(value, self) || findMember(recordOf(self), value) !== undefined,
      getitem: (self, name) => {
        const found = recordOf(self).byName.get(name);
        if (found === undefined) throw keyError(name);
        return found;
      },
      repr: (self) => `<${isSubclass(self, flagType) ? "flag" : "enum"} '${className(self)}'>`,
      setattr: (self, name, value) => {
        if (recordOf(self).byName.find(name) !== undefined) {
          throw attributeError(
            value === undefined
              ? `${repr(self.name)} cannot delete member ${repr(name)}.`
              : `cannot reassign member ${repr(name)}`,
          );
        }
        if (value === undefined && !self.members.has(name)) throw missingMember(self, name);
        parent.setattr?.(self, name, value);
      },
    },
    methods: {
      "__reversed__()": (self) => walk(membersOf(self).reverse()),
      "__dir__()": (self) => {
        const { names, dataType } = recordOf(self);
        const shown = new Set([...classNames, ...names.items.map(str)]);
        if (dataType !== objectType)
          for (const base of dataType.mro) for (const name of base.members.keys()) shown.add(name);
        return new PyList([...shown].sort());
      },
    },
    classMethods: {
      "__prepare__(name, bases, **kwds)": (_, name: Value, bases: Value) => prepare(str(name), typesIn(bases)),
    },
    getters: {
      __members__: (self) => {
        const copy: readonly (readonly [Value, Value])[] = [...recordOf(self).byName.entries.values()].map(
          ({ key, value }) => [key, value] as const,
        );
        return mappingProxy(dictOf(copy));
      },
    },
  });
}
