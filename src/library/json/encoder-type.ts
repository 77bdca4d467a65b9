import { attributeOr, getAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { classAttribute } from "../../values/class-attributes.ts";
import { asText, builtinType, className, objectType, typeName, typeOf } from "../../values/core-types.ts";
import { attributeError, typeError } from "../../values/exceptions.ts";
import { collect, forEach, PyIterator } from "../../values/iteration.ts";
import { defineIterator, iteratorType } from "../../values/iterator-types.ts";
import { define, native } from "../../values/native.ts";
import { PyList, PyTuple, tuple } from "../../values/sequences.ts";
import { TextBuilder } from "../../values/text-builder.ts";
import { truth } from "../../values/truth.ts";
import { type Kwargs, lookup, PyObject, type PyType, type Value } from "../../values/value.ts";
import { unpackPair } from "./decoder.ts";
import { type EncodeOptions, Encoding, indentOf, quoteJson } from "./encoder.ts";

export const encoderType: PyType = builtinType("JSONEncoder", objectType, { module: "json.encoder" });
const chunkIteratorType: PyType = iteratorType("generator");

/**
 * The encoder's own `default`. The reference runtime lets the class of a value say how it is encoded, by `__json__` (spec 3.9);
 * else there is no way.
 */
export function encodeForeign(value: Value): Value {
  const method = classAttribute(typeOf(value), "__json__");
  if (method !== undefined) return call(method, [value]);
  throw typeError(`Object of type ${className(typeOf(value))} is not JSON serializable`);
}

export const plainOptions: EncodeOptions = {
  skipKeys: false,
  ensureAscii: true,
  checkCircular: true,
  allowNan: true,
  sortKeys: false,
  indent: null,
  itemSeparator: ", ",
  keySeparator: ": ",
  fallback: encodeForeign,
};

/** The JSON of a value as one text. */
export function encodeText(value: Value, options: EncodeOptions): string {
  if (typeof value === "string") return quoteJson(value, options.ensureAscii);
  const builder = new TextBuilder();
  new Encoding(options, (piece) => builder.add(piece)).value(value);
  return builder.finish();
}

const init = native(
  "JSONEncoder.__init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None, separators=None, default=None)",
  (self = null, ...[skipkeys = null, ensure_ascii = null, check_circular = null, allow_nan = null, ...rest]) => {
    const [sort_keys = null, indent = null, separators = null, fallback = null] = rest;
    if (!(self instanceof PyObject)) return null;
    const attrs = self.attrs ?? new Map<string, Value>();
    self.attrs = attrs;
    const given = { skipkeys, ensure_ascii, check_circular, allow_nan, sort_keys, indent };
    for (const [name, value] of Object.entries(given)) attrs.set(name, value);
    if (separators !== null) {
      const [item = null, key = null] = unpackPair(separators);
      attrs.set("item_separator", item);
      attrs.set("key_separator", key);
    } else if (indent !== null) attrs.set("item_separator", ",");
    if (fallback !== null) attrs.set("default", fallback);
    return null;
  },
  { python: true },
);

/** What the encoder's attributes say now. */
function optionsOf(self: PyObject): EncodeOptions {
  const flag = (name: string): boolean => truth(getAttribute(self, name));
  const plain = lookup(self.type, "default") === lookup(encoderType, "default") && !self.attrs?.has("default");
  return {
    skipKeys: flag("skipkeys"),
    ensureAscii: flag("ensure_ascii"),
    checkCircular: flag("check_circular"),
    allowNan: flag("allow_nan"),
    sortKeys: flag("sort_keys"),
    indent: indentOf(getAttribute(self, "indent")),
    itemSeparator: getAttribute(self, "item_separator"),
    keySeparator: getAttribute(self, "key_separator"),
    fallback: plain ? encodeForeign : (value) => call(getAttribute(self, "default"), [value]),
  };
}

function chunksOf(self: PyObject, value: Value): string[] {
  const chunks: string[] = [];
  const builder = new TextBuilder();
  const emit = (piece: string): void => {
    // The builder only counts.
    builder.add(piece);
    chunks.push(piece);
  };
  new Encoding(optionsOf(self), emit).value(value);
  return chunks;
}

/** `iterencode`: encodes when the first piece is asked for. */
function iterate(self: PyObject, value: Value): PyIterator {
  let chunks: string[] | null = null;
  let at = 0;
  return new PyIterator(chunkIteratorType, () => {
    chunks ??= chunksOf(self, value);
    return chunks[at++];
  });
}

function encodeMethod(self: PyObject, value: Value): string {
  const text = asText(value);
  if (text !== undefined) return quoteJson(text, truth(getAttribute(self, "ensure_ascii")));
  if (lookup(self.type, "iterencode") === lookup(encoderType, "iterencode") && !self.attrs?.has("iterencode")) {
    return encodeText(value, optionsOf(self));
  }
  const chunks = call(getAttribute(self, "iterencode"), [value], new Map([["_one_shot", true]]));
  const items = chunks instanceof PyList || chunks instanceof PyTuple ? chunks.items : collect(chunks);
  const builder = new TextBuilder();
  items.forEach((item, i) => {
    const piece = asText(item);
    if (piece === undefined) throw typeError(`sequence item ${i}: expected str instance, ${typeName(item)} found`);
    builder.add(piece);
  });
  return builder.finish();
}

function make(cls: Value, kwargs: Kwargs): Value {
  return call(cls === null ? encoderType : cls, [], kwargs);
}

/** `cls(**kwargs).encode(value)`. */
export function encodeWith(cls: Value, kwargs: Kwargs, value: Value): Value {
  const encoder = make(cls, kwargs);
  if (encoder instanceof PyObject && encoder.type === encoderType) return encodeMethod(encoder, value);
  return call(getAttribute(encoder, "encode"), [value]);
}

/** `json.dump`: writes each piece. */
export function writeWith(cls: Value, kwargs: Kwargs, value: Value, file: Value): void {
  const chunks = call(getAttribute(make(cls, kwargs), "iterencode"), [value]);
  forEach(chunks, (chunk) => {
    const write = attributeOr(file, "write");
    if (write === undefined) {
      throw attributeError(`'${typeName(file)}' object has no attribute 'write'`, "write", file);
    }
    call(write, [chunk]);
  });
}

export function installEncoder(): void {
  defineIterator(chunkIteratorType);
  define<PyObject>(encoderType, {
    python: true,
    slots: { init: (self, args, kwargs) => void init.invoke([self, ...args], kwargs) },
    methods: {
      "default(o)": (_, value = null) => encodeForeign(value),
      "encode(o)": (self, value = null) => encodeMethod(self, value),
      "iterencode(o, _one_shot=False)": (self, value = null, oneShot = false) =>
        truth(oneShot) ? tuple(...chunksOf(self, value)) : iterate(self, value),
    },
    constants: { item_separator: ", ", key_separator: ": " },
  });
  encoderType.own.new = (type) => new PyObject(type);
  encoderType.slots.new = encoderType.own.new;
}
