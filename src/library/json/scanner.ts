/**
 * JSON text to values, by the rules of CPython's `json` (3.12): its errors and their places, `NaN` and `Infinity` as numbers, ints
 * told from floats, lone surrogates let through. Offsets are UTF-16 units of the text.
 */
import { call } from "../../values/calls.ts";
import { floatType, intType } from "../../values/core-types.ts";
import { PyDict } from "../../values/dict.ts";
import { recursionError } from "../../values/exceptions.ts";
import { allowText, spend } from "../../values/meter.ts";
import { parseInteger } from "../../values/numbers/integer-text.ts";
import { PyList, type PyTuple, tuple } from "../../values/sequences.ts";
import type { Value } from "../../values/value.ts";
import { decodeError } from "./decode-error.ts";

/** What a decoder was told: callables, or `None` for the built-in way. */
export interface ScanOptions {
  readonly objectHook: Value;
  readonly pairsHook: Value;
  readonly parseFloat: Value;
  readonly parseInt: Value;
  /** `None`: NaN and the infinities. */
  readonly parseConstant: Value;
  /** Whether control characters in texts are refused. */
  readonly strict: boolean;
}

export const plainScan: ScanOptions = {
  objectHook: null,
  pairsHook: null,
  parseFloat: null,
  parseInt: null,
  parseConstant: null,
  strict: true,
};

/** Where CPython's own stack ends. */
const DEPTH = 1497;

