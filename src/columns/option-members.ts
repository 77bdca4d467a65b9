import { missingAttribute } from "../values/attributes.ts";
import { equals } from "../values/comparison.ts";
import { NotImplemented } from "../values/core-types.ts";
import { PyDict } from "../values/dict.ts";
import { attributeError, valueError } from "../values/exceptions.ts";
import { collect } from "../values/iteration.ts";
import { define } from "../values/native.ts";
import { getItem, setItem } from "../values/operators.ts";
import { PyList } from "../values/sequences.ts";
import { PySlice, sizeArgument } from "../values/slices.ts";
import { repr, str } from "../values/text.ts";
import type { Value } from "../values/value.ts";
import { optionListType, optionType, sourceListType } from "./column-types.ts";
import { writeNode } from "./datapoint-attributes.ts";
import { jsonOfValue } from "./json-values.ts";
import { checkWritable, EnumOption, OptionList, SourceList } from "./model.ts";
import { normalizedOption, normalizedOptions } from "./option-dicts.ts";
import { typedValue } from "./typed-values.ts";
import { dataOf } from "./user-list-members.ts";
import { refuseNew } from "./value-members.ts";

/** Changes the copy, then writes it back. `pop`, `clear`, `sort` and `reverse` change the copy alone, as in the reference. */
function changing(self: OptionList | SourceList, change: (data: PyList) => void): null {
  checkWritable(self.subject.space);
  change(self.data);
  writeNode(self.subject, self instanceof OptionList ? "options" : "validation_sources", jsonOfValue(self.data));
  return null;
}

function insertInto(data: PyList, index: Value, value: Value): void {
  const at = sizeArgument(index);
  data.items.splice(at < 0 ? Math.max(0, at + data.items.length) : at, 0, value);
}

function appendAll(data: PyList, values: readonly Value[]): void {
  for (const value of values) data.append(value);
}

/** The position of the option with the value of `option`. */
function optionIndex(self: OptionList, option: Value): number {
  const value = getItem(option instanceof EnumOption ? option.dict : option, "value");
  const found = self.data.items.findIndex((each) => equals(getItem(each, "value"), value));
  if (found < 0) throw valueError(`${repr(value)} is not in list`);
  return found;
}

function optionAt(self: OptionList, key: Value): Value {
  const found = getItem(self.data, key);
  if (key instanceof PySlice && found instanceof PyList) {
    return new PyList(found.items.map((dict) => new EnumOption(self, dict)));
  }
  return new EnumOption(self, found);
}

function entryOf(self: EnumOption, name: string): Value {
  return self.dict instanceof PyDict ? (self.dict.get(name) ?? null) : null;
}

const readers: ReadonlyMap<string, (self: EnumOption) => Value> = new Map([
  ["label", (self) => entryOf(self, "label")],
  ["value", (self) => typedValue(self.list.subject.node.valueType, jsonOfValue(entryOf(self, "value")))],
  ["struct", (self) => entryOf(self, "struct")],
]);

function setOptionEntry(self: EnumOption, name: string, value: Value | undefined): void {
  if (value === undefined) throw missingAttribute(self, name);
  if (!readers.has(name)) throw attributeError(name);
  changing(self.list, () => {
    if (self.dict instanceof PyDict) self.dict.set(name, name === "value" ? str(value) : value);
  });
}

export function installOptions(): void {
  define<OptionList>(optionListType, {
    python: true,
    slots: {
      new: refuseNew("__init__", ["data", "value"]),
      getitem: optionAt,
      setitem: (self, key, value) => {
        let given = value;
        if (value !== undefined) given = key instanceof PySlice ? normalizedOptions(value) : normalizedOption(value);
        changing(self, (data) => setItem(data, key, given));
      },
      iadd: (self, other) => {
        if (!(self instanceof OptionList)) return NotImplemented;
        extendOptions(self, other);
        return self;
      },
    },
    methods: {
      "append(item)": (self, item: Value) => {
        const option = normalizedOption(item);
        return changing(self, (data) => data.append(option));
      },
      "insert(i, item)": (self, i: Value, item: Value) => {
        const option = normalizedOption(item);
        return changing(self, (data) => insertInto(data, i, option));
      },
      "extend(other)": extendOptions,
      "remove(item)": (self, item: Value) => {
        const at = optionIndex(self, item);
        return changing(self, (data) => data.items.splice(at, 1));
      },
    },
  });
  define<EnumOption>(optionType, {
    slots: {
      new: refuseNew("__init__", ["option_dict", "value"]),
      repr: (self) => `<EnumOption ${str(entryOf(self, "value"))}>`,
      getattrMissing: (self, name) => {
        const read = readers.get(name);
        if (read === undefined) throw attributeError(name);
        return read(self);
      },
      setattr: setOptionEntry,
    },
  });
  define<SourceList>(sourceListType, {
    python: true,
    slots: {
      new: refuseNew("__init__", ["data", "value"]),
      getitem: (self, key) => getItem(dataOf(self), key),
      setitem: (self, key, value) => {
        changing(self, (data) => setItem(data, key, value));
      },
      iadd: (self, other) => {
        if (!(self instanceof SourceList)) return NotImplemented;
        const values = collect(other);
        changing(self, (data) => appendAll(data, values));
        return self;
      },
    },
    methods: {
      "append(item)": (self, item: Value) => changing(self, (data) => data.append(item)),
      "insert(i, item)": (self, i: Value, item: Value) => changing(self, (data) => insertInto(data, i, item)),
      "extend(other)": (self, other: Value) => {
        const values = collect(other);
        return changing(self, (data) => appendAll(data, values));
      },
      "remove(item)": (self, item: Value) => {
        const at = self.data.items.findIndex((each) => equals(each, item));
        if (at < 0) throw valueError("list.remove(x): x not in list");
        return changing(self, (data) => data.items.splice(at, 1));
      },
    },
  });
}

function extendOptions(self: OptionList, other: Value): null {
  const options = normalizedOptions(other);
  return changing(self, (data) => appendAll(data, options.items));
}
