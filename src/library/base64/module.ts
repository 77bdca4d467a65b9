import { asBytes, bytesOf, latin1, PyBytes } from "../../values/bytes.ts";
import { asText, typeName } from "../../values/core-types.ts";
import { assertionErrorType, PyException, typeError, valueError } from "../../values/exceptions.ts";
import type { NativeBody } from "../../values/native.ts";
import { index, smallIndex } from "../../values/operators.ts";
import { repr } from "../../values/text.ts";
import { truth } from "../../values/truth.ts";
import type { Value } from "../../values/value.ts";
import { functionMembers, type ModuleDefinition } from "../module-definition.ts";
import { asciiArgument, binasciiError, binasciiErrorType, bytesArgument, bytesValue } from "./byte-arguments.ts";
import { adler32, crc32 } from "./checksums.ts";
import { BASE32, BASE32_HEX, decode16, decode32, decode64, encode16, encode32, encode64 } from "./codes.ts";
import { decodeAscii, decodeGit, encodeAscii, encodeGit } from "./codes85.ts";

const DECODABLE = "argument should be a bytes-like object or ASCII string";

const ascii = (text: string): PyBytes => bytesValue(bytesOf(text));

function replaceBytes(data: Uint8Array, from: string, to: string): Uint8Array {
  return data.map((byte) => {
    const at = from.indexOf(String.fromCharCode(byte));
    return at < 0 ? byte : to.charCodeAt(at);
  });
}

/** The two characters in place of `+` and `/`. */
function alternative(value: Uint8Array, given: Value): string {
  if (value.length !== 2) throw new PyException(assertionErrorType, [repr(given)]);
  return latin1(value);
}

function b64encode(s: Value, altchars: Value): Value {
  const text = encode64(bytesArgument(s));
  if (altchars === null) return ascii(text);
  const [plus = "+", slash = "/"] = alternative(bytesArgument(altchars), altchars);
  return ascii(text.replaceAll("+", "\0").replaceAll("/", slash).replaceAll("\0", plus));
}

function b64decode(s: Value, altchars: Value, validate: Value): Value {
  let data = asciiArgument(s, DECODABLE);
  if (altchars !== null) {
    const given = asciiArgument(altchars, DECODABLE);
    data = replaceBytes(data, alternative(given, new PyBytes(given)), "+/");
  }
  return bytesValue(decode64(data, truth(validate)));
}

function upper(data: Uint8Array, fold: Value): Uint8Array {
  return truth(fold) ? data.map((byte) => (byte >= 97 && byte <= 122 ? byte - 32 : byte)) : data;
}

function b32decode(s: Value, casefold: Value, map01: Value, alphabet: string): Value {
  let data = asciiArgument(s, DECODABLE);
  if (data.length % 8 !== 0) throw binasciiError("Incorrect padding");
  if (map01 !== null) {
    const given = asciiArgument(map01, DECODABLE);
    if (given.length !== 1) throw new PyException(assertionErrorType, [repr(new PyBytes(given))]);
    data = replaceBytes(data, "01", `O${latin1(given)}`);
  }
  return bytesValue(decode32(upper(data, casefold), alphabet));
}

function b16decode(s: Value, casefold: Value): Value {
  const data = upper(asciiArgument(s, DECODABLE), casefold);
  if (!/^[0-9A-F]*$/.test(latin1(data))) throw binasciiError("Non-base16 digit found");
  return bytesValue(decode16(data));
}

function viewArgument(value: Value): Uint8Array {
  return bytesArgument(value, "memoryview: ");
}

function oldArgument(value: Value): Uint8Array {
  const data = asBytes(value);
  if (data === undefined) throw typeError(`expected bytes-like object, not ${typeName(value)}`);
  return data;
}

/** Lines of 76 characters. */
function encodeLines(data: Uint8Array): string {
  let text = "";
  for (let at = 0; at < data.length; at += 57) text += `${encode64(data.subarray(at, at + 57))}\n`;
  return text;
}

