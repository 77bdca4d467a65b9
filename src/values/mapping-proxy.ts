/** `types.MappingProxyType`: a read-only view of a mapping. */
import { getAttribute } from "./attributes.ts";
import { call, special } from "./calls.ts";
import { richCompare } from "./comparison.ts";
import { builtinType, NotImplemented, typeName, typeOf } from "./core-types.ts";
import { typeError } from "./exceptions.ts";
import { makeSubscriptable } from "./generic-alias.ts";
import { hash } from "./hashing.ts";
import { iter } from "./iteration.ts";
import { define } from "./native.ts";
import { binaryOperators, contains, getItem } from "./operators.ts";
import { PyList, PyTuple } from "./sequences.ts";
import { repr, str } from "./text.ts";
import { length } from "./truth.ts";
import { PyObject, type PyType, type Value } from "./value.ts";

export const mappingProxyType: PyType = builtinType("mappingproxy", undefined, { sealed: true });

class MappingProxy extends PyObject {
  readonly mapping: Value;

  constructor(mapping: Value) {
    super(mappingProxyType);
    this.mapping = mapping;
  }
}

export function mappingProxy(mapping: Value): Value {
  return new MappingProxy(mapping);
}

const unwrapped = (value: Value): Value => (value instanceof MappingProxy ? value.mapping : value);

/** A method that the mapping answers. */
const delegate =
  (name: string) =>
  (self: MappingProxy, ...args: Value[]): Value =>
    call(
      getAttribute(self.mapping, name),
      args.filter((arg) => arg !== undefined),
    );

let installed = false;

export function installMappingProxy(): void {
  if (installed) return;
  define<MappingProxy>(mappingProxyType, {
    slots: {
      new: (_, args, kwargs) => {
        const mapping = args[0] ?? kwargs?.get("mapping");
        if (mapping === undefined) {
          if (args.length === 0) throw typeError("mappingproxy() missing required argument 'mapping' (pos 1)");
        }
        const given = mapping === undefined ? null : mapping;
        const fits =
          typeOf(given).slots.getitem !== undefined && !(given instanceof PyList || given instanceof PyTuple);
        if (!fits || typeof given === "string") {
          throw typeError(`mappingproxy() argument must be a mapping, not ${typeName(given)}`);
        }
        return new MappingProxy(given);
      },
      init: () => undefined,
      repr: (self) => `mappingproxy(${repr(self.mapping)})`,
      str: (self) => str(self.mapping),
      len: (self) => length(self.mapping),
      hash: (self) => hash(self.mapping),
      iter: (self) => iter(self.mapping),
      contains: (self, key) => contains(self.mapping, key),
      getitem: (self, key) => getItem(self.mapping, key),
      compare: (self, other, op) => richCompare(self.mapping, unwrapped(other), op),
      or: (left, right) => binaryOperators["BitOr"]?.(unwrapped(left), unwrapped(right)) ?? NotImplemented,
      ior: (left) => {
        throw typeError(`'|=' is not supported by ${typeName(left)}; use '|' instead`);
      },
    },
    methods: {
      "get(key, default=None, /)": delegate("get"),
      "keys()": delegate("keys"),
      "values()": delegate("values"),
      "items()": delegate("items"),
      "copy()": delegate("copy"),
      "__reversed__()": (self) => {
        const method = special(self.mapping, "__reversed__");
        if (method === undefined) throw typeError(`'${typeName(self.mapping)}' object is not reversible`);
        return call(method, []);
      },
    },
  });
  mappingProxyType.pattern = "mapping";
  makeSubscriptable(mappingProxyType);
  installed = true;
}
