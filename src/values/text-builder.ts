import { allowText } from "./meter.ts";

const PIECES = 1024;

/**
 * Gathers a text from many pieces. Plain `+=` would keep a node of 32 bytes for every piece until the text is first read; this joins
 * them as they come, and asks the meter for the growing whole.
 */
export class TextBuilder {
  length = 0;
  private readonly done: string[] = [];
  private pieces: string[] = [];
  private allowed = 1000;

  add(piece: string): void {
    this.length += piece.length;
    if (this.length > this.allowed) {
      allowText(this.length);
      this.allowed = this.length * 2;
    }
    if (this.pieces.push(piece) === PIECES) {
      this.done.push(this.pieces.join(""));
      this.pieces = [];
    }
  }

  finish(): string {
    allowText(this.length);
    return this.done.length === 0 ? this.pieces.join("") : this.done.join("") + this.pieces.join("");
  }
}
