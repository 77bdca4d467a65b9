import { latin1 } from "./bytes.ts";
import type { Recover } from "./codec-recovery.ts";
import { TextBuilder } from "./text-builder.ts";

/** The bytes of a code point, surrogates too. */
export function encodeUtf8(code: number): number[] {
  if (code < 0x80) return [code];
  if (code < 0x800) return [0xc0 | (code >> 6), 0x80 | (code & 63)];
  if (code < 0x10000) return [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)];
  return [0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)];
}

const continues = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x80 && byte < 0xc0;

/** The second byte of a longer sequence must also rule out overlong forms, surrogates and what lies beyond U+10FFFF. */
function secondFits(first: number, second: number): boolean {
  if (!continues(second)) return false;
  if (first === 0xe0) return second >= 0xa0;
  if (first === 0xed) return second < 0xa0;
  if (first === 0xf0) return second >= 0x90;
  return first !== 0xf4 || second < 0x90;
}

/** Decodes UTF-8; a fault covers the longest start of a sequence that could have been right. */
export function decodeUtf8(data: Uint8Array, recover: Recover): string {
  const result = new TextBuilder();
  const { length } = data;
  for (let at = 0; at < length; ) {
    const first = data[at] ?? 0;
    if (first < 0x80) {
      const start = at;
      while (at < length && (data[at] ?? 0) < 0x80) at++;
      result.add(latin1(data.subarray(start, at)));
      continue;
    }
    const size = first < 0xc2 || first > 0xf4 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    let reason = size === 0 ? "invalid start byte" : "";
    let good = 1;
    let code = first & (0x7f >> size);
    while (reason === "" && good < size) {
      const byte = data[at + good];
      if (byte === undefined) reason = "unexpected end of data";
      else if (good === 1 ? !secondFits(first, byte) : !continues(byte)) reason = "invalid continuation byte";
      else {
        code = (code << 6) | (byte & 63);
        good++;
      }
    }
    if (reason === "") {
      result.add(String.fromCodePoint(code));
      at += size;
    } else {
      const { text, next } = recover(at, at + good, reason);
      result.add(text);
      at = next;
    }
  }
  return result.finish();
}

function bytesOfUnit(unit: number, count: number, little: boolean): number[] {
  const bytes: number[] = [];
  for (let i = 0; i < count; i++) bytes.push((unit >>> (8 * (little ? i : count - 1 - i))) & 255);
  return bytes;
}

/** The bytes of a code point in UTF-16 or UTF-32. */
export function wideUnits(code: number, bits: 16 | 32, little: boolean): number[] {
  if (bits === 32) return bytesOfUnit(code, 4, little);
  if (code < 0x10000) return bytesOfUnit(code, 2, little);
  const high = 0xd800 + ((code - 0x10000) >> 10);
  return [...bytesOfUnit(high, 2, little), ...bytesOfUnit(0xdc00 + (code & 0x3ff), 2, little)];
}

/** Decodes UTF-16 or UTF-32 from byte `start`. */
export function decodeWide(data: Uint8Array, start: number, bits: 16 | 32, little: boolean, recover: Recover): string {
  const result = new TextBuilder();
  const size = bits >> 3;
  const unitAt = (at: number): number => {
    let unit = 0;
    for (let i = 0; i < size; i++) unit = unit * 256 + (data[at + (little ? size - 1 - i : i)] ?? 0);
    return unit;
  };
  const judge = bits === 16 ? judge16 : judge32;
  for (let at = start; at < data.length; ) {
    const { code, taken, reason } =
      at + size > data.length
        ? { code: 0, taken: data.length - at, reason: "truncated data" }
        : judge(at, data.length, unitAt);
    if (reason === "") {
      result.add(String.fromCodePoint(code));
      at += taken;
    } else {
      const resumption = recover(at, at + taken, reason);
      result.add(resumption.text);
      at = resumption.next;
    }
  }
  return result.finish();
}

interface Verdict {
  readonly code: number;
  /** Bytes that make up the code point or the fault. */
  readonly taken: number;
  readonly reason: string;
}

function judge32(at: number, _end: number, unitAt: (at: number) => number): Verdict {
  const code = unitAt(at);
  const reason =
    code > 0x10ffff
      ? "code point not in range(0x110000)"
      : code >= 0xd800 && code < 0xe000
        ? "code point in surrogate code point range(0xd800, 0xe000)"
        : "";
  return { code, taken: 4, reason };
}

function judge16(at: number, end: number, unitAt: (at: number) => number): Verdict {
  const unit = unitAt(at);
  if (unit < 0xd800 || unit > 0xdfff) return { code: unit, taken: 2, reason: "" };
  if (unit > 0xdbff) return { code: unit, taken: 2, reason: "illegal encoding" };
  if (at + 4 > end) return { code: unit, taken: end - at, reason: "unexpected end of data" };
  const low = unitAt(at + 2);
  if (low < 0xdc00 || low > 0xdfff) return { code: unit, taken: 2, reason: "illegal UTF-16 surrogate" };
  return { code: 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00), taken: 4, reason: "" };
}
