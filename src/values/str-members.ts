import { asBytes, PyBytes } from "./bytes.ts";
import { codecArgument } from "./bytes-arguments.ts";
import { isFlat, offsetAt, pointAt, pointLength, pointSlice, points, unitsAt, work } from "./code-points.ts";
import { decode, encode } from "./codecs.ts";
import { compareText, ordered } from "./comparison.ts";
import { asText, builtinType, NotImplemented, objectType, PyBoxed, strType, typeName, typeOf } from "./core-types.ts";
import type { PyDict } from "./dict.ts";
import { typeError } from "./exceptions.ts";
import { formatWith, formatWithMap } from "./format-method.ts";
import { PyIterator } from "./iteration.ts";
import { defineIterator } from "./iterator-types.ts";
import { allowText } from "./meter.ts";
import { define, native } from "./native.ts";
import { parseFormatSpec, specSize } from "./numbers/format-spec.ts";
import { formatText } from "./numbers/format-text.ts";
import { percentFormat } from "./percent-operator.ts";
import { quoteText } from "./quoting.ts";
import { type PyTuple, tuple } from "./sequences.ts";
import { PySlice, position, repeatCount, sliceIndices } from "./slices.ts";
import type { Methods } from "./str-arguments.ts";
import { allLower, allTitle, allUpper, capitalize, casefold, lower, swapcase, title, upper } from "./str-case.ts";
import {
  isAlnum,
  isAlpha,
  isDecimal,
  isDigit,
  isIdentifierPart,
  isIdentifierStart,
  isNumeric,
  isPrintable,
  isSpace,
} from "./str-categories.ts";
import { textHash } from "./str-hash.ts";
import { layoutMethods } from "./str-layout-methods.ts";
import { searchMethods } from "./str-search-methods.ts";
import { translationTable } from "./str-translation.ts";
import { str } from "./text.ts";
import { TextBuilder } from "./text-builder.ts";
import { findForward } from "./text-search.ts";
import type { Kwargs, PyType, Value } from "./value.ts";

/** The text of `self`: slots and methods of `str` also run for instances of classes derived from it. */
function own(self: Value): string {
  return typeof self === "string" ? self : (asText(self) ?? "");
}

function item(self: Value, key: Value): Value {
  const text = own(self);
  if (key instanceof PySlice) return sliced(text, key);
  if (typeof key === "bigint") {
    const at = Number(key);
    // Most texts are short and flat: no need to measure them.
    if (at >= 0 && at < text.length && text.length < 64 && isFlat(text)) return text.charAt(at);
  }
  const length = pointLength(text);
  const at = position(indexArgument(key), length, "string", "string index out of range");
  return length === text.length ? text.charAt(at) : pointAt(text, offsetAt(text, at));
}

function indexArgument(key: Value): Value {
  if (typeof key === "bigint" || typeof key === "boolean" || typeOf(key).slots.index !== undefined) return key;
  throw typeError(`string indices must be integers, not '${typeName(key)}'`);
}

function sliced(text: string, slice: PySlice): string {
  const length = pointLength(text);
  const { start, step, count } = sliceIndices(slice, length);
  if (step === 1) return pointSlice(text, start, start + count);
  work(count * 16);
  const result = new TextBuilder();
  const flat = length === text.length;
  if (flat) {
    for (let i = 0, at = start; i < count; i++, at += step) result.add(text.charAt(at));
    return result.finish();
  }
  work(text.length * 16);
  const characters = [...text];
  for (let i = 0, at = start; i < count; i++, at += step) result.add(characters[at] ?? "");
  return result.finish();
}

const asciiIteratorType: PyType = builtinType("str_ascii_iterator", objectType, { sealed: true });
const iteratorType: PyType = builtinType("str_iterator", objectType, { sealed: true });

function iterate(self: Value): PyIterator {
  const text = own(self);
  work(text.length);
  let at = 0;
  return new PyIterator(
    isAscii(text) ? asciiIteratorType : iteratorType,
    () => {
      if (at >= text.length) return undefined;
      const character = pointAt(text, at);
      at += character.length;
      return character;
    },
    () => pointLength(text.slice(at)),
  );
}

function isAscii(text: string): boolean {
  work(text.length);
  return /^[\0-\x7f]*$/.test(text);
}

function concat(self: Value, other: Value): string {
  const text = asText(other);
  if (text === undefined) throw typeError(`can only concatenate str (not "${typeName(other)}") to str`);
  allowText(own(self).length + text.length);
  return own(self) + text;
}

function repeat(self: Value, count: Value): string {
  const text = own(self);
  const times = repeatCount(count);
  allowText(text.length * times);
  return text.repeat(times);
}

