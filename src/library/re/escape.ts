const SPECIAL = /[()[\]{}?*+\-|^$\\.&~# \t\n\r\v\f]/g;

/** `re.escape`: a backslash before each character that means something in a pattern, verbose ones included. */
export function escapePattern(text: string): string {
  return text.replace(SPECIAL, (char) => `\\${char}`);
}
