/**
 * Decimal digits of all scripts and Python's white space, as `int()`, `float()` and the format mini-language see them.
 *
 * Python 3.12 carries Unicode 15.0; the table is recorded from its `unicodedata` rather than asked of the host's `\p{Nd}`,
 * which changes with the host's ICU. Decimal digits come in runs of ten, so the zeros suffice.
 */

/** Code points of the zeros beyond ASCII, ascending. */
const ZEROS: readonly number[] = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
  0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0,
  0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0,
  0x11450, 0x114d0, 0x11650, 0x116c0, 0x11730, 0x118e0, 0x11950, 0x11c50, 0x11d50, 0x11da0, 0x11f50, 0x16a60, 0x16ac0,
  0x16b50, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e4f0, 0x1e950, 0x1fbf0,
];

/** The value of a decimal digit of any script, or -1. */
export function digitValue(codePoint: number): number {
  if (codePoint < 128) return codePoint >= 48 && codePoint <= 57 ? codePoint - 48 : -1;
  let low = 0;
  let high = ZEROS.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ZEROS[middle] ?? 0) <= codePoint) low = middle + 1;
    else high = middle;
  }
  const distance = low === 0 ? 10 : codePoint - (ZEROS[low - 1] ?? 0);
  return distance < 10 ? distance : -1;
}

const NON_ASCII = /[^\0-\x7f]/;
const WIDE_SPACE = /[\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

/**
 * `text` with digits of other scripts as ASCII digits and white space beyond ASCII as blanks, then without white space at its
 * ends; `null` when anything else beyond ASCII is in it. At the ends only the six ASCII blanks count: `int("\x1c5")` is refused
 * although `"\x1c".isspace()`.
 */
export function asciiNumber(text: string): string | null {
  let ascii = text;
  if (NON_ASCII.test(text)) {
    ascii = "";
    for (const char of text) {
      const codePoint = char.codePointAt(0) ?? 0;
      const digit = digitValue(codePoint);
      if (codePoint < 128) ascii += char;
      else if (digit >= 0) ascii += String.fromCharCode(48 + digit);
      else if (WIDE_SPACE.test(char)) ascii += " ";
      else return null;
    }
  }
  let start = 0;
  let end = ascii.length;
  while (start < end && isBlank(ascii.charCodeAt(start))) start++;
  while (end > start && isBlank(ascii.charCodeAt(end - 1))) end--;
  return start === 0 && end === ascii.length ? ascii : ascii.slice(start, end);
}

function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}
