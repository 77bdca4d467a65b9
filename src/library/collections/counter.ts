/** `collections.Counter`. */
import { getAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { isInstanceOf } from "../../values/class-checks.ts";
import { lessThan, richCompare } from "../../values/comparison.ts";
import { className, dictType, isInstance, isSubclass, NotImplemented, typeOf } from "../../values/core-types.ts";
import { PyDict } from "../../values/dict.ts";
import { notImplementedError, PyException, typeErrorType } from "../../values/exceptions.ts";
import { makeSubscriptable } from "../../values/generic-alias.ts";
import { forEach, PyIterator } from "../../values/iteration.ts";
import { spend } from "../../values/meter.ts";
import { native } from "../../values/native.ts";
import { add, getItem, setItem, smallIndex, sub } from "../../values/operators.ts";
import { PyList, PyTuple, tuple } from "../../values/sequences.ts";
import { sortItems } from "../../values/sorting.ts";
import { guarded, joinTexts, repr } from "../../values/text.ts";
import { truth } from "../../values/truth.ts";
import { lookup, type PyType, type Value } from "../../values/value.ts";
import { chainType } from "../itertools/streams.ts";
import { definePython, pythonClass } from "../python-class.ts";
import { mappingType } from "./abstract-types.ts";

export const counterType: PyType = pythonClass("Counter", [dictType], { module: "collections" });

type Pair = readonly [element: Value, count: Value];

const isCounter = (value: Value): value is PyDict => value instanceof PyDict && isInstance(value, counterType);
const get = (self: Value, key: Value): Value => call(getAttribute(self, "get"), [key, 0n]);

/** Whether no method between the counter and its table is written in a formula. */
function isPlain(self: PyDict): boolean {
  return (
    self.type.slots.setitem === counterType.slots.setitem &&
    lookup(self.type, "get") === dictType.members.get("get") &&
    self.type.slots.getitem === dictType.slots.getitem
  );
}

/** The items of a counter, or of another mapping. */
function pairs(source: Value): Pair[] {
  if (source instanceof PyDict) {
    spend(source.size);
    return [...source.entries.values()].map(({ key, value }) => [key, value] as const);
  }
  const result: Pair[] = [];
  forEach(call(getAttribute(source, "items"), []), (item) => {
    const [key = null, value = null] = item instanceof PyTuple ? item.items : [];
    result.push([key, value]);
  });
  return result;
}

/** What `other` says of an element; 0 when it does not know it. */
function countOf(other: PyDict, key: Value): Value {
  if (isPlain(other)) {
    const found = other.find(key);
    return found === undefined ? 0n : found.value;
  }
  return getItem(other, key);
}

function tally(self: PyDict, iterable: Value): void {
  const plain = isPlain(self);
  forEach(iterable, (element) => {
    if (!plain) {
      setItem(self, element, add(get(self, element), 1n));
      return;
    }
    const entry = self.find(element);
    if (entry === undefined) self.set(element, 1n);
    else entry.value = add(entry.value, 1n);
  });
}

function update(self: PyDict, iterable: Value, keywords: Value): null {
  if (iterable !== null) {
    if (!isInstanceOf(iterable, mappingType)) tally(self, iterable);
    else if (self.size > 0) {
      for (const [key, count] of pairs(iterable)) setItem(self, key, add(count, get(self, key)));
    } else call(getAttribute(dictType, "update"), [self, iterable]);
  }
  if (keywords instanceof PyDict && keywords.size > 0) call(getAttribute(self, "update"), [keywords]);
  return null;
}

function subtract(self: PyDict, iterable: Value, keywords: Value): null {
  if (iterable !== null) {
    if (isInstanceOf(iterable, mappingType)) {
      for (const [key, count] of pairs(iterable)) setItem(self, key, sub(get(self, key), count));
    } else forEach(iterable, (element) => setItem(self, element, sub(get(self, element), 1n)));
  }
  if (keywords instanceof PyDict && keywords.size > 0) call(getAttribute(self, "subtract"), [keywords]);
  return null;
}

const byCount = native("itemgetter(pair, /)", (pair) => (pair instanceof PyTuple ? (pair.items[1] ?? null) : null));

function mostCommon(self: PyDict, n: Value): PyList {
  const items: Value[] = pairs(self).map(([key, count]) => tuple(key, count));
  sortItems(items, byCount, true);
  return new PyList(n === null ? items : items.slice(0, limit(n)));
}

/** How many of the commonest are wanted. */
function limit(n: Value): number {
  if (typeOf(n).slots.index === undefined) richCompare(n, 0n, ">=");
  return Math.max(0, smallIndex(n));
}

const positive = (count: Value): boolean => lessThan(0n, count);

function keepPositive(self: PyDict): Value {
  for (const [key, count] of pairs(self)) if (!positive(count)) setItem(self, key, undefined);
  return self;
}

/** A new counter of the counts that `work` gives and that are above zero. */
function combined(left: Value, right: Value, work: (left: PyDict, right: PyDict, keep: Keep) => void): Value {
  if (!isCounter(left) || !isCounter(right)) return NotImplemented;
  const result = new PyDict(counterType);
  work(left, right, (key, count) => {
    if (positive(count)) result.set(key, count);
  });
  return result;
}
type Keep = (key: Value, count: Value) => void;

const zero = 0n;
const plus = (left: Value, right: Value): Value =>
  combined(left, right, (a, b, keep) => {
    for (const [key, count] of pairs(a)) keep(key, add(count, countOf(b, key)));
    for (const [key, count] of pairs(b)) if (a.find(key) === undefined) keep(key, count);
  });
const minus = (left: Value, right: Value): Value =>
  combined(left, right, (a, b, keep) => {
    for (const [key, count] of pairs(a)) keep(key, sub(count, countOf(b, key)));
    for (const [key, count] of pairs(b)) {
      if (a.find(key) === undefined && lessThan(count, zero)) keep(key, sub(zero, count));
    }
  });
const or = (left: Value, right: Value): Value =>
  combined(left, right, (a, b, keep) => {
    for (const [key, count] of pairs(a)) {
      const other = countOf(b, key);
      keep(key, lessThan(count, other) ? other : count);
    }
    for (const [key, count] of pairs(b)) if (a.find(key) === undefined) keep(key, count);
  });
const and = (left: Value, right: Value): Value =>
  combined(left, right, (a, b, keep) => {
    for (const [key, count] of pairs(a)) {
      const other = countOf(b, key);
      keep(key, lessThan(count, other) ? count : other);
    }
  });

/** Compares the counts of all elements of both; absent ones count as zero. */
function every(op: "==" | "<=" | ">=") {
  return (left: Value, right: Value): Value => {
    if (!isCounter(left) || !isCounter(right)) return NotImplemented;
    const keys = [...pairs(left), ...pairs(right)].map(([key]) => key);
    return keys.every((key) => truth(richCompare(countOf(left, key), countOf(right, key), op)));
  };
}
const equal = every("==");
const below = every("<=");
const above = every(">=");
const negated = (answer: Value): Value => (answer === NotImplemented ? answer : !truth(answer));

function represent(self: PyDict): string {
  const name = className(typeOf(self));
  if (self.size === 0) return `${name}()`;
  const text = ([key, count]: Pair): string => `${repr(key)}: ${repr(count)}`;
  let items: Pair[];
  try {
    items = mostCommon(self, null).items.map((item): Pair => {
      const [key = null, count = null] = item instanceof PyTuple ? item.items : [];
      return [key, count];
    });
  } catch (error) {
    if (!(error instanceof PyException && isSubclass(error.type, typeErrorType))) throw error;
    // Counts that cannot be ordered stay in the order they came in.
    items = pairs(self);
  }
  return guarded(self, "...", () => `${name}({${joinTexts(items, text)}})`);
}

/** A chain of repetitions, which is what CPython gives. */
function elements(self: PyDict): Value {
  const items = pairs(self).values();
  let element: Value = null;
  let left = 0;
  return new PyIterator(chainType(), () => {
    while (left <= 0) {
      const step = items.next();
      if (step.done === true) return undefined;
      element = step.value[0];
      left = smallIndex(step.value[1]);
    }
    left--;
    return element;
  });
}

const copy = (self: Value): Value => call(typeOf(self), [self]);
/** Operators are looked at as `Counter` methods: `self` is a counter, whatever stands on the right. */
const inPlace = (apply: (self: PyDict, other: Value) => void) => (self: PyDict, other: Value) => {
  apply(self, other);
  return keepPositive(self);
};

export function installCounter(): void {
  definePython<PyDict>(counterType, {
    methods: {
      "__init__(iterable=None, /, **kwds)": (self, iterable: Value, keywords: Value) => {
        const names = new Map<string, Value>();
        if (keywords instanceof PyDict) {
          for (const { key, value } of keywords.entries.values()) if (typeof key === "string") names.set(key, value);
        }
        call(getAttribute(self, "update"), [iterable], names.size > 0 ? names : null);
        return null;
      },
      "__missing__(key)": () => 0n,
      "total()": (self) => pairs(self).reduce<Value>((sum, [, count]) => add(sum, count), 0n),
      "most_common(n=None)": mostCommon,
      "elements()": elements,
      "update(iterable=None, /, **kwds)": update,
      "subtract(iterable=None, /, **kwds)": subtract,
      "copy()": copy,
      "_keep_positive()": keepPositive,
      "__copy__()": copy,
      "__delitem__(elem)": (self, key: Value) => {
        self.delete(key);
        return null;
      },
      "__repr__()": represent,
      "__eq__(other)": equal,
      "__ne__(other)": (self, other: Value) => negated(equal(self, other)),
      "__le__(other)": below,
      "__lt__(other)": (self, other: Value) => {
        const within = below(self, other);
        return within === true ? negated(equal(self, other)) : within;
      },
      "__ge__(other)": above,
      "__gt__(other)": (self, other: Value) => {
        const within = above(self, other);
        return within === true ? negated(equal(self, other)) : within;
      },
      "__add__(other)": plus,
      "__sub__(other)": minus,
      "__or__(other)": or,
      "__and__(other)": and,
      "__pos__()": (self) =>
        combined(self, self, (a, _, keep) => {
          for (const [key, count] of pairs(a)) keep(key, count);
        }),
      "__neg__()": (self) =>
        combined(self, self, (a, _, keep) => {
          for (const [key, count] of pairs(a)) keep(key, sub(zero, count));
        }),
      "__iadd__(other)": inPlace((self, other) => {
        for (const [key, count] of pairs(other)) setItem(self, key, add(getItem(self, key), count));
      }),
      "__isub__(other)": inPlace((self, other) => {
        for (const [key, count] of pairs(other)) setItem(self, key, sub(getItem(self, key), count));
      }),
      "__ior__(other)": inPlace((self, other) => {
        for (const [key, count] of pairs(other)) if (lessThan(getItem(self, key), count)) setItem(self, key, count);
      }),
      "__iand__(other)": inPlace((self, other) => {
        for (const [key, count] of pairs(self)) {
          const limit = getItem(other, key);
          if (lessThan(limit, count)) setItem(self, key, limit);
        }
      }),
    },
    classMethods: {
      "fromkeys(iterable, v=None)": () => {
        throw notImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.");
      },
    },
  });
  makeSubscriptable(counterType);
}
