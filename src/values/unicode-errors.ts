/** `UnicodeEncodeError` and its kin: five arguments, kept as attributes, from which the text is made. */
import { asBytes, PyBytes } from "./bytes.ts";
import { asInt, asText, typeName } from "./core-types.ts";
import { exceptionTypes, PyException, typeError } from "./exceptions.ts";
import { inheritSlots, type PyType, type Value } from "./value.ts";

const names = ["encoding", "object", "start", "end", "reason"] as const;

function typeNamed(name: string): PyType {
  const type = exceptionTypes.get(name);
  if (type === undefined) throw new TypeError(`no exception type ${name}`);
  return type;
}

const decodeErrorType = typeNamed("UnicodeDecodeError");
const encodeErrorType = typeNamed("UnicodeEncodeError");
const translateErrorType = typeNamed("UnicodeTranslateError");

/** Where and why a text or bytes cannot be converted: half open, in code points or bytes. */
export interface CodecFault {
  readonly encoding: string;
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}

function made(type: PyType, object: Value, fault: CodecFault): PyException {
  const { encoding, start, end, reason } = fault;
  const exception = new PyException(type, [encoding, object, BigInt(start), BigInt(end), reason]);
  exception.attrs = new Map(names.map((name, i) => [name, exception.args[i] ?? null]));
  return exception;
}

export function decodeError(data: Uint8Array, fault: CodecFault): PyException {
  return made(decodeErrorType, new PyBytes(data), fault);
}

export function encodeError(text: string, fault: CodecFault): PyException {
  return made(encodeErrorType, text, fault);
}

const hex = (code: number, width: number): string => code.toString(16).padStart(width, "0");

/** A code point as these texts show it: `\xe9`, `\u4e00`, `\U0001f600`. */
export function escapedPoint(code: number): string {
  if (code < 0x100) return `\\x${hex(code, 2)}`;
  return code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
}

function message(self: Value): string {
  const exception = self as PyException;
  const attribute = (name: string): Value => exception.attrs?.get(name) ?? null;
  const object = attribute("object");
  const start = Number(asInt(attribute("start")) ?? 0n);
  const end = Number(asInt(attribute("end")) ?? 0n);
  const reason = asText(attribute("reason")) ?? "";
  const data = asBytes(object);
  const translate = !exception.attrs?.has("encoding");
  const codec = translate ? "" : `'${asText(attribute("encoding")) ?? ""}' codec `;
  const verb = translate ? "translate" : data === undefined ? "encode" : "decode";
  const noun = data === undefined ? "character" : "byte";
  const single = end === start + 1 ? shown(object, data, start) : undefined;
  return single === undefined
    ? `${codec}can't ${verb} ${noun}s in position ${start}-${end - 1}: ${reason}`
    : `${codec}can't ${verb} ${noun} ${single} in position ${start}: ${reason}`;
}

/** The one byte or character at fault; `undefined` when it lies outside. */
function shown(object: Value, data: Uint8Array | undefined, at: number): string | undefined {
  if (data !== undefined) {
    const byte = data[at];
    return byte === undefined ? undefined : `0x${hex(byte, 2)}`;
  }
  let index = 0;
  for (const character of asText(object) ?? "") {
    if (index++ === at) return `'${escapedPoint(character.codePointAt(0) ?? 0)}'`;
  }
  return undefined;
}

type Check = (value: Value) => string | undefined;
const isText: Check = (value) => (asText(value) === undefined ? `must be str, not ${typeName(value)}` : undefined);
const isData: Check = (value) =>
  asBytes(value) === undefined ? `a bytes-like object is required, not '${typeName(value)}'` : undefined;
const isIndex: Check = (value) =>
  asInt(value) === undefined ? `'${typeName(value)}' object cannot be interpreted as an integer` : undefined;

function initialiser(attributes: readonly string[], checks: readonly Check[]) {
  return (self: Value, args: Value[]): void => {
    const exception = self as PyException;
    exception.args = args;
    if (args.length !== checks.length) {
      throw typeError(`function takes exactly ${checks.length} arguments (${args.length} given)`);
    }
    for (const [i, check] of checks.entries()) {
      const wrong = check(args[i] ?? null);
      if (wrong !== undefined) throw typeError(check === isText ? `argument ${i + 1} ${wrong}` : wrong);
    }
    exception.attrs ??= new Map();
    for (const [i, name] of attributes.entries()) exception.attrs.set(name, args[i] ?? null);
  };
}

/** Gives the three types their texts and constructors. */
export function installUnicodeErrors(): void {
  const fill = (type: PyType, attributes: readonly string[], checks: readonly Check[]): void => {
    type.own = { ...type.own, str: message, init: initialiser(attributes, checks) };
    inheritSlots(type);
  };
  fill(encodeErrorType, names, [isText, isText, isIndex, isIndex, isText]);
  fill(decodeErrorType, names, [isText, isData, isIndex, isIndex, isText]);
  fill(translateErrorType, names.slice(1), [isText, isIndex, isIndex, isText]);
}
