/** The names of an enumeration's body: tells members from the rest, and gives `auto()` its value at once. */
import { attributeOr } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { builtinType, dictType, isInstance, typeOf } from "../../values/core-types.ts";
import { PyDict } from "../../values/dict.ts";
import { typeError, valueError } from "../../values/exceptions.ts";
import { PyWrappedMethod } from "../../values/functions.ts";
import { collect } from "../../values/iteration.ts";
import { define } from "../../values/native.ts";
import { setItem } from "../../values/operators.ts";
import { PyList, PyTuple } from "../../values/sequences.ts";
import { repr, str } from "../../values/text.ts";
import { lookup, PyObject, type PyType, type Value } from "../../values/value.ts";
import { autoType, memberType, nonmemberType } from "./types.ts";

const namespaceType: PyType = builtinType("EnumDict", dictType, { module: "enum", sealed: true });

/** Stands for the value that `auto()` is yet to get. */
export const noValueYet: PyObject = new PyObject(typeOf(null));

const reserved: ReadonlySet<string> = new Set([
  "_order_",
  "_generate_next_value_",
  "_numeric_repr_",
  "_missing_",
  "_ignore_",
  "_iter_member_",
  "_iter_member_by_value_",
  "_iter_member_by_def_",
]); // prettier-ignore

export class EnumNamespace extends PyDict {
  readonly className: string;
  readonly memberNames: Set<string> = new Set();
  readonly ignored: Set<string> = new Set();
  lastValues: Value[] = [];
  /** Makes the values of `auto()`: name, start, count, the values before. */
  generate: Value;
  private generated = false;

  constructor(className: string, generate: Value) {
    super(namespaceType);
    this.className = className;
    this.generate = generate;
  }

  /** What a name is bound to by the body. Throws when a member is bound twice, or a reserved name used. */
  bind(name: string, given: Value): void {
    let value = given;
    if (isPrivate(this.className, name)) {
      // Stays an ordinary attribute.
    } else if (isSunder(name)) this.bindReserved(name, value);
    else if (isDunder(name)) {
      if (name === "__order__") {
        this.set("_order_", value);
        return;
      }
    } else if (this.memberNames.has(name)) this.refuse(name);
    else if (this.ignored.has(name)) {
      // Helpers of the body; they go away afterwards.
    } else if (isInstance(value, nonmemberType)) value = attributeOr(value, "value") ?? null;
    else if (!isDescriptor(value)) {
      if (this.find(name) !== undefined) this.refuse(name);
      if (isInstance(value, memberType)) value = attributeOr(value, "value") ?? null;
      value = this.settled(name, value);
      this.memberNames.add(name);
      this.lastValues.push(value);
    }
    this.set(name, value);
  }

  private refuse(name: string): never {
    throw typeError(`${repr(name)} already defined as ${repr(this.get(name) ?? null)}`);
  }

  private bindReserved(name: string, value: Value): void {
    if (!reserved.has(name)) {
      throw valueError(`_sunder_ names, such as ${repr(name)}, are reserved for future Enum use`);
    }
    if (name === "_generate_next_value_") {
      if (this.generated) throw typeError("_generate_next_value_ must be defined before members");
      this.generate = value instanceof PyWrappedMethod ? value.func : value;
    } else if (name === "_ignore_") {
      const names = typeof value === "string" ? value.replaceAll(",", " ").split(/\s+/) : collect(value).map(str);
      for (const ignored of names) if (ignored !== "") this.ignored.add(ignored);
      const taken = names.filter((ignored) => this.memberNames.has(ignored));
      if (taken.length > 0) throw valueError(`_ignore_ cannot specify already set names: ${repr(new PyList(taken))}`);
    }
  }

  /** The value with every `auto()` in it replaced by what comes next. */
  private settled(name: string, value: Value): Value {
    if (isInstance(value, autoType)) return this.autoValue(value, name);
    if (!(value instanceof PyTuple) || value.type.heap) return value;
    if (!value.items.some((item) => isInstance(item, autoType))) return value;
    return new PyTuple(value.items.map((item) => (isInstance(item, autoType) ? this.autoValue(item, name) : item)));
  }

  private autoValue(auto: Value, name: string): Value {
    if (!(auto instanceof PyObject)) return auto;
    const known = auto.attrs?.get("value");
    if (known !== undefined && known !== noValueYet) return known;
    this.generated = true;
    const count = BigInt(this.memberNames.size);
    const value = call(this.generate, [name, 1n, count, new PyList([...this.lastValues])]);
    auto.attrs ??= new Map();
    auto.attrs.set("value", value);
    return value;
  }
}

function isDescriptor(value: Value): boolean {
  const type = typeOf(value);
  return (
    ["__get__", "__set__", "__delete__"].some((name) => lookup(type, name) !== undefined) ||
    type.slots.get !== undefined
  ); // prettier-ignore
}

const isDunder = (name: string): boolean => /^__[^_](.*[^_])?__$/.test(name);
const isSunder = (name: string): boolean => /^_[^_](.*[^_])?_$/.test(name);

/** `_Class__name`, which `__name` is in the body of `Class`. */
function isPrivate(className: string, name: string): boolean {
  const prefix = `_${className}__`;
  return name.startsWith(prefix) && name.length > prefix.length && !name.endsWith("__");
}

export function installEnumNamespace(): void {
  define<EnumNamespace>(namespaceType, {
    slots: {
      setitem: (self, key, value) => {
        if (value === undefined) self.delete(key);
        else self.bind(str(key), value);
      },
    },
    methods: {
      "update(members, /)": (self, members: Value) => {
        if (members instanceof PyDict) {
          for (const { key, value } of members.entries.values()) setItem(self, key, value);
        }
        return null;
      },
    },
  });
}
