/** Methods that `bytes` and `bytearray` share. Bytes are worked on as Latin-1 texts; `make` turns a result back into the type. */

import { asBytes, bytesOf, latin1, type PyByteArray, PyBytes } from "./bytes.ts";
import { bytesArgument, codecArgument, soughtBytes } from "./bytes-arguments.ts";
import { work } from "./code-points.ts";
import { decode } from "./codecs.ts";
import { asText, typeName } from "./core-types.ts";
import { typeError, valueError } from "./exceptions.ts";
import { collect, iterableOr } from "./iteration.ts";
import { allowText } from "./meter.ts";
import { PyList, PyTuple, tuple } from "./sequences.ts";
import { sizeArgument } from "./slices.ts";
import {
  checkCount,
  emptySeparator,
  intArgument,
  limitArgument,
  type Methods,
  namedTextArgument,
  searchRange,
} from "./str-arguments.ts";
import { TextBuilder } from "./text-builder.ts";
import { countOf, findBackward, findForward, replaced } from "./text-search.ts";
import {
  type Ends,
  splitLines,
  splitOn,
  splitOnFromRight,
  splitSpace,
  splitSpaceFromRight,
  strippedOf,
  strippedOfSpace,
  tabsExpanded,
} from "./text-split.ts";
import { length, truth } from "./truth.ts";
import type { Value } from "./value.ts";

/** `bytes` knows only the white space of ASCII, without the separators that `str` counts. */
function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

type Finder = typeof findForward;

function range(text: string, start: Value | undefined, stop: Value | undefined): [number, number] | null {
  const found = searchRange(start, stop, () => text.length);
  if (found === null) return [0, text.length];
  return found.start > found.stop ? null : [found.start, found.stop];
}

const wrongSought = (type: string): string => `argument should be integer or bytes-like object, not '${type}'`;

function find(name: string, finder: Finder, text: string, args: Value): number {
  const { items } = args as PyTuple;
  checkCount(name, items.length, 1, 3);
  const [needle = null, start, stop] = items;
  const where = range(text, start, stop);
  const sought = soughtBytes(needle, wrongSought);
  work(text.length);
  return where === null ? -1 : finder(text, sought, where[0], where[1]);
}

function index(name: string, finder: Finder, text: string, args: Value): bigint {
  const found = find(name, finder, text, args);
  if (found < 0) throw valueError("subsection not found");
  return BigInt(found);
}

function count(text: string, args: Value): bigint {
  const { items } = args as PyTuple;
  checkCount("count", items.length, 1, 3);
  const [needle = null, start, stop] = items;
  const where = range(text, start, stop);
  const sought = soughtBytes(needle, wrongSought);
  if (where === null) return 0n;
  return BigInt(sought === "" ? where[1] - where[0] + 1 : countOf(text, sought, where[0], where[1]));
}

function hasEnd(name: "startswith" | "endswith", text: string, args: Value): boolean {
  const { items } = args as PyTuple;
  checkCount(name, items.length, 1, 3);
  const [affix = null, start, stop] = items;
  if (affix instanceof PyTuple) work(affix.items.length * 8);
  const where = range(text, start, stop);
  const stands = (value: Value): boolean => {
    const piece = bytesArgument(value);
    if (where === null || where[1] - where[0] < piece.length) return false;
    work(piece.length);
    return text.startsWith(piece, name === "startswith" ? where[0] : where[1] - piece.length);
  };
  if (affix instanceof PyTuple) return affix.items.some(stands);
  if (asBytes(affix) === undefined) {
    throw typeError(`${name} first arg must be bytes or a tuple of bytes, not ${typeName(affix)}`);
  }
  return stands(affix);
}

