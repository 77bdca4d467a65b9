/** `str.encode` and `bytes.decode`: the encodings by name, and the loops around them. */
import { ByteSink } from "./byte-sink.ts";
import { bytesOf, latin1 } from "./bytes.ts";
import { unitsAt, work } from "./code-points.ts";
import { codePages } from "./codec-pages.ts";
import { decodeRecovery, encodeRecovery, type Recover } from "./codec-recovery.ts";
import { decodeEscaped, encodeEscaped } from "./escape-codecs.ts";
import { lookupError, valueError } from "./exceptions.ts";
import { TextBuilder } from "./text-builder.ts";
import { decodeUtf8, decodeWide, encodeUtf8, wideUnits } from "./utf-codecs.ts";

interface Codec {
  /** As faults name it. */
  readonly name: string;
  /** The bytes of a code point; `undefined` when it has none. */
  readonly bytes: (code: number) => readonly number[] | undefined;
  readonly reason: string;
  /** Neighbouring faults are one fault. */
  readonly runs: boolean;
  readonly surrogate: ((code: number) => readonly number[]) | null;
  readonly mark: readonly number[];
  readonly decode: (data: Uint8Array, recoverAs: (name: string) => Recover) => string;
}

function singleByte(name: string, reason: string, bytes: Codec["bytes"], image: (byte: number) => number): Codec {
  return {
    name,
    bytes,
    reason,
    runs: true,
    surrogate: null,
    mark: [],
    decode: (data, recoverAs) => {
      const recover = recoverAs(name);
      const result = new TextBuilder();
      for (let at = 0; at < data.length; ) {
        const code = image(data[at] ?? 0);
        if (code >= 0) {
          result.add(String.fromCharCode(code));
          at++;
        } else {
          const { text, next } = recover(at, at + 1, reason);
          result.add(text);
          at = next;
        }
      }
      return result.finish();
    },
  };
}

const limited = (name: string, limit: number): Codec =>
  singleByte(
    name,
    `ordinal not in range(${limit})`,
    (code) => (code < limit ? [code] : undefined),
    (byte) => (byte < limit ? byte : -1),
  );

/** A page of {@link codePages}, unpacked. */
function codePage(runs: string): Codec {
  const images: number[] = [];
  for (let byte = 0; byte < 128; byte++) images.push(byte);
  for (const run of runs.split(" ")) {
    const [first = "", count = "1"] = run.split("+");
    for (let i = 0; i < Number.parseInt(count, 16); i++)
      images.push(first === "-" ? -1 : Number.parseInt(first, 16) + i);
  }
  const bytes = new Map(images.map((code, byte) => [code, [byte]]));
  bytes.delete(-1);
  return singleByte(
    "charmap",
    "character maps to <undefined>",
    (code) => bytes.get(code),
    (byte) => images[byte] ?? -1,
  );
}

const surrogates = "surrogates not allowed";

function utf8(mark: readonly number[]): Codec {
  return {
    name: "utf-8",
    bytes: (code) => (code >= 0xd800 && code < 0xe000 ? undefined : encodeUtf8(code)),
    reason: surrogates,
    runs: true,
    surrogate: encodeUtf8,
    mark,
    decode: (data, recoverAs) => decodeUtf8(data, recoverAs("utf-8")),
  };
}

/** UTF-16 or UTF-32. Without a byte order in the name a mark tells it, else it is little endian. */
function wide(bits: 16 | 32, order: "le" | "be" | null): Codec {
  const units = (code: number): number[] => wideUnits(code, bits, order !== "be");
  const name = `utf-${bits}`;
  return {
    name: order === null ? name : `${name}-${order}`,
    bytes: (code) => (code >= 0xd800 && code < 0xe000 ? undefined : units(code)),
    reason: surrogates,
    runs: false,
    surrogate: units,
    mark: order === null ? units(0xfeff) : [],
    decode: (data, recoverAs) => {
      let little = order !== "be";
      let start = 0;
      if (order === null) {
        const marked = (isLittle: boolean): boolean =>
          wideUnits(0xfeff, bits, isLittle).every((byte, i) => data[i] === byte);
        if (marked(true) || marked(false)) {
          little = marked(true);
          start = bits >> 3;
        }
      }
      return decodeWide(data, start, bits, little, recoverAs(`${name}-${little ? "le" : "be"}`));
    },
  };
}

