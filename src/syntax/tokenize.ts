/**
 * Text to tokens, in one pass and without garbage: kinds and offsets go to typed arrays.
 *
 * Layout (NEWLINE, INDENT, DEDENT) and f-strings are settled here. An f-string is START, then MIDDLE runs and the
 * ordinary tokens of its fields, then END; the scanner keeps one {@link FString} for each that is open, and is in
 * `literal` mode while it reads text rather than an expression. Where CPython's tokenizer would stop with an error the
 * stream ends with FAULT. Limits are CPython's: 200 brackets, 100 indentations, 150 f-strings, 3 nested format specs.
 */
import { badNameCharacter, codeName, isPrintable } from "./characters.ts";
import { isDigit, scanNumber } from "./tokenize-number.ts";
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
const BACKSLASH = 92;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/** Per ASCII character: 1 name letter, 2 digit (also a name letter after the first). */
const CLASS = new Uint8Array(128);
for (let c = 97; c <= 122; c++) {
  CLASS[c] = 1;
  CLASS[c - 32] = 1;
}
CLASS[95] = 1;
for (let c = 48; c <= 57; c++) CLASS[c] = 2;

const KEYWORDS_BY_FIRST: readonly (readonly { word: string; kind: number }[])[] = Array.from({ length: 128 }, (_, c) =>
  [...K.KEYWORDS].filter(([word]) => word.charCodeAt(0) === c).map(([word, kind]) => ({ word, kind })),
);

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
  private at: number;
  private kinds: Uint8Array;
  private starts: Int32Array;
  private ends: Int32Array;
  private levels: Uint8Array;
  private count = 0;
  private fault: TokenFault | null = null;
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
    this.at = from;
    const room = 64 + ((text.length - from) >> 2);
    this.kinds = new Uint8Array(room);
    this.starts = new Int32Array(room);
    this.ends = new Int32Array(room);
    this.levels = new Uint8Array(room);
  }

  tokens(): Tokens {
    const { text, kinds, starts, ends, levels, count, fault } = this;
    return { text, kinds, starts, ends, levels, count, fault, open: this.openers[this.level - 1] ?? -1 };
  }

  private push(kind: number, start: number, end: number): undefined {
    const n = this.count;
    if (n === this.kinds.length) this.grow();
    this.kinds[n] = kind;
    this.starts[n] = start;
    this.ends[n] = end;
    this.levels[n] = this.level;
    this.count = n + 1;
  }

  private grow(): undefined {
    const room = this.kinds.length * 2;
    const kinds = new Uint8Array(room);
    const starts = new Int32Array(room);
    const ends = new Int32Array(room);
    const levels = new Uint8Array(room);
    kinds.set(this.kinds);
    starts.set(this.starts);
    ends.set(this.ends);
    levels.set(this.levels);
    this.kinds = kinds;
    this.starts = starts;
    this.ends = ends;
    this.levels = levels;
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
    const { text } = this;
    const size = text.length;
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
      let code = text.charCodeAt(at);
      while (code === SPACE || code === TAB || code === FF) code = text.charCodeAt(++at);
      this.at = at;
      if (code < 128) {
        const kind = CLASS[code];
        if (kind === 1) this.readName(at);
        else if (kind === 2) this.readNumber(at);
        else if (code === LF || code === CR) {
          const end = code === CR && text.charCodeAt(at + 1) === LF ? at + 2 : at + 1;
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
        else this.readOperator(code, at);
      } else if (at >= size) {
        this.finish(comment < 0 ? size : comment);
        return;
      } else {
        this.readName(at);
      }
    }
  }

  private finish(lineEnd: number): undefined {
    const size = this.text.length;
    if (this.level > 0) return this.rejectEnd(size);
    const last = this.count - 1;
    const kind = this.kinds[last];
    // Every line ends with NEWLINE, also the last one of a text without a line break there.
    if (last >= 0 && kind !== K.NEWLINE && kind !== K.DEDENT) this.push(K.NEWLINE, lineEnd, size);
    while (this.indents.length > 1) {
      this.indents.pop();
      this.push(K.DEDENT, size, size);
    }
    this.push(K.END, size, size);
  }

  private skipComment(): undefined {
    const { text } = this;
    let at = this.at;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === LF || code === CR || at >= text.length) break;
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
    const { text } = this;
    for (;;) {
      let column = 0;
      let tabColumn = 0;
      let continued = 0;
      let code = 0;
      for (;;) {
        code = text.charCodeAt(this.at);
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
        code = text.charCodeAt(this.at);
      } else if (code !== LF && code !== CR) {
        if (this.at >= text.length) return;
        if (continued > 0) this.indent(continued, continued);
        else this.indent(column, tabColumn);
        return;
      }
      if (this.at >= text.length) return;
      this.at += code === CR && text.charCodeAt(this.at + 1) === LF ? 2 : 1;
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
      this.skipLine();
      const message = "unindent does not match any outer indentation level";
      this.fail({ type: "IndentationError", message, at: this.at, end: this.at, quiet: "outside" });
      return;
    }
    if (tabColumn !== (tabIndents[tabIndents.length - 1] ?? 0)) return this.rejectTabs();
    for (; closed > 0; closed--) this.push(K.DEDENT, at, at);
  }

  private skipLine(): undefined {
    this.skipComment();
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
    const { text } = this;
    // The common case: a few digits and then no letter, dot or underscore.
    let end = start + 1;
    let code = text.charCodeAt(end);
    while (code >= 48 && code <= 57) code = text.charCodeAt(++end);
    if (code === 46 || (code < 128 && CLASS[code] === 1) || text.charCodeAt(start) === 48) {
      const scanned = scanNumber(text, start);
      if (typeof scanned !== "number") return this.fail(scanned);
      end = scanned;
    }
    this.push(K.NUMBER, start, end);
    this.at = end;
  }

  private readName(start: number): undefined {
    const { text } = this;
    let at = start;
    let code = text.charCodeAt(at);
    while (code < 128 && CLASS[code] !== 0) code = text.charCodeAt(++at);
    if ((code === SINGLE_QUOTE || code === DOUBLE_QUOTE) && at - start <= 2) {
      const kind = stringPrefix(text, start, at);
      if (kind === 1) return this.readString(start, at);
      if (kind === 2) return this.openFString(start, at);
    }
    if (code >= 128) return this.readWideName(start, at);
    let kind = K.NAME;
    const length = at - start;
    if (length >= 2 && length <= 8) {
      const candidates = KEYWORDS_BY_FIRST[text.charCodeAt(start)];
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
    this.push(K.NAME, start, at);
    this.at = at;
  }

  private readString(start: number, quoteAt: number): undefined {
    const { text } = this;
    const quote = text.charCodeAt(quoteAt);
    const triple = text.charCodeAt(quoteAt + 1) === quote && text.charCodeAt(quoteAt + 2) === quote;
    let at = quoteAt + (triple ? 3 : 1);
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === quote) {
        if (!triple) break;
        if (text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote) {
          at += 2;
          break;
        }
        at++;
      } else if (code === BACKSLASH) {
        at += text.charCodeAt(at + 1) === CR && text.charCodeAt(at + 2) === LF ? 3 : 2;
      } else if (at >= text.length || (!triple && (code === LF || code === CR))) {
        return this.rejectOpenString(start, quote, triple, Math.min(at, text.length));
      } else at++;
    }
    this.push(K.STRING, start, at + 1);
    this.at = at + 1;
  }

  private rejectOpenString(start: number, quote: number, triple: boolean, at: number): undefined {
    if (this.fstring !== null && this.fstring.quote === quote && this.fstring.quoteSize === (triple ? 3 : 1)) {
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
    const triple = text.charCodeAt(quoteAt + 1) === quote && text.charCodeAt(quoteAt + 2) === quote;
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
    const { text } = this;
    const start = this.at;
    const inSpec = mode.fieldDepth >= 0;
    if (text.charCodeAt(start) === OPEN_BRACE && (inSpec || text.charCodeAt(start + 1) !== OPEN_BRACE)) {
      return this.enterField(mode);
    }
    let at = start;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === mode.quote) {
        if (mode.quoteSize === 1) return this.closeFString(start, at, 1);
        if (text.charCodeAt(at + 1) === mode.quote && text.charCodeAt(at + 2) === mode.quote) {
          return this.closeFString(start, at, 3);
        }
        at++;
      } else if (code === OPEN_BRACE) {
        if (inSpec || text.charCodeAt(at + 1) !== OPEN_BRACE) {
          this.push(K.FSTRING_MIDDLE, start, at);
          this.at = at;
          return this.enterField(mode);
        }
        at += 2;
      } else if (code === CLOSE_BRACE) {
        if (inSpec || text.charCodeAt(at + 1) !== CLOSE_BRACE) {
          if (at > start || inSpec) this.push(K.FSTRING_MIDDLE, start, at);
          this.at = at;
          mode.literal = false;
          return;
        }
        at += 2;
      } else if (code === BACKSLASH) {
        const next = text.charCodeAt(at + 1);
        if (next === OPEN_BRACE || next === CLOSE_BRACE) at++;
        else if (next === 78 && !mode.raw && text.charCodeAt(at + 2) === OPEN_BRACE)
          at = this.skipNamedCharacter(at + 3, mode);
        else at += next === CR && text.charCodeAt(at + 2) === LF ? 3 : 2;
      } else if (at >= text.length || (mode.quoteSize === 1 && (code === LF || code === CR))) {
        if (inSpec && mode.quoteSize === 1) {
          this.push(K.FSTRING_MIDDLE, start, at);
          this.at = at;
          mode.literal = false;
          return;
        }
        const what = mode.quoteSize === 3 ? "triple-quoted f-string literal" : "f-string literal";
        return this.reject(
          `unterminated ${what} (detected at line ${this.lineOf(Math.min(at, text.length))})`,
          mode.start,
          at,
        );
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
    const { text } = this;
    const next = text.charCodeAt(at + 1);
    const equals = next === 61;
    switch (code) {
      case 40:
        return this.open(K.LPAR, at);
      case 41:
        return this.close(K.RPAR, at);
      case 91:
        return this.open(K.LSQB, at);
      case 93:
        return this.close(K.RSQB, at);
      case OPEN_BRACE:
        return this.open(K.LBRACE, at);
      case CLOSE_BRACE:
        return this.close(K.RBRACE, at);
      case 44:
        return this.operator(K.COMMA, at, 1);
      case 59:
        return this.operator(K.SEMI, at, 1);
      case 126:
        return this.operator(K.TILDE, at, 1);
      case 58: {
        const { fstring } = this;
        if (fstring !== null && fstring.fieldDepth >= 0 && fstring.depth - 1 === fstring.fieldDepth) {
          fstring.literal = true;
          return this.operator(K.COLON, at, 1);
        }
        return equals ? this.operator(K.COLONEQUAL, at, 2) : this.operator(K.COLON, at, 1);
      }
      case 46:
        if (isDigit(next)) return this.readNumber(at);
        if (next === 46 && text.charCodeAt(at + 2) === 46) return this.operator(K.ELLIPSIS, at, 3);
        return this.operator(K.DOT, at, 1);
      case 61:
        return equals ? this.operator(K.EQEQUAL, at, 2) : this.operator(K.EQUAL, at, 1);
      case 33:
        return equals ? this.operator(K.NOTEQUAL, at, 2) : this.operator(K.EXCLAMATION, at, 1);
      case 43:
        return equals ? this.operator(K.PLUSEQUAL, at, 2) : this.operator(K.PLUS, at, 1);
      case 45:
        if (next === 62) return this.operator(K.ARROW, at, 2);
        return equals ? this.operator(K.MINEQUAL, at, 2) : this.operator(K.MINUS, at, 1);
      case 37:
        return equals ? this.operator(K.PERCENTEQUAL, at, 2) : this.operator(K.PERCENT, at, 1);
      case 64:
        return equals ? this.operator(K.ATEQUAL, at, 2) : this.operator(K.AT, at, 1);
      case 38:
        return equals ? this.operator(K.AMPEREQUAL, at, 2) : this.operator(K.AMPER, at, 1);
      case 124:
        return equals ? this.operator(K.VBAREQUAL, at, 2) : this.operator(K.VBAR, at, 1);
      case 94:
        return equals ? this.operator(K.CIRCUMFLEXEQUAL, at, 2) : this.operator(K.CIRCUMFLEX, at, 1);
      case 42:
        return this.doubled(at, next === 42, K.STAR, K.STAREQUAL, K.DOUBLESTAR, K.DOUBLESTAREQUAL);
      case 47:
        return this.doubled(at, next === 47, K.SLASH, K.SLASHEQUAL, K.DOUBLESLASH, K.DOUBLESLASHEQUAL);
      case 60:
        // `<>` is an old spelling that CPython still reads as a token, and then refuses.
        if (next === 62) return this.operator(K.NOTEQUAL, at, 2);
        return this.doubled(at, next === 60, K.LESS, K.LESSEQUAL, K.LEFTSHIFT, K.LEFTSHIFTEQUAL);
      case 62:
        return this.doubled(at, next === 62, K.GREATER, K.GREATEREQUAL, K.RIGHTSHIFT, K.RIGHTSHIFTEQUAL);
      default: {
        const character = text.charAt(at);
        if (!isPrintable(character)) return this.reject(`invalid non-printable character ${codeName(character)}`, at);
        return this.operator(K.STRAY, at, 1);
      }
    }
  }

  private operator(kind: number, at: number, size: number): undefined {
    this.push(kind, at, at + size);
    this.at = at + size;
  }

  private doubled(at: number, twice: boolean, one: number, oneEqual: number, two: number, twoEqual: number): undefined {
    const equals = this.text.charCodeAt(at + (twice ? 2 : 1)) === 61;
    if (twice) this.operator(equals ? twoEqual : two, at, equals ? 3 : 2);
    else this.operator(equals ? oneEqual : one, at, equals ? 2 : 1);
  }
}

/** 0: the letters are no string prefix; 1: a string's; 2: an f-string's. */
function stringPrefix(text: string, start: number, end: number): 0 | 1 | 2 {
  const first = text.charCodeAt(start) | 32;
  const second = end - start === 2 ? text.charCodeAt(start + 1) | 32 : 0;
  const [B, F, R, U] = [98, 102, 114, 117];
  if (second === 0) return first === F ? 2 : first === B || first === R || first === U ? 1 : 0;
  if (first === R) return second === F ? 2 : second === B ? 1 : 0;
  if (second === R) return first === F ? 2 : first === B ? 1 : 0;
  return 0;
}
