/** How `pprint` lays a value out over lines: in one if it fits, else by its kind, what is in it below each other. */
import { pointLength } from "../../values/code-points.ts";
import type { Entry } from "../../values/dict.ts";
import { identity } from "../../values/identity.ts";
import { allowText, spend } from "../../values/meter.ts";
import { TextBuilder } from "../../values/text-builder.ts";
import type { Value } from "../../values/value.ts";
import { type Context, type ReprOptions, recursionText } from "./safe-repr.ts";

export interface LayoutOptions extends ReprOptions {
  readonly width: number;
  readonly indent: number;
  readonly compact: boolean;
  /** How a value is laid out over lines; `undefined` for those that are only shown in one piece. */
  readonly kindOf: (value: Value) => Kind | undefined;
}

/** Where a value is laid out: its column, what must still fit behind it, and how deep it lies. */
export interface Place {
  readonly indent: number;
  readonly allowance: number;
  readonly level: number;
}

/** Writes a value that does not fit in a line; `context` holds it already. */
export type Kind = (layout: Layout, value: Value, place: Place, context: Context) => void;

export function spaces(count: number): string {
  allowText(count);
  return " ".repeat(count);
}

export class Layout {
  private readonly out: TextBuilder = new TextBuilder();
  readonly options: LayoutOptions;

  constructor(options: LayoutOptions) {
    this.options = options;
  }

  /** The text of a value on its own. */
  whole(value: Value): string {
    this.value(value, { indent: 0, allowance: 0, level: 0 }, new Set());
    return this.out.finish();
  }

  write(text: string): void {
    this.out.add(text);
  }

  value(value: Value, place: Place, context: Context): void {
    spend(4);
    const id = identity(value);
    if (context.has(id)) {
      this.write(recursionText(value));
      return;
    }
    const { text } = this.options.show(value, context, place.level);
    const fits = pointLength(text) <= this.options.width - place.indent - place.allowance;
    const kind = fits ? undefined : this.options.kindOf(value);
    if (kind === undefined) this.write(text);
    else kind(this, value, { ...place, level: place.level + 1 }, new Set(context).add(id));
  }

  /** Spaces that bring the first item to the column of the others. */
  private firstIndent(): void {
    if (this.options.indent > 1) this.write(spaces(this.options.indent - 1));
  }

  /** Values below each other, or as many in a line as fit. */
  items(items: readonly Value[], place: Place, context: Context): void {
    const { indent, compact, width } = this.options;
    const column = place.indent + indent;
    this.firstIndent();
    const below = `,\n${spaces(column)}`;
    let separator = "";
    let room = width - column + 1;
    let left = room;
    for (const [i, item] of items.entries()) {
      const allowance = i === items.length - 1 ? place.allowance : 1;
      if (i === items.length - 1) {
        room -= allowance;
        left -= allowance;
      }
      if (compact) {
        const { text } = this.options.show(item, context, place.level);
        const taken = pointLength(text) + 2;
        if (left < taken) {
          left = room;
          if (separator !== "") separator = below;
        }
        if (left >= taken) {
          left -= taken;
          this.write(separator + text);
          separator = ", ";
          continue;
        }
      }
      this.write(separator);
      separator = below;
      this.value(item, { indent: column, allowance, level: place.level }, context);
    }
  }

  /** Pairs of key and value below each other. */
  entries(entries: readonly Entry[], place: Place, context: Context): void {
    const column = place.indent + this.options.indent;
    for (const [i, { key, value }] of entries.entries()) {
      if (i > 0) this.write(`,\n${spaces(column)}`);
      const { text } = this.options.show(key, context, place.level);
      this.write(`${text}: `);
      const allowance = i === entries.length - 1 ? place.allowance : 1;
      this.value(value, { indent: column + pointLength(text) + 2, allowance, level: place.level }, context);
    }
  }

  dictionary(entries: readonly Entry[], place: Place, context: Context): void {
    this.write("{");
    this.firstIndent();
    this.entries(entries, { ...place, allowance: place.allowance + 1 }, context);
    this.write("}");
  }

  /** `name(key=value, …)`. */
  named(name: string, pairs: Iterable<readonly [string, Value]>, place: Place, context: Context): void {
    const column = place.indent + pointLength(name) + 1;
    const all = [...pairs];
    this.write(`${name}(`);
    for (const [i, [key, value]] of all.entries()) {
      if (i > 0) this.write(`,\n${spaces(column)}`);
      this.write(`${key}=`);
      const allowance = i === all.length - 1 ? place.allowance : 1;
      const indent = column + pointLength(key) + 1;
      if (context.has(identity(value))) this.write("...");
      else this.value(value, { indent, allowance, level: place.level }, context);
    }
    this.write(")");
  }

  /** Literals below each other, in parentheses if wanted. */
  literals(texts: readonly string[], indent: number, parentheses: boolean): void {
    const below = `\n${spaces(indent)}`;
    if (parentheses) this.write("(");
    for (const [i, text] of texts.entries()) this.write(i === 0 ? text : below + text);
    if (parentheses) this.write(")");
  }
}
