/** Base64, base32 and base16 of bytes. */
import { latin1 } from "../../values/bytes.ts";
import { allowText } from "../../values/meter.ts";
import { binasciiError } from "./byte-arguments.ts";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
export const BASE64: string = `${LETTERS}${LETTERS.toLowerCase()}0123456789+/`;
export const BASE32: string = `${LETTERS}234567`;
export const BASE32_HEX: string = `0123456789${LETTERS.slice(0, 22)}`;

/** Cuts bytes into digits of `bits` each, with `=` up to whole groups of `group` digits. */
function encodeDigits(data: Uint8Array, alphabet: string, bits: number, group: number): string {
  allowText(data.length * 2);
  let result = "";
  let buffer = 0;
  let held = 0;
  for (const byte of data) {
    buffer = ((buffer << 8) | byte) & 0xffff;
    held += 8;
    while (held >= bits) {
      held -= bits;
      result += alphabet.charAt((buffer >> held) & ((1 << bits) - 1));
    }
  }
  if (held > 0) result += alphabet.charAt((buffer << (bits - held)) & ((1 << bits) - 1));
  return result.padEnd(Math.ceil(result.length / group) * group, "=");
}

export function encode64(data: Uint8Array): string {
  return encodeDigits(data, BASE64, 6, 4);
}

export function encode32(data: Uint8Array, alphabet: string): string {
  return encodeDigits(data, alphabet, 5, 8);
}

function digitTable(alphabet: string): Int8Array {
  const table = new Int8Array(256).fill(-1);
  for (let i = 0; i < alphabet.length; i++) table[alphabet.charCodeAt(i)] = i;
  return table;
}

const digits64 = digitTable(BASE64);
const PAD = 61;

/** Reads base64 as `binascii` does: what is no digit is passed over, unless `strict`. */
export function decode64(source: Uint8Array, strict: boolean): Uint8Array {
  allowText(source.length);
  const result = new Uint8Array(Math.ceil((source.length * 3) / 4));
  let length = 0;
  let position = 0;
  let pads = 0;
  let left = 0;
  let padded = false;
  if (strict && source[0] === PAD) throw binasciiError("Leading padding not allowed");
  for (let i = 0; i < source.length; i++) {
    const byte = source[i] ?? 0;
    if (byte === PAD) {
      padded = true;
      if (position >= 2 && position + ++pads >= 4) {
        if (strict && i + 1 < source.length) throw binasciiError("Excess data after padding");
        return result.slice(0, length);
      }
      continue;
    }
    const digit = digits64[byte] ?? -1;
    if (digit < 0) {
      if (strict) throw binasciiError("Only base64 data is allowed");
      continue;
    }
    if (strict && padded) throw binasciiError("Discontinuous padding not allowed");
    pads = 0;
    if (position > 0) result[length++] = (left << (2 * position)) | (digit >> (6 - 2 * position));
    left = position === 3 ? 0 : digit & ((1 << (6 - 2 * position)) - 1);
    position = (position + 1) % 4;
  }
  if (position === 1) {
    const count = Math.floor(length / 3) * 4 + 1;
    throw binasciiError(
      `Invalid base64-encoded string: number of data characters (${count}) cannot be 1 more than a multiple of 4`,
    );
  }
  if (position !== 0) throw binasciiError("Incorrect padding");
  return result.slice(0, length);
}

/** Reads base32; the text is in upper case already. */
export function decode32(source: Uint8Array, alphabet: string): Uint8Array {
  allowText(source.length);
  if (source.length % 8 !== 0) throw binasciiError("Incorrect padding");
  let end = source.length;
  while (end > 0 && source[end - 1] === PAD) end--;
  const padding = source.length - end;
  const table = digitTable(alphabet);
  const result: number[] = [];
  let buffer = 0;
  let held = 0;
  for (let i = 0; i < end; i++) {
    const digit = table[source[i] ?? 0] ?? -1;
    if (digit < 0) throw binasciiError("Non-base32 digit found");
    buffer = ((buffer << 5) | digit) & 0xffff;
    held += 5;
    if (held >= 8) {
      held -= 8;
      result.push((buffer >> held) & 255);
    }
  }
  if (![0, 1, 3, 4, 6].includes(padding)) throw binasciiError("Incorrect padding");
  return Uint8Array.from(result);
}

/** Two digits a byte. */
export function encode16(data: Uint8Array): string {
  allowText(data.length * 2);
  let result = "";
  for (const byte of data) result += byte.toString(16).padStart(2, "0");
  return result;
}

export function decode16(source: Uint8Array): Uint8Array {
  if (source.length % 2 !== 0) throw binasciiError("Odd-length string");
  const text = latin1(source);
  if (!/^[0-9a-fA-F]*$/.test(text)) throw binasciiError("Non-hexadecimal digit found");
  const result = new Uint8Array(text.length / 2);
  for (let i = 0; i < result.length; i++) result[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16);
  return result;
}