const WORDS: readonly (readonly [word: string, value: Value])[] = [
  ["null", null],
  ["true", true],
  ["false", false],
];
const CONSTANTS: readonly (readonly [word: string, value: number])[] = [
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
];

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["\\", "\\"],
  ["/", "/"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

const QUOTE = 34;
const BACKSLASH = 92;
const COMMA = 44;

/** Reads one value after another; `at` is where the last one ended. */
export class Scanner {
  at = 0;
  private readonly text: string;
  private readonly options: ScanOptions;
  private depth = 0;

  constructor(text: string, options: ScanOptions) {
    this.text = text;
    this.options = options;
  }

  skipBlanks(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
      this.at++;
    }
  }

  /** The value that begins at `at`. */
  value(): Value {
    spend(1);
    const { text, at } = this;
    const code = text.charCodeAt(at);
    switch (code) {
      case QUOTE:
        return this.string();
      case 123:
        return this.nested("object", () => this.object());
      case 91:
        return this.nested("array", () => this.array());
      default:
        if ((code >= 48 && code <= 57) || (code === 45 && isDigit(text.charCodeAt(at + 1)))) return this.number();
        return this.word();
    }
  }

  private word(): Value {
    for (const [word, value] of WORDS) if (this.skip(word)) return value;
    for (const [word, value] of CONSTANTS) {
      if (!this.skip(word)) continue;
      const { parseConstant } = this.options;
      return parseConstant === null ? value : call(parseConstant, [word]);
    }
    throw decodeError("Expecting value", this.text, this.at);
  }

  private skip(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  private nested(kind: string, read: () => Value): Value {
    if (++this.depth > DEPTH) {
      throw recursionError(`maximum recursion depth exceeded while decoding a JSON ${kind} from a unicode string`);
    }
    this.at++;
    const value = read();
    this.depth--;
    return value;
  }

  private number(): Value {
    const { text } = this;
    const start = this.at;
    let at = start + (text.charCodeAt(start) === 45 ? 1 : 0);
    if (text.charCodeAt(at) === 48) at++;
    else at = afterDigits(text, at);
    const whole = at;
    if (text.charCodeAt(at) === 46 && isDigit(text.charCodeAt(at + 1))) at = afterDigits(text, at + 1);
    const letter = text.charCodeAt(at);
    if (letter === 101 || letter === 69) {
      const sign = text.charCodeAt(at + 1);
      const digits = at + (sign === 43 || sign === 45 ? 2 : 1);
      if (isDigit(text.charCodeAt(digits))) at = afterDigits(text, digits);
    }
    this.at = at;
    const shown = text.slice(start, at);
    const { parseInt: ofInt, parseFloat: ofFloat } = this.options;
    if (at === whole) {
      if (ofInt !== null && ofInt !== intType) return call(ofInt, [shown]);
      return shown.length < 16 ? BigInt(Number(shown)) : parseInteger(shown);
    }
    return ofFloat === null || ofFloat === floatType ? Number(shown) : call(ofFloat, [shown]);
  }

  private array(): Value {
    const list = new PyList([]);
    const { text } = this;
    this.skipBlanks();
    if (text.charCodeAt(this.at) === 93) {
      this.at++;
      return list;
    }
    for (;;) {
      list.append(this.value());
      this.skipBlanks();
      const code = text.charCodeAt(this.at);
      if (code === 93) break;
      if (code !== COMMA) throw decodeError("Expecting ',' delimiter", text, this.at);
      this.at++;
      this.skipBlanks();
    }
    this.at++;
    return list;
  }

  private object(): Value {
    const { text, options } = this;
    const pairs: PyTuple[] | null = options.pairsHook === null ? null : [];
    const dict = new PyDict();
    this.skipBlanks();
    if (text.charCodeAt(this.at) !== 125) {
      for (;;) {
        if (text.charCodeAt(this.at) !== QUOTE) {
          throw decodeError("Expecting property name enclosed in double quotes", text, this.at);
        }
        const key = this.string();
        this.skipBlanks();
        if (text.charCodeAt(this.at) !== 58) throw decodeError("Expecting ':' delimiter", text, this.at);
        this.at++;
        this.skipBlanks();
        const value = this.value();
        if (pairs === null) dict.set(key, value);
        else pairs.push(tuple(key, value));
        this.skipBlanks();
        const code = text.charCodeAt(this.at);
        if (code === 125) break;
        if (code !== COMMA) throw decodeError("Expecting ',' delimiter", text, this.at);
        this.at++;
        this.skipBlanks();
      }
    }
    this.at++;
    if (pairs !== null) return call(options.pairsHook, [new PyList(pairs)]);
    return options.objectHook === null ? dict : call(options.objectHook, [dict]);
  }

  /** A text, from its opening quote at `at`. */
  private string(): string {
    const { text } = this;
    const { strict } = this.options;
    const begin = this.at;
    let start = begin + 1;
    let result = "";
    for (let at = start; ; at++) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) {
        this.at = at + 1;
        return result === "" ? text.slice(start, at) : result + text.slice(start, at);
      }
      if (code === BACKSLASH) {
        result += text.slice(start, at) + this.escape(begin, at + 1);
        if (result.length > 1000) allowText(result.length);
        start = this.at;
        at = start - 1;
      } else if (code < 32 && strict) {
        throw decodeError("Invalid control character at", text, at);
      } else if (Number.isNaN(code)) {
        throw decodeError("Unterminated string starting at", text, begin);
      }
    }
  }

  /** What the escape means whose letter is at offset `at`; moves behind it. */
  private escape(begin: number, at: number): string {
    const { text } = this;
    const letter = text.charAt(at);
    if (letter === "") throw decodeError("Unterminated string starting at", text, begin);
    if (letter !== "u") {
      const meant = ESCAPES.get(letter);
      if (meant === undefined) throw decodeError("Invalid \\escape", text, at - 1);
      this.at = at + 1;
      return meant;
    }
    const unit = this.hexUnit(at + 1);
    this.at = at + 5;
    if (unit < 0xd800 || unit > 0xdbff || !text.startsWith("\\u", this.at) || this.at + 6 >= text.length) {
      return String.fromCharCode(unit);
    }
    const low = this.hexUnit(this.at + 2);
    if (low < 0xdc00 || low > 0xdfff) return String.fromCharCode(unit);
    this.at += 6;
    return String.fromCharCode(unit, low);
  }

  private hexUnit(at: number): number {
    const digits = this.text.slice(at, at + 4);
    // A text that ends right behind the digits is refused as well, having no closing quote.
    if (at + 4 >= this.text.length || !/^[0-9a-fA-F]{4}$/.test(digits)) {
      throw decodeError("Invalid \\uXXXX escape", this.text, at - 1);
    }
    return Number.parseInt(digits, 16);
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function afterDigits(text: string, from: number): number {
  let at = from;
  while (isDigit(text.charCodeAt(at))) at++;
  return at;
}
