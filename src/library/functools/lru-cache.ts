/** `functools.lru_cache` and `cache`. */
import { call } from "../../values/calls.ts";
import { builtinType, typeOf } from "../../values/core-types.ts";
import { dictOf, PyDict } from "../../values/dict.ts";
import { typeError } from "../../values/exceptions.ts";
import { GetSet, PyMethod } from "../../values/functions.ts";
import { define, native } from "../../values/native.ts";
import { smallIndex } from "../../values/operators.ts";
import { perRun } from "../../values/per-run.ts";
import { PyTuple } from "../../values/sequences.ts";
import { truth } from "../../values/truth.ts";
import { type Kwargs, PyObject, type PyType, type Value } from "../../values/value.ts";
import { makeNamedTuple } from "../collections/named-tuple.ts";
import { instanceDict } from "../instance-dict.ts";
import { pythonDef } from "../python-class.ts";
import { updateWrapper } from "./wrapping.ts";

const wrapperType: PyType = builtinType("functools._lru_cache_wrapper", undefined, { sealed: true, open: true });
/** Stands between positional and keyword arguments in a key. */
const mark: PyObject = new PyObject(typeOf(null));
/** A class that formulas can change: each run has its own. */
const infoType: () => PyType = perRun(() =>
  makeNamedTuple({
    name: "CacheInfo",
    fields: ["hits", "misses", "maxsize", "currsize"],
    defaults: [],
    module: "functools",
  }),
);

class CachedFunction extends PyObject {
  readonly func: Value;
  /** `null`: without bound. */
  readonly maxsize: number | null;
  readonly typed: boolean;
  readonly results = new PyDict();
  hits = 0;
  misses = 0;

  constructor(func: Value, maxsize: number | null, typed: boolean) {
    super(wrapperType);
    this.func = func;
    this.maxsize = maxsize;
    this.typed = typed;
  }
}

function keyOf(args: readonly Value[], kwargs: Kwargs, typed: boolean): Value {
  const [only] = args;
  if (!typed && kwargs === null && args.length === 1 && only !== undefined) {
    if (typeof only === "string" || typeof only === "bigint") return only;
  }
  const parts = [...args];
  if (kwargs !== null && kwargs.size > 0) {
    parts.push(mark);
    for (const [name, value] of kwargs) parts.push(name, value);
  }
  if (typed) {
    for (const arg of args) parts.push(typeOf(arg));
    for (const value of kwargs?.values() ?? []) parts.push(typeOf(value));
  }
  return new PyTuple(parts);
}

function invoke(self: CachedFunction, args: Value[], kwargs: Kwargs): Value {
  const { maxsize, results } = self;
  if (maxsize === 0) {
    self.misses++;
    return call(self.func, args, kwargs);
  }
  const key = keyOf(args, kwargs, self.typed);
  const known = results.find(key);
  if (known !== undefined) {
    self.hits++;
    if (maxsize !== null) results.moveLast(known);
    return known.value;
  }
  self.misses++;
  const value = call(self.func, args, kwargs);
  if (results.find(key) !== undefined) return value;
  if (maxsize !== null && results.size >= maxsize) {
    const oldest = results.entries.values().next();
    if (oldest.done !== true) results.delete(oldest.value.key);
  }
  results.set(key, value);
  return value;
}

export function installLruCache(): void {
  define<CachedFunction>(wrapperType, {
    slots: {
      call: invoke,
      get: (self, instance) => (instance === undefined ? self : new PyMethod(self, instance)),
    },
    methods: {
      "cache_info()": (self) =>
        call(infoType(), [
          BigInt(self.hits),
          BigInt(self.misses),
          self.maxsize === null ? null : BigInt(self.maxsize),
          BigInt(self.results.size),
        ]),
      "cache_clear()": (self) => {
        self.hits = 0;
        self.misses = 0;
        self.results.clear();
        return null;
      },
      "cache_parameters()": (self) =>
        dictOf([
          ["maxsize", self.maxsize === null ? null : BigInt(self.maxsize)],
          ["typed", self.typed],
        ]),
      "__copy__()": (self) => self,
      "__deepcopy__(memo, /)": (self) => self,
    },
  });
  wrapperType.members.set("__dict__", new GetSet("__dict__", wrapperType, instanceDict));
}

const wrap = (func: Value, maxsize: number | null, typed: boolean): Value =>
  updateWrapper(new CachedFunction(func, maxsize, typed), func);

export const lruCacheFunction: Value = native(
  "lru_cache(maxsize=128, typed=False)",
  (maxsize, typed) => {
    if (typeof maxsize === "bigint" || typeof maxsize === "boolean") {
      const size = Math.max(0, smallIndex(maxsize));
      return pythonDef("decorating_function(user_function)", (func) => wrap(func, size, truth(typed)), {
        qualname: "lru_cache.<locals>.decorating_function",
      });
    }
    if (typeOf(maxsize).slots.call !== undefined && typeof typed === "boolean") return wrap(maxsize, 128, typed);
    if (maxsize !== null) throw typeError("Expected first argument to be an integer, a callable, or None");
    return pythonDef("decorating_function(user_function)", (func) => wrap(func, null, truth(typed)), {
      qualname: "lru_cache.<locals>.decorating_function",
    });
  },
  { python: true },
);

export const cacheFunction: Value = native(
  "cache(user_function, /)",
  (func) => {
    if (typeOf(func).slots.call === undefined) throw typeError("the first argument must be callable");
    return wrap(func, null, false);
  },
  { python: true },
);
