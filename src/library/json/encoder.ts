/**
 * Values to JSON text, piece by piece as CPython's `json` (3.12) makes them.
 */
import { getAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { asFloat, asInt, asText, dictType, typeName } from "../../values/core-types.ts";
import { PyDict } from "../../values/dict.ts";
import { recursionError, typeError, valueError } from "../../values/exceptions.ts";
import { collect, forEach } from "../../values/iteration.ts";
import { allowText, spend } from "../../values/meter.ts";
import { floatRepr } from "../../values/numbers/float-text.ts";
import { intText } from "../../values/numbers/integer-text.ts";
import { mul } from "../../values/operators.ts";
import { PyList, PyTuple, tuple } from "../../values/sequences.ts";
import { sortItems } from "../../values/sorting.ts";
import { str } from "../../values/text.ts";
import type { PyObject, Value } from "../../values/value.ts";
import { unpackPair } from "./decoder.ts";

/** What an encoder was told. */
export interface EncodeOptions {
  readonly skipKeys: boolean;
  readonly ensureAscii: boolean;
  readonly checkCircular: boolean;
  readonly allowNan: boolean;
  readonly sortKeys: boolean;
  /** One level of indentation; `null`: all on one line. */
  readonly indent: string | null;
  readonly itemSeparator: Value;
  readonly keySeparator: Value;
  /** What to encode in place of a value that JSON does not know. */
  readonly fallback: (value: Value) => Value;
}

/** Where CPython's own stack ends: the encoder in C, and the one in Python that indents. */
const DEPTH = 1498;
const INDENTING_DEPTH = 994;

const NEEDS_ESCAPE_ASCII = /["\\]|[^ -~]/;
const NEEDS_ESCAPE = /["\\\x00-\x1f]/;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\b": "\\b",
  "\f": "\\f",
};

function escaped(unit: string): string {
  return ESCAPES[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** A text in quotes. */
export function quoteJson(text: string, ensureAscii: boolean): string {
  if (text.length > 1000) allowText(text.length);
  if (!(ensureAscii ? NEEDS_ESCAPE_ASCII : NEEDS_ESCAPE).test(text)) return `"${text}"`;
  // An escape may be six times as long as what it stands for.
  allowText(text.length);
  const quoted = text.replace(ensureAscii ? /["\\]|[^ -~]/g : /["\\\x00-\x1f]/g, escaped);
  allowText(quoted.length);
  return `"${quoted}"`;
}

/** The text of one level of indentation for the `indent` argument. */
export function indentOf(indent: Value): string | null {
  return indent === null ? null : (asText(indent) ?? str(mul(" ", indent)));
}

function floatText(x: number, allowNan: boolean): string {
  if (Number.isFinite(x)) return floatRepr(x);
  if (!allowNan) throw valueError(`Out of range float values are not JSON compliant: ${floatRepr(x)}`);
  return Number.isNaN(x) ? "NaN" : x > 0 ? "Infinity" : "-Infinity";
}

/** Encodes one value, handing each piece to `emit`. */
export class Encoding {
  private readonly options: EncodeOptions;
  private readonly emit: (piece: string) => void;
  private readonly open: Set<PyObject> = new Set();
  private readonly itemSeparator: string;
  private readonly keySeparator: string;
  private depth = 0;
  /** Containers around, which is how far to indent; foreign objects count for the depth only. */
  private level = 0;

  constructor(options: EncodeOptions, emit: (piece: string) => void) {
    this.options = options;
    this.emit = emit;
    // The encoder that indents looks at its separators only when it needs them.
    this.keySeparator = asText(options.keySeparator) ?? this.refuseSeparator(options.keySeparator, 5);
    this.itemSeparator = asText(options.itemSeparator) ?? this.refuseSeparator(options.itemSeparator, 6);
  }

  private refuseSeparator(value: Value, position: number): string {
    if (this.options.indent !== null) return "";
    throw typeError(`make_encoder() argument ${position} must be str, not ${typeName(value)}`);
  }

  value(value: Value): void {
    const text = this.scalar(value);
    if (text !== undefined) this.emit(text);
    else this.composite(value as PyObject);
  }

  /** The text of what is no container; `undefined` for the rest. */
  private scalar(value: Value): string | undefined {
    spend(3);
    switch (typeof value) {
      case "string":
        return quoteJson(value, this.options.ensureAscii);
      case "bigint":
        return intText(value);
      case "number":
        return floatText(value, this.options.allowNan);
      case "boolean":
        return value ? "true" : "false";
      default: {
        if (value === null) return "null";
        const text = asText(value);
        if (text !== undefined) return quoteJson(text, this.options.ensureAscii);
        const int = asInt(value);
        if (int !== undefined) return intText(int);
        const float = asFloat(value);
        return float === undefined ? undefined : floatText(float, this.options.allowNan);
      }
    }
  }

  /** A container or a foreign object. */
  private composite(value: PyObject): void {
    const { checkCircular, indent, fallback } = this.options;
    if (value instanceof PyList || value instanceof PyTuple) {
      const items = indent === null ? value.items : collect(value);
      if (items.length === 0) {
        this.emit("[]");
        return;
      }
    } else if (value instanceof PyDict && value.size === 0) {
      this.emit("{}");
      return;
    }
    if (checkCircular) {
      if (this.open.has(value)) throw valueError("Circular reference detected");
      this.open.add(value);
    }
    if (++this.depth > (indent === null ? DEPTH : INDENTING_DEPTH)) {
      throw recursionError(`maximum recursion depth exceeded${indent === null ? " while encoding a JSON object" : ""}`);
    }
    if (value instanceof PyList || value instanceof PyTuple || value instanceof PyDict) {
      this.level++;
      if (indent !== null) this.checkSeparators(value);
      if (value instanceof PyDict) this.dict(value);
      else this.list(value);
      this.level--;
    } else this.value(fallback(value));
    this.depth--;
    if (checkCircular) this.open.delete(value);
  }

  private checkSeparators(value: PyObject): void {
    const { itemSeparator, keySeparator } = this.options;
    if (asText(itemSeparator) === undefined) {
      throw typeError(`unsupported operand type(s) for +: '${typeName(itemSeparator)}' and 'str'`);
    }
    if (value instanceof PyDict && asText(keySeparator) === undefined) {
      throw typeError(`sequence item 3: expected str instance, ${typeName(keySeparator)} found`);
    }
  }

  /** The line break before the items of a container at this depth, with their indentation. */
  private lineBreak(level: number): string {
    const { indent } = this.options;
    if (indent === null) return "";
    allowText(indent.length * level + 1);
    return `\n${indent.repeat(level)}`;
  }

  private list(value: PyList | PyTuple): void {
    const inside = this.lineBreak(this.level);
    let ahead = `[${inside}`;
    const { items } = value;
    for (let i = 0; i < items.length; i++) {
      const item = items[i] ?? null;
      const text = this.scalar(item);
      if (text !== undefined) this.emit(ahead + text);
      else {
        this.emit(ahead);
        this.composite(item as PyObject);
      }
      ahead = this.itemSeparator + inside;
    }
    this.close("]");
  }

  private close(bracket: string): void {
    const before = this.lineBreak(this.level - 1);
    if (before !== "") this.emit(before);
    this.emit(bracket);
  }

  private dict(value: PyDict): void {
    const inside = this.lineBreak(this.level);
    this.emit("{");
    if (inside !== "") this.emit(inside);
    let first = true;
    for (const [key, item] of this.pairs(value)) {
      const name = this.keyText(key);
      if (name === undefined) continue;
      if (!first) this.emit(this.itemSeparator + inside);
      first = false;
      this.emit(quoteJson(name, this.options.ensureAscii));
      this.emit(this.keySeparator);
      this.value(item);
    }
    this.close("}");
  }

  /** Keys and values in the order they are written; classes derived from `dict` are asked for their `items()`. */
  private *pairs(dict: PyDict): Iterable<readonly [Value, Value]> {
    if (dict.type === dictType && !this.options.sortKeys) {
      for (const { key, value } of dict.entries.values()) yield [key, value];
      return;
    }
    const items: Value[] = [];
    if (dict.type === dictType) for (const { key, value } of dict.entries.values()) items.push(tuple(key, value));
    else forEach(call(getAttribute(dict, "items"), []), (item) => void items.push(item));
    if (this.options.sortKeys) this.sort(items);
    for (const item of items) {
      const [key = null, value = null] = unpackPair(item);
      yield [key, value];
    }
  }

  private sort(items: Value[]): void {
    const byName = new Map<string, Value>();
    for (const item of items) {
      const key = item instanceof PyTuple ? item.items[0] : undefined;
      if (typeof key !== "string") {
        sortItems(items, null, false);
        return;
      }
      byName.set(key, item);
    }
    // Names are distinct, so that the values of the pairs take no part.
    const names: Value[] = [...byName.keys()];
    sortItems(names, null, false);
    for (let i = 0; i < names.length; i++) items[i] = byName.get(str(names[i] ?? null)) ?? null;
  }

  /** The name that a key becomes; `undefined` when it is skipped. */
  private keyText(key: Value): string | undefined {
    const text = asText(key);
    if (text !== undefined) return text;
    if (key === null || typeof key !== "object" || asInt(key) !== undefined || asFloat(key) !== undefined) {
      return this.scalar(key);
    }
    if (this.options.skipKeys) return undefined;
    throw typeError(`keys must be str, int, float, bool or None, not ${typeName(key)}`);
  }
}
