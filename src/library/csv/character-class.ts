/** Characters as a class of a regular expression with the flag `u` names them, whatever they mean there. */
export function classOf(characters: string): string {
  return Array.from(characters, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`).join("");
}
