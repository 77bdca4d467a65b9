/** `Sequence` and `MutableSequence`, over whatever their abstract methods answer. */
import { getAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { same } from "../../values/comparison.ts";
import { isSubclass } from "../../values/core-types.ts";
import { indexErrorType, PyException, valueErrorType } from "../../values/exceptions.ts";
import { endsSequence, forEach } from "../../values/iteration.ts";
import { spend } from "../../values/meter.ts";
import { getItem, setItem, smallIndex } from "../../values/operators.ts";
import { PyList } from "../../values/sequences.ts";
import { length } from "../../values/truth.ts";
import type { Value } from "../../values/value.ts";
import { abstractMethods } from "../abc/meta.ts";
import { lazy } from "../lazy-iterator.ts";
import { definePython } from "../python-class.ts";
import * as t from "./abstract-types.ts";

const method = (self: Value, name: string, ...args: Value[]): Value => call(getAttribute(self, name), args);
const raiseIndexError = (): never => {
  throw new PyException(indexErrorType, []);
};

/** The item at `i`; `undefined` beyond the end. */
function itemAt(self: Value, i: number): Value | undefined {
  spend(1);
  try {
    return getItem(self, BigInt(i));
  } catch (error) {
    if (error instanceof PyException && isSubclass(error.type, indexErrorType)) return undefined;
    throw error;
  }
}

function iterate(self: Value): Value {
  let i = 0;
  return lazy(() => {
    try {
      return getItem(self, BigInt(i++));
    } catch (error) {
      if (error instanceof PyException && endsSequence(error)) return undefined;
      throw error;
    }
  });
}

function index(self: Value, value: Value, start: Value, stop: Value): Value {
  let from = start === null ? 0 : smallIndex(start);
  if (from < 0) from = Math.max(length(self) + from, 0);
  let to = stop === null ? Number.MAX_SAFE_INTEGER : smallIndex(stop);
  if (to < 0) to += length(self);
  for (let i = from; i < to; i++) {
    const item = itemAt(self, i);
    if (item === undefined) break;
    if (same(item, value)) return BigInt(i);
  }
  throw new PyException(valueErrorType, []);
}

function count(self: Value, value: Value): Value {
  let found = 0n;
  forEach(self, (item) => {
    if (same(item, value)) found++;
  });
  return found;
}

function reverse(self: Value): null {
  const n = length(self);
  for (let i = 0; i < n >> 1; i++) {
    const [a, b] = [BigInt(i), BigInt(n - i - 1)];
    const [left, right] = [getItem(self, b), getItem(self, a)];
    setItem(self, a, left);
    setItem(self, b, right);
  }
  return null;
}

function extend(self: Value, values: Value): null {
  const source = values === self ? new PyList([]) : values;
  if (source instanceof PyList && values === self) forEach(values, (item) => source.append(item));
  forEach(source, (item) => method(self, "append", item));
  return null;
}

export function installAbstractSequences(): void {
  t.sequenceAbcType.pattern = "sequence";
  definePython<Value>(t.sequenceAbcType, {
    methods: {
      "__getitem__(index)": raiseIndexError,
      "__iter__()": iterate,
      "__contains__(value)": (self, value: Value) => {
        let found = false;
        forEach(self, (item) => {
          found = same(item, value);
          return !found;
        });
        return found;
      },
      "__reversed__()": (self) => {
        let i = length(self);
        return lazy(() => (i > 0 ? getItem(self, BigInt(--i)) : undefined));
      },
      "index(value, start=0, stop=None)": index,
      "count(value)": count,
    },
  });
  abstractMethods(t.sequenceAbcType, "__getitem__", "__len__");
  definePython(t.byteStringType, {});
  abstractMethods(t.byteStringType, "__getitem__", "__len__");
  definePython<Value>(t.mutableSequenceAbcType, {
    methods: {
      "__setitem__(index, value)": raiseIndexError,
      "__delitem__(index)": raiseIndexError,
      "insert(index, value)": raiseIndexError,
      "append(value)": (self, value: Value) => {
        method(self, "insert", BigInt(length(self)), value);
        return null;
      },
      "clear()": (self) => {
        try {
          for (;;) method(self, "pop");
        } catch (error) {
          if (error instanceof PyException && isSubclass(error.type, indexErrorType)) return null;
          throw error;
        }
      },
      "reverse()": reverse,
      "extend(values)": extend,
      "pop(index=-1)": (self, at: Value) => {
        const value = getItem(self, at);
        setItem(self, at, undefined);
        return value;
      },
      "remove(value)": (self, value: Value) => {
        setItem(self, method(self, "index", value), undefined);
        return null;
      },
      "__iadd__(values)": (self, values: Value) => {
        method(self, "extend", values);
        return self;
      },
    },
  });
  abstractMethods(t.mutableSequenceAbcType, "__getitem__", "__len__", "__setitem__", "__delitem__", "insert");
}