const makers: ReadonlyMap<string, () => Codec> = new Map<string, () => Codec>([
  ["utf_8", () => utf8([])],
  ["utf_8_sig", () => utf8([0xef, 0xbb, 0xbf])],
  ["ascii", () => limited("ascii", 128)],
  ["latin_1", () => limited("latin-1", 256)],
  ["utf_16", () => wide(16, null)],
  ["utf_16_le", () => wide(16, "le")],
  ["utf_16_be", () => wide(16, "be")],
  ["utf_32", () => wide(32, null)],
  ["utf_32_le", () => wide(32, "le")],
  ["utf_32_be", () => wide(32, "be")],
  ...Object.entries(codePages).map(([name, runs]): [string, () => Codec] => [name, () => codePage(runs)]),
]);

const aliases: ReadonlyMap<string, string> = new Map(
  Object.entries({
    utf_8: "utf8 u8 utf utf8_ucs2 utf8_ucs4 cp65001",
    ascii:
      "us_ascii us 646 ansi_x3.4_1968 ansi_x3.4_1986 ansi_x3_4_1968 cp367 csascii ibm367 iso646_us iso_646.irv_1991 iso_ir_6",
    latin_1: "latin1 latin l1 iso_8859_1 iso8859_1 iso8859 8859 cp819 ibm819 iso_8859_1_1987 iso_ir_100 csisolatin1",
    utf_16: "utf16 u16",
    utf_16_le: "utf_16le unicodelittleunmarked",
    utf_16_be: "utf_16be unicodebigunmarked",
    utf_32: "utf32 u32",
    utf_32_le: "utf_32le",
    utf_32_be: "utf_32be",
    cp437: "437 ibm437 cspc8codepage437",
    cp850: "850 ibm850 cspc850multilingual",
    cp852: "852 ibm852 cspcp852",
    cp1250: "1250 windows_1250",
    cp1251: "1251 windows_1251",
    cp1252: "1252 windows_1252",
    cp1253: "1253 windows_1253",
    cp1254: "1254 windows_1254",
    cp1257: "1257 windows_1257",
    iso8859_2: "iso_8859_2 latin2 l2 iso_8859_2_1987 iso_ir_101 csisolatin2",
    iso8859_5: "iso_8859_5 cyrillic iso_8859_5_1988 iso_ir_144 csisolatincyrillic",
    iso8859_7: "iso_8859_7 greek greek8 iso_8859_7_1987 iso_ir_126 elot_928 ecma_118 csisolatingreek",
    iso8859_9: "iso_8859_9 latin5 l5 iso_8859_9_1989 iso_ir_148 csisolatin5",
    iso8859_15: "iso_8859_15 latin9 l9",
    iso8859_16: "iso_8859_16 latin10 l10 iso_8859_16_2001 iso_ir_226",
    koi8_r: "cskoi8r",
    mac_roman: "macroman macintosh",
  }).flatMap(([name, others]) => others.split(" ").map((other): [string, string] => [other, name])),
);

/** Codecs of CPython that do not go between text and bytes. */
const others = new Set(
  "base64 base64_codec base_64 bz2 bz2_codec hex hex_codec quopri quopri_codec quoted_printable quotedprintable rot13 rot_13 uu uu_codec zip zlib zlib_codec".split(
    " ",
  ),
);

/** The codecs that write texts as in literals; whether raw. */
const escaping: ReadonlyMap<string, boolean> = new Map([
  ["unicode_escape", false],
  ["unicodeescape", false],
  ["raw_unicode_escape", true],
  ["rawunicodeescape", true],
]);

const known = new Map<string, Codec>();

