import type { TokenFault } from "./tokens.ts";

const UNDERSCORE = 95;
const DOT = 46;
const ZERO = 48;

/** Words that may follow a number without a space, as in `1if x else 2`: CPython warns and reads on. */
const FOLLOWERS = /(?:and|else|for|or|not)(?![\w\u0080-\uffff])|i[fns]/y;

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isHexDigit(code: number): boolean {
  return isDigit(code) || ((code | 32) >= 97 && (code | 32) <= 102);
}

function isNameLetter(code: number): boolean {
  return ((code | 32) >= 97 && (code | 32) <= 122) || isDigit(code) || code === UNDERSCORE;
}

function fault(message: string, at: number, end: number = at): TokenFault {
  return { type: "SyntaxError", message, at, end };
}

function digitIn(base: number): (code: number) => boolean {
  return base === 16
    ? isHexDigit
    : base === 8
      ? (code) => code >= 48 && code <= 55
      : (code) => code === 48 || code === 49;
}
const RADIX = new Map([
  [120, { name: "hexadecimal", accepts: digitIn(16) }],
  [111, { name: "octal", accepts: digitIn(8) }],
  [98, { name: "binary", accepts: digitIn(2) }],
]);

/** A number ends here unless letters are glued to it. */
function finish(text: string, at: number, kind: string): number | TokenFault {
  if (!isNameLetter(text.charCodeAt(at))) return at;
  FOLLOWERS.lastIndex = at;
  return FOLLOWERS.test(text) ? at : fault(`invalid ${kind} literal`, at - 1);
}

function digits(text: string, from: number): number | TokenFault {
  let at = from;
  for (;;) {
    while (isDigit(text.charCodeAt(at))) at++;
    if (text.charCodeAt(at) !== UNDERSCORE) return at;
    if (!isDigit(text.charCodeAt(++at))) return fault("invalid decimal literal", at - 1);
  }
}

function prefixed(
  text: string,
  from: number,
  radix: { name: string; accepts: (code: number) => boolean },
): number | TokenFault {
  let at = from + 2;
  do {
    if (text.charCodeAt(at) === UNDERSCORE) at++;
    if (!radix.accepts(text.charCodeAt(at))) {
      return isDigit(text.charCodeAt(at))
        ? fault(`invalid digit '${text.charAt(at)}' in ${radix.name} literal`, at)
        : fault(`invalid ${radix.name} literal`, at - 1);
    }
    while (radix.accepts(text.charCodeAt(at))) at++;
  } while (text.charCodeAt(at) === UNDERSCORE);
  if (isDigit(text.charCodeAt(at))) return fault(`invalid digit '${text.charAt(at)}' in ${radix.name} literal`, at);
  return finish(text, at, radix.name);
}

/** The end of the number literal that starts at `from` (a digit, or a dot before a digit). */
export function scanNumber(text: string, from: number): number | TokenFault {
  let at = from;
  let nonzero = false;
  let zerosEnd = -1;
  if (text.charCodeAt(at) === ZERO) {
    const radix = RADIX.get(text.charCodeAt(at + 1) | 32);
    if (radix !== undefined) return prefixed(text, from, radix);
    at++;
    for (;;) {
      if (text.charCodeAt(at) === UNDERSCORE) {
        if (!isDigit(text.charCodeAt(++at))) return fault("invalid decimal literal", at - 1);
      }
      if (text.charCodeAt(at) !== ZERO) break;
      at++;
    }
    zerosEnd = at;
    nonzero = isDigit(text.charCodeAt(at));
  }
  if (isDigit(text.charCodeAt(at))) {
    const end = digits(text, at);
    if (typeof end !== "number") return end;
    at = end;
  }
  let whole = true;
  if (text.charCodeAt(at) === DOT) {
    whole = false;
    at++;
    if (isDigit(text.charCodeAt(at))) {
      const end = digits(text, at);
      if (typeof end !== "number") return end;
      at = end;
    }
  }
  if ((text.charCodeAt(at) | 32) === 101) {
    let exponent = at + 1;
    const sign = text.charCodeAt(exponent);
    if (sign === 43 || sign === 45) {
      if (!isDigit(text.charCodeAt(++exponent))) return fault("invalid decimal literal", exponent - 1);
    } else if (!isDigit(sign)) {
      return finish(text, at, "decimal");
    }
    const end = digits(text, exponent);
    if (typeof end !== "number") return end;
    at = end;
    whole = false;
  }
  if ((text.charCodeAt(at) | 32) === 106) return finish(text, at + 1, "imaginary");
  if (whole && nonzero) {
    return fault(
      "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
      from,
      zerosEnd,
    );
  }
  return finish(text, at, "decimal");
}
