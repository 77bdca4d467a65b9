import { getAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { richCompare } from "../../values/comparison.ts";
import { builtinType, NotImplemented, typeOf } from "../../values/core-types.ts";
import type { PyDict } from "../../values/dict.ts";
import { keyError } from "../../values/exceptions.ts";
import { iter } from "../../values/iteration.ts";
import { define } from "../../values/native.ts";
import { repr } from "../../values/text.ts";
import { PyObject, type PyType, type Value } from "../../values/value.ts";

const mappingProxyType: PyType = builtinType("mappingproxy", undefined, { sealed: true });

/** A read-only view of a dictionary, as `Pattern.groupindex` is. */
class MappingProxy extends PyObject {
  readonly dict: PyDict;

  constructor(dict: PyDict) {
    super(mappingProxyType);
    this.dict = dict;
  }
}

export function mappingProxy(dict: PyDict): Value {
  return new MappingProxy(dict);
}

/** A method that the dictionary answers. */
const delegate =
  (name: string) =>
  (self: MappingProxy, ...args: Value[]): Value =>
    call(
      getAttribute(self.dict, name),
      args.filter((arg) => arg !== undefined),
    );

export function installMappingProxy(): void {
  define<MappingProxy>(mappingProxyType, {
    slots: {
      repr: (self) => `mappingproxy(${repr(self.dict)})`,
      str: (self) => repr(self.dict),
      len: (self) => self.dict.size,
      iter: (self) => iter(self.dict),
      contains: (self, key) => self.dict.find(key) !== undefined,
      getitem: (self, key) => {
        const found = self.dict.get(key);
        if (found === undefined) throw keyError(key);
        return found;
      },
      compare: (self, other, op) =>
        op === "==" || op === "!="
          ? richCompare(self.dict, other instanceof MappingProxy ? other.dict : other, op)
          : NotImplemented,
      or: (left, right) => {
        const [a, b] = [left, right].map((side) => (side instanceof MappingProxy ? side.dict : side));
        return typeOf(a ?? null).slots.or?.(a ?? null, b ?? null) ?? NotImplemented;
      },
    },
    methods: {
      "get(key, default?, /)": delegate("get"),
      "keys()": delegate("keys"),
      "values()": delegate("values"),
      "items()": delegate("items"),
      "copy()": delegate("copy"),
      "__reversed__()": delegate("__reversed__"),
    },
  });
}
