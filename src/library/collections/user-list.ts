/** `collections.UserList`. */
import { getAttribute, setAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { richCompare } from "../../values/comparison.ts";
import { isInstance, listType, typeOf } from "../../values/core-types.ts";
import { PyDict } from "../../values/dict.ts";
import { collect } from "../../values/iteration.ts";
import { add, contains, getItem, inplace, mul, setItem } from "../../values/operators.ts";
import { PyList } from "../../values/sequences.ts";
import { PySlice } from "../../values/slices.ts";
import { repr } from "../../values/text.ts";
import { length } from "../../values/truth.ts";
import type { Comparison, Kwargs, PyObject, PyType, Value } from "../../values/value.ts";
import { abstractMethods } from "../abc/meta.ts";
import { definePython, pythonClass } from "../python-class.ts";
import { mutableSequenceAbcType } from "./abstract-types.ts";

export const userListType: PyType = pythonClass("UserList", [mutableSequenceAbcType], { module: "collections" });

const data = (self: Value): Value => getAttribute(self, "data");
const isUserList = (value: Value): boolean => isInstance(value, userListType);
/** What stands in the other operand's place: its list. */
const listOf = (value: Value): Value => (isUserList(value) ? data(value) : value);
const likewise = (self: Value, list: Value): Value => call(typeOf(self), [list]);
const asList = (value: Value): Value =>
  isUserList(value) ? data(value) : isInstance(value, listType) ? value : new PyList(collect(value));

const compared = (op: Comparison) => (self: PyObject, other: Value) => richCompare(data(self), listOf(other), op);
const pass =
  (name: string) =>
  (self: PyObject, ...args: Value[]): Value =>
    call(
      getAttribute(data(self), name),
      args.filter((arg) => arg !== undefined),
    );

function sort(self: PyObject, args: Value, kwargs: Value): Value {
  const names: Kwargs =
    kwargs instanceof PyDict
      ? new Map([...kwargs.entries.values()].map(({ key, value }) => [String(key), value] as const))
      : null;
  return call(getAttribute(data(self), "sort"), collect(args), names);
}

export function installUserList(): void {
  definePython<PyObject>(userListType, {
    methods: {
      "__init__(initlist=None)": (self, initial: Value) => {
        const items = initial === null ? [] : collect(isUserList(initial) ? data(initial) : initial);
        setAttribute(self, "data", new PyList(items));
        return null;
      },
      "__repr__()": (self) => repr(data(self)),
      "__lt__(other)": compared("<"),
      "__le__(other)": compared("<="),
      "__eq__(other)": compared("=="),
      "__gt__(other)": compared(">"),
      "__ge__(other)": compared(">="),
      "__contains__(item)": (self, item: Value) => contains(data(self), item),
      "__len__()": (self) => BigInt(length(data(self))),
      "__getitem__(i)": (self, i: Value) => {
        const found = getItem(data(self), i);
        return i instanceof PySlice ? likewise(self, found) : found;
      },
      "__setitem__(i, item)": (self, i: Value, item: Value) => {
        setItem(data(self), i, item);
        return null;
      },
      "__delitem__(i)": (self, i: Value) => {
        setItem(data(self), i, undefined);
        return null;
      },
      "__add__(other)": (self, other: Value) => likewise(self, add(data(self), asList(other))),
      "__radd__(other)": (self, other: Value) => likewise(self, add(asList(other), data(self))),
      "__iadd__(other)": (self, other: Value) => {
        setAttribute(self, "data", inplace("Add", data(self), asList(other)));
        return self;
      },
      "__mul__(n)": (self, n: Value) => likewise(self, mul(data(self), n)),
      "__rmul__(n)": (self, n: Value) => likewise(self, mul(data(self), n)),
      "__imul__(n)": (self, n: Value) => {
        setAttribute(self, "data", inplace("Mult", data(self), n));
        return self;
      },
      "__copy__()": (self) => likewise(self, data(self)),
      "append(item)": pass("append"),
      "insert(i, item)": pass("insert"),
      "pop(i=-1)": pass("pop"),
      "remove(item)": pass("remove"),
      "clear()": pass("clear"),
      "copy()": (self) => likewise(self, self),
      "count(item)": pass("count"),
      "index(item, *args)": (self, item: Value, args: Value) =>
        call(getAttribute(data(self), "index"), [item, ...collect(args)]),
      "reverse()": pass("reverse"),
      "sort(*args, **kwds)": sort,
      "extend(other)": (self, other: Value) => call(getAttribute(data(self), "extend"), [listOf(other)]),
    },
  });
  abstractMethods(userListType);
}
