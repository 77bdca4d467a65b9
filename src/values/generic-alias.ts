import { attributeOr, genericGet, getAttribute } from "./attributes.ts";
import { call } from "./calls.ts";
import { equals } from "./comparison.ts";
import {
  builtinType,
  dictType,
  Ellipsis,
  frozensetType,
  listType,
  NotImplemented,
  noneType,
  objectType,
  setType,
  tupleType,
  typeType,
} from "./core-types.ts";
import { typeError } from "./exceptions.ts";
import { NativeFunction, PyWrappedMethod } from "./functions.ts";
import { define } from "./native.ts";
import { getItem } from "./operators.ts";
import { PyTuple } from "./sequences.ts";
import { repr } from "./text.ts";
import { makeUnion } from "./unions.ts";
import { lookup, PyObject, PyType, type Value } from "./value.ts";

export const genericAliasType: PyType = builtinType("GenericAlias", objectType, { module: "types" });

/** `list[int]`: the class, with what it was subscripted by. */
export class PyGenericAlias extends PyObject {
  readonly origin: Value;
  readonly args: PyTuple;

  constructor(origin: Value, args: PyTuple) {
    super(genericAliasType);
    this.origin = origin;
    this.args = args;
  }
}

/** How a type is written inside an alias. */
export function partText(part: Value): string {
  if (part === Ellipsis) return "...";
  if (part === noneType) return "None";
  if (!(part instanceof PyType)) return repr(part);
  return part.module === "builtins" ? part.qualname : `${part.module}.${part.qualname}`;
}

function aliasText(self: PyGenericAlias): string {
  const parts = self.args.items.length === 0 ? "()" : self.args.items.map(partText).join(", ");
  return `${partText(self.origin)}[${parts}]`;
}

/** `origin[parameters]`. */
export function makeAlias(origin: Value, parameters: Value): Value {
  return new PyGenericAlias(origin, parameters instanceof PyTuple ? parameters : new PyTuple([parameters]));
}

/** The type variables among arguments, and in aliases among them; each once. */
function parametersIn(args: readonly Value[]): Value[] {
  const found: Value[] = [];
  for (const arg of args) {
    if (arg instanceof PyType) continue;
    const inner = isVariable(arg) ? [arg] : attributeOr(arg, "__parameters__");
    for (const part of inner instanceof PyTuple ? inner.items : Array.isArray(inner) ? inner : []) {
      if (!found.includes(part)) found.push(part);
    }
  }
  return found;
}

/** What stands for a type yet to be given. */
function isVariable(value: Value): boolean {
  return value instanceof PyObject && lookup(value.type, "__typing_subst__") !== undefined;
}

/** `list[T][int]`: puts types in the place of variables. */
function substitute(self: PyGenericAlias, key: Value): Value {
  const variables = parametersIn(self.args.items);
  if (variables.length === 0) throw typeError(`${repr(self)} is not a generic class`);
  const given = key instanceof PyTuple ? key.items : [key];
  if (given.length !== variables.length) {
    const noun = given.length > variables.length ? "many" : "few";
    throw typeError(`Too ${noun} arguments for ${repr(self)}; actual ${given.length}, expected ${variables.length}`);
  }
  const args = self.args.items.map((arg) => {
    const at = variables.indexOf(arg);
    if (at >= 0) return given[at] ?? null;
    const inner = arg instanceof PyType ? [] : parametersIn([arg]);
    if (inner.length === 0) return arg;
    return getItem(arg, new PyTuple(inner.map((part) => given[variables.indexOf(part)] ?? null)));
  });
  return new PyGenericAlias(self.origin, new PyTuple(args));
}

/** Attributes that an alias answers itself; all others are its class's. */
const own: ReadonlySet<string> = new Set(["__origin__", "__args__", "__parameters__", "__mro_entries__", "__class__"]);

export function installGenericAlias(): void {
  genericAliasType.own.new = (_, [origin = null, parameters = null]) => makeAlias(origin, parameters);
  define<PyGenericAlias>(genericAliasType, {
    slots: {
      init: () => undefined,
      repr: aliasText,
      call: (self, args, kwargs) => call(self.origin, args, kwargs),
      getitem: substitute,
      getattr: (self, name) => (own.has(name) ? genericGet(self, name) : getAttribute(self.origin, name)),
      or: makeUnion,
      compare: (self, other, op) => {
        if (!(other instanceof PyGenericAlias) || (op !== "==" && op !== "!=")) return NotImplemented;
        const same = self.origin === other.origin && equals(self.args, other.args);
        return same === (op === "==");
      },
      hash: () => 0x67656e65,
    },
    methods: { "__mro_entries__(bases, /)": (self) => new PyTuple([self.origin]) },
    getters: {
      __origin__: (self) => self.origin,
      __args__: (self) => self.args,
      __parameters__: (self) => new PyTuple(parametersIn(self.args.items)),
    },
  });
  for (const type of [dictType, frozensetType, listType, setType, tupleType, typeType]) makeSubscriptable(type);
}

/** Lets `type[…]` be written, as annotations do. */
export function makeSubscriptable(type: PyType): void {
  const name = "__class_getitem__";
  const make = new NativeFunction(name, `${type.name}.${name}`, ([origin = null, key = null]) =>
    makeAlias(origin, key),
  );
  type.members.set(name, new PyWrappedMethod("class", make));
}
