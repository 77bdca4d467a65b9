import { work } from "../../values/code-points.ts";
import { allowText } from "../../values/meter.ts";

/** Bytes that are written and read at a place in them. */
export class ByteBuffer {
  private data: Uint8Array;
  length: number;
  /** May lie beyond the end; a write fills what is between. */
  position = 0;

  /** Takes a copy. */
  constructor(data: Uint8Array) {
    allowText(data.length);
    this.data = data.slice();
    this.length = data.length;
  }

  /** A copy of all bytes. */
  all(): Uint8Array {
    allowText(this.length);
    return this.data.slice(0, this.length);
  }

  write(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    const end = this.position + bytes.length;
    if (end > this.data.length) this.grow(end);
    work(bytes.length);
    if (this.position > this.length) this.data.fill(0, this.length, this.position);
    this.data.set(bytes, this.position);
    this.position = end;
    this.length = Math.max(this.length, end);
  }

  private grow(needed: number): void {
    allowText(needed);
    const larger = new Uint8Array(Math.max(needed, this.data.length * 2, 64));
    larger.set(this.data);
    this.data = larger;
  }

  /** Up to `limit` bytes from the position on. */
  read(limit: number): Uint8Array {
    if (this.position >= this.length) return new Uint8Array(0);
    const end = Math.min(this.length, this.position + limit);
    work(end - this.position);
    const bytes = this.data.slice(this.position, end);
    this.position = end;
    return bytes;
  }

  /** Up to `limit` bytes of a line, with its end. */
  readLine(limit: number): Uint8Array {
    if (this.position >= this.length) return new Uint8Array(0);
    const end = this.data.indexOf(10, this.position) + 1;
    const stop = end === 0 || end > this.length ? this.length : end;
    // The search went this far, whatever is taken.
    work(stop - this.position);
    return this.read(Math.min(limit, stop - this.position));
  }

  /** Cuts what lies beyond `length` bytes; the position stays. */
  truncate(length: number): void {
    if (length < this.length) this.length = length;
  }
}
