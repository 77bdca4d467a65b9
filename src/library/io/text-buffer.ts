import { isFlat, offsetAt, pointLength, unitsAt, work } from "../../values/code-points.ts";
import { allowText } from "../../values/meter.ts";
import { TextBuilder } from "../../values/text-builder.ts";

/**
 * A text that is written and read at a place in it. Places are counted in code points, as Python does; what is written at the end is
 * only joined to the rest when somebody reads.
 */
export class TextBuffer {
  private text = "";
  private added = new TextBuilder();
  /** Every unit is a code point, so that places are offsets. */
  private flat = true;
  private place = 0;
  /** The offset of `place`; `null`: not known. */
  private offset: number | null = 0;
  length = 0;

  get position(): number {
    return this.place;
  }

  /** May lie beyond the end; a write fills what is between. */
  set position(place: number) {
    this.offset = place === this.place ? this.offset : null;
    this.place = place;
  }

  /** The whole text. */
  all(): string {
    if (this.added.length > 0) {
      allowText(this.text.length + this.added.length);
      this.text += this.added.finish();
      this.added = new TextBuilder();
    }
    return this.text;
  }

  write(text: string): void {
    if (text === "") return;
    if (this.place > this.length) this.append("\0", this.place - this.length);
    if (this.place === this.length) {
      this.append(text, 1);
      this.place = this.length;
      this.offset = null;
      return;
    }
    const before = this.all();
    allowText(before.length + text.length);
    const count = pointLength(text);
    const from = this.offsetOf(this.place);
    const to = this.offsetOf(Math.min(this.length, this.place + count));
    this.text = before.slice(0, from) + text + before.slice(to);
    this.flat &&= isFlat(text);
    this.place += count;
    this.offset = from + text.length;
    this.length = Math.max(this.length, this.place);
  }

  private append(text: string, times: number): void {
    allowText(text.length * times);
    this.added.add(text.repeat(times));
    this.flat &&= isFlat(text);
    this.length += pointLength(text) * times;
  }

  private offsetOf(place: number): number {
    if (this.flat) return place;
    return place === this.place ? this.here() : offsetAt(this.all(), place);
  }

  /** The offset of a position that is not beyond the end. */
  private here(): number {
    this.offset ??= this.flat ? this.place : offsetAt(this.all(), this.place);
    return this.offset;
  }

  /** Up to `limit` code points from the position on. */
  read(limit: number): string {
    const text = this.all();
    if (this.place >= this.length) return "";
    if (this.place + limit >= this.length) return this.take(text.slice(this.here()), this.length - this.place);
    return this.take(text.slice(this.here(), this.offsetOf(this.place + limit)), limit);
  }

  private take(text: string, count: number): string {
    work(text.length);
    this.offset = this.here() + text.length;
    this.place += count;
    return text;
  }

  /** Up to `limit` code points of a line, with its end: one of `ends`, whichever comes first and is longest. */
  readLine(limit: number, ends: RegExp): string {
    const text = this.all();
    if (this.place >= this.length) return "";
    const from = this.here();
    const most = Math.min(limit, this.length - this.place);
    // No more is looked through than can be taken: a pair takes two units.
    const window = text.slice(from, most * 2 < text.length - from ? from + most * 2 : text.length);
    const end = ends.exec(window);
    const line = end === null ? window : window.slice(0, end.index + end[0].length);
    work(window.length === text.length - from ? line.length : window.length);
    const count = this.flat ? line.length : pointLength(line);
    if (count <= most) return this.take(line, count);
    return this.take(this.flat ? line.slice(0, most) : line.slice(0, pairedEnd(line, most)), most);
  }

  /** Cuts what lies beyond `length` code points; the position stays. */
  truncate(length: number): void {
    if (length >= this.length) return;
    const text = this.all();
    allowText(text.length);
    this.text = text.slice(0, this.offsetOf(length));
    this.length = length;
    if (this.place > length) this.offset = null;
  }
}

/** The offset behind the first `count` code points. */
function pairedEnd(text: string, count: number): number {
  let at = 0;
  for (let left = count; left > 0; left--) at += unitsAt(text, at);
  return at;
}