function contains(self: Value, sought: Value): boolean {
  const needle = asText(sought);
  if (needle === undefined) {
    throw typeError(`'in <string>' requires string as left operand, not ${typeName(sought)}`);
  }
  const text = own(self);
  work(text.length);
  return findForward(text, needle, 0, text.length) >= 0;
}

function formatted(self: Value, spec: string): string {
  // A class derived from `str` may have a `__str__` of its own.
  if (spec === "") return str(self);
  const text = own(self);
  const read = parseFormatSpec(spec, "str", typeName(self));
  allowText(Math.max(text.length, specSize(read) * read.fill.length));
  return formatText(text, read);
}

/** `str.isalpha` and its kin: not empty, and all characters of the kind. */
function allOf(text: string, test: (code: number) => boolean): boolean {
  work(text.length * 16);
  for (const code of points(text)) if (!test(code)) return false;
  return text !== "";
}

function isIdentifier(text: string): boolean {
  work(text.length * 16);
  if (text === "" || !isIdentifierStart(text.codePointAt(0) ?? 0)) return false;
  return unitsAt(text, 0) === text.length || allOf(text.slice(unitsAt(text, 0)), isIdentifierPart);
}

const caseMethods: Methods<string> = {
  "upper()": upper,
  "lower()": lower,
  "title()": title,
  "capitalize()": capitalize,
  "casefold()": casefold,
  "swapcase()": swapcase,
  "isupper()": allUpper,
  "islower()": allLower,
  "istitle()": allTitle,
};

const kindMethods: Methods<string> = {
  "isalnum()": (self) => allOf(self, isAlnum),
  "isalpha()": (self) => allOf(self, isAlpha),
  "isascii()": isAscii,
  "isdecimal()": (self) => allOf(self, isDecimal),
  "isdigit()": (self) => allOf(self, isDigit),
  "isidentifier()": isIdentifier,
  "isnumeric()": (self) => allOf(self, isNumeric),
  "isprintable()": (self) => self === "" || allOf(self, isPrintable),
  "isspace()": (self) => allOf(self, isSpace),
};

const formatMethods: Methods<string> = {
  "encode(encoding?, errors?)": (self, encoding, errors) =>
    new PyBytes(encode(self, codecArgument(encoding, "encode", "encoding"), codecArgument(errors, "encode", "errors"))),
  "format(*args, **kwargs)": (self, args = null, kwargs = null) =>
    formatWith(self, (args as PyTuple).items, kwargs as PyDict),
  "format_map(mapping, /)": (self, mapping = null) => formatWithMap(self, mapping),
  "__getnewargs__()": (self) => tuple(self),
};

/** Methods of texts as methods of values that are one. */
function onValues(methods: Methods<string>): Methods<Value> {
  return Object.fromEntries(
    Object.entries(methods).map(([signature, body]) => [
      signature,
      (self: Value, ...args: Value[]) => body(own(self), ...args),
    ]),
  );
}

const construct = native("str(object?, encoding?, errors?)", (object?: Value, encoding?: Value, errors?: Value) => {
  if (object === undefined) return "";
  const name = codecArgument(encoding, "str", "encoding");
  const handler = codecArgument(errors, "str", "errors");
  if (name === undefined && handler === undefined) return str(object);
  const data = asBytes(object);
  if (data !== undefined) return decode(data, name, handler);
  if (asText(object) !== undefined) throw typeError("decoding str is not supported");
  throw typeError(`decoding to str: need a bytes-like object, ${typeName(object)} found`);
});

function make(type: PyType, args: Value[], kwargs: Kwargs): Value {
  const text = args.length === 1 && kwargs === null ? str(args[0] ?? null) : own(construct.invoke(args, kwargs));
  return type === strType ? text : new PyBoxed(type, text);
}

/** Fills `str`. */
export function installStr(): void {
  for (const type of [asciiIteratorType, iteratorType]) defineIterator(type, true);
  define<Value>(strType, {
    slots: {
      new: make,
      repr: (self) => quoteText(own(self)),
      str: own,
      format: formatted,
      hash: (self) => textHash(own(self)),
      len: (self) => pointLength(own(self)),
      compare: (self, other, op) => {
        const right = asText(other);
        return right === undefined ? NotImplemented : ordered(compareText(own(self), right), op);
      },
      iter: iterate,
      getitem: item,
      contains,
      concat,
      repeat,
      mod: (left, right) => {
        const format = asText(left);
        return format === undefined ? NotImplemented : percentFormat(format, right);
      },
    },
    methods: onValues({ ...searchMethods, ...layoutMethods, ...caseMethods, ...kindMethods, ...formatMethods }),
    staticMethods: {
      "maketrans(x, y?, z?, /)": (x: Value, y?: Value, z?: Value) => translationTable(x, y, z),
    },
  });
}
