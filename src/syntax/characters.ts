/**
 * Which characters make names, and which can be shown. Only text outside ASCII comes here; the tokenizer has its own
 * table for the rest.
 */

/** Patterns of Unicode properties are made when needed, since making one takes longer than reading a formula. */
function lazily(make: () => RegExp): () => RegExp {
  let made: RegExp | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

const nameStart = lazily(() => /^[\p{XID_Start}_]$/u);
const namePart = lazily(() => /^\p{XID_Continue}$/u);
const unprintable = lazily(() => /^[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Zs}]$/u);

/** The offset in `name` of the first character that cannot stand there in a Python identifier, or -1. */
export function badNameCharacter(name: string): number {
  let at = 0;
  for (const character of name) {
    if (!(at === 0 ? nameStart : namePart)().test(character)) return at;
    at += character.length;
  }
  return -1;
}

/** What `str.isprintable` says of one character. */
export function isPrintable(character: string): boolean {
  return character === " " || !unprintable().test(character);
}

/** `U+00A0`: at least four upper-case digits. */
export function codeName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
