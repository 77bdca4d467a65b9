/** `collections.UserString`. */
import { getAttribute, setAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { richCompare } from "../../values/comparison.ts";
import { asText, isInstance, typeOf } from "../../values/core-types.ts";
import { PyDict } from "../../values/dict.ts";
import { hash } from "../../values/hashing.ts";
import { collect } from "../../values/iteration.ts";
import { add, contains, getItem, mod, mul } from "../../values/operators.ts";
import { repr, str } from "../../values/text.ts";
import { length } from "../../values/truth.ts";
import type { Comparison, PyObject, PyType, Value } from "../../values/value.ts";
import { abstractMethods } from "../abc/meta.ts";
import { definePython, pythonClass } from "../python-class.ts";
import { sequenceAbcType } from "./abstract-types.ts";

export const userStringType: PyType = pythonClass("UserString", [sequenceAbcType], { module: "collections" });

const data = (self: Value): Value => getAttribute(self, "data");
const isUserString = (value: Value): boolean => isInstance(value, userStringType);
const textOf = (value: Value): Value => (isUserString(value) ? data(value) : value);
const likewise = (self: Value, text: Value): Value => call(typeOf(self), [text]);
const compared = (op: Comparison) => (self: PyObject, other: Value) => richCompare(data(self), textOf(other), op);

/** `self.data.name(*args)`, arguments that are of this class taken by their text. */
function asked(self: Value, name: string, args: Value, kwargs: Value): Value {
  const names =
    kwargs instanceof PyDict && kwargs.size > 0
      ? new Map([...kwargs.entries.values()].map(({ key, value }) => [String(key), textOf(value)] as const))
      : null;
  return call(getAttribute(data(self), name), collect(args).map(textOf), names);
}

/** Methods whose text comes back in the same class, and those whose answer is passed on. */
const remade =
  "capitalize casefold center expandtabs ljust lower lstrip replace rjust rstrip strip swapcase title translate upper zfill removeprefix removesuffix".split(
    " ",
  ); // prettier-ignore
const passed =
  "count encode endswith find format format_map index isalpha isalnum isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper join partition rfind rindex rpartition rsplit split splitlines startswith".split(
    " ",
  ); // prettier-ignore

type Method = (self: PyObject, args: Value, kwargs: Value) => Value;

export function installUserString(): void {
  const methods: Record<string, Method> = {};
  for (const name of remade) {
    methods[`${name}(*args, **kwargs)`] = (self, args, kwargs) => likewise(self, asked(self, name, args, kwargs));
  }
  for (const name of passed)
    methods[`${name}(*args, **kwargs)`] = (self, args, kwargs) => asked(self, name, args, kwargs);
  definePython<PyObject>(userStringType, { methods: { ...methods } });
  definePython<PyObject>(userStringType, {
    methods: {
      "__init__(seq)": (self, seq: Value) => {
        setAttribute(self, "data", isUserString(seq) ? data(seq) : str(seq));
        return null;
      },
      "__str__()": (self) => str(data(self)),
      "__repr__()": (self) => repr(data(self)),
      "__int__()": (self) => call(typeOf(0n), [data(self)]),
      "__float__()": (self) => call(typeOf(0.5), [data(self)]),
      "__hash__()": (self) => BigInt(hash(data(self))),
      "__eq__(string)": compared("=="),
      "__lt__(string)": compared("<"),
      "__le__(string)": compared("<="),
      "__gt__(string)": compared(">"),
      "__ge__(string)": compared(">="),
      "__contains__(char)": (self, char: Value) => contains(data(self), textOf(char)),
      "__len__()": (self) => BigInt(length(data(self))),
      "__getitem__(index)": (self, key: Value) => likewise(self, getItem(data(self), key)),
      "__add__(other)": (self, other: Value) => {
        const right = isUserString(other) ? data(other) : other;
        return likewise(self, add(data(self), asText(right) === undefined ? str(right) : right));
      },
      "__radd__(other)": (self, other: Value) =>
        likewise(self, add(asText(other) === undefined ? str(other) : other, data(self))),
      "__mul__(n)": (self, n: Value) => likewise(self, mul(data(self), n)),
      "__rmul__(n)": (self, n: Value) => likewise(self, mul(data(self), n)),
      "__mod__(args)": (self, args: Value) => likewise(self, mod(data(self), args)),
      "__rmod__(template)": (self, template: Value) => likewise(self, mod(str(template), self)),
    },
  });
  abstractMethods(userStringType);
}
