/** `collections.defaultdict`. */
import { call } from "../../values/calls.ts";
import { builtinType, className, dictType, NotImplemented, typeOf } from "../../values/core-types.ts";
import { PyDict } from "../../values/dict.ts";
import { keyError, typeError } from "../../values/exceptions.ts";
import { allowItems, spend } from "../../values/meter.ts";
import { define } from "../../values/native.ts";
import { setItem } from "../../values/operators.ts";
import { repr } from "../../values/text.ts";
import type { PyType, Value } from "../../values/value.ts";

export const defaultDictType: PyType = builtinType("collections.defaultdict", dictType);

export class PyDefaultDict extends PyDict {
  factory: Value = null;
}

function likewise(self: PyDict, type: PyType, factory: Value): PyDefaultDict {
  allowItems(self.size);
  spend(self.size);
  const made = new PyDefaultDict(type);
  made.factory = factory;
  for (const { key, value } of self.entries.values()) made.set(key, value);
  return made;
}

const copy = (self: PyDefaultDict): Value =>
  self.type === defaultDictType ? likewise(self, self.type, self.factory) : call(self.type, [self.factory, self]);

/** Those whose factory is being shown: it may be a method of the dictionary itself. */
const showing = new Set<PyDefaultDict>();

function shownFactory(self: PyDefaultDict): string {
  showing.add(self);
  try {
    return repr(self.factory);
  } finally {
    showing.delete(self);
  }
}

export function installDefaultDict(): void {
  const parent = dictType.slots;
  define<PyDefaultDict>(defaultDictType, {
    slots: {
      new: (type) => new PyDefaultDict(type),
      init: (self, args, kwargs) => {
        const [factory = null, ...rest] = args;
        if (factory !== null && typeOf(factory).slots.call === undefined) {
          throw typeError("first argument must be callable or None");
        }
        parent.init?.(self, rest, kwargs);
        self.factory = factory;
      },
      repr: (self) => {
        const factory = showing.has(self) ? "..." : shownFactory(self);
        return `${className(self.type)}(${factory}, ${parent.repr?.(self) ?? ""})`;
      },
      or: (left, right) => {
        if (!(left instanceof PyDict && right instanceof PyDict)) return NotImplemented;
        const own = left instanceof PyDefaultDict ? left : right;
        if (!(own instanceof PyDefaultDict)) return NotImplemented;
        const made =
          own.type === defaultDictType ? likewise(left, own.type, own.factory) : call(own.type, [own.factory, left]);
        if (made instanceof PyDict) {
          allowItems(made.size + right.size);
          for (const { key, value } of right.entries.values()) made.set(key, value);
        }
        return made;
      },
    },
    methods: {
      "__missing__(key, /)": (self, key: Value) => {
        if (self.factory === null) throw keyError(key);
        const value = call(self.factory, []);
        setItem(self, key, value);
        return value;
      },
      "copy()": copy,
      "__copy__()": copy,
    },
    getters: { default_factory: (self) => self.factory },
    setters: {
      default_factory: (self, value) => {
        self.factory = value ?? null;
      },
    },
  });
}
