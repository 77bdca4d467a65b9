/**
 * Text to tokens, in one pass and without garbage: kinds and offsets go to typed arrays.
 *
 * Layout (NEWLINE, INDENT, DEDENT) and f-strings are settled here. An f-string is START, then MIDDLE runs and the
 * ordinary tokens of its fields, then END; the scanner keeps one {@link FString} for each that is open, and is in
 * `literal` mode while it reads text rather than an expression. Where CPython's tokenizer would stop with an error the
 * stream ends with FAULT. Names, layout and f-strings share the scanner's state and so its file. Limits are CPython's: 200 brackets, 100 indentations, 150 f-strings, 3 nested format specs.
 */
import { badNameCharacter, codeName, isPrintable } from "./characters.ts";
import { codesOf, doubled, roomFor, type TokenRoom } from "./token-room.ts";
import { isDigit, scanNumber } from "./tokenize-number.ts";
import { operatorAt } from "./tokenize-operator.ts";
import { isTriple, stringEnd, stringPrefix } from "./tokenize-string.ts";
import type { TokenFault, Tokens } from "./tokens.ts";
import * as K from "./tokens.ts";

const MAX_BRACKETS = 200;
const MAX_INDENTS = 100;
const MAX_FSTRINGS = 150;
const MAX_SPEC_NESTING = 3;

const TAB = 9;
const LF = 10;
const FF = 12;
const CR = 13;
const SPACE = 32;
const DOUBLE_QUOTE = 34;
const HASH = 35;
const SINGLE_QUOTE = 39;
const DOT = 46;
const COLON = 58;
const BACKSLASH = 92;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/** Per ASCII character: 1 name letter, 2 digit (also a name letter after the first). */
const CLASS = new Uint8Array(256);
for (let c = 97; c <= 122; c++) {
  CLASS[c] = 1;
  CLASS[c - 32] = 1;
}
CLASS[95] = 1;
for (let c = 48; c <= 57; c++) CLASS[c] = 2;

const KEYWORDS_BY_FIRST: { word: string; kind: number }[][] = [];
for (const [word, kind] of K.KEYWORDS) {
  const first = word.charCodeAt(0);
  KEYWORDS_BY_FIRST[first] ??= [];
  KEYWORDS_BY_FIRST[first].push({ word, kind });
}

interface FString {
  readonly quote: number;
  readonly quoteSize: 1 | 3;
  readonly raw: boolean;
  readonly start: number;
  literal: boolean;
  /** Brackets open inside this string, its own braces included. */
  depth: number;
  /** The depth at which the innermost field's expression began; -1 outside of fields. */
  fieldDepth: number;
}

/** The tokens of `text`; always ends with END or FAULT. */
export function tokenize(text: string, from = 0): Tokens {
  const scanner = new Scanner(text, from);
  scanner.run();
  return scanner.tokens();
}

class Scanner {
  private readonly text: string;
  private readonly codes: Uint8Array;
  private at: number;
  private room: TokenRoom;
  private count = 0;
  private fault: TokenFault | null = null;
  private wide = false;
  private level = 0;
  private readonly openers: number[] = [];
  private readonly indents: number[] = [0];
  private readonly tabIndents: number[] = [0];
  private fstring: FString | null = null;
  private readonly outer: (FString | null)[] = [];
  /** Start of the line, or of the first of several that strings or backslashes join. */
  private pieceStart = 0;

  constructor(text: string, from: number) {
    this.text = text;
    this.codes = codesOf(text);
    this.at = from;
    this.room = roomFor(64 + ((text.length - from) >> 2));
  }

  tokens(): Tokens {
    const { text, count, fault, wide } = this;
    const { kinds, starts, ends, levels } = this.room;
    // What an earlier text left behind the end is not to be seen by looking ahead.
    kinds.fill(0, count, count + 4);
    return { text, kinds, starts, ends, levels, count, fault, wide, open: this.openers[this.level - 1] ?? -1 };
  }

  private push(kind: number, start: number, end: number): undefined {
    const n = this.count;
    if (n === this.room.kinds.length) this.room = doubled(this.room);
    const { kinds, starts, ends, levels } = this.room;
    kinds[n] = kind;
    starts[n] = start;
    ends[n] = end;
    levels[n] = this.level;
    this.count = n + 1;
  }

