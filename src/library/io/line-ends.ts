import { asText, typeName } from "../../values/core-types.ts";
import { typeError, valueError } from "../../values/exceptions.ts";
import { allowText } from "../../values/meter.ts";
import { tuple } from "../../values/sequences.ts";
import { repr } from "../../values/text.ts";
import type { Value } from "../../values/value.ts";

/** What ends a line, by the argument `newline`. */
const sought: ReadonlyMap<string | null, RegExp> = new Map([
  [null, /\n/],
  ["", /\r\n|\r|\n/],
  ["\n", /\n/],
  ["\r", /\r/],
  ["\r\n", /\r\n/],
]);

/** What a stream does with line ends, as its argument `newline` says: `None` makes `\n` of all when reading, `""` leaves all as they are. */
export class LineEnds {
  private readonly newline: string | null;
  readonly sought: RegExp;
  private readonly seen: Set<string> = new Set();

  constructor(given: Value) {
    const newline = given === null ? null : asText(given);
    if (newline === undefined) throw typeError(`newline must be str or None, not ${typeName(given)}`);
    const found = sought.get(newline);
    if (found === undefined) throw valueError(`illegal newline value: ${repr(newline)}`);
    this.newline = newline;
    this.sought = found;
  }

  /** A text as it is read. */
  read(text: string): string {
    if (this.newline !== null && this.newline !== "") return text;
    if (!text.includes("\r")) {
      if (text.includes("\n")) this.seen.add("\n");
      return text;
    }
    for (const [end] of text.matchAll(/\r\n|\r|\n/g)) this.seen.add(end);
    return this.newline === null ? text.replace(/\r\n?/g, "\n") : text;
  }

  /** A text as it is written. */
  written(text: string): string {
    const { newline } = this;
    if (newline === null || newline === "" || newline === "\n" || !text.includes("\n")) return text;
    allowText(text.length * newline.length);
    return text.replaceAll("\n", newline);
  }

  /** The attribute `newlines`. */
  get newlines(): Value {
    const found = ["\r", "\n", "\r\n"].filter((end) => this.seen.has(end));
    return found.length > 1 ? tuple(...found) : (found[0] ?? null);
  }
}
