/** What `errors=` makes of a fault in encoding or decoding: an exception, or something to put in its place. */
import { nameOfCharacter } from "./character-names.ts";
import { points, work } from "./code-points.ts";
import { lookupError, typeError } from "./exceptions.ts";
import { type CodecFault, decodeError, encodeError, escapedPoint } from "./unicode-errors.ts";

/** The text in place of a fault, and the byte to go on from. */
interface Resumption {
  readonly text: string;
  readonly next: number;
}

/** Deals with the fault `start..end` of a decoder. */
export type Recover = (start: number, end: number, reason: string) => Resumption;

function unknownHandler(errors: string): never {
  throw lookupError(`unknown error handler name '${errors}'`);
}

export function decodeRecovery(errors: string, data: Uint8Array, fault: CodecFault): Resumption {
  work(1001);
  const { start, end } = fault;
  const bytes = [...data.subarray(start, end)];
  switch (errors) {
    case "strict":
      throw decodeError(data, fault);
    case "ignore":
      return { text: "", next: end };
    case "replace":
      return { text: "\ufffd", next: end };
    case "backslashreplace":
      return { text: bytes.map(escapedPoint).join(""), next: end };
    case "surrogateescape": {
      const high = bytes.findIndex((byte) => byte < 128);
      const escaped = high < 0 ? bytes : bytes.slice(0, high);
      if (escaped.length === 0) throw decodeError(data, fault);
      return { text: escaped.map((byte) => String.fromCharCode(0xdc00 + byte)).join(""), next: start + escaped.length };
    }
    case "surrogatepass":
      return passed(data, fault);
    case "xmlcharrefreplace":
    case "namereplace":
      throw typeError("don't know how to handle UnicodeDecodeError in error callback");
    default:
      return unknownHandler(errors);
  }
}

/** A surrogate written out in the encoding, where it should not be. */
function passed(data: Uint8Array, fault: CodecFault): Resumption {
  const { start, encoding } = fault;
  const at = (i: number): number => data[start + i] ?? -1;
  let code = -1;
  let size = 0;
  if (encoding === "utf-8") {
    size = 3;
    if ((at(0) & 0xf0) === 0xe0 && (at(1) & 0xc0) === 0x80 && (at(2) & 0xc0) === 0x80) {
      code = ((at(0) & 15) << 12) | ((at(1) & 63) << 6) | (at(2) & 63);
    }
  } else if (/^utf-(16|32)-[bl]e$/.test(encoding)) {
    size = encoding.startsWith("utf-16") ? 2 : 4;
    if (start + size <= data.length) {
      code = 0;
      for (let i = 0; i < size; i++) code = code * 256 + at(encoding.endsWith("be") ? i : size - 1 - i);
    }
  }
  if (code < 0xd800 || code > 0xdfff) throw decodeError(data, fault);
  return { text: String.fromCharCode(code), next: start + size };
}

function namedPoint(code: number): string {
  const name = nameOfCharacter(code);
  return name === undefined ? escapedPoint(code) : `\\N{${name}}`;
}

/**
 * What to encode in place of `bad`, the characters at fault: text, or bytes as they are. `surrogate` writes surrogates in encodings
 * that could.
 */
export function encodeRecovery(
  errors: string,
  text: string,
  bad: string,
  fault: CodecFault,
  surrogate: ((code: number) => readonly number[]) | null,
): string | Uint8Array {
  work(1001);
  const codes = [...points(bad)];
  switch (errors) {
    case "strict":
      throw encodeError(text, fault);
    case "ignore":
      return "";
    case "replace":
      return "?".repeat(codes.length);
    case "backslashreplace":
      return codes.map(escapedPoint).join("");
    case "xmlcharrefreplace":
      return codes.map((code) => `&#${code};`).join("");
    case "namereplace":
      return codes.map(namedPoint).join("");
    case "surrogateescape": {
      const wrong = codes.findIndex((code) => code < 0xdc80 || code > 0xdcff);
      if (wrong >= 0) throw encodeError(text, { ...fault, start: fault.start + wrong });
      return Uint8Array.from(codes, (code) => code - 0xdc00);
    }
    case "surrogatepass":
      if (surrogate === null || codes.some((code) => code < 0xd800 || code > 0xdfff)) throw encodeError(text, fault);
      return Uint8Array.from(codes.flatMap(surrogate));
    default:
      return unknownHandler(errors);
  }
}
