import { getAttribute } from "../../values/attributes.ts";
import { asBytes } from "../../values/bytes.ts";
import { call } from "../../values/calls.ts";
import { indexAt, offsetAt, pointLength, work } from "../../values/code-points.ts";
import { decode } from "../../values/codecs.ts";
import { asText, builtinType, floatType, intType, objectType, typeName } from "../../values/core-types.ts";
import { PyDict } from "../../values/dict.ts";
import { attributeError, typeError, valueError } from "../../values/exceptions.ts";
import { iter, next } from "../../values/iteration.ts";
import { define, native } from "../../values/native.ts";
import { index } from "../../values/operators.ts";
import { type PyTuple, tuple } from "../../values/sequences.ts";
import { truth } from "../../values/truth.ts";
import { type Kwargs, PyObject, type PyType, type Value } from "../../values/value.ts";
import { decodeError, decodeErrorAt } from "./decode-error.ts";
import { plainScan, Scanner, type ScanOptions } from "./scanner.ts";

export const decoderType: PyType = builtinType("JSONDecoder", objectType, { module: "json.decoder" });

/** A `JSONDecoder`; without options until `__init__` has run. */
class PyDecoder extends PyObject {
  options: ScanOptions | null = null;
}

/** The decoder's `decode`: one value with nothing but blanks around it. */
export function decodeText(text: string, options: ScanOptions): Value {
  work(text.length);
  const scanner = new Scanner(text, options);
  scanner.skipBlanks();
  const value = scanner.value();
  scanner.skipBlanks();
  if (scanner.at !== text.length) throw decodeError("Extra data", text, scanner.at);
  return value;
}

/** The encoding of JSON in bytes, by its mark or by where the zeros are among the first four bytes. */
function detectEncoding(data: Uint8Array): string {
  const starts = (...mark: number[]): boolean => mark.every((byte, i) => data[i] === byte);
  if (starts(0, 0, 0xfe, 0xff) || starts(0xff, 0xfe, 0, 0)) return "utf-32";
  if (starts(0xfe, 0xff) || starts(0xff, 0xfe)) return "utf-16";
  if (starts(0xef, 0xbb, 0xbf)) return "utf-8-sig";
  const [a, b, c, d] = data;
  if (data.length >= 4) {
    if (a === 0) return b === 0 ? "utf-32-be" : "utf-16-be";
    if (b === 0) return c === 0 && d === 0 ? "utf-32-le" : "utf-16-le";
  } else if (data.length === 2) {
    if (a === 0) return "utf-16-be";
    if (b === 0) return "utf-16-le";
  }
  return "utf-8";
}

/** The text that `json.loads` reads. */
export function sourceText(source: Value): string {
  const text = asText(source);
  if (text !== undefined) {
    if (text.startsWith("\ufeff")) throw decodeErrorAt("Unexpected UTF-8 BOM (decode using utf-8-sig)", text, 0);
    return text;
  }
  const data = asBytes(source);
  if (data === undefined) {
    throw typeError(`the JSON object must be str, bytes or bytearray, not ${typeName(source)}`);
  }
  return decode(data, detectEncoding(data), "surrogatepass");
}

function optionsOf(self: Value): ScanOptions {
  const options = self instanceof PyDecoder ? self.options : null;
  if (options === null) {
    throw attributeError(`'${typeName(self)}' object has no attribute 'scan_once'`, "scan_once", self);
  }
  return options;
}

const orNone = (value: Value): Value => (truth(value) ? value : null);

const init = native(
  "JSONDecoder.__init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True, object_pairs_hook=None)",
  (
    self = null,
    objectHook = null,
    ofFloat = null,
    ofInt = null,
    parseConstant = null,
    strict = null,
    pairsHook = null,
  ) => {
    if (!(self instanceof PyDecoder)) return null;
    self.options = {
      objectHook,
      pairsHook,
      parseFloat: orNone(ofFloat),
      parseInt: orNone(ofInt),
      parseConstant: orNone(parseConstant),
      strict: truth(strict),
    };
    const attributes: readonly (readonly [string, Value])[] = [
      ["object_hook", objectHook],
      ["parse_float", orNone(ofFloat) ?? floatType],
      ["parse_int", orNone(ofInt) ?? intType],
      ["parse_constant", orNone(parseConstant)],
      ["strict", strict],
      ["object_pairs_hook", pairsHook],
      ["memo", new PyDict()],
    ];
    self.attrs ??= new Map();
    for (const [name, value] of attributes) self.attrs.set(name, value);
    return null;
  },
  { python: true },
);

function subjectOf(source: Value): string {
  const text = asText(source);
  if (text !== undefined) return text;
  if (asBytes(source) !== undefined) throw typeError("cannot use a string pattern on a bytes-like object");
  throw typeError(`expected string or bytes-like object, got '${typeName(source)}'`);
}

function decodeMethod(self: PyDecoder, source: Value): Value {
  const text = subjectOf(source);
  if (self.type === decoderType) return decodeText(text, optionsOf(self));
  const scanner = new Scanner(text, plainScan);
  scanner.skipBlanks();
  const at = BigInt(indexAt(text, scanner.at));
  const [value = null, end = null] = unpackPair(
    call(getAttribute(self, "raw_decode"), [source], new Map([["idx", at]])),
  );
  scanner.at = offsetAt(text, Math.min(Number(index(end)), pointLength(text)));
  scanner.skipBlanks();
  if (scanner.at !== text.length) throw decodeError("Extra data", text, scanner.at);
  return value;
}

/** The items of a pair, with the errors of an unpacking assignment. */
export function unpackPair(value: Value): Value[] {
  let iterator: Value;
  try {
    iterator = iter(value);
  } catch {
    throw typeError(`cannot unpack non-iterable ${typeName(value)} object`);
  }
  const items: Value[] = [];
  for (let item = next(iterator); item !== undefined; item = next(iterator)) {
    if (items.push(item) > 2) throw valueError("too many values to unpack (expected 2)");
  }
  if (items.length < 2) throw valueError(`not enough values to unpack (expected 2, got ${items.length})`);
  return items;
}

function rawDecode(self: PyDecoder, source: Value, start: Value): PyTuple {
  const options = optionsOf(self);
  const text = asText(source);
  if (text === undefined) throw typeError(`first argument must be a string, not ${typeName(source)}`);
  const pos = index(start);
  if (pos < 0n) throw valueError("idx cannot be negative");
  if (pos > BigInt(pointLength(text))) throw decodeErrorAt("Expecting value", text, Number(pos));
  const scanner = new Scanner(text, options);
  scanner.at = offsetAt(text, Number(pos));
  const value = scanner.value();
  work(text.length);
  return tuple(value, BigInt(indexAt(text, scanner.at)));
}

/** `cls(**kwargs).decode(source)`, or the same by the shortest way for the class itself. */
export function decodeWith(cls: Value, kwargs: Kwargs, source: string): Value {
  const decoder = call(cls, [], kwargs);
  if (decoder instanceof PyDecoder && decoder.type === decoderType) return decodeText(source, optionsOf(decoder));
  return call(getAttribute(decoder, "decode"), [source]);
}

export function installDecoder(): void {
  define<PyDecoder>(decoderType, {
    python: true,
    slots: { init: (self, args, kwargs) => void init.invoke([self, ...args], kwargs) },
    methods: {
      "decode(s, _w=None)": (self, source = null) => decodeMethod(self, source),
      "raw_decode(s, idx=0)": (self, source = null, start = 0n) => rawDecode(self, source, start),
    },
  });
  decoderType.own.new = (type) => new PyDecoder(type);
  decoderType.slots.new = decoderType.own.new;
}