function replace(text: string, old: Value, replacement: Value, limit: Value): string {
  const sought = bytesArgument(old);
  const other = bytesArgument(replacement);
  const most = limitArgument(limit);
  if (most === 0) return text;
  if (sought !== "") return replaced(text, sought, other, most);
  const result = new TextBuilder();
  let left = most;
  for (let i = 0; i < text.length; i++) {
    if (left-- > 0) result.add(other);
    result.add(text.charAt(i));
  }
  if (left > 0) result.add(other);
  return result.finish();
}

function pad(name: string, text: string, width: Value, fillValue: Value, side: Ends): string {
  const wanted = sizeArgument(width);
  const fill = asBytes(fillValue);
  if (fill?.length !== 1) {
    throw typeError(`${name}() argument 2 must be a byte string of length 1, not ${typeName(fillValue)}`);
  }
  const missing = wanted - text.length;
  if (missing <= 0) return text;
  allowText(wanted);
  const left = side === "left" ? missing : side === "right" ? 0 : Math.floor(missing / 2) + (missing & wanted & 1);
  return latin1(fill).repeat(left) + text + latin1(fill).repeat(missing - left);
}

function zeroFilled(text: string, width: Value): string {
  const missing = sizeArgument(width) - text.length;
  if (missing <= 0) return text;
  allowText(text.length + missing);
  const signed = text.startsWith("+") || text.startsWith("-");
  return (signed ? text.charAt(0) : "") + "0".repeat(missing) + (signed ? text.slice(1) : text);
}

function separatorArgument(value: Value): string {
  const separator = bytesArgument(value);
  if (separator === "") throw emptySeparator();
  return separator;
}

function split(text: string, separator: Value, limit: Value, fromRight: boolean): string[] {
  const most = limitArgument(limit);
  if (separator === null) return (fromRight ? splitSpaceFromRight : splitSpace)(text, most, isSpace);
  return (fromRight ? splitOnFromRight : splitOn)(text, separatorArgument(separator), most);
}

function strip(text: string, ends: Ends, bytes: Value): string {
  return bytes === null ? strippedOfSpace(text, ends, isSpace) : strippedOf(text, ends, bytesArgument(bytes));
}

function join(separator: string, iterable: Value): string {
  let size = 0;
  const pieces = collect(iterableOr(iterable, "can only join an iterable")).map((item, i) => {
    const data = asBytes(item);
    if (data === undefined) {
      throw typeError(`sequence item ${i}: expected a bytes-like object, ${typeName(item)} found`);
    }
    size += data.length + separator.length;
    if (size > 1000) allowText(size - separator.length);
    return latin1(data);
  });
  return pieces.join(separator);
}

function translate(text: string, table: Value, deleted: Value): string {
  const map = table === null ? null : bytesArgument(table);
  if (map !== null && map.length !== 256) throw valueError("translation table must be 256 characters long");
  const gone = new Set(bytesArgument(deleted));
  work(text.length * 8);
  const result = new TextBuilder();
  for (const character of text) {
    if (!gone.has(character)) result.add(map === null ? character : map.charAt(character.charCodeAt(0)));
  }
  return result.finish();
}

function hexadecimal(data: Uint8Array, separator: Value | undefined, groupValue: Value): string {
  allowText(data.length * 3);
  const digits = Array.from(data, (byte) => byte.toString(16).padStart(2, "0"));
  if (separator === undefined) return digits.join("");
  const size = length(separator);
  const given = asText(separator) ?? (asBytes(separator) === undefined ? undefined : bytesArgument(separator));
  if (size !== 1) throw valueError("sep must be length 1.");
  if (given === undefined) throw typeError("sep must be str or bytes.");
  if (given.charCodeAt(0) > 127) throw valueError("sep must be ASCII.");
  const group = intArgument(groupValue);
  if (group === 0) return digits.join("");
  const each = Math.abs(group);
  // Positive sizes count groups from the right end.
  const first = group > 0 ? data.length % each || each : each;
  const groups = data.length === 0 ? [] : [digits.slice(0, first).join("")];
  for (let at = first; at < digits.length; at += each) groups.push(digits.slice(at, at + each).join(""));
  return groups.join(given);
}

