import * as K from "./tokens.ts";

const EQUALS = 61;

/** Operators of one character, by its code. */
const ONE = new Uint8Array(128);
/** The same with `=` behind it, where that is an operator. */
const WITH_EQUALS = new Uint8Array(128);
/** The character twice, and that with `=` behind it. */
const TWICE = new Uint8Array(128);
const TWICE_WITH_EQUALS = new Uint8Array(128);

for (let kind = K.LPAR; kind <= K.CIRCUMFLEXEQUAL; kind++) {
  const sign = K.SPELLING[kind] ?? "";
  const code = sign.charCodeAt(0);
  if (sign.length === 1) ONE[code] = kind;
  else if (sign.length === 2 && sign.charCodeAt(1) === EQUALS) WITH_EQUALS[code] = kind;
  else if (sign.length === 2 && sign.charCodeAt(1) === code) TWICE[code] = kind;
  else if (sign.length === 3 && sign.charCodeAt(2) === EQUALS) TWICE_WITH_EQUALS[code] = kind;
}
// `==` is `=` with an equals sign, not `=` twice.
TWICE[EQUALS] = 0;

/**
 * The operator at `at`, as its kind times four plus its length; 0 when there is none. `<>` counts as `!=`: CPython reads
 * it as a token, and refuses it later.
 */
export function operatorAt(codes: Uint8Array, at: number): number {
  const code = codes[at] ?? 0;
  const next = codes[at + 1];
  if (next === EQUALS && WITH_EQUALS[code]) return (WITH_EQUALS[code] ?? 0) * 4 + 2;
  if (next === code && TWICE[code]) {
    const equals = codes[at + 2] === EQUALS && TWICE_WITH_EQUALS[code];
    return equals ? equals * 4 + 3 : (TWICE[code] ?? 0) * 4 + 2;
  }
  if (next === 62) {
    if (code === 45) return K.ARROW * 4 + 2;
    if (code === 60) return K.NOTEQUAL * 4 + 2;
  }
  if (code === 46 && next === 46 && codes[at + 2] === 46) return K.ELLIPSIS * 4 + 3;
  return (ONE[code] ?? 0) * 4 + 1;
}