  private fail(fault: TokenFault): undefined {
    this.fault = this.fstring === null ? fault : { ...fault, quiet: "inside" };
    this.push(K.FAULT, fault.at, fault.end);
  }

  private reject(message: string, at: number, end: number = at): undefined {
    this.fail({ type: "SyntaxError", message, at, end });
  }

  private rejectEnd(at: number): undefined {
    this.fail({
      type: "SyntaxError",
      message: "unexpected EOF while parsing",
      at,
      end: at,
      ended: true,
      quiet: "outside",
    });
  }

  run(): undefined {
    const { codes } = this;
    const size = this.text.length;
    let lineStart = true;
    // A comment at the end of a line belongs to its NEWLINE.
    let comment = -1;
    while (this.fault === null) {
      if (this.fstring?.literal) {
        this.readLiteral(this.fstring);
        continue;
      }
      if (lineStart) {
        lineStart = false;
        if (this.level === 0) {
          this.readIndentation();
          continue;
        }
      }
      let at = this.at;
      let code = codes[at] ?? 0;
      while (code === SPACE || code === TAB || code === FF) code = codes[++at] ?? 0;
      this.at = at;
      if (code < 128) {
        const kind = CLASS[code];
        if (kind === 1) this.readName(at);
        else if (kind === 2) this.readNumber(at);
        else if (code === LF || code === CR) {
          const end = code === CR && codes[at + 1] === LF ? at + 2 : at + 1;
          this.at = end;
          this.pieceStart = end;
          if (this.level === 0) {
            this.push(K.NEWLINE, comment < 0 ? at : comment, end);
            lineStart = true;
          }
          comment = -1;
        } else if (code === HASH) {
          comment = at;
          this.skipComment();
        } else if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) this.readString(at, at);
        else if (code === BACKSLASH) this.skipContinuation(at);
        else if (at >= size) {
          this.finish(comment < 0 ? size : comment);
          return;
        } else this.readOperator(code, at);
      } else this.readName(at);
    }
  }

  private finish(lineEnd: number): undefined {
    const size = this.text.length;
    if (this.level > 0) return this.rejectEnd(size);
    const last = this.count - 1;
    const kind = this.room.kinds[last];
    // Every line ends with NEWLINE, also the last one of a text without a line break there.
    if (last >= 0 && kind !== K.NEWLINE && kind !== K.DEDENT) this.push(K.NEWLINE, lineEnd, size);
    while (this.indents.length > 1) {
      this.indents.pop();
      this.push(K.DEDENT, size, size);
    }
    this.push(K.END, size, size);
  }

  private skipComment(): undefined {
    const { codes } = this;
    const size = this.text.length;
    let at = this.at;
    for (;;) {
      const code = codes[at];
      if (code === LF || code === CR || at >= size) break;
      at++;
    }
    this.at = at;
  }

  /** Moves past backslash and line break; false after a fault. */
  private skipContinuation(at: number): boolean {
    const { text } = this;
    let next = at + 1;
    if (next >= text.length) {
      this.rejectEnd(at + 1);
      return false;
    }
    const code = text.charCodeAt(next);
    if (code === CR && text.charCodeAt(next + 1) === LF) next++;
    else if (code !== LF && code !== CR) {
      const message = "unexpected character after line continuation character";
      const columnFrom = this.pieceStart;
      this.fail({ type: "SyntaxError", message, at: next, end: next, columnFrom, quiet: "outside" });
      return false;
    }
    if (next + 1 >= text.length) {
      this.rejectEnd(at + 1);
      return false;
    }
    this.at = next + 1;
    return true;
  }

  /** At the start of a line outside brackets: skips blank lines, compares indentation. */
  private readIndentation(): undefined {
    const { codes, text } = this;
    for (;;) {
      let column = 0;
      let tabColumn = 0;
      let continued = 0;
      let code = 0;
      for (;;) {
        code = codes[this.at] ?? 0;
        if (code === SPACE) {
          column++;
          tabColumn++;
        } else if (code === TAB) {
          column = ((column >> 3) + 1) << 3;
          tabColumn++;
        } else if (code === FF) {
          column = 0;
          tabColumn = 0;
        } else if (code === BACKSLASH) {
          // The first line of a joined one says how far it is indented.
          if (continued === 0) continued = column;
          if (!this.skipContinuation(this.at)) return;
          this.pieceStart = this.at;
          continue;
        } else break;
        this.at++;
      }
      if (code === HASH) {
        this.skipComment();
        code = codes[this.at] ?? 0;
      } else if (code !== LF && code !== CR) {
        if (this.at >= text.length) return;
        if (continued > 0) this.indent(continued, continued);
        else this.indent(column, tabColumn);
        return;
      }
      if (this.at >= text.length) return;
      this.at += code === CR && codes[this.at + 1] === LF ? 2 : 1;
      this.pieceStart = this.at;
    }
  }

  private indent(column: number, tabColumn: number): undefined {
    const { indents, tabIndents } = this;
    const at = this.at;
    let current = indents[indents.length - 1] ?? 0;
    if (column > current) {
      if (indents.length >= MAX_INDENTS) {
        const start = this.lineStart();
        this.fail({
          type: "IndentationError",
          message: "too many levels of indentation",
          at: start,
          end: start,
          quiet: "outside",
        });
        return;
      }
      if (tabColumn <= (tabIndents[tabIndents.length - 1] ?? 0)) return this.rejectTabs();
      indents.push(column);
      tabIndents.push(tabColumn);
      this.push(K.INDENT, this.lineStart(), at);
      return;
    }
    let closed = 0;
    while (column < current) {
      indents.pop();
      tabIndents.pop();
      closed++;
      current = indents[indents.length - 1] ?? 0;
    }
    if (column !== current) {
      this.skipComment();
      const message = "unindent does not match any outer indentation level";
      this.fail({ type: "IndentationError", message, at: this.at, end: this.at, quiet: "outside" });
      return;
    }
    if (tabColumn !== (tabIndents[tabIndents.length - 1] ?? 0)) return this.rejectTabs();
    for (; closed > 0; closed--) this.push(K.DEDENT, at, at);
  }

  private lineStart(): number {
    let at = this.at;
    while (at > 0 && this.text.charCodeAt(at - 1) !== LF && this.text.charCodeAt(at - 1) !== CR) at--;
    return at;
  }

  private rejectTabs(): undefined {
    const at = this.lineStart();
    this.fail({
      type: "TabError",
      message: "inconsistent use of tabs and spaces in indentation",
      at,
      end: at,
      quiet: "outside",
    });
  }

  private readNumber(start: number): undefined {
    const { codes } = this;
    // The common case: a few digits and then no letter, dot or underscore.
    let end = start + 1;
    let code = codes[end] ?? 0;
    while (code >= 48 && code <= 57) code = codes[++end] ?? 0;
    if (code === 46 || CLASS[code] === 1 || codes[start] === 48) {
      const scanned = scanNumber(this.text, start);
      if (typeof scanned !== "number") return this.fail(scanned);
      end = scanned;
    }
    this.push(K.NUMBER, start, end);
    this.at = end;
  }

  private readName(start: number): undefined {
    const { codes, text } = this;
    let at = start;
    let code = codes[at] ?? 0;
    while (CLASS[code]) code = codes[++at] ?? 0;
    if ((code === SINGLE_QUOTE || code === DOUBLE_QUOTE) && at - start <= 2) {
      const kind = stringPrefix(text, start, at);
      if (kind === 1) return this.readString(start, at);
      if (kind === 2) return this.openFString(start, at);
    }
    if (code >= 128) return this.readWideName(start, at);
    let kind = K.NAME;
    const length = at - start;
    if (length >= 2 && length <= 8) {
      const candidates = KEYWORDS_BY_FIRST[codes[start] ?? 0];
      if (candidates !== undefined) {
        for (let i = 0; i < candidates.length; i++) {
          const candidate = candidates[i];
          if (candidate !== undefined && candidate.word.length === length && text.startsWith(candidate.word, start)) {
            kind = candidate.kind;
            break;
          }
        }
      }
    }
    this.push(kind, start, at);
    this.at = at;
  }

  private readWideName(start: number, from: number): undefined {
    const { text } = this;
    let at = from;
    let code = text.charCodeAt(at);
    while (code >= 128 || CLASS[code] === 1 || CLASS[code] === 2) code = text.charCodeAt(++at);
    const name = text.slice(start, at);
    const bad = badNameCharacter(name);
    if (bad >= 0) {
      const character = String.fromCodePoint(name.codePointAt(bad) ?? 0);
      const message = isPrintable(character)
        ? `invalid character '${character}' (${codeName(character)})`
        : `invalid non-printable character ${codeName(character)}`;
      return this.reject(message, start + bad);
    }
    this.wide = true;
    this.push(K.NAME, start, at);
    this.at = at;
  }

  private readString(start: number, quoteAt: number): undefined {
    const end = stringEnd(this.codes, this.text.length, quoteAt);
    if (end < 0) return this.rejectOpenString(start, quoteAt, -1 - end);
    this.push(K.STRING, start, end);
    this.at = end;
  }

  private rejectOpenString(start: number, quoteAt: number, at: number): undefined {
    const { text, fstring } = this;
    const triple = isTriple(text, quoteAt);
    if (fstring !== null && fstring.quote === text.charCodeAt(quoteAt) && fstring.quoteSize === (triple ? 3 : 1)) {
      return this.reject("f-string: expecting '}'", start);
    }
    const what = triple ? "triple-quoted string literal" : "string literal";
    this.reject(`unterminated ${what} (detected at line ${this.lineOf(at)})`, start, at);
  }

  /** 1-based; only for messages. A line break at the very end opens no line. */
  private lineOf(at: number): number {
    const { text } = this;
    let line = 1;
    for (let i = 0; i < at; i++) {
      const code = text.charCodeAt(i);
      if ((code === LF || (code === CR && text.charCodeAt(i + 1) !== LF)) && i + 1 < text.length) line++;
    }
    return line;
  }

  private openFString(start: number, quoteAt: number): undefined {
    const { text } = this;
    const quote = text.charCodeAt(quoteAt);
    const triple = isTriple(text, quoteAt);
    if (this.outer.length + 1 >= MAX_FSTRINGS) return this.reject("too many nested f-strings", start);
    const prefix = text.slice(start, quoteAt);
    this.outer.push(this.fstring);
    this.fstring = {
      quote,
      quoteSize: triple ? 3 : 1,
      raw: prefix.includes("r") || prefix.includes("R"),
      start,
      literal: true,
      depth: 0,
      fieldDepth: -1,
    };
    this.at = quoteAt + (triple ? 3 : 1);
    this.push(K.FSTRING_START, start, this.at);
  }

  /** Text of an f-string up to a field, the end of a format spec, or the closing quotes. */
  private readLiteral(mode: FString): undefined {
    const { codes, text } = this;
    const start = this.at;
    const inSpec = mode.fieldDepth >= 0;
    if (codes[start] === OPEN_BRACE && (inSpec || codes[start + 1] !== OPEN_BRACE)) {
      return this.enterField(mode);
    }
    let at = start;
    for (;;) {
      const code = codes[at];
      if (code === mode.quote) {
        if (mode.quoteSize === 1) return this.closeFString(start, at, 1);
        if (codes[at + 1] === mode.quote && codes[at + 2] === mode.quote) {
          return this.closeFString(start, at, 3);
        }
        at++;
      } else if (code === OPEN_BRACE) {
        if (inSpec || codes[at + 1] !== OPEN_BRACE) {
          this.push(K.FSTRING_MIDDLE, start, at);
          this.at = at;
          return this.enterField(mode);
        }
        at += 2;
      } else if (code === CLOSE_BRACE) {
        if (inSpec || codes[at + 1] !== CLOSE_BRACE) {
          if (at > start || inSpec) this.push(K.FSTRING_MIDDLE, start, at);
          this.at = at;
          mode.literal = false;
          return;
        }
        at += 2;
      } else if (code === BACKSLASH) {
        const next = codes[at + 1];
        if (next === OPEN_BRACE || next === CLOSE_BRACE) at++;
        else if (next === 78 && !mode.raw && codes[at + 2] === OPEN_BRACE) at = this.skipNamedCharacter(at + 3, mode);
        else at += next === CR && codes[at + 2] === LF ? 3 : 2;
      } else if (at >= text.length || (mode.quoteSize === 1 && (code === LF || code === CR))) {
        // A backslash at the very end, which went past it, leaves the string open rather than the field.
        if (inSpec && mode.quoteSize === 1 && at <= text.length) {
          this.push(K.FSTRING_MIDDLE, start, at);
          this.at = at;
          mode.literal = false;
          return;
        }
        const what = mode.quoteSize === 3 ? "triple-quoted f-string literal" : "f-string literal";
        const end = Math.min(at, text.length);
        return this.reject(`unterminated ${what} (detected at line ${this.lineOf(end)})`, mode.start, end);
      } else at++;
    }
  }

  /** Past the brace that closes `\N{…`, or to where that can no longer come. */
  private skipNamedCharacter(from: number, mode: FString): number {
    let at = from;
    for (;;) {
      const code = this.text.charCodeAt(at);
      if (code === CLOSE_BRACE) return at + 1;
      if (at >= this.text.length || code === OPEN_BRACE || code === BACKSLASH || code === LF || code === CR) return at;
      if (code === mode.quote) return at;
      at++;
    }
  }

  private enterField(mode: FString): undefined {
    if (mode.fieldDepth + 1 >= MAX_SPEC_NESTING)
      return this.reject("f-string: expressions nested too deeply", this.at - 1);
    mode.fieldDepth++;
    mode.literal = false;
    this.readOperator(OPEN_BRACE, this.at);
  }

  private closeFString(start: number, at: number, size: number): undefined {
    if (at > start) this.push(K.FSTRING_MIDDLE, start, at);
    this.fstring = this.outer.pop() ?? null;
    this.push(K.FSTRING_END, at, at + size);
    this.at = at + size;
  }

  private open(kind: number, at: number): undefined {
    if (this.level >= MAX_BRACKETS) return this.reject("too many nested parentheses", at);
    this.openers[this.level] = at;
    this.level++;
    if (this.fstring !== null) this.fstring.depth++;
    this.push(kind, at, at + 1);
    this.at = at + 1;
  }

  private close(kind: number, at: number): undefined {
    const { text, fstring } = this;
    const sign = text.charAt(at);
    if (fstring !== null && fstring.depth === 0 && kind === K.RBRACE) {
      return this.reject("f-string: single '}' is not allowed", at);
    }
    if (this.level === 0) return this.reject(`unmatched '${sign}'`, at);
    this.level--;
    const openerAt = this.openers[this.level] ?? 0;
    const opener = text.charAt(openerAt);
    if (opener + sign !== "()" && opener + sign !== "[]" && opener + sign !== "{}") {
      if (fstring !== null && opener === "{" && fstring.depth - 1 === fstring.fieldDepth) {
        return this.reject(`f-string: unmatched '${sign}'`, at);
      }
      const line = this.lineOf(openerAt);
      const where = line === this.lineOf(at) ? "" : ` on line ${line}`;
      return this.reject(`closing parenthesis '${sign}' does not match opening parenthesis '${opener}'${where}`, at);
    }
    if (fstring !== null) {
      fstring.depth--;
      if (fstring.depth < 0) return this.reject(`f-string: unmatched '${sign}'`, at);
      if (kind === K.RBRACE && fstring.depth === fstring.fieldDepth) {
        fstring.fieldDepth--;
        fstring.literal = true;
      }
    }
    this.push(kind, at, at + 1);
    this.at = at + 1;
  }

  private readOperator(code: number, at: number): undefined {
    const { codes, text, fstring } = this;
    if (code === DOT && isDigit(codes[at + 1] ?? 0)) return this.readNumber(at);
    const found = operatorAt(codes, at);
    let kind = found >> 2;
    let size = found & 3;
    if (kind >= K.LPAR && kind <= K.RBRACE) {
      if (kind === K.LPAR || kind === K.LSQB || kind === K.LBRACE) return this.open(kind, at);
      return this.close(kind, at);
    }
    if (code === COLON && fstring !== null && fstring.fieldDepth >= 0 && fstring.depth - 1 === fstring.fieldDepth) {
      // In a field, `:=` is a colon and a format specification.
      fstring.literal = true;
      kind = K.COLON;
      size = 1;
    } else if (kind === 0) {
      const character = text.charAt(at);
      if (!isPrintable(character)) return this.reject(`invalid non-printable character ${codeName(character)}`, at);
      kind = K.STRAY;
    }
    this.push(kind, at, at + size);
    this.at = at + size;
  }
}
