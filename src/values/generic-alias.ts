import { genericGet, getAttribute } from "./attributes.ts";
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
import { NativeFunction, PyWrappedMethod } from "./functions.ts";
import { define } from "./native.ts";
import { emptyTuple, PyTuple } from "./sequences.ts";
import { repr } from "./text.ts";
import { makeUnion } from "./unions.ts";
import { PyObject, PyType, type Value } from "./value.ts";

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

function partText(part: Value): string {
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

/** Attributes that an alias answers itself; all others are its class's. */
const own: ReadonlySet<string> = new Set(["__origin__", "__args__", "__parameters__", "__mro_entries__", "__class__"]);

export function installGenericAlias(): void {
  genericAliasType.own.new = (_, [origin = null, parameters = null]) => makeAlias(origin, parameters);
  define<PyGenericAlias>(genericAliasType, {
    slots: {
      init: () => undefined,
      repr: aliasText,
      call: (self, args, kwargs) => call(self.origin, args, kwargs),
      getitem: (self, key) => makeAlias(self.origin, key),
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
      __parameters__: () => emptyTuple,
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
