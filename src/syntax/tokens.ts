/**
 * Token kinds, as plain numbers so that they fit a `Uint8Array` and switch statements stay dense.
 *
 * Operators, then keywords, each in one run: tables are indexed by kind. Typed `number`, not by their literal, because a
 * cursor's `kind` changes under the compiler's eyes.
 */
import type { TokenRoom } from "./token-room.ts";

export const END: number = 0;
export const NEWLINE: number = 1;
export const INDENT: number = 2;
export const DEDENT: number = 3;
export const NAME: number = 4;
export const NUMBER: number = 5;
export const STRING: number = 6;
export const FSTRING_START = 7;
export const FSTRING_MIDDLE = 8;
export const FSTRING_END = 9;
/** A character that begins no token of Python (`$`, `?`, a backtick). */
export const STRAY: number = 10;
/** The text cannot be read as tokens from here on; {@link Tokens.fault} says why. */
export const FAULT: number = 11;

export const LPAR: number = 12;
export const RPAR: number = 13;
export const LSQB: number = 14;
export const RSQB: number = 15;
export const LBRACE: number = 16;
export const RBRACE: number = 17;
export const COLON: number = 18;
export const COMMA: number = 19;
export const SEMI: number = 20;
export const DOT: number = 21;
export const ELLIPSIS: number = 22;
export const ARROW: number = 23;
export const COLONEQUAL: number = 24;
export const EXCLAMATION: number = 25;
export const EQUAL: number = 26;
export const PLUS: number = 27;
export const MINUS: number = 28;
export const STAR: number = 29;
export const SLASH: number = 30;
export const DOUBLESLASH: number = 31;
export const PERCENT: number = 32;
export const AT: number = 33;
export const DOUBLESTAR: number = 34;
export const LEFTSHIFT: number = 35;
export const RIGHTSHIFT: number = 36;
export const AMPER: number = 37;
export const VBAR: number = 38;
export const CIRCUMFLEX: number = 39;
export const TILDE: number = 40;
export const EQEQUAL: number = 41;
export const NOTEQUAL: number = 42;
export const LESS: number = 43;
export const LESSEQUAL: number = 44;
export const GREATER: number = 45;
export const GREATEREQUAL: number = 46;
export const PLUSEQUAL: number = 47;
export const MINEQUAL: number = 48;
export const STAREQUAL: number = 49;
export const SLASHEQUAL: number = 50;
export const DOUBLESLASHEQUAL: number = 51;
export const PERCENTEQUAL: number = 52;
export const ATEQUAL: number = 53;
export const DOUBLESTAREQUAL: number = 54;
export const LEFTSHIFTEQUAL: number = 55;
export const RIGHTSHIFTEQUAL: number = 56;
export const AMPEREQUAL: number = 57;
export const VBAREQUAL: number = 58;
export const CIRCUMFLEXEQUAL: number = 59;

export const FALSE: number = 60;
export const NONE: number = 61;
export const TRUE: number = 62;
export const AND: number = 63;
export const AS: number = 64;
export const ASSERT: number = 65;
export const ASYNC: number = 66;
export const AWAIT: number = 67;
export const BREAK: number = 68;
export const CLASS: number = 69;
export const CONTINUE: number = 70;
export const DEF: number = 71;
export const DEL: number = 72;
export const ELIF: number = 73;
export const ELSE: number = 74;
export const EXCEPT: number = 75;
export const FINALLY: number = 76;
export const FOR: number = 77;
export const FROM: number = 78;
export const GLOBAL: number = 79;
export const IF: number = 80;
export const IMPORT: number = 81;
export const IN: number = 82;
export const IS: number = 83;
export const LAMBDA: number = 84;
export const NONLOCAL: number = 85;
export const NOT: number = 86;
export const OR: number = 87;
export const PASS: number = 88;
export const RAISE: number = 89;
export const RETURN: number = 90;
export const TRY: number = 91;
export const WHILE: number = 92;
export const WITH: number = 93;
export const YIELD: number = 94;

const WORDS =
  "False None True and as assert async await break class continue def del elif else except finally for from global if " +
  "import in is lambda nonlocal not or pass raise return try while with yield";
const SIGNS =
  "( ) [ ] { } : , ; . ... -> := ! = + - * / // % @ ** << >> & | ^ ~ == != < <= > >= += -= *= /= //= %= @= **= <<= >>= " +
  "&= |= ^=";

/** How kind number n is written, for operators and keywords; empty for the others. */
export const SPELLING: readonly string[] = [...Array<string>(LPAR).fill(""), ...SIGNS.split(" "), ...WORDS.split(" ")];

/** Keywords by spelling. */
export const KEYWORDS: ReadonlyMap<string, number> = new Map(WORDS.split(" ").map((word, i) => [word, FALSE + i]));

/** Why reading tokens stopped. Message texts are CPython's. */
export interface TokenFault {
  readonly type: "SyntaxError" | "IndentationError" | "TabError";
  readonly message: string;
  /** Where CPython points, as a UTF-16 offset; its column is one more than the code points before it on the line. */
  readonly at: number;
  readonly end: number;
  /** CPython knows this fault as "the text ended": what it says then depends on the brackets still open. */
  readonly ended?: true;
  /** Where CPython begins to count the column, if not at the start of the line: it joins lines here. */
  readonly columnFrom?: number;
  /**
   * CPython tells of this fault only when it comes upon it, not when it looks through the rest of the text after another
   * mistake; `inside` an f-string it does not even notice brackets left open then.
   */
  readonly quiet?: "outside" | "inside";
}

/** Tokens as columns: entry i of each array belongs to token i. The last one is `END`, or `FAULT`. */
export interface Tokens extends TokenRoom {
  readonly text: string;
  readonly count: number;
  readonly fault: TokenFault | null;
  /** Some name has characters outside ASCII. */
  readonly wide: boolean;
  /** Offset of the innermost bracket still open where reading stopped, or -1. */
  readonly open: number;
}
