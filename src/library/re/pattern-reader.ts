import { characterByName } from "../../values/character-names.ts";
import { pointLength } from "../../values/code-points.ts";
import { quoteText } from "../../values/quoting.ts";
import { isIdentifierPart, isIdentifierStart } from "../../values/str-categories.ts";
import { PatternError } from "./pattern-error.ts";
import type { StepMeter } from "./step-meter.ts";

/** What the parser must know about characters that plain tables do not tell; the module plugs in Python's own. */
export interface NameRules {
  /** Python's `repr` of a string. */
  readonly repr: (text: string) => string;
  /** `str.isidentifier`. */
  readonly isIdentifier: (text: string) => boolean;
  /** The character of a Unicode name in `\N{…}`, or null. */
  readonly lookupName: (name: string) => string | null;
}

function escapeCode(code: number): string {
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, "0")}`;
  return code < 0x10000 ? `\\u${code.toString(16).padStart(4, "0")}` : `\\U${code.toString(16).padStart(8, "0")}`;
}

/** Python's `ascii` backslashes for what is not ASCII. */
function backslashReplace(text: string): string {
  let out = "";
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    out += code < 0x80 ? char : escapeCode(code);
  }
  return out;
}

function isIdentifier(text: string): boolean {
  let first = true;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (first ? !isIdentifierStart(code) : !isIdentifierPart(code)) return false;
    first = false;
  }
  return !first;
}

/** Python's rules; names of characters are a table of their own, which may not be loaded. */
export const PLAIN_NAME_RULES: NameRules = { repr: quoteText, isIdentifier, lookupName: characterByName };

/** What reading a piece costs, parsing and compiling it included, in steps of the matcher. */
const PIECE_COST = 6;

/**
 * Reads a pattern or template piece by piece: a code point, or a backslash with the code point after it.
 * It always looks one piece ahead, so a lone backslash at the end is a fault as soon as the piece before it is taken.
 */
export class PatternReader {
  /** The piece ahead, or null at the end. */
  next: string | null = null;
  readonly isText: boolean;
  readonly rules: NameRules;
  readonly #source: string;
  readonly #chars: readonly string[];
  readonly #meter: StepMeter;
  #index = 0;

  /** `source` is the text, or bytes as Latin-1 when `isBytes`. Its length and each piece read are counted. */
  constructor(source: string, isBytes: boolean, rules: NameRules, meter: StepMeter) {
    this.#meter = meter;
    this.count(1 + (source.length >> 2));
    this.#source = source;
    this.#chars = Array.from(source);
    this.isText = !isBytes;
    this.rules = rules;
    this.#advance();
  }

  /** Counts work, a piece read being the unit. */
  count(work: number): void {
    this.#meter.spend(work * PIECE_COST);
  }

  #advance(): void {
    this.count(1);
    const char = this.#chars[this.#index];
    if (char === undefined) {
      this.next = null;
      return;
    }
    if (char !== "\\") {
      this.#index++;
      this.next = char;
      return;
    }
    const escaped = this.#chars[this.#index + 1];
    if (escaped === undefined) {
      throw new PatternError("error", "bad escape (end of pattern)", this.#source, this.#chars.length - 1);
    }
    this.#index += 2;
    this.next = char + escaped;
  }

  /** Where the piece ahead begins, in code points. */
  get position(): number {
    return this.#index - pointLength(this.next ?? "");
  }

  take(): string | null {
    const piece = this.next;
    this.#advance();
    return piece;
  }

  accept(piece: string): boolean {
    if (this.next !== piece) return false;
    this.#advance();
    return true;
  }

  /** Goes back to a position that {@link position} gave. */
  rewind(position: number): void {
    this.#index = position;
    this.#advance();
  }

  /** At most `limit` pieces out of `allowed`. */
  takeWhile(limit: number, allowed: string): string {
    let taken = "";
    for (let n = 0; n < limit && this.next !== null && allowed.includes(this.next); n++) {
      taken += this.next;
      this.#advance();
    }
    return taken;
  }

  /** The pieces up to `end`, which is taken too; `what` names them in faults. */
  takeUntil(end: string, what: string): string {
    const taken: string[] = [];
    for (;;) {
      const piece = this.take();
      if (piece === null) {
        if (taken.length === 0) throw this.fault(`missing ${what}`);
        throw this.fault(`missing ${end}, unterminated name`, pointLength(taken.join("")));
      }
      if (piece === end) break;
      taken.push(piece);
    }
    if (taken.length === 0) throw this.fault(`missing ${what}`, 1);
    return taken.join("");
  }

  /** A fault `back` code points before the piece ahead. */
  fault(msg: string, back = 0): PatternError {
    const text = this.isText ? msg : backslashReplace(msg);
    return new PatternError("error", text, this.#source, this.position - back);
  }

  /** Refuses what cannot name a group; `extra` code points stand between the name's end and the piece ahead. */
  checkGroupName(name: string, extra: number): void {
    const { repr, isIdentifier } = this.rules;
    const back = pointLength(name) + extra;
    if (!this.isText && backslashReplace(name) !== name) {
      throw this.fault(`bad character in group name ${backslashReplace(repr(name))}`, back);
    }
    if (!isIdentifier(name)) throw this.fault(`bad character in group name ${repr(name)}`, back);
  }
}

/** Python's `int()` of decimal digits, with its limit on how many; the value may be inexact above 2**53, where only its size counts. */
export function decimalNumber(digits: string): number {
  if (digits.length > 4300) {
    throw new PatternError(
      "ValueError",
      `Exceeds the limit (4300 digits) for integer string conversion: value has ${digits.length} digits; use sys.set_int_max_str_digits() to increase the limit`,
    );
  }
  return Number(digits);
}
