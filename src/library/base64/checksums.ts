/** CRC-32 and Adler-32, as `zlib` and `binascii` have them. */
import { work } from "../../values/code-points.ts";

let table: Uint32Array | null = null;

function makeTable(): Uint32Array {
  const made = new Uint32Array(256);
  for (let i = 0; i < 256; i++) {
    let c = i;
    for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
    made[i] = c >>> 0;
  }
  return made;
}

export function crc32(data: Uint8Array, start: number): number {
  work(data.length);
  table ??= makeTable();
  let c = ~start >>> 0;
  for (const byte of data) c = (c >>> 8) ^ (table[(c ^ byte) & 255] ?? 0);
  return ~c >>> 0;
}

export function adler32(data: Uint8Array, start: number): number {
  work(data.length);
  let a = start & 0xffff;
  let b = start >>> 16;
  for (const byte of data) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return b * 65536 + a;
}
