/** `types.SimpleNamespace`. */
import { richCompare } from "../../values/comparison.ts";
import { builtinType, NotImplemented } from "../../values/core-types.ts";
import { dictOf } from "../../values/dict.ts";
import { typeError } from "../../values/exceptions.ts";
import { GetSet } from "../../values/functions.ts";
import { define } from "../../values/native.ts";
import { guarded, joinTexts, repr } from "../../values/text.ts";
import { PyObject, type PyType, type Value } from "../../values/value.ts";
import { instanceDict } from "../instance-dict.ts";

export const simpleNamespaceType: PyType = builtinType("types.SimpleNamespace", undefined, { open: true });

const attributes = (self: PyObject): Iterable<readonly [string, Value]> => self.attrs ?? [];

export function installSimpleNamespace(): void {
  define<PyObject>(simpleNamespaceType, {
    slots: {
      new: (type) => new PyObject(type),
      init: (self, args, kwargs) => {
        if (args.length > 0) throw typeError("no positional arguments expected");
        for (const [name, value] of kwargs ?? []) {
          self.attrs ??= new Map();
          self.attrs.set(name, value);
        }
      },
      repr: (self) => {
        const name = self.type === simpleNamespaceType ? "namespace" : self.type.name;
        const text = ([key, value]: readonly [string, Value]): string => `${key}=${repr(value)}`;
        return guarded(self, `${name}(...)`, () => `${name}(${joinTexts(attributes(self), text)})`);
      },
      compare: (self, other, op) => {
        const comparable = other instanceof PyObject && other.type.mro.includes(simpleNamespaceType);
        return comparable ? richCompare(dictOf(attributes(self)), dictOf(attributes(other)), op) : NotImplemented;
      },
    },
  });
  simpleNamespaceType.members.set("__dict__", new GetSet("__dict__", simpleNamespaceType, instanceDict));
}
