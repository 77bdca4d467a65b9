import { allowText } from "./meter.ts";

/** Gathers bytes, asking the meter as they grow. */
export class ByteSink {
  length = 0;
  private data: Uint8Array = new Uint8Array(64);

  push(byte: number): void {
    if (this.length === this.data.length) this.grow(this.length + 1);
    this.data[this.length++] = byte;
  }

  pushAll(bytes: Uint8Array): void {
    if (this.length + bytes.length > this.data.length) this.grow(this.length + bytes.length);
    this.data.set(bytes, this.length);
    this.length += bytes.length;
  }

  finish(): Uint8Array {
    return this.data.slice(0, this.length);
  }

  private grow(needed: number): void {
    allowText(needed);
    const larger = new Uint8Array(Math.max(needed, this.data.length * 2));
    larger.set(this.data);
    this.data = larger;
  }
}
