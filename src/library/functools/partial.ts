/** `functools.partial` and `partialmethod`. */
import { attributeOr, getAttribute, setAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { builtinType, isInstance, typeOf } from "../../values/core-types.ts";
import { dictOf, PyDict } from "../../values/dict.ts";
import { attributeError, typeError } from "../../values/exceptions.ts";
import { GetSet, PyMethod } from "../../values/functions.ts";
import { makeSubscriptable } from "../../values/generic-alias.ts";
import { collect } from "../../values/iteration.ts";
import { define, native } from "../../values/native.ts";
import { PyTuple, tuple } from "../../values/sequences.ts";
import { guarded, repr, str } from "../../values/text.ts";
import { type Kwargs, lookup, PyObject, type PyType, type Value } from "../../values/value.ts";
import { instanceDict } from "../instance-dict.ts";
import { definePython, pythonClass } from "../python-class.ts";

export const partialType: PyType = builtinType("functools.partial", undefined, { open: true });
export const partialMethodType: PyType = pythonClass("partialmethod", [], { module: "functools" });

class PyPartial extends PyObject {
  func: Value = null;
  args: readonly Value[] = [];
  keywords: ReadonlyMap<string, Value> = new Map();
}

function make(type: PyType, args: readonly Value[], kwargs: Kwargs): PyPartial {
  const [func, ...rest] = args;
  if (func === undefined) throw typeError("type 'partial' takes at least one argument");
  if (typeOf(func).slots.call === undefined) throw typeError("the first argument must be callable");
  const made = new PyPartial(type);
  const flat = func instanceof PyPartial && func.type === partialType && func.attrs === null ? func : null;
  made.func = flat === null ? func : flat.func;
  made.args = flat === null ? rest : [...flat.args, ...rest];
  made.keywords = new Map([...(flat?.keywords ?? []), ...(kwargs ?? [])]);
  return made;
}

/** Makes a partial function again of what it consists of: for copies. */
const rebuild: Value = native(
  "partial(type, func, args, keywords, attributes, /)",
  (type, func, args, keywords, attributes) => {
    const made = make(type as PyType, [func, ...collect(args)], keywordsOf(keywords));
    const attrs = keywordsOf(attributes);
    if (attrs !== null) made.attrs = new Map(attrs);
    return made;
  },
);

const readonly = (): never => {
  throw attributeError("readonly attribute");
};

function represent(self: PyPartial): string {
  return guarded(self, "...", () => {
    const parts = [repr(self.func), ...self.args.map(repr)];
    for (const [key, value] of self.keywords) parts.push(`${key}=${repr(value)}`);
    return `${self.type.name}(${parts.join(", ")})`;
  });
}

/** The keyword arguments that a dictionary stands for. */
export function keywordsOf(dict: Value): Kwargs {
  if (!(dict instanceof PyDict) || dict.size === 0) return null;
  return new Map([...dict.entries.values()].map(({ key, value }) => [str(key), value] as const));
}

function joined(first: Kwargs, second: Kwargs): Kwargs {
  if (first === null || first.size === 0) return second;
  return second === null ? first : new Map([...first, ...second]);
}

export function installPartial(): void {
  define<PyPartial>(partialType, {
    slots: {
      new: make,
      init: () => undefined,
      repr: represent,
      call: (self, args, kwargs) => call(self.func, [...self.args, ...args], joined(self.keywords, kwargs)),
    },
    methods: {
      "__reduce__()": (self) =>
        tuple(
          rebuild,
          tuple(self.type, self.func, new PyTuple(self.args), dictOf(self.keywords), dictOf(self.attrs ?? [])),
        ),
    },
    setters: { func: readonly, args: readonly, keywords: readonly },
    getters: {
      func: (self) => self.func,
      args: (self) => new PyTuple(self.args),
      keywords: (self) => dictOf(self.keywords),
    },
  });
  partialType.members.set("__dict__", new GetSet("__dict__", partialType, instanceDict));
  makeSubscriptable(partialType);
  definePython<PyObject>(partialMethodType, {
    methods: {
      "__init__(func, /, *args, **keywords)": (self, func: Value, args: Value, keywords: Value) => {
        if (typeOf(func).slots.call === undefined && lookup(typeOf(func), "__get__") === undefined) {
          throw typeError(`${repr(func)} is not callable or a descriptor`);
        }
        const inner = isInstance(func, partialMethodType) ? func : null;
        const before = inner === null ? [] : collect(getAttribute(inner, "args"));
        const words = joined(inner === null ? null : keywordsOf(getAttribute(inner, "keywords")), keywordsOf(keywords));
        setAttribute(self, "func", inner === null ? func : getAttribute(inner, "func"));
        setAttribute(self, "args", new PyTuple([...before, ...collect(args)]));
        setAttribute(self, "keywords", dictOf(words ?? []));
        return null;
      },
      "__repr__()": (self) => {
        const parts = [repr(getAttribute(self, "func")), ...collect(getAttribute(self, "args")).map(repr)];
        for (const [key, value] of keywordsOf(getAttribute(self, "keywords")) ?? [])
          parts.push(`${key}=${repr(value)}`);
        return `functools.partialmethod(${parts.join(", ")})`;
      },
      "__get__(obj, cls=None)": (self, instance: Value, owner: Value) => {
        const func = getAttribute(self, "func");
        const type = owner === null ? typeOf(instance) : (owner as PyType);
        const bound = attributeOr(func, "__get__");
        const args = collect(getAttribute(self, "args"));
        const words = keywordsOf(getAttribute(self, "keywords"));
        const at = instance === null ? undefined : instance;
        const got = bound === undefined ? func : (typeOf(func).slots.get?.(func, at, type) ?? func);
        if (got !== func) return make(partialType, [got, ...args], words);
        const method = native("_method(*args, **kwargs)", (given, names) => {
          const [first, ...rest] = collect(given);
          const all = first === undefined ? args : [first, ...args, ...rest];
          return call(func, all, joined(words, keywordsOf(names)));
        });
        return instance === null ? method : new PyMethod(method, instance);
      },
    },
    getters: {
      __isabstractmethod__: (self) => attributeOr(getAttribute(self, "func"), "__isabstractmethod__") ?? false,
    },
  });
}