function normalized(encoding: string): string {
  const words = encoding.toLowerCase().split(/[^a-z0-9.]+/);
  return words.filter((word) => word !== "").join("_");
}

function codecOf(encoding: string, verb: "encode" | "decode"): Codec {
  const direct = known.get(encoding);
  if (direct !== undefined) return direct;
  if (encoding.includes("\0")) throw valueError("embedded null character");
  const normal = normalized(encoding);
  if (others.has(normal)) {
    throw lookupError(`'${encoding}' is not a text encoding; use codecs.${verb}() to handle arbitrary codecs`);
  }
  const make = makers.get(aliases.get(normal) ?? normal);
  if (make === undefined) throw lookupError(`unknown encoding: ${encoding}`);
  const codec = make();
  if (known.size < 64) known.set(encoding, codec);
  return codec;
}

/** `text.encode(encoding, errors)`. Throws `UnicodeEncodeError`, `LookupError`. */
export function encode(text: string, encoding = "utf-8", errors = "strict"): Uint8Array {
  const raw = encoding.length > 10 ? escaping.get(normalized(encoding)) : undefined;
  if (raw !== undefined) return encodeEscaped(text, raw);
  const codec = codecOf(encoding, "encode");
  work(text.length * 8);
  const asciiLike = codec.mark.length === 0 && codec.bytes(65)?.length === 1;
  if (asciiLike && /^[\0-\x7f]*$/.test(text)) return bytesOf(text);
  work(text.length * 64);
  const sink = new ByteSink();
  const put = (bytes: readonly number[]): void => {
    for (const byte of bytes) sink.push(byte);
  };
  put(codec.mark);
  let index = 0;
  for (let at = 0; at < text.length; index++) {
    const code = text.codePointAt(at) ?? 0;
    const bytes = codec.bytes(code);
    if (bytes !== undefined) {
      put(bytes);
      at += code > 0xffff ? 2 : 1;
      continue;
    }
    const start = at;
    const first = index;
    at += unitsAt(text, at);
    while (codec.runs && at < text.length && codec.bytes(text.codePointAt(at) ?? 0) === undefined) {
      at += unitsAt(text, at);
      index++;
    }
    const fault = { encoding: codec.name, start: first, end: index + 1, reason: codec.reason };
    // A lone escaped byte is no whole unit of the wide encodings.
    const handler = errors === "surrogateescape" && !codec.runs ? "strict" : errors;
    const other = encodeRecovery(handler, text, text.slice(start, at), fault, codec.surrogate);
    if (typeof other !== "string") sink.pushAll(other);
    else for (const character of other) put(codec.bytes(character.codePointAt(0) ?? 0) ?? []);
  }
  return sink.finish();
}

/** `data.decode(encoding, errors)`. Throws `UnicodeDecodeError`, `LookupError`. */
export function decode(given: Uint8Array, encoding = "utf-8", errors = "strict"): string {
  // CPython does not look at the encoding when there is nothing to decode.
  if (given.length === 0) return "";
  const raw = encoding.length > 10 ? escaping.get(normalized(encoding)) : undefined;
  if (raw !== undefined) {
    const name = raw ? "rawunicodeescape" : "unicodeescape";
    return decodeEscaped(given, raw, (start, end, reason) =>
      decodeRecovery(errors, given, { encoding: name, start, end, reason }),
    );
  }
  const codec = codecOf(encoding, "decode");
  // The mark of UTF-8 is only left out; that of the wide encodings tells the byte order and is dealt with there.
  const marked = codec.name === "utf-8" && codec.mark.length > 0 && codec.mark.every((byte, i) => given[i] === byte);
  const data = marked ? given.subarray(codec.mark.length) : given;
  work(data.length * 8);
  if (codec.mark.length === 0 && codec.bytes(65)?.length === 1 && data.every((byte) => byte < 128)) return latin1(data);
  return codec.decode(
    data,
    (name) => (start, end, reason) => decodeRecovery(errors, data, { encoding: name, start, end, reason }),
  );
}