const FUNCTIONS: Readonly<Record<string, NativeBody>> = {
  "b64encode(s, altchars=None)": (s = null, altchars = null) => b64encode(s, altchars),
  "b64decode(s, altchars=None, validate=False)": (s = null, altchars = null, validate = null) =>
    b64decode(s, altchars, validate),
  "standard_b64encode(s)": (s = null) => b64encode(s, null),
  "standard_b64decode(s)": (s = null) => b64decode(s, null, false),
  "urlsafe_b64encode(s)": (s = null) => b64encode(s, ascii("-_")),
  "urlsafe_b64decode(s)": (s = null) => b64decode(s, ascii("-_"), false),
  "b32encode(s)": (s = null) => ascii(encode32(viewArgument(s), BASE32)),
  "b32decode(s, casefold=False, map01=None)": (s = null, casefold = null, map01 = null) =>
    b32decode(s, casefold, map01, BASE32),
  "b32hexencode(s)": (s = null) => ascii(encode32(viewArgument(s), BASE32_HEX)),
  "b32hexdecode(s, casefold=False)": (s = null, casefold = null) => b32decode(s, casefold, null, BASE32_HEX),
  "b16encode(s)": (s = null) => ascii(encode16(bytesArgument(s)).toUpperCase()),
  "b16decode(s, casefold=False)": (s = null, casefold = null) => b16decode(s, casefold),
  "a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False)": (b = null, fold = null, ...rest) => {
    const [wrap = 0n, pad = null, adobe = null] = rest;
    const options = { foldSpaces: truth(fold), wrapColumn: smallIndex(wrap), pad: truth(pad), adobe: truth(adobe) };
    return ascii(encodeAscii(viewArgument(b), options));
  },
  "a85decode(b, *, foldspaces=False, adobe=False, ignorechars=None)": (
    b = null,
    fold = null,
    adobe = null,
    ignored = null,
  ) => {
    const passed = ignored === null ? bytesOf(" \t\n\r\v") : asciiArgument(ignored, DECODABLE);
    return bytesValue(decodeAscii(asciiArgument(b, DECODABLE), truth(fold), truth(adobe), [...passed]));
  },
  "b85encode(b, pad=False)": (b = null, pad = null) => ascii(encodeGit(viewArgument(b), truth(pad))),
  "b85decode(b)": (b = null) => bytesValue(decodeGit(asciiArgument(b, DECODABLE))),
  "encodebytes(s)": (s = null) => ascii(encodeLines(oldArgument(s))),
  "decodebytes(s)": (s = null) => bytesValue(decode64(oldArgument(s), false)),
};

/** Hexadecimal digits with a separator between groups of bytes, counted from the right, or from the left when negative. */
function hexlify(data: Uint8Array, separator: Value, size: Value): Value {
  const digits = encode16(data);
  if (separator === undefined || separator === null) return ascii(digits);
  const text = asText(separator);
  const between = text ?? latin1(bytesArgument(separator));
  if (between.length !== 1) throw valueError("sep must be length 1.");
  if (between > "\x7f") throw valueError("sep must be ASCII.");
  const count = smallIndex(size);
  if (count === 0) return ascii(digits);
  const width = Math.min(Math.abs(count), data.length + 1) * 2;
  const groups: string[] = [];
  const first = count > 0 ? digits.length % width : 0;
  if (first > 0) groups.push(digits.slice(0, first));
  for (let at = first; at < digits.length; at += width) groups.push(digits.slice(at, at + width));
  return ascii(groups.join(between));
}

const HEX = "argument should be bytes, buffer or ASCII string";
const checksum =
  (sum: (data: Uint8Array, start: number) => number): NativeBody =>
  (data = null, start = 0n) =>
    BigInt(sum(bytesArgument(data), Number(BigInt.asUintN(32, index(start)))));

const BINASCII: Readonly<Record<string, NativeBody>> = {
  "hexlify(data, sep?, bytes_per_sep=1)": (data = null, sep = null, size = 1n) =>
    hexlify(bytesArgument(data), sep, size),
  "b2a_hex(data, sep?, bytes_per_sep=1)": (data = null, sep = null, size = 1n) =>
    hexlify(bytesArgument(data), sep, size),
  "unhexlify(hexstr, /)": (data = null) => bytesValue(decode16(asciiArgument(data, HEX))),
  "a2b_hex(hexstr, /)": (data = null) => bytesValue(decode16(asciiArgument(data, HEX))),
  "a2b_base64(data, /, *, strict_mode=False)": (data = null, strict = null) =>
    bytesValue(decode64(asciiArgument(data, HEX), truth(strict))),
  "b2a_base64(data, /, *, newline=True)": (data = null, newline = null) =>
    ascii(encode64(bytesArgument(data)) + (truth(newline) ? "\n" : "")),
  "crc32(data, crc=0, /)": checksum(crc32),
};

/** Python's `base64`. */
export const base64Module: ModuleDefinition = {
  name: "base64",
  members: () => functionMembers(FUNCTIONS, { python: true }),
};

/** Of Python's `binascii`: hexadecimal, base64, CRC-32. */
export const binasciiModule: ModuleDefinition = {
  name: "binascii",
  members: () => [...functionMembers(BINASCII), ["Error", binasciiErrorType]],
};

/** Of Python's `zlib`: the checksums. */
export const zlibModule: ModuleDefinition = {
  name: "zlib",
  members: () =>
    functionMembers({ "crc32(data, value=0, /)": checksum(crc32), "adler32(data, value=1, /)": checksum(adler32) }),
};
