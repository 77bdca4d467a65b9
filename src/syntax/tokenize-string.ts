const BACKSLASH = 92;
const LF = 10;
const CR = 13;

/** 0: the letters are no string prefix; 1: a string's; 2: an f-string's. */
export function stringPrefix(text: string, start: number, end: number): 0 | 1 | 2 {
  const first = text.charCodeAt(start) | 32;
  const second = end - start === 2 ? text.charCodeAt(start + 1) | 32 : 0;
  const [B, F, R, U] = [98, 102, 114, 117];
  if (second === 0) return first === F ? 2 : first === B || first === R || first === U ? 1 : 0;
  if (first === R) return second === F ? 2 : second === B ? 1 : 0;
  if (second === R) return first === F ? 2 : first === B ? 1 : 0;
  return 0;
}

/** Do three quotes begin at `at`? */
export function isTriple(text: string, at: number): boolean {
  const quote = text.charCodeAt(at);
  return text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote;
}

/** Where the string ends whose quotes begin at `at`; if it never does, minus one less than where looking stopped. */
export function stringEnd(codes: Uint8Array, size: number, at: number): number {
  const quote = codes[at];
  const triple = codes[at + 1] === quote && codes[at + 2] === quote;
  for (let i = at + (triple ? 3 : 1); ; ) {
    const code = codes[i];
    if (code === quote) {
      if (!triple) return i + 1;
      if (codes[i + 1] === quote && codes[i + 2] === quote) return i + 3;
      i++;
    } else if (code === BACKSLASH) {
      i += codes[i + 1] === CR && codes[i + 2] === LF ? 3 : 2;
    } else if (i >= size || (!triple && (code === LF || code === CR))) {
      return -1 - Math.min(i, size);
    } else i++;
  }
}
