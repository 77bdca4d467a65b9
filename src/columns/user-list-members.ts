import { getAttribute } from "../values/attributes.ts";
import { call } from "../values/calls.ts";
import { richCompare } from "../values/comparison.ts";
import { NotImplemented } from "../values/core-types.ts";
import { PyDict } from "../values/dict.ts";
import { collect } from "../values/iteration.ts";
import { define } from "../values/native.ts";
import { add, contains, getItem, inplace, mul, setItem } from "../values/operators.ts";
import { PyList, PyTuple } from "../values/sequences.ts";
import { PySlice } from "../values/slices.ts";
import { repr, str } from "../values/text.ts";
import { length } from "../values/truth.ts";
import type { Value } from "../values/value.ts";
import { userListType } from "./column-types.ts";
import { listOf } from "./column-vectors.ts";
import { DetachedColumn, OptionList, SourceList } from "./model.ts";
import { walk, walkBack } from "./sequence-members.ts";

/** Classes that keep a list in `data` and pass on to it what they do not do in their own way. */
export type UserList = DetachedColumn | OptionList | SourceList;

export function dataOf(self: UserList): PyList {
  return self instanceof DetachedColumn ? listOf(self) : self.data;
}

/** A list-like of the same kind with other content. */
function likewise(self: UserList, data: Value): UserList {
  const list = data instanceof PyList ? data : new PyList([]);
  if (self instanceof DetachedColumn) return new DetachedColumn(list.items);
  return self instanceof OptionList ? new OptionList(self.subject, list) : new SourceList(self.subject, list);
}

function plain(other: Value): Value {
  return other instanceof DetachedColumn || other instanceof OptionList || other instanceof SourceList
    ? dataOf(other)
    : other;
}

/** The other side of `+`: anything iterable is taken for a list. */
function listed(other: Value): PyList {
  const list = plain(other);
  return list instanceof PyList ? list : new PyList(collect(list));
}

function pass(self: UserList, name: string, args: Value[], kwargs: ReadonlyMap<string, Value> | null = null): Value {
  return call(getAttribute(dataOf(self), name), args, kwargs);
}

/** An item, or for a slice a list-like of the same kind. */
export function listItem(self: UserList, key: Value): Value {
  const found = getItem(dataOf(self), key);
  return key instanceof PySlice ? likewise(self, found) : found;
}

export function installUserLists(): void {
  define<UserList>(userListType, {
    python: true,
    slots: {
      repr: (self) => repr(dataOf(self)),
      len: (self) => length(dataOf(self)),
      getitem: listItem,
      setitem: (self, key, value) => setItem(dataOf(self), key, value === undefined ? value : plain(value)),
      contains: (self, item) => contains(dataOf(self), item),
      compare: (self, other, op) => richCompare(dataOf(self), plain(other), op),
      iter: (self) =>
        walk(
          () => length(self),
          (i) => getItem(self, BigInt(i)),
        ),
      add: (left, right) => {
        if (isUserList(left)) return likewise(left, add(dataOf(left), listed(right)));
        return isUserList(right) ? likewise(right, add(listed(left), dataOf(right))) : NotImplemented;
      },
      mul: (left, right) => {
        if (isUserList(left)) return likewise(left, mul(dataOf(left), right));
        return isUserList(right) ? likewise(right, mul(dataOf(right), left)) : NotImplemented;
      },
      iadd: (self, other) => {
        if (!isUserList(self)) return NotImplemented;
        inplace("Add", dataOf(self), plain(other));
        return self;
      },
    },
    methods: {
      "__reversed__()": (self) =>
        walkBack(
          () => length(self),
          (i) => getItem(self, BigInt(i)),
        ),
      "append(item)": (self, item: Value) => pass(self, "append", [item]),
      "insert(i, item)": (self, i: Value, item: Value) => pass(self, "insert", [i, item]),
      "pop(i=-1)": (self, i: Value = -1n) => pass(self, "pop", [i]),
      "remove(item)": (self, item: Value) => pass(self, "remove", [item]),
      "clear()": (self) => pass(self, "clear", []),
      "copy()": (self) => likewise(self, pass(self, "copy", [])),
      "count(item)": (self, item: Value) => pass(self, "count", [item]),
      "index(item, *args)": (self, item: Value, args: Value) =>
        pass(self, "index", [item, ...(args instanceof PyTuple ? args.items : [])]),
      "reverse()": (self) => pass(self, "reverse", []),
      "sort(*args, **kwds)": (self, args: Value, kwds: Value) => {
        const kwargs = new Map<string, Value>();
        if (kwds instanceof PyDict) for (const { key, value } of kwds.entries.values()) kwargs.set(str(key), value);
        return pass(self, "sort", [...(args instanceof PyTuple ? args.items : [])], kwargs.size > 0 ? kwargs : null);
      },
      "extend(other)": (self, other: Value) => pass(self, "extend", [plain(other)]),
    },
    getters: { data: dataOf },
  });
}

function isUserList(value: Value): value is UserList {
  return value instanceof DetachedColumn || value instanceof OptionList || value instanceof SourceList;
}
