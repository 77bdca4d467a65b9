/** The flag bits of Python's `re`, by their documented values. */
export const TEMPLATE = 1;
export const IGNORECASE = 2;
export const LOCALE = 4;
export const MULTILINE = 8;
export const DOTALL = 16;
export const UNICODE = 32;
export const VERBOSE = 64;
export const DEBUG = 128;
export const ASCII = 256;

/** The flags that say what letters are; at most one holds at a place of a pattern. */
export const ALPHABET_FLAGS: number = ASCII | LOCALE | UNICODE;
/** The flags that hold for a whole pattern or not at all. */
export const WHOLE_FLAGS: number = DEBUG | TEMPLATE;

/** The letters of inline flags, as in `(?im)`. */
export const INLINE_FLAGS: ReadonlyMap<string, number> = new Map([
  ["i", IGNORECASE],
  ["L", LOCALE],
  ["m", MULTILINE],
  ["s", DOTALL],
  ["x", VERBOSE],
  ["a", ASCII],
  ["t", TEMPLATE],
  ["u", UNICODE],
]);

/** The flags inside `(?add-remove:…)` where `flags` hold outside. */
export function combineFlags(flags: number, add: number, remove: number): number {
  const base = add & ALPHABET_FLAGS ? flags & ~ALPHABET_FLAGS : flags;
  return (base | add) & ~remove;
}