const asciiUpper = (text: string): string => text.replace(/[a-z]+/g, (part) => part.toUpperCase());
const asciiLower = (text: string): string => text.replace(/[A-Z]+/g, (part) => part.toLowerCase());
const asciiTitle = (text: string): string =>
  text.replace(/[A-Za-z]+/g, (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase());
const asciiSwap = (text: string): string =>
  text.replace(/[A-Za-z]/g, (letter) => (letter < "a" ? letter.toLowerCase() : letter.toUpperCase()));

const texts: Readonly<Record<string, (text: string) => string>> = {
  "upper()": asciiUpper,
  "lower()": asciiLower,
  "title()": asciiTitle,
  "swapcase()": asciiSwap,
  "capitalize()": (text) => asciiUpper(text.charAt(0)) + asciiLower(text.slice(1)),
};

const kinds: Readonly<Record<string, (text: string) => boolean>> = {
  "isalnum()": (text) => /^[A-Za-z0-9]+$/.test(text),
  "isalpha()": (text) => /^[A-Za-z]+$/.test(text),
  "isascii()": (text) => /^[\0-\x7f]*$/.test(text),
  "isdigit()": (text) => /^[0-9]+$/.test(text),
  "isspace()": (text) => /^[ \t-\r]+$/.test(text),
  "islower()": (text) => /[a-z]/.test(text) && !/[A-Z]/.test(text),
  "isupper()": (text) => /[A-Z]/.test(text) && !/[a-z]/.test(text),
  "istitle()": (text) => /[A-Z]/.test(text) && !/[A-Za-z][A-Z]|(?:^|[^A-Za-z])[a-z]/.test(text),
};

/** What is made of a text of a method: `bytes` or `bytearray`. */
export type MakeBytes = (text: string) => PyBytes | PyByteArray;

/** The shared methods for one of the two types. */
export function bytesMethods<T extends PyBytes | PyByteArray>(make: MakeBytes): Methods<T> {
  const onText =
    (body: (text: string, ...args: Value[]) => string) =>
    (self: T, ...args: Value[]): Value => {
      work(self.data.length * 4);
      return make(body(latin1(self.data), ...args));
    };
  const listed = (pieces: readonly string[]): PyList => new PyList(pieces.map(make));
  const parted =
    (finder: Finder) =>
    (self: T, value: Value = null): Value => {
      const separator = separatorArgument(value);
      const text = latin1(self.data);
      work(text.length * 2);
      const at = finder(text, separator, 0, text.length);
      if (at >= 0) return tuple(make(text.slice(0, at)), make(separator), make(text.slice(at + separator.length)));
      return finder === findForward ? tuple(make(text), make(""), make("")) : tuple(make(""), make(""), make(text));
    };
  return {
    ...Object.fromEntries(Object.entries(texts).map(([signature, body]) => [signature, onText(body)])),
    ...Object.fromEntries(
      Object.entries(kinds).map(([signature, test]) => [
        signature,
        (self: T): Value => {
          work(self.data.length * 8);
          return test(latin1(self.data));
        },
      ]),
    ),
    "find(*args)": (self, args = null) => BigInt(find("find", findForward, latin1(self.data), args)),
    "rfind(*args)": (self, args = null) => BigInt(find("rfind", findBackward, latin1(self.data), args)),
    "index(*args)": (self, args = null) => index("index", findForward, latin1(self.data), args),
    "rindex(*args)": (self, args = null) => index("rindex", findBackward, latin1(self.data), args),
    "count(*args)": (self, args = null) => count(latin1(self.data), args),
    "startswith(*args)": (self, args = null) => hasEnd("startswith", latin1(self.data), args),
    "endswith(*args)": (self, args = null) => hasEnd("endswith", latin1(self.data), args),
    "replace(old, new, count=-1, /)": onText((text, old = null, other = null, limit = null) =>
      replace(text, old, other, limit),
    ),
    "removeprefix(prefix, /)": onText((text, value = null) => {
      const prefix = bytesArgument(value);
      return text.startsWith(prefix) ? text.slice(prefix.length) : text;
    }),
    "removesuffix(suffix, /)": onText((text, value = null) => {
      const suffix = bytesArgument(value);
      return suffix !== "" && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text;
    }),
    "partition(sep, /)": parted(findForward),
    "rpartition(sep, /)": parted(findBackward),
    "strip(bytes=None, /)": onText((text, set = null) => strip(text, "both", set)),
    "lstrip(bytes=None, /)": onText((text, set = null) => strip(text, "left", set)),
    "rstrip(bytes=None, /)": onText((text, set = null) => strip(text, "right", set)),
    "split(sep=None, maxsplit=-1)": (self, separator = null, limit = null) =>
      listed(split(latin1(self.data), separator, limit, false)),
    "rsplit(sep=None, maxsplit=-1)": (self, separator = null, limit = null) =>
      listed(split(latin1(self.data), separator, limit, true)),
    "splitlines(keepends=False)": (self, keep = null) => listed(splitLines(latin1(self.data), truth(keep), isLineEnd)),
    "join(iterable_of_bytes, /)": onText((text, iterable = null) => join(text, iterable)),
    "center(width, fillchar?, /)": onText((text, width = null, fill = blank) =>
      pad("center", text, width, fill, "both"),
    ),
    "ljust(width, fillchar?, /)": onText((text, width = null, fill = blank) =>
      pad("ljust", text, width, fill, "right"),
    ),
    "rjust(width, fillchar?, /)": onText((text, width = null, fill = blank) => pad("rjust", text, width, fill, "left")),
    "zfill(width, /)": onText((text, width = null) => zeroFilled(text, width)),
    "expandtabs(tabsize=8)": onText((text, size = null) =>
      tabsExpanded(text, intArgument(size), (piece) => piece.length),
    ),
    "translate(table, /, delete?)": onText((text, table = null, deleted = nothing) => translate(text, table, deleted)),
    "decode(encoding?, errors?)": (self, encoding, errors) =>
      decode(self.data, codecArgument(encoding, "decode", "encoding"), codecArgument(errors, "decode", "errors")),
    "hex(sep?, bytes_per_sep=1)": (self, separator, group = null) => hexadecimal(self.data, separator, group),
  };
}

const blank = new PyBytes(bytesOf(" "));
const nothing = new PyBytes(bytesOf(""));

/** `bytes.maketrans(from, to)`. */
export function translationBytes(from: Value, to: Value): PyBytes {
  const source = bytesArgument(from);
  const image = bytesArgument(to);
  if (source.length !== image.length) throw valueError("maketrans arguments must have same length");
  const table = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  for (let i = 0; i < source.length; i++) table[source.charCodeAt(i)] = image.charCodeAt(i);
  return new PyBytes(table);
}

/** `bytes.fromhex(text)`: pairs of digits, white space between them. */
export function bytesFromHex(value: Value): Uint8Array {
  const text = namedTextArgument(value, "fromhex() argument must be str");
  work(text.length * 4);
  const data = new Uint8Array(text.length >> 1);
  let size = 0;
  const digit = (at: number): number => {
    const character = text.charAt(at);
    if (!/^[0-9a-fA-F]$/.test(character)) {
      throw valueError(`non-hexadecimal number found in fromhex() arg at position ${at}`);
    }
    return Number.parseInt(character, 16);
  };
  for (let at = 0; at < text.length; ) {
    if (isSpace(text.charCodeAt(at))) {
      at++;
      continue;
    }
    data[size++] = digit(at) * 16 + digit(at + 1);
    at += 2;
  }
  return data.slice(0, size);
}
