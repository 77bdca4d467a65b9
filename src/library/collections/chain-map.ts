/** `collections.ChainMap`. */
import { getAttribute, setAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { isInstanceOf } from "../../values/class-checks.ts";
import { className, isSubclass, NotImplemented, typeOf } from "../../values/core-types.ts";
import { PyDict } from "../../values/dict.ts";
import { keyError, keyErrorType, PyException } from "../../values/exceptions.ts";
import { makeSubscriptable } from "../../values/generic-alias.ts";
import { collect, forEach, iter } from "../../values/iteration.ts";
import { contains, getItem, setItem } from "../../values/operators.ts";
import { PyList } from "../../values/sequences.ts";
import { guarded, joinReprs, repr } from "../../values/text.ts";
import { truth } from "../../values/truth.ts";
import type { PyObject, PyType, Value } from "../../values/value.ts";
import { abstractMethods } from "../abc/meta.ts";
import { definePython, pythonClass } from "../python-class.ts";
import { forEachItem, orMissing } from "./abstract-mappings.ts";
import { mappingType, mutableMappingType } from "./abstract-types.ts";

export const chainMapType: PyType = pythonClass("ChainMap", [mutableMappingType], { module: "collections" });

const mapsOf = (self: Value): Value[] => collect(getAttribute(self, "maps"));
const firstMap = (self: Value): Value => getItem(getAttribute(self, "maps"), 0n);
const likewise = (self: Value, maps: Value[]): Value => call(typeOf(self), maps);
const copyOf = (mapping: Value): Value => call(getAttribute(mapping, "copy"), []);

/** A dictionary of all items, those of the first maps winning, in the order in which the last map's come first. */
function flattened(self: Value): PyDict {
  const all = new PyDict();
  for (const mapping of mapsOf(self).reverse()) {
    if (isInstanceOf(mapping, mappingType)) forEach(mapping, (key) => all.set(key, null));
    else forEachItem(mapping, (key) => all.set(key, null));
  }
  return all;
}

function lookUp(self: Value, key: Value): Value {
  for (const mapping of mapsOf(self)) {
    try {
      return getItem(mapping, key);
    } catch (error) {
      if (!(error instanceof PyException && isSubclass(error.type, keyErrorType))) throw error;
    }
  }
  return call(getAttribute(self, "__missing__"), [key]);
}

const holds = (self: Value, key: Value): boolean => mapsOf(self).some((mapping) => contains(mapping, key));

function merged(mapping: Value, other: Value): Value {
  call(getAttribute(mapping, "update"), [other]);
  return mapping;
}

/** `KeyError` of the first map, worded for the chain. */
function inFirst(key: Value, work: () => Value): Value {
  return orMissing(work, () => {
    throw keyError(`Key not found in the first mapping: ${repr(key)}`);
  });
}

export function installChainMap(): void {
  definePython<PyObject>(chainMapType, {
    methods: {
      "__init__(*maps)": (self, maps: Value) => {
        const given = collect(maps);
        setAttribute(self, "maps", new PyList(given.length === 0 ? [new PyDict()] : given));
        return null;
      },
      "__missing__(key)": (_, key: Value) => {
        throw keyError(key);
      },
      "__getitem__(key)": lookUp,
      "get(key, default=None)": (self, key: Value, fallback: Value) =>
        contains(self, key) ? getItem(self, key) : fallback,
      "__len__()": (self) => BigInt(flattened(self).size),
      "__iter__()": (self) => iter(flattened(self)),
      "__contains__(key)": holds,
      "__bool__()": (self) => mapsOf(self).some(truth),
      "__repr__()": (self) => guarded(self, "...", () => `${className(typeOf(self))}(${joinReprs(mapsOf(self))})`),
      "copy()": (self) => {
        const [first = null, ...rest] = mapsOf(self);
        return likewise(self, [copyOf(first), ...rest]);
      },
      "__copy__()": (self) => {
        const [first = null, ...rest] = mapsOf(self);
        return likewise(self, [copyOf(first), ...rest]);
      },
      "new_child(m=None, **kwargs)": (self, m: Value, kwargs: Value) => {
        if (m === null) return likewise(self, [kwargs, ...mapsOf(self)]);
        if (kwargs instanceof PyDict && kwargs.size > 0) merged(m, kwargs);
        return likewise(self, [m, ...mapsOf(self)]);
      },
      "__setitem__(key, value)": (self, key: Value, value: Value) => {
        setItem(firstMap(self), key, value);
        return null;
      },
      "__delitem__(key)": (self, key: Value) =>
        inFirst(key, () => {
          setItem(firstMap(self), key, undefined);
          return null;
        }),
      "popitem()": (self) =>
        orMissing(
          () => call(getAttribute(firstMap(self), "popitem"), []),
          () => {
            throw keyError("No keys found in the first mapping.");
          },
        ),
      "pop(key, *args)": (self, key: Value, args: Value) =>
        inFirst(key, () => call(getAttribute(firstMap(self), "pop"), [key, ...collect(args)])),
      "clear()": (self) => {
        call(getAttribute(firstMap(self), "clear"), []);
        return null;
      },
      "__ior__(other)": (self, other: Value) => {
        merged(firstMap(self), other);
        return self;
      },
      "__or__(other)": (self, other: Value) => {
        if (!isInstanceOf(other, mappingType)) return NotImplemented;
        const [first = null, ...rest] = mapsOf(self);
        return likewise(self, [merged(copyOf(first), other), ...rest]);
      },
      "__ror__(other)": (self, other: Value) => {
        if (!isInstanceOf(other, mappingType)) return NotImplemented;
        const child = new PyDict();
        forEachItem(other, (key, value) => child.set(key, value));
        for (const mapping of mapsOf(self).reverse()) forEachItem(mapping, (key, value) => child.set(key, value));
        return likewise(self, [child]);
      },
    },
    getters: { parents: (self) => likewise(self, mapsOf(self).slice(1)) },
    classMethods: {
      "fromkeys(iterable, *args)": (type, keys: Value, args: Value) => {
        const [value = null] = collect(args);
        const mapping = new PyDict();
        forEach(keys, (key) => mapping.set(key, value));
        return call(type, [mapping]);
      },
    },
  });
  abstractMethods(chainMapType);
  makeSubscriptable(chainMapType);
}
